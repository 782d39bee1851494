/** What a shell may be told to do in another way. Source: POSIX.1-2024, set; bash 5.2, shopt. */

/** Those of `set -o`, and those of `shopt` that change something here. */
export type Option =
  | "allexport"
  | "errexit"
  | "errtrace"
  | "functrace"
  | "noclobber"
  | "noglob"
  | "nounset"
  | "pipefail"
  | "xtrace"
  | ShellOption;

/** Those of `shopt`. */
export type ShellOption =
  | "dotglob"
  | "extglob"
  | "failglob"
  | "globstar"
  | "inherit_errexit"
  | "nocasematch"
  | "nullglob";

export const shellOptions: readonly ShellOption[] = [
  "dotglob",
  "extglob",
  "failglob",
  "globstar",
  "inherit_errexit",
  "nocasematch",
  "nullglob",
];

/** The letters of those that have one. */
export const optionLetters: ReadonlyMap<string, Option> = new Map<string, Option>([
  ["a", "allexport"],
  ["e", "errexit"],
  ["f", "noglob"],
  ["u", "nounset"],
  ["x", "xtrace"],
  ["C", "noclobber"],
  ["E", "errtrace"],
  ["T", "functrace"],
]);

const named: readonly Option[] = [...optionLetters.values(), "pipefail"];
export const setOptionNames: readonly Option[] = named.toSorted();
