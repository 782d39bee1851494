import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import { type Client, peerOf } from "../client.ts";
import { open, type Way } from "../connect.ts";
import type { FailureReason, Server } from "../exchange.ts";
import type { Listener, Served } from "../machines.ts";
import { ask } from "../network.ts";
import type { EntryConnection } from "../parts.ts";
import { forwardedHeaders } from "./forwarded.ts";
import type { IngressTable } from "./ingress-table.ts";
import { page, statusOfFailure } from "./pages.ts";
import type { IngressRoute } from "./routes.ts";
import type { IngressEndpoint } from "./service-endpoints.ts";

/** The last address of TEST-NET-1, which documentation uses. Source: RFC 5737. */
export const entryAddressUsual = "192.0.2.254";

const tlsPort = 443;

/** The ports of the entry. */
const ports: readonly number[] = [80, tlsPort];

/** How the entry asks its backends. Source: ingress-nginx 1.14, proxy-* settings. */
const connectTimeoutMs = 5_000;
const readTimeoutMs = 60_000;
const triesMax = 3;

/** A request whose answer did not come may have done what it should; these it is safe to repeat. */
const repeatable = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"]);

/** What policies and traces take the entry for. */
const self = {
  metadata: {
    namespace: "ingress-nginx",
    name: "ingress-nginx-controller",
    uid: "ingress-nginx-controller",
    labels: {
      "app.kubernetes.io/component": "controller",
      "app.kubernetes.io/instance": "ingress-nginx",
      "app.kubernetes.io/name": "ingress-nginx",
    },
  },
  spec: { containers: [] },
};

type ServiceRoute = Extract<IngressRoute, { kind: "service" }>;

/** What the entry answers, and the backend that it has it from. */
interface Answer {
  readonly served: Served;
  readonly listener?: Listener;
}

/** What came of one try. */
type Tried =
  | Answer
  | { readonly reason: FailureReason; readonly atMs: number; readonly isSent: boolean };

/** A request as it goes on to a backend. Times count from when the client began. */
interface Going {
  readonly request: HttpRequest;
  readonly connection: EntryConnection;
  readonly arrivedMs: number;
}

/** How a request comes to the entry. */
interface Arrival {
  readonly nowMs: number;
  readonly client: string;
  readonly connection: EntryConnection;
}

/** Where requests for Ingresses arrive, and from where they go on to the pods. */
export class IngressEntry {
  readonly address: string;
  readonly #table: () => IngressTable;
  readonly #way: Way;
  /** Whose turn it is among the endpoints of each Service. */
  readonly #turns = new Map<string, number>();

  constructor({
    address = entryAddressUsual,
    table,
    way,
  }: {
    readonly address?: string | undefined;
    readonly table: () => IngressTable;
    readonly way: Way;
  }) {
    this.address = address;
    this.#table = table;
    this.#way = way;
  }

  listensOn(port: number): boolean {
    return ports.includes(port);
  }

  server(node: Node): Server {
    const { namespace, name: pod } = self.metadata;
    return { namespace, pod, container: "controller", node: node.metadata.name ?? "" };
  }

  /** What answers on a connection. */
  listener(connection: EntryConnection): Listener {
    let last: { readonly listener: Listener; readonly request: HttpRequest } | undefined;
    const isUp = () => this.#way.machines.isUp(connection.node.metadata.name ?? "");
    const serve = (request: HttpRequest, nowMs: number, client: string) => {
      const { served, listener } = this.#serve(request, { nowMs, client, connection });
      last = listener && { listener, request };
      return served;
    };
    return {
      container: "controller",
      serve,
      state: () => (isUp() ? "open" : "unreachable"),
      revised(nowMs, client) {
        if (!isUp()) return undefined;
        const state = last?.listener.state(nowMs);
        if (last === undefined || state === "open" || state === "closing") return undefined;
        if (state === "unreachable") return { response: page(504), tookMs: readTimeoutMs };
        if (!repeatable.has(last.request.method)) return { response: page(502), tookMs: 0 };
        return serve(last.request, nowMs, client);
      },
    };
  }

  #serve(request: HttpRequest, { nowMs, client, connection }: Arrival): Answer {
    const { trace, startMs } = connection;
    const { host, path } = request;
    const arrivedMs = nowMs - startMs;
    const isTls = connection.port === tlsPort;
    const found = this.#table().routes(nowMs).route({ host, path, isTls });
    const note = (text: () => string) => trace.note("ingress", arrivedMs, text);
    switch (found.kind) {
      case "none":
        note(() => `no Ingress has a rule for ${host}${path}`);
        return own(page(404));
      case "resource":
        note(() => `Ingress ${found.ingress} names a ${found.resource.kind}, which nobody serves`);
        return own(page(404));
      case "redirect":
        note(() => `Ingress ${found.ingress} wants TLS`);
        return own(page(308, { location: found.location }));
      case "service": {
        note(() => `Ingress ${found.ingress} leads ${host}${path} to ${serviceText(found)}`);
        const headers = forwardedHeaders(request, { client, isTls });
        const asked = { ...request, path: found.path, headers };
        return this.#pass(found, { request: asked, connection, arrivedMs });
      }
      default:
        return found satisfies never;
    }
  }

  /** On to one endpoint after the other, as long as it is allowed. */
  #pass(route: ServiceRoute, going: Going): Answer {
    const { request, connection, arrivedMs } = going;
    const nowMs = connection.startMs + arrivedMs;
    const endpoints = this.#table().endpoints(route.namespace, route.service, nowMs);
    if (endpoints.length === 0) {
      const fact = () => `${serviceText(route)} has no ready endpoint`;
      connection.trace.note("ingress", arrivedMs, fact);
      return own(page(503));
    }
    const turn = this.#turn(serviceText(route), endpoints.length);
    let reason: FailureReason = "ConnectionRefused";
    let sinceMs = arrivedMs;
    for (let count = 0; count < triesMax; count += 1) {
      const endpoint = endpoints[(turn + count) % endpoints.length];
      if (endpoint === undefined) break;
      const tried = this.#try(endpoint, going, sinceMs);
      if ("served" in tried) return tried;
      ({ reason, atMs: sinceMs } = tried);
      if (tried.isSent && !repeatable.has(request.method)) break;
    }
    return own(page(statusOfFailure(reason)), sinceMs - arrivedMs);
  }

  #try(
    endpoint: IngressEndpoint,
    { request, connection, arrivedMs }: Going,
    sinceMs: number,
  ): Tried {
    const { trace, node, startMs } = connection;
    const client = this.#client(node);
    const opened = open(this.#way, {
      client,
      from: peerOf(client),
      ...endpoint,
      nowMs: startMs + sinceMs,
      sinceMs,
      connectTimeoutMs,
      trace,
    });
    const openMs = sinceMs + opened.tookMs;
    if ("failure" in opened) return { reason: opened.failure.reason, atMs: openMs, isSent: false };
    const { connected } = opened;
    const timeoutMs = openMs + readTimeoutMs;
    const asked = { ...request, port: connected.port };
    const clock = { nowMs: startMs, sinceMs: openMs, timeoutMs, trace };
    const { response, failure, tookMs } = ask(connected, asked, clock);
    if (tookMs > timeoutMs) return { reason: "Timeout", atMs: timeoutMs, isSent: true };
    if (response === undefined) {
      return { reason: failure?.reason ?? "ConnectionReset", atMs: tookMs, isSent: true };
    }
    const { server, listener } = connected;
    return { served: { response, tookMs: tookMs - arrivedMs, server }, listener };
  }

  /** The entry as a client of the pods. */
  #client(node: Node): Client {
    // Policies look at nothing but where a pod is, its labels and its network.
    return { address: this.address, pod: self as unknown as Pod, node };
  }

  #turn(service: string, count: number): number {
    const turn = (this.#turns.get(service) ?? this.#way.pick(count)) % count;
    this.#turns.set(service, turn + 1);
    return turn;
  }
}

const own = (response: HttpResponse, tookMs = 0): Answer => ({ served: { response, tookMs } });

function serviceText({ namespace, service: { name, port } }: ServiceRoute): string {
  return `Service ${namespace}/${name}:${port.number ?? port.name}`;
}
