import { describe, expect, test } from "vitest";
import { errorTexts } from "../../validation/test-errors.ts";
import { LimitRange, type LimitRangeItem } from "./limit-range.ts";

const { strategy } = LimitRange;
const range = (...limits: readonly LimitRangeItem[]): LimitRange => ({
  apiVersion: "v1",
  kind: "LimitRange",
  metadata: { name: "bounds" },
  spec: { limits: [...limits] },
});

describe("a limit range", () => {
  test.each<{ behaviour: string; item: LimitRangeItem; filled: LimitRangeItem }>([
    {
      behaviour: "gives containers as much as they may have",
      item: { type: "Container", max: { cpu: "2" }, min: { cpu: "1", memory: "1Mi" } },
      filled: {
        type: "Container",
        max: { cpu: "2" },
        min: { cpu: "1", memory: "1Mi" },
        default: { cpu: "2" },
        defaultRequest: { cpu: "2", memory: "1Mi" },
      },
    },
    {
      behaviour: "asks for as much as it gives",
      item: { type: "Container", default: { memory: "512Mi" } },
      filled: {
        type: "Container",
        default: { memory: "512Mi" },
        defaultRequest: { memory: "512Mi" },
      },
    },
    {
      behaviour: "asks for less where it says so",
      item: { type: "Container", default: { cpu: "1" }, defaultRequest: { cpu: "500m" } },
      filled: { type: "Container", default: { cpu: "1" }, defaultRequest: { cpu: "500m" } },
    },
    {
      behaviour: "gives nothing where it only tells containers apart by their ratio",
      item: { type: "Container", maxLimitRequestRatio: { cpu: "2" } },
      filled: { type: "Container", maxLimitRequestRatio: { cpu: "2" } },
    },
    {
      behaviour: "gives nothing to whole pods",
      item: { type: "Pod", max: { cpu: "2" } },
      filled: { type: "Pod", max: { cpu: "2" } },
    },
  ])("$behaviour", ({ item, filled }) => {
    const once = strategy.defaults?.(range(item));
    expect(once).toEqual(range(filled));
    expect(once && strategy.defaults?.(once)).toBe(once);
  });

  const at = "spec.limits[0]";
  test.each<{ behaviour: string; limits: readonly LimitRangeItem[]; errors: readonly string[] }>([
    { behaviour: "may bound nothing", limits: [], errors: [] },
    {
      behaviour: "may bound what others know of",
      limits: [
        { type: "example.com/Image", max: { storage: "1Gi", "example.com/x": "2" } },
        { type: "Container", maxLimitRequestRatio: { memory: "1.5" } },
      ],
      errors: [],
    },
    {
      behaviour: "has types that there are, each once",
      limits: [{ type: "Node" }, { type: "Pod" }, { type: "Pod" }, { type: "a b" }],
      errors: [
        `${at}.type: Invalid value: "Node": must be a standard limit type or fully qualified`,
        'spec.limits[2].type: Duplicate value: "Pod"',
        'spec.limits[3].type: Invalid value: "a b": name part must consist of alphanumeric ' +
          "characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
          "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is " +
          "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
      ],
    },
    {
      behaviour: "bounds what containers have",
      limits: [{ type: "Container", max: { storage: "1Gi" }, min: { pods: "1" } }],
      errors: [
        `${at}.max[storage]: Invalid value: "storage": must be a standard resource for containers`,
        `${at}.min[pods]: Invalid value: "pods": must be a standard resource for containers`,
      ],
    },
    {
      behaviour: "has no defaults for whole pods",
      limits: [{ type: "Pod", default: { cpu: "1" }, defaultRequest: { cpu: "1" } }],
      errors: [
        `${at}.default: Forbidden: may not be specified when \`type\` is 'Pod'`,
        `${at}.defaultRequest: Forbidden: may not be specified when \`type\` is 'Pod'`,
      ],
    },
    {
      behaviour: "bounds the storage of claims",
      limits: [{ type: "PersistentVolumeClaim", max: { cpu: "1" } }],
      errors: [
        `${at}.limits: Required value: either minimum or maximum storage value is required, but ` +
          "neither was provided",
      ],
    },
    {
      behaviour: "asks for no less than it allows, and gives no more",
      limits: [
        {
          type: "Container",
          max: { cpu: "1" },
          min: { cpu: "2" },
          default: { cpu: "1500m" },
          defaultRequest: { cpu: "1600m" },
        },
      ],
      errors: [
        `${at}.min[cpu]: Invalid value: "2": min value 2 is greater than max value 1`,
        `${at}.defaultRequest[cpu]: Invalid value: "1600m": min value 2 is greater than default ` +
          "request value 1600m",
        `${at}.defaultRequest[cpu]: Invalid value: "1600m": default request value 1600m is ` +
          "greater than max value 1",
        `${at}.defaultRequest[cpu]: Invalid value: "1600m": default request value 1600m is ` +
          "greater than default limit value 1500m",
        `${at}.default[cpu]: Invalid value: "2": min value 2 is greater than default value 1500m`,
        `${at}.default[cpu]: Invalid value: "1": default value 1500m is greater than max value 1`,
      ],
    },
    {
      behaviour: "has ratios that can be kept",
      limits: [
        {
          type: "Pod",
          max: { cpu: "2" },
          min: { cpu: "1" },
          maxLimitRequestRatio: { cpu: "3", memory: "500m" },
        },
      ],
      errors: [
        `${at}.maxLimitRequestRatio[cpu]: Invalid value: "3": ratio 3 is greater than max/min = ` +
          "2.000000",
        `${at}.maxLimitRequestRatio[memory]: Invalid value: "500m": ratio 500m is less than 1`,
      ],
    },
    {
      behaviour: "promises no more devices than it asks for",
      limits: [
        {
          type: "Container",
          default: { "example.com/gpu": "2" },
          defaultRequest: { "example.com/gpu": "1" },
        },
      ],
      errors: [
        `${at}.defaultRequest[example.com/gpu]: Invalid value: "1": default value 2 must equal to ` +
          "defaultRequest value 1 in example.com/gpu",
      ],
    },
  ])("$behaviour", ({ limits, errors }) => {
    expect(errorTexts(strategy.validate?.(range(...limits)) ?? [])).toEqual(errors);
  });
});

test("a resource of any name is refused for its name, whatever all objects have of that name", () => {
  const item = JSON.parse(
    '{"type":"Container","default":{"cpu":"2"},"min":{"cpu":"1m","__proto__":"1500m"}}',
  ) as LimitRangeItem;
  expect(errorTexts(strategy.validate?.(range(item)) ?? [])).toEqual([
    expect.stringContaining('Invalid value: "__proto__": name part must consist of'),
    expect.stringContaining('Invalid value: "__proto__": must be a standard resource'),
  ]);
});
