/** How many addresses one Endpoints object holds. Source: pkg/controller/endpoint 1.36. */
import type { EndpointSubset } from "../../api/core/endpoints.ts";

export const capacity = 1000;

/**
 * The subsets with no more addresses than fit, spread by their share; the same list where all fit.
 * Ready addresses come first: only where there is room for more do others stay.
 */
export function truncate(subsets: readonly EndpointSubset[]): readonly EndpointSubset[] {
  const ready = count(subsets, "addresses");
  const notReady = count(subsets, "notReadyAddresses");
  if (ready + notReady <= capacity) return subsets;
  const shortens = ready > capacity ? "addresses" : "notReadyAddresses";
  const room = shortens === "addresses" ? capacity : capacity - ready;
  const total = shortens === "addresses" ? ready : notReady;
  let left = room;
  return subsets.map((subset) => {
    const list = subset[shortens] ?? [];
    const kept = list.slice(0, Math.min(left, Math.ceil((list.length / total) * room)));
    left -= kept.length;
    const { addresses, notReadyAddresses: _, ...rest } = subset;
    if (shortens === "addresses") return { ...rest, ...member("addresses", kept) };
    return { ...rest, ...member("addresses", addresses), ...member("notReadyAddresses", kept) };
  });
}

export const countAddresses = (subsets: readonly EndpointSubset[]): number =>
  count(subsets, "addresses") + count(subsets, "notReadyAddresses");

function count(
  subsets: readonly EndpointSubset[],
  member: "addresses" | "notReadyAddresses",
): number {
  return subsets.reduce((sum, subset) => sum + (subset[member]?.length ?? 0), 0);
}

const member = (name: string, list: EndpointSubset["addresses"] = []) =>
  list.length === 0 ? {} : { [name]: list };
