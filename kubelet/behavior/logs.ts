/** What containers have written, worked out from their status and behaviour. */

import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { startFraction } from "../identity.ts";
import { statusesOf } from "../images/node-images.ts";
import { linesOf } from "../servers/respond.ts";
import { bytesOf, textOf } from "../shell/kernel/bytes.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { type BehaviorOptions, behavior } from "./behavior.ts";
import { runIdOf } from "./run-id.ts";
import type { RunningContainer } from "./running.ts";

/** The options of `kubectl logs`. */
export interface LogOptions {
  readonly nowMs: number;
  /** The run before the current one. */
  readonly previous?: boolean;
  readonly tailLines?: number;
  readonly sinceSeconds?: number;
  readonly sinceTimeMs?: number;
  readonly timestamps?: boolean;
  readonly limitBytes?: number;
}

/** A line with the time at which it was begun. */
export interface DatedLine {
  readonly timeMs: number;
  /** With its end, where it has one. */
  readonly text: string;
  /** How many lines the container had written before it. */
  readonly number: number;
  readonly isOpen: boolean;
}

/** What is to be read of one run of a container: the newest file of its log. */
export interface RunLog {
  /** Of the container as the runtime has it: another run has another one. */
  readonly id: string;
  readonly lines: readonly DatedLine[];
  readonly hasEnded: boolean;
}

/** The log of one container, every line ended; empty where it has written nothing or never ran. */
export function containerLog(
  pod: Pod,
  name: string,
  options: LogOptions,
  kubelet: BehaviorOptions,
): string {
  const { lines = [] } = runLog(pod, name, options, kubelet) ?? {};
  return limited(textOfLines(chosenLines(lines, options), options), options.limitBytes);
}

/** The log of the run that is asked for; `undefined` where there was none. */
export function runLog(
  pod: Pod,
  name: string,
  options: Pick<LogOptions, "nowMs" | "previous"> & { readonly fromNumber?: number | undefined },
  kubelet: BehaviorOptions,
): RunLog | undefined {
  const run = findRun(pod, name, options);
  if (run === undefined) return undefined;
  const { container, restartCount, startedMs, endedMs = options.nowMs } = run;
  const time = { startedMs, nowMs: Math.min(options.nowMs, endedMs) };
  const does = behavior(kubelet, container, pod, { restartCount, time });
  const written = does
    .log(startedMs, endedMs - startedMs, options.fromNumber)
    .map(({ atMs, text, isOpen = false, number }, index) => ({
      timeMs: startedMs + atMs,
      text: isOpen ? text : `${text}\n`,
      number: number ?? index,
      isOpen,
    }))
    .filter(({ timeMs }) => timeMs <= endedMs);
  const asked = requestLines(
    { container, does, startedMs, restartCount },
    { pod, kubelet, endedMs },
  );
  const lines = asked.length === 0 ? written : [...written, ...asked].sort(byTime);
  return { id: run.id, lines, hasEnded: run.endedMs !== undefined };
}

const byTime = (left: DatedLine, right: DatedLine) => left.timeMs - right.timeMs;

interface Reading {
  readonly pod: Pod;
  readonly kubelet: BehaviorOptions;
  readonly endedMs: number;
}

/** The lines of requests come after those of the start, and a request has two of them at most. */
const firstRequestNumber = 1_000_000;
const linesMax = 2;

/** What a server has written of what it was asked. */
function requestLines(
  server: Pick<RunningContainer, "container" | "does" | "startedMs" | "restartCount">,
  { pod, kubelet, endedMs }: Reading,
): readonly DatedLine[] {
  const { container, restartCount } = server;
  const run = runIdOf(pod, container, restartCount);
  const requests = kubelet.processes?.loads.requests(run);
  if (requests === undefined) return [];
  const { dropped } = requests;
  return requests.until(endedMs).flatMap((exchange, place) =>
    linesOf(server, exchange, pod).map((text, index) => ({
      timeMs: exchange.endedMs,
      text: `${text}\n`,
      number: firstRequestNumber + (dropped + place) * linesMax + index,
      isOpen: false,
    })),
  );
}

/** The lines that the options ask for. */
export function chosenLines(
  lines: readonly DatedLine[],
  { nowMs, sinceSeconds, sinceTimeMs = 0, tailLines }: LogOptions,
): readonly DatedLine[] {
  const secondsMs = sinceSeconds === undefined ? 0 : nowMs - sinceSeconds * 1000;
  const fromMs = Math.max(sinceTimeMs, secondsMs);
  const newer = fromMs === 0 ? lines : lines.filter(({ timeMs }) => timeMs >= fromMs);
  return tailLines === undefined ? newer : last(newer, tailLines);
}

export const textOfLines = (
  lines: readonly DatedLine[],
  { timestamps }: Pick<LogOptions, "timestamps">,
): string =>
  lines
    .map(({ timeMs, text }) => (timestamps === true ? `${nanoTime(timeMs)} ${text}` : text))
    .join("");

/** The beginning of a text, in bytes. */
export const limited = (text: string, bytesMax: number | undefined): string =>
  bytesMax === undefined || text.length * bytesOfCharacterMax <= bytesMax
    ? text
    : textOf(bytesOf(text).slice(0, bytesMax));

const bytesOfCharacterMax = 3;

interface Run {
  readonly container: Container;
  readonly restartCount: number;
  readonly id: string;
  readonly startedMs: number;
  /** Absent while it runs. */
  readonly endedMs: number | undefined;
}

function findRun(
  pod: Pod,
  name: string,
  { previous }: Pick<LogOptions, "previous">,
): Run | undefined {
  const { spec, status } = pod;
  const named = <T extends { readonly name: string }>(items: readonly T[] | undefined) =>
    items?.find((each) => each.name === name);
  const container = named([
    ...spec.containers,
    ...(spec.initContainers ?? []),
    ...(spec.ephemeralContainers ?? []),
  ]);
  const known: ContainerStatus | undefined = named(statusesOf(status));
  if (container === undefined || known === undefined) return undefined;
  const { running, terminated } = known.state;
  const isCurrent = previous !== true && (running ?? terminated) !== undefined;
  const ended = isCurrent ? terminated : known.lastState.terminated;
  const secondMs = parseTime((isCurrent ? (running ?? terminated) : ended)?.startedAt);
  if (secondMs === undefined || secondMs === 0) return undefined;
  const id = isCurrent ? known.containerID : ended?.containerID;
  const startedMs = secondMs + startFraction(id);
  // While a container waits to be restarted, its count is still that of the run before.
  const isBefore = !isCurrent && (running ?? terminated) !== undefined;
  return {
    container,
    id: id ?? "",
    restartCount: known.restartCount - (isBefore ? 1 : 0),
    startedMs,
    endedMs: endOfSecond(ended?.finishedAt),
  };
}

function endOfSecond(time: string | undefined): number | undefined {
  const secondMs = parseTime(time);
  return secondMs === undefined ? undefined : secondMs + 999;
}

const last = <T>(items: readonly T[], count: number) =>
  items.slice(Math.max(items.length - count, 0));

/** `2026-01-31T10:00:00.123000000Z`, as the runtime dates lines. */
const nanoTime = (timeMs: number) => `${new Date(timeMs).toISOString().slice(0, 23)}000000Z`;
