/**
 * What has to do with a node: what the pods on it use.
 * Source: plugin/pkg/auth/authorizer/node/graph.go 1.36.
 */

import type { Pod } from "../../../api/core/pod/pod.ts";
import { mirrorAnnotation } from "../../../api/core/pod/validation/annotations.ts";
import type { PersistentVolume } from "../../../api/core/volume/persistent-volume.ts";
import { isObject } from "../../../api/json.ts";
import type { Storage } from "../../storage/storage.ts";
import { secretsOfVolume } from "./volume-secrets.ts";

export interface Related {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

/** Whether an object has to do with a node. */
export function isRelated(storage: Storage, node: string, object: Related): boolean {
  const { resource, namespace, name } = object;
  const stored = (table: string) => storage.get(table, `${namespace}/${name}`);
  switch (resource) {
    case "pods":
      return nodeNameOf(stored("pods")) === node;
    case "volumeattachments":
      return nodeNameOf(storage.get("volumeattachments.storage.k8s.io", name)) === node;
    case "resourceslices":
      return nodeNameOf(storage.get("resourceslices.resource.k8s.io", name)) === node;
    case "persistentvolumes": {
      // The table holds nothing else.
      const { claimRef } =
        (storage.get(resource, name) as PersistentVolume | undefined)?.spec ?? {};
      const claim = { namespace: claimRef?.namespace ?? "", name: claimRef?.name ?? "" };
      return isRelated(storage, node, { resource: "persistentvolumeclaims", ...claim });
    }
    case "secrets":
      return isUsed(storage, node, object) || volumesWith(storage, object).some(isOnNode);
    default:
      return isUsed(storage, node, object);
  }

  function isOnNode({ metadata }: PersistentVolume): boolean {
    const volume = { resource: "persistentvolumes", namespace: "", name: metadata.name ?? "" };
    return isRelated(storage, node, volume);
  }
}

const isUsed = (storage: Storage, node: string, { resource, namespace, name }: Related) =>
  podsOn(storage, node, namespace).some((pod) => uses(pod, resource, name));

/** The volumes that are mounted with a Secret. */
const volumesWith = (storage: Storage, secret: Related): readonly PersistentVolume[] =>
  storage
    .list("persistentvolumes")
    // The table holds nothing else.
    .map(({ object }) => object as PersistentVolume)
    .filter((volume) =>
      secretsOfVolume(volume).some(
        ({ namespace, name }) => namespace === secret.namespace && name === secret.name,
      ),
    );

const nodeNameOf = (object: unknown): unknown => Object(Object(object).spec).nodeName;

function podsOn(storage: Storage, node: string, namespace: string): readonly Pod[] {
  // The table of pods holds pods. What kubelets show of their own gives them no rights.
  return storage
    .list("pods", { namespace })
    .map(({ object }) => object as Pod)
    .filter(({ spec }) => spec.nodeName === node)
    .filter(({ metadata }) => metadata.annotations?.[mirrorAnnotation] === undefined);
}

function uses({ metadata, spec, status }: Pod, resource: string, name: string): boolean {
  switch (resource) {
    case "serviceaccounts":
      return (spec.serviceAccountName ?? "default") === name;
    case "secrets":
      return (
        spec.imagePullSecrets?.some((each) => each.name === name) === true ||
        names(spec, secretMembers).includes(name)
      );
    case "configmaps":
      return names(spec, configMapMembers).includes(name);
    case "persistentvolumeclaims":
      return (spec.volumes ?? []).some((volume) =>
        volume.ephemeral === undefined
          ? volume.persistentVolumeClaim?.claimName === name
          : `${metadata.name}-${volume.name}` === name,
      );
    case "resourceclaims": {
      const { resourceClaimStatuses = [], extendedResourceClaimStatus } = status;
      return [
        ...(spec.resourceClaims ?? []),
        ...resourceClaimStatuses,
        extendedResourceClaimStatus,
      ].some((each) => each?.resourceClaimName === name);
    }
    default:
      return false;
  }
}

const secretMembers = new Set([
  "secretRef",
  "secretKeyRef",
  "secret",
  "nodePublishSecretRef",
  "azureFile",
]);
const configMapMembers = new Set(["configMapRef", "configMapKeyRef", "configMap"]);

/** The names in all members of such names, wherever they are. */
function names(value: unknown, members: ReadonlySet<string>): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => names(each, members));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([member, each]) => {
    if (!members.has(member) || !isObject(each)) return names(each, members);
    const name = each.secretName ?? each.name;
    return typeof name === "string" ? [name] : [];
  });
}
