/** The options of a connection, as its query has them and as admission sees them. */
import type { JsonObject } from "../../api/json.ts";
import { flag } from "./options.ts";
import type { ResourcePath } from "./route.ts";

/** The options in the query. What is false or empty is left out. */
export function connectOptions(
  { subresource = "", proxyPath = "" }: ResourcePath,
  query: URLSearchParams,
): JsonObject {
  // What is no port is told of when ports are looked for.
  const ports = query
    .getAll("ports")
    .flatMap((each) => each.split(","))
    .map(Number)
    .filter(Number.isInteger);
  if (subresource === "portforward") return ports.length === 0 ? {} : { ports };
  if (subresource === "proxy") return proxyPath === "" ? {} : { path: proxyPath };
  const streams = ["stdin", "stdout", "stderr", "tty"].filter((name) => flag(query, name));
  const container = query.get("container") ?? "";
  const command = query.getAll("command");
  return {
    ...Object.fromEntries(streams.map((name) => [name, true])),
    ...(container === "" ? {} : { container }),
    ...(command.length === 0 ? {} : { command }),
  };
}

/** Options as a query again. */
export function streamQuery({ kind: _, apiVersion: __, ...options }: JsonObject): URLSearchParams {
  const pairs = Object.entries(options).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, String(each)] as [string, string]),
  );
  return new URLSearchParams(pairs);
}
