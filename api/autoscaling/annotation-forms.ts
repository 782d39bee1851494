/**
 * What annotations of autoscaling/v1 may hold. As Go reads them: what is not there is empty, so is
 * null, further members are passed over, and one value of another type makes the whole malformed.
 * Source: pkg/apis/autoscaling/v1/conversion.go and k8s.io/api/autoscaling/v1 1.36.
 */
import * as z from "zod";
import type { Json } from "../json.ts";
import { quantityTextProblem } from "../quantity.ts";
import { parseTime } from "../runtime.ts";

const text = z.string().nullish();
const int32 = z.int32().nullish();
const time = text.refine((given) => given == null || parseTime(given) !== undefined);
const isQuantity = (given: string) => quantityTextProblem(given) === undefined;
const quantity = z.union([z.number(), z.string().refine(isQuantity)]).nullish();
const group = (members: z.core.$ZodLooseShape) => z.looseObject(members).nullish();
const several = (members: z.core.$ZodLooseShape) => z.array(group(members)).nullable();

const selector = group({
  matchLabels: z.record(z.string(), z.string().nullable()).nullish(),
  matchExpressions: several({
    key: text,
    operator: text,
    values: z.array(z.string().nullable()).nullish(),
  }).optional(),
});
const target = group({ kind: text, name: text, apiVersion: text });

const metric = several({
  type: text,
  object: group({
    target,
    selector,
    metricName: text,
    targetValue: quantity,
    averageValue: quantity,
  }),
  pods: group({ metricName: text, targetAverageValue: quantity, selector }),
  resource: group({
    name: text,
    targetAverageUtilization: int32,
    targetAverageValue: quantity,
  }),
  containerResource: group({
    name: text,
    targetAverageUtilization: int32,
    targetAverageValue: quantity,
    container: text,
  }),
  external: group({
    metricName: text,
    metricSelector: selector,
    targetValue: quantity,
    targetAverageValue: quantity,
  }),
});

const currentMetric = several({
  type: text,
  object: group({
    target,
    selector,
    metricName: text,
    currentValue: quantity,
    averageValue: quantity,
  }),
  pods: group({ metricName: text, currentAverageValue: quantity, selector }),
  resource: group({
    name: text,
    currentAverageUtilization: int32,
    currentAverageValue: quantity,
  }),
  containerResource: group({
    name: text,
    currentAverageUtilization: int32,
    currentAverageValue: quantity,
    container: text,
  }),
  external: group({
    metricName: text,
    metricSelector: selector,
    currentValue: quantity,
    currentAverageValue: quantity,
  }),
});

const rules = group({
  StabilizationWindowSeconds: int32,
  SelectPolicy: text,
  Policies: several({ Type: text, Value: int32, PeriodSeconds: int32 }).optional(),
  Tolerance: quantity,
});

const forms = {
  metrics: metric,
  currentMetrics: currentMetric,
  conditions: several({
    type: text,
    status: text,
    lastTransitionTime: time,
    reason: text,
    message: text,
  }),
  behavior: group({ ScaleUp: rules, ScaleDown: rules }),
};

/** What the text of an annotation says, where it is JSON of its form; undefined where it is not. */
export function readAnnotation(name: keyof typeof forms, annotation: string): Json | undefined {
  try {
    const said = JSON.parse(annotation) as Json;
    return forms[name].safeParse(said).success ? said : undefined;
  } catch {
    return undefined;
  }
}
