/** Which changes would let a pod in, and on how many nodes. */
import type { Remedy } from "../framework/framework.ts";
import type { NodeVerdict } from "./explain.ts";

/** The nodes that lack the same. Every node that refuses the pod is counted in one group. */
export interface RemedyGroup {
  /** All of these together make the pod fit, unless `unsolved` says otherwise. */
  readonly changes: readonly string[];
  /** Reasons against these nodes for which no change is known. */
  readonly unsolved: readonly string[];
  readonly nodes: number;
  /** The first of the nodes. */
  readonly example: string;
}

interface Group {
  readonly changes: readonly Remedy[];
  readonly unsolved: readonly string[];
  readonly verdicts: NodeVerdict[];
}

export interface GroupedRemedies {
  /** The smallest change first. */
  readonly remedies: readonly RemedyGroup[];
  /** The nodes in the order of their groups. */
  readonly refused: readonly NodeVerdict[];
}

/** Groups nodes by what they lack. */
export function groupRemedies(refused: readonly NodeVerdict[]): GroupedRemedies {
  const groups = new Map<string, Group>();
  for (const verdict of refused) {
    const { changes, unsolved } = lackOf(verdict);
    const key = JSON.stringify([changes.map(({ change }) => change), unsolved]);
    const group = groups.get(key) ?? { changes, unsolved, verdicts: [] };
    group.verdicts.push(verdict);
    groups.set(key, group);
  }
  const nodesBy = new Map<string, number>();
  for (const group of groups.values()) {
    const about = aboutOf(group);
    nodesBy.set(about, (nodesBy.get(about) ?? 0) + group.verdicts.length);
  }
  const sorted = [...groups.values()].sort((left, right) => compare(left, right, nodesBy));
  return {
    remedies: sorted.map(({ changes, unsolved, verdicts }) => ({
      changes: changes.map(({ change }) => change),
      unsolved,
      nodes: verdicts.length,
      example: verdicts[0]?.node ?? "",
    })),
    refused: sorted.flatMap(({ verdicts }) => verdicts),
  };
}

/** All that a node lacks, each change once. */
function lackOf({ refusals }: NodeVerdict): Pick<Group, "changes" | "unsolved"> {
  const changes = new Map<string, Remedy>();
  const unsolved: string[] = [];
  for (const { remedies, reasons } of refusals) {
    if (remedies.length === 0) unsolved.push(...reasons);
    for (const remedy of remedies) changes.set(remedy.change, remedy);
  }
  return { changes: [...changes.values()], unsolved };
}

/** What is changed, whatever the amounts. */
const aboutOf = ({ changes, unsolved }: Group): string =>
  JSON.stringify([changes.map(({ change, amount }) => amount?.of ?? change), unsolved]);

/**
 * What can be helped before what can not; few changes before many; of as many, those of the thing
 * that would help on most nodes, by their amounts; at last by text, so that the order is total.
 */
function compare(left: Group, right: Group, nodesBy: ReadonlyMap<string, number>): number {
  const [about, otherAbout] = [aboutOf(left), aboutOf(right)];
  const differences = [
    left.unsolved.length - right.unsolved.length,
    left.changes.length - right.changes.length,
    (nodesBy.get(otherAbout) ?? 0) - (nodesBy.get(about) ?? 0),
    about === otherAbout ? 0 : about < otherAbout ? -1 : 1,
    ...left.changes.map(
      ({ amount }, at) => (amount?.value ?? 0) - (right.changes[at]?.amount?.value ?? 0),
    ),
  ];
  return differences.find((difference) => difference !== 0) ?? 0;
}
