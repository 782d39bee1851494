/** Words that several explanations share. */
import { parseTime } from "../../api/runtime.ts";
import { spanText } from "../history/index.ts";

/** A time as how long ago it was: `2m5s ago`. */
export const ago = (timeMs: number, nowMs: number): string =>
  timeMs >= nowMs ? "just now" : `${spanText(nowMs - timeMs)} ago`;

/** The same of a field; empty where it is not set, or where it is not asked since when. */
export function sinceField(time: string | undefined | null, nowMs: number | undefined): string {
  const timeMs = parseTime(time);
  return timeMs === undefined || nowMs === undefined ? "" : ` ${ago(timeMs, nowMs)}`;
}

/** `1 pod`, `2 pods` */
export const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;

/** `1 is`, `2 are` */
export const are = (number: number): string => `${number} ${number === 1 ? "is" : "are"}`;

/** `once`, `2 times` */
export const times = (number: number): string => (number === 1 ? "once" : `${number} times`);

export interface ConditionLike {
  readonly type?: string;
  readonly status?: string;
  readonly reason?: string;
  readonly message?: string;
}

export const conditionOf = <T extends ConditionLike>(
  conditions: readonly T[] | undefined,
  type: string,
): T | undefined => conditions?.find((each) => each.type === type);

/** `ProgressDeadlineExceeded: ReplicaSet "web" has timed out progressing.` */
export const because = ({ reason = "", message = "" }: ConditionLike): string =>
  [reason, message].filter((part) => part !== "").join(": ");

/** With a full stop, which what others wrote may have already. */
export const sentence = (text: string): string => (text.endsWith(".") ? text : `${text}.`);

const shownMax = 10;

/** The lines, of equal ones one with their number; so many of them. */
export function grouped(lines: readonly { readonly of: string; readonly text: string }[]) {
  const groups = new Map<string, string[]>();
  for (const { of, text } of lines) groups.set(text, [...(groups.get(text) ?? []), of]);
  const told = [...groups].map(([text, [first = "", ...others]]) =>
    others.length === 0 ? `${first}: ${text}` : `${first} and ${others.length} more: ${text}`,
  );
  const left = told.length - shownMax;
  return left > 0 ? [...told.slice(0, shownMax), `and ${left} other reasons`] : told;
}
