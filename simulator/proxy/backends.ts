/** What is behind the `proxy` paths of a cluster: its kubelets and the servers in its pods. */
import { Endpoints } from "../../api/core/endpoints.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { badRequest, notFound, StatusError } from "../../api/status.ts";
import type { AskServer, Backends } from "../../apiserver/http/proxy.ts";
import type { Cluster } from "../cluster.ts";
import { kubeletAnswer } from "../kubelet-server/answer.ts";
import { CpuMeter } from "../kubelet-server/cpu-meter.ts";
import { kubeletProblem, machineProblem } from "../machine-reach.ts";
import { connectPort } from "../streams/connect-port.ts";
import { podOf } from "../streams/target.ts";
import { exchangeHttp } from "./http-exchange.ts";
import { dialError, type NamedTarget, namedTarget, unreachable } from "./target.ts";

export function backendsOf(cluster: Cluster): Backends {
  const meter = new CpuMeter();
  return {
    find(target) {
      const named = namedTarget(target);
      const { namespace } = target;
      switch (target.kind) {
        case "nodes":
          return nodeServer(cluster, named, meter);
        case "pods":
          return askPod(cluster, podServer(cluster, namespace, named));
        case "services":
          return askPod(cluster, serviceServer(cluster, namespace, named));
        default:
          return target.kind satisfies never;
      }
    },
  };
}

/** Source: registry/core/node/strategy.go 1.36, ResourceLocation. */
function nodeServer(cluster: Cluster, { name, port }: NamedTarget, meter: CpuMeter): AskServer {
  const node = cluster.get(Node, name);
  if (node === undefined) throw notFound(Node, name);
  const addresses = node.status.addresses ?? [];
  const address = addresses.find(({ type }) => type === "InternalIP")?.address ?? "";
  const kubeletPort = String(node.status.daemonEndpoints?.kubeletEndpoint?.Port ?? 10250);
  const asked = port === "" ? kubeletPort : port;
  return (request, done) => {
    const isKubelet = asked === kubeletPort;
    const problem = (isKubelet ? kubeletProblem : machineProblem)(cluster, node);
    if (problem !== undefined) done(dialError(address, asked, problem));
    else if (!isKubelet) done(dialError(address, asked, "connect: connection refused"));
    else done(kubeletAnswer({ cluster, node, meter }, request));
    return () => undefined;
  };
}

/** A port of a pod. */
interface Server {
  readonly namespace: string;
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

/** Source: registry/core/pod/strategy.go 1.36, ResourceLocation. */
function podServer(cluster: Cluster, namespace: string, { name, port }: NamedTarget): Server {
  const { spec, status } = podOf(cluster, namespace, name);
  const [first] = spec.containers.flatMap(({ ports = [] }) => ports);
  const address = status.podIP ?? "";
  if (address === "") throw badRequest("address not allowed");
  return { namespace, name, address, port: Number(port || (first?.containerPort ?? 80)) };
}

/**
 * One of the ready endpoints: the clock picks, where upstream does so by chance.
 * Source: registry/core/service/storage 1.36, ResourceLocation.
 */
function serviceServer(cluster: Cluster, namespace: string, { name, port }: NamedTarget): Server {
  const service = cluster.get(Service, name, namespace);
  if (service === undefined) throw notFound(Service, name);
  const number = /^\d+$/.test(port) ? Number(port) : undefined;
  const declared = (service.spec.ports ?? []).find((each) => each.port === number);
  if (number !== undefined && declared === undefined) {
    throw unavailable(`no service port ${number} found for service ${JSON.stringify(name)}`);
  }
  const portName = number === undefined ? port : (declared?.name ?? "");
  const { subsets = [] } = cluster.get(Endpoints, name, namespace) ?? {};
  const servers = subsets.flatMap(({ addresses = [], ports = [] }) => {
    const found = ports.find((each) => (each.name ?? "") === portName);
    return addresses.flatMap(({ ip, targetRef }) =>
      found === undefined
        ? []
        : [{ namespace, name: targetRef?.name ?? "", address: ip, port: found.port }],
    );
  });
  const picked = servers[cluster.nowMs % Math.max(servers.length, 1)];
  if (picked !== undefined) return picked;
  throw unavailable(`no endpoints available for service ${JSON.stringify(name)}`);
}

const unavailable = (fact: string) => new StatusError("ServiceUnavailable", fact);

function askPod(cluster: Cluster, { namespace, name, address, port }: Server): AskServer {
  return (request, done) => {
    const { nodeName = "" } = cluster.get(Pod, name, namespace)?.spec ?? {};
    const node = nodeName === "" ? undefined : cluster.get(Node, nodeName);
    const problem = node && machineProblem(cluster, node);
    if (problem !== undefined) {
      done(dialError(address, port, problem));
      return () => undefined;
    }
    return exchangeHttp(
      (listener) => connectPort(cluster, { namespace, name, port }, listener),
      request,
      {
        answered: done,
        refused: () => done(dialError(address, port, "connect: connection refused")),
        brokenOff: () => done(unreachable("EOF")),
      },
    );
  };
}
