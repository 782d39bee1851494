/**
 * Probes in closed form: from when a container started and what it answers when, all that its
 * probes have found and will find follows. So nothing has to be remembered between two checks.
 */
import { goDuration } from "../../api/duration.ts";
import { getRequest } from "../../api/http-message.ts";
import { floorLog2 } from "../../api/logarithm.ts";
import { type Behavior, type HttpAnswer, httpAnswer } from "../behavior/behavior.ts";
import { listensOn } from "../behavior/listens.ts";
import { type HttpGet, portNumber } from "../behavior/probes-of.ts";
import { never } from "../observed.ts";
import { bracketed } from "../shell/network/url.ts";
import type { Container, Probe } from "../types.ts";
import { clientTimeout, fetchFor, isCut, type Moment, refused, slowed } from "./probe-http.ts";

/** What a probe finds from `fromMs` on, in milliseconds since the start of the container. */
interface Finding extends Checked {
  readonly fromMs: number;
}

/** What one check finds, and how long that takes. */
interface Checked {
  readonly ok: boolean;
  /** What is told of it; nothing is told of a success without a word. */
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

/** A check that is told as an event: it failed, or succeeded with a warning. */
export interface ToldCheck extends Pick<Checked, "ok" | "output"> {
  readonly atMs: number;
}

/**
 * The last check up to `nowMs` and the time of the next, of those that are told: the first few in a
 * row, then ever fewer.
 */
export function toldChecks(
  spans: readonly Span[],
  nowMs: number,
): { readonly last: ToldCheck | undefined; readonly nextMs: number } {
  let last: ToldCheck | undefined;
  for (const { ok, output, count, firstMs, periodMs } of spans) {
    if (count === 0 || (ok && output === "")) continue;
    if (firstMs > nowMs) return { last, nextMs: firstMs };
    const done = Math.min(Math.floor((nowMs - firstMs) / periodMs) + 1, count);
    last = { ok, output, atMs: firstMs + (told(done) - 1) * periodMs };
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
  const isThere = sinceMs >= behavior.readyAfterMs && sinceMs < goneMs;
  if (httpGet !== undefined) return checkHttp(httpGet, probed, { sinceMs, isThere });
  const action = tcpSocket ?? grpc;
  if (action === undefined) return atOnce(true);
  const port = portNumber(action.port, container);
  const address = `${bracketed(tcpSocket?.host ?? podIP)}:${port}`;
  const listens = isThere && listensOn(behavior, port);
  // A server that hangs accepts connections all the same.
  if (tcpSocket !== undefined) {
    if (isCut(probed, sinceMs)) return late(probe, `dial tcp ${address}: i/o timeout`);
    return listens ? atOnce(true) : atOnce(false, `dial tcp ${address}: ${refused}`);
  }
  const within = `within ${goDuration(probe.timeoutSeconds * 1000)}`;
  const failed = `timeout: failed to connect service "${address}" ${within}: ${deadline}`;
  const request = getRequest("/", { host: address, port });
  const answer = slowed(behavior, httpAnswer(behavior, request, sinceMs), sinceMs);
  if (!listens || isCut(probed, sinceMs) || answer.status < 0) return late(probe, failed);
  return isLate(probe, answer)
    ? late(probe, `timeout: health rpc did not complete ${within}`)
    : atOnce(true);
}

/** Source: kubelet 1.36, pkg/probe/http, DoHTTPProbe. */
function checkHttp(httpGet: HttpGet, probed: Probed, moment: Moment): Checked {
  const { probe } = probed;
  const { url, ...found } = fetchFor(httpGet, probed, moment);
  const get = `Get "${url}"`;
  if ("problem" in found) {
    const output = `${get}: ${found.problem}`;
    return found.isLate ? late(probe, output) : atOnce(false, output);
  }
  const { answer } = found;
  const { status, latencyMs, body = "" } = answer;
  if (status < 0) return atOnce(false, `${get}: EOF`);
  if (isLate(probe, answer)) return late(probe, `${get}: ${deadline} (${clientTimeout})`);
  const ok = status >= 200 && status < 400;
  if (!ok) return { ok, output: `HTTP probe failed with statuscode: ${status}`, tookMs: latencyMs };
  if (status < 300) return { ok, output: "", tookMs: latencyMs };
  const read = body.slice(0, readMax);
  return { ok, output: `Probe terminated redirects, Response body: ${read}`, tookMs: latencyMs };
}

/** So much of an answer is read: 10 KiB. */
const readMax = 10_240;

const isLate = ({ timeoutSeconds }: Probe, { status, latencyMs }: HttpAnswer) =>
  status === 0 || latencyMs >= timeoutSeconds * 1000;
const deadline = "context deadline exceeded";

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
