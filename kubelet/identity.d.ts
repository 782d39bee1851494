/** One run of a container. */
export interface ContainerRun {
    readonly podUid: string;
    readonly name: string;
    readonly restart: number;
    /** How many times in a row it has been restarted; 7 at most. */
    readonly level: number;
    /** Whether its image was not on the node before, and so came with it. */
    readonly fetched: boolean;
    readonly startedMs: number;
}
/**
 * The id of one run of a container. Its last digits hold what the API has no field for: the
 * milliseconds of its start, its back-off level and whether it brought its image. So they survive
 * in the status, which is the only memory that the kubelet has.
 */
export declare function containerId(run: ContainerRun): string;
/** The back-off level in an id made by `containerId`; 0 where there is none. */
export declare function backOffLevel(id: string | undefined): number;
/** Whether an id made by `containerId` says that the image came with this run. */
export declare function fetchedImage(id: string | undefined): boolean;
/** The milliseconds of the start in an id made by `containerId`; 0 where there are none. */
export declare function startFraction(id: string | undefined): number;
/** The id of a pod's sandbox. */
export declare const sandboxId: (podUid: string) => string;
/** Where the node keeps the network namespace of a pod. */
export declare const networkNamespace: (podUid: string) => string;
/** A uuid in the form of machine and boot ids. */
export declare function stableUuid(text: string): string;
/** Hex digits that look like chance but follow from the text: FNV-1a, mixed again and again. */
export declare function hexDigits(text: string, count: number): string;
