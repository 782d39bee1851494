/** The paths of connections: exec, attach, port-forward, and proxies with what lies behind them. */
import type { ResourceDefinition } from "../../api/resource.ts";
import type { Subresource } from "../served-resources.ts";
import type { Method, Operation, Path } from "./operations.ts";
import { connectParameters, type Parameter, proxiedPath } from "./parameters.ts";

/** Whether a subresource is connected to, and not read and written. */
export const isConnected = ({ kind }: Subresource): boolean => kind.kind.endsWith("Options");

interface Place {
  /** The path of the object. */
  readonly object: string;
  /** `CoreV1` */
  readonly words: string;
  /** The parameters in the path. */
  readonly parameters: readonly Parameter[];
}

const streamMethods = ["get", "post"] as const;
const proxyMethods = ["delete", "get", "head", "options", "patch", "post", "put"] as const;

/**
 * Every method is an operation of its own, and what is behind a proxy has a path of its own.
 * Source: apiserver endpoints/installer.go 1.36.
 */
export function connectionPathsOf(
  definition: ResourceDefinition,
  { name, kind }: Subresource,
  { object, words, parameters: place }: Place,
): readonly Path[] {
  const scope = definition.namespaced ? "Namespaced" : "";
  const isProxy = name === "proxy";
  const operations = (suffix: string): readonly Operation[] =>
    (isProxy ? proxyMethods : streamMethods).map((method: Method) => ({
      method,
      action: "connect",
      id: `connect${words}${capital(method)}${scope}${definition.kind}${capital(name)}${suffix}`,
      description: `connect ${method.toUpperCase()} requests to ${name} of ${definition.kind}`,
      kind: { ...kind },
      parameters: [],
      isBinary: false,
      code: "200",
    }));
  const path = `${object}/${name}`;
  const parameters = [...place, ...(connectParameters[name] ?? [])];
  const own = { path, parameters, operations: operations("") };
  if (!isProxy) return [own];
  const behind = { path: `${path}/{path}`, parameters: [...parameters, proxiedPath] };
  return [own, { ...behind, operations: operations("WithPath") }];
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
