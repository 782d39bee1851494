/** `[ … ]`, `test` and `[[ … ]]`. Source: POSIX.1-2024, test. */
import type { TestExpression } from "unbash";
import { type Expanding } from "./expand.ts";
import type { Shell } from "./shell.ts";
/** The exit code of `test`: 0 where it is so, 1 where not, 2 where it cannot be understood. */
export declare function test(args: readonly string[], shell: Shell): number;
/** Runs `[[ … ]]`; what is no test is told, and has status 2. */
export declare function runTestCommand(node: TestExpression, shell: Shell): Expanding<void>;
