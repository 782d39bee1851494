import { ageColumn, nameColumn } from "../columns.ts";
import { Condition } from "../meta/condition.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { int64, list, mandatory, present, ref, struct, text } from "../schema.ts";
import { ParamKind, Variable } from "./param.ts";
import { paramKindColumn } from "./policy-columns.ts";
import { MatchResources, matchConditions } from "./rule.ts";
import { warnOfStaticName } from "./static-name.ts";
import { validatePolicyStatus } from "./type-checking-validate.ts";
import { validateValidatingPolicy } from "./validating-policy-validate.ts";

const atomic = { type: "atomic" } as const;

const Validation = struct("admissionregistration.v1.Validation", "What must hold of an object.", {
  expression: mandatory(text("A truth value in CEL.")),
  message: text("What is said where it does not hold."),
  messageExpression: text("A text in CEL that is said instead of the message."),
  reason: text("Forbidden, Invalid or RequestEntityTooLarge: why a request is refused then."),
});
export type Validation = ObjectOf<typeof Validation>;

const AuditAnnotation = struct(
  "admissionregistration.v1.AuditAnnotation",
  "What is noted of a request.",
  {
    key: mandatory(text("Its name, after that of the policy.")),
    valueExpression: mandatory(text("A text in CEL, or null for none.")),
  },
);
export type AuditAnnotation = ObjectOf<typeof AuditAnnotation>;

const Spec = struct(
  "admissionregistration.v1.ValidatingAdmissionPolicySpec",
  "What must hold of which objects.",
  {
    paramKind: ref("The kind of what its bindings give it as parameters.", ParamKind),
    matchConstraints: ref("The requests that it concerns.", MatchResources),
    validations: list("What must hold.", Validation, atomic),
    failurePolicy: text("Fail or Ignore: what happens where it cannot be evaluated.").default(
      "Fail",
    ),
    auditAnnotations: list("What is noted of requests.", AuditAnnotation, atomic),
    matchConditions,
    variables: list("Expressions that others can name.", Variable, {
      merge: "name",
      keys: ["name"],
      patchStrategy: "merge",
    }),
  },
);
export type ValidatingAdmissionPolicySpec = ObjectOf<typeof Spec>;

const ExpressionWarning = struct(
  "admissionregistration.v1.ExpressionWarning",
  "What may be wrong with an expression.",
  {
    fieldRef: mandatory(text("Where it is: spec.validations[0].expression.")),
    warning: mandatory(text("What may be wrong, for each kind of object.")),
  },
);
export type ExpressionWarning = ObjectOf<typeof ExpressionWarning>;

const TypeChecking = struct(
  "admissionregistration.v1.TypeChecking",
  "What may be wrong with the expressions.",
  { expressionWarnings: list("One for each expression.", ExpressionWarning, atomic) },
);
export type TypeChecking = ObjectOf<typeof TypeChecking>;

const Status = struct(
  "admissionregistration.v1.ValidatingAdmissionPolicyStatus",
  "What was found of it.",
  {
    conditions: list("Aspects of its state.", Condition, { keys: ["type"] }),
    observedGeneration: int64("The generation that was looked at."),
    typeChecking: ref("What may be wrong with its expressions.", TypeChecking),
  },
);

const schema = struct(
  "admissionregistration.v1.ValidatingAdmissionPolicy",
  "Rules in CEL that objects must keep to; a binding puts them in force.",
  {
    ...objectFields,
    spec: present(ref("What must hold of which objects.", Spec)),
    status: present(ref("What was found of it.", Status)),
  },
);
export type ValidatingAdmissionPolicy = ObjectOf<typeof schema>;

/** Source: admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy 1.36. */
export const ValidatingAdmissionPolicy = defineResource("admissionregistration.k8s.io/v1", schema, {
  kind: "ValidatingAdmissionPolicy",
  plural: "validatingadmissionpolicies",
  categories: ["api-extensions"],
  namespaced: false,
  countsGeneration: true,
  hasStatus: true,
  statusLeavesMetadata: true,
  updatesUnseen: false,
  strategy: {
    prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    validate: validateValidatingPolicy,
    validateStatusUpdate: validatePolicyStatus,
    warnings: warnOfStaticName,
  },
  columns: [
    nameColumn,
    {
      name: "Validations",
      type: "integer",
      description: "How many things must hold.",
      value: ({ spec }) => (spec.validations ?? []).length,
    },
    paramKindColumn,
    ageColumn,
  ],
});
