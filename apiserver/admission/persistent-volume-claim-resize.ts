import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import { compareQuantities } from "../../api/quantity.ts";
import { forbidden } from "../../api/status.ts";
import { StorageClass } from "../../api/storage/storage-class.ts";
import { tableName } from "../registry/resource-table.ts";
import type { AdmissionPlugin } from "./plugin.ts";

const table = tableName(StorageClass);
const sizeOf = ({ spec }: PersistentVolumeClaim) => spec.resources.requests?.storage ?? "0";

/** Claims grow only where their class lets them. */
export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: "PersistentVolumeClaimResize",
  resource: { group: "", plural: "persistentvolumeclaims" },
  validate({ verb, definition, name, stored: before, subresource }, { storage }, object) {
    if (verb !== "update" || subresource !== undefined) return;
    // The plugin is given claims alone, on an update both of them.
    const [stored, next] = [before, object] as unknown as readonly PersistentVolumeClaim[];
    if (stored === undefined || next === undefined) return;
    if (compareQuantities(sizeOf(next), sizeOf(stored)) <= 0) return;
    const className = classOf(next);
    const storageClass = className === classOf(stored) ? storage.get(table, className) : undefined;
    // The table of storage classes holds nothing else.
    if ((storageClass as StorageClass | undefined)?.allowVolumeExpansion === true) return;
    const fact =
      "only dynamically provisioned pvc can be resized and the storageclass that provisions the " +
      "pvc must support resize";
    throw forbidden(definition, name, fact);
  },
};
