import { expect, test } from "vitest";
import { compiledConditions } from "../../../api/admissionregistration/match-conditions.ts";
import { alwaysAllow } from "../../auth/authorizer.ts";
import { type Attributes, conditionsHold, conditionVariables, userOf } from "./index.ts";

const request: Attributes = {
  operation: "UPDATE",
  resource: { group: "", version: "v1", resource: "pods" },
  kind: { group: "", version: "v1", kind: "Pod" },
  subresource: "status",
  name: "a",
  namespace: "default",
  object: { apiVersion: "v1", kind: "Pod", metadata: { name: "a", labels: { app: "web" } } },
  owners: [],
  authorizer: alwaysAllow,
  oldObject: { apiVersion: "v1", kind: "Pod", metadata: { name: "a" } },
  options: { fieldManager: "kubectl" },
  dryRun: false,
  userInfo: userOf("kubectl", ""),
};

const failing = "object.spec.replicas > 1";
const failure = `expression '${failing}' resulted in error: no such key: spec`;

test.each<{ behaviour: string; expressions: string[]; policy?: string; expected: object }>([
  { behaviour: "hold where there are none", expressions: [], expected: { holds: true } },
  {
    behaviour: "see the request",
    expressions: [
      "request.operation == 'UPDATE' && request.resource.resource == 'pods'",
      "request.kind.kind == 'Pod' && request.requestKind.version == 'v1'",
      "request.subResource == 'status' && request.namespace == 'default' && !request.dryRun",
      "request.userInfo.username == 'kubernetes-admin' && !has(request.userInfo.extra.a)",
      "request.options.fieldManager == 'kubectl'",
    ],
    expected: { holds: true },
  },
  {
    behaviour: "see both objects",
    expressions: ["object.metadata.labels.app == 'web' && !has(oldObject.metadata.labels)"],
    expected: { holds: true },
  },
  {
    behaviour: "may ask the authorizer, who allows everything",
    expressions: [
      "authorizer.group('apps').resource('deployments').namespace('a').check('create').allowed()",
      "authorizer.requestResource.name(object.metadata.name).check('breakglass').allowed()",
      "!authorizer.path('/healthz').check('get').errored()",
    ],
    expected: { holds: true },
  },
  {
    behaviour: "do not hold where one does not",
    expressions: ["true", "object == null"],
    expected: { holds: false },
  },
  {
    behaviour: "do not hold where one does not, whatever fails",
    expressions: [failing, "false"],
    expected: { holds: false },
  },
  {
    behaviour: "fail where one does",
    expressions: ["true", failing],
    expected: { error: failure },
  },
  {
    behaviour: "tell each failure",
    expressions: [failing, "object.x == 1"],
    expected: {
      error: `[${failure}, expression 'object.x == 1' resulted in error: no such key: x]`,
    },
  },
  {
    behaviour: "do not hold where one fails and failures are ignored",
    expressions: [failing],
    policy: "Ignore",
    expected: { holds: false },
  },
  {
    behaviour: "may cost only so much",
    expressions: Array.from(
      { length: 8 },
      () => "authorizer.path('/a').check('get').allowed() || request.name == ''",
    ),
    expected: {
      error:
        "validation failed due to running out of cost budget, no further validation rules will " +
        "be run",
    },
  },
])("conditions $behaviour", ({ expressions, policy = "Fail", expected }) => {
  const written = expressions.map((expression, index) => ({ name: `c${index}`, expression }));
  const compiled = compiledConditions(written, { hasParams: false });
  const variables = conditionVariables(request, request, request);
  expect(conditionsHold(compiled, variables, policy)).toEqual(expected);
});
