/**
 * Looking at a share of the nodes only, where a profile asks for it: large clusters do so to find a
 * good node fast, if not the best. Source: numFeasibleNodesToFind 1.36.
 */
import type { Profile } from "./framework.ts";
import type { Snapshot } from "./snapshot.ts";
/** After how many feasible nodes among `nodes` no more are looked for. */
export declare function nodesToFind({ percentageOfNodesToScore }: Profile, nodes: number): number;
/** The slots of all nodes, by name, from where the search before ended. */
export declare function slotsInTurn(snapshot: Snapshot): Generator<number>;
