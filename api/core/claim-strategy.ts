/** How claims are created and changed. Source: registry/core/persistentvolumeclaim 1.36. */
import { type FieldError, forbiddenField, notSupported, required } from "../field-error.ts";
import { printed, printedDiff } from "../internal-types/index.ts";
import { equalJson } from "../json.ts";
import { compareQuantities } from "../quantity.ts";
import type { Strategy } from "../resource.ts";
import { validateText } from "../validation/format.ts";
import { immutableField } from "../validation/meta.ts";
import { qualifiedNameProblems } from "../validation/names.ts";
import type { PersistentVolumeClaim } from "./claim.ts";
import type { PersistentVolumeClaimSpec } from "./claim-spec.ts";
import { claimSpecWarnings, validateClaimSpec } from "./claim-validate.ts";
import { betaClassAnnotation } from "./storage-class-of.ts";
import { validateAmount } from "./volume/amounts.ts";

export const claimStrategy: Strategy<PersistentVolumeClaim> = {
  prepareForCreate: (claim) => ({
    ...claim,
    spec: withBothSources(withKnownSource(claim.spec)),
    status: { phase: "Pending" },
  }),
  prepareForUpdate: (next) => ({ ...next, spec: withBothSources(next.spec) }),
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validate: ({ spec }) => validateClaimSpec(spec, "spec"),
  validateUpdate,
  validateStatusUpdate,
  warnings: ({ metadata, spec }) => [
    ...(metadata.annotations?.[betaClassAnnotation] === undefined
      ? []
      : [
          `metadata.annotations[${betaClassAnnotation}]: deprecated since v1.8; ` +
            'use "storageClassName" attribute instead',
        ]),
    ...claimSpecWarnings(spec, "spec"),
  ],
};

const snapshotGroup = "snapshot.storage.k8s.io";

/** The older of the two fields takes claims and snapshots; what else it names is left out. */
function withKnownSource(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const { dataSource, ...rest } = spec;
  if (dataSource === undefined || spec.dataSourceRef !== undefined) return spec;
  const { kind, apiGroup = "" } = dataSource;
  const isClaim = kind === "PersistentVolumeClaim" && apiGroup === "";
  return isClaim || (kind === "VolumeSnapshot" && apiGroup === snapshotGroup) ? spec : rest;
}

/** A source that one of two fields names is named by the other, too. */
function withBothSources(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const { dataSource, dataSourceRef } = spec;
  if (dataSource !== undefined && dataSourceRef === undefined) {
    return { ...spec, dataSourceRef: dataSource };
  }
  if (dataSource !== undefined || dataSourceRef === undefined) return spec;
  const { namespace = "", ...source } = dataSourceRef;
  return namespace === "" ? { ...spec, dataSource: source } : spec;
}

/** A claim stays what it is, but for its volume, once, and for its size and attributes. */
function validateUpdate(next: PersistentVolumeClaim, stored: PersistentVolumeClaim): FieldError[] {
  const [before, after] = [stored.spec, next.spec];
  const why =
    "spec is immutable after creation except resources.requests and volumeAttributesClassName " +
    "for bound claims";
  const fixed = fixedPart(next, { next, stored });
  const old = fixedPart(stored, { next, stored });
  const diff = () => printedDiff(printed(specType, old), printed(specType, fixed));
  return [
    ...validateClassAnnotation(next, stored),
    ...(equalJson(fixed, old) ? [] : [forbiddenField("spec", `${why}\n${diff()}`)]),
    ...validateSize(next, stored),
    ...immutableField(after.volumeMode, before.volumeMode, "volumeMode"),
    ...validateAttributesClass(after.volumeAttributesClassName, before.volumeAttributesClassName),
  ];
}

const specType = "core.PersistentVolumeClaimSpec";

interface Change {
  readonly next: PersistentVolumeClaim;
  readonly stored: PersistentVolumeClaim;
}

/** The spec of `claim` with what may change the same on both sides. */
function fixedPart(
  { spec, status }: PersistentVolumeClaim,
  { next, stored }: Change,
): PersistentVolumeClaimSpec {
  const { volumeName = "", storageClassName, resources } = stored.spec;
  const old = stored.metadata.annotations?.[betaClassAnnotation];
  const getsClass =
    storageClassName === undefined && (old === undefined || old === spec.storageClassName);
  const growing = status.phase === "Bound" && spec.resources.requests !== undefined;
  const storage = resources.requests?.storage;
  const requests = { ...spec.resources.requests, ...(storage === undefined ? {} : { storage }) };
  return {
    ...spec,
    volumeAttributesClassName: next.spec.volumeAttributesClassName,
    volumeName: (volumeName === "" ? next : { spec }).spec.volumeName ?? "",
    storageClassName: getsClass ? storageClassName : spec.storageClassName,
    resources: growing ? { ...spec.resources, requests } : spec.resources,
  };
}

/** The annotation that names a class stays, until the field of today says the same. */
function validateClassAnnotation(next: PersistentVolumeClaim, stored: PersistentVolumeClaim) {
  const { [betaClassAnnotation]: after } = next.metadata.annotations ?? {};
  const { [betaClassAnnotation]: before } = stored.metadata.annotations ?? {};
  const isRenamed =
    before !== undefined &&
    stored.spec.storageClassName === undefined &&
    next.spec.storageClassName === before &&
    after === undefined;
  const path = `metadata.annotations.${betaClassAnnotation}`;
  return isRenamed ? [] : immutableField(after ?? "", before ?? "", path);
}

/** A claim may shrink back to what its volume holds, after an expansion that failed. */
function validateSize(next: PersistentVolumeClaim, stored: PersistentVolumeClaim): FieldError[] {
  const sizeOf = ({ spec }: PersistentVolumeClaim) => spec.resources.requests?.storage ?? "0";
  if (compareQuantities(sizeOf(next), sizeOf(stored)) >= 0) return [];
  if (compareQuantities(sizeOf(next), stored.status.capacity?.storage ?? "0") > 0) return [];
  const why = "field can not be less than status.capacity";
  return [forbiddenField("spec.resources.requests.storage", why)];
}

function validateAttributesClass(next: string | undefined, stored: string | undefined) {
  const path = "spec.volumeAttributesClassName";
  if (stored === undefined || next === stored) return [];
  if (next === undefined) {
    return [forbiddenField(path, "update from non-nil value to nil is forbidden")];
  }
  return next === ""
    ? [forbiddenField(path, "update from non-nil value to an empty string is forbidden")]
    : [];
}

const resizeStatuses = [
  "ControllerResizeInProgress",
  "ControllerResizeInfeasible",
  "NodeResizePending",
  "NodeResizeInProgress",
  "NodeResizeInfeasible",
];

function validateStatusUpdate({ spec, status }: PersistentVolumeClaim): FieldError[] {
  const statusPath = "status.allocatedResourceStatus";
  return [
    ...(spec.accessModes?.length === 0 ? [required("Spec.accessModes")] : []),
    ...Object.entries(status.capacity ?? {}).flatMap(([name, amount]) =>
      validateAmount(amount, `status.capacity[${name}]`),
    ),
    ...Object.entries(status.allocatedResourceStatuses ?? {}).flatMap(([name, state]) => [
      ...validateResourceKey(name, statusPath),
      ...(resizeStatuses.includes(state) ? [] : [notSupported(statusPath, name, resizeStatuses)]),
    ]),
    ...Object.entries(status.allocatedResources ?? {}).flatMap(([name, amount]) => {
      const errors = validateResourceKey(name, "status.allocatedResources");
      return errors.length > 0
        ? errors
        : validateAmount(amount, `status.allocatedResources[${name}]`);
    }),
  ];
}

/** Of Kubernetes' own resources a claim is only for storage. */
function validateResourceKey(name: string, path: string): readonly FieldError[] {
  const errors = validateText(name, path, qualifiedNameProblems);
  const isNative = !name.includes("/") || name.includes("kubernetes.io/");
  if (errors.length > 0 || !isNative || name === "storage") return errors;
  return [notSupported(path, name, ["storage"])];
}
