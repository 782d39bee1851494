import { ageColumn, nameColumn, textColumn } from "../columns.ts";
import { invalidWhole } from "../field-error.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { mandatory, present, ref, struct } from "../schema.ts";
import { ResourceClaimStatus } from "./claim-status.ts";
import { allocatedIn, deviceId, validateClaimStatus } from "./claim-status-validate.ts";
import { defaultClaimSpec, ResourceClaimSpec } from "./device-claim.ts";
import { validateClaimSpec } from "./device-claim-validate.ts";

const schema = struct(
  "resource.v1.ResourceClaim",
  "A claim for devices, which pods use; nothing allocates any here.",
  {
    ...objectFields,
    spec: mandatory(ref("What is asked for. Immutable.", ResourceClaimSpec)),
    status: present(ref("What was allocated.", ResourceClaimStatus)),
  },
);

export type ResourceClaim = ObjectOf<typeof schema>;

/** A claim for devices. Source: resource.k8s.io/v1 ResourceClaim 1.36. */
export const ResourceClaim = defineResource("resource.k8s.io/v1", schema, {
  kind: "ResourceClaim",
  plural: "resourceclaims",
  namespaced: true,
  hasStatus: true,
  statusLeavesMetadata: true,
  strategy: {
    defaults(claim) {
      const spec = defaultClaimSpec(claim.spec);
      return spec === claim.spec ? claim : { ...claim, spec };
    },
    prepareForCreate: (claim) => ({ ...claim, status: {} }),
    prepareForStatusUpdate: withoutFreedDevices,
    validateCreate: ({ spec }) => validateClaimSpec(spec, "spec"),
    validateUpdate: ({ spec }, stored) =>
      equalJson(spec, stored.spec) ? [] : [invalidWhole("spec", "field is immutable")],
    validateStatusUpdate: validateClaimStatus,
  },
  columns: [
    nameColumn,
    textColumn("State", "What became of it: pending, allocated, reserved, deleted.", stateText),
    ageColumn,
  ],
});

/**
 * Only the status changes, and what drivers say of a device goes with its allocation.
 * Source: registry/resource/resourceclaim, dropDeallocatedStatusDevices 1.36.
 */
function withoutFreedDevices({ status }: ResourceClaim, stored: ResourceClaim): ResourceClaim {
  const { devices, ...rest } = status;
  const before = allocatedIn(stored);
  const now = allocatedIn({ ...stored, status });
  const kept = devices?.filter((each) => now.has(deviceId(each)) || !before.has(deviceId(each)));
  const isSame = kept === undefined || kept.length === devices?.length;
  return {
    ...stored,
    status: isSame ? status : { ...rest, ...(kept.length > 0 && { devices: kept }) },
  };
}

/** Source: printers/internalversion, resourceClaimState 1.36. */
function stateText({ metadata, status }: ResourceClaim): string {
  const isDeleted = metadata.deletionTimestamp !== undefined;
  const states = isDeleted ? ["deleted"] : [];
  if (status.allocation === undefined) return isDeleted ? "deleted" : "pending";
  states.push("allocated");
  if ((status.reservedFor ?? []).length > 0) states.push("reserved");
  return states.join(",");
}
