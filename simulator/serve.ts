import { httpServer } from "../apiserver/http/server.ts";
import type { ContainerStreams } from "../apiserver/http/streams/container-streams.ts";
import type { Cluster } from "./cluster.ts";
import { containerLogs } from "./container-logs.ts";
import { containerStreams } from "./container-streams.ts";
import { backendsOf } from "./proxy/backends.ts";
import { driveRealTime, wallClock } from "./real-time.ts";

export interface ServeOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Virtual seconds in a real one. */
  readonly speed: number;
  /** Stands in for the streams of the cluster's containers. */
  readonly streams?: ContainerStreams;
}

export interface Served {
  /** `http://127.0.0.1:6443` */
  readonly url: string;
  close(): Promise<void>;
}

/** Puts a cluster on a port and lets its time pass. Rejects with the system's error, EADDRINUSE. */
export async function serve(cluster: Cluster, options: ServeOptions): Promise<Served> {
  const { host, port, speed } = options;
  const driver = driveRealTime(cluster.clock, speed);
  const app = httpServer({
    server: cluster.server,
    clock: cluster.clock,
    wallClock,
    beforeRequest: () => driver.catchUp(),
    logs: containerLogs(cluster),
    streams: options.streams ?? containerStreams(cluster),
    backends: backendsOf(cluster),
  });
  try {
    const url = await app.listen({ host, port });
    return {
      url,
      async close() {
        driver.stop();
        await app.close();
      },
    };
  } catch (error) {
    driver.stop();
    throw error;
  }
}
