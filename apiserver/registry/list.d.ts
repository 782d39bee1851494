import type { ApiResponse, ObjectList } from "../../api/request.ts";
import { StatusError } from "../../api/status.ts";
import type { StoredEntry } from "../storage/storage.ts";
import type { Call } from "./context.ts";
/** GET of a collection. */
export declare function listObjects(call: Call): ApiResponse;
/** What a list has to say of itself, and the entries that it lists. */
export interface Page {
    readonly metadata: ObjectList["metadata"];
    readonly entries: readonly StoredEntry[];
}
/** The part of a collection that the request selects and has room for. */
export declare const pageOf: (call: Call) => Page;
/** The revision that a client names, or what is wrong with the text. */
export declare function readRevision(text: string): number | {
    readonly fault: string;
};
export declare function expired(asked: number, held: number): StatusError;
export declare function tooLarge(asked: number, current: number): StatusError;
