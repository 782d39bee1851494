/** A claim to storage, as it stands alone and inside the kinds that make claims. */
import { ObjectMeta } from "../meta/object-meta.ts";
import type { ObjectOf } from "../resource.ts";
import {
  list,
  mandatory,
  map,
  present,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
  timeOrNull,
} from "../schema.ts";
import { PersistentVolumeClaimSpec } from "./claim-spec.ts";

const PersistentVolumeClaimCondition = struct(
  "core.v1.PersistentVolumeClaimCondition",
  "One aspect of the state of a claim.",
  {
    type: mandatory(text("The aspect, such as Resizing or FileSystemResizePending.")),
    status: mandatory(text("True, False or Unknown.")),
    lastProbeTime: timeOrNull("When the aspect was last looked at."),
    lastTransitionTime: timeOrNull("When the status last changed."),
    reason: text("Why the status changed, in one CamelCase word."),
    message: text("Why the status changed, for people."),
  },
);

const ModifyVolumeStatus = struct(
  "core.v1.ModifyVolumeStatus",
  "How far the change to another volume attributes class is.",
  {
    targetVolumeAttributesClassName: text("Name of the class that is wanted."),
    status: mandatory(text("Pending, InProgress or Infeasible.")),
  },
);

const PersistentVolumeClaimStatus = struct(
  "core.v1.PersistentVolumeClaimStatus",
  "What was last seen of a claim.",
  {
    phase: text("Pending, Bound or Lost.").default("Pending"),
    accessModes: list("Ways in which the bound volume is mountable.", textItem, { type: "atomic" }),
    capacity: map("What the bound volume holds, by resource.", quantityItem),
    conditions: list("Its state, aspect by aspect.", PersistentVolumeClaimCondition, {
      merge: "type",
    }),
    allocatedResources: map("What is set aside for it while it grows.", quantityItem),
    allocatedResourceStatuses: map("How far its growth is, by resource.", textItem),
    currentVolumeAttributesClassName: text("Name of the class of its changeable attributes."),
    modifyVolumeStatus: ref("The change of that class, while there is one.", ModifyVolumeStatus),
  },
);

/** What a claim has beside its names and metadata. */
export const claimFields = {
  spec: present(ref("What the claim asks for.", PersistentVolumeClaimSpec)),
  status: present(ref("What was last seen.", PersistentVolumeClaimStatus)),
};

/**
 * A claim to storage. Where it stands inside another object its type is filled in there.
 * Source: core/v1 PersistentVolumeClaim 1.36.
 */
export const PersistentVolumeClaimSchema = struct(
  "core.v1.PersistentVolumeClaim",
  "A claim to storage, which a volume is bound to.",
  {
    apiVersion: present(text("API group and version of this object's schema.")),
    kind: present(text("Kind of this object.")),
    metadata: present(ref("Standard metadata of the object.", ObjectMeta)),
    ...claimFields,
  },
);
export type PersistentVolumeClaim = ObjectOf<typeof PersistentVolumeClaimSchema>;
