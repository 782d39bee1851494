/**
 * The kubelet that the recordings were made with, which is not Kubernetes': a pod runs 60 ms after
 * its binding, is ready 300 ms later and is gone 200 ms after its deletion, unless annotations of
 * the pod say otherwise. It takes on one change after another, as a single process does.
 */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { formatTime } from "../../api/runtime.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { controllerRef } from "../../client/controller.ts";
import { localExecutor } from "../../client/executor.ts";
import { Manager } from "../../client/manager.ts";
import { nodeLeaseController, nodeStatusController, powerAnnotation } from "../../kubelet/index.ts";
import type { Cluster } from "../../simulator/cluster.ts";

const runsAfterMs = 60;
const readyAfterMs = 300;
const goneAfterMs = 200;
/** How often a kubelet without power is looked at. */
const pollMs = 100;

/** Nodes go on sending heartbeats, but what runs their pods is the kubelet of the recordings. */
export function replaceKubelet(cluster: Cluster, writeMs: number): void {
  cluster.components.stop("kubelet");
  const { server: handler, clock } = cluster;
  const manager = new Manager({
    handler,
    clock,
    actor: "kubelet",
    controllers: () => [
      nodeStatusController(cluster.kubelet),
      nodeLeaseController(cluster.kubelet),
    ],
    executor: ({ name }) => localExecutor({ handler, actor: name, recorder: { record() {} } }),
  });
  manager.start();
  runRecordedKubelet(cluster, writeMs);
}

/** Runs the pods of a cluster whose own kubelet is stopped, with one write in `writeMs`. */
function runRecordedKubelet(cluster: Cluster, writeMs: number): void {
  const begun = new Set<string>();
  const stopping = new Set<string>();
  let freeMs = 0;
  let addresses = 0;

  /** Does something `delayMs` from now, or as soon after that as it has time and power. */
  function later(pod: Pod, delayMs: number, run: () => void): void {
    cluster.clock.setTimer(delayMs, () => {
      if (isOff(cluster, pod)) {
        later(pod, pollMs, run);
        return;
      }
      const waitMs = Math.max(freeMs - cluster.nowMs, 0);
      freeMs = cluster.nowMs + waitMs + writeMs;
      cluster.clock.setTimer(waitMs, run);
    });
  }

  const stored = ({ metadata: { namespace, name = "", uid } }: Pod): Pod | undefined => {
    const pod = cluster.get(Pod, name, namespace);
    return pod?.metadata.uid === uid ? pod : undefined;
  };

  function report(pod: Pod, ready: boolean, podIP: string): void {
    const now = formatTime(cluster.nowMs);
    const known = stored(pod);
    if (known === undefined || known.metadata.deletionTimestamp !== undefined) return;
    const startTime = known.status.startTime ?? now;
    const status = {
      phase: "Running",
      conditions: conditionsOf(known, ready, now),
      containerStatuses: containerStatusesOf(known, ready, startTime),
      ...addressesOf(cluster, known, podIP),
      startTime,
    };
    const { namespace, name } = pod.metadata;
    const scope = { resource: Pod, namespace, name, subresource: "status" };
    cluster.request({ verb: "patch", patchType: "merge", ...scope, body: { status } });
  }

  /** The containers of the pod end, and do not start again. */
  function complete(pod: Pod, exitCode: number): void {
    const now = formatTime(cluster.nowMs);
    const known = stored(pod);
    if (known === undefined || known.metadata.deletionTimestamp !== undefined) return;
    const reason = exitCode === 0 ? "Completed" : "Error";
    const startedAt = known.status.startTime ?? now;
    const terminated = { exitCode, reason, startedAt, finishedAt: now };
    const status = {
      phase: exitCode === 0 ? "Succeeded" : "Failed",
      conditions: conditionsOf(known, false, now),
      containerStatuses: (known.status.containerStatuses ?? []).map((each) => ({
        ...each,
        ready: false,
        state: { terminated },
      })),
    };
    const { namespace, name } = pod.metadata;
    const scope = { resource: Pod, namespace, name, subresource: "status" };
    cluster.request({ verb: "patch", patchType: "merge", ...scope, body: { status } });
  }

  function begin(pod: Pod): void {
    const wish = wishes(pod);
    addresses += 1;
    const podIP = `10.244.${Math.floor(addresses / 250)}.${1 + (addresses % 250)}`;
    later(pod, runsAfterMs, () => {
      report(pod, wish.readyMs === 0, podIP);
      if (wish.readyMs === undefined || wish.readyMs === 0) return;
      later(pod, wish.readyMs, () => {
        report(pod, true, podIP);
        if (wish.completeMs !== undefined) {
          later(pod, wish.completeMs, () => complete(pod, wish.exitCode));
        }
        if (wish.unreadyMs === undefined) return;
        later(pod, wish.unreadyMs, () => {
          report(pod, false, podIP);
          if (wish.rereadyMs !== undefined)
            later(pod, wish.rereadyMs, () => report(pod, true, podIP));
        });
      });
    });
  }

  function end(pod: Pod): void {
    later(pod, wishes(pod).stopMs, () => {
      const known = stored(pod);
      if (known === undefined) return;
      const { namespace, name = "" } = pod.metadata;
      cluster.delete(Pod, name, { namespace, gracePeriodSeconds: 0 });
    });
  }

  cluster.observe(({ resource, type, object }: StoredEvent) => {
    if (resource !== "pods" || type === "DELETED") return;
    // The table of pods holds pods.
    const pod = object as Pod;
    const { uid = "", deletionTimestamp } = pod.metadata;
    if (pod.spec.nodeName === undefined) return;
    if (deletionTimestamp === undefined && !begun.has(uid)) {
      begun.add(uid);
      begin(pod);
    }
    if (deletionTimestamp !== undefined && !stopping.has(uid)) {
      stopping.add(uid);
      end(pod);
    }
  });
}

function addressesOf(cluster: Cluster, { spec }: Pod, podIP: string) {
  const { addresses = [] } = cluster.get(Node, spec.nodeName ?? "")?.status ?? {};
  const hostIP = addresses.find(({ type }) => type === "InternalIP")?.address;
  return { hostIP, hostIPs: [{ ip: hostIP }], podIP, podIPs: [{ ip: podIP }] };
}

function conditionsOf({ status }: Pod, ready: boolean, lastTransitionTime: string) {
  const own = ["Initialized", "Ready", "ContainersReady"];
  const others = (status.conditions ?? []).filter(({ type }) => !own.includes(type));
  const conditions = own.map((type) =>
    ready || type === "Initialized"
      ? { type, status: "True", lastTransitionTime }
      : { type, status: "False", reason: "ContainersNotReady", lastTransitionTime },
  );
  return [...conditions, ...others];
}

const containerStatusesOf = ({ metadata, spec }: Pod, ready: boolean, startedAt: string) =>
  spec.containers.map(({ name, image = "" }) => ({
    name,
    image,
    imageID: `fake://${image}`,
    containerID: `fake://${metadata.uid}/${name}`,
    ready,
    restartCount: 0,
    state: { running: { startedAt } },
  }));

function isOff(cluster: Cluster, { spec }: Pod): boolean {
  const { annotations } = cluster.get(Node, spec.nodeName ?? "")?.metadata ?? {};
  return annotations?.[powerAnnotation] === "off";
}

/** What the annotations and the image of a pod ask for. */
function wishes(pod: Pod) {
  const { metadata, spec } = pod;
  const { annotations = {} } = metadata;
  const ms = (name: string): number | undefined => {
    const text = annotations[`oracle/${name}`];
    return text === undefined ? undefined : Number(text);
  };
  const never =
    annotations["oracle/never-ready"] === "true" ||
    spec.containers.some(({ image = "" }) => image.includes("never-ready"));
  return {
    readyMs: never ? undefined : (ms("ready-ms") ?? readyAfterMs),
    unreadyMs: ms("unready-ms"),
    rereadyMs: ms("reready-ms"),
    completeMs: ms("complete-ms") ?? (controllerRef(pod)?.kind === "Job" ? 500 : undefined),
    exitCode: ms("exit-code") ?? 0,
    stopMs: ms("stop-ms") ?? goneAfterMs,
  };
}
