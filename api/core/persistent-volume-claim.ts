import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { canonicalQuantity } from "../quantity.ts";
import { type Column, defineResource } from "../resource.ts";
import { struct } from "../schema.ts";
import { type PersistentVolumeClaim as Claim, claimFields } from "./claim.ts";
import { claimStrategy } from "./claim-strategy.ts";
import { classOf } from "./storage-class-of.ts";
import { accessModesText } from "./volume/access-modes.ts";

export type PersistentVolumeClaim = Claim;

const column = (
  name: string,
  description: string,
  value: Column<Claim>["value"],
  priority: 0 | 1 = 0,
): Column<Claim> => ({ name, type: "string", description, priority, value });

/** A claim to storage. Source: core/v1 PersistentVolumeClaim 1.36. */
export const PersistentVolumeClaim = defineResource(
  "v1",
  struct("core.v1.PersistentVolumeClaim", "A claim to storage, which a volume is bound to.", {
    ...objectFields,
    ...claimFields,
  }),
  {
    kind: "PersistentVolumeClaim",
    plural: "persistentvolumeclaims",
    shortNames: ["pvc"],
    namespaced: true,
    hasStatus: true,
    strategy: claimStrategy,
    columns: [
      nameColumn,
      column("Status", "Its phase.", ({ metadata, status }) =>
        metadata.deletionTimestamp === undefined ? status.phase : "Terminating",
      ),
      column("Volume", "The volume that it is bound to.", ({ spec }) => spec.volumeName ?? ""),
      column("Capacity", "What the volume holds.", (claim) =>
        isPlaced(claim) ? canonicalQuantity(claim.status.capacity?.storage ?? "0") : "",
      ),
      column("Access Modes", "Ways in which the volume can be mounted.", (claim) =>
        isPlaced(claim) ? accessModesText(claim.status.accessModes) : "",
      ),
      column("StorageClass", "Its storage class.", classOf),
      column(
        "VolumeAttributesClass",
        "The class of its changeable attributes.",
        ({ spec }) => spec.volumeAttributesClassName ?? "<unset>",
      ),
      ageColumn,
      column("VolumeMode", "Filesystem or Block.", ({ spec }) => spec.volumeMode, 1),
    ],
  },
);

const isPlaced = ({ spec }: Claim) => (spec.volumeName ?? "") !== "";
