/** Replays recorded exchanges: what is not listed as another is answered alike. */
import { expect, test } from "vitest";
import { listedSteps } from "./exchanges/listed.ts";
import { groupNames, readGroup } from "./exchanges/recording.ts";
import { replayGroup } from "./exchanges/replay.ts";

test.each(groupNames)("the exchanges of %s", async (name) => {
  const outcomes = await replayGroup(name);
  const wrong = outcomes.filter(({ problems }) => problems.length > 0);
  expect(wrong.map(({ step, listed, problems }) => ({ step, listed, problems }))).toEqual([]);
});

test("the tables list only steps that there are, and each once", () => {
  const recorded = new Set(
    groupNames.flatMap((group) =>
      readGroup(group).steps.flatMap((step) =>
        "request" in step ? [step, ...step.during].map((each) => `${group} ${each.step}`) : [],
      ),
    ),
  );
  const listed = listedSteps().map(({ group, step }) => `${group} ${step}`);
  expect(listed.filter((each) => !recorded.has(each))).toEqual([]);
  expect(listed.filter((each, index) => listed.indexOf(each) !== index)).toEqual([]);
});
