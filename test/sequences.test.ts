/** Replays what was recorded of a real control plane, with the kubelet of the recordings. */
import { describe, expect, test } from "vitest";
import { kubernetesProfile } from "../scheduler/index.ts";
import { asIn136 } from "./sequences/differences.ts";
import { historiesOf } from "./sequences/histories.ts";
import { outcomeOf } from "./sequences/outcome.ts";
import { type Row, readRecording } from "./sequences/recording.ts";
import { type Pace, replay, stepByStep } from "./sequences/replay.ts";

interface Exact {
  readonly name: string;
  readonly pace?: Partial<Pace>;
  /** Kinds that are not compared. */
  readonly without?: readonly string[];
}

const exact: readonly Exact[] = [
  { name: "rollout-first" },
  { name: "rolling-surge1" },
  { name: "rolling-unavail1" },
  { name: "recreate" },
  { name: "bad-image-undo" },
  { name: "scale-up-down" },
  { name: "endpoints" },
  { name: "paused" },
  { name: "history-limit" },
  { name: "daemonset" },
  { name: "job-backoff" },
  { name: "cronjob" },
  { name: "pdb-evict" },
  { name: "sts" },
  { name: "sts-ondelete" },
  { name: "sts-partition" },
  // In the recorded run several pods became ready before their set had reported the first.
  { name: "paused-midway", pace: { kubeletWriteMs: 1 } },
  // Which pods a report of endpoints finds ready together depends on the moment.
  {
    name: "node-lost",
    pace: { profile: kubernetesProfile },
    without: ["Endpoints", "EndpointSlice"],
  },
];

/** Runs in which many pods change at once: the sizes on the way depend on who is first. */
const eventual: readonly Exact[] = [
  { name: "rolling-10" },
  { name: "rollover" },
  { name: "proportional-up" },
  { name: "progress-deadline" },
  // 1.36 counts what has ended once a second, so how many that are is of the moment.
  { name: "job-ok" },
  // Whether the second pod fails before it is deleted is a matter of milliseconds.
  { name: "job-backoff-0", without: ["Pod"] },
];

describe("every object changes as it was recorded, in that order", () => {
  test.each(exact)("in $name", ({ name, pace, without = [] }) => {
    const recording = readRecording(name);
    const { rows, outOfBounds } = replay(recording, { ...stepByStep, ...pace });
    const compared = ({ kind }: Row) => !without.includes(kind);
    const expected = asIn136(recording.rows).filter(compared);
    expect(historiesOf(rows.filter(compared))).toEqual(historiesOf(expected));
    expect(outOfBounds).toEqual([]);
  });
});

describe("at any pace the same comes of it", () => {
  const paces = [1, 2, 3].flatMap((seed) => [
    { seed, informerDelayMsMax: 3, kubeletWriteMs: 20 },
    { seed, informerDelayMsMax: 30, kubeletWriteMs: 1 },
  ]);
  const compared = [...exact, ...eventual].filter(
    // Where each pod needs a node of its own, more than the pace has to be as it was.
    ({ name }) => name !== "node-lost",
  );
  test.each(compared)("of $name", ({ name, without = [] }) => {
    const recording = readRecording(name);
    const isCompared = ({ kind }: Row) => !without.includes(kind);
    const expected = outcomeOf(asIn136(recording.rows).filter(isCompared));
    for (const pace of paces) {
      const { rows, outOfBounds } = replay(recording, pace);
      expect({ pace, ...outcomeOf(rows.filter(isCompared)) }).toEqual({ pace, ...expected });
      expect({ pace, outOfBounds }).toEqual({ pace, outOfBounds: [] });
    }
  });
});
