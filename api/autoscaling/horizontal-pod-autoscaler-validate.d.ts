import { type FieldError } from "../field-error.ts";
import type { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";
/** A new object. Source: pkg/apis/autoscaling/validation ValidateHorizontalPodAutoscaler 1.36. */
export declare function validateAutoscaler({ spec }: HorizontalPodAutoscaler): FieldError[];
/** A changed one: what was let in once is not refused now. */
export declare function validateAutoscalerUpdate(next: HorizontalPodAutoscaler, stored: HorizontalPodAutoscaler): FieldError[];
/** Source: ValidateHorizontalPodAutoscalerStatusUpdate 1.36. */
export declare function validateAutoscalerStatus({ status }: HorizontalPodAutoscaler): FieldError[];
