/**
 * What containers use of CPU and memory, and when a kubelet can tell. Nothing of it is stored: it
 * follows from the pod, its images, its annotations and the time.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { milliValue, parseQuantity, quantityToNumber } from "../../api/quantity.ts";
import { parseTime } from "../../api/runtime.ts";
import { idleDefault, knownImage, type Use } from "../images/known-images.ts";
import { parseImage } from "../images/reference.ts";
import { stressOf } from "../shell/programs/stress.ts";
import type { Container } from "../types.ts";

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
 * `loadMillicores` is what others make it use beyond what it uses by itself.
 */
export function measure(pod: Pod, nowMs: number, loadMillicores = 0): Measurement | undefined {
  const { phase, containerStatuses = [], initContainerStatuses = [] } = pod.status;
  if (phase !== "Running") return undefined;
  const timeMs = lastMeasuredMs(nowMs);
  const [first] = pod.spec.containers;
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
    const loaded = container === first ? loadMillicores : 0;
    containers.push({ name, ...containerUse(pod, container, loaded) });
  }
  return containers.length === 0 ? undefined : { timeMs, windowMs, containers };
}

function containerOf({ spec }: Pod, name: string): Container | undefined {
  const isNamed = (each: { readonly name: string }) => each.name === name;
  return spec.containers.find(isNamed) ?? spec.initContainers?.find(isNamed);
}

/** What a container uses while it runs. It never gets more CPU than its limit. */
export function containerUse(pod: Pod, container: Container, loadMillicores = 0): Use {
  const image = parseImage(container.image ?? "");
  const idle = stressUse(container) ?? (image && knownImage(image.repository)?.idle) ?? idleDefault;
  const cpu = said(pod, container, useAnnotations.cpu);
  const memory = said(pod, container, useAnnotations.memory);
  const limit = container.resources.limits?.cpu;
  const wanted = (cpu === undefined ? idle.cpuMillicores : milliValue(cpu)) + loadMillicores;
  return {
    cpuMillicores: limit === undefined ? wanted : Math.min(wanted, milliValue(limit)),
    memoryBytes: memory === undefined ? idle.memoryBytes : quantityToNumber(memory),
  };
}

/** The amount of such an annotation; 0 where there is none. */
export function saidAmount(pod: Pod, container: Container, annotation: string): number {
  if (pod.metadata.annotations === undefined) return 0;
  return quantityToNumber(said(pod, container, annotation) ?? "0");
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
function said(pod: Pod, container: Container, annotation: string): string | undefined {
  const { annotations = {} } = pod.metadata;
  const own = annotations[`${annotation}.${container.name}`];
  const text = own ?? (container === pod.spec.containers[0] ? annotations[annotation] : undefined);
  const amount = text === undefined ? undefined : parseQuantity(text);
  return amount === undefined || amount.nano < 0n ? undefined : text;
}
