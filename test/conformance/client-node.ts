/** The official client for JavaScript, driving a cluster of this process over HTTP. */
import { ApiException, KubeConfig } from "@kubernetes/client-node";
import type { FastifyInstance } from "fastify";
import { httpServer } from "../../apiserver/http/server.ts";
import { kubeconfigFor } from "../../cli/server/kubeconfig.ts";
import { SimClock } from "../../simulator/clock/sim-clock.ts";
import { Cluster, type ClusterOptions } from "../../simulator/cluster.ts";
import { containerLogs } from "../../simulator/containers/container-logs.ts";
import { containerStreams } from "../../simulator/containers/container-streams.ts";
import { backendsOf } from "../../simulator/proxy/backends.ts";

/** A cluster that serves, whose time passes only when the test says so. */
export class ClientBench {
  readonly cluster: Cluster;
  readonly config = new KubeConfig();
  readonly #port: number;
  #server: FastifyInstance | undefined;

  private constructor(cluster: Cluster, server: FastifyInstance, url: string) {
    this.cluster = cluster;
    this.#server = server;
    this.#port = Number(new URL(url).port);
    this.config.loadFromString(JSON.stringify(kubeconfigFor(url)));
  }

  static async open(options: ClusterOptions = {}): Promise<ClientBench> {
    const cluster = new Cluster(options);
    const server = serverOf(cluster);
    return new ClientBench(cluster, server, await server.listen({ host, port: 0 }));
  }

  /** Stops serving, as a server that is ended does: connections break, what is stored stays. */
  async stopServing(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  /** Serves again where it did before. */
  async serveAgain(): Promise<void> {
    this.#server = serverOf(this.cluster);
    await this.#server.listen({ host, port: this.#port });
  }
}

const host = "127.0.0.1";

function serverOf(cluster: Cluster): FastifyInstance {
  const { server, clock } = cluster;
  return httpServer({
    server,
    clock,
    wallClock: new SimClock(0),
    logs: containerLogs(cluster),
    streams: containerStreams(cluster),
    backends: backendsOf(cluster),
  });
}

/** What was seen, line by line; it can be waited for. */
export class Journal {
  readonly lines: string[] = [];
  #wake: () => void = () => undefined;

  note(line: string): void {
    this.lines.push(line);
    this.#wake();
  }

  /** Waits until the line is among those that were noted since they were last taken. */
  async until(line: string): Promise<void> {
    while (!this.lines.includes(line)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** What was noted since it was last taken. */
  take(): readonly string[] {
    return this.lines.splice(0);
  }
}

/** The code of a refusal, and the Status that came with it. */
export async function refusalOf(promise: Promise<unknown>): Promise<object> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiException)) throw new Error(`no refusal by the API: ${error}`);
  const body: unknown = typeof error.body === "string" ? JSON.parse(error.body) : error.body;
  return { code: error.code, body };
}
