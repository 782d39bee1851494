/** What is said of the use of CPU and memory, and when it comes to be too much. */

import { getRequest } from "../../../api/http-message.ts";
import { milliValue, quantityToNumber } from "../../../api/quantity.ts";
import type { Container } from "../../types.ts";
import type { Answers } from "./answers.ts";
import { type Course, type Stretch, stretchAt, stretches } from "./course.ts";
import type { SaidUse } from "./says.ts";
import { msOf } from "./times.ts";

export interface Uses {
  readonly use: (sinceStartMs: number) => SaidUse;
  /** Whether anything is said of memory. */
  readonly saysMemory: boolean;
  /** When what is said of it changes its pace. */
  readonly changesMs: readonly number[];
  /** Bytes a millisecond that are never given back. */
  readonly growthAt: (sinceStartMs: number) => number;
}

/** What is said; `undefined` where nothing is. */
export function usesOf(course: Course, startedMs: number, requests: Requests): Uses | undefined {
  const resources = stretches(course("resources"), startedMs);
  const growth = stretches(course("memoryGrowth"), startedMs);
  if (resources.length === 0 && growth.length === 0) return undefined;
  const changesMs = [
    ...resources.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]),
    ...growth.flatMap((each) => [growsFromMs(each), each.untilMs]),
  ].filter(Number.isFinite);
  const lastChangeMs = Math.max(...changesMs, Number.NEGATIVE_INFINITY);
  const growthAt = (sinceStartMs: number) => {
    const stretch = stretchAt(growth, sinceStartMs);
    if (stretch === undefined || sinceStartMs < growsFromMs(stretch)) return 0;
    return quantityToNumber(stretch.said.perMinute) / 60_000;
  };
  return {
    use(sinceStartMs) {
      const { cpu, memory, perRequest } = stretchAt(resources, sinceStartMs)?.said ?? {};
      const { perSecond, inFlight } = requests(sinceStartMs);
      return {
        ...(cpu !== undefined && { cpuMillicores: milliValue(cpu) }),
        ...(memory !== undefined && { memoryBytes: quantityToNumber(memory) }),
        addedMillicores: Math.round(perSecond * milliValue(perRequest?.cpu ?? "0")),
        addedBytes:
          Math.round(inFlight * quantityToNumber(perRequest?.memory ?? "0")) +
          growth.reduce((sum, each) => sum + grownBytes(each, sinceStartMs), 0),
        mayGrow:
          sinceStartMs < lastChangeMs ||
          growthAt(sinceStartMs) > 0 ||
          perRequest?.memory !== undefined,
      };
    },
    saysMemory:
      growth.length > 0 ||
      resources.some(({ said }) => (said.memory ?? said.perRequest?.memory) !== undefined),
    changesMs,
    growthAt,
  };
}

type Growth = Stretch<{ readonly after?: string | undefined; readonly perMinute: string }>;

const growsFromMs = ({ fromMs, untilMs, said }: Growth) =>
  Math.min(fromMs + msOf(said.after), untilMs);

function grownBytes(stretch: Growth, sinceStartMs: number): number {
  const grewMs = Math.max(Math.min(sinceStartMs, stretch.untilMs) - growsFromMs(stretch), 0);
  return Math.round((grewMs * quantityToNumber(stretch.said.perMinute)) / 60_000);
}

/** How many requests come in a second, and how many of them wait for their answers. */
export type Requests = (sinceStartMs: number) => {
  readonly perSecond: number;
  readonly inFlight: number;
};

/** Only probes ask: those for liveness and readiness, by HTTP. */
export function probeRequests(
  { livenessProbe, readinessProbe }: Container,
  answers: Answers,
  readyAfterMs: number,
): Requests {
  const probes = [livenessProbe, readinessProbe].flatMap((probe) =>
    probe?.httpGet === undefined ? [] : [{ ...probe, request: requestOf(probe.httpGet) }],
  );
  return (sinceStartMs) => {
    let perSecond = 0;
    let inFlight = 0;
    if (sinceStartMs < readyAfterMs) return { perSecond, inFlight };
    for (const { request, periodSeconds, timeoutSeconds } of probes) {
      const { latencyMs = 0, status } = answers.answer(request, sinceStartMs);
      const tookMs = status === 0 ? Number.POSITIVE_INFINITY : latencyMs;
      perSecond += 1 / periodSeconds;
      inFlight += Math.min(tookMs / 1000, timeoutSeconds) / periodSeconds;
    }
    return { perSecond, inFlight };
  };
}

/** A port by name is none here: nothing is said of answers by it. */
const requestOf = ({
  path,
  port,
  host = "",
}: {
  path: string;
  port: number | string;
  host?: string | undefined;
}) => getRequest(path, { host, port: Number(port) || 0 });

/** A container that needs more than it gets from its start on ends this long after that. */
const loadedMs = 100;

/**
 * When the use of memory reaches the limit, in milliseconds since the start; `Infinity` for never.
 * `bytesAt` is what it uses at a time, which grows evenly between the times of `changesMs`.
 */
export function oomAfterMs(
  { changesMs, growthAt }: Uses,
  bytesAt: (sinceStartMs: number) => number,
  limitBytes: number,
): number {
  const times = [...new Set([0, ...changesMs])].sort((left, right) => left - right);
  for (const [index, fromMs] of times.entries()) {
    const bytes = bytesAt(fromMs);
    if (bytes >= limitBytes) return Math.max(fromMs, loadedMs);
    const reachedMs = Math.ceil(fromMs + (limitBytes - bytes) / growthAt(fromMs));
    if (reachedMs < (times[index + 1] ?? Number.POSITIVE_INFINITY)) return reachedMs;
  }
  return Number.POSITIVE_INFINITY;
}
