/** What is said of the ends of a container: those by itself, and those that it is told. */
import type { Random } from "../../../api/runtime.ts";
import type { Behavior } from "../behavior.ts";
import { type Course, saidAt, stretches } from "./course.ts";
import type { Termination } from "./says.ts";
import { msOf, varied } from "./times.ts";

interface ExitingRun {
  readonly startedMs: number;
  /** 0 for the first. */
  readonly restartCount: number;
  readonly random: Random;
}

/** How a run ends by itself; `undefined` where nothing is said of it that comes to pass. */
export function exitOf(course: Course, { startedMs, restartCount, random }: ExitingRun) {
  for (const { fromMs, untilMs, said } of stretches(course("exits"), startedMs)) {
    const { starts = Number.POSITIVE_INFINITY, percent = 100 } = said;
    if (restartCount >= starts || random.fork("percent").next() * 100 >= percent) continue;
    const exitsAfterMs = fromMs + Math.max(varied(msOf(said.after), said.jitter, random), 1);
    if (exitsAfterMs < untilMs) return { exitsAfterMs, exitCode: said.code ?? 0 };
  }
  return undefined;
}

/** A process that says nothing of how long it takes. */
const stopMsDefault = 400;
/** The exit code of a process that SIGTERM has ended. */
const terminatedCode = 143;

/** What comes of SIGTERM at a time, in milliseconds since the epoch. */
export function terminationAt(
  course: Course,
  own: Pick<Behavior, "stopMs" | "stopCode">,
  atMs: number,
): Termination | undefined {
  const said = saidAt(course("termination"), atMs);
  if (said === undefined) return undefined;
  const { ignoresSignal = false, duration, exitCode } = said;
  const stopMs = duration === undefined ? (own.stopMs ?? stopMsDefault) : msOf(duration);
  return {
    ...(!ignoresSignal && { stopMs }),
    stopCode: exitCode ?? own.stopCode ?? terminatedCode,
  };
}
