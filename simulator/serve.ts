import type { Clock } from "../api/runtime.ts";
import type { ServerTls } from "../apiserver/http/framework.ts";
import { httpServer } from "../apiserver/http/server.ts";
import type { ContainerStreams } from "../apiserver/http/streams/container-streams.ts";
import { clientCertificates } from "./certificates/client-certificates.ts";
import { type Driver, driveRealTime, wallClock } from "./clock/real-time.ts";
import type { Cluster } from "./cluster.ts";
import { containerLogs } from "./containers/container-logs.ts";
import { containerStreams } from "./containers/container-streams.ts";
import { type IngressPort, openIngressPort } from "./ingress-port/ingress-port.ts";
import { backendsOf } from "./proxy/backends.ts";

/** In PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface ServeOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Virtual seconds in a real one. */
  readonly speed: number;
  /** Whose time answers are dated with. Absent: that of the cluster. */
  readonly dateClock?: Clock;
  /** The port for requests to Ingresses; 0 picks a free one. Absent: none. */
  readonly ingressPort?: number;
  /** Serves over TLS, where the cluster has an authority; then clients have to sign in. */
  readonly tls?: ServerCertificate | undefined;
  /** Stands in for the streams of the cluster's containers. */
  readonly streams?: ContainerStreams;
}

export interface Served {
  /** `http://127.0.0.1:6443` */
  readonly url: string;
  /** Where Ingresses are reached, if they are. */
  readonly ingressUrl?: string;
  close(): Promise<void>;
}

/** Puts a cluster on a port and lets its time pass. Rejects with the system's error, EADDRINUSE. */
export async function serve(cluster: Cluster, options: ServeOptions): Promise<Served> {
  const { host, port, speed } = options;
  const driver = driveRealTime(cluster.clock, speed);
  // The answers of webhooks come in real time, as requests do.
  cluster.webhooks.beforeAnswer = () => driver.catchUp();
  const app = httpServer({
    server: cluster.server,
    reach: (client) => cluster.components.forClient(client),
    clock: cluster.clock,
    wallClock,
    dateClock: options.dateClock,
    beforeRequest: () => driver.catchUp(),
    logs: containerLogs(cluster),
    streams: options.streams ?? containerStreams(cluster),
    backends: backendsOf(cluster),
    tls: tlsOf(cluster, options),
  });
  try {
    const listened = await app.listen({ host, port });
    // Nobody is at the address that stands for all of them.
    const url = listened.replace("//[::]:", "//[::1]:");
    const ingress = await ingressPortOf(cluster, options, driver);
    return {
      url,
      ...(ingress && { ingressUrl: ingress.url }),
      async close() {
        cluster.webhooks.beforeAnswer = () => undefined;
        driver.stop();
        await ingress?.close();
        await app.close();
      },
    };
  } catch (error) {
    driver.stop();
    await app.close();
    throw error;
  }
}

function tlsOf({ authority }: Cluster, { tls }: ServeOptions): ServerTls | undefined {
  if (tls === undefined || authority === undefined) return undefined;
  const ca = authority.certificate;
  return { ...tls, ca, userOf: clientCertificates(ca) };
}

function ingressPortOf(
  cluster: Cluster,
  { host, ingressPort: port }: ServeOptions,
  driver: Driver,
): Promise<IngressPort> | undefined {
  if (port === undefined) return undefined;
  const beforeRequest = () => driver.catchUp();
  return openIngressPort(cluster, { host, port, wallClock, beforeRequest });
}
