/** Kubelets let mounted file systems grow. Source: kubelet 1.36, NodeExpandVolume. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action } from "../../client/action.ts";
import { type Controller } from "../../client/controller.ts";
import type { Machines } from "../machine.ts";
/** The keys are those of claims whose volumes have grown. */
export declare function volumeExpandController({ machines }: {
    readonly machines: Machines;
}): Controller;
/** The claim has what it was promised; the pod is told, too. */
export declare function planExpansion(claim: PersistentVolumeClaim, pod: Pod): readonly Action[];
