import type { Pod } from "../../../api/core/pod/pod.ts";
import type { Violation } from "./check.ts";
import { evaluatePod, reasonsOf } from "./evaluate.ts";
import { type LevelVersion, levelVersionText } from "./policy.ts";

/** So many pods of a namespace are looked at when its labels change. */
const podsMax = 3000;

/**
 * Warnings for who raises the level of a namespace: what its pods do that new ones could not.
 * Source: pod-security-admission EvaluatePodsInNamespace 1.36.
 */
export function existingPodsWarnings(
  namespace: string,
  enforce: LevelVersion,
  pods: readonly Pod[],
): readonly string[] {
  const names = new Map<string, string[]>();
  const checked = oneOfEachOwner(pods).slice(0, podsMax);
  for (const pod of checked) {
    const reasons = reasonsOf(violationsOf(pod, enforce));
    if (reasons === "") continue;
    names.set(reasons, [...(names.get(reasons) ?? []), pod.metadata.name ?? ""]);
  }
  const cut =
    checked.length < pods.length
      ? [
          `new PodSecurity enforce level only checked against the first ${checked.length} of ` +
            `${pods.length} existing pods`,
        ]
      : [];
  if (names.size === 0) return cut;
  const title =
    `existing pods in namespace "${namespace}" violate the new PodSecurity enforce level ` +
    `"${levelVersionText(enforce)}"`;
  const lines = [...names].map(([reasons, those]) => `${toldNames(those)}: ${reasons}`);
  return [...cut, title, ...lines.sort()];
}

const violationsOf = ({ metadata, spec }: Pod, enforce: LevelVersion): readonly Violation[] =>
  evaluatePod(enforce, { annotations: metadata.annotations ?? {}, spec });

/** The pods of one owner are alike, so those that come first are of different owners. */
function oneOfEachOwner(pods: readonly Pod[]): readonly Pod[] {
  const seen = new Set<string>();
  const [first, more]: [Pod[], Pod[]] = [[], []];
  for (const pod of pods) {
    const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
    (owner !== undefined && seen.has(owner) ? more : first).push(pod);
    if (owner !== undefined) seen.add(owner);
  }
  return [...first, ...more];
}

/** `a (and 2 other pods)` */
function toldNames(names: readonly string[]): string {
  const [name = ""] = [...names].sort();
  const others = names.length - 1;
  if (others === 0) return name;
  return `${name} (and ${others} other ${others === 1 ? "pod" : "pods"})`;
}
