import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { betaClassAnnotation } from "../../api/core/storage-class-of.ts";
import { defaultClass, StorageClass } from "../../api/storage/storage-class.ts";
import { tableName } from "../registry/resource-table.ts";
import type { AdmissionPlugin } from "./plugin.ts";

const table = tableName(StorageClass);

/** Claims that say nothing of a class get the default one, where there is one. */
export const defaultStorageClass: AdmissionPlugin = {
  name: "DefaultStorageClass",
  resource: { group: "", plural: "persistentvolumeclaims" },
  mutate(object, { verb, subresource }, { storage }) {
    if (verb !== "create" || subresource !== undefined) return object;
    // The plugin is given claims alone.
    const claim = object as PersistentVolumeClaim & typeof object;
    const said = claim.metadata.annotations?.[betaClassAnnotation] ?? claim.spec.storageClassName;
    if (said !== undefined) return object;
    // The table of storage classes holds nothing else.
    const classes = storage.list(table).map(({ object: each }) => each as StorageClass);
    const storageClassName = defaultClass(classes)?.metadata.name;
    if (storageClassName === undefined) return object;
    const spec = { ...claim.spec, storageClassName };
    return Object.assign({ ...object }, { spec });
  },
};
