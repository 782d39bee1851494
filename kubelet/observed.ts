/** All that the plan of a pod depends on. */
import type { Node } from "../api/core/node/node.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import type { Behavior, ImagePull } from "./behavior/behavior.ts";
import type { ImageVolume } from "./images/image-volumes.ts";
import type { PullRequests } from "./pod/pull-requests.ts";
import type { Container, Volume } from "./types.ts";

/** A ConfigMap or Secret that a pod names, as far as a pod can tell. */
export interface Configuration {
  readonly keys: ReadonlySet<string>;
  /** The entries, as byte strings. */
  readonly data: ReadonlyMap<string, string>;
  readonly createdMs: number;
  /** Of data that are made when somebody reads them: the same for the same data. */
  readonly dataId?: string;
}

/**
 * Finds a ConfigMap or Secret of the pod's namespace; by the name of a namespace the variables of
 * its Services; without a name what its node has for pods; a file of variables by the name of its
 * volume and its path there; a token of its service account by its seconds and audience; and by the
 * name of a claim what its volume is called, as its one entry.
 */
export type FindConfiguration = (
  kind: "ConfigMap" | "Secret" | "Services" | "Node" | "EnvFile" | "Token" | "Claim",
  name: string,
) => Configuration | undefined;

/** A claim that a pod names, and how far its volume is. */
export interface ClaimState {
  readonly isDeleted: boolean;
  /** When it got its volume; `undefined` where it has none. */
  readonly boundMs: number | undefined;
  /** Absent: a file system. */
  readonly volumeMode?: string | undefined;
  /** When that was attached to the node; `undefined` where it is not, and must be. */
  readonly attachedMs: number | undefined;
}

/** Its functions are methods: they are not to be taken out of it. */
export interface Observed {
  readonly pod: Pod;
  /** The same with another state of the pod, or told to stop. */
  readonly with: (changes: Partial<Pick<Observed, "pod" | "order">>) => Observed;
  readonly nowMs: number;
  /** Absent where the Node object is gone: its machine goes on. */
  readonly node: Node | undefined;
  /** That it has to stop, where the kubelet itself has decided so. */
  readonly order?: KubeletOrder | undefined;
  /** When the kubelet heard of what was written at a time; absent: at once. */
  readonly heardMs?: (atMs: number) => number;
  /** False while the machine is off: nothing happens on it. */
  readonly nodeUp: boolean;
  /** The second in which the machine last booted; what started before is dead. */
  readonly bootedAtMs: number | undefined;
  readonly hostIP: string;
  /** Those of other families than the main one. */
  readonly furtherHostIPs?: readonly string[];
  /** What a run does; without the time of its start, of one that is yet to begin. */
  readonly behavior: (container: Container, restartCount: number, startedMs?: number) => Behavior;
  /** Since when a container is to have an image that it does not run, where it had another. */
  readonly imageSinceMs: (container: Container) => number | undefined;
  /** How the image of a volume is pulled. */
  readonly volumePull: (volume: ImageVolume) => ImagePull;
  /** The other pods on the node that have not ended. */
  readonly neighbors: Iterable<Pod>;
  /** The pods of the node that have run or mounted the image of this id, itself included. */
  readonly podsWith: (imageId: string) => Iterable<Pod>;
  /** The other pods of the node. */
  readonly others: Iterable<Pod>;
  /** What the plan of another pod of the node goes by. */
  readonly as: (other: Pod) => Observed;
  readonly pullRequests: PullRequests;
  /** An address for the pod that no other has. */
  readonly address: () => string | undefined;
  /** The address of IPv6 that goes with it, in a dual-stack cluster. */
  readonly addressIPv6?: (address: string) => string | undefined;
  readonly configuration: FindConfiguration;
  readonly claim: (name: string) => ClaimState | undefined;
  /** Kernel settings that pods of the machine may set beside the safe ones; absent: none. */
  readonly unsafeSysctls?: readonly string[] | undefined;
  /** Whether a path of the machine is as a volume wants it, and since when; absent: it is. */
  readonly hostPath?: (hostPath: NonNullable<Volume["hostPath"]>) => {
    readonly problem: string | undefined;
    readonly readyMs: number;
  };
}

/** An order to stop that the API does not tell of. */
export interface KubeletOrder {
  readonly atMs: number;
  readonly graceMs: number;
  /** Why the pod is evicted; absent for a static pod, whose manifest is gone. */
  readonly eviction?: {
    readonly reason: string;
    readonly message: string;
    /** Where it goes for others' sake, by no fault of its own. */
    readonly disruption?: string;
  };
}

/** An event about the pod, or about one of its containers. */
export interface Note {
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
  readonly container?: Container;
}

/** An event that no change of the status goes with: it is due at a time. */
export interface TimedNote extends Note {
  readonly atMs: number;
}

/** Where a part of the plan stands. */
export interface Pending {
  /** The next time at which something happens by itself; `Infinity` for never. */
  readonly dueMs: number;
  readonly timed: readonly TimedNote[];
}

/** Nothing more happens by itself. */
export const never = Number.POSITIVE_INFINITY;

const noteOf = (
  type: Note["type"],
  reason: string,
  message: string,
  container: Container | undefined,
): Note =>
  container === undefined ? { type, reason, message } : { type, reason, message, container };
const normal = (reason: string, message: string, container?: Container): Note =>
  noteOf("Normal", reason, message, container);
const warning = (reason: string, message: string, container?: Container): Note =>
  noteOf("Warning", reason, message, container);
/** Builders of notes. */
export const note = { normal, warning };

/** The note, due at a time. */
export const noteAt = (atMs: number, { type, reason, message, container }: Note): TimedNote =>
  container === undefined
    ? { type, reason, message, atMs }
    : { type, reason, message, container, atMs };
