import type { NodeAffinity } from "../api/core/pod/affinity.ts";
import { type FieldError } from "../api/field-error.ts";
export declare function validateNodeAffinity(affinity: NodeAffinity | undefined, path: string): readonly FieldError[];
