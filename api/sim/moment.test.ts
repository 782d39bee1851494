import { expect, test } from "vitest";
import { parseMoment } from "./moment.ts";

test.each([
  { text: "5m", means: { afterMs: 300_000 } },
  { text: "1h30m", means: { afterMs: 5_400_000 } },
  { text: "0", means: { afterMs: 0 } },
  { text: "0s", means: { afterMs: 0 } },
  { text: "-90s", means: { agoMs: 90_000 } },
  { text: "2026-01-01T00:05:00Z", means: { atMs: Date.UTC(2026, 0, 1, 0, 5) } },
  { text: "2026-01-01T01:05:00.5+01:00", means: { atMs: Date.UTC(2026, 0, 1, 0, 5, 0, 500) } },
  { text: "", means: undefined },
  { text: "5", means: undefined },
  { text: "--5m", means: undefined },
  { text: "2026-01-01", means: undefined },
  { text: "2026-13-01T00:00:00Z", means: undefined },
])("$text is a point of time, or none", ({ text, means }) => {
  expect(parseMoment(text)).toEqual(means);
});
