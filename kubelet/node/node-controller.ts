import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { comesOrGoes } from "../../api/storage/attached-as.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { type Controller, cached, doublingMs, nothing, watch } from "../../client/controller.ts";
import { heedingFaults } from "../faults/heeding-faults.ts";
import { keyedByNode } from "../faults/whereabouts.ts";
import type { KubeletOptions } from "../kubelet-options.ts";
import { claimIndices, podsOfClaim, volumesInUse } from "../volumes/claims.ts";
import { planNode, planRegistration } from "./plan-node.ts";

const withClaims = "kubelet/nodeWithClaims";
const registration = "register/";
/** Source: kubelet 1.36, nodeStatusUpdateFrequency: an update that failed waits no longer. */
const retryMs = doublingMs(10_000);

/**
 * Registers machines as nodes and reports what they are like. Its keys are names of nodes. Only the
 * keys of the start register, so a Node that is deleted comes back when its kubelet is restarted
 * and not before, as in Kubernetes.
 */
export function nodeStatusController({ machines }: Pick<KubeletOptions, "machines">): Controller {
  const controller: Controller = {
    name: "kubelet-node-status",
    retryMs,
    startKeys: [...machines.keys()].map((name) => `${registration}${name}`),
    watches: [
      watch(Node, {
        keys: ({ metadata: { name = "" } }) => (machines.has(name) ? [name] : []),
        when: (next) => next !== undefined,
        heedsRenewals: false,
      }),
      watch(Pod, {
        keys: (pod) => nodeWithClaims(pod, machines),
        indices: {
          [withClaims]: (pod) => nodeWithClaims(pod, machines),
          ...claimIndices,
        },
        when: changesVolumes,
      }),
      watch(PersistentVolumeClaim, {
        keys: (claim, view) =>
          podsOfClaim(claim, view).flatMap((pod) => nodeWithClaims(pod, machines)),
        when: (next, previous) => next?.spec.volumeName !== previous?.spec.volumeName,
      }),
      cached(PersistentVolume),
      watch(CSIDriver, {
        keys: (_, view) => view.list(Pod).flatMap((pod) => nodeWithClaims(pod, machines)),
        when: comesOrGoes,
      }),
    ],
    reconcile(key, view) {
      const isNew = key.startsWith(registration);
      const name = isNew ? key.slice(registration.length) : key;
      const machine = machines.get(name);
      if (machine === undefined) return nothing;
      const pods = isNew ? [] : view.indexed(Pod, withClaims, name);
      const observed = {
        machine,
        node: view.get(Node, undefined, name),
        volumesInUse: volumesInUse(view, pods),
        mayUseOthers: pods.length > 0,
        nowMs: view.nowMs,
      };
      return isNew ? planRegistration(observed) : planNode(observed);
    },
  };
  return heedingFaults(controller, keyedByNode(machines, registration));
}

const nowhere: readonly string[] = [];

/** The machine of a pod that may have volumes in use there. */
function nodeWithClaims(pod: Pod, machines: KubeletOptions["machines"]): readonly string[] {
  const { nodeName = "" } = pod.spec;
  return claimsOfPod(pod).length > 0 && machines.has(nodeName) ? [nodeName] : nowhere;
}

function changesVolumes(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next === undefined || previous === undefined) return true;
  return (
    next.spec.nodeName !== previous.spec.nodeName || next.status.phase !== previous.status.phase
  );
}
