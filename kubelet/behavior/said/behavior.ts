/** The behaviour of a run, with what ImageBehaviors say of it. */
import type { Pod } from "../../../api/core/pod/pod.ts";
import { seededRandom } from "../../../api/runtime.ts";
import type { ImageBehavior } from "../../../api/sim/image-behavior.ts";
import { parseImage } from "../../images/reference.ts";
import { never } from "../../observed.ts";
import type { Container } from "../../types.ts";
import type { Behavior } from "../behavior.ts";
import { memoryLimit } from "../limits.ts";
import { containerUse } from "../usage.ts";
import { answersOf } from "./answers.ts";
import { type Course, courseOf, saidAt } from "./course.ts";
import { exitOf, terminationAt } from "./ends.ts";
import { linesOf } from "./lines.ts";
import { saidPull } from "./pulls.ts";
import { requestsOf } from "./requests.ts";
import { msOf, varied } from "./times.ts";
import { oomAfterMs, probeRequests, type Uses, usesOf } from "./use.ts";

/** The run of which something may be said. */
export interface SaidRun {
  readonly objects: readonly ImageBehavior[];
  readonly container: Container;
  readonly pod: Pod;
  readonly restartCount: number;
  /** Names the run: what varies is drawn by it. */
  readonly name: string;
  /** Absent before it starts. */
  readonly startedMs: number | undefined;
}

/** What the container does by itself, and what is said of it instead. */
export function withSaid(own: Behavior, run: SaidRun): Behavior {
  const course = courseOf(run.objects, run.container, run.pod);
  if (course === undefined) return own;
  const launched = { ...own, ...beforeStart(own, course, run) };
  const { startedMs } = run;
  return startedMs === undefined
    ? launched
    : { ...launched, ...afterStart(launched, course, { ...run, startedMs }) };
}

const randomOf = ({ name }: SaidRun, what: string) => seededRandom(`${name}/said/${what}`);

/** What is settled when the container starts: a later change is for its next start. */
function beforeStart(own: Behavior, course: Course, run: SaidRun): Partial<Behavior> {
  const atMs = run.startedMs ?? never;
  const start = saidAt(course("start"), atMs);
  const readiness = saidAt(course("readiness"), atMs);
  const reference = parseImage(run.container.image ?? "");
  const listens = saidAt(course("ports"), atMs);
  const drawn = (said: NonNullable<typeof start>, what: string) =>
    varied(msOf(said.duration), said.jitter, randomOf(run, what));
  return {
    ...(reference && {
      pull: saidPull(own.pull, { course, reference, random: randomOf(run, "pull") }),
    }),
    ...(start && { startMs: drawn(start, "start") }),
    ...(readiness && { readyAfterMs: drawn(readiness, "readiness") }),
    ...(listens && { listens }),
  };
}

type Started = SaidRun & { readonly startedMs: number };

/** What follows from the time since the start: a change is in force from its own time on. */
function afterStart(own: Behavior, course: Course, run: Started): Partial<Behavior> {
  const { startedMs, container } = run;
  const answers = answersOf(course, startedMs);
  const requests = probeRequests(container, answers, own.readyAfterMs);
  const uses = usesOf(course, startedMs, requests);
  const { restartCount } = run;
  const exit = exitOf(course, { startedMs, restartCount, random: randomOf(run, "exit") }) ?? {
    exitsAfterMs: own.exitsAfterMs,
    exitCode: own.exitCode,
    ...(own.exitReason !== undefined && { exitReason: own.exitReason }),
  };
  const oomMs = uses === undefined ? never : oomMsOf(run, uses, answers.changesMs);
  const isOom = oomMs < (exit.exitsAfterMs ?? never);
  return {
    answer: answers.answer,
    requests: requestsOf(course, startedMs),
    changesMs: [...own.changesMs, ...answers.changesMs],
    ...(uses && { use: uses.use }),
    ...(isOom ? { exitsAfterMs: oomMs, exitCode: 137, exitReason: "OOMKilled" } : exit),
    termination: (sinceStartMs) => terminationAt(course, own, startedMs + sinceStartMs),
    log: (startedAtMs, untilMs) =>
      [
        ...own.log(startedAtMs, untilMs),
        ...linesOf(course, startedMs, untilMs).filter(({ atMs }) => !answers.hangs(atMs)),
      ].sort((left, right) => left.atMs - right.atMs),
  };
}

function oomMsOf({ pod, container }: Started, uses: Uses, changesMs: readonly number[]): number {
  const limit = memoryLimit(pod, container);
  if (limit === never || !uses.saysMemory) return never;
  const bytesAt = (sinceStartMs: number) =>
    containerUse(pod, container, { said: uses.use(sinceStartMs) }).memoryBytes;
  const all = { ...uses, changesMs: [...uses.changesMs, ...changesMs] };
  return oomAfterMs(all, bytesAt, limit);
}
