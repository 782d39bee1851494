import { describe, expect, test } from "vitest";
import { Failure } from "./failure.ts";
import { readConditions, waitMsFor } from "./wait-conditions.ts";

const deployment = {
  metadata: { generation: 2, labels: { a: "one", b: "two" } },
  spec: { replicas: 3, text: " on ", owners: [{ name: "x", kind: "A" }] },
  status: {
    observedGeneration: 2,
    conditions: [
      { type: "Available", status: "True" },
      { type: "Old", status: "True", observedGeneration: 1 },
    ],
  },
};

const isMet = (text: string) => readConditions([text]).map((each) => each.isMet(deployment))[0];

describe("what is waited for", () => {
  test.each([
    ["condition=Available", true],
    ["condition=available=TRUE", true],
    ["condition=Available=false", false],
    ["condition=None", false],
    ["condition=Old", false],
    ["create", true],
    ["Delete", false],
    ["jsonpath={.spec.replicas}=3", true],
    ["jsonpath={.spec.replicas}='3'", true],
    ["jsonpath=.spec.replicas=4", false],
    ["jsonpath={.spec.replicas}", true],
    ["jsonpath={.spec.text}=on", true],
    ["jsonpath={.spec.owners}", true],
    ["jsonpath={.spec.none.at.all}", false],
    [`jsonpath={.spec.owners[?(@.kind=="A")].name}=x`, true],
  ])("%s: %s", (text, expected) => {
    expect(isMet(text)).toBe(expected);
  });

  test("is not there for an object that is gone, but for its end", () => {
    const conditions = readConditions(["create", "delete", "condition=A", "jsonpath=.a"]);
    expect(conditions.map((each) => each.isMet(undefined))).toEqual([false, true, false, false]);
  });

  test.each([
    ["nope", 'unrecognized condition: "nope"'],
    ["condition", 'unrecognized condition: "condition"'],
    ["jsonpath=", "jsonpath expression cannot be empty"],
    [
      "jsonpath={.a}=",
      "jsonpath wait has to have a value after equal sign, like " +
        "--for=jsonpath='{.status.readyReplicas}'=3",
    ],
    [
      "jsonpath={.a}=b=c",
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or " +
        "--for=jsonpath='{.status.readyReplicas}'",
    ],
    [
      "jsonpath={.a}{.b}",
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or " +
        "'{.name1.name2}'",
    ],
    ["jsonpath={.metadata.labels.*}", "given jsonpath expression matches more than one value"],
    [
      "jsonpath={.spec.owners}=x",
      "jsonpath leads to a nested object or list which is not supported",
    ],
  ])("%s is refused", (text, fact) => {
    expect(() => isMet(text)).toThrow(new Failure(fact));
  });

  test("has to be said", () => {
    expect(() => readConditions([])).toThrow(new Failure("unrecognized condition: []"));
  });
});

test("half a minute is waited unless said otherwise, and less than no time is a week", () => {
  expect([waitMsFor(undefined), waitMsFor(1000), waitMsFor(-1)]).toEqual([
    30_000, 1000, 604_800_000,
  ]);
});
