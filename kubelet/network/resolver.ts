/** The `/etc/resolv.conf` of a pod's containers. Source: kubelet 1.36, network/dns/dns.go. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { clusterDomain } from "./host-name.ts";

/** The address of the cluster's DNS: the tenth of those of Services. */
export const clusterDns = "10.96.0.10";

export interface Resolver {
  readonly nameservers: readonly string[];
  readonly searches: readonly string[];
  /** `ndots:5`, `use-vc`. */
  readonly options: readonly string[];
}

/** That of the machines themselves. */
const nodeResolver: Resolver = { nameservers: ["172.18.0.1"], searches: [], options: [] };

const nameserversMax = 3;
const searchesMax = 32;
/** Of the search line, blanks included. */
const searchLengthMax = 2048;

/** What a pod resolves names with, and the warnings about what had to be left out. */
export function resolverOf({ metadata, spec }: Pod): {
  readonly resolver: Resolver;
  readonly warnings: readonly string[];
} {
  const wanted = withConfig(policyResolver(spec, metadata.namespace ?? ""), spec.dnsConfig);
  const nameservers = wanted.nameservers.slice(0, nameserversMax);
  const searches = fitting(wanted.searches);
  const warnings = [
    ...(nameservers.length === wanted.nameservers.length
      ? []
      : [
          "Nameserver limits were exceeded, some nameservers have been omitted, " +
            `the applied nameserver line is: ${nameservers.join(" ")}`,
        ]),
    ...(searches.length === wanted.searches.length
      ? []
      : [
          "Search Line limits were exceeded, some search paths have been omitted, " +
            `the applied search line is: ${searches.join(" ")}`,
        ]),
  ];
  return { resolver: { ...wanted, nameservers, searches }, warnings };
}

export function resolverFile(pod: Pod): string {
  const { nameservers, searches, options } = resolverOf(pod).resolver;
  const search = searches.length === 0 ? "" : `search ${searches.join(" ")}\n`;
  const servers = nameservers.map((address) => `nameserver ${address}\n`).join("");
  return `${search}${servers}${options.length === 0 ? "" : `options ${options.join(" ")}\n`}`;
}

function policyResolver({ dnsPolicy, hostNetwork }: Pod["spec"], namespace: string): Resolver {
  if (dnsPolicy === "None") return { nameservers: [], searches: [], options: [] };
  const isOfCluster =
    dnsPolicy === "ClusterFirstWithHostNet" || (dnsPolicy !== "Default" && hostNetwork !== true);
  if (!isOfCluster) return nodeResolver;
  const services = `svc.${clusterDomain}`;
  return {
    nameservers: [clusterDns],
    searches: [`${namespace}.${services}`, services, clusterDomain, ...nodeResolver.searches],
    options: ["ndots:5"],
  };
}

/** What a pod adds; its options win. */
function withConfig(resolver: Resolver, config: Pod["spec"]["dnsConfig"]): Resolver {
  if (config === undefined) return resolver;
  const { nameservers = [], searches = [], options = [] } = config;
  const merged = new Map(resolver.options.map((option) => [option.split(":")[0] ?? "", option]));
  for (const { name = "", value = "" } of options) {
    merged.set(name, value === "" ? name : `${name}:${value}`);
  }
  return {
    nameservers: [...new Set([...resolver.nameservers, ...nameservers])],
    searches: [...new Set([...resolver.searches, ...searches])],
    options: [...merged.values()],
  };
}

/** The first search domains, as many as the resolver reads. */
function fitting(searches: readonly string[]): readonly string[] {
  let count = Math.min(searches.length, searchesMax);
  while (searches.slice(0, count).join(" ").length > searchLengthMax) count -= 1;
  return searches.slice(0, count);
}
