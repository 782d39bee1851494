/** Runs recorded command lines with the real kubectl, and compares what they print. */
import { describe, expect, test } from "vitest";
import type { Printed } from "./command-lines/change.ts";
import { differences, inAnyOrder } from "./command-lines/differences.ts";
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

describe("kubectl prints what was recorded, or what the table says instead", () => {
  test.concurrent.each(groups)("in %s", async (group) => {
    const recording = readRecording(group);
    const printed = await replay(recording);
    const expected = new Map<string, Printed>();
    const actual = new Map<string, Printed>();
    for (const step of commandsOf(recording)) {
      const name = `${step.step} ${step.command}`;
      const own = printed.get(step.step);
      if (own === undefined) throw new Error(`${group} ${name} was not run`);
      expected.set(name, ordered(group, step, expectedOf(group, step)));
      actual.set(name, ordered(group, step, own));
    }
    expect(actual).toEqual(expected);
  });

  test("and the table names only steps that there are, once", () => {
    const steps = groups.flatMap((group) =>
      commandsOf(readRecording(group)).map(({ step }) => `${group} ${step}`),
    );
    const named = differences.map(({ group, step }) => `${group} ${step}`);
    expect(named.filter((each) => !steps.includes(each))).toEqual([]);
    expect(named.length).toBe(new Set(named).size);
  });
});

function expectedOf(group: string, step: CommandStep): Printed {
  const row = differences.find((each) => each.group === group && each.step === step.step);
  const recorded = recordedOf(step);
  return row?.expected(recorded) ?? recorded;
}

function ordered(group: string, { step }: CommandStep, printed: Printed): Printed {
  const isChance = inAnyOrder.some((each) => each.group === group && each.step === step);
  return isChance ? { ...printed, stdout: [printed.stdout].flat().sort() } : printed;
}
