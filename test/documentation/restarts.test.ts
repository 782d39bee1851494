/**
 * The kubelet is killed and started again at any moment of any example: it ends up just as if
 * nothing had happened, and no container is started twice.
 */
import { expect, test } from "vitest";
import { ends, killsOf, outcomeOf } from "./disturbed.ts";
import { topics } from "./topics.ts";

/** Of the moments of an example at most so many are struck, evenly spread; all take minutes. */
const killsMax = 24;

const examples = Object.values(topics).flat();

test.each(examples)("$manifest, $behaviour", { timeout: 60_000 }, (example) => {
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
