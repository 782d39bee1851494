/**
 * Ranges of cluster IPs are ready once they are protected, and go when no address would be left
 * without one. Source: pkg/controller/servicecidrs 1.36.
 */
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { Condition } from "../../api/meta/condition.ts";
import { allocator, type IPAddress, managedByLabel } from "../../api/networking/ip-address.ts";
import { ServiceCIDR } from "../../api/networking/service-cidr.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { type Cidr, contains, parseCidr, parseIp } from "../../api/validation/ip.ts";
import { hostRange } from "../../api/validation/ip-range.ts";
import { type Action, update } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";

export const cidrFinalizer = "networking.k8s.io/service-cidr-finalizer";

/** So long after its deletion nobody allocates of a range any more. */
const graceMs = 10_000;

export interface ObservedCidrs {
  readonly cidrs: readonly ServiceCIDR[];
  readonly addresses: readonly IPAddress[];
  readonly nowMs: number;
}

export function planServiceCidrs(observed: ObservedCidrs): Plan {
  const actions: Action[] = [];
  const waitsMs: number[] = [];
  for (const cidr of observed.cidrs) {
    const deletedMs = parseTime(cidr.metadata.deletionTimestamp);
    if (deletedMs === undefined) actions.push(...planReady(cidr, observed.nowMs));
    else if (!mayGo(cidr, observed)) actions.push(...planCondition(cidr, blocked, observed.nowMs));
    else if (observed.nowMs < deletedMs + graceMs)
      waitsMs.push(deletedMs + graceMs - observed.nowMs);
    else actions.push(...release(cidr));
  }
  return { actions, ...(waitsMs.length > 0 && { requeueAfterMs: Math.min(...waitsMs) }) };
}

type Verdict = Pick<Condition, "status" | "reason" | "message">;

const ready: Verdict = {
  status: "True",
  reason: "",
  message: "Kubernetes Service CIDR is ready",
};
const blocked: Verdict = {
  status: "False",
  reason: "Terminating",
  message:
    "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new " +
    "ServiceCIDR",
};

/** The condition follows once the finalizer is seen. */
function planReady(cidr: ServiceCIDR, nowMs: number): readonly Action[] {
  const { finalizers = [] } = cidr.metadata;
  if (finalizers.includes(cidrFinalizer)) return planCondition(cidr, ready, nowMs);
  return [withFinalizers(cidr, [...finalizers, cidrFinalizer])];
}

function planCondition(cidr: ServiceCIDR, verdict: Verdict, nowMs: number): readonly Action[] {
  const known = cidr.status.conditions?.find(({ type }) => type === "Ready");
  const isKnown =
    known?.status === verdict.status &&
    known.reason === verdict.reason &&
    known.message === verdict.message;
  if (isKnown) return [];
  const { apiVersion, kind, metadata } = cidr;
  const condition = { type: "Ready", ...verdict, lastTransitionTime: formatTime(nowMs) };
  const status = { conditions: [condition] };
  return [
    {
      do: "patch",
      resource: ServiceCIDR,
      namespace: undefined,
      name: metadata.name ?? "",
      patchType: "apply",
      patch: { apiVersion, kind, metadata: { name: metadata.name }, status },
      subresource: "status",
    },
  ];
}

function release(cidr: ServiceCIDR): readonly Action[] {
  const { finalizers = [] } = cidr.metadata;
  if (!finalizers.includes(cidrFinalizer)) return [];
  return [
    withFinalizers(
      cidr,
      finalizers.filter((each) => each !== cidrFinalizer),
    ),
  ];
}

const withFinalizers = (cidr: ServiceCIDR, finalizers: readonly string[]): Action =>
  update(ServiceCIDR, { ...cidr, metadata: changeMetadata(cidr.metadata, { finalizers }) });

/** True where each of its ranges lies in another one, or holds no address that no other holds. */
function mayGo(cidr: ServiceCIDR, { cidrs, addresses }: ObservedCidrs): boolean {
  const others = cidrs
    .filter((each) => each.metadata.name !== cidr.metadata.name)
    .flatMap(rangesOf);
  const own = rangesOf(cidr);
  if (own.every((range) => others.some((other) => holds(other, range)))) return true;
  return !addresses.some(({ metadata: { name = "", labels } }) => {
    const ip = parseIp(name);
    if (ip === undefined || labels?.[managedByLabel] !== allocator) return false;
    const isIn = (range: Cidr) => hostRange(range).includes(ip);
    return own.some(isIn) && !others.some(isIn);
  });
}

const rangesOf = ({ spec }: ServiceCIDR): readonly Cidr[] =>
  (spec.cidrs ?? []).flatMap((each) => parseCidr(each) ?? []);

const holds = (outer: Cidr, inner: Cidr) =>
  outer.length <= inner.length && contains(outer, inner.ip);
