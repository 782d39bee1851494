import type { Profile } from "./framework.ts";
/** Kubernetes' own choice: spreads pods over the least allocated nodes. Source: 1.36 defaults. */
export declare const kubernetesProfile: Profile;
/** Packs bins: fills the fullest node that fits. The same pods always land on the same nodes. */
export declare const binPackingProfile: Profile;
/** The profiles by the names under which a user chooses them. */
export declare const profiles: ReadonlyMap<string, Profile>;
