/** Proxies of two nodes, for tests. */
import { seededRandom } from "../../../api/runtime.ts";
import { noProxyDelay, type ProxyDelay } from "../proxy-delay.ts";
import { type Routed, ServiceProxies } from "../service-proxies.ts";
import { nodeOf, serviceOf } from "./objects.ts";

/** Two nodes in two zones; what is told of is shown at once, unless there is a delay. */
export function proxiesOf(
  parts: Parameters<typeof serviceOf>[0] = {},
  { delayMs = noProxyDelay, seed = 1 }: { delayMs?: ProxyDelay; seed?: number } = {},
): ServiceProxies {
  const proxies = new ServiceProxies({ random: seededRandom(seed), delayMs });
  proxies.nodeChanged(nodeOf("node-a", "192.168.0.1", "zone-a"), undefined, 0);
  proxies.nodeChanged(nodeOf("node-b", "192.168.0.2", "zone-b"), undefined, 0);
  proxies.serviceChanged(serviceOf(parts), undefined, 0);
  return proxies;
}

/** Where a connection went, or how it failed. */
export const ended = (routed: Routed | undefined) =>
  routed?.kind === "endpoint" ? routed.address : routed?.kind;
