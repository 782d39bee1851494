/** What both kinds of metrics.k8s.io say. Source: k8s.io/metrics v1beta1. */
import type { Column, KubeObject } from "../resource.ts";
import { mandatory, map, quantityItem, text, time } from "../schema.ts";

/** Amounts of resources by their names: `cpu`, `memory`. */
export type Usage = Readonly<Record<string, string>>;

export const metricsName = (kind: string) => `io.k8s.metrics.pkg.apis.metrics.v1beta1.${kind}`;

export const usage = mandatory(map("What is used, by the name of the resource.", quantityItem));

/** When was measured, and over how long. */
export const measured = {
  timestamp: mandatory(time("When it was measured.")),
  window: mandatory(text("Over how long before that it was measured, such as 15s.")),
};

/** One column of a table of metrics. */
export function measure<T extends KubeObject>(
  name: string,
  description: string,
  read: { of(object: T): string }["of"],
): Column<T> {
  return { name, type: "string", description, value: read };
}
