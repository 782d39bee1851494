import { type FieldError, invalid, required } from "../field-error.ts";
import { label1035Problems } from "./names.ts";

/** Versions of AdmissionReview and ConversionReview that the server writes. */
export const reviewVersions: readonly string[] = ["v1", "v1beta1"];

/**
 * What is wrong with the versions of reviews that a webhook understands; `none` is said where it
 * names none. Source: admissionregistration and apiextensions validation 1.36.
 */
export function validateReviewVersions(
  versions: readonly string[],
  path: string,
  none = "",
): readonly FieldError[] {
  if (versions.length === 0) return [required(path, none)];
  const errors = versions.flatMap((version, index) => {
    const at = `${path}[${index}]`;
    if (versions.indexOf(version) < index) return [invalid(at, version, "duplicate version")];
    return label1035Problems(version).map((why) => invalid(at, version, why));
  });
  if (!versions.some((each) => reviewVersions.includes(each))) {
    const why = `must include at least one of ${reviewVersions.join(", ")}`;
    errors.push(invalid(path, versions, why));
  }
  return errors;
}
