/** Examples as Kubernetes' documentation tells them: a manifest, and what is seen of it when. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseDuration } from "../../simulator/clock/duration.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../../simulator/cluster.ts";
import type { View } from "./views.ts";

export interface Example {
  /** What the page says, as the end of a sentence. */
  readonly behaviour: string;
  /** A file below manifests/containers/. */
  readonly manifest: string;
  /** One node, unless it is told otherwise. */
  readonly cluster?: ClusterOptions;
  /** What there is before the manifest is applied. */
  readonly given?: (cluster: Cluster) => void;
  readonly walk: readonly Moment[];
}

/** What is done at a time since the manifest was applied, and what is seen right after it. */
export interface Moment {
  readonly at: string;
  readonly act?: (cluster: Cluster) => void;
  readonly sees?: readonly (readonly [View, unknown])[];
}

const root = fileURLToPath(new URL("../../manifests/containers/", import.meta.url));

/** A cluster to which the manifest has just been applied. */
export function begin({ manifest, cluster: options, given }: Example): Cluster {
  const cluster = createCluster({ nodes: 1, ...options });
  given?.(cluster);
  cluster.apply(readFileSync(`${root}${manifest}`, "utf8"));
  return cluster;
}

/** How long an example takes. */
export const durationMs = ({ walk: moments }: Example): number =>
  Math.max(...moments.map(({ at }) => parseDuration(at)));

/** Goes through the example to its end; `at` is called at every moment, once all was done. */
export function walk(
  cluster: Cluster,
  { walk: moments }: Example,
  at: (moment: Moment) => void = () => undefined,
): void {
  const begunMs = cluster.nowMs;
  for (const moment of moments) {
    cluster.advance(Math.max(begunMs + parseDuration(moment.at) - cluster.nowMs, 0));
    moment.act?.(cluster);
    at(moment);
  }
}
