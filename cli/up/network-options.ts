/** The options of `kubesim up` about addresses, and how fast the network takes up changes. */
import type { Command as Program } from "commander";
import { parseGoDuration } from "../../api/duration.ts";
import {
  type ClusterCidrs,
  clusterCidrs,
  loadBalancerRanges,
  serviceRangeIPv6,
  wrongValue,
} from "./ranges.ts";

interface Delay {
  readonly minMs: number;
  readonly maxMs: number;
}

export interface NetworkFlags {
  readonly clusterCidr?: ClusterCidrs;
  readonly serviceRangeIpv6?: string;
  readonly loadBalancerRanges?: readonly string[];
  readonly proxyDelay?: Delay;
  readonly dnsDelay?: Delay;
}

export function networkOptions(program: Program): Program {
  return program
    .option(
      "--cluster-cidr <range>",
      "addresses of pods, a /24 for each node; with a range of IPv6 after a comma, a /64 too",
      clusterCidrs,
    )
    .option(
      "--service-range-ipv6 <range>",
      "IPv6 addresses of Services beside those of IPv4, such as fd00:10:96::/112",
      serviceRangeIPv6,
    )
    .option(
      "--load-balancer-ranges <ranges>",
      "addresses of load balancers, between commas (default: 192.0.2.0/24)",
      loadBalancerRanges,
    )
    .option(
      "--proxy-delay <delay>",
      "until a node's proxy acts on a change of endpoints (default: 50ms..1s)",
      delay("proxy-delay"),
    )
    .option(
      "--dns-delay <delay>",
      "until names show a change (default: 20ms..200ms)",
      delay("dns-delay"),
    );
}

/** The options of a cluster that they come to. */
export function networkOf(flags: NetworkFlags) {
  const { clusterCidr, serviceRangeIpv6, loadBalancerRanges: ranges } = flags;
  return {
    ...clusterCidr,
    serviceRangeIPv6: serviceRangeIpv6,
    loadBalancerRanges: ranges,
    network: { proxyDelayMs: flags.proxyDelay, dnsDelayMs: flags.dnsDelay },
  };
}

/** `50ms..1s`, or one duration for a delay that is always the same. */
function delay(option: string): (text: string) => Delay {
  return (text) => {
    const [least = "", most = least, ...more] = text.split("..");
    const [minMs, maxMs] = [parseGoDuration(least).ms, parseGoDuration(most).ms];
    const isRange = minMs !== undefined && maxMs !== undefined && 0 <= minMs && minMs <= maxMs;
    if (isRange && more.length === 0) return { minMs, maxMs };
    throw wrongValue(text, option, "a delay such as 50ms..1s or 0s is wanted");
  };
}
