import type { PodSpec } from "../../api/core/pod/spec.ts";
import { equalAmounts } from "../../api/core/quota/amounts.ts";
import { withMembers } from "../../api/json.ts";
import { RuntimeClass } from "../../api/node/runtime-class.ts";
import { forbidden } from "../../api/status.ts";
import { memberOf } from "../registry/context.ts";
import { tableName } from "../registry/resource-table.ts";
import type { Storage } from "../storage/storage.ts";
import type { AdmissionPlugin } from "./plugin.ts";
import { onPodSpec } from "./pod-spec.ts";
import { mergeTolerations } from "./tolerations.ts";

const table = tableName(RuntimeClass);

/**
 * Pods cost what running them costs beside their containers, and go where their class can be run.
 * Source: plugin/pkg/admission/runtimeclass 1.36.
 */
export const runtimeClass: AdmissionPlugin = {
  name: "RuntimeClass",
  resource: { group: "", plural: "pods" },
  specDependsOn: table,
  mutateSpec: onPodSpec((spec, { storage }) => {
    const found = classOf(storage, spec);
    return found === undefined ? spec : withClass(spec, found);
  }),
  validate({ verb, subresource, definition, name }, { storage }, object) {
    if (verb !== "create" || subresource !== undefined || object === undefined) return;
    // The plugin is given pods alone.
    const spec = memberOf(object, "spec") as PodSpec;
    const { runtimeClassName } = spec;
    if (runtimeClassName === undefined) return;
    const found = classOf(storage, spec);
    const fact =
      found === undefined
        ? `pod rejected: RuntimeClass "${runtimeClassName}" not found`
        : conflict(spec, found);
    if (fact !== undefined) throw forbidden(definition, name, fact);
  },
  reviews: new Set([""]),
  review({ verb, definition, name }, { storage }, object) {
    if (verb !== "create") return;
    // The plugin is given pods alone.
    const spec = memberOf(object, "spec") as PodSpec;
    if (Object.keys(spec.overhead ?? {}).length === 0) return;
    if (classOf(storage, spec)?.overhead !== undefined) return;
    const fact =
      "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead";
    throw forbidden(definition, name, fact);
  },
};

function classOf(storage: Storage, { runtimeClassName }: PodSpec): RuntimeClass | undefined {
  if (runtimeClassName === undefined) return undefined;
  // The table holds nothing else.
  return storage.get(table, runtimeClassName) as RuntimeClass | undefined;
}

/** What the pod says is kept; where that is wrong, it is refused. */
function withClass(spec: PodSpec, { overhead, scheduling }: RuntimeClass): PodSpec {
  const isFree = Object.keys(spec.overhead ?? {}).length > 0;
  const costly =
    overhead?.podFixed === undefined || isFree
      ? spec
      : withMembers(spec, { overhead: overhead.podFixed });
  if (scheduling === undefined) return costly;
  const { nodeSelector, tolerations = [] } = scheduling;
  const merged = mergeTolerations(spec.tolerations ?? [], tolerations);
  return withMembers(costly, {
    ...(nodeSelector && { nodeSelector: { ...nodeSelector, ...spec.nodeSelector } }),
    ...(merged.length > 0 && { tolerations: merged }),
  });
}

function conflict(spec: PodSpec, { overhead, scheduling }: RuntimeClass): string | undefined {
  const given = spec.overhead ?? {};
  if (overhead !== undefined && Object.keys(given).length > 0) {
    if (!equalAmounts(given, overhead.podFixed ?? {})) {
      return "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";
    }
  }
  for (const [key, value] of Object.entries(scheduling?.nodeSelector ?? {})) {
    const own = spec.nodeSelector?.[key];
    if (own === undefined || own === value) continue;
    return (
      `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; ` +
      `pod.spec.nodeSelector[${key}] = ${own}`
    );
  }
  return undefined;
}
