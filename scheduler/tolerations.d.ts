import type { Pod } from "./framework.ts";
import type { Taint } from "./node-info.ts";
type Toleration = NonNullable<Pod["spec"]["tolerations"]>[number];
/** True where one of the tolerations bears the taint. */
export declare function tolerates(tolerations: readonly Toleration[] | undefined, taint: Pick<Taint, "key" | "value" | "effect">): boolean;
export {};
