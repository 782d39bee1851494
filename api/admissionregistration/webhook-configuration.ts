import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type KubeObject, type ObjectOf } from "../resource.ts";
import { list, struct } from "../schema.ts";
import { warnOfStaticName } from "./static-name.ts";
import { MutatingWebhook, ValidatingWebhook } from "./webhook.ts";
import { validateMutatingWebhook, validateWebhook, validateWebhooks } from "./webhook-validate.ts";

const byName = { merge: "name", keys: ["name"], patchStrategy: "merge" } as const;

const validating = struct(
  "admissionregistration.v1.ValidatingWebhookConfiguration",
  "Webhooks that allow or refuse what is written.",
  { ...objectFields, webhooks: list("The webhooks.", ValidatingWebhook, byName) },
);
export type ValidatingWebhookConfiguration = ObjectOf<typeof validating>;

const mutating = struct(
  "admissionregistration.v1.MutatingWebhookConfiguration",
  "Webhooks that change what is written.",
  { ...objectFields, webhooks: list("The webhooks.", MutatingWebhook, byName) },
);
export type MutatingWebhookConfiguration = ObjectOf<typeof mutating>;

const webhooksColumn: Column<KubeObject & { readonly webhooks?: readonly object[] | undefined }> = {
  name: "Webhooks",
  type: "integer",
  description: "How many webhooks there are.",
  value: ({ webhooks = [] }) => webhooks.length,
};

const described = {
  categories: ["api-extensions"],
  namespaced: false,
  countsGeneration: true,
  updatesUnseen: false,
  columns: [nameColumn, webhooksColumn, ageColumn],
};

/** Source: admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration 1.36. */
export const ValidatingWebhookConfiguration = defineResource(
  "admissionregistration.k8s.io/v1",
  validating,
  {
    ...described,
    kind: "ValidatingWebhookConfiguration",
    plural: "validatingwebhookconfigurations",
    strategy: {
      validate: ({ webhooks }) => validateWebhooks(webhooks, validateWebhook),
      warnings: warnOfStaticName,
    },
  },
);

/** Source: admissionregistration.k8s.io/v1 MutatingWebhookConfiguration 1.36. */
export const MutatingWebhookConfiguration = defineResource(
  "admissionregistration.k8s.io/v1",
  mutating,
  {
    ...described,
    kind: "MutatingWebhookConfiguration",
    plural: "mutatingwebhookconfigurations",
    strategy: {
      validate: ({ webhooks }) => validateWebhooks(webhooks, validateMutatingWebhook),
      warnings: warnOfStaticName,
    },
  },
);
