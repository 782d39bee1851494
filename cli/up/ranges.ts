/** The ranges of addresses that `kubesim up` takes. */
import { cidrProblems, type IpFamily, parseCidr } from "../../api/validation/ip.ts";
import { Failure } from "../../client/kubectl/failure.ts";

export interface ClusterCidrs {
  readonly clusterCidr: string;
  readonly clusterCidrIPv6?: string;
}

/** `10.244.0.0/16`, or with a range of IPv6 after a comma. Nodes get a /24 each, and a /64. */
export function clusterCidrs(text: string): ClusterCidrs {
  const [clusterCidr = "", clusterCidrIPv6, ...more] = text.split(",");
  const isPair = clusterCidrIPv6 === undefined || isRange(clusterCidrIPv6, "IPv6", [48, 64]);
  if (isRange(clusterCidr, "IPv4", [0, 24]) && isPair && more.length === 0) {
    return clusterCidrIPv6 === undefined ? { clusterCidr } : { clusterCidr, clusterCidrIPv6 };
  }
  const wanted = "a range such as 10.244.0.0/16 or 10.244.0.0/16,fd00:10:244::/56 is wanted";
  throw wrongValue(text, "cluster-cidr", wanted);
}

export function serviceRangeIPv6(text: string): string {
  if (isRange(text, "IPv6", [64, 125])) return text;
  const wanted = "a range such as fd00:10:96::/112 is wanted";
  throw wrongValue(text, "service-range-ipv6", wanted);
}

/** Ranges of any family, between commas. */
export function loadBalancerRanges(text: string): readonly string[] {
  const ranges = text.split(",");
  if (ranges.every((range) => cidrProblems(range).length === 0)) return ranges;
  const wanted = "ranges such as 192.0.2.0/24,2001:db8::/112 are wanted";
  throw wrongValue(text, "load-balancer-ranges", wanted);
}

function isRange(
  text: string,
  family: IpFamily,
  [shortest, longest]: readonly [number, number],
): boolean {
  const range = parseCidr(text);
  if (range === undefined) return false;
  return range.ip.family === family && range.length >= shortest && range.length <= longest;
}

/** The refusal of an option's value, in kubectl's words. */
export const wrongValue = (text: string, option: string, wanted: string) =>
  new Failure(`invalid argument "${text}" for "--${option}" flag: ${wanted}`);
