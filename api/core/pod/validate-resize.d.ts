/** How the resources of a pod may change. Source: core/validation ValidatePodResize 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { Pod } from "./pod.ts";
/** `resize` changes CPU and memory of containers and of the pod as a whole, and nothing else. */
export declare function validatePodResize(next: Pod, stored: Pod): FieldError[];
