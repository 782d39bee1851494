/** Whom a fault names and cannot strike, as its status says it; undefined where all are there. */
import type { Fault } from "../../api/sim/fault.ts";
import { asksPods } from "../../api/sim/fault-match.ts";
import type { World } from "./fault-effect.ts";
import { matchingNodes, matchingPods } from "./victims.ts";

/** Names that no node has, or that no node at all is of the target. */
export function absentNodes({ spec: { target = {} } }: Fault, world: World): string | undefined {
  const { nodes, nodeSelector, zones } = target;
  const there = matchingNodes({ ...(nodes && { nodes }) }, world);
  const missing = missingOf(nodes, there);
  if (missing.length > 0) return nobody(`node ${missing.join(", ")}`);
  if (matchingNodes(target, world).length > 0) return undefined;
  if (zones !== undefined && nodeSelector === undefined && nodes === undefined) {
    return nobody(`node of zone ${zones.join(", ")}`);
  }
  return nobody("node of its target");
}

/** The same of pods, on the nodes that are meant, and of their containers. */
export function absentPods(fault: Fault, world: World): string | undefined {
  const { target = {} } = fault.spec;
  const away = absentNodes(nodesOnly(fault), world);
  if (away !== undefined) return away;
  const { container, ...ofAnyContainer } = target;
  const there = matchingPods(ofAnyContainer, world);
  const missing = missingOf(target.pods, there);
  if (missing.length > 0) return nobody(`pod ${missing.join(", ")}`);
  if (there.length === 0) return nobody("pod of its target");
  if (matchingPods(target, world).length > 0) return undefined;
  return nobody(`container ${container}`);
}

/** The same of pods where the target asks anything of pods, or else of nodes. */
export const absentEnds = (fault: Fault, world: World): string | undefined =>
  asksPods(fault.spec.target ?? {}) ? absentPods(fault, world) : absentNodes(fault, world);

/** The fault as if it asked nothing of pods. */
export function nodesOnly(fault: Fault): Fault {
  const { nodes, nodeSelector, zones } = fault.spec.target ?? {};
  const target = {
    ...(nodes && { nodes }),
    ...(nodeSelector && { nodeSelector }),
    ...(zones && { zones }),
  };
  return { ...fault, spec: { ...fault.spec, target } };
}

type Named = { readonly metadata: { readonly name?: string | undefined } };

const missingOf = (names: readonly string[] = [], there: readonly Named[]) =>
  names.filter((name) => !there.some(({ metadata }) => metadata.name === name));

const nobody = (what: string) => `there is no ${what} to strike`;
