import { Pod } from "../../api/core/pod/pod.ts";
import type {
  Connection,
  ConnectionListener,
} from "../../apiserver/http/streams/container-streams.ts";
import {
  networkNamespace,
  type RunningContainer,
  runningContainers,
  sandboxId,
} from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
import { served } from "../network/served.ts";
import { serveHttp } from "./http-answers.ts";
import { sourcesOf } from "./sources.ts";

export interface PodPort {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
}

/** Connects to the server that listens on a port of a pod, as from within the pod. */
export function connectPort(
  cluster: Cluster,
  { namespace, name, port }: PodPort,
  listener: ConnectionListener,
): Connection {
  const pod = cluster.get(Pod, name, namespace);
  const server = pod && listening(cluster, pod, port);
  if (pod === undefined || server === undefined) {
    listener.fail(refused(port, pod?.metadata.uid ?? ""));
    return { write: () => undefined, endInput: () => undefined, close: () => undefined };
  }
  return serveHttp(
    {
      port,
      answer: (request) =>
        served(cluster, { pod, running: server }, request, { nowMs: cluster.nowMs }),
      later: (delayMs, run) => void cluster.clock.setTimer(delayMs, run),
    },
    listener,
  );
}

function listening(cluster: Cluster, pod: Pod, port: number): RunningContainer | undefined {
  return runningContainers(pod, cluster.kubelet, sourcesOf(cluster, pod)).find(
    ({ does, startedMs }) =>
      does.listens.includes(port) && cluster.nowMs - startedMs >= does.readyAfterMs,
  );
}

/** Source: kubelet server/portforward 1.36 around containerd 2's own words. */
function refused(port: number, podUid: string): string {
  const id = sandboxId(podUid);
  const dial = (network: string, host: string) =>
    `dial ${network} ${host}:${port}: connect: connection refused`;
  return (
    `error forwarding port ${port} to pod ${id}, uid : failed to execute portforward in network ` +
    `namespace "${networkNamespace(podUid)}": failed to connect to localhost:${port} inside ` +
    `namespace "${id}", IPv4: ${dial("tcp4", "127.0.0.1")} IPv6 ${dial("tcp6", "[::1]")} `
  );
}
