import { changeMetadata } from "../../meta/change-metadata.ts";
import type { PersistentVolumeClaim } from "../claim.ts";
import { boundByController } from "./annotations.ts";
import { isKeptFor } from "./match.ts";
import type { PersistentVolume } from "./persistent-volume.ts";

/** The reference by which a volume is bound to this very claim. */
export function claimRefTo({ metadata }: PersistentVolumeClaim) {
  const { namespace, name, uid, resourceVersion } = metadata;
  const [kind, apiVersion] = ["PersistentVolumeClaim", "v1"];
  return { kind, namespace, name, uid, apiVersion, resourceVersion };
}

/**
 * The volume, bound to the claim. Where a user had kept it for the claim, nothing says that it was
 * bound by a controller. Source: component-helpers GetBindVolumeToClaim 1.36.
 */
export function boundTo(volume: PersistentVolume, claim: PersistentVolumeClaim): PersistentVolume {
  const { annotations } = volume.metadata;
  const isMarked = isKeptFor(volume, claim) || annotations?.[boundByController] !== undefined;
  const changes = { annotations: { ...annotations, [boundByController]: "yes" } };
  return {
    ...volume,
    metadata: isMarked ? volume.metadata : changeMetadata(volume.metadata, changes),
    spec: { ...volume.spec, claimRef: claimRefTo(claim) },
  };
}
