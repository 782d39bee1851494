/** Replays what was recorded of a real control plane, with the kubelet of the recordings. */
import { describe, expect, test } from "vitest";
import { asIn136 } from "./sequences/differences.ts";
import { historiesOf } from "./sequences/histories.ts";
import { outcomeOf } from "./sequences/outcome.ts";
import { readRecording } from "./sequences/recording.ts";
import { type Pace, replay, stepByStep } from "./sequences/replay.ts";

const exact: readonly { readonly name: string; readonly pace?: Partial<Pace> }[] = [
  { name: "rollout-first" },
  { name: "rolling-surge1" },
  { name: "rolling-unavail1" },
  { name: "recreate" },
  { name: "bad-image-undo" },
  { name: "scale-up-down" },
  { name: "endpoints" },
  { name: "paused" },
  { name: "history-limit" },
  // In the recorded run several pods became ready before their set had reported the first.
  { name: "paused-midway", pace: { kubeletWriteMs: 1 } },
];

/** Runs in which many pods change at once: the sizes on the way depend on who is first. */
const eventual = ["rolling-10", "rollover", "proportional-up", "progress-deadline"];

describe("every object changes as it was recorded, in that order", () => {
  test.each(exact)("in $name", ({ name, pace }) => {
    const recording = readRecording(name);
    const { rows, outOfBounds } = replay(recording, { ...stepByStep, ...pace });
    expect(historiesOf(rows)).toEqual(historiesOf(asIn136(recording.rows)));
    expect(outOfBounds).toEqual([]);
  });
});

describe("at any pace the same comes of it", () => {
  const paces = [1, 2, 3].flatMap((seed) => [
    { seed, informerDelayMsMax: 3, kubeletWriteMs: 20 },
    { seed, informerDelayMsMax: 30, kubeletWriteMs: 1 },
  ]);
  const names = [...exact.map(({ name }) => name), ...eventual];
  test.each(names)("of %s", (name) => {
    const recording = readRecording(name);
    const expected = outcomeOf(asIn136(recording.rows));
    for (const pace of paces) {
      const { rows, outOfBounds } = replay(recording, pace);
      expect({ pace, ...outcomeOf(rows) }).toEqual({ pace, ...expected });
      expect({ pace, outOfBounds }).toEqual({ pace, outOfBounds: [] });
    }
  });
});
