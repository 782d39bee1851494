/** What is wrong with events. Source: pkg/apis/core/validation/events.go 1.36. */
import { type FieldError } from "../field-error.ts";
import type { Event } from "./event.ts";
/** What every event must keep to. `controllerField` is what its API calls reportingComponent. */
export declare function validateEvent(event: Event, controllerField: string): FieldError[];
/** What a new event of events.k8s.io must keep to as well. */
export declare function validateStrictEvent(event: Event): FieldError[];
/** What an update of an event of events.k8s.io may not change: anything but its series. */
export declare function validateStrictEventUpdate(next: Event, stored: Event): FieldError[];
