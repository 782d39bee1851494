/**
 * Arrays, as bash has them. Element 0 is the variable itself; the others stand beside it under
 * names that no variable can have, such as `items[1]`.
 */
import type { Assignment, Word } from "unbash";
import { type Expanding } from "./expand.ts";
import type { Shell } from "./shell.ts";
/** `name=(a b)`, `name+=(c)` and `name[1]=d`. */
export declare function assignElements({ name, value, append, index }: Assignment, shell: Shell): Expanding<void>;
/** `${name[1]}`, or all elements for `@` and `*`; `undefined` where there is none. */
export declare function elementOf(name: string, index: Word, shell: Shell): Expanding<string | readonly string[] | undefined>;
