/** What the status of a pod may become. Source: core/validation 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { Pod } from "./pod.ts";
/** What changed in the status of a pod that may not, or is wrong in itself. */
export declare function validatePodStatusUpdate(next: Pod, stored: Pod): FieldError[];
