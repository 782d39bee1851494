/**
 * What containers use of CPU and memory, and when a kubelet can tell. Nothing of it is stored: it
 * follows from the pod, its images, its annotations and the time.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { milliValue, parseQuantity, quantityToNumber } from "../../api/quantity.ts";
import { parseTime } from "../../api/runtime.ts";
import { idleDefault, knownImage, type Use } from "../images/known-images.ts";
import { parseImage } from "../images/reference.ts";
import type { RequestUse } from "../load/container-load.ts";
import { stressOf } from "../shell/programs/stress.ts";
import type { Container } from "../types.ts";
import type { SaidUse } from "./said/says.ts";

export type { Use } from "../images/known-images.ts";

/** On a pod: what its first container uses; with `.name` appended, what that one does. */
export const useAnnotations = {
  cpu: "sim.kubesim.dev/cpu",
  memory: "sim.kubesim.dev/memory",
  /** What it has written beside what its commands write. */
  ephemeralStorage: "sim.kubesim.dev/ephemeral-storage",
  /** How many processes it has beside those of its commands. */
  processes: "sim.kubesim.dev/pids",
};

/** How often is measured. Source: metrics-server 0.8, --metric-resolution. */
export const resolutionMs = 15_000;
/** A container that runs for less has no measurement yet. Source: metrics-server 0.8, storage. */
const freshMs = 10_000;

/** What a machine uses with no pod on it: the system, its kubelet and its container runtime. */
export const systemUse: Use = { cpuMillicores: 45, memoryBytes: 380 * 1024 * 1024 };

/** What the containers of a pod used at a time. */
export interface Measurement {
  readonly timeMs: number;
  /** Over how long it was measured. */
  readonly windowMs: number;
  readonly containers: readonly (Use & { readonly name: string })[];
}

/** When was last measured: at every full 15 seconds. */
export const lastMeasuredMs = (nowMs: number) => nowMs - (nowMs % resolutionMs);

/**
 * What was last measured of a pod; nothing where it does not run, or not for long enough.
 * `sourcesOf` tells what is known of a container's use at the time when it was measured.
 */
export function measure(
  pod: Pod,
  nowMs: number,
  sourcesOf: (container: Container, timeMs: number) => UseSources = () => ({}),
): Measurement | undefined {
  const { phase, containerStatuses = [], initContainerStatuses = [] } = pod.status;
  if (phase !== "Running") return undefined;
  const timeMs = lastMeasuredMs(nowMs);
  const containers: (Use & { name: string })[] = [];
  let windowMs = resolutionMs;
  for (const { name, state } of [...containerStatuses, ...initContainerStatuses]) {
    const startedMs = parseTime(state?.running?.startedAt);
    const container = containerOf(pod, name);
    if (startedMs === undefined || container === undefined) continue;
    const upMs = timeMs - startedMs;
    // A pod is measured as a whole or not at all.
    if (upMs < freshMs) return undefined;
    windowMs = Math.min(windowMs, upMs);
    containers.push({ name, ...containerUse(pod, container, sourcesOf(container, timeMs)) });
  }
  return containers.length === 0 ? undefined : { timeMs, windowMs, containers };
}

function containerOf({ spec }: Pod, name: string): Container | undefined {
  const isNamed = (each: { readonly name: string }) => each.name === name;
  return spec.containers.find(isNamed) ?? spec.initContainers?.find(isNamed);
}

/** What is known of a container's use beyond its image and annotations. */
export interface UseSources {
  /** What others make it use beyond what it uses by itself. */
  readonly loadMillicores?: number;
  /** What is said of its image. */
  readonly said?: SaidUse | undefined;
  /** What the requests took that came over the network. */
  readonly served?: RequestUse | undefined;
}

/** What a container uses while it runs. It never gets more CPU than its limit. */
export function containerUse(
  pod: Pod,
  container: Container,
  { loadMillicores = 0, said = nothingSaid, served = nothingServed }: UseSources = {},
): Use {
  const image = parseImage(container.image ?? "");
  const idle = stressUse(container) ?? (image && knownImage(image.repository)?.idle) ?? idleDefault;
  const cpu = annotated(pod, container, useAnnotations.cpu);
  const memory = annotated(pod, container, useAnnotations.memory);
  const restMillicores =
    cpu === undefined ? (said.cpuMillicores ?? idle.cpuMillicores) : milliValue(cpu);
  const wanted = restMillicores + said.addedMillicores + loadMillicores + served.cpuMillicores;
  const restBytes =
    memory === undefined ? (said.memoryBytes ?? idle.memoryBytes) : quantityToNumber(memory);
  return {
    cpuMillicores: withinPod(pod, container, withinLimit(container, wanted)),
    memoryBytes: restBytes + said.addedBytes + served.memoryBytes,
  };
}

function withinLimit({ resources }: Container, millicores: number): number {
  const limit = resources.limits?.cpu;
  return limit === undefined ? millicores : Math.min(millicores, milliValue(limit));
}

/** Containers that want more than their pod may have get their parts of it. */
function withinPod(pod: Pod, container: Container, millicores: number): number {
  const { spec } = pod;
  const limit = spec.resources?.limits?.cpu;
  if (limit === undefined) return millicores;
  // Seen alone, each wants what it wants by itself.
  const alone = { ...pod, spec: { ...spec, resources: undefined } };
  const total = spec.containers
    .filter(({ name }) => name !== container.name)
    .reduce((sum, each) => sum + containerUse(alone, each).cpuMillicores, millicores);
  const limitMillicores = milliValue(limit);
  if (total <= limitMillicores) return millicores;
  return Math.round((millicores * limitMillicores) / total);
}

const nothingServed: RequestUse = { requests: 0, cpuMillicores: 0, memoryBytes: 0 };
const nothingSaid: SaidUse = { addedMillicores: 0, addedBytes: 0 };

/** The amount of such an annotation; 0 where there is none. */
export function saidAmount(pod: Pod, container: Container, annotation: string): number {
  if (pod.metadata.annotations === undefined) return 0;
  return quantityToNumber(annotated(pod, container, annotation) ?? "0");
}

/** What `stress` takes for itself. */
const stressOwn: Use = { cpuMillicores: 1, memoryBytes: 5 * 1024 * 1024 };

/** What a container uses whose command, or image, is there to use something. */
function stressUse({ image = "", command = [], args = [] }: Container): Use | undefined {
  const words = [...command, ...args];
  const isStress = /^stress(?:-ng)?$/.test(words[0] ?? "") || /\/stress(?:[:@]|$)/.test(image);
  if (!isStress) return undefined;
  const { cpus, memoryBytes } = stressOf(words);
  return {
    cpuMillicores: stressOwn.cpuMillicores + cpus * 1000,
    memoryBytes: stressOwn.memoryBytes + memoryBytes,
  };
}

/** The amount that an annotation of the pod says of the container; what is no amount says none. */
function annotated(pod: Pod, container: Container, annotation: string): string | undefined {
  const { annotations = {} } = pod.metadata;
  const own = annotations[`${annotation}.${container.name}`];
  const text = own ?? (container === pod.spec.containers[0] ? annotations[annotation] : undefined);
  const amount = text === undefined ? undefined : parseQuantity(text);
  return amount === undefined || amount.nano < 0n ? undefined : text;
}
