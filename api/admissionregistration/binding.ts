/** Bindings, which put policies in force. Source: admissionregistration.k8s.io/v1 1.36. */
import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { list, mandatory, present, ref, struct, text, textItem } from "../schema.ts";
import { validateMutatingBinding, validateValidatingBinding } from "./binding-validate.ts";
import { ParamRef } from "./param.ts";
import { paramRefColumn, policyNameColumn } from "./policy-columns.ts";
import { MatchResources } from "./rule.ts";
import { warnOfStaticName } from "./static-name.ts";

const bindingFields = {
  paramRef: ref("What it is given as parameters.", ParamRef),
  matchResources: ref("Requests, out of those that the policy concerns.", MatchResources),
};

const ValidatingSpec = struct(
  "admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec",
  "Where a policy is in force, and how.",
  {
    ...bindingFields,
    policyName: mandatory(text("The policy.")),
    validationActions: mandatory(
      list("Deny, Warn and Audit: what happens where the policy does not hold.", textItem, {
        type: "set",
      }),
    ),
  },
);

const validating = struct(
  "admissionregistration.v1.ValidatingAdmissionPolicyBinding",
  "Puts a ValidatingAdmissionPolicy in force.",
  { ...objectFields, spec: mandatory(ref("Where and how.", ValidatingSpec)) },
);
export type ValidatingAdmissionPolicyBinding = ObjectOf<typeof validating>;

const MutatingSpec = struct(
  "admissionregistration.v1.MutatingAdmissionPolicyBindingSpec",
  "Where a policy is in force.",
  { ...bindingFields, policyName: text("The policy.") },
);

const mutating = struct(
  "admissionregistration.v1.MutatingAdmissionPolicyBinding",
  "Puts a MutatingAdmissionPolicy in force.",
  { ...objectFields, spec: present(ref("Where.", MutatingSpec)) },
);
export type MutatingAdmissionPolicyBinding = ObjectOf<typeof mutating>;

const described = {
  categories: ["api-extensions"],
  namespaced: false,
  countsGeneration: true,
  updatesUnseen: false,
  columns: [nameColumn, policyNameColumn, paramRefColumn, ageColumn],
};

/** Source: admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding 1.36. */
export const ValidatingAdmissionPolicyBinding = defineResource(
  "admissionregistration.k8s.io/v1",
  validating,
  {
    ...described,
    kind: "ValidatingAdmissionPolicyBinding",
    plural: "validatingadmissionpolicybindings",
    strategy: { validate: validateValidatingBinding, warnings: warnOfStaticName },
  },
);

/** Source: admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding 1.36. */
export const MutatingAdmissionPolicyBinding = defineResource(
  "admissionregistration.k8s.io/v1",
  mutating,
  {
    ...described,
    kind: "MutatingAdmissionPolicyBinding",
    plural: "mutatingadmissionpolicybindings",
    strategy: { validate: validateMutatingBinding, warnings: warnOfStaticName },
  },
);
