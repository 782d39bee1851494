/**
 * The kubelet is killed and started again at any moment of any example: it ends up just as if
 * nothing had happened, and no container is started twice.
 */
import { describe, expect, test } from "vitest";
import { courseOf, downFor, ends, type Kill, killedEvery, outcomeOf } from "./disturbed.ts";
import { durationMs, type Example } from "./example.ts";
import { topics } from "./topics.ts";

/**
 * Nothing of an example is a multiple of it. Examples that take long are struck so many times at
 * most: what happens in them is struck by the sweeps.
 */
const everyMs = 470;
const timesMax = 150;
const timeout = 60_000;

const downMs = 3_000;
/** Where in an example the kubelet is down: in one example here, in the next there. */
const downs = [
  [0.1, 0.6],
  [0.35, 0.85],
];

const examples = Object.values(topics)
  .flat()
  .map((example, index) => ({ ...example, index }));

/** All of its moments are struck together; one of them is alone, another in each example. */
const oneOf = (kills: readonly Kill[], index: number): readonly Kill[] => {
  const at = (index * 7) % Math.max(kills.length, 1);
  return kills.slice(at, at + 1);
};

describe("a kubelet that is killed at any moment, and again and again", () => {
  test.each(examples)("$manifest: $behaviour", { timeout }, ({ index, ...example }) => {
    const { outcome: undisturbed, kills, sweeps } = courseOf(example);
    const periodMs = everyMs * Math.ceil(durationMs(example) / everyMs / timesMax);
    const always = { moment: `every ${periodMs} ms`, disturb: killedEvery(periodMs) };
    for (const { moment, disturb } of [...sweeps, always, ...oneOf(kills, index)]) {
      const outcome = outcomeOf(example, disturb);
      const [wanted, end] = ends(undisturbed, outcome);
      expect(end, `killed ${moment}`).toEqual(wanted);
      expect(outcome.told, `killed ${moment}`).toBeLessThanOrEqual(end.starts.length);
    }
    // What starts later, starts later for good: only what it comes to is the same.
    for (const fromMs of downsOf(example, index)) {
      const { roughly } = outcomeOf(example, downFor(downMs, fromMs));
      expect(roughly, `down after ${fromMs} ms`).toEqual(undisturbed.roughly);
    }
  });
});

const downsOf = (example: Example, index: number): readonly number[] =>
  (downs[index % downs.length] ?? []).map((share) =>
    Math.round(share * (durationMs(example) - downMs)),
  );
