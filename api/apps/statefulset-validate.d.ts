import { type FieldError } from "../field-error.ts";
import type { StatefulSet } from "./statefulset.ts";
/** Everything wrong with the spec. Source: apps/validation ValidateStatefulSetSpec 1.36. */
export declare function validateStatefulSet({ spec }: StatefulSet): FieldError[];
/** A Service of another name would leave its pods without names; a set that has it may keep it. */
export declare function validateStatefulSetCreate({ spec: { serviceName } }: StatefulSet): FieldError[];
/** What an update may change is listed; all else stays as it is. */
export declare function validateStatefulSetUpdate(next: StatefulSet, stored: StatefulSet): FieldError[];
/** Source: ValidateStatefulSetStatus and ValidateStatefulSetStatusUpdate 1.36. */
export declare function validateStatefulSetStatus(next: StatefulSet, stored: StatefulSet): FieldError[];
