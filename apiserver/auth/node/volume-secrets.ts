import type { PersistentVolume } from "../../../api/core/volume/persistent-volume.ts";
import { isObject, type Json } from "../../../api/json.ts";

interface Named {
  readonly namespace: string;
  readonly name: string;
}

/** Sources of volumes, the first of which that is there counts. */
const sources = [
  "azureFile",
  "cephfs",
  "cinder",
  "flexVolume",
  "rbd",
  "scaleIO",
  "iscsi",
  "storageos",
  "csi",
] as const;

/**
 * The Secrets with which kubelets mount a volume. Those of old volumes are where the claim is.
 * Source: pkg/api/v1/persistentvolume VisitPVSecretNames 1.36.
 */
export function secretsOfVolume({ spec }: PersistentVolume): readonly Named[] {
  const home = spec.claimRef?.namespace ?? "";
  const type = sources.find((each) => spec[each] !== undefined);
  if (type === undefined) return [];
  const source: Readonly<Record<string, Json | undefined>> = Object(spec[type]);
  if (type === "azureFile") {
    const { secretName, secretNamespace } = source;
    return named({ name: secretName, namespace: secretNamespace }, home);
  }
  if (type !== "csi") return named(source.secretRef, home);
  const { nodePublishSecretRef, nodeStageSecretRef, nodeExpandSecretRef } = source;
  return [nodePublishSecretRef, nodeStageSecretRef, nodeExpandSecretRef].flatMap((each) =>
    named(each, ""),
  );
}

function named(reference: unknown, home: string): readonly Named[] {
  if (!isObject(reference)) return [];
  const { name, namespace } = reference;
  if (typeof name !== "string" || name === "") return [];
  const own = typeof namespace === "string" && namespace !== "" ? namespace : home;
  return [{ namespace: own, name }];
}
