/** How programs, and tests, reach the API server of a cluster in their own process. */
import { Agent } from "node:http";
import type { Duplex } from "node:stream";
import type { ApiHandler } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import type { Cluster } from "../cluster.ts";
import { containerLogs } from "../containers/container-logs.ts";
import { containerStreams } from "../containers/container-streams.ts";
import { backendsOf } from "../proxy/backends.ts";
import { adoptClientDates } from "./client-dates.ts";
import type { Dispatcher, ProgramContext } from "./context.ts";
import { dispatcherOver } from "./dispatcher.ts";

/** Each connection begins with `open`. */
export function connectionOver(open: () => Duplex): ProgramContext {
  const url = "http://localhost";
  const dispatcher = dispatcherOver(open);
  const agent = new InProcessAgent(open);
  return {
    url,
    dispatcher,
    connect(config) {
      adoptClientDates(config);
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
