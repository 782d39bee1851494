/** Claims, volumes and classes for tests: only what matters to a test is given. */

import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { ObjectMeta } from "../../api/resource.ts";
import type { StorageClass } from "../../api/storage/storage-class.ts";
import { timeAt } from "./workloads.ts";

type Part<T> = { readonly [Key in keyof T]?: T[Key] };

const created = timeAt(0);

/** A claim to 1Gi without a class, called `data`. */
export const testClaim = (
  spec: Part<PersistentVolumeClaim["spec"]> = {},
  {
    status = { phase: "Pending" },
    ...metadata
  }: ObjectMeta & { readonly status?: PersistentVolumeClaim["status"] } = {},
): PersistentVolumeClaim => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: {
    name: "data",
    namespace: "default",
    uid: "claim-uid",
    creationTimestamp: created,
    finalizers: ["kubernetes.io/pvc-protection"],
    ...metadata,
  },
  spec: {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: "1Gi" } },
    volumeMode: "Filesystem",
    ...spec,
  },
  status,
});

/** A volume of 1Gi without a class, called `disk`, that can be had. */
export const testVolume = (
  spec: Part<PersistentVolume["spec"]> = {},
  {
    status = { phase: "Available" },
    ...metadata
  }: ObjectMeta & { readonly status?: PersistentVolume["status"] } = {},
): PersistentVolume => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: {
    name: "disk",
    uid: "volume-uid",
    creationTimestamp: created,
    finalizers: ["kubernetes.io/pv-protection"],
    ...metadata,
  },
  spec: {
    capacity: { storage: "1Gi" },
    accessModes: ["ReadWriteOnce"],
    persistentVolumeReclaimPolicy: "Retain",
    volumeMode: "Filesystem",
    ...spec,
  },
  status,
});

/** A class called `fast` whose volumes are made at once. */
export const testClass = (more: Part<StorageClass> = {}): StorageClass => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "fast", creationTimestamp: created },
  provisioner: "disk.example",
  reclaimPolicy: "Delete",
  volumeBindingMode: "Immediate",
  ...more,
});
