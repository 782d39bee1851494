/** Does to a cluster what was done to the recorded one. */
import { DaemonSet } from "../../api/apps/daemonset.ts";
import { Deployment } from "../../api/apps/deployment.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { CronJob } from "../../api/batch/cronjob.ts";
import { Job } from "../../api/batch/job.ts";
import { isConditionTrue } from "../../api/batch/job-status.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { ServiceAccount } from "../../api/core/serviceaccount.ts";
import { equalJson, type Json, type JsonObject } from "../../api/json.ts";
import { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import { seededRandom } from "../../api/runtime.ts";
import { parseLabelSelector } from "../../api/selectors/labels.ts";
import { untyped } from "../../client/action.ts";
import { isPodActive, isPodReady } from "../../controllers/pod-state.ts";
import type { Profile } from "../../scheduler/index.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { watchSteps } from "../rollouts/bounds.ts";
import { readyCluster } from "../rollouts/cluster.ts";
import { actionsIn136 } from "./differences.ts";
import { replaceKubelet } from "./recorded-kubelet.ts";
import type { Action, Recording, Row } from "./recording.ts";
import { rowsOf } from "./rows.ts";

export interface Replayed {
  readonly rows: readonly Row[];
  /** Steps of the rollout that went out of its bounds. */
  readonly outOfBounds: readonly string[];
}

/** How the parts of a cluster take turns. */
export interface Pace {
  readonly seed: number;
  /** The most that a cache lags behind. */
  readonly informerDelayMsMax: number;
  /** Time from one report of the kubelet to the next. */
  readonly kubeletWriteMs: number;
  /** How pods are placed: as in Kubernetes where it matters that each is on a node of its own. */
  readonly profile?: Profile;
}

/** Each report is seen, by all at the same time, before the next is written. */
export const stepByStep: Pace = { seed: 0, informerDelayMsMax: 1, kubeletWriteMs: 20 };

/** Replays the actions of a recording on virtual time; other seeds give other interleavings. */
export function replay(recording: Recording, pace: Pace): Replayed {
  const { seed } = pace;
  const random = seededRandom(`replay/${seed}`);
  const informerDelayMs = () => 1 + random.integer(pace.informerDelayMsMax);
  const cluster = readyCluster({ seed, informerDelayMs, profiles: pace.profile && [pace.profile] });
  replaceKubelet(cluster, pace.kubeletWriteMs);
  const { namespace } = recording;
  cluster.request({ verb: "create", resource: Namespace, body: { metadata: { name: namespace } } });
  cluster.until(() => cluster.get(ServiceAccount, "default", namespace) !== undefined);
  const after = cluster.storage.revision;
  const outOfBounds = watchSteps(cluster, namespace);
  for (const action of actionsIn136(recording.actions)) perform(cluster, action, namespace);
  return { rows: rowsOf(cluster.history(), { namespace, after }), outOfBounds };
}

const kinds = {
  DaemonSet,
  Deployment,
  StatefulSet,
  Job,
  CronJob,
  Pod,
  PodDisruptionBudget,
  Service,
  Node,
} as const;

function kindOf(kind: string) {
  const found = Object.values(kinds).find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no recording names a ${kind}`);
  return found;
}

function perform(cluster: Cluster, action: Action, namespace: string): void {
  switch (action.do) {
    case "create": {
      const resource = kindOf(String(action.object.kind));
      cluster.request({ verb: "create", resource, namespace, body: action.object });
      return;
    }
    case "patch": {
      const { name, body } = action;
      const resource = kindOf(action.kind);
      const request = { resource, namespace, name, body } as const;
      cluster.request({ verb: "patch", patchType: "strategic", ...request });
      return;
    }
    case "delete": {
      const { name, body: options = {} } = action;
      const resource = kindOf(action.kind);
      cluster.request({ verb: "delete", resource, namespace, name, options });
      return;
    }
    case "wait":
      cluster.until(() => holds(cluster, action, namespace), { within: "1m" });
      return;
    case "sleep":
      cluster.advance(action.ms);
      return;
    case "evict":
      evict(cluster, action, namespace);
      return;
    case "node":
      if (isSilenced(action)) cluster.powerOff(action.name);
      else cluster.powerOn(action.name);
      return;
    default:
      action satisfies never;
  }
}

/** Evicts a selected pod that is ready and stays; the answer must be the recorded one. */
function evict(
  cluster: Cluster,
  { sel, response }: Extract<Action, { do: "evict" }>,
  namespace: string,
): void {
  const { matches } = parseLabelSelector(sel);
  const pod = cluster
    .list(Pod, namespace)
    .find((each) => matches(each.metadata.labels) && isPodReady(each) && isPodActive(each));
  const { name = "" } = pod?.metadata ?? {};
  const body = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name, namespace } };
  const request = { resource: Pod, namespace, name, subresource: "eviction", body } as const;
  const { code, body: answer } = cluster.server.handle({
    verb: "create",
    actor: "user",
    ...request,
    resource: untyped(Pod),
  });
  const { status, body: recorded = {} } = response;
  if (code === status && equalJson(withMembersOf(recorded, answer), recorded)) return;
  throw new Error(`an eviction was answered with ${code}: ${JSON.stringify(answer)}`);
}

/** Those members of the answer that were recorded. */
const withMembersOf = (recorded: JsonObject, answer: object): Json =>
  Object.fromEntries(Object.keys(recorded).map((key) => [key, Reflect.get(answer, key)]));

/** Whether the node was told to send no heartbeats and to do nothing for its pods. */
const isSilenced = ({ body }: Extract<Action, { do: "node" }>): boolean =>
  JSON.stringify(body).includes('"oracle/silent":"true"');

type Wait = Extract<Action, { do: "wait" }>;

function holds(cluster: Cluster, wait: Wait, namespace: string): boolean {
  switch (wait.kind) {
    case "Job":
      return jobHolds(cluster, wait, namespace);
    case "DaemonSet":
      return daemonSetHolds(cluster, wait, namespace);
    case "StatefulSet":
      return holdsOfSet(cluster.get(StatefulSet, wait.name, namespace), wait.until);
    default:
      return deploymentHolds(cluster, wait, namespace);
  }
}

function jobHolds(cluster: Cluster, { name, until }: Wait, namespace: string): boolean {
  const [, end] = /^condition (Complete|Failed)$/.exec(until) ?? [];
  if (end !== "Complete" && end !== "Failed") throw new Error(`no rule says when "${until}" holds`);
  return isConditionTrue(cluster.get(Job, name, namespace)?.status ?? {}, end);
}

function daemonSetHolds(cluster: Cluster, { name, until }: Wait, namespace: string): boolean {
  const daemonSet = cluster.get(DaemonSet, name, namespace);
  const [, count = "", updated] = /^([0-9]+) (updated and )?ready$/.exec(until) ?? [];
  if (count === "") throw new Error(`no rule says when "${until}" holds`);
  if (daemonSet === undefined) return false;
  const { status, metadata } = daemonSet;
  const isUpdated = updated === undefined || status.updatedNumberScheduled === Number(count);
  return (
    status.observedGeneration === metadata.generation &&
    isUpdated &&
    status.numberReady === Number(count)
  );
}

function deploymentHolds(cluster: Cluster, { name, until }: Wait, namespace: string): boolean {
  const deployment = cluster.get(Deployment, name, namespace);
  if (deployment === undefined) return false;
  if (until === "Progressing is False") {
    const { conditions = [] } = deployment.status;
    return conditions.some(({ type, status }) => type === "Progressing" && status === "False");
  }
  const [, available = ""] = /^rollout complete with ([0-9]+) available$/.exec(until) ?? [];
  if (available === "") throw new Error(`no rule says when "${until}" holds`);
  const { metadata, spec, status } = deployment;
  return (
    status.observedGeneration === metadata.generation &&
    (status.updatedReplicas ?? 0) === spec.replicas &&
    (status.replicas ?? 0) === spec.replicas &&
    (status.availableReplicas ?? 0) === Number(available)
  );
}

function holdsOfSet(set: StatefulSet | undefined, until: string): boolean {
  if (set === undefined) return false;
  const { metadata, status } = set;
  if (until === "currentRevision equals updateRevision") {
    return status.currentRevision === status.updateRevision;
  }
  const [, ready = ""] = /^([0-9]+) ready$/.exec(until) ?? [];
  if (ready === "") throw new Error(`no rule says when "${until}" holds`);
  return (
    status.observedGeneration === metadata.generation &&
    status.replicas === Number(ready) &&
    (status.readyReplicas ?? 0) === Number(ready)
  );
}
