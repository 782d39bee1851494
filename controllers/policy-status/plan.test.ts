/** "Type checking", as the page "Validating Admission Policy" of the documentation has it. */
import { expect, test } from "vitest";
import { ValidatingAdmissionPolicy } from "../../api/admissionregistration/validating-policy.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { planStatus } from "./plan.ts";

type Spec = Partial<ValidatingAdmissionPolicy["spec"]>;

const ruleFor = (...resources: readonly string[]) => ({
  apiGroups: ["apps"],
  apiVersions: ["v1"],
  operations: ["CREATE"],
  resources,
  scope: "*",
});
const matching = (...resources: readonly string[]) => ({
  matchPolicy: "Equivalent",
  namespaceSelector: {},
  objectSelector: {},
  resourceRules: [ruleFor(...resources)],
});
const policyOf = (
  spec: Spec,
  status: ValidatingAdmissionPolicy["status"] = {},
): ValidatingAdmissionPolicy => ({
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingAdmissionPolicy",
  metadata: { name: "p", generation: 2 },
  spec: { failurePolicy: "Fail", matchConstraints: matching("deployments"), ...spec },
  status,
});
const warned = (...expressionWarnings: readonly object[]) =>
  expressionWarnings.length === 0 ? {} : { expressionWarnings };
const undefinedField = (kind: string) =>
  `apps/v1, Kind=${kind}: ERROR: <input>:1:7: undefined field 'replicas'\n` +
  " | object.replicas > 1\n | ......^\n";

test.each<{ behaviour: string; spec: Spec; typeChecking: object }>([
  {
    behaviour: "reports an undefined field",
    spec: { validations: [{ expression: "object.replicas > 1" }] },
    typeChecking: warned({
      fieldRef: "spec.validations[0].expression",
      warning: undefinedField("Deployment"),
    }),
  },
  {
    behaviour: "checks every matched resource",
    spec: {
      matchConstraints: matching("replicasets", "deployments"),
      validations: [{ expression: "true" }, { expression: "object.replicas > 1" }],
    },
    typeChecking: warned({
      fieldRef: "spec.validations[1].expression",
      warning: `${undefinedField("Deployment")}\n${undefinedField("ReplicaSet")}`,
    }),
  },
  {
    behaviour: "finds nothing wrong",
    spec: {
      variables: [{ name: "few", expression: "object.spec.replicas < 5" }],
      validations: [
        {
          expression:
            "variables.few && object.spec.template.spec.containers.all(c, has(c.image)) && " +
            "object.metadata.creationTimestamp < timestamp('2100-01-01T00:00:00Z') && " +
            "object.metadata.labels['a'].startsWith('b') && object.metadata.__namespace__ == 'a'",
          messageExpression: "object.metadata.name",
        },
      ],
    },
    typeChecking: {},
  },
  {
    behaviour: "checks the types of operands",
    spec: { validations: [{ expression: "object.spec.replicas == 'one'" }] },
    typeChecking: warned({
      fieldRef: "spec.validations[0].expression",
      warning:
        "apps/v1, Kind=Deployment: ERROR: <input>:1:22: found no matching overload for '_==_' " +
        "applied to '(int, string)'\n | object.spec.replicas == 'one'\n | " +
        `${".".repeat(21)}^\n`,
    }),
  },
  {
    behaviour: "checks messages and parameters",
    spec: {
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      validations: [
        { expression: "params.data['a'] == 'b'", messageExpression: "params.date['a']" },
      ],
    },
    typeChecking: warned({
      fieldRef: "spec.validations[0].messageExpression",
      warning:
        "apps/v1, Kind=Deployment: ERROR: <input>:1:7: undefined field 'date'\n" +
        " | params.date['a']\n | ......^\n",
    }),
  },
  {
    behaviour: "does not look at wildcards",
    spec: {
      matchConstraints: matching("*", "deployments/scale"),
      validations: [{ expression: "object.replicas > 1" }],
    },
    typeChecking: {},
  },
])("type checking $behaviour", ({ spec, typeChecking }) => {
  expect(planStatus(policyOf(spec))).toMatchObject([
    {
      patchType: "apply",
      subresource: "status",
      name: "p",
      patch: { status: { observedGeneration: 2, typeChecking } },
    },
  ]);
});

test("a policy is checked once for each generation", () => {
  const spec = { validations: [{ expression: "object.replicas > 1" }] };
  expect(planStatus(policyOf(spec, { observedGeneration: 2 }))).toEqual([]);
});

test("an empty status.typeChecking means that no errors were detected", () => {
  const cluster = createCluster({ nodes: 0 });
  const { status: _, ...policy } = policyOf({ validations: [{ expression: "true" }] });
  cluster.apply({ ...policy, metadata: { name: "p" } });
  cluster.settle();
  expect(cluster.get(ValidatingAdmissionPolicy, "p")?.status).toEqual({
    observedGeneration: 1,
    typeChecking: {},
  });
});
