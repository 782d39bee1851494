/** Evaluates the expressions of awk. Source: POSIX.1-2024, awk. */
import type { Expanding } from "../expand.ts";
import type { AwkMachine } from "./awk-machine.ts";
import type { Expression, Variable } from "./awk-tree.ts";
import { type Value } from "./awk-value.ts";
export declare function evaluate(node: Expression, machine: AwkMachine): Expanding<Value>;
export declare function textIn(node: Expression, machine: AwkMachine): Expanding<string>;
export declare function keyOf(keys: readonly Expression[], machine: AwkMachine): Expanding<string>;
export declare function assign(target: Variable, value: Value, machine: AwkMachine): Expanding<Value>;
/** The expression that a right side stands for: text is one, too. */
export declare function expressionOf(node: Expression, machine: AwkMachine): Expanding<RegExp>;
