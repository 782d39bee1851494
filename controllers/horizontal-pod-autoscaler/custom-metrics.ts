/** Reads metrics that are not of pods' resources. Source: metrics/client.go 1.36. */
import type { CrossVersionObjectReference } from "../../api/autoscaling/cross-version-reference.ts";
import type { MetricIdentifier } from "../../api/autoscaling/metric.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import { milliValue } from "../../api/quantity.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { parseTime } from "../../api/runtime.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import type { StatusError } from "../../api/status.ts";
import type { ReadRequest, View } from "../../client/controller.ts";
import { refusal } from "../../client/executor.ts";
import type { Metrics } from "./metrics.ts";
import { Unmeasurable } from "./unmeasurable.ts";

/** The window of a metric that does not say over how long it was measured. */
const windowMsDefault = 60_000;

interface Place {
  readonly namespace: string;
  readonly selector: string;
}

export function customMetrics(
  view: View,
  { namespace, selector }: Place,
  definitions: readonly ResourceDefinition[],
): Pick<Metrics, "pods" | "object" | "external"> {
  return {
    pods(metric) {
      const items = custom(view, {
        verb: "get",
        resource: { group: "custom.metrics.k8s.io", version: "v1beta2", plural: "pods" },
        namespace,
        name: "*",
        subresource: metric.name,
        options: { labelSelector: selector, metricLabelSelector: textOf(metric) },
      });
      if (items.length === 0) throw new Unmeasurable("no metrics returned from custom metrics API");
      return new Map(items.map((item) => [described(item), amountOf(item)]));
    },
    object(about, metric) {
      const [item] = custom(view, {
        verb: "get",
        resource: {
          group: "custom.metrics.k8s.io",
          version: "v1beta2",
          plural: resourceName(about, definitions),
        },
        ...(about.kind === "Namespace" ? {} : { namespace }),
        name: about.name,
        subresource: metric.name,
        options: { metricLabelSelector: textOf(metric) },
      });
      if (item === undefined) throw new Unmeasurable("no metrics returned from custom metrics API");
      return amountOf(item).milli;
    },
    external(metric) {
      const items = asked(view, "external", {
        verb: "list",
        resource: { group: "external.metrics.k8s.io", version: "v1beta1", plural: metric.name },
        namespace,
        options: { labelSelector: textOf(metric) },
      });
      if (items.length === 0) {
        throw new Unmeasurable("no metrics returned from external metrics API");
      }
      return items.map((item) => amountOf(item).milli);
    },
  };
}

const custom = (view: View, request: ReadRequest) => asked(view, "custom", request);

/** The items that are answered. */
function asked(view: View, which: "custom" | "external", request: ReadRequest) {
  const response = view.read(request);
  const refused = refusal(response);
  if (refused !== undefined) {
    const what = `unable to fetch metrics from ${which} metrics API`;
    throw new Unmeasurable(`${what}: ${reasonOf(refused, which, request)}`);
  }
  const { body } = response;
  const items: readonly unknown[] = "items" in body ? body.items : [];
  return items.filter(isObject);
}

const unknown = "the server could not find the requested resource";

/** Where nobody serves such metrics, clients find out in words of their own. */
function reasonOf(
  { message }: StatusError,
  which: "custom" | "external",
  { resource: { plural, group } }: ReadRequest,
): string {
  if (message !== unknown) return message;
  return which === "custom"
    ? "no custom metrics API (custom.metrics.k8s.io) registered"
    : `${unknown} (get ${plural}.${group})`;
}

/** The labels that the metric must have, as text. */
function textOf({ selector }: MetricIdentifier): string {
  return selector === undefined ? "" : selectorFromLabelSelector(selector).text;
}

/** `services`, `ingresses.networking.k8s.io` */
function resourceName(
  { apiVersion = "", kind }: CrossVersionObjectReference,
  definitions: readonly ResourceDefinition[],
): string {
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  const found = definitions.find((each) => each.kind === kind && each.group === group);
  if (found === undefined) {
    throw new Unmeasurable(`unable to map kind ${kind} to resource: no matches for kind "${kind}"`);
  }
  return group === "" ? found.plural : `${found.plural}.${group}`;
}

const described = ({ describedObject }: JsonObject) =>
  isObject(describedObject) ? String(describedObject.name) : "";

function amountOf({ value, timestamp, windowSeconds }: JsonObject) {
  const windowMs = typeof windowSeconds === "number" ? windowSeconds * 1000 : windowMsDefault;
  return {
    milli: milliValue(String(value)),
    timeMs: parseTime(String(timestamp)) ?? 0,
    windowMs,
  };
}
