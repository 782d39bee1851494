/** Accounts may say that their pods use no Secrets but those that they name. */
import type { Container, EphemeralContainer } from "../../../api/core/pod/container.ts";
import type { PodSpec } from "../../../api/core/pod/spec.ts";
import { mountableSecrets, type ServiceAccount } from "../../../api/core/serviceaccount.ts";

/** The Secret that the pod may not use; `undefined` where it may use all that it does. */
export function mountableProblem(account: ServiceAccount, spec: PodSpec): string | undefined {
  if (!isEnforced(account)) return undefined;
  const { initContainers = [], containers, volumes = [], imagePullSecrets = [] } = spec;
  const { isHeld, refused } = secretsOf(account);
  const ofVolume = volumes
    .map(({ secret }) => secret?.secretName)
    .find((name) => name !== undefined && !isHeld(name));
  if (ofVolume !== undefined) return refused(`volume with ${quoted(ofVolume)}`);
  const ofContainer =
    containerProblem("init container", initContainers, account) ??
    containerProblem("container", containers, account);
  if (ofContainer !== undefined) return ofContainer;
  const pulling = new Set((account.imagePullSecrets ?? []).map(({ name }) => name));
  const index = imagePullSecrets.findIndex(({ name }) => !pulling.has(name));
  if (index < 0) return undefined;
  return (
    `imagePullSecrets[${index}].name="${imagePullSecrets[index]?.name ?? ""}" is not allowed ` +
    `because service account ${account.metadata.name} does not reference that imagePullSecret`
  );
}

/** The same for containers that debug a pod. */
export const ephemeralProblem = (account: ServiceAccount, spec: PodSpec): string | undefined =>
  isEnforced(account)
    ? containerProblem("ephemeral container", spec.ephemeralContainers ?? [], account)
    : undefined;

const annotated = new Set(["1", "t", "T", "true", "TRUE", "True"]);

const isEnforced = ({ metadata }: ServiceAccount) =>
  annotated.has(metadata.annotations?.[mountableSecrets] ?? "");

const quoted = (name: string) => `secret.secretName="${name}"`;

function secretsOf({ metadata, secrets = [] }: ServiceAccount) {
  const held = new Set(secrets.map(({ name }) => name));
  return {
    isHeld: (name: string) => held.has(name),
    refused: (what: string) =>
      `${what} is not allowed because service account ${metadata.name} does not reference that ` +
      "secret",
  };
}

function containerProblem(
  noun: string,
  containers: readonly (Container | EphemeralContainer)[],
  account: ServiceAccount,
): string | undefined {
  const { isHeld, refused } = secretsOf(account);
  for (const { name, env = [], envFrom = [] } of containers) {
    for (const variable of env) {
      const secret = variable.valueFrom?.secretKeyRef?.name;
      if (secret === undefined || isHeld(secret)) continue;
      return refused(`${noun} ${name} with envVar ${variable.name} referencing ${quoted(secret)}`);
    }
    for (const { secretRef } of envFrom) {
      const secret = secretRef?.name;
      if (secret === undefined || isHeld(secret)) continue;
      return refused(`${noun} ${name} with envFrom referencing ${quoted(secret)}`);
    }
  }
  return undefined;
}
