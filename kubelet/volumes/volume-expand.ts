/** Kubelets let mounted file systems grow. Source: kubelet 1.36, NodeExpandVolume. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { resizeConditions, withConditions } from "../../api/core/claim-conditions.ts";
import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action, record, updateStatus } from "../../client/action.ts";
import {
  type Controller,
  cached,
  keyOf,
  nothing,
  placeKey,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { heedingFaults } from "../faults/heeding-faults.ts";
import type { Machines } from "../machine.ts";
import { isUp } from "../node/plan-node.ts";
import { claimIndices, podsOfClaim } from "./claims.ts";
import { isUsed } from "./used-volumes.ts";

const noKeys: readonly string[] = [];
const isPending = ({ status }: PersistentVolumeClaim) =>
  status.allocatedResourceStatuses?.storage === "NodeResizePending";

/** The keys are those of claims whose volumes have grown. */
export function volumeExpandController({ machines }: { readonly machines: Machines }): Controller {
  const controller: Controller = {
    name: "kubelet-volume-expand",
    watches: [
      watch(Claims, { keys: (claim) => (isPending(claim) ? [keyOf(claim)] : noKeys) }),
      watch(Pod, {
        keys: (pod) => claimsOfPod(pod).map(({ name }) => placeKey(pod.metadata.namespace, name)),
        indices: claimIndices,
        when: (next, previous) =>
          next?.status.phase === "Running" && previous?.status.phase !== "Running",
      }),
      cached(Node),
    ],
    reconcile(key, view) {
      const { namespace, name } = splitKey(key);
      const claim = view.get(Claims, namespace, name);
      if (claim === undefined || !isPending(claim)) return nothing;
      const pod = podsOfClaim(claim, view).find((each) => {
        const { nodeName = "" } = each.spec;
        const node = view.get(Node, undefined, nodeName);
        const isHere = machines.has(nodeName) && (node === undefined || isUp(node));
        return isHere && isRunning(each) && mountsToWrite(each, name);
      });
      return pod === undefined ? nothing : { actions: planExpansion(claim, pod) };
    },
  };
  return heedingFaults(controller, {
    nodeOf(key, view) {
      const { namespace, name } = splitKey(key);
      const claim = view.get(Claims, namespace, name);
      if (claim === undefined) return undefined;
      return podsOfClaim(claim, view).find(isRunning)?.spec.nodeName;
    },
    // Few claims grow at once, and to look at one is cheap.
    keysOf: (_, view) => view.list(Claims).filter(isPending).map(keyOf),
  });
}

const isRunning = ({ status }: Pick<Pod, "status">) => status.phase === "Running";

/** The file system of a volume grows where a container has it, and not only to be read. */
const mountsToWrite = (pod: Pod, claim: string): boolean =>
  claimsOfPod(pod).some(
    ({ name, volume, readOnly }) => name === claim && !readOnly && isUsed(pod.spec, volume),
  );

/** The claim has what it was promised; the pod is told, too. */
export function planExpansion(claim: PersistentVolumeClaim, pod: Pod): readonly Action[] {
  const { allocatedResourceStatuses: _, ...rest } = withConditions(claim.status, resizeConditions);
  const storage = rest.allocatedResources?.storage ?? rest.capacity?.storage ?? "0";
  const status = {
    ...rest,
    capacity: { ...rest.capacity, storage },
  };
  const volume = claim.spec.volumeName ?? "";
  const message = `MountVolume.NodeExpandVolume succeeded for volume "${volume}" ${pod.spec.nodeName}`;
  const reason = "FileSystemResizeSuccessful";
  return [
    updateStatus(Claims, { ...claim, status }),
    ...[pod, claim].map((regarding) => record({ regarding, type: "Normal", reason, message })),
  ];
}
