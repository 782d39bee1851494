/** Why what is being deleted is still there. */
import type { Namespace } from "../../api/core/namespace.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import { parseTime } from "../../api/runtime.ts";
import { spanText } from "../history/index.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { machineTrouble } from "./machine.ts";
import { because } from "./words.ts";

export function terminating(object: KubeObject, known: Known): readonly Finding[] {
  if (object.metadata.deletionTimestamp === undefined) return [];
  const reasons = [
    // The kind says which of them it is.
    ...(object.kind === "Pod" ? ofPod(object as Pod, known) : []),
    ...(object.kind === "Namespace" ? ofNamespace(object as Namespace) : []),
    ...(object.metadata.finalizers ?? []).map(finalizerText),
  ];
  if (reasons.length === 0) return [];
  return [finding("Terminating", "It is still there, for its deletion waits.", reasons)];
}

/** Who takes a finalizer away, and when. */
const finalizers: ReadonlyMap<string, string> = new Map([
  ["foregroundDeletion", "the garbage collector removes it once all that it owns is gone"],
  ["orphan", "the garbage collector removes it once what it owns has no owner any more"],
  ["kubernetes.io/pvc-protection", "it is removed once no pod uses the claim"],
  ["kubernetes.io/pv-protection", "it is removed once the volume is bound to no claim"],
  ["resource.kubernetes.io/delete-protection", "it is removed once no pod uses the claim"],
  ["batch.kubernetes.io/job-tracking", "the job controller removes it once the pod is counted"],
  ["service.kubernetes.io/load-balancer-cleanup", "it is removed with the load balancer"],
]);

const finalizerText = (name: string) =>
  `finalizer ${name}: ${finalizers.get(name) ?? "nothing in the cluster is known to remove it"}`;

function ofPod({ metadata, spec, status }: Pod, known: Known): readonly string[] {
  const trouble = machineTrouble(spec.nodeName ?? "", known);
  if (trouble !== undefined) {
    return [
      `${trouble}: nobody can stop its containers. It stays until the machine is back, or until ` +
        "somebody deletes it with --grace-period=0 --force",
    ];
  }
  const endMs = parseTime(metadata.deletionTimestamp) ?? known.nowMs;
  const leftMs = endMs - known.nowMs;
  const running = (status.containerStatuses ?? []).filter(({ state }) => state.running);
  return running.map(({ name }) => {
    const hook = spec.containers.find((each) => each.name === name)?.lifecycle?.preStop;
    const what = hook === undefined ? "has been told to stop and still runs" : "still runs";
    const first = hook === undefined ? "" : ", its preStop hook goes before the signal to stop";
    const killed =
      leftMs > 0
        ? `it is killed in ${spanText(leftMs)}`
        : `its grace period has been over for ${spanText(-leftMs)}`;
    return `container ${name} ${what}${first}; ${killed}`;
  });
}

function ofNamespace({ status }: Namespace): readonly string[] {
  return (status.conditions ?? []).filter((each) => each.status === "True").map(because);
}
