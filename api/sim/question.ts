/** What the kinds have in common that ask about the history of a cluster. */
import { type FieldError, required } from "../field-error.ts";

/**
 * They are only created, as the reviews of Kubernetes are, and the answer holds what was found.
 * They are in no namespace, for they ask about any object.
 */
export const question = { namespaced: false, review: true } as const;

interface Place {
  readonly kind: string;
  readonly name: string;
}

/** Whether an object is named, in `spec.object`. */
export const validatePlace = ({ kind, name }: Place): FieldError[] => [
  ...(kind === "" ? [required("spec.object.kind")] : []),
  ...(name === "" ? [required("spec.object.name")] : []),
];
