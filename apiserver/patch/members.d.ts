import type { Json, JsonObject } from "../../api/json.ts";
/** The members of an object, to be changed and made an object again with `settle`. */
export type Members = Map<string, Json>;
/** A map, for members deleted from an object make it slow, and `__proto__` is a name too. */
export declare function membersOf(object: JsonObject): Members;
/** The object with these members: `before` itself where they are its own. */
export declare function settle(before: JsonObject | undefined, members: Members): JsonObject;
/** The list with these items: `before` itself where they are its own. */
export declare function settleList(before: readonly Json[], items: readonly Json[]): readonly Json[];
