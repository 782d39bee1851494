/** Checks of single values, whatever kind they stand in. Source: core/validation 1.36. */
import { type Errors, invalid, joined, none, notSupported, required } from "../field-error.ts";
import { labelNameProblems, qualifiedNameProblems, subdomainProblems } from "./names.ts";

/** One error for each thing that `problems` says of `value`. */
export function validateText(
  value: string,
  path: string,
  problems: (text: string) => readonly string[],
): Errors {
  const found = problems(value);
  return found.length === 0 ? none : found.map((why) => invalid(path, value, why));
}

export const validateLabelName = (value: string, path: string) =>
  validateText(value, path, labelNameProblems);

export const validateSubdomain = (value: string, path: string) =>
  validateText(value, path, subdomainProblems);

/** Also the format of the keys of labels. */
export const validateQualifiedName = (value: string, path: string) =>
  validateText(value, path, qualifiedNameProblems);

/** A name that may still be a prefix, so a dash at its end is no fault. */
export function prefixProblems(name: string): readonly string[] {
  const isPrefix = name.length > 1 && name.endsWith("-");
  return subdomainProblems(isPrefix ? `${name.slice(0, -2)}a` : name);
}

/** `Required value` where the text is absent or empty. */
export const validatePresent = (value: string | undefined, path: string): Errors =>
  value === undefined || value === "" ? [required(path)] : none;

/** A word out of a closed list; absent and empty mean that it is missing. */
export function validateWord(
  value: string | undefined,
  path: string,
  words: readonly string[],
): Errors {
  if (value === undefined || value === "") return [required(path)];
  return words.includes(value) ? none : [notSupported(path, value, words)];
}

/** The same where the field may be absent; empty text is an unknown word then. */
export const validateOptionalWord = (
  value: string | undefined,
  path: string,
  words: readonly string[],
): Errors =>
  value === undefined || words.includes(value) ? none : [notSupported(path, value, words)];

/** Applies a check to each item, at `path[0]`, `path[1]` and so on. */
export function validateEach<T>(
  items: readonly T[] | undefined,
  path: string,
  validate: (item: T, path: string, index: number) => Errors,
): Errors {
  if (items === undefined || items.length === 0) return none;
  let errors = none;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    // There are no holes in what was decoded from JSON.
    if (item !== undefined) {
      errors = joined(errors, validate(item, `${path}[${index}]`, index));
    }
  }
  return errors;
}

/** `must be between 0 and 255, inclusive` */
export const rangeText = (least: number, most: number) =>
  `must be between ${least} and ${most}, inclusive`;

export const int32Max = 2 ** 31 - 1;

/** The id of a user or group. */
export const validateId = (id: number | undefined, path: string): Errors =>
  id === undefined || (id >= 0 && id <= int32Max)
    ? none
    : [invalid(path, id, rangeText(0, int32Max))];

/** The permission bits of a file. */
export const validateFileMode = (mode: number | undefined, path: string): Errors =>
  mode === undefined || (mode >= 0 && mode <= 0o777)
    ? none
    : [invalid(path, mode, "must be a number between 0 and 0777 (octal), both inclusive")];

/** True where a part of the path is `..`. */
export const hasBacksteps = (path: string): boolean =>
  path.includes("..") && path.split("/").includes("..");

/** A path that never climbs. */
export const validateNoBacksteps = (value: string, path: string): Errors =>
  hasBacksteps(value) ? [invalid(path, value, "must not contain '..'")] : none;

/** A relative path that stays below where it starts. */
export const validateLocalPath = (value: string, path: string): Errors => [
  ...(value.startsWith("/") ? [invalid(path, value, "must be a relative path")] : none),
  ...validateNoBacksteps(value, path),
];

/** The same, beside the names that the kubelet keeps for itself. */
export const validateUnreservedPath = (value: string, path: string): Errors => [
  ...validateLocalPath(value, path),
  ...(value.startsWith("..") && !value.startsWith("../")
    ? [invalid(path, value, "must not start with '..'")]
    : none),
];
