import type { Structure } from "../api/structure.ts";
export { DecodeError } from "./decode-scalars.ts";
export interface Decoded {
    readonly value: unknown;
    /** Paths such as `spec.template.spec.containers[0].imag`, in the order of the body. */
    readonly unknownFields: readonly string[];
}
/**
 * Decodes `value` as an object of `structure`. Throws DecodeError, whose message is what follows
 * `Pod in version "v1" cannot be handled as a Pod: `. Where `value` is but the member `field` of an
 * object of the kind `kindName`, messages and paths start at that object all the same.
 */
export declare function decodeObject(structure: Structure, value: unknown, kindName: string, field?: string): Decoded;
