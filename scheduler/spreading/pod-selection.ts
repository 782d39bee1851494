/** Which pods the cluster's own objects take for alike: what pods are spread by unless they say. */
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { ReplicationController } from "../../api/core/replication-controller.ts";
import type { Service } from "../../api/core/service/service.ts";
import {
  everything,
  type LabelMatcher,
  type Labels,
  selectorFromLabelSelector,
  selectorFromLabels,
} from "../../api/selectors/labels.ts";
import { controllerRef } from "../../client/controller.ts";
import type { Pod } from "../framework/framework.ts";

interface ByKey<T> {
  get(key: string): T | undefined;
}

/** The caches of the objects that select pods; informers are such. */
export interface SelectionSources {
  readonly services: { indexed(index: string, value: string): readonly Service[] };
  readonly replicaSets: ByKey<ReplicaSet>;
  readonly statefulSets: ByKey<StatefulSet>;
  readonly replicationControllers: ByKey<ReplicationController>;
}

/** The index of services by namespace. */
export const servicesIndex = "namespace";

const nothing = { get: () => undefined };
export const noSelections: SelectionSources = {
  services: { indexed: () => [] },
  replicaSets: nothing,
  statefulSets: nothing,
  replicationControllers: nothing,
};

/** Picks pods of one namespace. */
export interface PodSelector {
  /** The same for selectors that pick the same. */
  readonly text: string;
  readonly matches: (labels: Labels | undefined) => boolean;
}

/**
 * What the services of a pod and its controller select; `undefined` where nothing does.
 * Source: kube-scheduler, plugins/helper DefaultSelector 1.36.
 */
export function defaultSelector(pod: Pod, sources: SelectionSources): PodSelector | undefined {
  const { namespace = "", labels } = pod.metadata;
  const selected: Record<string, string> = {};
  for (const { spec } of sources.services.indexed(servicesIndex, namespace)) {
    const { selector } = spec;
    if (selector === undefined || !selectorFromLabels(selector).matches(labels)) continue;
    Object.assign(selected, selector);
  }
  const own = selectorOfController(pod, sources);
  Object.assign(selected, own.labels);
  const byLabels = Object.keys(selected).length === 0 ? everything : selectorFromLabels(selected);
  const byController = own.matcher ?? everything;
  if (byLabels.picks === "everything" && byController.picks === "everything") return undefined;
  return {
    text: `${byLabels.text};${byController.text}`,
    matches: (others) => byLabels.matches(others) && byController.matches(others),
  };
}

interface ControllerSelector {
  readonly labels?: Labels | undefined;
  readonly matcher?: LabelMatcher;
}

function selectorOfController(pod: Pod, sources: SelectionSources): ControllerSelector {
  const owner = controllerRef(pod);
  const key = `${pod.metadata.namespace}/${owner?.name}`;
  switch (`${owner?.apiVersion} ${owner?.kind}`) {
    case "v1 ReplicationController":
      return { labels: sources.replicationControllers.get(key)?.spec.selector };
    case "apps/v1 ReplicaSet":
      return matcherOf(sources.replicaSets.get(key));
    case "apps/v1 StatefulSet":
      return matcherOf(sources.statefulSets.get(key));
    default:
      return {};
  }
}

const matcherOf = (owner: ReplicaSet | StatefulSet | undefined): ControllerSelector =>
  owner === undefined ? {} : { matcher: selectorFromLabelSelector(owner.spec.selector) };
