/** Which nodes and pods a fault strikes. */
import { Node } from "../../api/core/node/node.ts";
import type { Random } from "../../api/runtime.ts";
import type { Fault } from "../../api/sim/fault.ts";
import type { FaultTarget } from "../../api/sim/fault-spec.ts";
import type { World } from "./fault-effect.ts";
/** The nodes by name, or so many of them. */
export declare function nodesOf({ spec }: Fault, world: World, random: Random): readonly string[];
/** The nodes that a target speaks of, however many of them it wants. */
export declare const matchingNodes: (target: FaultTarget, world: World) => readonly Node[];
/** The pods, as `namespace/name`, or so many of them. */
export declare function podsOf({ spec }: Fault, world: World, random: Random): readonly string[];
/** The pods, where the target asks anything of pods, or else the nodes. */
export declare function endsOf(fault: Fault, world: World, random: Random): readonly string[];
