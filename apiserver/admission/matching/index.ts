/**
 * Which requests webhooks and policies are about: rules, selectors and conditions.
 *
 * Guarantees: everything here is a function of what it is given, and reads no storage.
 */
export {
  type Attributes,
  type Form,
  type GroupVersionKind,
  type GroupVersionResource,
  isExempt,
  type Matched,
  objectsIn,
  operationNames,
  type Surroundings,
} from "./attributes.ts";
export { type ConditionsResult, conditionsHold } from "./conditions.ts";
export {
  CostBudget,
  type Evaluation,
  evaluateExpression,
  OutOfBudget,
  policyCostMax,
} from "./evaluate.ts";
export { admissionRequest, conditionVariables } from "./request.ts";
export { matchResources, matchWebhook } from "./resources.ts";
export { resourceMatches } from "./rules.ts";
export { userOf } from "./user-info.ts";
