/** Runs recorded command lines with the real kubectl, and compares what they print. */
import { describe, expect, test } from "vitest";
import type { Printed } from "./command-lines/change.ts";
import { differences, inAnyOrder } from "./command-lines/differences.ts";
import { pending } from "./command-lines/pending.ts";
import { type CommandStep, commandsOf, readRecording } from "./command-lines/recording.ts";
import { recordedOf, replay } from "./command-lines/replay.ts";

const groups = [
  "cli-apply",
  "cli-create",
  "cli-create-2",
  "cli-describe",
  "cli-edit",
  "cli-get",
  "cli-info",
  "cli-nodes",
  "cli-rollout",
];

describe("kubectl prints what was recorded, or what the tables say instead", () => {
  test.concurrent.each(groups)("in %s", async (group) => {
    const recording = readRecording(group);
    const printed = await replay(recording);
    const expected = new Map<string, Printed>();
    const actual = new Map<string, Printed>();
    const served: string[] = [];
    for (const step of commandsOf(recording)) {
      const name = `${step.step} ${step.command}`;
      const own = printed.get(step.step);
      if (own === undefined) throw new Error(`${group} ${name} was not run`);
      const isServed = whetherServed(group, step, own);
      if (isServed === true) served.push(name);
      if (isServed !== undefined) continue;
      expected.set(name, ordered(group, step, expectedOf(group, step)));
      actual.set(name, ordered(group, step, own));
    }
    expect(actual).toEqual(expected);
    expect(served, "are served by now: take them out of test/command-lines/pending.ts").toEqual([]);
  });

  test("and the tables name only steps that there are, once", () => {
    const steps = groups.flatMap((group) =>
      commandsOf(readRecording(group)).map(({ step }) => `${group} ${step}`),
    );
    const named = [...differences, ...pending].map(({ group, step }) => `${group} ${step}`);
    expect(named.filter((each) => !steps.includes(each))).toEqual([]);
    expect(named.length).toBe(new Set(named).size);
  });
});

/** Nothing where the step needs nothing that is missing. */
function whetherServed(group: string, step: CommandStep, printed: Printed): boolean | undefined {
  const row = pending.find((each) => each.group === group && each.step === step.step);
  if (row === undefined) return undefined;
  const recorded = recordedOf(step);
  if (row.isServed !== undefined) return row.isServed(printed, recorded);
  const expected = row.expected?.(recorded) ?? recorded;
  return JSON.stringify(printed) === JSON.stringify(expected);
}

function expectedOf(group: string, step: CommandStep): Printed {
  const row = differences.find((each) => each.group === group && each.step === step.step);
  const recorded = recordedOf(step);
  return row?.expected(recorded) ?? recorded;
}

function ordered(group: string, { step }: CommandStep, printed: Printed): Printed {
  const isChance = inAnyOrder.some((each) => each.group === group && each.step === step);
  return isChance ? { ...printed, stdout: [printed.stdout].flat().sort() } : printed;
}
