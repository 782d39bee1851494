/** The registries that the secrets of a pod log in to. Source: kubelet 1.36, credentialprovider. */
import { decodeBase64 } from "../../api/base64.ts";
import { type Secret, secretTypes } from "../../api/core/secret.ts";
import { isObject } from "../../api/json.ts";

/** The hosts for which the secrets have credentials. */
export function credentialsOf(secrets: readonly (Secret | undefined)[]): ReadonlySet<string> {
  return new Set(secrets.flatMap((secret) => (secret === undefined ? [] : hostsIn(secret))));
}

function hostsIn({ type, data = {} }: Secret): readonly string[] {
  if (type === secretTypes.dockerConfigJson) {
    const { auths } = parsed(data[".dockerconfigjson"]);
    return isObject(auths) ? Object.keys(auths).map(hostOf) : [];
  }
  return type === secretTypes.dockercfg ? Object.keys(parsed(data[".dockercfg"])).map(hostOf) : [];
}

function parsed(base64 = ""): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(decodeBase64(base64) ?? "");
    return isObject(value) ? value : {};
  } catch {
    // What cannot be read holds no credentials: the kubelet goes on without.
    return {};
  }
}

/** `https://index.docker.io/v1/` is Docker Hub. */
function hostOf(server: string): string {
  const host = server
    .replace(/^https?:\/\//, "")
    .split("/", 1)
    .join();
  return host === "index.docker.io" || host === "registry-1.docker.io" ? "docker.io" : host;
}
