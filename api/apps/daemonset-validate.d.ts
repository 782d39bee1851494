import { type FieldError } from "../field-error.ts";
import type { DaemonSet } from "./daemonset.ts";
/** Everything wrong with the spec. Source: pkg/apis/apps/validation ValidateDaemonSetSpec 1.36. */
export declare function validateDaemonSet({ spec }: DaemonSet): FieldError[];
/**
 * The selector never changes, so that no pod is lost. Upstream looks at the spec once more in an
 * update, so that each cause of a refusal is given twice.
 */
export declare function validateDaemonSetUpdate(next: DaemonSet, stored: DaemonSet): FieldError[];
/** Source: ValidateDaemonSetStatusUpdate 1.36. */
export declare function validateDaemonSetStatus(next: DaemonSet, stored: DaemonSet): FieldError[];
