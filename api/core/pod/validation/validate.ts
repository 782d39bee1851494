/** Everything that must hold for pods and pod templates. Source: core/validation 1.36. */
import {
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
} from "../../../field-error.ts";
import type { ObjectMeta } from "../../../resource.ts";
import {
  int32Max,
  rangeText,
  validateEach,
  validateOptionalWord,
  validateQualifiedName,
  validateSubdomain,
  validateWord,
} from "../../../validation/format.ts";
import { validateAnnotations, validateLabels } from "../../../validation/meta.ts";
import type { Pod } from "../pod.ts";
import type { PodSpec } from "../spec.ts";
import type { PodTemplateSpec } from "../template.ts";
import { validateAffinity } from "./affinity.ts";
import { mirrorAnnotation, validatePodAnnotations, validateProfilesMatch } from "./annotations.ts";
import {
  type PodCheck,
  validateContainers,
  validateEphemeralContainers,
  validateInitContainers,
  validateTrimmed,
} from "./container.ts";
import { validateFileVolumes } from "./env.ts";
import {
  validateDnsConfig,
  validateDnsPolicy,
  validateHostAliases,
  validateHostnameOverride,
  validateHostnames,
} from "./network.ts";
import { validateHostNetworkPorts } from "./port.ts";
import { validateOverhead, validatePodResources } from "./resources.ts";
import {
  validateResourceClaims,
  validateSchedulingGates,
  validateTolerations,
  validateTopologySpread,
} from "./scheduling.ts";
import { validateHostUsers, validatePodSecurityContext } from "./security.ts";
import { validateVolumes } from "./volume.ts";
import { validateHostProcess, validateOs } from "./windows.ts";

export { validatePodStatusUpdate } from "./status.ts";
export { validatePodUpdate } from "./update.ts";

/**
 * Everything wrong with a pod but its metadata, in Kubernetes' order. A pod that was never stored,
 * so that it has no resourceVersion, must also keep the rules for its creation.
 */
export function validatePod({ metadata, spec }: Pod): FieldError[] {
  const isNew = (metadata.resourceVersion ?? "") === "";
  return [
    ...validatePodAnnotations(metadata.annotations, spec, "metadata.annotations"),
    ...validatePodSpec(spec, "spec", metadata),
    ...validateTokensHaveAccount(spec),
    ...validateEach(spec.containers, "spec.containers", ({ image = "" }, at) =>
      validateTrimmed(image, `${at}.image`),
    ),
    ...validateEach(spec.initContainers, "spec.initContainers", ({ image = "" }, at) =>
      validateTrimmed(image, `${at}.image`),
    ),
    ...(isNew ? validateCreation(metadata, spec) : none),
  ];
}

function validateCreation(metadata: ObjectMeta, spec: PodSpec): Errors {
  const isGated = (spec.schedulingGates?.length ?? 0) > 0;
  const gated = "cannot be set until all schedulingGates have been cleared";
  return [
    ...((spec.ephemeralContainers?.length ?? 0) > 0
      ? [forbiddenField("spec.ephemeralContainers", "cannot be set on create")]
      : none),
    ...((spec.nodeName ?? "") !== "" && isGated ? [forbiddenField("spec.nodeName", gated)] : none),
    ...validateProfilesMatch(metadata, spec, "spec"),
  ];
}

/** A token needs somebody to speak for. */
function validateTokensHaveAccount({ serviceAccountName = "", volumes }: PodSpec): Errors {
  if (serviceAccountName !== "") return none;
  const why = "must not be specified when serviceAccountName is not set";
  return validateEach(volumes, "spec.volumes", ({ projected }, at) =>
    validateEach(projected?.sources, `${at}.projected.sources`, (source, sourcePath) =>
      source.serviceAccountToken === undefined
        ? none
        : [forbiddenField(`${sourcePath}.serviceAccountToken`, why)],
    ),
  );
}

/** Everything wrong with a pod template: its labels, annotations and spec. */
export function validatePodTemplate(
  { metadata, spec }: PodTemplateSpec,
  path: string,
): FieldError[] {
  const why = "ephemeral containers not allowed in pod template";
  return [
    ...validateLabels(metadata.labels, `${path}.labels`),
    ...validateAnnotations(metadata.annotations, `${path}.annotations`),
    ...validatePodAnnotations(metadata.annotations, spec, `${path}.annotations`),
    ...validatePodSpec(spec, `${path}.spec`),
    ...validateProfilesMatch(metadata, spec, `${path}.spec`),
    ...((spec.ephemeralContainers?.length ?? 0) > 0
      ? [forbiddenField(`${path}.spec.ephemeralContainers`, why)]
      : none),
  ];
}

/**
 * Everything wrong with the spec of a pod at `path`, such as `spec.template.spec`. Metadata is
 * given where the pod itself is at hand, for which some rules are stricter than for a template.
 */
export function validatePodSpec(spec: PodSpec, path: string, metadata?: ObjectMeta): FieldError[] {
  const isMirror = metadata?.annotations?.[mirrorAnnotation] !== undefined;
  const volumes = validateVolumes(spec.volumes, `${path}.volumes`, metadata?.name ?? "");
  const check: PodCheck = {
    spec,
    volumes: volumes.usable,
    claims: new Set(spec.resourceClaims?.map(({ name }) => name).filter((name) => name !== "")),
  };
  return [
    ...volumes.errors,
    ...validateResourceClaims(spec.resourceClaims, `${path}.resourceClaims`, isMirror),
    ...validateContainers(`${path}.containers`, check),
    ...validateInitContainers(`${path}.initContainers`, check),
    ...validateEphemeralContainers(`${path}.ephemeralContainers`, check),
    ...validatePodResources(spec, `${path}.resources`),
    ...validateHostNetworkPorts(spec, `${path}.containers`, metadata !== undefined),
    ...validateWord(spec.restartPolicy, `${path}.restartPolicy`, restartPolicies),
    ...validateDnsPolicy(spec.dnsPolicy, `${path}.dnsPolicy`),
    ...validateLabels(spec.nodeSelector, `${path}.nodeSelector`),
    ...validatePodSecurityContext(spec, `${path}.securityContext`),
    ...validatePlacement(spec, path),
    ...validateHostProcess(spec, path),
    ...validateHostUsers(spec, path),
    ...validateHostnameOverride(spec, path),
    ...validateNames(spec, path),
    ...validateOverhead(spec.overhead, `${path}.overhead`),
    ...validateOs(spec, path),
    ...validateSchedulingGroup(spec, path),
    ...validateFileVolumes(spec, path),
  ];
}

const restartPolicies = ["Always", "OnFailure", "Never"];

function validatePlacement(spec: PodSpec, path: string): Errors {
  return [
    ...validateAffinity(spec.affinity, `${path}.affinity`),
    ...validateDnsConfig(spec, `${path}.dnsConfig`),
    ...validateEach(spec.readinessGates, `${path}.readinessGates`, ({ conditionType }, at) =>
      validateQualifiedName(conditionType, `${at}.conditionType`),
    ),
    ...validateSchedulingGates(spec.schedulingGates, `${path}.schedulingGates`),
    ...validateTopologySpread(spec.topologySpreadConstraints, `${path}.topologySpreadConstraints`),
  ];
}

/** The names that a pod has and gives, between which Kubernetes checks some numbers. */
function validateNames(spec: PodSpec, path: string): Errors {
  const { activeDeadlineSeconds: deadline } = spec;
  const isInRange = deadline === undefined || (deadline >= 1 && deadline <= int32Max);
  const named = (field: "serviceAccountName" | "nodeName" | "priorityClassName") => {
    const name = spec[field] ?? "";
    return name === "" ? none : validateSubdomain(name, `${path}.${field}`);
  };
  const { runtimeClassName: runtime, preemptionPolicy: preemption } = spec;
  return [
    ...named("serviceAccountName"),
    ...named("nodeName"),
    ...(isInRange
      ? none
      : [invalid(`${path}.activeDeadlineSeconds`, deadline, rangeText(1, int32Max))]),
    ...validateHostnames(spec, path),
    ...validateTolerations(spec.tolerations, `${path}.tolerations`),
    ...validateHostAliases(spec.hostAliases, `${path}.hostAliases`),
    ...named("priorityClassName"),
    ...(runtime === undefined ? none : validateSubdomain(runtime, `${path}.runtimeClassName`)),
    ...validateOptionalWord(preemption, `${path}.preemptionPolicy`, [
      "Never",
      "PreemptLowerPriority",
    ]),
  ];
}

function validateSchedulingGroup({ schedulingGroup }: PodSpec, path: string): Errors {
  const name = schedulingGroup?.podGroupName;
  return name === undefined
    ? none
    : validateSubdomain(name, `${path}.schedulingGroup.podGroupName`);
}
