/** What the HTTP server of a kubelet answers. Source: kubelet 1.36, pkg/kubelet/server. */
import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { StatusError } from "../../api/status.ts";
import { logOptions } from "../../apiserver/http/log.ts";
import type { ProxyAnswer, ProxyRequest } from "../../apiserver/http/proxy.ts";
import type { Cluster } from "../cluster.ts";
import { containerLogs } from "../containers/container-logs.ts";
import { cadvisorMetrics } from "./cadvisor-metrics.ts";
import { kubeletConfig } from "./configz.ts";
import type { CpuMeter } from "./cpu-meter.ts";
import { kubeletMetrics, probeMetrics } from "./kubelet-metrics.ts";
import { nodeView } from "./node-view.ts";
import { resourceMetrics } from "./resource-metrics.ts";
import { statsSummary } from "./summary.ts";

/** The kubelet that is asked. */
export interface Kubelet {
  readonly cluster: Cluster;
  readonly node: Node;
  readonly meter: CpuMeter;
}

type Serve = (kubelet: Kubelet, request: ProxyRequest) => ProxyAnswer;

export function kubeletAnswer(kubelet: Kubelet, request: ProxyRequest): ProxyAnswer {
  const path = request.path.replace(/\/+/g, "/").replace(/(?<=.)\/$/, "");
  if (path.startsWith("/containerLogs/")) return ofMethod(containerLog, kubelet, request);
  const serve = Object.hasOwn(servers, path) ? servers[path] : undefined;
  return serve === undefined ? notThere : ofMethod(serve, kubelet, request);
}

const text = (body: string, code = 200, type = "text/plain; charset=utf-8"): ProxyAnswer => ({
  code,
  headers: { "content-type": type },
  body,
});
const json = (value: object, indent?: number): ProxyAnswer =>
  text(JSON.stringify(value, undefined, indent), 200, "application/json");
const metrics = (body: string): ProxyAnswer =>
  text(body, 200, "text/plain; version=0.0.4; charset=utf-8");

const notThere = text("404 page not found\n", 404);

const ofMethod: (serve: Serve, kubelet: Kubelet, request: ProxyRequest) => ProxyAnswer = (
  serve,
  kubelet,
  request,
) => (request.method === "GET" ? serve(kubelet, request) : text("405: Method Not Allowed", 405));

const viewOf = ({ cluster, node, meter }: Kubelet) => nodeView(cluster, node, meter);

const servers: Readonly<Record<string, Serve>> = {
  "/stats/summary": (kubelet, { query }) => {
    const readsAll = query.get("only_cpu_and_memory") !== "true";
    return json(statsSummary(viewOf(kubelet), kubelet.cluster, readsAll), 1);
  },
  "/metrics": (kubelet) => metrics(kubeletMetrics(viewOf(kubelet), kubelet.cluster)),
  "/metrics/resource": (kubelet) => metrics(resourceMetrics(viewOf(kubelet))),
  "/metrics/cadvisor": (kubelet) => metrics(cadvisorMetrics(viewOf(kubelet))),
  "/metrics/probes": (kubelet) => metrics(probeMetrics(viewOf(kubelet), kubelet.cluster)),
  "/pods": ({ cluster, node }) => {
    const items = cluster.list(Pod).filter(({ spec }) => spec.nodeName === node.metadata.name);
    return json({ kind: "PodList", apiVersion: "v1", metadata: {}, items: items.map(untold) });
  },
  "/healthz": () => text("ok"),
  "/configz": ({ cluster, node }) => json({ kubeletconfig: kubeletConfig(cluster, node) }),
  "/logs": () =>
    text(
      '<pre>\n<a href="containers/">containers/</a>\n<a href="pods/">pods/</a>\n</pre>\n',
      200,
      "text/html; charset=utf-8",
    ),
};

/** The items of a list do not say their kind. */
const untold = ({ kind: _kind, apiVersion: _apiVersion, ...rest }: Pod) => rest;

/** `/containerLogs/NAMESPACE/POD/CONTAINER`, as it is now. */
function containerLog({ cluster, node }: Kubelet, { path, query }: ProxyRequest): ProxyAnswer {
  const [namespace = "", name = "", container = ""] = path.split("/").slice(2);
  const pod = cluster.get(Pod, name, namespace);
  if (pod === undefined || pod.spec.nodeName !== node.metadata.name) {
    return text(`pod ${JSON.stringify(name)} does not exist\n`, 404);
  }
  const { containers, initContainers = [], ephemeralContainers = [] } = pod.spec;
  const all = [...containers, ...initContainers, ...ephemeralContainers];
  if (!all.some((each) => each.name === container)) {
    const names = `${JSON.stringify(container)} not found in pod ${JSON.stringify(name)}`;
    return text(`container ${names}\n`, 404);
  }
  try {
    const options = { ...logOptions(query, name), container };
    return text(containerLogs(cluster).read(namespace, name, options) ?? "");
  } catch (error) {
    if (error instanceof StatusError) return text(error.message, error.code);
    throw error;
  }
}
