/** What each metric of an autoscaler asks for. Source: horizontal.go computeStatusFor… 1.36. */
import type {
  MetricIdentifier,
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValueStatus,
} from "../../api/autoscaling/metric.ts";
import { goSelector } from "../../api/meta/go-selector.ts";
import { milliValue, quantityFromMilli } from "../../api/quantity.ts";
import type { Metrics } from "./metrics.ts";
import {
  byPods,
  byShare,
  byTotal,
  plainScales,
  type Scaled,
  utilizationScales,
} from "./replicas.ts";
import { requestsOf } from "./requests.ts";
import { trying, Unmeasurable } from "./unmeasurable.ts";

/** What one metric comes to. */
export interface MetricProposal {
  readonly replicas: number;
  /** How reasons call the metric. */
  readonly name: string;
  readonly status: MetricStatus;
}

/** Why one asks for nothing. */
export interface MetricFailure {
  /** `FailedGetResourceMetric` */
  readonly reason: string;
  /** What its event and condition say. */
  readonly message: string;
  /** The same, after the metric's name: what the failure of all of them says. */
  readonly summary: string;
}

export interface Subject extends Scaled {
  readonly namespace: string;
  readonly metrics: Metrics;
}

/** Asks one metric. */
export function propose(spec: MetricSpec, subject: Subject): MetricProposal | MetricFailure {
  const { reason, what } = failureWords(spec);
  try {
    return compute(spec, subject);
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error;
    const { message } = error;
    return { reason, message, summary: what === "" ? message : `${what}: ${message}` };
  }
}

function failureWords({ type, resource, containerResource, external }: MetricSpec) {
  switch (type) {
    case "Object":
      return { reason: "FailedGetObjectMetric", what: "failed to get object metric value" };
    case "Pods":
      return { reason: "FailedGetPodsMetric", what: "failed to get pods metric value" };
    case "Resource":
      return {
        reason: "FailedGetResourceMetric",
        what: `failed to get ${resource?.name} resource metric value`,
      };
    case "ContainerResource":
      return {
        reason: "FailedGetContainerResourceMetric",
        what: `failed to get ${containerResource?.container} container metric value`,
      };
    case "External":
      return {
        reason: "FailedGetExternalMetric",
        what: `failed to get ${external?.metric.name} external metric value`,
      };
    default:
      return { reason: "InvalidMetricSourceType", what: "" };
  }
}

function compute(spec: MetricSpec, subject: Subject): MetricProposal {
  const { type, object, pods, resource, containerResource, external } = spec;
  if (object !== undefined) return byObject(object, subject);
  if (pods !== undefined) return byPodsMetric(pods, subject);
  if (external !== undefined) return byExternal(external, subject);
  if (resource !== undefined) {
    const { name, target } = resource;
    const { current, ...found } = byResource({ name, target, container: "" }, subject);
    return { ...found, status: { type, resource: { name, current } } };
  }
  if (containerResource !== undefined) {
    const { name, container, target } = containerResource;
    const { current, ...found } = byResource({ name, target, container }, subject);
    return { ...found, status: { type, containerResource: { name, container, current } } };
  }
  throw new Unmeasurable(`unknown metric source type "${type}"`);
}

interface ResourceMetric {
  readonly name: string;
  /** Empty for the pod as a whole. */
  readonly container: string;
  readonly target: MetricTarget;
}

function byResource({ name, container, target }: ResourceMetric, subject: Subject) {
  const { averageValue, averageUtilization } = target;
  const read = () =>
    trying(`unable to get metrics for resource ${name}`, () =>
      subject.metrics.resource(name, container),
    );
  if (averageValue !== undefined) {
    return trying(`failed to get ${name} usage`, () => {
      const measured = { amounts: read(), resource: name };
      const { replicas, seen } = byPods(subject, measured, () =>
        plainScales(milliValue(averageValue)),
      );
      const current: MetricValueStatus = { averageValue: quantityFromMilli(seen.average) };
      return { replicas, name: `${name} resource`, current };
    });
  }
  if (averageUtilization === undefined) {
    throw new Unmeasurable(
      "invalid resource metric source: neither an average utilization target nor an average " +
        "value (usage) target was set",
    );
  }
  return trying(`failed to get ${name} utilization`, () => {
    const { replicas, seen } = byPods(subject, { amounts: read(), resource: name }, () =>
      utilizationScales(requestsOf(subject.pods, name, container), averageUtilization),
    );
    const of = container === "" ? "" : "container ";
    return {
      replicas,
      name: `${name} ${of}resource utilization (percentage of request)`,
      current: {
        averageUtilization: seen.utilization ?? 0,
        averageValue: quantityFromMilli(seen.average),
      },
    };
  });
}

function byPodsMetric(
  { metric, target }: NonNullable<MetricSpec["pods"]>,
  subject: Subject,
): MetricProposal {
  const amounts = trying(`unable to get metric ${metric.name}`, () => subject.metrics.pods(metric));
  const wanted = milliValue(target.averageValue ?? "0");
  const measured = { amounts, resource: "" };
  const { replicas, seen } = byPods(subject, measured, () => plainScales(wanted));
  const current = { averageValue: quantityFromMilli(seen.average) };
  return {
    replicas,
    name: `pods metric ${metric.name}`,
    status: { type: "Pods", pods: { metric, current } },
  };
}

function byObject(
  { describedObject, metric, target }: NonNullable<MetricSpec["object"]>,
  subject: Subject,
): MetricProposal {
  const { type, value, averageValue } = target;
  const read = () => {
    try {
      return subject.metrics.object(describedObject, metric);
    } catch (error) {
      if (!(error instanceof Unmeasurable)) throw error;
      // Upstream puts its words in this order.
      const { kind, name } = describedObject;
      const place = `${kind} on ${subject.namespace} ${name}/${error.message}`;
      throw new Unmeasurable(`unable to get metric ${metric.name}: ${place}`);
    }
  };
  const said = (current: MetricValueStatus): MetricStatus => ({
    type: "Object",
    object: { metric, current, describedObject },
  });
  if (type === "Value" && value !== undefined) {
    const { replicas, seen } = byTotal(subject, read(), milliValue(value));
    return {
      replicas,
      name: `${describedObject.kind} metric ${metric.name}`,
      status: said({ value: quantityFromMilli(seen) }),
    };
  }
  if (type === "AverageValue" && averageValue !== undefined) {
    return trying(`failed to get ${metric.name} object metric`, () => {
      const { replicas, seen } = byShare(subject, read(), milliValue(averageValue));
      return {
        replicas,
        name: outsideName(metric),
        status: said({ averageValue: quantityFromMilli(seen) }),
      };
    });
  }
  throw new Unmeasurable(
    "invalid object metric source: neither a value target nor an average value target was set",
  );
}

function byExternal(
  { metric, target }: NonNullable<MetricSpec["external"]>,
  subject: Subject,
): MetricProposal {
  const { value, averageValue } = target;
  const read = () => {
    const place = `${subject.namespace}/${metric.name}/${goSelector(metric.selector)}`;
    const all = trying(`unable to get external metric ${place}`, () =>
      subject.metrics.external(metric),
    );
    return all.reduce((sum, each) => sum + each, 0);
  };
  const said = (current: MetricValueStatus): MetricStatus => ({
    type: "External",
    external: { metric, current },
  });
  if (averageValue !== undefined) {
    return trying(`failed to get ${metric.name} external metric`, () => {
      const { replicas, seen } = byShare(subject, read(), milliValue(averageValue));
      const status = said({ averageValue: quantityFromMilli(seen) });
      return { replicas, name: outsideName(metric), status };
    });
  }
  if (value === undefined) {
    throw new Unmeasurable(
      "invalid external metric source: neither a value target nor an average value target was set",
    );
  }
  return trying(`failed to get external metric ${metric.name}`, () => {
    const { replicas, seen } = byTotal(subject, read(), milliValue(value));
    const status = said({ value: quantityFromMilli(seen) });
    return { replicas, name: outsideName(metric), status };
  });
}

/** Upstream calls metrics of objects by this name too, where each pod has a target. */
const outsideName = ({ name, selector }: MetricIdentifier) =>
  `external metric ${name}(${goSelector(selector)})`;
