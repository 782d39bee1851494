/**
 * What a scheduling plugin is. A plugin is one file under `plugins/` and one line in its registry;
 * names and extension points are those of kube-scheduler. Source: kube-scheduler framework 1.36.
 *
 * A plugin looks at a pod once (`preFilter`, `preScore`) and answers with functions over nodes,
 * which are named by their slot in the snapshot. All of it is synchronous and changes nothing.
 */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { Random } from "../../api/runtime.ts";
import type { Action } from "../../client/action.ts";
import type { Refusals } from "../decision/refusals.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Handle, Placement, PluginStatus, Skip, Wait } from "./placement.ts";

export type { Node, Pod };

/** Why a plugin refused a node. There is one object per set of reasons: they are counted by it. */
export interface Rejection {
  readonly plugin: string;
  /** In Kubernetes' words, as `Insufficient cpu`; each is counted by itself. */
  readonly reasons: readonly string[];
  /** True where the node would refuse the pod even if other pods left it. */
  readonly unresolvable: boolean;
}

/** A change in the cluster that may let in a pod that was refused. */
export interface ClusterEvent {
  readonly name: ClusterEventName;
  /** The node it happened to, by its slot; -1 where there is none any more. */
  readonly slot: number;
  /** The revision of the write that made it happen. */
  readonly revision: number;
  /** The key of the claim it happened to, where it did to one. */
  readonly claim?: string;
  /** What became of a claim for devices, where it happened to one. */
  readonly deviceClaim?: {
    readonly next: ResourceClaim;
    readonly previous: ResourceClaim | undefined;
  };
  /** The pod it happened to, where it did to one on a node, or to the refused pod itself. */
  readonly pod?: Pod;
  /** The node as it was, where it was changed or is gone. */
  readonly previousNode?: Node;
  /** The pod as it was, where it was changed. */
  readonly previousPod?: Pod;
}
/** Those named after the target pod happen to the refused pod itself, and to no other. */
export type ClusterEventName =
  | "NodeAdd"
  | "NodeDelete"
  | "NodeUpdateAllocatable"
  | "NodeUpdateLabel"
  | "NodeUpdateTaint"
  | "AssignedPodAdd"
  | "AssignedPodUpdate"
  | "AssignedPodDelete"
  | "TargetPodUpdateLabel"
  | "TargetPodUpdateScaleDown"
  | "TargetPodUpdateToleration"
  | "TargetPodUpdate"
  | "PersistentVolumeClaimAdd"
  | "PersistentVolumeClaimUpdate"
  | "PersistentVolumeChange"
  | "StorageClassChange"
  | "CSINodeChange"
  | "CSIDriverUpdate"
  | "CSIStorageCapacityChange"
  | "VolumeAttachmentDelete"
  | "ResourceClaimChange"
  | "DeviceClassChange"
  | "ResourceSliceChange";

/** Refuses a node, or `undefined` where the pod may run there. */
export type NodeFilter = (slot: number) => Rejection | undefined;

/** Answers that hang on what is on other nodes too. */
export interface FollowsCluster {
  /**
   * Takes in what became of the nodes that changed, given by slot, each once; at first those are
   * all. Calls `stale` for the other nodes whose answers that changes. The plugin is asked nothing
   * before. Kubernetes' AddPod and RemovePod of a preFilter are the case of one changed node.
   */
  readonly follow?: (changed: readonly number[], stale: (slot: number) => void) => void;
}

/** A change after which a plugin would no longer refuse a node. */
export interface Remedy {
  /** What to do, the same on all nodes where it helps: `-200m cpu`, `tolerate gpu=a:NoSchedule`. */
  readonly change: string;
  /** What stands in the way on this node: `taken by default/web-0`. */
  readonly detail?: string;
  /** Orders changes of one thing, the smallest first, as `-200m cpu` before `-1 cpu`. */
  readonly amount?: { readonly of: string; readonly value: number };
}

/** What `preFilter` found: nodes to look at and how, or that no node will do. */
export type PreFilterResult =
  | { readonly rejection: Rejection; readonly remedies?: readonly Remedy[] }
  | (FollowsCluster & {
      readonly filter: NodeFilter;
      /**
       * All the changes that the pod, or a node that is refused, needs to pass. Empty where none is
       * known. Asked only when somebody wants to know, and never while pods are placed.
       */
      readonly remedies?: (slot: number) => readonly Remedy[];
      /** The names of the only nodes that can pass; absent: any can. */
      readonly nodes?: ReadonlySet<string>;
      /** Answers hang on what the snapshot does not follow, as volumes: they are not remembered. */
      readonly clusterWide?: boolean;
    });

/** What `preScore` found. Scores are whole numbers; those not normalised lie within 0 to 100. */
export interface PreScoreResult extends FollowsCluster {
  readonly score: (slot: number) => number;
  /**
   * Puts the scores of all feasible nodes on 0 to 100: in proportion to the highest, which is best
   * or worst; from the lowest to the highest; or, with the fewest best, from the highest to what
   * the lowest lacks of it, where nodes below 0 do not count and get 0.
   */
  readonly normalize?: "highest" | "lowest" | "between" | "fewest";
  /** Told when a node becomes feasible or stops being it, before `follow`. */
  readonly admit?: (slot: number, isFeasible: boolean) => void;
}

/** What `postFilter` made of a pod that fits nowhere. */
export interface PostFilterResult {
  /** The node that the pod is to wait for; empty: none can be had; absent: the one it did. */
  readonly nominatedNode?: string;
  /** The pods that are to leave that node first. */
  readonly victims?: readonly Pod[];
  /** What is to be written so that the pod may fit when it is tried again. */
  readonly writes?: readonly Action[];
  /** Added to why the pod fits nowhere, as `preemption: not eligible due to …`. */
  readonly message: string;
}

/** What is known of a pod in the queue. */
export interface QueuedPodInfo {
  readonly pod: Pod;
  /** When it came to wait, or last failed. */
  readonly sinceMs: number;
}

export interface Plugin {
  readonly name: string;
  /**
   * The part of the pod that this plugin reads. Pods with equal signatures get equal answers on
   * every node, so answers are kept per signature. Kubernetes calls this SignPod. What the cluster
   * says of the pod without regard to nodes is part of it, as the selectors that pick the pod.
   */
  readonly sign: (pod: Pod, snapshot: Snapshot) => string;
  /** QueueSort: whether one pod is to be tried before another. */
  readonly less?: (left: QueuedPodInfo, right: QueuedPodInfo) => boolean;
  /** Why the pod may not enter the queue yet, or `undefined`. */
  readonly preEnqueue?: (pod: Pod, snapshot: Snapshot) => string | undefined;
  /** `undefined` where this plugin lets the pod run on every node. */
  readonly preFilter?: (pod: Pod, snapshot: Snapshot) => PreFilterResult | undefined;
  /**
   * Looks for a way to let in a pod that fits nowhere. `random` is absent where the profile leaves
   * nothing to chance. Pods that are alike come with the very same `refusals`, as those change.
   * `undefined` where it is no matter of this plugin's.
   */
  readonly postFilter?: (
    pod: Pod,
    refusals: Refusals,
    snapshot: Snapshot,
    framework: Framework,
    random: Random | undefined,
  ) => PostFilterResult | undefined;
  /** `undefined` where all nodes are alike to this plugin. */
  readonly preScore?: (pod: Pod, snapshot: Snapshot) => PreScoreResult | undefined;
  /** Sets something aside for a pod that has been given a node. */
  readonly reserve?: (placement: Placement, handle: Handle) => PluginStatus | undefined;
  /**
   * Gives it back: the pod does not get the node after all, or is gone. Called even where this
   * plugin, or one before it, refused to reserve.
   */
  readonly unreserve?: (placement: Placement, handle: Handle) => void;
  /** Whether the pod may be bound. */
  readonly permit?: (placement: Placement, handle: Handle) => PluginStatus | Wait | undefined;
  /** Does what must come before the binding, in any time; then calls `done`, once. */
  readonly preBind?: (
    placement: Placement,
    handle: Handle,
    done: (status?: PluginStatus) => void,
  ) => void;
  /** Binds the pod, or skips it; then calls `done`, once. The first not to skip is the last. */
  readonly bind?: (
    placement: Placement,
    handle: Handle,
    done: (status?: PluginStatus | Skip) => void,
  ) => void;
  /** Is told that the pod was bound. */
  readonly postBind?: (placement: Placement, handle: Handle) => void;
  /** The events after which a pod that this plugin refused is worth another look. */
  readonly requeueOn: readonly ClusterEventName[];
  /**
   * Whether such an event may help this very pod. Unless the plugin looks beyond the node of the
   * event, its filter must pass that node too. Where absent, only that counts. An event of a claim
   * helps only pods that use it.
   */
  readonly queueingHint?: (pod: Pod, event: ClusterEvent, snapshot: Snapshot) => boolean;
}

/** Makes a plugin as a profile configures it. */
export interface PluginFactory {
  readonly name: string;
  /**
   * `args` is what the `pluginConfig` of a KubeSchedulerConfiguration has for the plugin, if any.
   * Throws RangeError, in Kubernetes' words, where it is not what the plugin takes.
   */
  readonly create: (args: PluginArgs | undefined) => Plugin;
}
export type PluginArgs = Readonly<Record<string, unknown>>;

/** A plugin that has no settings. */
export const unconfigured = (plugin: Plugin): PluginFactory => ({
  name: plugin.name,
  create: () => plugin,
});

/** The points at which plugins take part, in Kubernetes' words and order. */
export const extensionPoints = [
  "preEnqueue",
  "queueSort",
  "preFilter",
  "filter",
  "postFilter",
  "preScore",
  "score",
  "reserve",
  "permit",
  "preBind",
  "bind",
  "postBind",
] as const;
export type ExtensionPoint = (typeof extensionPoints)[number];

/** A plugin that a profile names; the weight is that of its scores. */
export interface EnabledPlugin {
  readonly name: string;
  readonly weight?: number;
}

/** What a profile says of one extension point. */
export interface PluginSet {
  readonly enabled: readonly EnabledPlugin[];
  /** Names of plugins that `plugins` of the profile enables everywhere; `*` means all of them. */
  readonly disabled: readonly string[];
}

/** A choice of plugins and their settings: plain data. */
export interface Profile {
  /** The pods it serves name it in `spec.schedulerName`. */
  readonly schedulerName: string;
  /** Enabled at every point that they know, in this order. Kubernetes calls this multiPoint. */
  readonly plugins: readonly EnabledPlugin[];
  /** What differs at single points. */
  readonly points?: Readonly<Partial<Record<ExtensionPoint, PluginSet>>>;
  /** The arguments of plugins, by their names. */
  readonly pluginConfig: Readonly<Record<string, PluginArgs>>;
  /**
   * How many nodes, of 100, are enough to choose among, and 0 to let the size of the cluster say.
   * Absent: all are looked at.
   */
  readonly percentageOfNodesToScore?: number;
  /** Which of the best nodes wins: the first by name, or one drawn by chance. */
  readonly ties: "name" | "random";
}

/** A profile with its plugins made: what runs. */
export interface Framework {
  readonly profile: Profile;
  /** All of them, in the order in which they filter, and without what the profile disables. */
  readonly plugins: readonly Plugin[];
  /** Those that take part at a point, in the order of that point. */
  readonly at: Readonly<Record<ExtensionPoint, readonly Plugin[]>>;
  /** Those that score, each with its weight. */
  readonly scoring: readonly { readonly plugin: Plugin; readonly weight: number }[];
  /** The plugin of that name; one that the profile does not have is broken code. */
  plugin(name: string): Plugin;
}

export const scoreMax = 100;
