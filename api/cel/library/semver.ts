/** Semantic versions. Source: k8s.io/apiserver/pkg/cel/library/semverlib.go, blang/semver. */
import { type Frame, fail } from "../frame.ts";
import { type CelFunction, globalFunction, method } from "../functions.ts";
import { Box, type Semver } from "../values.ts";

const partNames = ["major", "minor", "patch"] as const;

/** Reads `1.2.3-alpha.1+build`; a text says what is wrong. */
function parseSemver(text: string): Semver | string {
  if (text === "") return "Version string empty";
  const [major, minor, ...others] = text.split(".");
  if (major === undefined || minor === undefined || others.length === 0) {
    return "No Major.Minor.Patch elements found";
  }
  const rest = others.join(".");
  const [, patch = "", prereleaseText, buildText] =
    /^([^-+]*)(?:-([^+]*))?(?:\+(.*))?$/s.exec(rest) ?? [];
  const prerelease = prereleaseText?.split(".") ?? [];
  const build = buildText?.split(".") ?? [];
  const problem =
    [major, minor, patch].map(numberProblem).find((found) => found !== undefined) ??
    prerelease.map(prereleaseProblem).find((found) => found !== undefined) ??
    build.map(buildProblem).find((found) => found !== undefined);
  if (problem !== undefined) return problem;
  return { numbers: [Number(major), Number(minor), Number(patch)], prerelease, build };
}

function numberProblem(text: string, at: number): string | undefined {
  const name = partNames[at] ?? "";
  const quoted = JSON.stringify(text);
  if (!/^[0-9]+$/.test(text)) return `Invalid character(s) found in ${name} number ${quoted}`;
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return text.length > 1 && text.startsWith("0")
    ? `${title} number must not contain leading zeroes ${quoted}`
    : undefined;
}

function prereleaseProblem(text: string): string | undefined {
  if (text === "") return "Prerelease is empty";
  if (!/^[-0-9A-Za-z]+$/.test(text)) {
    return `Invalid character(s) found in prerelease ${JSON.stringify(text)}`;
  }
  return /^0[0-9]+$/.test(text)
    ? `Numeric PreRelease version must not contain leading zeroes ${JSON.stringify(text)}`
    : undefined;
}

function buildProblem(text: string): string | undefined {
  if (text === "") return "Build meta data is empty";
  return /^[-0-9A-Za-z]+$/.test(text)
    ? undefined
    : `Invalid character(s) found in build meta data ${JSON.stringify(text)}`;
}

/** Reads a version with a `v`, with needless zeros, or with fewer than three numbers. */
function normalize(text: string): string {
  const [major = "", minor, ...others] = text.replace(/^v/, "").split(".");
  const parts = [major, minor, others.length === 0 ? undefined : others.join(".")]
    .filter((part) => part !== undefined)
    .map((part) => part.replace(/^0+(?=[0-9])/, ""));
  return parts.length < 3 && !/[-+]/.test(parts.at(-1) ?? "")
    ? [...parts, "0", "0"].slice(0, 3).join(".")
    : parts.join(".");
}

function readSemver(text: string, isNormalized: boolean, frame: Frame): Semver | string {
  frame.workText(text.length);
  return parseSemver(isNormalized ? normalize(text) : text);
}

function semverOf(text: string, isNormalized: boolean, frame: Frame): Box<"semver"> {
  const read = readSemver(text, isNormalized, frame);
  return typeof read === "string" ? fail(read) : new Box("semver", read);
}

/** -1, 0 or 1. A version with a prerelease is before the one without. */
function compare(left: Semver, right: Semver): number {
  for (const [at, number] of left.numbers.entries()) {
    const other = right.numbers[at] ?? 0;
    if (number !== other) return number < other ? -1 : 1;
  }
  const [mine, others] = [left.prerelease, right.prerelease];
  if (mine.length === 0 || others.length === 0) {
    if (mine.length === others.length) return 0;
    return others.length === 0 ? -1 : 1;
  }
  for (const [at, identifier] of mine.entries()) {
    const other = others[at];
    if (other === undefined) return 1;
    const order = compareIdentifiers(identifier, other);
    if (order !== 0) return order;
  }
  return mine.length < others.length ? -1 : 0;
}

function compareIdentifiers(left: string, right: string): number {
  const [isLeftNumber, isRightNumber] = [/^[0-9]+$/.test(left), /^[0-9]+$/.test(right)];
  if (isLeftNumber !== isRightNumber) return isLeftNumber ? -1 : 1;
  if (isLeftNumber) return Math.sign(Number(left) - Number(right));
  return left < right ? -1 : left > right ? 1 : 0;
}

const two = ["semver", "semver"] as const;

/** The library `semver`. */
export const semver: readonly CelFunction[] = [
  globalFunction("semver", { takes: ["string"], gives: "semver" }, ([text], frame) =>
    semverOf(text, false, frame),
  ),
  globalFunction("semver", { takes: ["string", "bool"], gives: "semver" }, ([text, is], frame) =>
    semverOf(text, is, frame),
  ),
  globalFunction("isSemver", { takes: ["string"], gives: "bool" }, ([text], frame) => {
    return typeof readSemver(text, false, frame) !== "string";
  }),
  globalFunction("isSemver", { takes: ["string", "bool"], gives: "bool" }, ([text, is], frame) => {
    return typeof readSemver(text, is, frame) !== "string";
  }),
  ...partNames.map((name, at) =>
    method(name, { takes: ["semver"], gives: "int" }, ([{ content }]) => content.numbers[at] ?? 0),
  ),
  method(
    "isLessThan",
    { takes: two, gives: "bool" },
    ([left, right]) => compare(left.content, right.content) < 0,
  ),
  method(
    "isGreaterThan",
    { takes: two, gives: "bool" },
    ([left, right]) => compare(left.content, right.content) > 0,
  ),
  method("compareTo", { takes: two, gives: "int" }, ([left, right]) =>
    compare(left.content, right.content),
  ),
];
