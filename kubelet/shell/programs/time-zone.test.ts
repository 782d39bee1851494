/** It is noon in Greenwich on the first of March. */
import { expect, test } from "vitest";
import { runTest, sh } from "../test-shell.ts";

const rules = { "/usr/share/zoneinfo/tzdata.zi": "" };

const say = (script: string, zone: string | undefined, files: Record<string, string> = rules) =>
  runTest(sh(script), { files, ...(zone !== undefined && { environment: { TZ: zone } }) }).output;

test.each([
  [undefined, "12:00 +0000 UTC\n"],
  ["Europe/Berlin", "13:00 +0100 CET\n"],
  [":Europe/London", "12:00 +0000 GMT\n"],
  ["America/New_York", "07:00 -0500 EST\n"],
  ["Asia/Tokyo", "21:00 +0900 JST\n"],
  ["Asia/Kolkata", "17:30 +0530 IST\n"],
  ["Asia/Singapore", "20:00 +0800 +08\n"],
  ["Etc/UTC", "12:00 +0000 UTC\n"],
  ["UTC-3", "15:00 +0300 UTC\n"],
  ["<+0330>-3:30", "15:30 +0330 +0330\n"],
  ["Mars/Olympus", "12:00 +0000 Mars\n"],
] as const)("clocks of %s", (zone, shown) => {
  expect(say("date '+%R %z %Z'", zone)).toBe(shown);
});

test.each([
  ["date", "Sun Mar  1 13:00:00 CET 2026\n"],
  ["date -u", "Sun Mar  1 12:00:00 UTC 2026\n"],
  ["date -Iseconds", "2026-03-01T13:00:00+01:00\n"],
  ["date -R", "Sun, 01 Mar 2026 13:00:00 +0100\n"],
  ["date -d @0 +%F_%T", "1970-01-01_01:00:00\n"],
  ["date -d 2026-07-01 +%s", "1782856800\n"],
  ["date -d '2026-07-01 00:00 UTC' +%s", "1782864000\n"],
  ["date -d 'tomorrow 00:30' +%FT%R%:z", "2026-03-02T00:30+01:00\n"],
  ["TZ=Asia/Tokyo date +%R", "21:00\n"],
  ["export TZ=UTC; date +%R", "12:00\n"],
  ["touch a; stat -c %y a", "2026-03-01 13:00:00.000000000 +0100\n"],
  ["awk 'BEGIN { print strftime(\"%H:%M %Z\") }'", "13:00 CET\n"],
])("%s in Berlin", (script, shown) => {
  expect(say(script, "Europe/Berlin")).toBe(shown);
});

test("an image without the rules of zones shows UTC, by another name", () => {
  expect(say("date '+%R %Z'", "Europe/Berlin", {})).toBe("12:00 Europe\n");
});
