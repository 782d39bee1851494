/** What is said of the log. */
import type { LogLine } from "../../shell/process/log-lines.ts";
import { type Course, stretches } from "./course.ts";
import { msOf } from "./times.ts";

/** So many lines of an entry are kept: a log is rotated. */
const linesMax = 10_000;

/** The lines that are said to have been logged in a time, in their order. */
export function linesOf(course: Course, startedMs: number, untilMs: number): readonly LogLine[] {
  return stretches(course("log"), startedMs).flatMap((stretch) =>
    stretch.said.flatMap(({ after, every, line }): readonly LogLine[] => {
      const fromMs = stretch.fromMs + msOf(after);
      const lastMs = Math.min(stretch.untilMs - 1, untilMs);
      if (fromMs > lastMs) return [];
      const paceMs = msOf(every);
      const count = paceMs === 0 ? 1 : Math.floor((lastMs - fromMs) / paceMs) + 1;
      const kept = Math.min(count, linesMax);
      return Array.from({ length: kept }, (_, index) => ({
        atMs: fromMs + (count - kept + index) * paceMs,
        text: line,
      }));
    }),
  );
}
