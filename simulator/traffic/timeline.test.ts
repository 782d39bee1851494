import { describe, expect, test } from "vitest";
import { partsMax, Timeline } from "./timeline.ts";

describe("a timeline", () => {
  test("has what began and what ended in each second", () => {
    const timeline = new Timeline();
    timeline.sent(10);
    timeline.sent(990);
    timeline.ended(995, 5, false);
    timeline.sent(2500);
    timeline.ended(3000, 2010, true);
    timeline.ended(3001, 501, false);
    expect(timeline.toStatus()).toEqual({
      interval: "1s",
      parts: [
        { sent: 2, failed: 0, p99: "5ms" },
        { sent: 0, failed: 0 },
        { sent: 1, failed: 0 },
        { sent: 0, failed: 1, p99: "2.01s" },
      ],
    });
  });

  test("never has more parts than it may: pairs become one, with the worst of both", () => {
    const timeline = new Timeline();
    for (let second = 0; second < partsMax; second += 1) {
      timeline.sent(second * 1000);
      timeline.ended(second * 1000, second === 1 ? 700 : 1, second === 1);
    }
    expect(timeline.toStatus().parts).toHaveLength(partsMax);
    timeline.sent(partsMax * 1000);
    const { interval, parts = [] } = timeline.toStatus();
    expect([interval, parts.length]).toEqual(["2s", partsMax / 2 + 1]);
    expect(parts.slice(0, 2)).toEqual([
      { sent: 2, failed: 1, p99: "700ms" },
      { sent: 2, failed: 0, p99: "1ms" },
    ]);
    expect(parts.at(-1)).toEqual({ sent: 1, failed: 0 });
    timeline.sent(1_000_000_000);
    expect(timeline.toStatus().parts?.length).toBeLessThanOrEqual(partsMax);
    const sum = (timeline.toStatus().parts ?? []).reduce((all, { sent }) => all + sent, 0);
    expect(sum).toBe(partsMax + 2);
  });

  test("goes on from what a status says", () => {
    const timeline = new Timeline();
    timeline.sent(0);
    timeline.ended(100, 100, true);
    const later = Timeline.from(timeline.toStatus());
    later.ended(1500, 1500, false);
    expect(later.toStatus()).toEqual({
      interval: "1s",
      parts: [
        { sent: 1, failed: 1, p99: "100ms" },
        { sent: 0, failed: 0, p99: "1.5s" },
      ],
    });
  });
});
