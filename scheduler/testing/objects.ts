/** Nodes and pods for tests: rows that name only what matters, decoded as the API server would. */

import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { JsonObject } from "../../api/json.ts";
import { decodeObject } from "../../apiserver/decode.ts";
import { Snapshot } from "../snapshot/snapshot.ts";

export interface NodeRow {
  readonly name: string;
  readonly cpu?: string;
  readonly memory?: string;
  readonly pods?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { key: string; value?: string; effect: string }[];
  readonly unschedulable?: boolean;
  /** Further resources. */
  readonly resources?: Readonly<Record<string, string>>;
}

export function nodeOf(row: NodeRow): Node {
  const { name, cpu = "4", memory = "8Gi", pods = "110", labels, taints, resources } = row;
  const { unschedulable } = row;
  const allocatable = { cpu, memory, pods, ...resources };
  return decoded<Node>(Node, {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { "kubernetes.io/hostname": name, ...labels } },
    spec: { ...(taints && { taints }), ...(unschedulable && { unschedulable }) },
    status: { allocatable, capacity: allocatable },
  });
}

export interface PodRow {
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly requests?: Readonly<Record<string, string>>;
  /** Members of the spec; `containers` there stand in place of the one with `requests`. */
  readonly spec?: JsonObject;
}

export function podOf({ name = "probe", labels = {}, requests = {}, spec }: PodRow): Pod {
  const containers = [{ name: "c", image: "app:1", resources: { requests } }];
  return decodePod({ metadata: { name, labels }, spec: { containers, ...spec } });
}

/** A pod of a manifest. Its uid is made of its name. */
export function decodePod(manifest: JsonObject): Pod {
  const metadata = { namespace: "default", ...Object(manifest.metadata) };
  return decoded<Pod>(Pod, {
    ...manifest,
    apiVersion: "v1",
    kind: "Pod",
    metadata: { uid: `uid-${metadata.name}`, ...metadata },
  });
}

/** The snapshot of these nodes, and of pods that name their nodes. */
export function snapshotOf(nodes: readonly NodeRow[], pods: readonly Pod[] = []): Snapshot {
  const snapshot = new Snapshot();
  for (const row of nodes) snapshot.setNode(nodeOf(row));
  for (const pod of pods) snapshot.setPod(pod);
  return snapshot;
}

/** A manifest as the API server would read it. */
export function decoded<T>(
  { structure, kind }: Pick<typeof Pod, "structure" | "kind">,
  value: unknown,
): T {
  // What the decoder returns is an object of the structure it was given.
  return decodeObject(structure, value, kind).value as T;
}
