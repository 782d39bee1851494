import type { ObjectMeta } from "../resource.ts";
/** Where claims and volumes of old named their class. Wherever it stands, it counts. */
export declare const betaClassAnnotation = "volume.beta.kubernetes.io/storage-class";
interface Classed {
    readonly metadata: ObjectMeta;
    readonly spec: {
        readonly storageClassName?: string | undefined;
    };
}
/** The class that a claim or a volume names: empty where it wants none. */
export declare const namedClassOf: ({ metadata, spec }: Classed) => string | undefined;
/**
 * The storage class of a claim or a volume; empty for none.
 * Source: component-helpers GetPersistentVolumeClaimClass 1.36.
 */
export declare const classOf: (object: Classed) => string;
export {};
