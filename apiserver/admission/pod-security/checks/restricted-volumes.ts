import type { Volume } from "../../../../api/core/pod/volumes/volume.ts";
import type { Check } from "../check.ts";
import { counted, quoted, unique, user } from "../words.ts";

/** Sources of volumes, in the order in which they are looked for. */
const allowed = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
] as const;
const restricted = [
  "hostPath",
  "gcePersistentDisk",
  "awsElasticBlockStore",
  "gitRepo",
  "nfs",
  "iscsi",
  "glusterfs",
  "rbd",
  "flexVolume",
  "cinder",
  "cephfs",
  "flocker",
  "fc",
  "azureFile",
  "vsphereVolume",
  "quobyte",
  "azureDisk",
  "photonPersistentDisk",
  "portworxVolume",
  "scaleIO",
  "storageos",
] as const;

/** Pods see the volumes of the cluster alone: those that have objects, and empty ones. */
export const restrictedVolumes: Check = {
  id: "restrictedVolumes",
  level: "restricted",
  versions: [
    {
      since: 0,
      overrides: ["hostPathVolumes"],
      check({ spec: { volumes = [] } }) {
        const bad = volumes.filter((volume) => !allowed.some((type) => has(volume, type)));
        if (bad.length === 0) return undefined;
        const names = bad.map(({ name }) => name);
        const types = unique(
          bad.map((volume) => restricted.find((type) => has(volume, type)) ?? "unknown"),
        );
        const what = counted("restricted volume type", types);
        return {
          reason: "restricted volume types",
          detail: `${user("volume", names)} ${what} ${quoted(types)}`,
        };
      },
    },
  ],
};

const has = (volume: Volume, type: (typeof allowed | typeof restricted)[number]) =>
  volume[type] !== undefined;
