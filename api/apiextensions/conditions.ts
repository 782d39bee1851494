import { formatTime } from "../runtime.ts";
import type { CustomResourceDefinition, CustomResourceDefinitionCondition } from "./definition.ts";

export type ConditionType =
  | "NamesAccepted"
  | "Established"
  | "KubernetesAPIApprovalPolicyConformant"
  | "Terminating";

/** The condition of that type, if there is one. */
export const conditionOf = ({ status }: CustomResourceDefinition, type: ConditionType) =>
  status.conditions?.find((each) => each.type === type);

/** Whether the definition says so already. */
export function isSaid(crd: CustomResourceDefinition, said: Said): boolean {
  const before = conditionOf(crd, said.type);
  return (
    before?.status === said.status &&
    before.reason === said.reason &&
    before.message === said.message
  );
}

export const isTrue = (crd: CustomResourceDefinition, type: ConditionType): boolean =>
  conditionOf(crd, type)?.status === "True";

/** What is said by a condition. */
export type Said = Pick<CustomResourceDefinitionCondition, "status" | "reason" | "message"> & {
  readonly type: ConditionType;
};

/** The definition with a condition in its place; its time stays where its status does. */
export function withCondition(
  crd: CustomResourceDefinition,
  said: Said,
  nowMs: number,
): CustomResourceDefinition {
  const before = conditionOf(crd, said.type);
  const lastTransitionTime =
    before?.status === said.status ? before.lastTransitionTime : formatTime(nowMs);
  const { type, status, reason, message } = said;
  const condition = { lastTransitionTime, message, reason, status, type };
  const conditions = crd.status.conditions ?? [];
  const index = conditions.findIndex((each) => each.type === type);
  const next = index < 0 ? [...conditions, condition] : conditions.with(index, condition);
  return { ...crd, status: { ...crd.status, conditions: next } };
}
