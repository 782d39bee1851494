import type { Check, CheckedPod, CheckPod, Violation } from "./check.ts";
import { allChecks } from "./checks/index.ts";
import type { LevelVersion } from "./policy.ts";

/** Everything that a pod does against a level, in the order in which it is told. */
export function evaluatePod(
  { level, version }: LevelVersion,
  pod: CheckedPod,
): readonly Violation[] {
  if (level === "privileged") return [];
  return checksOf(level, Math.min(version, newest)).flatMap((check) => check(pod) ?? []);
}

/** `privileged, hostPort` */
export const reasonsOf = (violations: readonly Violation[]): string =>
  violations.map(({ reason }) => reason).join(", ");

/** `privileged (container "a" must not …), hostPort (…)` */
export const detailsOf = (violations: readonly Violation[]): string =>
  violations
    .map(({ reason, detail }) => (detail === "" ? reason : `${reason} (${detail})`))
    .join(", ");

/** The minor version of the last change of any check; what comes later is as then. */
const newest = Math.max(...allChecks.flatMap(({ versions }) => versions.map(({ since }) => since)));

const known = new Map<string, readonly CheckPod[]>();

function checksOf(level: Check["level"], minor: number): readonly CheckPod[] {
  const key = `${level}:${minor}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = selectChecks(level, minor);
  known.set(key, made);
  return made;
}

/** Those of the baseline before the restricted ones, each by their ids. */
function selectChecks(level: Check["level"], minor: number): readonly CheckPod[] {
  const current = [...allChecks]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap((check) => {
      const version = check.versions.findLast(({ since }) => since <= minor);
      return version === undefined ? [] : [{ ...check, ...version }];
    });
  const baseline = current.filter((check) => check.level === "baseline");
  if (level === "baseline") return baseline.map(({ check }) => check);
  const restricted = current.filter((check) => check.level === "restricted");
  const overridden = new Set(restricted.flatMap(({ overrides = [] }) => overrides));
  const kept = baseline.filter(({ id }) => !overridden.has(id));
  return [...kept, ...restricted].map(({ check }) => check);
}
