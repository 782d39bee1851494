/** What a cluster knows of its past, and how it is asked. */
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { Explanation } from "../api/sim/explanation.ts";
import { PodSchedulingReport } from "../api/sim/pod-scheduling-report.ts";
import { Timeline } from "../api/sim/timeline.ts";
import { untyped } from "../client/action.ts";
import type { Cluster } from "./cluster.ts";
import type { HistoryReviewOptions } from "./reviews/history-reviews.ts";

/** Names an object, by itself or by its place. */
export type AskedObject = KubeObject | NonNullable<Explanation["spec"]["object"]>;

/** An answer of which those parts are always there. */
type With<Status, Key extends keyof Status> = Status & Required<Pick<Status, Key>>;

/** What Explanations and Timelines of a cluster are answered from. */
export function historyOf(cluster: Cluster): HistoryReviewOptions {
  return {
    known: () => ({
      log: cluster.storage.history(),
      startMs: cluster.startMs,
      nowMs: cluster.nowMs,
      get: (resource, name, namespace) => cluster.get(resource, name, namespace),
      list: (resource, namespace) => cluster.list(resource, namespace),
      schedulingOf: (namespace, name) =>
        cluster.components.scheduler() === undefined
          ? undefined
          : cluster.get(PodSchedulingReport, name, namespace),
    }),
    resources: () => cluster.server.registry.resources,
    heldSince: () => cluster.storage.compactedRevision,
  };
}

/** Why an object is there, is gone, waits, or is not as wanted. Throws where nobody knows of it. */
export function explanationOf(
  cluster: Cluster,
  asked: AskedObject,
): With<Explanation["status"], "verdict" | "findings" | "chain"> {
  const { status } = review(cluster, Explanation, { object: placeOf(asked) });
  const { verdict = "", findings = [], chain = [] } = status;
  return { ...status, verdict, findings, chain };
}

/** What was written, oldest first. */
export function timelineOf(
  cluster: Cluster,
  { object, ...spec }: Omit<Timeline["spec"], "object"> & { readonly object?: AskedObject },
): With<Timeline["status"], "entries"> {
  const { status } = review(cluster, Timeline, {
    ...spec,
    ...(object !== undefined && { object: placeOf(object) }),
  });
  return { ...status, entries: status.entries ?? [] };
}

function placeOf(asked: AskedObject) {
  if (!("metadata" in asked)) return asked;
  const { apiVersion, kind, metadata } = asked;
  const { namespace, name = "" } = metadata;
  return { apiVersion, kind, name, ...(namespace !== undefined && { namespace }) };
}

function review<T extends KubeObject>(
  cluster: Cluster,
  resource: ResourceDefinition<T>,
  spec: object,
): T {
  // The answer to a question is an object of its kind.
  return cluster.request({ verb: "create", resource: untyped(resource), body: { spec } }) as T;
}
