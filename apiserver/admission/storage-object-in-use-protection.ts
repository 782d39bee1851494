import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { AdmissionPlugin } from "./plugin.ts";

/** Volumes stay while they are bound, and claims while pods use them. */
const finalizers: Readonly<Record<string, string>> = {
  persistentvolumes: "kubernetes.io/pv-protection",
  persistentvolumeclaims: "kubernetes.io/pvc-protection",
};

/** Gives new volumes and claims a finalizer, which a controller takes off when they may go. */
export const storageObjectInUseProtection: readonly AdmissionPlugin[] = Object.entries(
  finalizers,
).map(([plural, finalizer]) => ({
  name: "StorageObjectInUseProtection",
  resource: { group: "", plural },
  mutate(object, { verb, subresource }) {
    const { finalizers: given = [] } = object.metadata;
    if (verb !== "create" || subresource !== undefined || given.includes(finalizer)) return object;
    const metadata = changeMetadata(object.metadata, { finalizers: [...given, finalizer] });
    return { ...object, metadata };
  },
}));
