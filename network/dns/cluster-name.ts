/**
 * What a name of the cluster's domain stands for.
 * Source: coredns plugin/kubernetes, parse.go; DNS specification 1.1.
 */
import { formatIp, parseIp } from "../../api/validation/ip.ts";
import { withoutDot } from "./message.ts";
import { addressOfReverse, isReverse } from "./reverse-name.ts";

export interface ServiceName {
  readonly kind: "service";
  readonly namespace: string;
  /** `default/web` */
  readonly key: string;
  /** The first label of `10-244-1-5.web.default.svc.cluster.local` or `web-0.web.…`. */
  readonly endpoint?: string;
  /** Both of `_http._tcp.web.default.svc.cluster.local`, without their underscores. */
  readonly port?: string;
  readonly protocol?: string;
}

export type ClusterName =
  | ServiceName
  /** `10-244-1-5.default.pod.cluster.local`; no address where the label is none. */
  | { readonly kind: "pod"; readonly namespace: string; readonly address: string | undefined }
  /** `default.svc.cluster.local`: there, but without records. */
  | { readonly kind: "namespace"; readonly namespace: string }
  /** The domain itself. */
  | { readonly kind: "zone" }
  /** `svc.cluster.local`: always there, but without records. */
  | { readonly kind: "branch" }
  /** `dns-version.cluster.local` */
  | { readonly kind: "version" }
  /** `ns.dns.cluster.local`, the name server itself. */
  | { readonly kind: "nameserver" }
  /** It cannot be that of anything in the domain. */
  | { readonly kind: "nothing" }
  | { readonly kind: "address"; readonly address: string }
  /** In no zone of the cluster. */
  | { readonly kind: "beyond" };

export interface ParsedName {
  /** As it was asked for, without the dot at its end. */
  readonly asked: string;
  /** The same in lower case. */
  readonly name: string;
  readonly target: ClusterName;
}

/** Reads a name in any case; `domain` is in lower case. */
export function parseName(text: string, domain: string): ParsedName {
  const asked = withoutDot(text);
  const name = asked.toLowerCase();
  return { asked, name, target: targetOf(name, domain) };
}

function targetOf(name: string, domain: string): ClusterName {
  if (name === domain) return { kind: "zone" };
  if (name.endsWith(`.${domain}`)) return inDomain(name.slice(0, -domain.length - 1));
  if (!isReverse(name)) return { kind: "beyond" };
  const address = addressOfReverse(name);
  return address === undefined ? { kind: "beyond" } : { kind: "address", address };
}

function inDomain(path: string): ClusterName {
  if (path === "dns-version") return { kind: "version" };
  if (path === "ns.dns") return { kind: "nameserver" };
  const labels = path.split(".");
  const branch = labels.pop();
  if ((branch !== "svc" && branch !== "pod") || labels.includes("")) return { kind: "nothing" };
  const namespace = labels.pop();
  if (namespace === undefined) return { kind: "branch" };
  const leaf = labels.pop();
  if (leaf === undefined) return { kind: "namespace", namespace };
  if (labels.length > 2) return { kind: "nothing" };
  if (branch === "pod") return { kind: "pod", namespace, address: podAddress(leaf) };
  const [first, second] = labels;
  const key = `${namespace}/${leaf}`;
  if (first === undefined) return { kind: "service", namespace, key };
  if (second === undefined) return { kind: "service", namespace, key, endpoint: first };
  const port = withoutUnderscore(first);
  return { kind: "service", namespace, key, port, protocol: withoutUnderscore(second) };
}

const withoutUnderscore = (label: string) => (label.startsWith("_") ? label.slice(1) : label);

/** `10-244-1-5` as an address, or `fd00-10--1` as one of IPv6. */
function podAddress(label: string): string | undefined {
  const isFour = /^[^-]+-[^-]+-[^-]+-[^-]+$/.test(label);
  const ip = parseIp(label.replaceAll("-", isFour ? "." : ":"));
  return ip === undefined || ip.padded ? undefined : formatIp(ip.bytes);
}
