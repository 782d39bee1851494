import { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest } from "../../api/http-message.ts";
import type {
  Connection,
  ConnectionListener,
} from "../../apiserver/http/streams/container-streams.ts";
import {
  type Answered,
  networkNamespace,
  type RunningContainer,
  runningContainers,
  sandboxId,
  serverOn,
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
      answer: (request) => answerOf(cluster, { namespace, name }, request),
      later: (delayMs, run) => void cluster.clock.setTimer(delayMs, run),
    },
    listener,
  );
}

/** The answer as it goes over a connection that stands already. */
function answerOf(
  cluster: Cluster,
  { namespace, name }: Omit<PodPort, "port">,
  request: HttpRequest,
): Answered {
  const pod = cluster.get(Pod, name, namespace);
  if (pod === undefined) return broken;
  const answer = served(cluster, pod, request, { nowMs: cluster.nowMs });
  // The clock has no fractions: what takes less than a millisecond comes at once.
  if ("response" in answer) return { ...answer.response, latencyMs: Math.floor(answer.tookMs) };
  return "hangs" in answer ? { ...broken, closes: false } : broken;
}

/** The end of a connection without an answer. */
const broken: Answered = { status: 0, headers: {}, body: "", latencyMs: 0, closes: true };

function listening(cluster: Cluster, pod: Pod, port: number): RunningContainer | undefined {
  return serverOn(
    runningContainers(pod, cluster.kubelet, sourcesOf(cluster, pod)),
    port,
    ({ does, startedMs }) => cluster.nowMs - startedMs >= does.readyAfterMs,
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
