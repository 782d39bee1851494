import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { list, mandatory, present, ref, struct, text } from "../schema.ts";
import { validateMutatingPolicy } from "./mutating-policy-validate.ts";
import { ParamKind, Variable } from "./param.ts";
import { paramKindColumn } from "./policy-columns.ts";
import { MatchResources, matchConditions } from "./rule.ts";
import { warnOfStaticName } from "./static-name.ts";

const atomic = { type: "atomic" } as const;

const ApplyConfiguration = struct(
  "admissionregistration.v1.ApplyConfiguration",
  "A part of an object that is applied to it.",
  { expression: text("The part in CEL: Object{spec: Object.spec{replicas: 3}}.") },
);

const JSONPatch = struct("admissionregistration.v1.JSONPatch", "Operations on an object.", {
  expression: text('The operations in CEL: [JSONPatch{op: "remove", path: "/spec/paused"}].'),
});

const Mutation = struct("admissionregistration.v1.Mutation", "A change of an object.", {
  applyConfiguration: ref("Where the type is ApplyConfiguration.", ApplyConfiguration),
  jsonPatch: ref("Where the type is JSONPatch.", JSONPatch),
  patchType: mandatory(text("ApplyConfiguration or JSONPatch.")),
});
export type Mutation = ObjectOf<typeof Mutation>;

const Spec = struct(
  "admissionregistration.v1.MutatingAdmissionPolicySpec",
  "How which objects are changed.",
  {
    paramKind: ref("The kind of what its bindings give it as parameters.", ParamKind),
    matchConstraints: ref("The requests that it concerns.", MatchResources),
    variables: list("Expressions that others can name.", Variable, atomic),
    mutations: list("The changes, one after the other.", Mutation, atomic),
    failurePolicy: text("Fail or Ignore: what happens where it cannot be evaluated.").default(
      "Fail",
    ),
    matchConditions,
    reinvocationPolicy: text(
      "Never, or IfNeeded: it changes an object again where others changed it after it.",
    ),
  },
);
export type MutatingAdmissionPolicySpec = ObjectOf<typeof Spec>;

const schema = struct(
  "admissionregistration.v1.MutatingAdmissionPolicy",
  "Changes in CEL that are made to objects; a binding puts them in force.",
  {
    ...objectFields,
    spec: present(ref("How which objects are changed.", Spec)),
  },
);
export type MutatingAdmissionPolicy = ObjectOf<typeof schema>;

/** Source: admissionregistration.k8s.io/v1 MutatingAdmissionPolicy 1.36. */
export const MutatingAdmissionPolicy = defineResource("admissionregistration.k8s.io/v1", schema, {
  kind: "MutatingAdmissionPolicy",
  plural: "mutatingadmissionpolicies",
  categories: ["api-extensions"],
  namespaced: false,
  countsGeneration: true,
  updatesUnseen: false,
  strategy: { validate: validateMutatingPolicy, warnings: warnOfStaticName },
  columns: [
    nameColumn,
    {
      name: "Mutations",
      type: "integer",
      description: "How many changes it makes.",
      value: ({ spec }) => (spec.mutations ?? []).length,
    },
    paramKindColumn,
    ageColumn,
  ],
});
