import { validateClaimSpec } from "../core/claim-validate.ts";
import type { PodTemplateSpec } from "../core/pod/template.ts";
import { validatePodTemplate } from "../core/pod/validation/validate.ts";
import {
  type FieldError,
  forbiddenField,
  invalid,
  invalidMap,
  notSupported,
} from "../field-error.ts";
import { validateNotMoreThan100Percent, validatePositiveIntOrPercent } from "../int-or-string.ts";
import { equalJson } from "../json.ts";
import { selectorFromLabelSelector } from "../selectors/labels.ts";
import { validateNonNegative } from "../validation/meta.ts";
import { labelNameProblems } from "../validation/names.ts";
import type {
  StatefulSet,
  StatefulSetSpec,
  StatefulSetStatus,
  StatefulSetUpdateStrategy,
} from "./statefulset.ts";
import { validateLasting, validateSelector } from "./workload.ts";
import { validateCollisions, validateCounts, validateShares } from "./workload-status.ts";

/** Everything wrong with the spec. Source: apps/validation ValidateStatefulSetSpec 1.36. */
export function validateStatefulSet({ spec }: StatefulSet): FieldError[] {
  const { whenDeleted, whenScaled } = spec.persistentVolumeClaimRetentionPolicy;
  return [
    ...validatePodManagement(spec.podManagementPolicy),
    ...validateUpdateStrategy(spec.updateStrategy, "spec.updateStrategy"),
    ...validateRetention(whenDeleted, "whenDeleted"),
    ...validateRetention(whenScaled, "whenScaled"),
    ...(spec.volumeClaimTemplates ?? []).flatMap((claim, index) =>
      validateClaimSpec(claim.spec, `spec.volumeClaimTemplates[${index}].spec`),
    ),
    ...validateNonNegative(spec.replicas, "spec.replicas"),
    ...validateNonNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...validateNonNegative(spec.ordinals?.start, "spec.ordinals.start"),
    ...validateSelector(spec.selector, "spec.selector", "statefulset"),
    ...validateTemplate(spec),
  ];
}

/** A Service of another name would leave its pods without names; a set that has it may keep it. */
export function validateStatefulSetCreate({ spec: { serviceName } }: StatefulSet): FieldError[] {
  if (serviceName === undefined || serviceName === "") return [];
  return labelNameProblems(serviceName).map((why) => invalid("spec.serviceName", serviceName, why));
}

/** What an update may change is listed; all else stays as it is. */
export function validateStatefulSetUpdate(next: StatefulSet, stored: StatefulSet): FieldError[] {
  if (equalJson(fixedPart(next.spec), fixedPart(stored.spec))) return [];
  const fact =
    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', " +
    "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and " +
    "'minReadySeconds' are forbidden";
  return [forbiddenField("spec", fact)];
}

/** Source: ValidateStatefulSetStatus and ValidateStatefulSetStatusUpdate 1.36. */
export function validateStatefulSetStatus(next: StatefulSet, stored: StatefulSet): FieldError[] {
  const { status } = next;
  return [
    ...validateCounts(status, counts),
    ...validateShares(status, parts, "status.readyReplicas"),
    ...validateCollisions(status, stored.status),
  ];
}

/** The counts that are parts of all replicas. */
const parts = [
  "readyReplicas",
  "currentReplicas",
  "updatedReplicas",
  "availableReplicas",
] as const satisfies readonly (keyof StatefulSetStatus)[];
const counts = ["replicas", ...parts, "observedGeneration", "collisionCount"] as const;

function fixedPart(spec: StatefulSetSpec): Partial<StatefulSetSpec> {
  const { selector, serviceName, podManagementPolicy, volumeClaimTemplates } = spec;
  return { selector, serviceName, podManagementPolicy, volumeClaimTemplates };
}

const policies = ["OrderedReady", "Parallel"];

const validatePodManagement = (policy: string): FieldError[] =>
  policies.includes(policy)
    ? []
    : [invalid("spec.podManagementPolicy", policy, "must be 'OrderedReady' or 'Parallel'")];

function validateUpdateStrategy(strategy: StatefulSetUpdateStrategy, path: string): FieldError[] {
  const { type, rollingUpdate } = strategy;
  const bounds = rollingUpdate === undefined ? null : internalBounds(rollingUpdate);
  switch (type) {
    case "OnDelete": {
      const fact = "only allowed for updateStrategy 'RollingUpdate'";
      return bounds === null ? [] : [invalid(`${path}.rollingUpdate`, bounds, fact)];
    }
    case "RollingUpdate":
      return rollingUpdate === undefined
        ? []
        : validateRollingUpdate(rollingUpdate, `${path}.rollingUpdate`);
    default: {
      const given = { Type: type, RollingUpdate: bounds };
      return [invalid(path, given, "must be 'RollingUpdate' or 'OnDelete'")];
    }
  }
}

type RollingUpdate = NonNullable<StatefulSetUpdateStrategy["rollingUpdate"]>;

/** Bounds as a refusal shows them: Kubernetes prints its internal type there. */
const internalBounds = ({ partition = 0, maxUnavailable }: RollingUpdate) => ({
  Partition: partition,
  MaxUnavailable: maxUnavailable ?? null,
});

function validateRollingUpdate(bounds: RollingUpdate, path: string): FieldError[] {
  const { partition, maxUnavailable } = bounds;
  const errors = [...validateNonNegative(partition, `${path}.partition`)];
  if (maxUnavailable === undefined) return errors;
  const at = `${path}.maxUnavailable`;
  const isZero = maxUnavailable === 0 || /^0+%$/.test(String(maxUnavailable));
  return [
    ...errors,
    ...validatePositiveIntOrPercent(maxUnavailable, at),
    ...(isZero ? [invalid(at, maxUnavailable, "cannot be 0")] : []),
    ...validateNotMoreThan100Percent(maxUnavailable, at),
  ];
}

function validateRetention(policy: string, name: string): FieldError[] {
  const supported = ["Retain", "Delete"];
  const path = `spec.persistentVolumeClaimRetentionPolicy.${name}`;
  return supported.includes(policy) ? [] : [notSupported(path, policy, supported)];
}

/** The pods are checked with the volumes that they will have. */
function validateTemplate({ template, selector, volumeClaimTemplates = [] }: StatefulSetSpec) {
  const errors: FieldError[] = [];
  const { labels } = template.metadata;
  const { picks, matches } = selectorFromLabelSelector(selector);
  if (selector !== undefined && picks === "nothing") {
    errors.push(invalid("spec.selector", selector, ""));
  } else {
    if (picks !== "everything" && !matches(labels)) {
      const fact = "`selector` does not match template `labels`";
      errors.push(invalidMap("spec.template.metadata.labels", labels, fact));
    }
    const names = volumeClaimTemplates.map(({ metadata: { name = "" } }) => name);
    errors.push(...validatePodTemplate(withClaimVolumes(template, names), "spec.template"));
  }
  return [...errors, ...validateLasting(template, "StatefulSet")];
}

/** Claims come first and take the place of volumes of the same name. */
function withClaimVolumes(template: PodTemplateSpec, names: readonly string[]): PodTemplateSpec {
  if (names.length === 0) return template;
  const { volumes = [] } = template.spec;
  const claims = [...new Set(names)].map((name) => ({
    name,
    persistentVolumeClaim: { claimName: `${name}-0` },
  }));
  const others = volumes.filter(({ name }) => !names.includes(name));
  return { ...template, spec: { ...template.spec, volumes: [...claims, ...others] } };
}
