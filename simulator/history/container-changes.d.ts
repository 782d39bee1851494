/** What changed in the statuses of containers, in words. */
import { type JsonObject } from "../../api/json.ts";
type Statuses = ReadonlyMap<string, JsonObject>;
/** `container web waiting (ContainerCreating) -> running`, `container web restarts 0 -> 1`. */
export declare function statusChanges(before: Statuses, after: Statuses): readonly string[];
/** `running`, `waiting (CrashLoopBackOff)`, `terminated (Error, exit code 1)`. */
export declare function stateText(state: unknown): string;
export {};
