/** What users look at: the lines of `kubectl get`, logs, events and statuses. */
import { CronJob } from "../../api/batch/cronjob.ts";
import { Job } from "../../api/batch/job.ts";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { containerLog, measure, statusesOf } from "../../kubelet/index.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { containerStreams } from "../../simulator/containers/container-streams.ts";

export type View = (cluster: Cluster) => unknown;

/** The lines of `kubectl get`, without ages; what was drawn of a name is a star. */
function lines<T extends KubeObject>(resource: ResourceDefinition<T>): View {
  const columns = resource.columns.filter(
    ({ name, priority = 0 }) => priority === 0 && name !== "Age",
  );
  return (cluster) =>
    cluster
      .list(resource, "default")
      .map((object) => {
        const cells = columns.map((column) => column.value(object, cluster.nowMs));
        const [name, ...others] = cells;
        return [shortName(object, String(name)), ...others].join(" ");
      })
      .sort();
}

const shortName = ({ metadata }: KubeObject, name: string) =>
  metadata.generateName === undefined ? name : `${metadata.generateName}*`;

/** `NAME READY STATUS RESTARTS`. */
export const pods: View = lines(Pod);
export const jobs: View = lines(Job);
export const cronJobs: View = lines(CronJob);

/** The types and reasons of the conditions of a Job. */
export const conditions =
  (name: string): View =>
  (cluster) =>
    (cluster.get(Job, name)?.status.conditions ?? []).map(
      ({ type, reason }) => `${type} ${reason}`,
    );

/** The pod of this name, or the first whose name begins so. */
export function podNamed(cluster: Cluster, name: string): Pod {
  const exact = cluster.get(Pod, name);
  const found =
    exact ?? cluster.list(Pod, "default").find(({ metadata }) => metadata.name?.startsWith(name));
  if (found === undefined) throw new Error(`there is no pod ${name}`);
  return found;
}

interface LogOf {
  readonly container?: string;
  readonly previous?: boolean;
  readonly tailLines?: number;
}

/** `kubectl logs`. */
export const log =
  (name: string, { container, ...options }: LogOf = {}): View =>
  (cluster) => {
    const pod = podNamed(cluster, name);
    const of = container ?? pod.spec.containers[0]?.name ?? "";
    return containerLog(pod, of, { nowMs: cluster.nowMs, ...options }, cluster.kubelet);
  };

const uid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** `kubectl logs -l job-name=…`: the logs of all pods whose name begins so, sorted. */
export const logsOf =
  (name: string): View =>
  (cluster) =>
    cluster
      .list(Pod, "default")
      .filter(({ metadata }) => metadata.name?.startsWith(`${name}-`))
      .map((pod) => log(pod.metadata.name ?? "")(cluster))
      .sort();

/** The events of an object, in order of their first time, with how often each was seen. */
export const events =
  (name: string, ...reasons: readonly string[]): View =>
  (cluster) =>
    cluster
      .list(Event, "default")
      .filter(({ involvedObject }) => involvedObject.name?.startsWith(name))
      .filter(({ reason = "" }) => reasons.length === 0 || reasons.includes(reason))
      .sort((left, right) => ((left.firstTimestamp ?? "") < (right.firstTimestamp ?? "") ? -1 : 0))
      .map(({ reason, message, count = 1 }) => {
        const times = count > 1 ? ` (x${count})` : "";
        return `${reason}${times}: ${message?.replace(uid, "UID")}`;
      });

/** The phase, and the conditions that are true. */
export const phase =
  (name: string): View =>
  (cluster) =>
    podNamed(cluster, name).status.phase;

/** Of one container: what of its status is named, such as `lastState.terminated.exitCode`. */
export const status =
  (name: string, container: string, ...paths: readonly string[]): View =>
  (cluster) => {
    const found = statusesOf(podNamed(cluster, name).status).find(
      (each) => each.name === container,
    );
    return paths.map((path) => at(found, path));
  };

/** What a field of an object holds, such as `status.qosClass`. */
export const field =
  <T extends KubeObject>(resource: ResourceDefinition<T>, name: string, path: string): View =>
  (cluster) =>
    at(resource.kind === Pod.kind ? podNamed(cluster, name) : cluster.get(resource, name), path);

function at(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split(".")) found = Object(found)[key];
  return typeof found === "string" ? found.replace(uid, "UID") : found;
}

/** The pods that a Service leads to. */
export const endpoints =
  (service: string): View =>
  (cluster) =>
    cluster
      .list(EndpointSlice, "default")
      .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === service)
      .flatMap(({ endpoints: all }) => all ?? [])
      .filter(({ conditions }) => conditions?.ready === true)
      .map(({ targetRef }) => targetRef?.name);

/** `kubectl exec POD -c CONTAINER -- sh -c SCRIPT`: its output. */
export const exec =
  (name: string, script: string, container?: string): View =>
  (cluster) => {
    const text = { shown: "" };
    run(cluster, name, { script, container, text });
    cluster.settle();
    return text.shown;
  };

/** The same, once it is over; addresses are named by what has them. */
export const answer =
  (name: string, script: string): View =>
  (cluster) => {
    const text = { shown: "" };
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    run(cluster, name, { script, text, end });
    cluster.until(() => isOver, { within: "5m" });
    return withNames(cluster, text.shown);
  };

/** `VIP of web` for the address of a Service, `IP of web-0` for that of a pod. */
function withNames(cluster: Cluster, text: string): string {
  const known = [
    ...cluster
      .list(Service)
      .map(({ metadata, spec }) => [spec.clusterIP, `VIP of ${metadata.name}`]),
    ...cluster.list(Pod).map(({ metadata, status }) => [status.podIP, `IP of ${metadata.name}`]),
  ];
  return text.replaceAll(/\b\d+(?:\.\d+){3}\b/g, (address) => {
    const [, named = address] = known.find(([each]) => each === address) ?? [];
    return named;
  });
}

interface Running {
  readonly script: string;
  readonly container?: string | undefined;
  readonly text: { shown: string };
  readonly end?: () => void;
}

function run(cluster: Cluster, name: string, { script, container, text, end }: Running): void {
  const pod = podNamed(cluster, name).metadata.name ?? "";
  containerStreams(cluster).exec({
    namespace: "default",
    pod,
    container,
    stdin: false,
    stdout: true,
    stderr: true,
    tty: false,
    command: ["sh", "-c", script],
  })({
    output(_, bytes) {
      text.shown += new TextDecoder().decode(bytes);
    },
    end: () => end?.(),
  });
}

/** `kubectl top pod`: what the first container uses. */
export const use =
  (name: string): View =>
  (cluster) => {
    const { containers = [] } = measure(podNamed(cluster, name), cluster.nowMs) ?? {};
    return containers.map(({ cpuMillicores, memoryBytes }) => `${cpuMillicores}m ${memoryBytes}`);
  };

/** Why a change is refused; undefined where it is not. */
export const refusal =
  (change: (cluster: Cluster) => unknown) =>
  (cluster: Cluster): unknown => {
    try {
      change(cluster);
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
    return undefined;
  };
