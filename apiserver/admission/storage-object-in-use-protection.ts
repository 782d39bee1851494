import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { AdmissionPlugin } from "./plugin.ts";

/** Volumes stay while they are bound, claims and attributes of volumes while they are used. */
const finalizers = [
  { group: "", plural: "persistentvolumes", finalizer: "kubernetes.io/pv-protection" },
  { group: "", plural: "persistentvolumeclaims", finalizer: "kubernetes.io/pvc-protection" },
  {
    group: "storage.k8s.io",
    plural: "volumeattributesclasses",
    finalizer: "kubernetes.io/vac-protection",
  },
];

/** Gives new objects of storage a finalizer, which a controller takes off when they may go. */
export const storageObjectInUseProtection: readonly AdmissionPlugin[] = finalizers.map(
  ({ finalizer, ...resource }) => ({
    name: "StorageObjectInUseProtection",
    resource,
    mutate(object, { verb, subresource }) {
      const { finalizers: given = [] } = object.metadata;
      if (verb !== "create" || subresource !== undefined || given.includes(finalizer))
        return object;
      const metadata = changeMetadata(object.metadata, { finalizers: [...given, finalizer] });
      return { ...object, metadata };
    },
  }),
);
