import type { Expanding } from "../expand.ts";
import { type AwkMachine } from "./awk-machine.ts";
import type { Expression } from "./awk-tree.ts";
import { type Value } from "./awk-value.ts";
type Call = Extract<Expression, {
    kind: "call";
}>;
export declare function callFunction({ name, args }: Call, machine: AwkMachine): Expanding<Value>;
export {};
