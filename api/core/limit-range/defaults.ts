import { mapItems, withMembers } from "../../json.ts";
import type { LimitRange, LimitRangeItem } from "./limit-range.ts";

/**
 * Containers that say nothing get as much as they may, and ask for as much as they get.
 * Source: core/v1 SetDefaults_LimitRangeItem 1.36.
 */
export function defaultLimits(range: LimitRange): LimitRange {
  const { limits } = range.spec;
  if (limits === null) return range;
  return withMembers(range, { spec: withMembers(range.spec, { limits: mapItems(limits, fill) }) });
}

function fill(item: LimitRangeItem): LimitRangeItem {
  if (item.type !== "Container") return item;
  const limits = { ...item.max, ...item.default };
  const requests = { ...item.min, ...limits, ...item.defaultRequest };
  return withMembers(item, {
    ...(Object.keys(limits).length > 0 && { default: keep(item.default, limits) }),
    ...(Object.keys(requests).length > 0 && {
      defaultRequest: keep(item.defaultRequest, requests),
    }),
  });
}

/** The map as it was where nothing came to it, so that defaults that are there cost nothing. */
function keep<T extends object>(before: T | undefined, after: T): T {
  const isSame = before !== undefined && Object.keys(before).length === Object.keys(after).length;
  return isSame ? before : after;
}
