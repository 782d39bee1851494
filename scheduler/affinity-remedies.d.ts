import type { Domains } from "./domains.ts";
import type { Pod, Remedy } from "./framework.ts";
import { type PodTerm } from "./pod-terms.ts";
import type { Snapshot } from "./snapshot.ts";
/** The terms of a pod, and the places that they are about, in the same order. */
export interface AffinityPlaces {
    readonly affinity: readonly PodTerm[];
    readonly wanted: readonly Domains[];
    readonly antiAffinity: readonly PodTerm[];
    readonly avoided: readonly Domains[];
    /** The places of pods that must not be near this one. */
    readonly avoiding: readonly Domains[];
}
/** The terms that want pods where there are none. */
export declare function nearer({ affinity, wanted }: AffinityPlaces, slot: number): readonly Remedy[];
/** The terms, of the pod and of others, that some pod stands against. */
export declare function farther(pod: Pod, { antiAffinity, avoided, avoiding }: AffinityPlaces, slot: number, snapshot: Snapshot): readonly Remedy[];
