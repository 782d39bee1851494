/** Where the server for images is, read from the kubeconfig that names it. */
import { isObject, type JsonObject } from "../../../api/json.ts";
import type { ImagePolicyOptions } from "./options.ts";

/** The files that a configuration names. */
export interface ConfigurationFiles {
  /** What a file of YAML holds. */
  open(path: string): unknown;
  /** A file, as base64. */
  base64(path: string): string;
}

type Server = Pick<ImagePolicyOptions, "server" | "caBundle" | "certificate" | "token">;

/**
 * The server of the current context; paths in the file lead from where it is. Throws RangeError.
 * Source: client-go/tools/clientcmd 1.36.
 */
export function serverIn(path: string, files: ConfigurationFiles): Server {
  const config: JsonObject = Object(files.open(path));
  const { "current-context": current = "" } = config;
  const { context = {} } = named(config.contexts, current);
  const { cluster = {} } = named(config.clusters, Object(context).cluster);
  const { user = {} } = named(config.users, Object(context).user);
  const server = textOf(cluster, "server");
  if (server === undefined) {
    throw new RangeError(
      "invalid configuration: no configuration has been provided, try setting " +
        "KUBERNETES_MASTER environment variable",
    );
  }
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const bytes = (part: unknown, field: string): string | undefined => {
    const data = textOf(part, `${field}-data`);
    const file = textOf(part, field);
    if (data !== undefined || file === undefined) return data;
    return files.base64(file.startsWith("/") ? file : `${folder}${file}`);
  };
  const caBundle = bytes(cluster, "certificate-authority");
  const [cert, key] = [bytes(user, "client-certificate"), bytes(user, "client-key")];
  const token = textOf(user, "token");
  return {
    server,
    ...(caBundle !== undefined && { caBundle }),
    ...(cert !== undefined && key !== undefined && { certificate: { cert, key } }),
    ...(token !== undefined && { token }),
  };
}

/** The entry of that name. */
const named = (list: unknown, name: unknown): JsonObject =>
  (Array.isArray(list) ? list.filter(isObject) : []).find((each) => each.name === name) ?? {};

function textOf(part: unknown, field: string): string | undefined {
  const text = isObject(part) ? part[field] : undefined;
  return typeof text === "string" && text !== "" ? text : undefined;
}
