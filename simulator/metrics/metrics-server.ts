/** What metrics-server serves: the use of pods and nodes, as their kubelets measure it. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { NodeMetrics } from "../../api/metrics/node-metrics.ts";
import { PodMetrics } from "../../api/metrics/pod-metrics.ts";
import { quantityFromMilli, quantityFromNumber } from "../../api/quantity.ts";
import { formatTime } from "../../api/runtime.ts";
import { notFound } from "../../api/status.ts";
import type { ObjectSources } from "../../apiserver/registry/resource-table.ts";
import { untyped } from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import {
  type BehaviorOptions,
  lastMeasuredMs,
  type Measurement,
  measure,
  saidUse,
  systemUse,
} from "../../kubelet/index.ts";
import { kubeletProblem } from "../machine-reach.ts";
import type { Reader } from "../objects/reader.ts";
import { loadOf } from "./service-load.ts";

/** What is measured, by the kubelets. */
interface Measured extends Reader {
  readonly kubelet: BehaviorOptions;
}

/** The sources of the kinds of metrics.k8s.io. */
export function metricsServer(reader: Measured): ObjectSources {
  const namespaceOf = (namespace: string | undefined) => namespace ?? "";
  return new Map([
    [
      untyped(PodMetrics),
      {
        get: (namespace, name) => podMetrics(reader, namespaceOf(namespace), name),
        list(namespace) {
          const load = loadOf(reader, namespace);
          return reader.list(Pod, namespace).flatMap((pod) => {
            const measured = measurePod(reader, pod, load(pod));
            return measured === undefined ? [] : [podMetricsOf(reader, pod, measured)];
          });
        },
      },
    ],
    [
      untyped(NodeMetrics),
      {
        get: (_, name) => nodeMetrics(reader, name),
        list() {
          const used = usedByNode(reader);
          return reader
            .list(Node)
            .filter((node) => kubeletProblem(reader, node) === undefined)
            .map((node) => nodeMetricsOf(reader, node, used.get(node.metadata.name ?? "")));
        },
      },
    ],
  ]);
}

function podMetrics(reader: Measured, namespace: string, name: string): PodMetrics {
  const pod = reader.get(Pod, name, namespace);
  // It looks at pods that run, as if there were no others.
  if (pod?.status.phase !== "Running") throw notFound(Pod, name);
  const measured = measurePod(reader, pod, loadOf(reader, namespace)(pod));
  if (measured !== undefined) return podMetricsOf(reader, pod, measured);
  throw notFound({ ...PodMetrics, plural: "podmetrics" }, `${namespace}/${name}`);
}

function nodeMetrics(reader: Measured, name: string): NodeMetrics {
  const node = reader.get(Node, name);
  if (node === undefined) throw notFound(Node, name);
  if (kubeletProblem(reader, node) === undefined) {
    return nodeMetricsOf(reader, node, usedByNode(reader).get(name));
  }
  throw notFound({ ...NodeMetrics, plural: "nodemetrics" }, name);
}

/** A machine that nobody reaches tells nothing of its pods. */
function measurePod(reader: Measured, pod: Pod, loadMillicores: number): Measurement | undefined {
  const { nodeName = "" } = pod.spec;
  const node = nodeName === "" ? undefined : reader.get(Node, nodeName);
  if (node === undefined || kubeletProblem(reader, node) !== undefined) return undefined;
  const [first] = pod.spec.containers;
  return measure(pod, reader.nowMs, (container, timeMs) => ({
    loadMillicores: container === first ? loadMillicores : 0,
    said: saidUse(reader.kubelet, pod, container, timeMs),
    served: reader.kubelet.processes?.loads.use(keyOf(pod), container.name, timeMs),
  }));
}

interface Used {
  cpuMillicores: number;
  memoryBytes: number;
}

/** What the pods of each node use. */
function usedByNode(reader: Measured): ReadonlyMap<string, Used> {
  const used = new Map<string, Used>();
  const load = loadOf(reader, undefined);
  for (const pod of reader.list(Pod)) {
    const { nodeName = "" } = pod.spec;
    const sum = used.get(nodeName) ?? { cpuMillicores: 0, memoryBytes: 0 };
    for (const each of measurePod(reader, pod, load(pod))?.containers ?? []) {
      sum.cpuMillicores += each.cpuMillicores;
      sum.memoryBytes += each.memoryBytes;
    }
    used.set(nodeName, sum);
  }
  return used;
}

function podMetricsOf(reader: Measured, pod: Pod, measured: Measurement): PodMetrics {
  const { name, namespace, labels } = pod.metadata;
  return {
    apiVersion: PodMetrics.apiVersion,
    kind: PodMetrics.kind,
    metadata: { ...described(reader, { name, namespace }), ...(labels && { labels }) },
    timestamp: formatTime(measured.timeMs),
    window: windowText(measured.windowMs),
    containers: measured.containers.map((each) => ({ name: each.name, usage: usageOf(each) })),
  };
}

function nodeMetricsOf(reader: Measured, node: Node, pods: Used | undefined): NodeMetrics {
  const { name, labels } = node.metadata;
  const { cpuMillicores = 0, memoryBytes = 0 } = pods ?? {};
  const usage = usageOf({
    cpuMillicores: systemUse.cpuMillicores + cpuMillicores,
    memoryBytes: systemUse.memoryBytes + memoryBytes,
  });
  return {
    apiVersion: NodeMetrics.apiVersion,
    kind: NodeMetrics.kind,
    metadata: { ...described(reader, { name }), ...(labels && { labels }) },
    timestamp: formatTime(lastMeasuredMs(reader.nowMs)),
    window: "15s",
    usage,
  };
}

const described = (reader: Measured, names: { name?: string; namespace?: string }) => ({
  ...names,
  creationTimestamp: formatTime(reader.nowMs),
});

/** Memory is told in kibibytes, as a kernel counts it. */
const usageOf = ({ cpuMillicores, memoryBytes }: Used) => ({
  cpu: quantityFromMilli(cpuMillicores),
  memory: quantityFromNumber(memoryBytes, "BinarySI"),
});

const windowText = (windowMs: number) => `${Math.round(windowMs) / 1000}s`;
