import { HorizontalPodAutoscaler } from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
import type { Scale } from "../../api/autoscaling/scale.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { parseLabelSelector } from "../../api/selectors/labels.ts";
import {
  type Controller,
  cached,
  keyOf,
  nothing,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { refusal } from "../../client/executor.ts";
import { customMetrics } from "./custom-metrics.ts";
import type { Memory } from "./memory.ts";
import { type Metrics, resourceAmounts } from "./metrics.ts";
import type { Target } from "./observed.ts";
import { planAutoscaler } from "./plan.ts";

/**
 * Scales what autoscalers point at, by its `scale` subresource. Each looks every 15 seconds,
 * whatever happens in between.
 */
export function horizontalPodAutoscaler(definitions: readonly ResourceDefinition[]): Controller {
  return {
    name: "horizontal-pod-autoscaler",
    watches: [
      watch(HorizontalPodAutoscaler, { keys: (autoscaler) => [keyOf(autoscaler)] }),
      cached(Pod),
    ],
    // What a target is called is looked up; its size is asked for.
    watchCustom: () => undefined,
    reconcile(key, view, { failure, memory }) {
      const { namespace = "", name } = splitKey(key);
      const autoscaler = view.get(HorizontalPodAutoscaler, namespace, name);
      if (autoscaler === undefined) return nothing;
      const all = [...definitions, ...view.customResources];
      return planAutoscaler({
        autoscaler,
        nowMs: view.nowMs,
        // Only the plans of this controller are remembered for it.
        memory: memory as Memory | undefined,
        failure,
        target: () => targetOf(autoscaler, view, all),
        pods: (selector) => podsOf(view, namespace, selector),
        controlling: (pods) => controlling(pods, { view, namespace, definitions: all }),
        metrics: (selector) => metricsOf({ view, namespace, definitions: all }, selector),
      });
    },
  };
}

function podsOf(view: View, namespace: string, selector: string): readonly Pod[] {
  const { matches } = parseLabelSelector(selector);
  return view.list(Pod, namespace).filter(({ metadata }) => matches(metadata.labels));
}

/** What an autoscaler scales, or why that cannot be had. */
function targetOf(
  { spec, metadata }: HorizontalPodAutoscaler,
  view: View,
  definitions: readonly ResourceDefinition[],
): Target | string {
  const { apiVersion = "", kind, name } = spec.scaleTargetRef;
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  const resource = definitions.find((each) => each.group === group && each.kind === kind);
  if (resource === undefined) {
    return `no matches for kind "${kind}" in group "${group}"`;
  }
  const { namespace } = metadata;
  const response = view.read({ verb: "get", resource, namespace, name, subresource: "scale" });
  const refused = refusal(response);
  if (refused !== undefined) return refused.message;
  // The answer of the subresource is a Scale.
  return { resource, scale: response.body as Scale };
}

interface Place {
  readonly view: View;
  readonly namespace: string;
  readonly definitions: readonly ResourceDefinition[];
}

function controlling(pods: readonly Pod[], { view, namespace, definitions }: Place): string[] {
  const all = view.list(HorizontalPodAutoscaler, namespace);
  if (all.length < 2) return all.map(keyOf);
  return all
    .filter((autoscaler) => {
      const target = targetOf(autoscaler, view, definitions);
      const selector = typeof target === "string" ? "" : (target.scale.status.selector ?? "");
      if (selector === "") return false;
      const { matches } = parseLabelSelector(selector);
      return pods.some(({ metadata }) => matches(metadata.labels));
    })
    .map(keyOf)
    .sort();
}

function metricsOf({ view, namespace, definitions }: Place, selector: string): Metrics {
  const place = { namespace, selector };
  return {
    resource: (name, container) => resourceAmounts(view, place, { name, container }),
    ...customMetrics(view, place, definitions),
  };
}
