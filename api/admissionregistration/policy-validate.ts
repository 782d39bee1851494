/** What policies of both kinds may say. Source: pkg/apis/admissionregistration/validation 1.36. */

import { type FieldError, invalid, required } from "../field-error.ts";
import { validateOptionalWord } from "../validation/format.ts";
import { label1035Problems, subdomainProblems } from "../validation/names.ts";
import { validateMatchConditions } from "./match-conditions.ts";
import type { ParamKind, Variable } from "./param.ts";
import type { Compiled, CompiledPolicy } from "./policy-expressions.ts";
import type { MatchCondition, MatchResources } from "./rule.ts";
import { failurePolicies, validateMatchResources } from "./rule-validate.ts";

type Errors = readonly FieldError[];

interface PolicySpec {
  readonly failurePolicy: string;
  readonly paramKind?: ParamKind | undefined;
  readonly matchConstraints?: MatchResources | undefined;
  readonly matchConditions?: readonly MatchCondition[] | undefined;
  readonly variables?: readonly Variable[] | undefined;
}

/** What is wrong with a policy, up to what it says of objects. */
export function validatePolicy(
  spec: PolicySpec,
  { variables }: CompiledPolicy,
  validateOperations: (match: MatchResources | undefined, path: string) => Errors = () => [],
): Errors {
  const { failurePolicy, paramKind, matchConstraints } = spec;
  return [
    ...validateOptionalWord(failurePolicy, "spec.failurePolicy", failurePolicies),
    ...(paramKind === undefined ? [] : validateParamKind(paramKind, "spec.paramKind")),
    ...validateConstraints(matchConstraints, "spec.matchConstraints"),
    ...validateOperations(matchConstraints, "spec.matchConstraints"),
    ...validateMatchConditions(spec.matchConditions, "spec.matchConditions", {
      hasParams: paramKind !== undefined,
    }),
    ...variables.flatMap((each, index) => validateVariable(each, `spec.variables[${index}]`)),
  ];
}

function validateConstraints(match: MatchResources | undefined, path: string): Errors {
  if (match === undefined) return [required(path)];
  const { resourceRules = [] } = match;
  return [
    ...validateMatchResources(match, path),
    ...(resourceRules.length === 0 ? [required(`${path}.resourceRules`)] : []),
  ];
}

function validateParamKind({ apiVersion = "", kind = "" }: ParamKind, path: string): Errors {
  const problems = kind === "" ? [] : label1035Problems(kind.toLowerCase());
  const why = `may have mixed case, but should otherwise match: ${problems.join(",")}`;
  return [
    ...validateApiVersion(apiVersion, `${path}.apiVersion`),
    ...(kind === "" ? [required(`${path}.kind`)] : []),
    ...(problems.length === 0 ? [] : [invalid(`${path}.kind`, kind, why)]),
  ];
}

function validateApiVersion(apiVersion: string, path: string): Errors {
  if (apiVersion === "") return [required(path)];
  const parts = apiVersion === "/" ? ["", ""] : apiVersion.split("/");
  if (parts.length > 2) {
    return [invalid(path, apiVersion, `unexpected GroupVersion string: ${apiVersion}`)];
  }
  const version = parts.at(-1) ?? "";
  const group = parts.length === 2 ? (parts[0] ?? "") : "";
  const groupProblems = group === "" ? [] : subdomainProblems(group);
  const problems = version === "" ? [] : label1035Problems(version);
  return [
    ...(groupProblems.length === 0 ? [] : [invalid(path, group, groupProblems.join(","))]),
    ...(version === "" ? [invalid(path, apiVersion, "version must be specified")] : []),
    ...(problems.length === 0 ? [] : [invalid(path, version, problems.join(","))]),
  ];
}

const reserved = new Set(
  (
    "true false null in as break const continue else for function if import let loop package " +
    "namespace return var void while"
  ).split(" "),
);

function validateVariable(variable: Compiled & { readonly name: string }, path: string): Errors {
  const { name } = variable;
  const isName = /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !reserved.has(name);
  const named =
    name.trim() === ""
      ? [required(`${path}.name`, "name is not specified")]
      : isName
        ? []
        : [invalid(`${path}.name`, name, "name is not a valid CEL identifier")];
  return [...named, ...validateExpression(variable, `${path}.expression`)];
}

/** What is wrong with an expression that has to be there. */
export function validateExpression({ expression, error }: Compiled, path: string): Errors {
  if (expression.trim() === "") return [required(path, "expression is not specified")];
  return error === undefined ? [] : [invalid(path, expression, error)];
}
