/** How programs, and tests, reach the API server of a cluster in their own process. */
import { Agent } from "node:http";
import type { Duplex } from "node:stream";
import type { ApiHandler } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import type { Cluster } from "../cluster.ts";
import { containerLogs } from "../container-logs.ts";
import { containerStreams } from "../container-streams.ts";
import { backendsOf } from "../proxy/backends.ts";
import { type Dispatcher, dispatcherOver } from "./dispatcher.ts";
import { wire } from "./wire.ts";

/** A KubeConfig of `@kubernetes/client-node`, as far as it is needed here. */
export interface ClientConfig {
  loadFromClusterAndUser(
    cluster: { name: string; server: string; skipTLSVerify: boolean },
    user: { name: string },
  ): void;
  applySecurityAuthentication(context: never): PromiseLike<void>;
  applyToHTTPSOptions(options: never): PromiseLike<void>;
}

/** The ways to the API server. All of them lead to the same, past every socket of the machine. */
export interface Connection {
  /** Where the API server is: `http://localhost`. */
  readonly url: string;
  /** For `fetch` and undici: `fetch(url, { dispatcher })`. */
  readonly dispatcher: Dispatcher;
  /** For `node:http` and what is built on it. */
  readonly agent: Agent;
  /** Turns a KubeConfig of `@kubernetes/client-node` to the cluster, and returns it. */
  connect<C extends ClientConfig>(config: C): C;
}

/** Each connection begins with `open`. */
export function connectionOver(open: () => Duplex): Connection {
  const url = "http://localhost";
  const dispatcher = dispatcherOver(open);
  const agent = new InProcessAgent(open);
  return {
    url,
    dispatcher,
    agent,
    connect(config) {
      config.loadFromClusterAndUser(
        { name: "kubesim", server: url, skipTLSVerify: true },
        { name: "kubesim" },
      );
      const overrides = {
        applySecurityAuthentication(context: { setDispatcher(dispatcher: Dispatcher): void }) {
          context.setDispatcher(dispatcher);
          return Promise.resolve();
        },
        applyToHTTPSOptions(options: { agent?: Agent }) {
          options.agent = agent;
          return Promise.resolve();
        },
      };
      return Object.assign(config, overrides);
    },
  };
}

/**
 * Turns a KubeConfig of `@kubernetes/client-node` to the cluster, for code that is no program, such
 * as a test. Requests are answered at once, and no time passes for them.
 */
export function connect<C extends ClientConfig>(cluster: Cluster, config: C): C {
  let accepting: Promise<(connection: Duplex) => void> | undefined;
  const open = () => {
    const now = (deliver: () => void) => deliver();
    const { client, server } = wire({ toServer: now, toClient: now });
    accepting ??= acceptor(cluster, { clock: cluster.clock });
    accepting.then((accept) => accept(server));
    return client;
  };
  return connectionOver(open).connect(config);
}

class InProcessAgent extends Agent {
  readonly #open: () => Duplex;

  constructor(open: () => Duplex) {
    super();
    this.#open = open;
  }

  override createConnection(): Duplex {
    return this.#open();
  }
}

/** Accepts connections to the API server, of which the process has its own view. */
export async function acceptor(
  cluster: Cluster,
  { handler, clock }: { readonly handler?: ApiHandler; readonly clock: Clock },
): Promise<(connection: Duplex) => void> {
  const { httpServer } = await import("../../apiserver/http/server.ts");
  const app = httpServer({
    server: cluster.server,
    ...(handler && { reach: () => handler }),
    clock,
    wallClock: clock,
    logs: containerLogs(cluster),
    streams: containerStreams(cluster),
    backends: backendsOf(cluster),
  });
  await app.ready();
  return (connection) => void app.server.emit("connection", connection);
}
