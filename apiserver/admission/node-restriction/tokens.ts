import type { TokenRequest } from "../../../api/authentication/token-request.ts";
import type { PersistentVolumeClaim } from "../../../api/core/claim.ts";
import type { Pod } from "../../../api/core/pod/pod.ts";
import type { Volume } from "../../../api/core/pod/volumes/volume.ts";
import type { PersistentVolume } from "../../../api/core/volume/persistent-volume.ts";
import { CSIDriver } from "../../../api/storage/csi-driver.ts";
import { keyFor } from "../../registry/context.ts";
import { tableName } from "../../registry/resource-table.ts";
import { type NodeWrite, podNamed, refuse } from "./refuse.ts";

/** A node gets tokens for the pods on it, for whom their volumes say that they are. */
export function checkToken(write: NodeWrite): void {
  const { operation, nodeName } = write;
  if (operation.verb !== "create" || operation.subresource !== "token") return;
  // What is created of a token is a request for it.
  const { spec } = write.object as TokenRequest;
  const { apiVersion, kind, name = "", uid = "" } = spec.boundObjectRef ?? {};
  if (apiVersion !== "v1" || kind !== "Pod" || name === "") {
    throw refuse(operation, "node requested token not bound to a pod");
  }
  if (uid === "") throw refuse(operation, "node requested token with a pod binding without a uid");
  const pod = podNamed(write, name);
  if (pod.metadata.uid !== uid) {
    throw refuse(
      operation,
      `the UID in the bound object reference (${uid}) does not match the UID in record. The ` +
        "object might have been deleted and then recreated",
    );
  }
  if (pod.spec.nodeName !== nodeName) {
    throw refuse(operation, "node requested token bound to a pod scheduled on a different node");
  }
  checkAudience(write, pod, spec.audiences);
}

function checkAudience(write: NodeWrite, pod: Pod, audiences: readonly string[]): void {
  const { operation, user } = write;
  if (audiences.length > 1) throw refuse(operation, "node may only request 0 or 1 audiences");
  const [audience = ""] = audiences;
  const volumes = pod.spec.volumes ?? [];
  if (volumes.some((volume) => isFor(write, { pod, volume, audience }))) return;
  const { authorizer, namespace, name } = operation;
  const verb = "request-serviceaccounts-token-audience";
  const place = { group: "", version: "v1", resource: audience, namespace };
  const { verdict } = authorizer.authorize({ user, resource: { ...place, verb, name } });
  if (verdict === "Allow") return;
  const fact =
    `audience ${JSON.stringify(audience)} not found in pod spec volume, ${user.username} is not ` +
    "authorized to request tokens for this audience";
  throw refuse(operation, fact);
}

interface Asked {
  readonly pod: Pod;
  readonly volume: Volume;
  readonly audience: string;
}

function isFor(write: NodeWrite, asked: Asked): boolean {
  const { volume, audience } = asked;
  const projected = (volume.projected?.sources ?? []).some(
    ({ serviceAccountToken: token }) => token !== undefined && (token.audience ?? "") === audience,
  );
  if (projected) return true;
  const driver = driverOf(write, asked);
  if (driver === undefined) return false;
  // The table holds nothing else.
  const found = write.registry.storage.get(tableName(CSIDriver), driver) as CSIDriver | undefined;
  return (found?.spec.tokenRequests ?? []).some((each) => each.audience === audience);
}

/** The driver that mounts a volume. */
function driverOf(write: NodeWrite, { pod, volume }: Asked): string | undefined {
  if (volume.csi !== undefined) return volume.csi.driver;
  const { ephemeral, persistentVolumeClaim } = volume;
  const claim =
    ephemeral === undefined
      ? persistentVolumeClaim?.claimName
      : `${pod.metadata.name}-${volume.name}`;
  if (claim === undefined) return undefined;
  const { storage } = write.registry;
  const key = keyFor(pod.metadata.namespace, claim);
  const stored = storage.get("persistentvolumeclaims", key);
  // The table holds nothing else.
  const { volumeName } = (stored as PersistentVolumeClaim | undefined)?.spec ?? {};
  const bound = volumeName === undefined ? undefined : storage.get("persistentvolumes", volumeName);
  return (bound as PersistentVolume | undefined)?.spec.csi?.driver;
}
