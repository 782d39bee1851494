/** What must hold for FlowSchemas. Source: pkg/apis/flowcontrol/validation 1.36. */

import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
} from "../field-error.ts";
import { equalJson } from "../json.ts";
import { validateEach, validateSubdomain, validateText } from "../validation/format.ts";
import { labelNameProblems } from "../validation/names.ts";
import { validateConditions } from "./condition.ts";
import type { FlowSchema } from "./flow-schema.ts";
import {
  FlowSchemaSpec,
  type FlowSchemaSubject,
  type NonResourcePolicyRule,
  type PolicyRulesWithSubjects,
  type ResourcePolicyRule,
} from "./flow-schema-spec.ts";
import { mandatoryFlowSchemas } from "./mandatory.ts";
import { printedSpec } from "./printed-spec.ts";

type Errors = readonly FieldError[];

export function validateFlowSchema({ metadata, spec, status }: FlowSchema): Errors {
  const { name = "" } = metadata;
  const fixed = mandatoryFlowSchemas.get(name);
  return [
    ...validateSpec(name, spec),
    ...(fixed === undefined || equalJson(spec, fixed)
      ? []
      : [
          invalid(
            "spec",
            printedSpec(FlowSchemaSpec, spec),
            `spec of '${name}' must equal the fixed value`,
          ),
        ]),
    ...validateConditions(status.conditions),
  ];
}

export const validateFlowSchemaStatus = ({ status }: FlowSchema): Errors =>
  validateConditions(status.conditions);

const precedenceMax = 10_000;
const methods = ["ByNamespace", "ByUser"];

function validateSpec(name: string, spec: FlowSchemaSpec): Errors {
  const { matchingPrecedence: precedence, distinguisherMethod: method } = spec;
  const level = spec.priorityLevelConfiguration.name;
  const levelPath = "spec.priorityLevelConfiguration.name";
  return [
    ...validatePrecedence(name, precedence),
    ...(method === undefined || methods.includes(method.type)
      ? []
      : [notSupported("spec.distinguisherMethod.type", { Type: method.type }, methods)]),
    ...(level === ""
      ? [required(levelPath, "must reference a priority level")]
      : validateSubdomain(level, levelPath)),
    ...validateEach(spec.rules, "spec.rules", validateRule),
  ];
}

function validatePrecedence(name: string, precedence: number): Errors {
  const refuse = (why: string) => [invalid("spec.matchingPrecedence", precedence, why)];
  if (precedence <= 0) return refuse("must be a positive value");
  if (precedence > precedenceMax) return refuse(`must not be greater than ${precedenceMax}`);
  return precedence === 1 && name !== "exempt"
    ? refuse("only the schema named 'exempt' may have matchingPrecedence 1")
    : [];
}

function validateRule(rule: PolicyRulesWithSubjects, path: string): Errors {
  const { subjects, resourceRules = [], nonResourceRules = [] } = rule;
  return [
    ...(subjects.length === 0
      ? [required(`${path}.subjects`, "subjects must contain at least one value")]
      : validateEach(subjects, `${path}.subjects`, validateSubject)),
    ...(resourceRules.length === 0 && nonResourceRules.length === 0
      ? [required(path, "at least one of resourceRules and nonResourceRules has to be non-empty")]
      : []),
    ...validateEach(resourceRules, `${path}.resourceRules`, validateResourceRule),
    ...validateEach(nonResourceRules, `${path}.nonResourceRules`, validateNonResourceRule),
  ];
}

const subjectKinds = { serviceAccount: "ServiceAccount", user: "User", group: "Group" } as const;
type SubjectMember = keyof typeof subjectKinds;
/** In the order in which members that do not belong are reported. */
const subjectMembers: readonly SubjectMember[] = ["serviceAccount", "user", "group"];

function validateSubject(subject: FlowSchemaSubject, path: string): Errors {
  const own = subjectMembers.find((member) => subjectKinds[member] === subject.kind);
  if (own === undefined) {
    return [notSupported(`${path}.kind`, subject.kind, Object.values(subjectKinds))];
  }
  return [
    ...validateSubjectMember(subject, own, `${path}.${own}`),
    ...subjectMembers.flatMap((member) => {
      if (member === own || subject[member] === undefined) return [];
      const why = `${member} is forbidden when subject kind is not '${subjectKinds[member]}'`;
      return [forbiddenField(`${path}.${member}`, why)];
    }),
  ];
}

function validateSubjectMember(
  subject: FlowSchemaSubject,
  member: SubjectMember,
  path: string,
): Errors {
  const value = subject[member];
  if (value === undefined) {
    return [required(path, `${member} is required when subject kind is '${subject.kind}'`)];
  }
  const { name } = value;
  const errors: FieldError[] = name === "" ? [required(`${path}.name`)] : [];
  if (!("namespace" in value)) return errors;
  if (name !== "" && name !== "*") errors.push(...validateSubdomain(name, `${path}.name`));
  const at = `${path}.namespace`;
  return [
    ...errors,
    ...(value.namespace === ""
      ? [required(at, "must specify namespace for service account")]
      : validateText(value.namespace, at, labelNameProblems)),
  ];
}

const verbs = [
  "get",
  "list",
  "create",
  "update",
  "delete",
  "deletecollection",
  "patch",
  "watch",
  "proxy",
];

function validateVerbs(given: readonly string[], path: string): Errors {
  if (given.length === 0) return [required(path, "verbs must contain at least one value")];
  if (given.includes("*")) return validateAlone(given, path, "verbs");
  return given.every((verb) => verbs.includes(verb)) ? [] : [notSupported(path, given, verbs)];
}

/** Nothing stands beside `*`. */
const validateAlone = (given: readonly string[], path: string, what: string): Errors =>
  given.includes("*") && given.length > 1
    ? [invalid(path, given, `if '*' is present, must not specify other ${what}`)]
    : [];

function validateResourceRule(rule: ResourcePolicyRule, path: string): Errors {
  const { apiGroups, resources } = rule;
  const oneOf = (what: string) => `resource rules must supply at least one ${what}`;
  return [
    ...validateVerbs(rule.verbs, `${path}.verbs`),
    ...(apiGroups.length === 0
      ? [required(`${path}.apiGroups`, oneOf("api group"))]
      : validateAlone(apiGroups, `${path}.apiGroups`, "api groups")),
    ...(resources.length === 0
      ? [required(`${path}.resources`, oneOf("resource"))]
      : validateAlone(resources, `${path}.resources`, "resources")),
    ...validateNamespaces(rule, `${path}.namespaces`),
  ];
}

function validateNamespaces({ namespaces, clusterScope }: ResourcePolicyRule, path: string) {
  const given = namespaces ?? [];
  if (given.length === 0 && clusterScope !== true) {
    const why = "resource rules that are not cluster scoped must supply at least one namespace";
    return [required(path, why)];
  }
  if (given.includes("*")) return validateAlone(given, path, "namespaces");
  const rule = "each member of this list must be '*' or a DNS-1123 label; ";
  return validateEach(given, path, (namespace, at) =>
    labelNameProblems(namespace).map((why) => invalid(at, namespace, rule + why)),
  );
}

function validateNonResourceRule(rule: NonResourcePolicyRule, path: string): Errors {
  const urls = rule.nonResourceURLs;
  const at = `${path}.nonResourceURLs`;
  return [
    ...validateVerbs(rule.verbs, `${path}.verbs`),
    ...(urls.length === 0
      ? [required(at, "nonResourceURLs must contain at least one value")]
      : urls.includes("*")
        ? validateAlone(urls, at, "non-resource URLs")
        : validateEach(urls, at, (url, place) => {
            const why = urlProblem(url);
            return why === undefined ? [] : [invalid(place, url, why)];
          })),
  ];
}

function urlProblem(path: string): string | undefined {
  if (path === "") return "must not be empty";
  if (path === "/") return undefined;
  if (!path.startsWith("/")) return "must start with slash";
  if (path.includes(" ")) return "must not contain white-space";
  if (path.includes("//")) return "must not contain double slash";
  const wildcards = path.split("*").length - 1;
  return wildcards > 1 || (wildcards === 1 && !path.endsWith("/*"))
    ? "wildcard can only do suffix matching"
    : undefined;
}
