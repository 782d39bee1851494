/**
 * The authorizer of expressions. Whoever writes to kubesim may do everything: every check allows.
 * Source: k8s.io/apiserver/pkg/cel/library/authz.go 1.36.
 */
import { type CelFunction, type CelType, type CelValue, types } from "../cel/index.ts";

const named = (name: string, fields: Readonly<Record<string, CelType>> = {}): CelType => ({
  kind: "object",
  name: `kubernetes.authorization.${name}`,
  fields,
});

const groupCheck = named("GroupCheck");
const resourceCheck = named("ResourceCheck");
const pathCheck = named("PathCheck");
const decision = named("Decision");

/** The type of the variable `authorizer`. */
export const authorizerType = named("Authorizer", { requestResource: resourceCheck });

/** The value of that variable. No function looks inside. */
export const authorizer = { requestResource: {} } as const;

const allowed: CelValue = {};

function method(
  name: string,
  [on, ...others]: readonly [CelType, ...(keyof typeof types)[]],
  gives: CelType,
  run: CelFunction["run"] = () => allowed,
): CelFunction {
  const parameters = [on, ...others.map((each) => types[each])];
  return { name, isMethod: true, parameters, result: gives, run };
}

const check = (on: CelType) => method("check", [on, "string"], decision);

/** The methods of an authorizer and of what they give. */
export const authorizerFunctions: readonly CelFunction[] = [
  method("path", [authorizerType, "string"], pathCheck),
  method("group", [authorizerType, "string"], groupCheck),
  method("serviceAccount", [authorizerType, "string", "string"], authorizerType),
  method("resource", [groupCheck, "string"], resourceCheck),
  ...["subresource", "namespace", "name", "fieldSelector", "labelSelector"].map((name) =>
    method(name, [resourceCheck, "string"], resourceCheck),
  ),
  check(pathCheck),
  check(resourceCheck),
  method("allowed", [decision], types.bool, () => true),
  method("errored", [decision], types.bool, () => false),
  method("error", [decision], types.string, () => ""),
  method("reason", [decision], types.string, () => ""),
];
