import { type FieldError } from "../field-error.ts";
import type { HorizontalPodAutoscalerBehavior } from "./behavior.ts";
/** Source: pkg/apis/autoscaling/validation validateBehavior 1.36. */
export declare function validateBehavior({ scaleUp, scaleDown }: HorizontalPodAutoscalerBehavior, path: string): FieldError[];
