import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { PriorityClass } from "./priority-class.ts";

const { strategy, columns } = PriorityClass;

const classOf = (parts: Partial<PriorityClass> = {}, name = "high"): PriorityClass => ({
  apiVersion: "scheduling.k8s.io/v1",
  kind: "PriorityClass",
  metadata: { name },
  value: 10,
  preemptionPolicy: "PreemptLowerPriority",
  ...parts,
});
const reserved =
  "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system " +
  "use only. error: ";

describe("a new class", () => {
  test.each<{
    behaviour: string;
    name?: string;
    parts?: Partial<PriorityClass>;
    errors: readonly string[];
  }>([
    { behaviour: "has a value up to a billion", parts: { value: 1_000_000_000 }, errors: [] },
    { behaviour: "may be less than nothing", parts: { value: -5 }, errors: [] },
    {
      behaviour: "is of no more than a billion",
      parts: { value: 1_000_000_001 },
      errors: ["value: Forbidden: maximum allowed value of a user defined priority is 1000000000"],
    },
    {
      behaviour: "has one of two policies",
      parts: { preemptionPolicy: "Always" },
      errors: [
        'preemptionPolicy: Unsupported value: "Always": supported values: "Never", ' +
          '"PreemptLowerPriority"',
      ],
    },
    {
      behaviour: "of the system is one of those that there are",
      name: "system-web",
      errors: [`${reserved}system-web is not a known system priority class`],
    },
    {
      behaviour: "of the system has its value",
      name: "system-node-critical",
      errors: [`${reserved}value of system-node-critical PriorityClass must be 2000001000`],
    },
    {
      behaviour: "of the system is not the default",
      name: "system-cluster-critical",
      parts: { value: 2_000_000_000, globalDefault: true },
      errors: [`${reserved}globalDefault of system-cluster-critical PriorityClass must be false`],
    },
    {
      behaviour: "of the system may be made again",
      name: "system-node-critical",
      parts: { value: 2_000_001_000 },
      errors: [],
    },
  ])("$behaviour", ({ name, parts, errors }) => {
    expect(errorTexts(strategy.validateCreate?.(classOf(parts, name)) ?? [])).toEqual(errors);
  });

  test("is of the first generation, and stays so", () => {
    const made = strategy.prepareForCreate?.(classOf());
    expect([made?.metadata.generation, PriorityClass.countsGeneration]).toEqual([1, false]);
  });
});

test("a class keeps its value and its policy", () => {
  const next = classOf({ value: 11, preemptionPolicy: "Never", description: "another" });
  expect(errorTexts(strategy.validateUpdate?.(next, classOf()) ?? [])).toEqual([
    "value: Forbidden: may not be changed in an update.",
    'preemptionPolicy: Invalid value: "Never": field is immutable',
  ]);
});

test("its columns", () => {
  const cells = columns.map((column) => column.value(classOf(), 0));
  expect(cells).toEqual(["high", 10, false, "<unknown>", "PreemptLowerPriority"]);
});
