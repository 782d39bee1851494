/** The variables of a container. Source: kubelet 1.36, makeEnvironmentVariables. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FindConfiguration } from "../observed.ts";
import { bytesOf } from "../shell/kernel/bytes.ts";
import type { Container } from "../types.ts";
import { nodeLimit } from "../volumes/downward.ts";

/** Puts in `$(NAME)`; `$$` is a dollar, and what is not set stays. Source: expansion.Expand. */
export const expanded = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replace(/\$(\$|\(([A-Za-z_][\w.-]*)\))/g, (all, first: string, name: string) =>
    first === "$" ? "$" : (variables.get(name) ?? all),
  );

/**
 * What `envFrom` brings, then `env` in its order, as byte strings, and then what is to be known of
 * Services and was not said by then.
 */
export function environmentOf(
  { envFrom = [], env = [] }: Container,
  { metadata: { namespace = "" }, spec }: Pod,
  configuration: FindConfiguration,
): ReadonlyMap<string, string> {
  const services = servicesOf(namespace, spec.enableServiceLinks !== false, configuration);
  const variables = new Map<string, string>();
  for (const { prefix = "", configMapRef, secretRef } of envFrom) {
    const found = configMapRef
      ? configuration("ConfigMap", configMapRef.name)
      : configuration("Secret", secretRef?.name ?? "");
    for (const [key, value] of found?.data ?? []) variables.set(prefix + key, value);
  }
  for (const { name, value, valueFrom } of env) {
    const { configMapKeyRef, secretKeyRef, fileKeyRef } = valueFrom ?? {};
    if (fileKeyRef !== undefined) {
      const { volumeName, path, key } = fileKeyRef;
      const found = configuration("EnvFile", `${volumeName}/${path}`)?.data.get(key);
      if (found !== undefined) variables.set(name, found);
      continue;
    }
    const key = configMapKeyRef ?? secretKeyRef;
    if (key === undefined) {
      // A field of the pod has been put in before.
      const own = value ?? nodeLimit(valueFrom?.resourceFieldRef, configuration);
      if (own !== undefined || valueFrom === undefined) {
        const known = new Map([...services, ...variables]);
        variables.set(name, expanded(bytesOf(own ?? ""), known));
      }
      continue;
    }
    const kind = configMapKeyRef === undefined ? "Secret" : "ConfigMap";
    const found = configuration(kind, key.name)?.data.get(key.key);
    if (found !== undefined) variables.set(name, found);
  }
  for (const [name, value] of services) if (!variables.has(name)) variables.set(name, value);
  return variables;
}

/** The Services of the namespace where they are wanted, and in any case that of the API. */
function servicesOf(
  namespace: string,
  areWanted: boolean,
  configuration: FindConfiguration,
): readonly (readonly [name: string, value: string])[] {
  const own = [...(configuration("Services", namespace)?.data ?? [])];
  const isOfApi = ([name]: readonly [string, string]) => /^KUBERNETES_(?:SERVICE|PORT)/.test(name);
  if (namespace === "default") return areWanted ? own : own.filter(isOfApi);
  const all = [...(configuration("Services", "default")?.data ?? [])].filter(isOfApi);
  return areWanted ? [...all, ...own] : all;
}
