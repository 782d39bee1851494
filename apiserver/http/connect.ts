/** What policies are told of connections: exec, attach, port-forward and proxies. */
import type { FastifyRequest } from "fastify";
import type { KubeObject } from "../../api/resource.ts";
import { reviewConnection } from "../registry/connect.ts";
import type { ApiServer } from "../server.ts";
import { actorOf } from "./api-request.ts";
import { flag } from "./options.ts";
import type { ResourcePath } from "./route.ts";

interface Connection {
  readonly server: ApiServer;
  readonly request: FastifyRequest;
  readonly query: URLSearchParams;
}

/**
 * Throws a StatusError where a policy does not allow the connection. That is decided before it is
 * known whether there is anything to connect to. Source: endpoints/handlers ConnectResource 1.36.
 */
export function admitConnection({ server, request, query }: Connection, path: ResourcePath): void {
  const { group, version, plural, namespace, name, subresource } = path;
  const resource = { group, version, plural };
  const asked = Object.assign(
    { resource, actor: actorOf(request) },
    namespace === undefined ? {} : { namespace },
    name === undefined ? {} : { name },
    subresource === undefined ? {} : { subresource },
  );
  reviewConnection(server.registry, asked, optionsOf(path, query));
}

const kinds: Readonly<Record<string, string | undefined>> = {
  "pods/exec": "PodExecOptions",
  "pods/attach": "PodAttachOptions",
  "pods/portforward": "PodPortForwardOptions",
  "pods/proxy": "PodProxyOptions",
  "services/proxy": "ServiceProxyOptions",
  "nodes/proxy": "NodeProxyOptions",
};

/** The options in the query. What is false or empty is left out. */
function optionsOf(
  { plural, subresource = "", proxyPath = "" }: ResourcePath,
  query: URLSearchParams,
): KubeObject {
  const kind = kinds[`${plural}/${subresource}`] ?? "";
  const named = { apiVersion: "v1", kind, metadata: {} };
  const ports = query.getAll("ports").map(Number);
  if (subresource === "portforward") {
    return Object.assign(named, ports.length === 0 ? {} : { ports });
  }
  if (subresource === "proxy") return Object.assign(named, { path: proxyPath });
  const streams = ["stdin", "stdout", "stderr", "tty"].filter((name) => flag(query, name));
  const container = query.get("container") ?? "";
  const command = query.getAll("command");
  return Object.assign(
    named,
    Object.fromEntries(streams.map((name) => [name, true])),
    container === "" ? {} : { container },
    command.length === 0 ? {} : { command },
  );
}
