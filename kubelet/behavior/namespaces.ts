/**
 * Which processes a container sees: its own alone, those of its pod (`shareProcessNamespace`),
 * those of a container that it was added to look at, or all of its machine (`hostPID`).
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { machinePid } from "../identity.ts";
import type { Peer, ProcessNamespace } from "../shell/kernel/process-namespace.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { Container } from "../types.ts";
import type { RunningContainer } from "./running.ts";

/** The containers that run beside another one. */
export interface Neighbours {
  /** Those of a pod, as it is now. */
  ofPod(pod: Pod): readonly RunningContainer[];
  /** Those of all pods of its node. */
  ofNode(pod: Pod): readonly PodsContainer[];
}

export interface PodsContainer {
  readonly pod: Pod;
  readonly running: RunningContainer;
}

/** The processes of its own are all that it sees where this is `undefined`. */
export function namespaceOf(
  container: Container,
  pod: Pod,
  neighbours: Neighbours | undefined,
): ProcessNamespace | undefined {
  if (neighbours === undefined) return undefined;
  const { spec } = pod;
  if (spec.hostPID === true) return ofMachine(container, pod, neighbours);
  if (spec.shareProcessNamespace === true) return ofPod(container, pod, neighbours);
  const target = spec.ephemeralContainers?.find(
    ({ name }) => name === container.name,
  )?.targetContainerName;
  return target === undefined || target === "" ? undefined : ofTarget(target, pod, neighbours);
}

const peerOf =
  (nowMs: number, offset: (of: RunningContainer) => number) =>
  (running: RunningContainer): readonly Peer[] => {
    const peer = running.does.process?.().peer(nowMs);
    return peer === undefined ? [] : [{ ...peer, offset: offset(running) }];
  };

const same = () => 0;

/** In a pod, the numbers of its containers are mixed; those below are the sandbox's. */
const podPidMin = 7;
const podStep = 16;

function ofPod(container: Container, pod: Pod, neighbours: Neighbours): ProcessNamespace {
  const { initContainers = [], containers, ephemeralContainers = [] } = pod.spec;
  const all = [...initContainers, ...containers, ...ephemeralContainers];
  const index = all.findIndex(({ name }) => name === container.name);
  const step = Math.ceil(all.length / podStep) * podStep;
  return {
    numbers: () => ({ last: podPidMin + index - step, step }),
    system: new Map([[1, "/pause"]]),
    peers: (nowMs) => neighbours.ofPod(pod).flatMap(peerOf(nowMs, same)),
  };
}

function ofTarget(target: string, pod: Pod, neighbours: Neighbours): ProcessNamespace {
  const found = () => neighbours.ofPod(pod).filter(({ container }) => container.name === target);
  return {
    // From now on their numbers go up together.
    numbers() {
      const [running] = found();
      const process = running?.does.process?.();
      return process?.numbers ?? { last: 0, step: 1 };
    },
    system: new Map(),
    peers: (nowMs) => found().flatMap(peerOf(nowMs, same)),
  };
}

/** What runs on a machine beside containers. */
const machineProcesses = new Map([
  [1, "/sbin/init"],
  [96, "/lib/systemd/systemd-journald"],
  [212, "/usr/local/bin/containerd"],
  [431, "/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml"],
]);

function ofMachine(container: Container, pod: Pod, neighbours: Neighbours): ProcessNamespace {
  const first = machinePid(runtimeUid(pod), container.name);
  return {
    numbers: () => ({ last: first - 1, step: 1 }),
    system: machineProcesses,
    peers: (nowMs) =>
      neighbours.ofNode(pod).flatMap(({ pod: of, running }) => {
        const offset =
          of.spec.hostPID === true ? 0 : machinePid(runtimeUid(of), running.container.name) - 1;
        return peerOf(nowMs, () => offset)(running);
      }),
  };
}
