import { conditionOf, isTrue, withCondition } from "../../api/apiextensions/conditions.ts";
import type { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import { cleanupFinalizer } from "../../api/apiextensions/strategy.ts";

/** Whether the objects of the resource are to go with it. */
export const isCleaningUp = ({ metadata }: CustomResourceDefinition): boolean =>
  metadata.deletionTimestamp !== undefined &&
  metadata.finalizers?.includes(cleanupFinalizer) === true;

/**
 * The definition on its way out, while `remaining` of its objects are left.
 * Source: apiextensions-apiserver CRDFinalizer 1.36.
 */
export function planRemoval(
  crd: CustomResourceDefinition,
  remaining: number,
  nowMs: number,
): CustomResourceDefinition {
  const type = "Terminating";
  const inProgress = "InstanceDeletionInProgress";
  if (conditionOf(crd, type)?.reason !== inProgress) {
    const message = "CustomResource deletion is in progress";
    return withCondition(crd, { type, status: "True", reason: inProgress, message }, nowMs);
  }
  if (remaining > 0) return crd;
  const [reason, message] = isTrue(crd, "Established")
    ? ["InstanceDeletionCompleted", "removed all instances"]
    : ["NeverEstablished", "resource was never established"];
  const finalizers = crd.metadata.finalizers?.filter((each) => each !== cleanupFinalizer);
  const said = withCondition(crd, { type, status: "False", reason, message }, nowMs);
  return { ...said, metadata: { ...said.metadata, finalizers } };
}
