import { StatusError } from "../../api/status.ts";
/** Where a list in pages goes on: after a key, at a revision or, at -1, at the present one. */
export interface ContinueToken {
    readonly revision: number;
    readonly after: string;
}
/** The token as clients hold it: base64 for URLs. Source: apiserver's storage/continue.go 1.36. */
export declare function writeToken({ revision, after }: ContinueToken): string;
/** Throws BadRequest on what is no token. */
export declare function readToken(text: string): ContinueToken;
/** What a client is told whose next page is of a revision that is no longer held. */
export declare function tokenExpired(after: string): StatusError;
