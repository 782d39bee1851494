/** Claims stay while pods use them. Source: pkg/controller/volume/pvcprotection 1.36. */
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Plan } from "../../client/controller.ts";
/** `pods` are those that name the claim. */
export declare const planClaimProtection: (claim: PersistentVolumeClaim, pods: readonly Pod[]) => Plan;
