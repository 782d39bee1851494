import { describe, expect, test } from "vitest";
import { parseSchedule } from "./cron-schedule.ts";
import { formatZoned, isTimeZone } from "./time-zone.ts";

interface Row {
  readonly schedule: string;
  readonly after: string;
  readonly due: readonly string[];
  readonly timeZone?: string;
}

/** The next instants, without the zero seconds. */
function dueTimes({ schedule, after, due, timeZone }: Row): readonly string[] {
  const parsed = parseSchedule(schedule);
  if (typeof parsed === "string") throw new Error(parsed);
  const times: string[] = [];
  let atMs = Date.parse(after);
  for (const _ of due) {
    const next = parsed.next(atMs, timeZone);
    if (next === undefined) break;
    times.push(
      new Date(next)
        .toISOString()
        .replace(/:00\.000Z$/, "Z")
        .replace(/\.000Z$/, "Z"),
    );
    atMs = next;
  }
  return times;
}

test.each<Row>([
  {
    schedule: "* * * * *",
    after: "2026-01-31T10:00:30Z",
    due: ["2026-01-31T10:01Z", "2026-01-31T10:02Z"],
  },
  { schedule: "* * * * *", after: "2026-01-31T10:00:00Z", due: ["2026-01-31T10:01Z"] },
  {
    schedule: "*/20 8-9 * * *",
    after: "2026-01-31T10:00:00Z",
    due: ["2026-02-01T08:00Z", "2026-02-01T08:20Z", "2026-02-01T08:40Z", "2026-02-01T09:00Z"],
  },
  {
    schedule: "5/25 0,12 * * *",
    after: "2026-01-31T10:00:00Z",
    due: ["2026-01-31T12:05Z", "2026-01-31T12:30Z", "2026-01-31T12:55Z", "2026-02-01T00:05Z"],
  },
  {
    schedule: "0 0 29 FEB *",
    after: "2026-01-31T10:00:00Z",
    due: ["2028-02-29T00:00Z"],
  },
  {
    schedule: "30 6 * * mon-fri",
    after: "2026-01-30T10:00:00Z",
    due: ["2026-02-02T06:30Z", "2026-02-03T06:30Z"],
  },
  // Either the 1st or a Sunday.
  {
    schedule: "0 0 1 * 0",
    after: "2026-01-24T10:00:00Z",
    due: ["2026-01-25T00:00Z", "2026-02-01T00:00Z", "2026-02-08T00:00Z"],
  },
  // A star with a step is no star: either an odd day or a Monday.
  {
    schedule: "0 0 */2 * 1",
    after: "2026-02-01T10:00:00Z",
    due: ["2026-02-02T00:00Z", "2026-02-03T00:00Z"],
  },
  { schedule: "0 0 31 2 *", after: "2026-01-31T10:00:00Z", due: [] },
  { schedule: "@hourly", after: "2026-01-31T10:00:00Z", due: ["2026-01-31T11:00Z"] },
  { schedule: "@daily", after: "2026-01-31T10:00:00Z", due: ["2026-02-01T00:00Z"] },
  { schedule: "@weekly", after: "2026-01-31T10:00:00Z", due: ["2026-02-01T00:00Z"] },
  { schedule: "@monthly", after: "2026-01-31T10:00:00Z", due: ["2026-02-01T00:00Z"] },
  { schedule: "@yearly", after: "2026-01-31T10:00:00Z", due: ["2027-01-01T00:00Z"] },
  {
    schedule: "@every 1m30s",
    after: "2026-01-31T10:00:00Z",
    due: ["2026-01-31T10:01:30Z", "2026-01-31T10:03Z"],
  },
  {
    schedule: "0 9 * * *",
    timeZone: "Europe/Berlin",
    after: "2026-03-27T12:00:00Z",
    due: ["2026-03-28T08:00Z", "2026-03-29T07:00Z"],
  },
  {
    schedule: "0 9 * * *",
    timeZone: "Asia/Kolkata",
    after: "2026-03-27T12:00:00Z",
    due: ["2026-03-28T03:30Z"],
  },
  // There is no 2:30 on the night of the change.
  {
    schedule: "30 2 * * *",
    timeZone: "Europe/Berlin",
    after: "2026-03-28T12:00:00Z",
    due: ["2026-03-30T00:30Z"],
  },
  // There are two of them in autumn.
  {
    schedule: "30 2 * * *",
    timeZone: "Europe/Berlin",
    after: "2026-10-24T12:00:00Z",
    due: ["2026-10-25T00:30Z", "2026-10-25T01:30Z", "2026-10-26T01:30Z"],
  },
  // Midnight after a day of 23 hours.
  {
    schedule: "0 0 * * *",
    timeZone: "America/New_York",
    after: "2026-03-08T06:00:00Z",
    due: ["2026-03-09T04:00Z"],
  },
])("$schedule in $timeZone after $after", (row) => {
  expect(dueTimes(row)).toEqual(row.due);
});

test.each([
  { schedule: "", error: "empty spec string" },
  { schedule: "* * * *", error: "expected exactly 5 fields, found 4: [* * * *]" },
  { schedule: "constructor", error: "expected exactly 5 fields, found 1: [constructor]" },
  { schedule: "@often", error: "unrecognized descriptor: @often" },
  {
    schedule: "@every soon",
    error: 'failed to parse duration @every soon: time: invalid duration "soon"',
  },
  { schedule: "61 * * * *", error: "end of range (61) above maximum (59): 61" },
  { schedule: "* * 0 * *", error: "beginning of range (0) below minimum (1): 0" },
  { schedule: "* 9-8 * * *", error: "beginning of range (9) beyond end of range (8): 9-8" },
  { schedule: "* * * * 7", error: "end of range (7) above maximum (6): 7" },
  { schedule: "*/0 * * * *", error: "step of range should be a positive number: */0" },
  { schedule: "1-2-3 * * * *", error: "too many hyphens: 1-2-3" },
  { schedule: "1/2/3 * * * *", error: "too many slashes: 1/2/3" },
  {
    schedule: "x * * * *",
    error: 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax',
  },
  { schedule: "*/-1 * * * *", error: "negative number (-1) not allowed: -1" },
])("$schedule is refused", ({ schedule, error }) => {
  expect(parseSchedule(schedule)).toBe(error);
});

describe("a time zone", () => {
  test("is known by its name", () => {
    expect(["Europe/Berlin", "Etc/UTC", "Mars/Base"].map(isTimeZone)).toEqual([true, true, false]);
  });

  test.each([
    { timeZone: "UTC", text: "2026-07-01T10:00:00Z" },
    { timeZone: "Europe/Berlin", text: "2026-07-01T12:00:00+02:00" },
    { timeZone: "America/St_Johns", text: "2026-07-01T07:30:00-02:30" },
  ])("tells its time: $text", ({ timeZone, text }) => {
    expect(formatZoned(Date.parse("2026-07-01T10:00:00Z"), timeZone)).toBe(text);
  });
});
