import type { ResourceRef } from "../../api/request.ts";
import type { StatusError } from "../../api/status.ts";
import type { Party } from "./verdicts.ts";
/** A watch that is open, with the means to end it. */
export interface OpenStream {
    readonly to: Party;
    readonly resource: ResourceRef;
    /** As if the connection broke; with an error, which is told first. */
    end(error?: StatusError): void;
}
/** The watches that are open, in the order in which they were opened. */
export declare class OpenStreams {
    #private;
    add(stream: OpenStream): void;
    delete(stream: OpenStream): void;
    /** Those there are now: what ends one may open another. */
    all(): readonly OpenStream[];
}
