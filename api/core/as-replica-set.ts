import type { ReplicaSet } from "../apps/replicaset.ts";
import type { ReplicationController } from "./replication-controller.ts";

const asSpecs = new WeakMap<ReplicationController["spec"], ReplicaSet["spec"]>();

/**
 * The ReplicaSet that it would be, by its own names: its selector is of labels alone. The same spec
 * gives the same spec, so what is reckoned of that can be remembered by it.
 */
export function asReplicaSet(controller: ReplicationController): ReplicaSet {
  const { spec } = controller;
  const known = asSpecs.get(spec);
  if (known !== undefined) return { ...controller, spec: known };
  const { selector, template } = spec;
  if (template === undefined)
    throw new Error("validation lets no controller without a template by");
  const labels = selector === undefined ? {} : { matchLabels: selector };
  const adapted = { ...spec, selector: labels, template };
  asSpecs.set(spec, adapted);
  return { ...controller, spec: adapted };
}
