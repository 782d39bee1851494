/** When containers restart. Source: core/validation 1.36. */
import {
  duplicate,
  type Errors,
  invalid,
  none,
  notSupported,
  required,
  tooMany,
} from "../../../field-error.ts";
import { validateEach, validateOptionalWord, validateWord } from "../../../validation/format.ts";
import type { Container, ContainerRestartRule } from "../container.ts";
import type { ContainerResizePolicy } from "../resources.ts";

/** What a change of resources does to a container. */
export function validateResizePolicy(
  policies: readonly ContainerResizePolicy[] | undefined,
  path: string,
  podRestartPolicy: string,
): Errors {
  const seen = new Set<string>();
  const why = "must be 'NotRequired' when pod `restartPolicy` is 'Never'";
  return validateEach(policies, path, ({ resourceName, restartPolicy }, at) => {
    const repeated = seen.has(resourceName) ? [duplicate(at, resourceName)] : none;
    seen.add(resourceName);
    return [
      ...repeated,
      ...validateWord(resourceName, path, ["cpu", "memory"]),
      ...validateWord(restartPolicy, path, ["NotRequired", "RestartContainer"]),
      ...(podRestartPolicy === "Never" && restartPolicy !== "NotRequired"
        ? [invalid(path, restartPolicy, why)]
        : none),
    ];
  });
}

const restartPolicies = ["Always", "Never", "OnFailure"];
const rulesMax = 20;

/** The restart policy of one container, with its exceptions. */
export function validateRestarts(container: Container, path: string): Errors {
  const { restartPolicy, restartPolicyRules: rules = [] } = container;
  if (restartPolicy === undefined && rules.length === 0) return none;
  const needed = "must specify restartPolicy when restart rules are used";
  const at = `${path}.restartPolicyRules`;
  return [
    ...(restartPolicy === undefined ? [required(`${path}.restartPolicy`, needed)] : none),
    ...validateOptionalWord(restartPolicy, `${path}.restartPolicy`, restartPolicies),
    ...(rules.length > rulesMax ? [tooMany(at, rules.length, rulesMax)] : none),
    ...validateEach(rules, at, validateRule),
  ];
}

const codesMax = 255;

function validateRule({ action, exitCodes }: ContainerRestartRule, path: string): Errors {
  const actions = ["Restart", "RestartAllContainers"];
  const actionErrors = validateOptionalWord(action, `${path}.action`, actions);
  const at = `${path}.exitCodes`;
  if (exitCodes === undefined) return [...actionErrors, required(at, "must be specified")];
  const { operator, values = [] } = exitCodes;
  const isKnown = operator === "In" || operator === "NotIn";
  return [
    ...actionErrors,
    ...(isKnown ? none : [notSupported(`${at}.operator`, operator, ["In", "NotIn"])]),
    ...(values.length > codesMax ? [tooMany(`${at}.values`, values.length, codesMax)] : none),
  ];
}
