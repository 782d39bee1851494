/** What policies and bindings may say. */

import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { MutatingAdmissionPolicyBinding, ValidatingAdmissionPolicyBinding } from "./binding.ts";
import { MutatingAdmissionPolicy } from "./mutating-policy.ts";
import { validatePolicyStatus } from "./type-checking-validate.ts";
import { ValidatingAdmissionPolicy } from "./validating-policy.ts";

const apiVersion = "admissionregistration.k8s.io/v1";
const rule = {
  apiGroups: ["apps"],
  apiVersions: ["v1"],
  operations: ["CREATE"],
  resources: ["deployments"],
  scope: "*",
};
const matching = { matchPolicy: "Equivalent", namespaceSelector: {}, objectSelector: {} };
const matchConstraints = { ...matching, resourceRules: [rule] };

type Spec<T extends { readonly spec: unknown }> = Partial<T["spec"]>;

const validating = (spec: Spec<ValidatingAdmissionPolicy>): readonly string[] => {
  const policy: ValidatingAdmissionPolicy = {
    apiVersion,
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "p" },
    spec: {
      failurePolicy: "Fail",
      matchConstraints,
      validations: [{ expression: "true" }],
      ...spec,
    },
    status: {},
  };
  return errorTexts(ValidatingAdmissionPolicy.strategy.validate?.(policy) ?? []);
};

const mutating = (spec: Spec<MutatingAdmissionPolicy>): readonly string[] => {
  const policy: MutatingAdmissionPolicy = {
    apiVersion,
    kind: "MutatingAdmissionPolicy",
    metadata: { name: "p" },
    spec: {
      failurePolicy: "Fail",
      matchConstraints,
      reinvocationPolicy: "Never",
      mutations: [
        { patchType: "ApplyConfiguration", applyConfiguration: { expression: "Object{}" } },
      ],
      ...spec,
    },
  };
  return errorTexts(MutatingAdmissionPolicy.strategy.validate?.(policy) ?? []);
};

const compilation = (expression: string, at: number, problem: string): string =>
  `${JSON.stringify(expression)}: compilation failed: ERROR: <input>:1:${at}: ${problem}\n | ` +
  `${expression}\n | ${".".repeat(at - 1)}^`;

describe("a ValidatingAdmissionPolicy", () => {
  test.each<{ behaviour: string; spec: Spec<ValidatingAdmissionPolicy>; errors: string[] }>([
    { behaviour: "is valid", spec: {}, errors: [] },
    {
      behaviour: "needs constraints",
      spec: { matchConstraints: undefined },
      errors: ["spec.matchConstraints: Required value"],
    },
    {
      behaviour: "needs a rule",
      spec: { matchConstraints: matching },
      errors: ["spec.matchConstraints.resourceRules: Required value"],
    },
    {
      behaviour: "says something",
      spec: { validations: [] },
      errors: [
        "spec.validations: Required value: validations or auditAnnotations must contain at least " +
          "one item",
        "spec.auditAnnotations: Required value: validations or auditAnnotations must contain at " +
          "least one item",
      ],
    },
    {
      behaviour: "has a known failure policy",
      spec: { failurePolicy: "Maybe" },
      errors: [
        'spec.failurePolicy: Unsupported value: "Maybe": supported values: "Fail", "Ignore"',
      ],
    },
    {
      behaviour: "names a kind of parameters in full",
      spec: { paramKind: { apiVersion: "a/b/c" } },
      errors: [
        'spec.paramKind.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c',
        "spec.paramKind.kind: Required value",
      ],
    },
    {
      behaviour: "has expressions that are truth values",
      spec: { validations: [{ expression: "object.spec.replicas + 1" }, { expression: " " }] },
      errors: [
        'spec.validations[0].expression: Invalid value: "object.spec.replicas + 1": must evaluate ' +
          "to bool but got int",
        "spec.validations[1].expression: Required value: expression is not specified",
      ],
    },
    {
      behaviour: "has expressions that can be read",
      spec: { validations: [{ expression: "object.spec.replicas >" }] },
      errors: [
        `spec.validations[0].expression: Invalid value: ${compilation(
          "object.spec.replicas >",
          23,
          "Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', " +
            "'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}",
        )}`,
      ],
    },
    {
      behaviour: "names no parameters without a kind of them",
      spec: { validations: [{ expression: "params == null" }] },
      errors: [
        `spec.validations[0].expression: Invalid value: ${compilation(
          "params == null",
          1,
          "undeclared reference to 'params' (in container '')",
        )}`,
      ],
    },
    {
      behaviour: "names fields that requests have",
      spec: { validations: [{ expression: "request.user == 'a'" }] },
      errors: [
        `spec.validations[0].expression: Invalid value: ${compilation(
          "request.user == 'a'",
          8,
          "undefined field 'user'",
        )}`,
      ],
    },
    {
      behaviour: "has messages that are texts, of one line, and do not ask the authorizer",
      spec: {
        validations: [
          { expression: "true", message: " " },
          { expression: "true", message: "a\nb" },
          { expression: "true", messageExpression: "  " },
          { expression: "true", messageExpression: "1" },
          { expression: "true", messageExpression: "authorizer.path('').check('').reason()" },
        ],
      },
      errors: [
        'spec.validations[0].message: Invalid value: " ": message must be non-empty if specified',
        'spec.validations[1].message: Invalid value: "a\\nb": message must not contain line breaks',
        'spec.validations[2].messageExpression: Invalid value: "  ": must be non-empty if specified',
        'spec.validations[3].messageExpression: Invalid value: "1": must evaluate to string but ' +
          "got int",
        `spec.validations[4].messageExpression: Invalid value: ${compilation(
          "authorizer.path('').check('').reason()",
          1,
          "undeclared reference to 'authorizer' (in container '')",
        )}`,
      ],
    },
    {
      behaviour: "refuses for a reason that there is",
      spec: { validations: [{ expression: "true", reason: "Conflict" }] },
      errors: [
        'spec.validations[0].reason: Unsupported value: "Conflict": supported values: "Forbidden", ' +
          '"Invalid", "RequestEntityTooLarge"',
      ],
    },
    {
      behaviour: "has variables that are named in order",
      spec: {
        variables: [
          { name: "second", expression: "variables.first + 1" },
          { name: "first", expression: "1" },
          { name: "4ever", expression: "" },
          { name: "in", expression: "true" },
        ],
        validations: [{ expression: "variables.first" }],
      },
      errors: [
        `spec.variables[0].expression: Invalid value: ${compilation(
          "variables.first + 1",
          10,
          "undefined field 'first'",
        )}`,
        'spec.variables[2].name: Invalid value: "4ever": name is not a valid CEL identifier',
        "spec.variables[2].expression: Required value: expression is not specified",
        'spec.variables[3].name: Invalid value: "in": name is not a valid CEL identifier',
        'spec.validations[0].expression: Invalid value: "variables.first": must evaluate to bool ' +
          "but got int",
      ],
    },
    {
      behaviour: "has conditions with names of their own",
      spec: {
        matchConditions: [
          { name: "a", expression: "true" },
          { name: "a", expression: "1" },
          { name: "", expression: "" },
        ],
      },
      errors: [
        'spec.matchConditions[1].expression: Invalid value: "1": must evaluate to bool but got int',
        'spec.matchConditions[1].name: Duplicate value: "a"',
        "spec.matchConditions[2].expression: Required value",
        "spec.matchConditions[2].name: Required value",
      ],
    },
    {
      behaviour: "notes texts under keys of their own",
      spec: {
        auditAnnotations: [
          { key: "a", valueExpression: "object.a" },
          { key: "a", valueExpression: "" },
        ],
      },
      errors: [
        'spec.auditAnnotations[0].valueExpression: Invalid value: "object.a": must evaluate to one ' +
          "of [string null_type] but got dyn",
        "spec.auditAnnotations[1].valueExpression: Required value: valueExpression is not specified",
        'spec.auditAnnotations[1].key: Duplicate value: "a"',
      ],
    },
  ])("$behaviour", ({ spec, errors }) => {
    expect(validating(spec)).toEqual(errors);
  });
});

describe("a rule", () => {
  test.each<{ behaviour: string; change: object; errors: string[] }>([
    {
      behaviour: "says everything",
      change: { apiGroups: [], apiVersions: [], operations: [], resources: [] },
      errors: [
        "operations: Required value",
        "apiGroups: Required value",
        "apiVersions: Required value",
        "resources: Required value",
      ],
    },
    {
      behaviour: "has * alone",
      change: { apiGroups: ["*", "a"], apiVersions: ["*", ""], operations: ["*", "CREATE"] },
      errors: [
        'operations: Invalid value: ["*","CREATE"]: if \'*\' is present, must not specify other ' +
          "operations",
        'apiGroups: Invalid value: ["*","a"]: if \'*\' is present, must not specify other API groups',
        'apiVersions: Invalid value: ["*",""]: if \'*\' is present, must not specify other API ' +
          "versions",
        "apiVersions[1]: Required value",
      ],
    },
    {
      behaviour: "names known operations and scopes",
      change: { operations: ["PATCH"], scope: "All" },
      errors: [
        'operations[0]: Unsupported value: "PATCH": supported values: "*", "CONNECT", "CREATE", ' +
          '"DELETE", "UPDATE"',
        'scope: Unsupported value: "All": supported values: "*", "Cluster", "Namespaced"',
      ],
    },
    {
      behaviour: "has no resources that others comprise",
      change: { resources: ["pods/*", "pods/log", "*/scale", "deployments/scale", "*", "pods"] },
      errors: [
        "resources[1]: Invalid value: \"pods/log\": if 'pods/*' is present, must not specify pods/log",
        "resources[3]: Invalid value: \"deployments/scale\": if '*/scale' is present, must not specify " +
          "deployments/scale",
        'resources: Invalid value: ["pods/*","pods/log","*/scale","deployments/scale","*","pods"]: ' +
          "if '*' is present, must not specify other resources without subresources",
      ],
    },
    {
      behaviour: "has */* alone",
      change: { resources: ["*/*", "pods", ""] },
      errors: [
        "resources[2]: Required value",
        'resources: Invalid value: ["*/*","pods",""]: if \'*/*\' is present, must not specify other ' +
          "resources",
      ],
    },
    {
      behaviour: "names objects once",
      change: { resourceNames: ["a", "a", "a/b"] },
      errors: [
        'resourceNames[1]: Duplicate value: "a"',
        "resourceNames[2]: Invalid value: \"a/b\": may not contain '/'",
      ],
    },
  ])("$behaviour", ({ change, errors }) => {
    const at = "spec.matchConstraints.resourceRules[0].";
    const resourceRules = [{ ...rule, ...change }];
    expect(validating({ matchConstraints: { ...matching, resourceRules } })).toEqual(
      errors.map((error) => at + error),
    );
  });
});

describe("a MutatingAdmissionPolicy", () => {
  const apply = (expression: string) => ({
    patchType: "ApplyConfiguration",
    applyConfiguration: { expression },
  });
  const patch = (expression: string) => ({ patchType: "JSONPatch", jsonPatch: { expression } });
  test.each<{ behaviour: string; spec: Spec<MutatingAdmissionPolicy>; errors: string[] }>([
    {
      behaviour: "is valid",
      spec: {
        mutations: [
          apply("Object{spec: Object.spec{replicas: object.spec.replicas + 1}}"),
          patch('[JSONPatch{op: "add", path: "/a" + jsonpatch.escapeKey("b/c"), value: [1]}]'),
          patch('object.x ? [] : [JSONPatch{op: "remove", path: "/a"}]'),
          patch('[] + [JSONPatch{op: "remove", path: "/a"}]'),
        ],
      },
      errors: [],
    },
    {
      behaviour: "changes something, and says when again",
      spec: { mutations: [], reinvocationPolicy: undefined },
      errors: [
        "spec.mutations: Required value: mutations must contain at least one item",
        "spec.reinvocationPolicy: Required value",
      ],
    },
    {
      behaviour: "has nothing to do with deletions",
      spec: {
        matchConstraints: { ...matching, resourceRules: [{ ...rule, operations: ["DELETE"] }] },
      },
      errors: [
        'spec.matchConstraints.resourceRules.operations: Unsupported value: "DELETE": supported ' +
          'values: "*", "CONNECT", "CREATE", "UPDATE"',
      ],
    },
    {
      behaviour: "has patches of their types",
      spec: {
        mutations: [
          { patchType: "" },
          { patchType: "Merge" },
          { patchType: "JSONPatch" },
          { ...apply("Object{}"), jsonPatch: { expression: "[]" } },
          { patchType: "ApplyConfiguration", applyConfiguration: {} },
        ],
      },
      errors: [
        "spec.mutations[0].patchType: Required value",
        'spec.mutations[1].patchType: Unsupported value: "Merge": supported values: ' +
          '"ApplyConfiguration", "JSONPatch"',
        "spec.mutations[2].jsonPatch: Required value: must be specified when patchType is JSONPatch",
        'spec.mutations[3].jsonPatch: Invalid value: "{jsonPatch}": must not be specified when ' +
          "patchType is ApplyConfiguration",
        "spec.mutations[4].applyConfiguration.expression: Required value",
      ],
    },
    {
      behaviour: "has expressions that give patches",
      spec: { mutations: [apply("'a'"), apply("Object.spec{}"), patch("{'a': 1}")] },
      errors: [
        "spec.mutations[0].applyConfiguration.expression: Invalid value: \"'a'\": must evaluate to " +
          "Object but got string",
        'spec.mutations[1].applyConfiguration.expression: Invalid value: "Object.spec{}": must ' +
          "evaluate to Object but got Object.spec",
        "spec.mutations[2].jsonPatch.expression: Invalid value: \"{'a': 1}\": must evaluate to " +
          "list(JSONPatch) but got map(string, int)",
      ],
    },
  ])("$behaviour", ({ spec, errors }) => {
    expect(mutating(spec)).toEqual(errors);
  });
});

describe("a binding", () => {
  type Binding = ValidatingAdmissionPolicyBinding;
  const errorsOf = (spec: Spec<Binding>) => {
    const binding: Binding = {
      apiVersion,
      kind: "ValidatingAdmissionPolicyBinding",
      metadata: { name: "b" },
      spec: { policyName: "p", validationActions: ["Deny"], ...spec },
    };
    return errorTexts(ValidatingAdmissionPolicyBinding.strategy.validate?.(binding) ?? []);
  };
  test.each<{ behaviour: string; spec: Spec<Binding>; errors: string[] }>([
    { behaviour: "is valid", spec: {}, errors: [] },
    {
      behaviour: "names a policy",
      spec: { policyName: "" },
      errors: ["spec.policyName: Required value"],
    },
    {
      behaviour: "does something",
      spec: { validationActions: [] },
      errors: [
        "spec.validationActions: Required value: at least one validation action is required",
      ],
    },
    {
      behaviour: "does what there is to do, once",
      spec: { validationActions: ["Audit", "Audit", "Log"] },
      errors: [
        'spec.validationActions[1]: Duplicate value: "Audit"',
        'spec.validationActions[2]: Unsupported value: "Log": supported values: "Audit", "Deny", ' +
          '"Warn"',
      ],
    },
    {
      behaviour: "does not warn of what it refuses",
      spec: { validationActions: ["Deny", "Warn"] },
      errors: [
        'spec.validationActions: Invalid value: ["Deny","Warn"]: must not contain both Deny and ' +
          "Warn (repeating the same validation failure information in the API response and headers " +
          "serves no purpose)",
      ],
    },
    {
      behaviour: "has parameters by name or by labels, not by both",
      spec: { paramRef: { name: "a", selector: {}, parameterNotFoundAction: "Deny" } },
      errors: [
        "spec.paramRef.name: Forbidden: name and selector are mutually exclusive",
        "spec.paramRef.selector: Forbidden: name and selector are mutually exclusive",
      ],
    },
    {
      behaviour: "says which parameters, and what where there are none",
      spec: { paramRef: {} },
      errors: [
        "spec.paramRef: Required value: one of name or selector must be specified",
        "spec.paramRef.parameterNotFoundAction: Required value",
      ],
    },
    {
      behaviour: "allows or denies where there are none",
      spec: { paramRef: { name: "a", parameterNotFoundAction: "Warn" } },
      errors: [
        'spec.paramRef.parameterNotFoundAction: Unsupported value: "Warn": supported values: ' +
          '"Deny", "Allow"',
      ],
    },
  ])("$behaviour", ({ spec, errors }) => {
    expect(errorsOf(spec)).toEqual(errors);
  });

  test("of a policy that changes objects has nothing to do with deletions", () => {
    const resourceRules = [{ ...rule, operations: ["DELETE"] }];
    const binding: MutatingAdmissionPolicyBinding = {
      apiVersion,
      kind: "MutatingAdmissionPolicyBinding",
      metadata: { name: "b" },
      spec: { policyName: "P", matchResources: { ...matching, resourceRules } },
    };
    const errors = MutatingAdmissionPolicyBinding.strategy.validate?.(binding) ?? [];
    expect(errorTexts(errors).map((error) => error.slice(0, 72))).toEqual([
      'spec.policyName: Invalid value: "P": a lowercase RFC 1123 subdomain must',
      'spec.matchResources.resourceRules.operations: Unsupported value: "DELETE',
    ]);
  });
});

test("the conditions in the status of a policy are checked", () => {
  const policy = {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "a" },
    spec: {},
    status: {
      conditions: [
        {
          type: "Ready",
          status: "Maybe",
          lastTransitionTime: "2026-01-01T00:00:00Z",
          reason: "",
          message: "",
        },
      ],
    },
  } as unknown as ValidatingAdmissionPolicy;
  const errors = validatePolicyStatus(policy);
  expect(errors.map(({ field, type }) => [field, type])).toEqual([
    ["status.conditions[0].status", "notSupported"],
    ["status.conditions[0].reason", "required"],
  ]);
});
