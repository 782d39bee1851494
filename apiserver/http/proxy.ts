/**
 * The `proxy` subresource of nodes, pods and services: a request to the server behind them.
 * Source: apimachinery 1.36, util/proxy.
 */
import { StatusError } from "../../api/status.ts";
import { sendError } from "./errors.ts";
import { withProxiedLinks } from "./proxied-links.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";

/** What is behind a path: `id` is its name, with a scheme before it and a port after it if said. */
export interface ProxyTarget {
  readonly kind: ProxiedKind;
  readonly namespace: string;
  readonly id: string;
}

export type ProxiedKind = "nodes" | "pods" | "services";

/** A request as the server gets it. */
export interface ProxyRequest {
  readonly method: string;
  /** From the root of that server. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** With the query as it was written. */
  readonly url: string;
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
}

export interface ProxyAnswer {
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Tells once what comes of a request. What it returns gives the request up. */
export type AskServer = (
  request: ProxyRequest,
  done: (answer: ProxyAnswer | StatusError) => void,
) => () => void;

/** The servers of a cluster. */
export interface Backends {
  /** Throws StatusErrors where there is nobody to ask. */
  find(target: ProxyTarget): AskServer;
}

const kinds: readonly string[] = ["nodes", "pods", "services"] satisfies readonly ProxiedKind[];

const isProxied = (plural: string): plural is ProxiedKind => kinds.includes(plural);

/** Whether a path goes on to a server behind the API. */
export const isProxy = ({ plural, subresource }: ResourcePath): boolean =>
  subresource === "proxy" && isProxied(plural);

export function serveProxy(exchange: Exchange, path: ResourcePath): void {
  const { request, reply, backends, query } = exchange;
  const { plural, namespace = "", name: id = "", proxyPath = "" } = path;
  if (!isProxied(plural)) return;
  const ask = backends.find({ kind: plural, namespace, id });
  const at = request.url.indexOf("?");
  const queryText = at < 0 ? "" : request.url.slice(at);
  // Relative links of a page lead below it only where its path ends with a slash.
  if (proxyPath === "" && request.method === "GET") {
    void reply.code(301).header("location", `${exchange.path}/${queryText}`).send("");
    return;
  }
  const asked: ProxyRequest = {
    method: request.method,
    path: proxyPath === "" ? "/" : proxyPath,
    query,
    url: `${proxyPath === "" ? "/" : proxyPath}${queryText}`,
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
    contentType: request.headers["content-type"],
  };
  const way = { prefix: withoutEnd(exchange.path, proxyPath), host: request.headers.host ?? "" };
  const giveUp = ask(asked, (answer) => {
    if (answer instanceof StatusError) sendError(reply, answer);
    else {
      const { code, headers, body } = withProxiedLinks(answer, way);
      void reply.code(code).headers(headers).send(body);
    }
  });
  reply.raw.on("close", giveUp);
}

/** A webhook may have changed where the request goes: then its path ends otherwise. */
const withoutEnd = (path: string, end: string) =>
  path.endsWith(end) ? path.slice(0, path.length - end.length) : path;
