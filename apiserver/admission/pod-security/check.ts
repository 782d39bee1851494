import type { Container, EphemeralContainer } from "../../../api/core/pod/container.ts";
import type { PodSpec } from "../../../api/core/pod/spec.ts";

/** What checks look at: a pod, or the template of one. */
export interface CheckedPod {
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: PodSpec;
}

/** What a check found: `hostPort (container "web" uses hostPort 80)`. */
export interface Violation {
  readonly reason: string;
  readonly detail: string;
}

export type CheckPod = (pod: CheckedPod) => Violation | undefined;

export type CheckLevel = "baseline" | "restricted";

/**
 * One rule of the Pod Security Standards, in all the versions that it had. Restricted pods are held
 * to the rules of the baseline too, but for those that a stricter rule overrides.
 * Source: pod-security-admission/policy 1.36.
 */
export interface Check {
  /** Checks of a level run in the order of their ids. */
  readonly id: string;
  readonly level: CheckLevel;
  /** Oldest first; each holds until the next. */
  readonly versions: readonly {
    /** The minor version from which it holds. */
    readonly since: number;
    readonly check: CheckPod;
    /** Ids of checks of the baseline that it takes the place of. */
    readonly overrides?: readonly string[];
  }[];
}

type AnyContainer = Container | EphemeralContainer;

/** Init containers, containers, ephemeral containers. */
export function allContainers({
  initContainers = [],
  containers,
  ephemeralContainers = [],
}: PodSpec): readonly AnyContainer[] {
  if (initContainers.length + ephemeralContainers.length === 0) return containers;
  return [...initContainers, ...containers, ...ephemeralContainers];
}

/** The names of the containers that are so. */
export const containersThat = (
  spec: PodSpec,
  isSo: (container: AnyContainer) => boolean,
): readonly string[] =>
  allContainers(spec)
    .filter(isSo)
    .map(({ name }) => name);

/** From 1.25 on, rules about what only Linux has pass over pods that say that they are not. */
export const onLinux =
  (check: CheckPod): CheckPod =>
  (pod) =>
    pod.spec.os?.name === "windows" ? undefined : check(pod);

/** From 1.35 on, rules about users pass over pods with users of their own. Source: KEP-127. */
export const onHostUsers =
  (check: CheckPod): CheckPod =>
  (pod) =>
    pod.spec.hostUsers === false ? undefined : check(pod);
