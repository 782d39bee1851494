import { ConfigMap } from "../../api/core/configmap.ts";
import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Secret } from "../../api/core/secret.ts";
import { Service } from "../../api/core/service/service.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { ImageBehavior } from "../../api/sim/image-behavior.ts";
import { comesOrGoes } from "../../api/storage/attached-as.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import {
  type Controller,
  cached,
  doublingMs,
  keyOf,
  nothing,
  type Plan,
  type View,
  watch,
} from "../../client/controller.ts";
import { isFor } from "../behavior/said/course.ts";
import { recordNote } from "../events.ts";
import { heedingFaults } from "../faults/heeding-faults.ts";
import { PodFaults } from "../faults/pod-faults.ts";
import { keyedByPod } from "../faults/whereabouts.ts";
import type { KubeletOptions } from "../kubelet-options.ts";
import { PodAddresses } from "../node/addresses.ts";
import { upSince } from "../node/plan-node.ts";
import { never, type Observed } from "../observed.ts";
import { isMirrorPod } from "../static/mirror.ts";
import { planMirror } from "../static/plan-mirror.ts";
import { podKeysOfAttachment, podKeysOfDriver, podsOfClaim } from "../volumes/claims.ts";
import { Immutables } from "../volumes/immutables.ts";
import { type Remounting, Remounts } from "../volumes/remounts.ts";
import { renewVolumes, showsVolumes } from "../volumes/renew.ts";
import { losesFiles, volumeStore } from "../volumes/volume-files.ts";
import { observe } from "./observe-pod.ts";
import { planPod } from "./plan-pod.ts";
import { byConfiguration, byNode, deferredByNode, podIndices } from "./pod-indices.ts";
import { planRoom } from "./preemption.ts";
import { PullRequests } from "./pull-requests.ts";
import { asksOthers, StartHooks } from "./start-hooks.ts";

/** So often a critical pod looks whether there is room for it. */
const roomPeriodMs = 1_000;
/** Source: kubelet 1.36, backOffPeriod and the syncPeriod of statuses. */
const retryMs = doublingMs(10_000);

/** Runs the pods that are bound to machines: one controller for the kubelets of all nodes. */
export function podLifecycleController(options: KubeletOptions): Controller {
  const { machines, processes } = options;
  const addresses = new PodAddresses(processes.addresses);
  const pullRequests = new PullRequests();
  const remounts = new Remounts();
  const startHooks = new StartHooks();
  const immutables = new Immutables();
  const faults = new PodFaults(() => pullRequests.forget());
  const controller: Controller = {
    name: "kubelet",
    retryMs,
    listen: (wake) => options.processes.onInterference(wake),
    watches: [
      watch(Pod, {
        keys: (pod, _, own) => (machines.has(pod.spec.nodeName ?? "") ? [own] : []),
        indices: podIndices,
        // One that is gone matters where its processes are to be forgotten.
        when: (next, previous) =>
          next !== undefined || (previous !== undefined && options.processes.has(keyOf(previous))),
      }),
      watch(Pod, {
        // Where a pod may have made room, others that wait for it are tried again.
        keys: ({ spec }, view) => view.indexed(Pod, deferredByNode, spec.nodeName ?? "").map(keyOf),
        when: (next) => next === undefined || hasEnded(next) || (next.metadata.generation ?? 1) > 1,
      }),
      watch(Node, {
        keys: ({ metadata }, view) => view.indexed(Pod, byNode, metadata.name ?? "").map(keyOf),
        when: (next, previous) => upSince(next) !== upSince(previous),
        heedsRenewals: false,
      }),
      watch(PersistentVolumeClaim, {
        keys: (claim, view) => podsOfClaim(claim, view).map(keyOf),
        when: (next, previous) => next?.status.phase !== previous?.status.phase,
      }),
      watch(PersistentVolume, filesRule(processes)),
      cached(Service),
      watch(VolumeAttachment, {
        keys: podKeysOfAttachment,
        when: (next, previous) => next?.status.attached !== previous?.status.attached,
      }),
      watch(CSIDriver, { keys: podKeysOfDriver, when: comesOrGoes }),
      watch(ConfigMap, configurationRule(ConfigMap)),
      watch(Secret, configurationRule(Secret)),
      watch(ImageBehavior, behaviorRule),
    ],
    reconcile(key, view) {
      const pod = view.at(Pod, key);
      const machine = machines.get(pod?.spec.nodeName ?? "");
      if (pod === undefined) for (const each of [remounts, startHooks]) each.forget(key);
      if (pod === undefined || hasEnded(pod)) immutables.forget(key);
      if (pod === undefined && !processes.staticRuns.has(key)) processes.forget(key);
      if (pod === undefined || machine === undefined) return nothing;
      startHooks.look({ pod, nowMs: view.nowMs }, options.network);
      const source = { options, machine, view, addresses, pullRequests, immutables, faults };
      return planOf(observe(source, pod), options, remounts);
    },
  };
  return heedingFaults(controller, keyedByPod(machines));
}

/** What a kubelet does for a pod, which it looks after now. */
function planOf(observed: Observed, { processes }: KubeletOptions, remounts: Remounts): Plan {
  const { pod, nowMs } = observed;
  processes.images.look(pod, nowMs);
  // A kubelet brings the volumes up to date whenever it looks after a pod.
  const dueMs = renewVolumes(observed, processes);
  const room = planRoom(observed, (each) => processes.orderOf(each) !== undefined);
  if (room !== undefined) {
    for (const each of room.stops) processes.stop(each.pod, each.order);
    return { actions: room.actions, requeueAfterMs: roomPeriodMs };
  }
  if (isMirrorPod(pod)) {
    const runs = processes.staticRuns.of(pod.spec.nodeName ?? "");
    return planMirror(observed, runs.get(keyOf(pod)));
  }
  const plan = told(observed, planPod(observed), remounts.look(observed));
  if (plan.foreseesWrites === true && (showsVolumes(observed, processes) || asksOthers(pod))) {
    return { ...plan, foreseesWrites: false };
  }
  return dueMs === never ? plan : sooner(plan, dueMs - nowMs);
}

function told({ pod, nowMs }: Observed, plan: Plan, { notes, dueMs }: Remounting): Plan {
  if (dueMs === never) return plan;
  const actions = [...plan.actions, ...notes.map((each) => recordNote(pod, each))];
  return sooner({ ...plan, actions }, dueMs - nowMs);
}

function sooner(plan: Plan, afterMs: number): Plan {
  return { ...plan, requeueAfterMs: Math.min(plan.requeueAfterMs ?? never, afterMs) };
}

/** What is said of containers holds for those that run, too. */
const behaviorRule = {
  keys: (object: ImageBehavior, view: View) =>
    view.list(Pod).flatMap((pod) => (isFor(object, pod) ? [keyOf(pod)] : [])),
  when: (next: unknown, previous: unknown) => next !== previous,
};

/** The files of a volume are to be forgotten where it loses them. */
const filesRule = (processes: Pick<KubeletOptions["processes"], "has">) => ({
  keys: ({ metadata }: PersistentVolume) => [volumeStore(metadata.name ?? "")],
  when(next: PersistentVolume | undefined, previous: PersistentVolume | undefined) {
    const name = (next ?? previous)?.metadata.name ?? "";
    return losesFiles(next, previous) && processes.has(volumeStore(name));
  },
});

/** What volumes show is to be renewed when it changes, sooner or later. */
const configurationRule = ({ kind }: { readonly kind: string }) => ({
  keys: ({ metadata }: ConfigMap | Secret, view: View) => {
    const key = `${kind}/${metadata.namespace}/${metadata.name}`;
    return view.indexed(Pod, byConfiguration, key).map(keyOf);
  },
  when: (next: unknown, previous: unknown) => next !== previous,
});
