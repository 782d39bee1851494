/** Claims that are made for a pod. Source: pkg/controller/volume/ephemeral 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Action } from "../../client/action.ts";
/** Makes what is missing. A claim of the name that is another's is left alone. */
export declare function planEphemeralClaims(pod: Pod, claimNamed: (name: string) => PersistentVolumeClaim | undefined): readonly Action[];
