import { Namespace } from "../../../api/core/namespace.ts";
import { Pod } from "../../../api/core/pod/pod.ts";
import { withMembers } from "../../../api/json.ts";
import { forbidden, notFound } from "../../../api/status.ts";
import type { Registry } from "../../registry/context.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { parsePlainLabels } from "./plain-labels.ts";

const annotation = "scheduler.alpha.kubernetes.io/node-selector";

/** Labels of nodes, as `env=dev,disk=ssd`, by namespace. */
export interface PodNodeSelectorOptions {
  /** Where the pods go of namespaces that have no annotation. */
  readonly clusterDefaultNodeSelector?: string;
  /** Of every other namespace: all that its pods may ask for. */
  readonly [namespace: string]: string | undefined;
}

/**
 * The pods of a namespace go to the nodes that its annotation names: `env=dev,disk=ssd`.
 * Source: plugin/pkg/admission/podnodeselector 1.36.
 */
export function podNodeSelector(options: PodNodeSelectorOptions = {}): AdmissionPlugin {
  const { clusterDefaultNodeSelector = "" } = options;
  const check = (pod: Pod, { definition, name, namespace = "" }: Operation, wanted: Labels) => {
    const own = pod.spec.nodeSelector ?? {};
    const refuse = (fact: string) => forbidden(definition, name, fact);
    if (Object.keys(wanted).some((key) => own[key] !== undefined && own[key] !== wanted[key])) {
      throw refuse("pod node label selector conflicts with its namespace node label selector");
    }
    const allowed = parsePlainLabels(options[namespace] ?? "");
    if (Object.keys(allowed).length === 0) return;
    if (Object.entries({ ...wanted, ...own }).every(([key, value]) => allowed[key] === value))
      return;
    throw refuse("pod node label selector labels conflict with its namespace whitelist");
  };
  const wantedIn = ({ namespace = "" }: Operation, { storage }: Registry): Labels => {
    const around = storage.get("namespaces", namespace);
    if (around === undefined) throw notFound(Namespace, namespace);
    return parsePlainLabels(
      around.metadata.annotations?.[annotation] ?? clusterDefaultNodeSelector,
    );
  };
  const isNew = ({ verb, subresource }: Operation) =>
    verb === "create" && subresource === undefined;
  return {
    name: "PodNodeSelector",
    resource: Pod,
    mutate(object, operation, registry) {
      if (!isNew(operation)) return object;
      // The plugin is given pods alone.
      const pod = object as Pod;
      const wanted = wantedIn(operation, registry);
      check(pod, operation, wanted);
      if (Object.keys(wanted).length === 0) return object;
      const nodeSelector = { ...wanted, ...pod.spec.nodeSelector };
      return withMembers(pod, { spec: withMembers(pod.spec, { nodeSelector }) });
    },
    review(operation, registry, object) {
      if (!isNew(operation)) return;
      // The plugin is given pods alone.
      check(object as Pod, operation, wantedIn(operation, registry));
    },
  };
}

type Labels = Readonly<Record<string, string>>;
