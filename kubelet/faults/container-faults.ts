/** What faults make of one run of a container. */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { isOfSelection } from "../../api/sim/fault-match.ts";
import type { Behavior, ImagePull } from "../behavior/behavior.ts";
import type { Termination } from "../behavior/said/says.ts";
import { msOf, varied } from "../behavior/said/times.ts";
import { type ImageReference, parseImage } from "../images/reference.ts";
import { never } from "../observed.ts";
import type { Container } from "../types.ts";
import { faultsAt, type MachineFault, type MachineFaultType } from "./machine-faults.ts";
import { factorAt, lastingMs, type Slowdown } from "./pace.ts";
import { drawOf, faultedPull } from "./pulls.ts";

/** The run that faults may strike. */
export interface FaultedRun {
  readonly faults: readonly MachineFault[];
  readonly container: Container;
  readonly pod: Pod;
  /** Absent where its object is gone. */
  readonly node: Node | undefined;
  /** Names the run, and has the seed of the cluster: what varies is drawn by it. */
  readonly name: string;
  /** Absent before it starts. */
  readonly startedMs: number | undefined;
}

const runTypes: readonly MachineFaultType[] = [
  "NodeFreeze",
  "NodeSlow",
  "ContainerCrash",
  "ContainerHang",
  "ContainerOOM",
  "ContainerSlowStart",
  "RegistryDown",
  "RegistrySlow",
  "NetworkLoss",
  "NetworkDelay",
];

/** What the container does, with what faults do to it. */
export function withFaults(own: Behavior, run: FaultedRun): Behavior {
  const { container, name, startedMs } = run;
  const here = faultsAt(run.faults, runTypes, run).filter(
    ({ fault }) => (fault.spec.target?.container ?? container.name) === container.name,
  );
  if (here.length === 0) return own;
  const slowdowns = slowdownsOf(here);
  const reference = parseImage(container.image ?? "");
  const launched: Behavior = {
    ...own,
    pull: faultedPull(own.pull, { reference, faults: here, slowdowns, name }),
    ...(slowdowns.length > 0 && {
      lastsMs: (atMs: number, workMs: number) => Math.round(lastingMs(slowdowns, atMs, workMs)),
    }),
  };
  if (startedMs === undefined) return launched;
  const { node } = run;
  return { ...launched, ...afterStart(launched, here, { name, startedMs, slowdowns, node }) };
}

const pullTypes: readonly MachineFaultType[] = [
  "NodeFreeze",
  "NodeSlow",
  "RegistryDown",
  "RegistrySlow",
];

/** The pull of a volume's image that faults may strike. */
export interface FaultedVolume extends Omit<FaultedRun, "container" | "startedMs"> {
  readonly reference: ImageReference;
}

/** The pull with what faults do to it; those of single containers do nothing. */
export function volumePullWithFaults(own: ImagePull, volume: FaultedVolume): ImagePull {
  const { reference, name } = volume;
  const faults = faultsAt(volume.faults, pullTypes, volume).filter(
    ({ fault }) => fault.spec.target?.container === undefined,
  );
  if (faults.length === 0) return own;
  return faultedPull(own, { reference, faults, slowdowns: slowdownsOf(faults), name });
}

/** On a frozen machine everything takes for ever, until it goes on. */
const slowdownsOf = (here: readonly MachineFault[]): readonly Slowdown[] =>
  here.flatMap(({ type, startMs, endMs, factor }) => {
    if (type === "NodeFreeze") return [{ startMs, endMs, factor: Number.POSITIVE_INFINITY }];
    return type === "NodeSlow" ? [{ startMs, endMs, factor }] : [];
  });

interface Started {
  readonly name: string;
  readonly startedMs: number;
  readonly slowdowns: readonly Slowdown[];
  readonly node: Node | undefined;
}

function afterStart(own: Behavior, here: readonly MachineFault[], run: Started): Partial<Behavior> {
  const { startedMs, slowdowns } = run;
  const hangs = hangsOf(here, startedMs);
  const slow = slowdowns.filter(({ factor }) => factor < Number.POSITIVE_INFINITY);
  const ways = waysOf(here, run);
  const times = [...hangs, ...ways, ...slow.map((each) => sinceStart(each, startedMs))];
  const changesMs = times
    .flatMap(({ fromMs, untilMs }) => [fromMs, untilMs])
    .filter((atMs) => atMs > 0 && atMs < never);
  return {
    readyAfterMs: readyAfterMs(own, here, run),
    changesMs: changesMs.length === 0 ? own.changesMs : [...own.changesMs, ...changesMs],
    ...endOf(own, here, run),
    ...(slow.length > 0 && {
      slowness: (sinceStartMs: number) => factorAt(slow, startedMs + sinceStartMs),
    }),
    ...(ways.length > 0 && { packetMs: (atMs: number) => packetMsAt(ways, atMs) }),
    ...(hangs.length > 0 && hanging(own, hangs)),
  };
}

interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
}

const sinceStart = (
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  startedMs: number,
): Stretch => ({ fromMs: startMs - startedMs, untilMs: endMs - startedMs });

interface Way extends Stretch {
  readonly packetMs: number;
}

/** What is wrong with the way from the node to its pod; the first that is counts. */
function waysOf(here: readonly MachineFault[], { startedMs, node }: Started): readonly Way[] {
  return here.flatMap((each) => {
    const { type, fault } = each;
    if (type !== "NetworkLoss" && type !== "NetworkDelay") return [];
    const { target = {}, delay } = fault.spec;
    if (!isOfSelection(target.to ?? {}, { node })) return [];
    const packetMs = type === "NetworkLoss" ? never : msOf(delay);
    return [{ ...sinceStart(each, startedMs), packetMs }];
  });
}

const packetMsAt = (ways: readonly Way[], atMs: number): number =>
  ways.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs)?.packetMs ?? 0;

/** When the server listens: later on a slow machine, and where starts are slow. */
function readyAfterMs(
  own: Behavior,
  here: readonly MachineFault[],
  { name, startedMs, slowdowns }: Started,
): number {
  let readyMs = lastingMs(slowdowns, startedMs, own.readyAfterMs);
  for (const { type, startMs, endMs, fault } of here) {
    if (type !== "ContainerSlowStart" || startedMs < startMs || startedMs >= endMs) continue;
    const { delay, jitter, seed } = fault.spec;
    const random = drawOf(fault.metadata.name ?? "", seed, name);
    readyMs += varied(msOf(delay), jitter, random);
  }
  return readyMs === never ? readyMs : Math.round(readyMs);
}

/** How long a container lives that starts while containers crash. */
const crashAfterMs = 1_000;

/** How the run ends, where a fault ends it; nothing changes on a frozen machine. */
function endOf(
  own: Behavior,
  here: readonly MachineFault[],
  { startedMs, slowdowns }: Started,
): Partial<Behavior> {
  let first: { readonly afterMs: number; readonly reason: string } | undefined;
  for (const { type, startMs, endMs } of here) {
    if (type !== "ContainerCrash" && type !== "ContainerOOM") continue;
    if (startedMs > startMs && startedMs >= endMs) continue;
    const afterMs = startedMs <= startMs ? Math.max(startMs - startedMs, 1) : crashAfterMs;
    if (first !== undefined && first.afterMs <= afterMs) continue;
    first = { afterMs, reason: type === "ContainerOOM" ? "OOMKilled" : "Error" };
  }
  const ownMs = own.exitsAfterMs ?? never;
  if (first === undefined && ownMs === never) return {};
  const isOwn = first === undefined || ownMs <= first.afterMs;
  const endsMs = startedMs + Math.min(ownMs, first?.afterMs ?? never);
  const exitsAfterMs = thawedMs(slowdowns, endsMs) - startedMs;
  if (isOwn || first === undefined) return { exitsAfterMs };
  return { exitsAfterMs, exitCode: 137, exitReason: first.reason };
}

/** The time itself, or the end of the freeze that it falls into. */
function thawedMs(slowdowns: readonly Slowdown[], atMs: number): number {
  const ends = slowdowns
    .filter(({ factor }) => factor === Number.POSITIVE_INFINITY)
    .map(({ startMs, endMs }) => (startMs <= atMs && atMs < endMs ? endMs : atMs));
  return Math.max(atMs, ...ends);
}

/** What runs when a hang begins hangs; a container that is started afterwards does not. */
const hangsOf = (here: readonly MachineFault[], startedMs: number): readonly Stretch[] =>
  here
    .filter(({ type, startMs }) => type === "ContainerHang" && startedMs <= startMs)
    .map((each) => sinceStart(each, startedMs));

/** As if all processes of the container stood still; its connections are the kernel's affair. */
function hanging(own: Behavior, hangs: readonly Stretch[]): Partial<Behavior> {
  const hangAt = (sinceStartMs: number) =>
    hangs.find(({ fromMs, untilMs }) => fromMs <= sinceStartMs && sinceStartMs < untilMs);
  return {
    answer: (request, sinceStartMs) =>
      hangAt(sinceStartMs) === undefined
        ? (own.answer?.(request, sinceStartMs) ?? {})
        : { status: 0 },
    exec: (command, sinceStartMs) =>
      hangAt(sinceStartMs) === undefined
        ? own.exec(command, sinceStartMs)
        : { exitCode: 1, output: "", tookMs: never },
    termination(sinceStartMs) {
      const hang = hangAt(sinceStartMs);
      return hang === undefined
        ? own.termination?.(sinceStartMs)
        : terminationIn(own, hang, sinceStartMs);
    },
  };
}

/** A signal is heeded when the hang is over, if it is in time. */
function terminationIn(own: Behavior, { untilMs }: Stretch, sinceStartMs: number): Termination {
  const { stopMs, stopCode } = own.termination?.(untilMs) ?? own;
  if (untilMs === never || stopMs === undefined) return { stopCode };
  return { stopMs: untilMs - sinceStartMs + stopMs, stopCode };
}
