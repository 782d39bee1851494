/**
 * Probes in closed form: from when a container started and what it answers when, all that its
 * probes have found and will find follows. So nothing has to be remembered between two checks.
 */
import { goDuration } from "../../api/duration.ts";
import { getRequest } from "../../api/http-message.ts";
import { floorLog2 } from "../../api/logarithm.ts";
import { type Behavior, type HttpAnswer, httpAnswer } from "../behavior/behavior.ts";
import { listensOn } from "../behavior/listens.ts";
import { portNumber } from "../behavior/probes-of.ts";
import { never } from "../observed.ts";
import type { Container, Probe } from "../types.ts";

/** What a probe finds from `fromMs` on, in milliseconds since the start of the container. */
interface Finding extends Checked {
  readonly fromMs: number;
}

/** What one check finds, and how long that takes. */
interface Checked {
  readonly ok: boolean;
  readonly output: string;
  readonly tookMs: number;
}

/** What a probe is judged by. */
export interface Probed {
  readonly probe: Probe;
  readonly container: Container;
  readonly behavior: Behavior;
  readonly podIP: string;
  /** No check before this, in milliseconds since the start of the container. */
  readonly notBeforeMs: number;
  /** From then on it takes no connections, as it was told to stop; absent: it was not. */
  readonly goneMs?: number;
}

/** A change of a probe's verdict. */
export interface Verdict {
  readonly atMs: number;
  readonly ok: boolean;
}

/** The kubelet notices a new container about this late, and checks it at once. */
const noticedMs = 1_000;

/** How the verdict changes, beginning with `initial`; in order of time. */
export function verdicts(
  spans: readonly Span[],
  probe: Probe,
  initial: boolean,
): readonly Verdict[] {
  const changes: Verdict[] = [];
  let ok = initial;
  let streak = 0;
  for (const span of spans) {
    if (span.count === 0) continue;
    if (span.ok === ok) {
      streak = 0;
      continue;
    }
    const threshold = span.ok ? probe.successThreshold : probe.failureThreshold;
    if (streak + span.count < threshold) {
      streak += span.count;
      continue;
    }
    ok = span.ok;
    changes.push({ atMs: span.firstMs + (threshold - streak - 1) * span.periodMs, ok });
    streak = 0;
  }
  return changes;
}

/** A failed check that is told as an event. */
export interface Failure {
  readonly atMs: number;
  readonly output: string;
}

/**
 * The last failed check up to `nowMs` and the time of the next, of those that are told: the first
 * few in a row, then ever fewer.
 */
export function failures(
  spans: readonly Span[],
  nowMs: number,
): { readonly last: Failure | undefined; readonly nextMs: number } {
  let last: Failure | undefined;
  for (const { ok, output, count, firstMs, periodMs } of spans) {
    if (ok || count === 0) continue;
    if (firstMs > nowMs) return { last, nextMs: firstMs };
    const done = Math.min(Math.floor((nowMs - firstMs) / periodMs) + 1, count);
    last = { atMs: firstMs + (told(done) - 1) * periodMs, output };
    const next = told(done) + (told(done) < toldInRow ? 1 : told(done));
    if (next <= count) return { last, nextMs: firstMs + (next - 1) * periodMs };
  }
  return { last, nextMs: never };
}

const toldInRow = 8;
/** The greatest told number of checks up to `count`: 1 to 8, then 16, 32, 64, … */
const told = (count: number) => (count <= toldInRow ? count : 2 ** floorLog2(count));

/** A run of checks that find the same. */
export interface Span extends Finding {
  /** When the first of them is done. */
  readonly firstMs: number;
  readonly periodMs: number;
  readonly count: number;
}

/** All checks there are and will be, put together where they find the same. */
export function checks(probed: Probed): readonly Span[] {
  const { probe, notBeforeMs } = probed;
  const everyMs = probe.periodSeconds * 1000;
  const earliest = Math.max((probe.initialDelaySeconds ?? 0) * 1000, notBeforeMs, noticedMs);
  const found = findings(probed);
  return found.map((finding, index) => {
    const until = found[index + 1]?.fromMs ?? never;
    const { fromMs, tookMs } = finding;
    // The next check waits for the last.
    const periodMs = everyMs * Math.max(Math.ceil(tookMs / everyMs), 1);
    const beginMs = tickFrom(Math.max(fromMs, earliest), everyMs);
    const count = beginMs < until ? Math.ceil((until - beginMs) / periodMs) : 0;
    return { ...finding, firstMs: beginMs + tookMs, periodMs, count };
  });
}

/** The first check at or after `fromMs`. */
const tickFrom = (fromMs: number, periodMs: number) =>
  noticedMs + Math.max(Math.ceil((fromMs - noticedMs) / periodMs), 0) * periodMs;

/** What a check finds, by the time since the start; neighbours differ. */
function findings(probed: Probed): readonly Finding[] {
  const { readyAfterMs, changesMs } = probed.behavior;
  const times = [...new Set([0, readyAfterMs, ...changesMs, probed.goneMs ?? never])]
    .filter((time) => time < never)
    .sort((left, right) => left - right);
  const found: Finding[] = [];
  for (const fromMs of times) {
    const finding = { fromMs, ...check(probed, fromMs) };
    const before = found.at(-1);
    const isSame =
      before?.ok === finding.ok &&
      before.output === finding.output &&
      before.tookMs === finding.tookMs;
    if (!isSame) found.push(finding);
  }
  return found;
}

/** One check, `sinceMs` after the start. */
function check(probed: Probed, sinceMs: number): Checked {
  const { probe, container, behavior, podIP, goneMs = never } = probed;
  const { exec, httpGet, tcpSocket, grpc } = probe;
  if (exec !== undefined) return checkCommand(exec.command ?? [], probed, sinceMs);
  const action = httpGet ?? tcpSocket ?? grpc;
  if (action === undefined) return atOnce(true);
  const port = portNumber(action.port, container);
  const address = `${(httpGet ?? tcpSocket)?.host ?? podIP}:${port}`;
  const isThere = sinceMs >= behavior.readyAfterMs && sinceMs < goneMs;
  const listens = isThere && listensOn(behavior, port);
  const request = getRequest(httpGet?.path ?? "/", { host: address, port });
  const answers = slowed(behavior, httpAnswer(behavior, request, sinceMs), sinceMs);
  const timeoutMs = probe.timeoutSeconds * 1000;
  const isLate = answers.status === 0 || answers.latencyMs >= timeoutMs;
  const isCut = 2 * (behavior.packetMs?.(sinceMs) ?? 0) >= timeoutMs;
  const unreached = `dial tcp ${address}: i/o timeout`;
  if (grpc !== undefined) {
    const within = `within ${goDuration(probe.timeoutSeconds * 1000)}`;
    const failed = `timeout: failed to connect service "${address}" ${within}: ${deadline}`;
    if (!listens || isCut || answers.status < 0) return late(probe, failed);
    return isLate ? late(probe, `timeout: health rpc did not complete ${within}`) : atOnce(true);
  }
  const refused = `dial tcp ${address}: connect: connection refused`;
  // A server that hangs accepts connections all the same.
  if (httpGet === undefined) {
    if (isCut) return late(probe, unreached);
    return listens ? atOnce(true) : atOnce(false, refused);
  }
  const url = `${httpGet.scheme.toLowerCase()}://${address}${httpGet.path}`;
  if (isCut) return late(probe, `Get "${url}": ${unreached} (${clientTimeout})`);
  if (!listens) return atOnce(false, `Get "${url}": ${refused}`);
  const { status, latencyMs } = answers;
  if (status < 0) return atOnce(false, `Get "${url}": EOF`);
  if (isLate) return late(probe, `Get "${url}": ${deadline} (${clientTimeout})`);
  const ok = status >= 200 && status < 400;
  const output = ok ? "" : `HTTP probe failed with statuscode: ${status}`;
  return { ok, output, tookMs: latencyMs };
}

/** An answer as it comes from a machine that may be slow, by a way that may take long. */
function slowed({ slowness, packetMs }: Behavior, answer: HttpAnswer, sinceMs: number): HttpAnswer {
  if (slowness === undefined && packetMs === undefined) return answer;
  // Two packets open the connection, and two carry the request and its answer.
  const wayMs = 4 * (packetMs?.(sinceMs) ?? 0);
  return { ...answer, latencyMs: answer.latencyMs * (slowness?.(sinceMs) ?? 1) + wayMs };
}

const deadline = "context deadline exceeded";
const clientTimeout = "Client.Timeout exceeded while awaiting headers";

const atOnce = (ok: boolean, output = ""): Checked => ({ ok, output, tookMs: 0 });

/** No answer came in time. */
const late = ({ timeoutSeconds }: Probe, output: string): Checked => ({
  ok: false,
  output,
  tookMs: timeoutSeconds * 1000,
});

function checkCommand(
  command: readonly string[],
  { probe, behavior }: Probed,
  sinceMs: number,
): Checked {
  const { exitCode, output, tookMs = 0 } = behavior.exec(command, sinceMs);
  const timeout = probe.timeoutSeconds;
  if (tookMs <= timeout * 1000) return { ok: exitCode === 0, output, tookMs };
  const words = JSON.stringify(command.join(" "));
  return late(probe, `command timed out: ${words} timed out after ${goDuration(timeout * 1000)}`);
}
