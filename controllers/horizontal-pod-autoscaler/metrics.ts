/** Reads what was measured. Source: pkg/controller/podautoscaler/metrics/client.go 1.36. */
import type { CrossVersionObjectReference } from "../../api/autoscaling/cross-version-reference.ts";
import type { MetricIdentifier } from "../../api/autoscaling/metric.ts";
import { PodMetrics } from "../../api/metrics/pod-metrics.ts";
import { milliValue } from "../../api/quantity.ts";
import { parseTime } from "../../api/runtime.ts";
import type { View } from "../../client/controller.ts";
import { refusal } from "../../client/executor.ts";
import type { Amount, Amounts } from "./group-pods.ts";
import { Unmeasurable } from "./unmeasurable.ts";

/** Where amounts come from, in thousandths. Each throws Unmeasurable. */
export interface Metrics {
  /** What pods use of a resource; of one container if one is named. */
  resource(name: string, container: string): Amounts;
  pods(metric: MetricIdentifier): Amounts;
  object(about: CrossVersionObjectReference, metric: MetricIdentifier): number;
  external(metric: MetricIdentifier): readonly number[];
}

/** The use of the pods that `selector` picks, as metrics.k8s.io tells it. */
export function resourceAmounts(
  view: View,
  { namespace, selector }: { readonly namespace: string; readonly selector: string },
  { name, container }: { readonly name: string; readonly container: string },
): Amounts {
  const response = view.read({
    verb: "list",
    resource: PodMetrics,
    namespace,
    options: { labelSelector: selector },
  });
  const refused = refusal(response);
  if (refused !== undefined) {
    const why = `unable to fetch metrics from resource metrics API: ${refused.message}`;
    throw new Unmeasurable(why);
  }
  // A list of a resource holds its objects.
  const items = ("items" in response.body ? response.body.items : []) as readonly PodMetrics[];
  if (items.length === 0) throw new Unmeasurable("no metrics returned from resource metrics API");
  const amounts = new Map<string, Amount>();
  for (const item of items) {
    const milli = container === "" ? ofPod(item, name) : ofContainer(item, name, container);
    if (milli === undefined) continue;
    const timeMs = parseTime(item.timestamp) ?? 0;
    const windowMs = Number.parseFloat(item.window) * 1000;
    amounts.set(item.metadata.name ?? "", { milli, timeMs, windowMs });
  }
  return amounts;
}

/** What all containers use; nothing where it is not known of one. */
function ofPod({ containers }: PodMetrics, resource: string): number | undefined {
  let sum = 0;
  for (const { usage } of containers) {
    const amount = usage[resource];
    if (amount === undefined) return undefined;
    sum += milliValue(amount);
  }
  return containers.length === 0 ? undefined : sum;
}

function ofContainer(
  { metadata, containers }: PodMetrics,
  resource: string,
  container: string,
): number | undefined {
  const found = containers.find(({ name }) => name === container);
  if (found === undefined) {
    const pod = `${metadata.namespace}/${metadata.name}`;
    throw new Unmeasurable(`container ${container} not present in metrics for pod ${pod}`);
  }
  const amount = found.usage[resource];
  return amount === undefined ? undefined : milliValue(amount);
}
