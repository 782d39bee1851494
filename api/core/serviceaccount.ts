import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { bool, list, struct } from "../schema.ts";
import { LocalObjectReference, ObjectReference } from "./references.ts";

const schema = struct("core.v1.ServiceAccount", "An identity for what runs in pods.", {
  ...objectFields,
  secrets: list("Secrets that its pods may use; no longer filled in.", ObjectReference, {
    merge: "name",
    type: "map",
  }),
  imagePullSecrets: list("Secrets by which its pods pull images.", LocalObjectReference, {
    type: "atomic",
  }),
  automountServiceAccountToken: bool("False keeps its token out of pods that do not ask for it."),
});

export type ServiceAccount = ObjectOf<typeof schema>;

/** An identity for pods. No token Secret is made for it. Source: core/v1 ServiceAccount 1.36. */
export const ServiceAccount = defineResource("v1", schema, {
  kind: "ServiceAccount",
  plural: "serviceaccounts",
  shortNames: ["sa"],
  namespaced: true,
  strategy: {
    prepareForCreate: withPlainReferences,
    prepareForUpdate: withPlainReferences,
    warnings,
  },
  columns: [nameColumn, ageColumn],
});

/** Only the names of its Secrets are kept. */
function withPlainReferences(account: ServiceAccount): ServiceAccount {
  if (account.secrets === undefined) return account;
  const secrets = account.secrets.map(({ name }) => (name === undefined ? {} : { name }));
  return { ...account, secrets };
}

/** Set to true, the pods of an account use no Secrets but those that it names. */
export const mountableSecrets = "kubernetes.io/enforce-mountable-secrets";

function warnings({ metadata }: ServiceAccount): string[] {
  if (metadata.annotations?.[mountableSecrets] === undefined) return [];
  const advice = "prefer separate namespaces to isolate access to mounted secrets";
  return [`metadata.annotations[${mountableSecrets}]: deprecated in v1.32+; ${advice}`];
}
