/** The variables of a container. Source: kubelet 1.36, makeEnvironmentVariables. */
import type { FindConfiguration } from "../observed.ts";
import { bytesOf } from "../shell/bytes.ts";
import type { Container } from "../types.ts";

/** Puts in `$(NAME)`; `$$` is a dollar, and what is not set stays. Source: expansion.Expand. */
export const expanded = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replace(/\$(\$|\(([A-Za-z_][\w.-]*)\))/g, (all, first: string, name: string) =>
    first === "$" ? "$" : (variables.get(name) ?? all),
  );

/** What `envFrom` brings, then `env` in its order, as byte strings. */
export function environmentOf(
  { envFrom = [], env = [] }: Container,
  configuration: FindConfiguration,
): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const { prefix = "", configMapRef, secretRef } of envFrom) {
    const found = configMapRef
      ? configuration("ConfigMap", configMapRef.name)
      : configuration("Secret", secretRef?.name ?? "");
    for (const [key, value] of found?.data ?? []) variables.set(prefix + key, value);
  }
  for (const { name, value, valueFrom } of env) {
    const { configMapKeyRef, secretKeyRef } = valueFrom ?? {};
    const key = configMapKeyRef ?? secretKeyRef;
    if (key === undefined) {
      // A field of the pod has been put in before.
      if (value !== undefined || valueFrom === undefined) {
        variables.set(name, expanded(bytesOf(value ?? ""), variables));
      }
      continue;
    }
    const kind = configMapKeyRef === undefined ? "Secret" : "ConfigMap";
    const found = configuration(kind, key.name)?.data.get(key.key);
    if (found !== undefined) variables.set(name, found);
  }
  return variables;
}
