/** What containers have written, worked out from their status and behaviour. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { startFraction } from "../identity.ts";
import { statusesOf } from "../images/node-images.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { type BehaviorOptions, behavior } from "./behavior.ts";

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

/** The log of one container, every line ended; empty where it has written nothing or never ran. */
export function containerLog(
  pod: Pod,
  name: string,
  options: LogOptions,
  kubelet: BehaviorOptions,
): string {
  const run = findRun(pod, name, options);
  if (run === undefined) return "";
  const { container, restartCount, startedMs, endedMs } = run;
  const time = { startedMs, nowMs: Math.min(options.nowMs, endedMs) };
  const does = behavior(kubelet, container, pod, { restartCount, time });
  const fromMs = Math.max(
    options.sinceTimeMs ?? 0,
    options.sinceSeconds === undefined ? 0 : options.nowMs - options.sinceSeconds * 1000,
  );
  const lines = does
    .log(startedMs, endedMs - startedMs)
    .map(({ atMs, text, isOpen }) => ({
      timeMs: startedMs + atMs,
      text: isOpen === true ? text : `${text}\n`,
    }))
    .filter(({ timeMs }) => timeMs >= fromMs && timeMs <= endedMs);
  const shown = options.tailLines === undefined ? lines : last(lines, options.tailLines);
  const text = shown
    .map(({ timeMs, text: line }) =>
      options.timestamps === true ? `${nanoTime(timeMs)} ${line}` : line,
    )
    .join("");
  return options.limitBytes === undefined ? text : text.slice(0, options.limitBytes);
}

interface Run {
  readonly container: Container;
  readonly restartCount: number;
  readonly startedMs: number;
  readonly endedMs: number;
}

function findRun(pod: Pod, name: string, { nowMs, previous }: LogOptions): Run | undefined {
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
    restartCount: known.restartCount - (isBefore ? 1 : 0),
    startedMs,
    endedMs: endOfSecond(ended?.finishedAt) ?? nowMs,
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
