/** What a HorizontalPodAutoscaler measures, and what it last saw. Source: autoscaling/v2 1.36. */
import { LabelSelector } from "../meta/label-selector.ts";
import type { ObjectOf } from "../resource.ts";
import { int32, mandatory, quantity, ref, struct, text } from "../schema.ts";
import { CrossVersionObjectReference } from "./cross-version-reference.ts";

const MetricIdentifier = struct("autoscaling.v2.MetricIdentifier", "Which metric is meant.", {
  name: mandatory(text("Name of the metric.")),
  selector: ref("Labels of the metric, beyond its name.", LabelSelector),
});
export type MetricIdentifier = ObjectOf<typeof MetricIdentifier>;

const MetricTarget = struct("autoscaling.v2.MetricTarget", "What a metric should be.", {
  type: mandatory(text("Utilization, Value or AverageValue.")),
  value: quantity("What the metric as a whole should be."),
  averageValue: quantity("What the metric should be for each pod."),
  averageUtilization: int32("Share of what the pods request that they should use, in percent."),
});
export type MetricTarget = ObjectOf<typeof MetricTarget>;

const MetricValueStatus = struct("autoscaling.v2.MetricValueStatus", "What a metric is.", {
  value: quantity("What the metric as a whole is."),
  averageValue: quantity("What the metric is for each pod."),
  averageUtilization: int32("Share of what the pods request that they use, in percent."),
});
export type MetricValueStatus = ObjectOf<typeof MetricValueStatus>;

const target = mandatory(ref("What the metric should be.", MetricTarget));
const current = mandatory(ref("What the metric is.", MetricValueStatus));
const metric = mandatory(ref("Which metric it is.", MetricIdentifier));
const describedObject = mandatory(
  ref("The object that the metric tells of.", CrossVersionObjectReference),
);
const name = mandatory(text("The resource, such as cpu."));
const container = mandatory(text("The container of the pods."));
const type = mandatory(text("ContainerResource, External, Object, Pods or Resource."));

const sources = {
  object: struct("autoscaling.v2.ObjectMetricSource", "A metric of one object.", {
    describedObject,
    target,
    metric,
  }),
  pods: struct("autoscaling.v2.PodsMetricSource", "A metric of every pod.", { metric, target }),
  resource: struct("autoscaling.v2.ResourceMetricSource", "What the pods use of a resource.", {
    name,
    target,
  }),
  containerResource: struct(
    "autoscaling.v2.ContainerResourceMetricSource",
    "What one container of the pods uses of a resource.",
    { name, target, container },
  ),
  external: struct("autoscaling.v2.ExternalMetricSource", "A metric of nothing in the cluster.", {
    metric,
    target,
  }),
};

const statuses = {
  object: struct("autoscaling.v2.ObjectMetricStatus", "A metric of one object.", {
    metric,
    current,
    describedObject,
  }),
  pods: struct("autoscaling.v2.PodsMetricStatus", "A metric of every pod.", { metric, current }),
  resource: struct("autoscaling.v2.ResourceMetricStatus", "What the pods use of a resource.", {
    name,
    current,
  }),
  containerResource: struct(
    "autoscaling.v2.ContainerResourceMetricStatus",
    "What one container of the pods uses of a resource.",
    { name, current, container },
  ),
  external: struct("autoscaling.v2.ExternalMetricStatus", "A metric of nothing in the cluster.", {
    metric,
    current,
  }),
};

/** One metric to scale by: the member that `type` names says which. */
export const MetricSpec = struct("autoscaling.v2.MetricSpec", "What to scale by.", {
  type,
  object: ref("A metric of one object, such as requests to an Ingress.", sources.object),
  pods: ref("A metric of every pod, of which the mean counts.", sources.pods),
  resource: ref("What the pods use of a resource that they request.", sources.resource),
  containerResource: ref("The same for one of their containers.", sources.containerResource),
  external: ref("A metric of something outside of the cluster.", sources.external),
});
export type MetricSpec = ObjectOf<typeof MetricSpec>;

/** What was last seen of one metric. */
export const MetricStatus = struct("autoscaling.v2.MetricStatus", "What a metric was last.", {
  type,
  object: ref("A metric of one object, such as requests to an Ingress.", statuses.object),
  pods: ref("A metric of every pod, of which the mean counts.", statuses.pods),
  resource: ref("What the pods use of a resource that they request.", statuses.resource),
  containerResource: ref("The same for one of their containers.", statuses.containerResource),
  external: ref("A metric of something outside of the cluster.", statuses.external),
});
export type MetricStatus = ObjectOf<typeof MetricStatus>;
