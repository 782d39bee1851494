import { type Approval, approvalOf, isProtected } from "../../api/apiextensions/approval.ts";
import { isSaid, type Said, withCondition } from "../../api/apiextensions/conditions.ts";
import type { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";

/**
 * The definition with the condition that tells whether a resource of a group of Kubernetes' own is
 * approved; the same one where that is said already, or the group is anybody's.
 * Source: apiextensions-apiserver KubernetesAPIApprovalPolicyConformantConditionController 1.36.
 */
export function planApproval(
  crd: CustomResourceDefinition,
  nowMs: number,
): CustomResourceDefinition {
  if (!isProtected(crd.spec.group)) return crd;
  const said = saidOf(approvalOf(crd.metadata.annotations));
  return isSaid(crd, said) ? crd : withCondition(crd, said, nowMs);
}

const saidOf = ({ state, message }: Approval): Said => ({
  type: "KubernetesAPIApprovalPolicyConformant",
  status: state === "Approved" ? "True" : "False",
  reason: `${state}Annotation`,
  message,
});
