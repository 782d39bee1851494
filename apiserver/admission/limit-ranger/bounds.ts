import type { LimitRange, LimitRangeItem } from "../../../api/core/limit-range/limit-range.ts";
import { aggregateContainers, type ResourceList } from "../../../api/core/pod/pod-resources.ts";
import type { PodSpec } from "../../../api/core/pod/spec.ts";
import { canonicalQuantity, compareQuantities, milliValue } from "../../../api/quantity.ts";

/** What is asked for and limited, of a container or a whole pod. */
interface Use {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
}

/** Where a pod leaves its bounds. Source: PodValidateLimitFunc 1.36. */
export function podProblems(range: LimitRange, spec: PodSpec): readonly string[] {
  return (range.spec.limits ?? []).flatMap((item) => {
    switch (item.type) {
      case "Container":
        return [...spec.containers, ...(spec.initContainers ?? [])].flatMap(({ resources }) =>
          problemsOf(item, { requests: resources.requests ?? {}, limits: resources.limits ?? {} }),
        );
      case "Pod":
        return problemsOf(item, {
          requests: wholePod(spec, "requests"),
          limits: wholePod(spec, "limits"),
        });
      default:
        return [];
    }
  });
}

/** Where a claim leaves its bounds, which are for what it requests. */
export function claimProblems(range: LimitRange, requests: ResourceList): readonly string[] {
  const items = (range.spec.limits ?? []).filter(({ type }) => type === "PersistentVolumeClaim");
  return items.flatMap((item) => [
    ...eachOf(item.min, (name, bound) =>
      tooLittle({ item, name, bound }, { requests, limits: {} }),
    ),
    ...eachOf(item.max, (name, bound) => {
      const told = `maximum ${name} usage per ${item.type} is ${canonicalQuantity(bound)}`;
      const request = requests[name];
      if (request === undefined) return `${told}.  No request is specified`;
      return exceeds(request, bound) ? `${told}, but request is ${shown(request)}` : undefined;
    }),
  ]);
}

/** What the pod as a whole says goes before what its containers add up to. */
function wholePod(spec: PodSpec, kind: "requests" | "limits"): ResourceList {
  const { cpu, memory } = spec.resources?.[kind] ?? {};
  return {
    ...aggregateContainers(spec, kind),
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
  };
}

function problemsOf(item: LimitRangeItem, use: Use): readonly string[] {
  const { min, max, maxLimitRequestRatio } = item;
  return [
    ...eachOf(min, (name, bound) => tooLittle({ item, name, bound }, use)),
    ...eachOf(max, (name, bound) => tooMuch({ item, name, bound }, use)),
    ...eachOf(maxLimitRequestRatio, (name, bound) => tooFarApart({ item, name, bound }, use)),
  ];
}

const eachOf = (
  bounds: ResourceList = {},
  problem: (name: string, bound: string) => string | undefined,
): readonly string[] =>
  Object.entries(bounds).flatMap(([name, bound]) => problem(name, bound) ?? []);

/** One amount of an item, for one resource. */
interface Bound {
  readonly item: LimitRangeItem;
  readonly name: string;
  readonly bound: string;
}

function tooLittle({ item: { type }, name, bound }: Bound, use: Use): string | undefined {
  const told = `minimum ${name} usage per ${type} is ${shown(bound)}`;
  const [request, limit] = [use.requests[name], use.limits[name]];
  if (request === undefined) return `${told}.  No request is specified`;
  if (exceeds(bound, request)) return `${told}, but request is ${shown(request)}`;
  if (limit !== undefined && exceeds(bound, limit)) return `${told}, but limit is ${shown(limit)}`;
  return undefined;
}

function tooMuch({ item: { type }, name, bound }: Bound, use: Use): string | undefined {
  const told = `maximum ${name} usage per ${type} is ${shown(bound)}`;
  const [request, limit] = [use.requests[name], use.limits[name]];
  if (limit === undefined) return `${told}.  No limit is specified`;
  if (exceeds(limit, bound)) return `${told}, but limit is ${shown(limit)}`;
  if (request !== undefined && exceeds(request, bound)) {
    return `${told}, but request is ${shown(request)}`;
  }
  return undefined;
}

function tooFarApart({ item: { type }, name, bound }: Bound, use: Use): string | undefined {
  const told = `${name} max limit to request ratio per ${type} is ${shown(bound)}`;
  const request = milliValue(use.requests[name] ?? "0");
  const limit = milliValue(use.limits[name] ?? "0");
  if (request === 0) return `${told}, but no request is specified or request is 0`;
  if (limit === 0) return `${told}, but no limit is specified or limit is 0`;
  const ratio = limit / request;
  if (ratio * 1000 <= milliValue(bound)) return undefined;
  return `${told}, but provided ratio is ${ratio.toFixed(6)}`;
}

const exceeds = (amount: string, bound: string) => compareQuantities(amount, bound) > 0;
const shown = canonicalQuantity;
