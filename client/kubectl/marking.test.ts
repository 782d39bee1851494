import { describe, expect, test } from "vitest";
import { checkLabels, labelOutcome } from "../../cli/label.ts";
import { type Changes, change, contradictions, overwritten, splitChanges } from "./marking.ts";

const changes = (set: Readonly<Record<string, string>>, ...remove: string[]): Changes => ({
  set: new Map(Object.entries(set)),
  remove,
});

const labelled = (labels: Readonly<Record<string, string>>) => ({ metadata: { labels } });

describe("the words of label and annotate", () => {
  test.each([
    {
      behaviour: "end with the changes",
      args: ["pod", "web", "a=b", "c-"],
      resources: ["pod", "web"],
      changes: changes({ a: "b" }, "c"),
    },
    {
      behaviour: "keep what follows the first equals sign",
      args: ["pod/web", "a=b=c", "d="],
      resources: ["pod/web"],
      changes: changes({ a: "b=c", d: "" }),
    },
    {
      behaviour: "take a value without a key, and a lone hyphen, for resources",
      args: ["=b", "-"],
      resources: ["=b", "-"],
      changes: changes({}),
    },
  ])("$behaviour", ({ args, resources, changes }) => {
    expect(splitChanges(args, "label")).toEqual({ resources, changes });
  });

  test("name no resource after a change", () => {
    expect(() => splitChanges(["pod/web", "a=b", "pod/api"], "label")).toThrow(
      "all resources must be specified before label changes: pod/api",
    );
  });
});

describe("a change of labels", () => {
  test.each([
    {
      behaviour: "that sets a new one, says labeled",
      made: changes({ b: "2" }),
      after: { a: "1", b: "2" },
      patch: { b: "2" },
      outcome: "labeled",
    },
    {
      behaviour: "that removes one, says unlabeled",
      made: changes({}, "a"),
      after: {},
      patch: { a: null },
      outcome: "unlabeled",
    },
    {
      behaviour: "that sets and removes, says modified",
      made: changes({ b: "2" }, "a"),
      after: { b: "2" },
      patch: { a: null, b: "2" },
      outcome: "modified",
    },
    {
      behaviour: "that finds all done, says not labeled",
      made: changes({ a: "1" }, "z"),
      after: { a: "1" },
      patch: {},
      outcome: "not labeled",
    },
  ])("$behaviour", ({ made, after, patch, outcome }) => {
    const result = change(labelled({ a: "1" }), "labels", made);
    expect(result).toEqual({ before: { a: "1" }, after, patch });
    expect(labelOutcome(result.patch)).toBe(outcome);
  });

  test("names the values that it would replace, not those that stay", () => {
    const before = { a: "1", b: "2" };
    expect(overwritten(before, changes({ a: "1", b: "3", c: "4" }))).toEqual([
      "'b' already has a value (2)",
    ]);
  });

  test("names the keys that it sets and removes", () => {
    expect(contradictions(changes({ a: "1", b: "2" }, "b", "c"))).toEqual(["b"]);
  });
});

describe("labels that could be none", () => {
  test.each([
    {
      behaviour: "with two equals signs",
      given: changes({ a: "b=c" }),
      message: "invalid label spec: a=b=c",
    },
    {
      behaviour: "with a blank in the value",
      given: changes({ a: "b c" }),
      message: 'invalid label value: "a=b c": a valid label must be an empty string',
    },
    {
      behaviour: "both set and removed",
      given: changes({ a: "b" }, "a"),
      message: "can not both modify and remove a label in the same command",
    },
  ])("$behaviour are refused", ({ given, message }) => {
    expect(() => checkLabels(given)).toThrow(message);
  });
});
