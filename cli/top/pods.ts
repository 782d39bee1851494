import type { JsonObject } from "../../api/json.ts";
import { parseTime } from "../../api/runtime.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { goDuration } from "../go-duration.ts";
import type { Io } from "../io.ts";
import { pathOf } from "../server/resources.ts";
import { metadataOf, parts, textAt } from "../targets/targets.ts";
import {
  cpuText,
  memoryText,
  metricsKind,
  printRows,
  sorted,
  sumOf,
  swapText,
  type TopRequest,
  type Usage,
  usageOf,
} from "./usage.ts";

/** A pod older than that should have been measured. */
const delayMs = 2 * 60_000;

interface PodUsage extends Usage {
  readonly name: string;
  readonly namespace: string;
  readonly containers: readonly (Usage & { readonly name: string })[];
}

/** `kubesim top pods`. Source: kubectl 1.36, pkg/cmd/top and pkg/metricsutil. */
export async function topPods(io: Io, request: TopRequest): Promise<void> {
  const { name, labelSelector, fieldSelector, isEverywhere } = request;
  const resource = await metricsKind(io, "PodMetrics");
  const namespace = isEverywhere ? undefined : io.namespace;
  const path = pathOf(resource, { namespace, name }, { labelSelector, fieldSelector });
  const answer = await io.client.json({ path });
  const items = name === undefined ? parts(answer, "items") : [answer];
  if (items.length === 0) {
    await explainNone(io, request);
    io.warn(`No resources found${isEverywhere ? "" : ` in ${io.namespace} namespace.`}`);
    return;
  }
  printRows(io, rowsOf(items.map(podUsage), request));
}

function podUsage(item: JsonObject): PodUsage {
  const metadata = metadataOf(item);
  const containers = parts(item, "containers").map((each) => ({
    name: textAt(each, "name"),
    ...usageOf(each),
  }));
  return {
    name: textAt(metadata, "name"),
    namespace: textAt(metadata, "namespace"),
    containers,
    ...sumOf(containers),
  };
}

function rowsOf(pods: readonly PodUsage[], request: TopRequest): string[][] {
  const { isEverywhere, withContainers, withHeaders, withSum, withSwap, sortBy } = request;
  const amounts = (usage: Usage) => [
    cpuText(usage),
    memoryText(usage),
    ...(withSwap ? [swapText(usage)] : []),
  ];
  const header = [
    ...(isEverywhere ? ["NAMESPACE"] : []),
    ...(withContainers ? ["POD"] : []),
    "NAME",
    "CPU(cores)",
    "MEMORY(bytes)",
    ...(withSwap ? ["SWAP(bytes)"] : []),
  ];
  const byNamespace = [...sorted(pods, request)].sort((left, right) =>
    sortBy !== "" || left.namespace === right.namespace
      ? 0
      : left.namespace < right.namespace
        ? -1
        : 1,
  );
  const rows = byNamespace.flatMap((pod) => {
    const start = isEverywhere ? [pod.namespace] : [];
    if (!withContainers) return [[...start, pod.name, ...amounts(pod)]];
    return sorted(pod.containers, request).map((each) => [
      ...start,
      pod.name,
      each.name,
      // Of a container what is not measured counts as none.
      ...amounts(sumOf([each])),
    ]);
  });
  // With swap one too many, as kubectl has it.
  const blanks = header.slice(2).map(() => "");
  const sums = [
    [...blanks, "________", "________"],
    [...blanks, ...amounts(sumOf(pods))],
  ];
  return [...(withHeaders ? [header] : []), ...rows, ...(withSum ? sums : [])];
}

/** Throws where there are pods that should have been measured, or will be. */
async function explainNone(io: Io, request: TopRequest): Promise<void> {
  const { labelSelector, fieldSelector } = request;
  const resource = await io.resources.find("pods");
  const { namespace } = io;
  const path = pathOf(resource, { namespace }, { labelSelector, fieldSelector });
  const pods = parts(await io.client.json({ path }), "items");
  for (const pod of pods) {
    const metadata = metadataOf(pod);
    const created = textAt(metadata, "creationTimestamp");
    const ageMs = io.now() - (parseTime(created) ?? 0);
    if (ageMs <= delayMs) continue;
    const title = `${textAt(metadata, "namespace")}/${textAt(metadata, "name")}`;
    throw new Failure(`Metrics not available for pod ${title}, age: ${goDuration(ageMs)}`);
  }
  if (pods.length > 0) throw new Failure("metrics not available yet");
}
