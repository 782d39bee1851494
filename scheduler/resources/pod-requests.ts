import { isPodLevelResource, isSidecar } from "../../api/core/pod/pod-resources.ts";
import { countedSpec } from "../../api/core/pod/resized-spec.ts";
import {
  milliValue,
  quantityFromMilli,
  quantityFromNumber,
  quantityToNumber,
} from "../../api/quantity.ts";
import type { Pod } from "../framework/framework.ts";

/** What a pod asks of a node. */
export interface PodRequests {
  /** Equal requests have equal text, and as a rule one object. */
  readonly text: string;
  /** CPU, memory and ephemeral storage first, then the others by name. */
  readonly amounts: readonly ResourceRequest[];
}

/** An amount of one resource: CPU in millicores, all else in bytes or pieces. */
export interface ResourceRequest {
  readonly name: string;
  readonly amount: number;
  /** The same, but a container that asks for no CPU or memory counts as a small one: for scores. */
  readonly nonZeroAmount: number;
}

/** What a container without requests is taken for in scores. Source: scheduler/util 1.36. */
const defaultCpu = 100;
const defaultMemory = 200 * 1024 * 1024;

type Spec = Pod["spec"];
type Container = Spec["containers"][number];
type Amounts = Map<string, number>;

const byContainers = new WeakMap<Spec["containers"], PodRequests>();
const bySpec = new WeakMap<Spec, PodRequests>();
const byText = new Map<string, PodRequests>();
const byTextMax = 20_000;

/** The requests of a pod: of its containers or its init containers, whichever need more. */
export function podRequests(pod: Pod): PodRequests {
  const spec = countedSpec(pod);
  // Pods of one template share their containers, though each has a spec of its own.
  const plain =
    spec.initContainers === undefined && spec.overhead === undefined && !hasPodRequests(spec);
  const known = plain ? byContainers.get(spec.containers) : bySpec.get(spec);
  if (known !== undefined) return known;
  const made = intern(sumOf(spec, false), sumOf(spec, true));
  if (plain) byContainers.set(spec.containers, made);
  else bySpec.set(spec, made);
  return made;
}

/** True for resources that a node counts by name: extended ones, huge pages, attachable volumes. */
export function isScalarResource(name: string): boolean {
  return (
    name.includes("/") || name.startsWith("hugepages-") || name.startsWith("attachable-volumes-")
  );
}

/** True for a resource that is not of Kubernetes itself. Source: core/v1/helper 1.36. */
export function isExtendedResource(name: string): boolean {
  const isOwn = !name.includes("/") || name.includes("kubernetes.io/");
  return !isOwn && !name.startsWith("requests.");
}

/** One amount: CPU in thousandths, all else in whole units. */
export const amountOf = (name: string, quantity: string): number =>
  name === "cpu" ? milliValue(quantity) : quantityToNumber(quantity);

/** The same as text. */
export const amountText = (name: string, amount: number): string => {
  if (name === "cpu") return quantityFromMilli(amount);
  const isBytes = name === "memory" || name.endsWith("-storage") || name.startsWith("hugepages-");
  return quantityFromNumber(amount, isBytes ? "BinarySI" : "DecimalSI");
};

const hasPodRequests = (spec: Spec) => spec.resources?.requests !== undefined;

const firstNames = ["cpu", "memory", "ephemeral-storage"];

function intern(sums: Amounts, nonZero: Amounts): PodRequests {
  const scalars = [...sums.keys()].filter(isScalarResource).sort();
  const amounts = [...firstNames, ...scalars].flatMap((name) => {
    const [amount, nonZeroAmount] = [sums.get(name) ?? 0, nonZero.get(name) ?? 0];
    return nonZeroAmount === 0 ? [] : [{ name, amount, nonZeroAmount }];
  });
  const text = amounts.map((each) => `${each.name}=${each.amount}/${each.nonZeroAmount}`).join();
  const known = byText.get(text);
  if (known !== undefined) return known;
  const made: PodRequests = { text, amounts };
  if (byText.size >= byTextMax) byText.clear();
  byText.set(text, made);
  return made;
}

/**
 * Init containers run one after another, before the others; a sidecar keeps running beside all that
 * come after it. Source: component-helpers, resource.PodRequests 1.36.
 */
function sumOf(spec: Spec, nonZero: boolean): Amounts {
  const sums: Amounts = new Map();
  for (const container of spec.containers) add(sums, containerRequests(container, nonZero));
  const sidecars: Amounts = new Map();
  const initMax: Amounts = new Map();
  for (const container of spec.initContainers ?? []) {
    const requests = containerRequests(container, nonZero);
    if (isSidecar(container)) {
      add(sums, requests);
      add(sidecars, requests);
      raise(initMax, sidecars);
    } else {
      add(requests, sidecars);
      raise(initMax, requests);
    }
  }
  raise(sums, initMax);
  override(sums, spec.resources?.requests);
  for (const [name, quantity] of Object.entries(spec.overhead ?? {})) {
    sums.set(name, (sums.get(name) ?? 0) + amountOf(name, quantity));
  }
  return sums;
}

function containerRequests(container: Container, nonZero: boolean): Amounts {
  const amounts: Amounts = new Map();
  for (const [name, quantity] of Object.entries(container.resources.requests ?? {})) {
    amounts.set(name, amountOf(name, quantity));
  }
  if (nonZero && !amounts.has("cpu")) amounts.set("cpu", defaultCpu);
  if (nonZero && !amounts.has("memory")) amounts.set("memory", defaultMemory);
  return amounts;
}

/** Requests of the pod as a whole stand in place of the sum. */
function override(sums: Amounts, requests: Readonly<Record<string, string>> | undefined): void {
  for (const [name, quantity] of Object.entries(requests ?? {})) {
    if (isPodLevelResource(name)) sums.set(name, amountOf(name, quantity));
  }
}

function add(sums: Amounts, more: Amounts): void {
  for (const [name, amount] of more) sums.set(name, (sums.get(name) ?? 0) + amount);
}

function raise(sums: Amounts, least: Amounts): void {
  for (const [name, amount] of least) {
    if (amount > (sums.get(name) ?? -1)) sums.set(name, amount);
  }
}
