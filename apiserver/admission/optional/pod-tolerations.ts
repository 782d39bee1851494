/** Tolerations that a namespace gives to its pods, and those that it lets them have. */
import { Namespace } from "../../../api/core/namespace.ts";
import type { Pod } from "../../../api/core/pod/pod.ts";
import { qosClass } from "../../../api/core/pod/qos.ts";
import { Toleration } from "../../../api/core/pod/scheduling.ts";
import { validateTolerations } from "../../../api/core/pod/validation/scheduling.ts";
import type { FieldError } from "../../../api/field-error.ts";
import { equalJson, withMembers } from "../../../api/json.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { list, struct } from "../../../api/schema.ts";
import { notFound, StatusError } from "../../../api/status.ts";
import { structureOf } from "../../../api/structure.ts";
import { DecodeError, decodeObject } from "../../decode.ts";
import { jsonProblem } from "../../json-syntax.ts";
import type { Registry } from "../../registry/context.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { covers, mergeTolerations } from "../tolerations.ts";

type Tolerations = readonly Toleration[];

/** What holds where the annotations of a namespace say nothing. */
export interface PodTolerationOptions {
  /** What new pods get. */
  readonly default?: Tolerations;
  /** What pods may have; anything, where it is empty. */
  readonly whitelist?: Tolerations;
}

const annotations = {
  default: "scheduler.alpha.kubernetes.io/defaultTolerations",
  whitelist: "scheduler.alpha.kubernetes.io/tolerationsWhitelist",
} as const;

/** Pods that ask for anything bear nodes that are short of memory. */
const memoryPressure = {
  key: "node.kubernetes.io/memory-pressure",
  operator: "Exists",
  effect: "NoSchedule",
};

/** Source: plugin/pkg/admission/podtolerationrestriction 1.36. */
export function podTolerationRestriction(options: PodTolerationOptions = {}): AdmissionPlugin {
  const said = (list: keyof typeof annotations, operation: Operation, registry: Registry) =>
    annotated(operation, registry, annotations[list]);
  const check = (object: KubeObject, operation: Operation, registry: Registry): void => {
    if (operation.subresource !== undefined) return;
    const { tolerations = [] } = asPod(object).spec;
    if (tolerations.length === 0) return;
    const own = said("whitelist", operation, registry);
    const whitelist = own ?? options.whitelist ?? [];
    if (whitelist.length === 0) return;
    if (tolerations.every((each) => whitelist.some((one) => covers(one, each)))) return;
    throw plain(
      "pod tolerations (possibly merged with namespace default tolerations) conflict with its " +
        `${own === undefined ? "cluster" : "namespace"} whitelist`,
    );
  };
  return {
    name: "PodTolerationRestriction",
    resource: { group: "", plural: "pods" },
    mutate(object, operation, registry) {
      if (operation.subresource !== undefined) return object;
      const pod = asPod(object);
      const { tolerations: own = [] } = pod.spec;
      const isNew = operation.verb === "create";
      const standard = isNew ? (said("default", operation, registry) ?? options.default ?? []) : [];
      const isBestEffort = qosClass(pod.spec) === "BestEffort";
      const added = isBestEffort ? standard : [...standard, memoryPressure];
      const final = added.length === 0 ? own : mergeTolerations(own, added);
      const changed =
        final.length === 0 || equalJson(final, own)
          ? pod
          : withMembers(pod, { spec: withMembers(pod.spec, { tolerations: final }) });
      check(changed, operation, registry);
      return changed;
    },
    review: (operation, registry, object) => check(object, operation, registry),
  };
}

// The plugin is given pods alone.
const asPod = (object: KubeObject) => object as Pod;

/** Upstream has no reason for what this plugin refuses. */
const plain = (message: string) => new StatusError("Unknown", message);

const listed = structureOf(struct("Tolerations", "", { items: list("", Toleration) }));

/** What an annotation of the namespace says; nothing where it is not there. */
function annotated(
  { namespace = "" }: Operation,
  { storage }: Registry,
  key: string,
): Tolerations | undefined {
  const around = storage.get("namespaces", namespace);
  if (around === undefined) throw notFound(Namespace, namespace);
  const text = around.metadata.annotations?.[key];
  if (text === undefined || text === "") return text === "" ? [] : undefined;
  const problem = jsonProblem(text);
  if (problem !== "") throw plain(problem);
  try {
    const { value } = decodeObject(listed, { items: JSON.parse(text) }, "Toleration");
    // Decoded along the structure of such a list.
    return (value as { readonly items?: Tolerations }).items ?? [];
  } catch (error) {
    throw error instanceof DecodeError ? plain(error.message) : error;
  }
}

/** Source: podtolerationrestriction apis/podtolerationrestriction/validation 1.36. */
export function validatePodTolerations(options: PodTolerationOptions): readonly FieldError[] {
  return [
    ...validateTolerations(options.default, "podtolerationrestriction.default"),
    ...validateTolerations(options.whitelist, "podtolerationrestriction.whitelist"),
  ];
}
