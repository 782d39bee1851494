import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type {
  ContainerStreams,
  Session,
  SessionListener,
  StartSession,
  StreamOptions,
} from "../../apiserver/http/streams/container-streams.ts";
import { runningContainer } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
import { kubeletProblem } from "../machine-reach.ts";
import { followMain } from "../streams/attach.ts";
import { connectPort } from "../streams/connect-port.ts";
import { deaf, type ExecContext, runExec } from "../streams/exec.ts";
import { sourcesOf } from "../streams/sources.ts";
import { containerOf, hostOf, podOf } from "../streams/target.ts";

/** The streams of a cluster's containers, as the API server gets them from the kubelets. */
export function containerStreams(cluster: Cluster): ContainerStreams {
  return {
    exec: (options) =>
      start(cluster, options, {
        missing: (container) => `container not found ("${container}")`,
        run: (context, listener) => runExec(context, options, listener),
      }),
    attach: (options) =>
      start(cluster, options, {
        missing: (container) =>
          `container ${container} not found in pod ${options.pod}_${options.namespace}`,
        run: (context, listener) => followMain(context, options, listener),
      }),
    portForward(namespace, name) {
      const node = hostOf(cluster, podOf(cluster, namespace, name));
      return (port, listener) => {
        const refusal = unreachable(cluster, node);
        if (refusal === undefined) return connectPort(cluster, { namespace, name, port }, listener);
        listener.fail(refusal);
        return { ...deaf, close: () => undefined };
      };
    },
  };
}

interface Runs {
  /** The kubelet's words where the container does not run. */
  readonly missing: (container: string) => string;
  readonly run: (context: ExecContext, listener: SessionListener) => Session;
}

/** The API server's checks come first; those of the kubelet come once the session has begun. */
function start(cluster: Cluster, options: StreamOptions, { missing, run }: Runs): StartSession {
  const { namespace, pod: name } = options;
  const pod = podOf(cluster, namespace, name);
  const container = containerOf(pod, options.container);
  const node = hostOf(cluster, pod);
  const runningNow = () => {
    const found = cluster.get(Pod, name, namespace);
    return found && runningContainer(found, container, cluster.kubelet, sourcesOf(cluster, found));
  };
  return (listener) => {
    const running = runningNow();
    const refusal =
      unreachable(cluster, node) ??
      (running === undefined ? `unable to upgrade connection: ${missing(container)}` : undefined);
    if (running === undefined || refusal !== undefined) {
      listener.end({ message: refusal ?? missing(container) });
      return { ...deaf, close: () => undefined };
    }
    const isAlive = () => runningNow()?.id === running.id;
    return run({ clock: cluster.clock, running, isAlive }, listener);
  };
}

const kubeletPort = 10250;

/** What the API server says where the kubelet of a pod's node does not answer. */
function unreachable(cluster: Cluster, node: Node): string | undefined {
  const problem = kubeletProblem(cluster, node);
  if (problem === undefined) return undefined;
  const addresses = node.status.addresses ?? [];
  const address = addresses.find(({ type }) => type === "InternalIP")?.address ?? "";
  return `error dialing backend: dial tcp ${address}:${kubeletPort}: ${problem}`;
}
