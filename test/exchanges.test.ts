/** Replays recorded exchanges: what is not listed as another is answered alike. */
import { expect, test } from "vitest";
import { groupNames } from "./exchanges/recording.ts";
import { replayGroup } from "./exchanges/replay.ts";

test.each(groupNames)("the exchanges of %s", async (name) => {
  const outcomes = await replayGroup(name);
  const wrong = outcomes.filter(({ problems }) => problems.length > 0);
  expect(wrong.map(({ step, listed, problems }) => ({ step, listed, problems }))).toEqual([]);
});
