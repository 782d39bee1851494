import { type FieldError } from "../field-error.ts";
import type { Traffic } from "./traffic.ts";
/** What `retries.on` takes beside statuses: the failures that a client sees. */
export declare const retriedReasons: readonly ["NameNotFound", "NameTimeout", "ConnectionRefused", "ConnectTimeout", "NoRouteToHost", "ConnectionReset", "Timeout"];
export declare function validateTraffic({ spec }: Traffic): FieldError[];
