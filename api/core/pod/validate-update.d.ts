/** What may change in a pod once it is there: very little. Source: core/validation 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { Pod } from "./pod.ts";
/** What changed in a pod that may not, in Kubernetes' order. */
export declare function validatePodUpdate(next: Pod, stored: Pod): FieldError[];
