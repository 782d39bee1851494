/** What is said of the answers of a container, and of the time when there are none. */
import type { HttpRequest } from "../../../api/http-message.ts";
import type { HttpAnswer } from "../behavior.ts";
import { type Course, type Stretch, stretchAt, stretches } from "./course.ts";
import { matchesGlob } from "./glob.ts";
import { msOf } from "./times.ts";

export interface Answers {
  /** What is said of the answer; the rest is as by itself. */
  readonly answer: (request: HttpRequest, sinceStartMs: number) => Partial<HttpAnswer>;
  /** When answers change. */
  readonly changesMs: readonly number[];
  readonly hangs: (sinceStartMs: number) => boolean;
}

/** The times of entries count from the start of the container, or from when they were said. */
const dueMs = (stretch: Stretch<unknown>, after: string | undefined) =>
  stretch.fromMs + msOf(after);

export function answersOf(course: Course, startedMs: number): Answers {
  const http = stretches(course("http"), startedMs);
  const hang = stretches(course("hangs"), startedMs);
  const hangs = (sinceStartMs: number) => {
    const stretch = stretchAt(hang, sinceStartMs);
    return stretch !== undefined && sinceStartMs >= dueMs(stretch, stretch.said.after);
  };
  return {
    hangs,
    answer({ path, method, port, headers: sent }, sinceStartMs) {
      if (hangs(sinceStartMs)) return { status: 0 };
      const stretch = stretchAt(http, sinceStartMs);
      const entry = stretch?.said.findLast(
        (each) =>
          sinceStartMs >= dueMs(stretch, each.after) &&
          (each.method ?? method) === method &&
          (each.port ?? port) === port &&
          (each.requestHeaders ?? []).every((wanted) => isSent(wanted, sent)) &&
          matchesGlob(each.path ?? "*", path),
      );
      if (entry === undefined) return {};
      const { status, body, headers, latency, latencyJitter, failPercent } = entry;
      return {
        // What is written down is there, whatever the server itself has at the path.
        ...((status ?? body) !== undefined && { status: status ?? 200 }),
        ...(body !== undefined && { body }),
        ...(headers !== undefined && { headers: namedBy(headers) }),
        ...(latencyJitter !== undefined && { latencyJitterMs: msOf(latencyJitter) }),
        ...(failPercent !== undefined && { failPercent }),
        latencyMs: msOf(latency),
      };
    },
    changesMs: [
      ...http.flatMap((each) => timesOf(each, each.said)),
      ...hang.flatMap((each) => timesOf(each, [each.said])),
    ],
  };
}

/** Whether a request has the header; what it says is a pattern. */
function isSent(
  { name, value }: { readonly name: string; readonly value: string },
  sent: HttpRequest["headers"],
): boolean {
  const said = sent[name.toLowerCase()];
  return said !== undefined && matchesGlob(value, said);
}

const namedBy = (headers: readonly { readonly name: string; readonly value: string }[]) =>
  Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));

function timesOf(
  stretch: Stretch<unknown>,
  entries: readonly { readonly after?: string | undefined }[],
): readonly number[] {
  const { fromMs, untilMs } = stretch;
  const times = [fromMs, untilMs, ...entries.map(({ after }) => dueMs(stretch, after))];
  return times.filter((time) => time <= untilMs && Number.isFinite(time));
}
