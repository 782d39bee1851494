/**
 * The kubelet is killed and started again at any moment of any example: it ends up just as if
 * nothing had happened, and no container is started twice.
 */
import { describe, expect, test } from "vitest";
import { downFor, ends, killedEvery, killsOf, outcomeOf } from "./disturbed.ts";
import { durationMs } from "./example.ts";
import { topics } from "./topics.ts";

/** Of the moments of an example at most so many are struck, evenly spread; all take minutes. */
const killsMax = 10;
const timeout = 60_000;

const examples = Object.values(topics).flat();

describe("a kubelet that is killed once at any moment", () => {
  test.each(examples)("$manifest: $behaviour", { timeout }, (example) => {
    const undisturbed = outcomeOf(example);
    const all = killsOf(example);
    const stride = Math.max(all.length / killsMax, 1);
    for (let at = 0; at < all.length; at += stride) {
      const kill = all[Math.floor(at)];
      if (kill === undefined) continue;
      const outcome = outcomeOf(example, kill.disturb);
      const [wanted, end] = ends(undisturbed, outcome);
      expect(end, `killed ${kill.moment}`).toEqual(wanted);
      expect(outcome.told, `killed ${kill.moment}`).toBeLessThanOrEqual(end.starts.length);
    }
  });
});

/** Nothing of an example is a multiple of it. */
const everyMs = 470;

describe("a kubelet that is killed again and again", () => {
  test.each(examples)("$manifest: $behaviour", { timeout }, (example) => {
    const [wanted, end] = ends(outcomeOf(example), outcomeOf(example, killedEvery(everyMs)));
    expect(end).toEqual(wanted);
  });
});

const downMs = 3_000;
const downs = 4;

describe("a kubelet that is down for some seconds", () => {
  // What starts later, starts later for good: only what it comes to is the same.
  test.each(examples)("$manifest: $behaviour", { timeout }, (example) => {
    const { roughly: wanted } = outcomeOf(example);
    const strideMs = Math.round((durationMs(example) - downMs) / downs);
    for (let down = 0; down < downs; down += 1) {
      const fromMs = Math.round((down + 0.1) * strideMs);
      const { roughly } = outcomeOf(example, downFor(downMs, fromMs));
      expect(roughly, `down after ${fromMs} ms`).toEqual(wanted);
    }
  });
});
