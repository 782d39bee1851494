/** A JSON value, never changed once made. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
    readonly [key: string]: Json | undefined;
}
/** `T` with every level read-only. API objects are values: a change is a new object. */
export type DeepReadonly<T> = T extends (infer Item)[] ? readonly DeepReadonly<Item>[] : T extends object ? {
    readonly [Key in keyof T]: DeepReadonly<T[Key]>;
} : T;
/** True for a JSON object, false for arrays, null and scalars. */
export declare function isObject(value: unknown): value is JsonObject;
/** A member of a map whose keys may be any text, `constructor` too. */
export declare function ownMember<T>(map: {
    readonly [key: string]: T;
}, key: string): T | undefined;
/** Structural equality of JSON values. Absent and `undefined` members are the same. */
export declare function equalJson(left: unknown, right: unknown): boolean;
/** Freezes a JSON value at every level and returns it; stops at parts that are frozen already. */
export declare function deepFreeze<T>(value: T): T;
/** The members of `value` that are not `undefined`, so that absent fields stay absent in JSON. */
export declare function compact<T extends object>(value: T): T;
/** `object` with the given members, or `object` itself where they change nothing. */
export declare function withMembers<T extends object>(object: T, changes: Partial<T>): T;
/** `list` with every item replaced, or `list` itself where all stay the same. */
export declare function mapItems<T>(list: readonly T[], replace: (item: T) => T): readonly T[];
