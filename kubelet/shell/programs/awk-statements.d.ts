import type { Expanding } from "../expand.ts";
import { type AwkMachine } from "./awk-machine.ts";
import type { Statement } from "./awk-tree.ts";
export declare function runStatement(node: Statement, machine: AwkMachine): Expanding<void>;
