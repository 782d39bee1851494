/**
 * Keeps pods and claims within the bounds of their namespace, and gives containers what they do not
 * say. `fill.ts` fills in, `bounds.ts` compares.
 */
import type { PersistentVolumeClaim } from "../../../api/core/claim.ts";
import { LimitRange } from "../../../api/core/limit-range/limit-range.ts";
import { Pod } from "../../../api/core/pod/pod.ts";
import type { PodSpec } from "../../../api/core/pod/spec.ts";
import { changeMetadata } from "../../../api/meta/change-metadata.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { forbidden } from "../../../api/status.ts";
import { tableName } from "../../registry/resource-table.ts";
import type { Storage } from "../../storage/storage.ts";
import { ByNamespace } from "../by-namespace.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { claimProblems, podProblems } from "./bounds.ts";
import { filledSpec } from "./fill.ts";

/** Tells what was filled in. */
export const limitRangerAnnotation = "kubernetes.io/limit-ranger";

/** Source: plugin/pkg/admission/limitranger 1.36. */
export function limitRanger(storage: Storage): readonly AdmissionPlugin[] {
  const ranges = new ByNamespace<LimitRange>(storage, tableName(LimitRange));
  /** The ranges that a spec was found to be within: pods of one template share it. */
  const within = new WeakMap<PodSpec, readonly LimitRange[]>();
  const refuseAny = (
    { definition, name, namespace = "" }: Operation,
    problemsOf: (range: LimitRange) => readonly string[],
  ) => {
    for (const range of ranges.in(namespace)) {
      const problems = [...new Set(problemsOf(range))];
      if (problems.length === 0) continue;
      const fact = problems.length === 1 ? problems.join() : `[${problems.join(", ")}]`;
      throw forbidden(definition, name, fact);
    }
  };
  const concerns: AdmissionPlugin["concerns"] = (_, namespace = "") => ranges.has(namespace);
  return [
    {
      name: "LimitRanger",
      resource: Pod,
      concerns,
      mutate(object, operation) {
        if (!setsResources(operation)) return object;
        // The plugin is given pods alone.
        return filled(object as Pod, ranges.in(operation.namespace ?? ""));
      },
      review(operation, _, object) {
        const around = ranges.in(operation.namespace ?? "");
        if (!setsResources(operation)) return;
        // The plugin is given pods alone.
        const { spec } = object as Pod;
        if (within.get(spec) === around) return;
        refuseAny(operation, (range) => podProblems(range, spec));
        within.set(spec, around);
      },
    },
    {
      name: "LimitRanger",
      resource: { group: "", plural: "persistentvolumeclaims" },
      concerns,
      reviews: new Set([""]),
      review(operation, _, object) {
        if (isGoing(operation)) return;
        // The plugin is given claims alone.
        const { spec } = object as PersistentVolumeClaim;
        refuseAny(operation, (range) => claimProblems(range, spec.resources.requests ?? {}));
      },
    },
  ];
}

/** Resources of a pod are set when it is made and when it is resized. */
const setsResources = (operation: Operation) =>
  operation.verb === "create"
    ? operation.subresource === undefined
    : operation.subresource === "resize" && !isGoing(operation);

const isGoing = ({ stored }: Operation) => stored?.metadata.deletionTimestamp !== undefined;

function filled(pod: Pod, ranges: readonly LimitRange[]): KubeObject {
  const { spec, told } = filledSpec(pod.spec, ranges);
  if (told === undefined) return pod;
  const annotations = { ...pod.metadata.annotations, [limitRangerAnnotation]: told };
  return Object.assign(
    { ...pod },
    { metadata: changeMetadata(pod.metadata, { annotations }), spec },
  );
}
