import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { PodDisruptionBudget } from "./pod-disruption-budget.ts";

const { strategy, columns } = PodDisruptionBudget;

const counts = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 };

const budget = (
  spec: PodDisruptionBudget["spec"],
  status: Partial<PodDisruptionBudget["status"]> = {},
): PodDisruptionBudget => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "web" },
  spec,
  status: { ...counts, ...status },
});

describe("a budget", () => {
  const rows: readonly {
    behaviour: string;
    spec: PodDisruptionBudget["spec"];
    errors: readonly string[];
  }[] = [
    { behaviour: "without anything is good", spec: {}, errors: [] },
    {
      behaviour: "has a number or a share",
      spec: { minAvailable: "50%", selector: {} },
      errors: [],
    },
    {
      behaviour: "says what must be there or what may be missing, not both",
      spec: { minAvailable: 1, maxUnavailable: 1 },
      errors: [
        'spec: Invalid value: {"MinAvailable":1,"Selector":null,"MaxUnavailable":1,' +
          '"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
      ],
    },
    {
      behaviour: "has no negative number",
      spec: { maxUnavailable: -1 },
      errors: ["spec.maxUnavailable: Invalid value: -1: must be greater than or equal to 0"],
    },
    {
      behaviour: "has a share of 100% at most",
      spec: { minAvailable: "101%" },
      errors: ['spec.minAvailable: Invalid value: "101%": must not be greater than 100%'],
    },
    {
      behaviour: "knows two policies for pods that are not ready",
      spec: { unhealthyPodEvictionPolicy: "Never" },
      errors: [
        'spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: ' +
          '"AlwaysAllow", "IfHealthyBudget"',
      ],
    },
  ];
  test.each(rows)("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(strategy.validate?.(budget(spec)) ?? [])).toEqual(errors);
  });
});

test("its status counts from 0 upwards, and has reasons for its conditions", () => {
  const condition = {
    type: "DisruptionAllowed",
    status: "True",
    reason: "",
    message: "",
    lastTransitionTime: "2026-01-01T00:00:00Z",
  };
  const next = budget({}, { currentHealthy: -1, conditions: [condition] });
  expect(errorTexts(strategy.validateStatusUpdate?.(next, budget({})) ?? [])).toEqual([
    "status.conditions[0].reason: Required value: must be set",
    "status.currentHealthy: Invalid value: -1: must be greater than or equal to 0",
  ]);
});

test("its columns show what is not given as N/A", () => {
  const object = budget({ maxUnavailable: "25%" }, { disruptionsAllowed: 2 });
  const cells = columns.slice(0, 4).map((column) => column.value(object, 0));
  expect(cells).toEqual(["web", "N/A", "25%", 2]);
});
