import type { WatchEvent, WatchHandle, WatchRequest } from "../../api/request.ts";
import { type Registry } from "./context.ts";
import type { Resource } from "./resource-table.ts";
type Sink = (event: WatchEvent) => void;
/**
 * Watches one resource. An object that comes to match the selectors is ADDED, one that ceases to is
 * DELETED. Throws Expired where the revision to resume from is no longer held.
 */
export declare function watchObjects(registry: Registry, request: WatchRequest, sink: Sink): WatchHandle;
/** A bookmark: an object of the watched kind that has nothing but a resourceVersion. */
export declare function bookmark(resource: Resource, revision: number, initialEnd?: boolean): WatchEvent;
export {};
