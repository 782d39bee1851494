import type { ApiHandler, ApiRequest, ResourceRef, WatchEvent } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import type { ActiveFaults } from "./active-faults.ts";
import type { OpenStreams } from "./open-streams.ts";
import { type EventFault, type Party, type RequestFault } from "./verdicts.ts";
import type { WriteLog } from "./write-log.ts";
/** What a process, or who comes over HTTP, has to do with faults. */
export interface FaultyOptions {
    readonly party: Party;
    readonly clock: Clock;
    readonly active: ActiveFaults;
    readonly streams: OpenStreams;
    readonly log: WriteLog;
    /** Asked before all that is in force. */
    readonly first?: {
        request(request: ApiRequest): RequestFault;
        event(resource: ResourceRef, event: WatchEvent): EventFault;
    };
    /** Whether the process is dead: what it still sends is lost. */
    readonly isDown: () => boolean;
    readonly kill: (downMs: number) => void;
}
/** The API server as a process or a client reaches it through the faults of the moment. */
export declare function faultyHandler(handler: ApiHandler, options: FaultyOptions): ApiHandler;
export declare const serverUnavailable: () => StatusError;
