import type { KubeObject } from "../../resource.ts";
import type { PersistentVolumeClaimSpec } from "../claim-spec.ts";
import type { Amounts } from "./amounts.ts";
import type { ScopedResourceSelectorRequirement } from "./resource-quota.ts";
/** The parts of a PersistentVolumeClaim that count. */
export interface Claim extends KubeObject {
    readonly spec: PersistentVolumeClaimSpec;
    readonly status?: {
        readonly allocatedResources?: Amounts;
        readonly currentVolumeAttributesClassName?: string;
        readonly modifyVolumeStatus?: {
            readonly targetVolumeAttributesClassName?: string;
        };
    };
}
export declare const isClaimResource: (name: string) => boolean;
/** The claim, and the storage that it asks for, each for all and for its class. */
export declare function claimUsage({ spec, metadata, status }: Claim): Amounts;
/** Claims are told apart by the class of the attributes of their volume, now or to be. */
export declare function claimMatches({ spec, status }: Claim, requirement: ScopedResourceSelectorRequirement): boolean;
