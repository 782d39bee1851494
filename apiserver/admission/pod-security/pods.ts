import { Pod } from "../../../api/core/pod/pod.ts";
import { forbidden, internalError } from "../../../api/status.ts";
import type { Registry } from "../../registry/context.ts";
import { userOf } from "../matching/user-info.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import type { CheckedPod, Violation } from "./check.ts";
import type { PodSecurityConfiguration } from "./configuration.ts";
import { detailsOf, evaluatePod } from "./evaluate.ts";
import {
  isPrivileged,
  type LevelVersion,
  levelVersionText,
  type Policy,
  policyOf,
} from "./policy.ts";
import { templated, templateOf } from "./templates.ts";

/** Pods that the level of their namespace does not allow are refused, or warned of. */
export function podSecurityOfPods(configuration: PodSecurityConfiguration): AdmissionPlugin {
  return {
    name: "PodSecurity",
    resource: Pod,
    reviews: new Set(["", "ephemeralcontainers"]),
    review(operation, registry, object) {
      const { stored, definition, warnings, annotations } = operation;
      // The plugin is given pods alone.
      const [pod, before] = [object as Pod, stored as Pod | undefined];
      const exempt = exemptionOf(operation, configuration, pod.spec.nodeName);
      if (exempt !== undefined) {
        annotations.push([exemptKey, exempt]);
        return;
      }
      const policy = policyFor(operation, registry, configuration);
      if (policy === undefined) {
        throw internalError(`failed to lookup namespace "${operation.namespace}"`);
      }
      if (isPrivileged(policy)) return;
      if (before !== undefined && !changesImages(pod, before)) return;
      if (isExemptClass(pod.spec, configuration)) {
        annotations.push([exemptKey, "runtimeClass"]);
        return;
      }
      annotations.push([`${prefix}enforce-policy`, levelVersionText(policy.enforce)]);
      const checked = { annotations: pod.metadata.annotations ?? {}, spec: pod.spec };
      const broken = violationsOf(policy.enforce, checked);
      noteAudit(policy, checked, annotations);
      if (broken.length > 0) {
        throw forbidden(definition, operation.name, told("violates", policy.enforce, broken));
      }
      warnings.push(...warningsOf(policy, checked));
    },
  };
}

/** Workloads whose pods would be refused are accepted, with a warning. */
export function podSecurityOfTemplates(
  configuration: PodSecurityConfiguration,
): readonly AdmissionPlugin[] {
  return templated.map(({ path, ...resource }) => ({
    name: "PodSecurity",
    resource,
    reviews: new Set([""]),
    review(operation, registry, object) {
      const { annotations } = operation;
      const exempt = exemptionOf(operation, configuration);
      if (exempt !== undefined) {
        annotations.push([exemptKey, exempt]);
        return;
      }
      const policy = policyFor(operation, registry, configuration);
      const isAsked = policy?.warn.level !== "privileged" || policy.audit.level !== "privileged";
      if (policy === undefined || !isAsked) return;
      const template = templateOf(object, path);
      if (template === undefined) return;
      if (isExemptClass(template.spec, configuration)) {
        annotations.push([exemptKey, "runtimeClass"]);
        return;
      }
      noteAudit(policy, template, annotations);
      operation.warnings.push(...warningsOf(policy, template));
    },
  }));
}

const prefix = "pod-security.kubernetes.io/";
const exemptKey = `${prefix}exempt`;

/** Why nothing is asked, if so. `node` is that of the kubelet, where one asks. */
function exemptionOf(
  { namespace = "", actor, user }: Operation,
  { exemptions: { namespaces, usernames } }: PodSecurityConfiguration,
  node = "",
): "namespace" | "user" | undefined {
  if (namespaces.has(namespace)) return "namespace";
  if (usernames.size === 0) return undefined;
  const { username } = user ?? userOf(actor, node);
  return usernames.has(username) ? "user" : undefined;
}

/** Notes for an audit what the mode `audit` asks for and the pod has not. */
function noteAudit({ audit }: Policy, pod: CheckedPod, annotations: Operation["annotations"]) {
  const broken = violationsOf(audit, pod);
  if (broken.length === 0) return;
  annotations.push([`${prefix}audit-violations`, told("would violate", audit, broken)]);
}

const isExemptClass = (
  { runtimeClassName = "" }: CheckedPod["spec"],
  { exemptions }: PodSecurityConfiguration,
) => exemptions.runtimeClasses.has(runtimeClassName);

function policyFor(
  { namespace = "" }: Operation,
  { storage }: Registry,
  { defaults }: PodSecurityConfiguration,
): Policy | undefined {
  const stored = storage.get("namespaces", namespace);
  return stored === undefined ? undefined : policyOf(stored.metadata.labels, defaults).policy;
}

const warningsOf = ({ warn }: Policy, pod: CheckedPod): readonly string[] => {
  const broken = violationsOf(warn, pod);
  return broken.length === 0 ? [] : [told("would violate", warn, broken)];
};

const told = (verb: string, level: LevelVersion, broken: readonly Violation[]) =>
  `${verb} PodSecurity "${levelVersionText(level)}": ${detailsOf(broken)}`;

/** Pods of one template share their spec, and so what it does. */
const known = new WeakMap<CheckedPod["spec"], Map<string, readonly Violation[]>>();

function violationsOf(level: LevelVersion, pod: CheckedPod): readonly Violation[] {
  if (level.level === "privileged") return [];
  for (const key in pod.annotations) {
    // Old versions of some fields stand in annotations.
    if (/apparmor|seccomp/.test(key)) return evaluatePod(level, pod);
  }
  const key = levelVersionText(level);
  const ofSpec = known.get(pod.spec) ?? new Map<string, readonly Violation[]>();
  const found = ofSpec.get(key) ?? evaluatePod(level, pod);
  if (!ofSpec.has(key)) known.set(pod.spec, ofSpec.set(key, found));
  return found;
}

/**
 * Whether an update brings anything new to look at: images, or containers to debug with.
 * Source: pod-security-admission isSignificantPodUpdate 1.36.
 */
function changesImages(next: Pod, before: Pod): boolean {
  if (next.spec === before.spec) return false;
  return (["initContainers", "containers", "ephemeralContainers"] as const).some((field) => {
    const [now, then] = [next.spec[field] ?? [], before.spec[field] ?? []];
    return now.length !== then.length || now.some(({ image }, at) => image !== then[at]?.image);
  });
}
