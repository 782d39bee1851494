/** What may be changed of the containers with which a pod is debugged. */
import { type FieldError } from "../../field-error.ts";
import type { Pod } from "./pod.ts";
/**
 * `ephemeralcontainers` adds containers; those that are there stay as they are.
 * Source: core/validation ValidatePodEphemeralContainersUpdate 1.36.
 */
export declare function validateEphemeralContainersUpdate(next: Pod, stored: Pod): FieldError[];
