/**
 * How full a node should be: the strategies by which NodeResourcesFit scores.
 * Source: pkg/scheduler/framework/plugins/noderesources 1.36.
 */
import * as z from "zod";
import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
} from "../../api/field-error.ts";
import { resourceWeights, validateWeights } from "../framework/plugin-args.ts";
import { cpuAndMemory, type ResourceShare } from "./resource-shares.ts";

const point = z.strictObject({ utilization: z.int().default(0), score: z.int().default(0) });
type Shape = readonly z.output<typeof point>[];

export const scoringStrategy = z.strictObject({
  type: z.string().default(""),
  resources: resourceWeights
    .default(cpuAndMemory)
    .transform((given) => (given.length === 0 ? cpuAndMemory : given)),
  requestedToCapacityRatio: z
    .strictObject({ shape: z.array(point).readonly().default([]) })
    .optional(),
});
export type ScoringStrategy = z.output<typeof scoringStrategy>;

/** The score of a node of which the pod and those before it ask for these amounts. */
type NodeScore = (slot: number) => number;

/** Scores nodes by the shares of the resources that they have, from 0 to 100. */
export function scoreBy(strategy: ScoringStrategy, shares: readonly ResourceShare[]): NodeScore {
  const shape = strategy.requestedToCapacityRatio?.shape ?? [];
  switch (strategy.type) {
    case "MostAllocated":
      return weightedMean(shares, (used, capacity) => Math.floor((used * 100) / capacity));
    case "RequestedToCapacityRatio":
      return meanOfShape(shares, shape);
    default:
      return weightedMean(shares, (used, capacity) =>
        Math.floor(((capacity - used) * 100) / capacity),
      );
  }
}

/** `used` is at most the capacity. */
function weightedMean(
  shares: readonly ResourceShare[],
  score: (used: number, capacity: number) => number,
): NodeScore {
  return (slot) => {
    let [sum, weights] = [0, 0];
    for (const { weight, nonZeroAmount, column } of shares) {
      const capacity = column.allocatable[slot] ?? 0;
      if (capacity === 0) continue;
      const requested = (column.nonZeroRequested[slot] ?? 0) + nonZeroAmount;
      sum += score(Math.min(requested, capacity), capacity) * weight;
      weights += weight;
    }
    return weights === 0 ? 0 : Math.floor(sum / weights);
  };
}

/** Unlike in the other strategies, a score of 0 does not count and the mean is rounded. */
function meanOfShape(shares: readonly ResourceShare[], shape: Shape): NodeScore {
  const curve = brokenLine(shape);
  return (slot) => {
    let [sum, weights] = [0, 0];
    for (const { weight, nonZeroAmount, column } of shares) {
      const capacity = column.allocatable[slot] ?? 0;
      if (capacity === 0) continue;
      const requested = (column.nonZeroRequested[slot] ?? 0) + nonZeroAmount;
      const percent = requested > capacity ? 100 : Math.floor((requested * 100) / capacity);
      const score = curve(percent);
      if (score <= 0) continue;
      sum += score * weight;
      weights += weight;
    }
    return weights === 0 ? 0 : Math.round(sum / weights);
  };
}

/** The scores of a shape go from 0 to 10; those of nodes to 100. */
const scale = 10;

/** Straight lines between the points, level before the first and after the last. */
function brokenLine(shape: Shape): (utilization: number) => number {
  return (utilization) => {
    let before: Shape[number] | undefined;
    for (const next of shape) {
      if (utilization <= next.utilization) {
        if (before === undefined) return next.score * scale;
        const rise = (next.score - before.score) * scale * (utilization - before.utilization);
        return before.score * scale + Math.trunc(rise / (next.utilization - before.utilization));
      }
      before = next;
    }
    return (before?.score ?? 0) * scale;
  };
}

const types = ["LeastAllocated", "MostAllocated", "RequestedToCapacityRatio"];

/** Source: kube-scheduler apis/config/validation, ValidateNodeResourcesFitArgs 1.36. */
export function validateStrategy(
  { type, resources, requestedToCapacityRatio: ratio }: ScoringStrategy,
  path: string,
): readonly FieldError[] {
  const at = `${path}.requestedToCapacityRatio`;
  const errors = [
    ...(types.includes(type) ? [] : [notSupported(`${path}.type`, type, types)]),
    ...validateWeights(resources, `${path}.resources`),
  ];
  if (type !== "RequestedToCapacityRatio") {
    const why = "must be nil when type is not RequestedToCapacityRatio";
    return ratio === undefined ? errors : [...errors, forbiddenField(at, why)];
  }
  if (ratio === undefined) {
    return [...errors, required(at, "must be specified when type is RequestedToCapacityRatio")];
  }
  return [...errors, ...validateShape(ratio.shape, `${at}.shape`)];
}

function validateShape(shape: Shape, path: string): readonly FieldError[] {
  if (shape.length === 0) return [required(path, "at least one point must be specified")];
  const falls = shape.findIndex(
    ({ utilization }, index) => index > 0 && utilization <= (shape[index - 1]?.utilization ?? 0),
  );
  const order = "values must be sorted in increasing order";
  return [
    ...(falls < 0
      ? []
      : [invalid(`${path}[${falls}].utilization`, shape[falls]?.utilization, order)]),
    ...shape.flatMap(({ utilization, score }, index) => [
      ...inRange(`${path}[${index}].utilization`, utilization, 100),
      ...inRange(`${path}[${index}].score`, score, 10),
    ]),
  ];
}

const inRange = (path: string, value: number, maximum: number): readonly FieldError[] =>
  value >= 0 && value <= maximum
    ? []
    : [invalid(path, value, `not in valid range [0, ${maximum}]`)];
