/** Who sends requests, as the network sees them. */
import type { Node } from "../api/core/node/node.ts";
import { Node as NodeKind } from "../api/core/node/node.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import { Pod as PodKind } from "../api/core/pod/pod.ts";
import { notFound, StatusError } from "../api/status.ts";
import type { Source } from "./exchange.ts";
import type { Machines } from "./machines.ts";
import type { PolicyPeer } from "./policy/index.ts";

export interface Client {
  readonly address: string;
  readonly pod?: Pod;
  /** The node that it is on; absent beyond the cluster. */
  readonly node?: Node;
}

/** The client as one end of its connections. */
export function peerOf({ address, pod, node }: Client): PolicyPeer {
  if (node === undefined) return pod === undefined ? { address } : { address, pod };
  const { name } = node.metadata;
  return pod === undefined ? { address, node: name, isNode: true } : { address, pod, node: name };
}

/** One of the addresses that documentation uses for somebody far away. Source: RFC 5737. */
const outside: Client = { address: "203.0.113.7" };

/**
 * Throws what the API answers where there is no such client, or where it has no network yet; one
 * that `isRunning` has it, though the status of its pod may not tell its address yet.
 */
export function clientOf(source: Source, machines: Machines, isRunning = false): Client {
  switch (source.kind) {
    case "outside":
      return outside;
    case "node": {
      const node = machines.node(source.name);
      if (node === undefined) throw notFound(NodeKind, source.name);
      if (!machines.isUp(source.name)) throw off(`node ${source.name} has no power`);
      return { address: addressOf(node), node };
    }
    case "pod":
      return podClient(source, machines, isRunning);
    default:
      return source satisfies never;
  }
}

function podClient(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  machines: Machines,
  isRunning: boolean,
): Client {
  const pod = machines.pod(namespace, name);
  if (pod === undefined) throw notFound(PodKind, name);
  const { nodeName = "" } = pod.spec;
  const { podIP: address = isRunning ? untold : "", phase } = pod.status;
  const node = machines.node(nodeName);
  // Init containers have the pod's network before it counts as running.
  const hasEnded = phase === "Succeeded" || phase === "Failed";
  if (address === "" || hasEnded || node === undefined) {
    throw off(`pod ${name} is not running`);
  }
  if (!machines.isUp(nodeName)) throw off(`node ${nodeName} of pod ${name} has no power`);
  return { address, pod, node };
}

/** Stands for an address that is not told yet. */
const untold = "0.0.0.0";

const off = (fact: string) => new StatusError("Conflict", fact);

export function addressOf({ status }: Node): string {
  return status.addresses?.find(({ type }) => type === "InternalIP")?.address ?? "";
}
