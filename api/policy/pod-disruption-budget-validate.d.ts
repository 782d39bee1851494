import { type FieldError } from "../field-error.ts";
import type { PodDisruptionBudget } from "./pod-disruption-budget.ts";
/** Source: pkg/apis/policy/validation ValidatePodDisruptionBudgetSpec 1.36. */
export declare function validatePodDisruptionBudget({ spec }: PodDisruptionBudget): FieldError[];
/** Source: ValidatePodDisruptionBudgetStatusUpdate 1.36. */
export declare function validatePodDisruptionBudgetStatus({ status }: PodDisruptionBudget): FieldError[];
