/** The one form in which the subsets of Endpoints are stored. Source: pkg/api/v1/endpoints 1.36. */
import { equalJson } from "../json.ts";
import type { EndpointAddress, EndpointPort, EndpointSubset, Endpoints } from "./endpoints.ts";
import { validateEndpoints } from "./endpoints-validate.ts";

/** Subsets are stored repacked, but left as they are where validation will refuse them. */
export function repackOnWrite(endpoints: Endpoints): Endpoints {
  if (endpoints.subsets === undefined || validateEndpoints(endpoints).length > 0) return endpoints;
  const subsets = repackSubsets(endpoints.subsets);
  return equalJson(subsets, endpoints.subsets) ? endpoints : { ...endpoints, subsets };
}

/** One address of one target, whichever subset it comes from. */
interface Host {
  readonly address: EndpointAddress;
  readonly key: string;
  /** Its ports, with whether it is ready on each. Not ready anywhere wins. */
  readonly ports: Map<string, boolean>;
}

/**
 * Groups addresses by the ports that they share, each in one subset only. Addresses are sorted by
 * text, then by the uid of their target; ports by name, number and protocol; subsets by their ports.
 * Kubernetes sorts ports and subsets by a hash, so only the grouping is the same there.
 */
export function repackSubsets(subsets: readonly EndpointSubset[]): readonly EndpointSubset[] {
  const ports = new Map<string, EndpointPort>();
  const hosts = collectHosts(subsets, ports);
  const groups = new Map<string, Host[]>();
  for (const host of [...hosts.values()].sort(byKey)) {
    for (const [key, members] of groupPorts(hosts, host)) {
      groups.set(key, [...(groups.get(key) ?? []), ...members]);
    }
  }
  return [...groups]
    .sort(([left], [right]) => compare(left, right))
    .map(([key, members]) => toSubset(key, members, ports));
}
