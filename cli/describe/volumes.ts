/** Volumes of pods and templates. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import { column, indent, type Lines, sortedKeys } from "./lines.ts";

export function volumeLines(volumes: readonly JsonObject[], space: string): Lines {
  if (volumes.length === 0) return [`${space}Volumes:\t<none>`];
  const nameIndent = space === "" ? "" : " ";
  const blocks = volumes.flatMap((volume) => [
    `  ${nameIndent}${volume.name}:`,
    ...indent(sourceLines(volume), 2),
  ]);
  return [`${space}Volumes:`, ...blocks];
}

const diskLines = ({ fsType, partition, readOnly }: JsonObject): Lines => [
  `FSType:\t${fsType ?? ""}`,
  `Partition:\t${partition ?? 0}`,
  `ReadOnly:\t${readOnly === true}`,
];

const isOptional = ({ optional }: JsonObject) => optional === true;

/** A source by the member of the volume that holds it. */
const sources: Readonly<Record<string, (source: JsonObject) => Lines>> = {
  hostPath: ({ path, type }) => [
    "Type:\tHostPath (bare host directory volume)",
    `Path:\t${path}`,
    `HostPathType:\t${type ?? "<none>"}`,
  ],
  emptyDir: ({ medium, sizeLimit }) => [
    "Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
    `Medium:\t${medium ?? ""}`,
    `SizeLimit:\t${sizeLimit ?? "<unset>"}`,
  ],
  secret: (source) => [
    "Type:\tSecret (a volume populated by a Secret)",
    `SecretName:\t${source.secretName}`,
    `Optional:\t${isOptional(source)}`,
  ],
  configMap: (source) => [
    "Type:\tConfigMap (a volume populated by a ConfigMap)",
    `Name:\t${source.name}`,
    `Optional:\t${isOptional(source)}`,
  ],
  persistentVolumeClaim: ({ claimName, readOnly }) => [
    "Type:\tPersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
    `ClaimName:\t${claimName}`,
    `ReadOnly:\t${readOnly === true}`,
  ],
  projected: (source) => [
    "Type:\tProjected (a volume that contains injected data from multiple sources)",
    ...parts(source, "sources").flatMap(projectedLines),
  ],
  downwardAPI: (source) => [
    "Type:\tDownwardAPI (a volume populated by information about the pod)",
    "Items:",
    ...parts(source, "items").map((item) => {
      const { fieldPath } = part(item, "fieldRef");
      const { resource } = part(item, "resourceFieldRef");
      return `  ${fieldPath ?? resource} -> ${item.path}`;
    }),
  ],
  awsElasticBlockStore: (disk) => [
    "Type:\tAWSElasticBlockStore (a Persistent Disk resource in AWS)",
    `VolumeID:\t${disk.volumeID}`,
    ...diskLines(disk),
  ],
  gcePersistentDisk: (disk) => [
    "Type:\tGCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)",
    `PDName:\t${disk.pdName}`,
    ...diskLines(disk),
  ],
  nfs: ({ server, path, readOnly }) => [
    "Type:\tNFS (an NFS mount that lasts the lifetime of a pod)",
    `Server:\t${server}`,
    `Path:\t${path}`,
    `ReadOnly:\t${readOnly === true}`,
  ],
  csi: (source) => {
    const attributes = part(source, "volumeAttributes");
    const pairs = sortedKeys(attributes).map((key) => `      ${key}=${attributes[key]}`);
    return [
      "Type:\tCSI (a Container Storage Interface (CSI) volume source)",
      `Driver:\t${source.driver}`,
      `FSType:\t${source.fsType ?? ""}`,
      `ReadOnly:\t${source.readOnly === true}`,
      pairs.length === 0 ? "VolumeAttributes:\t<none>" : `VolumeAttributes:\t${pairs.join("\n")}`,
    ];
  },
  image: ({ reference, pullPolicy }) => [
    "Type:\tImage (a container image or OCI artifact)",
    `Reference:\t${reference}`,
    `PullPolicy:\t${pullPolicy}`,
  ],
};

/** The source of a PersistentVolume: some are told in another way than those of pods. */
export function persistentSourceLines(spec: JsonObject): Lines {
  const { csi, local } = spec;
  if (isObject(local)) {
    return [
      "Type:\tLocalVolume (a persistent volume backed by local storage on a node)",
      `Path:\t${local.path}`,
    ];
  }
  if (!isObject(csi)) return sourceLines(spec);
  const attributes = part(csi, "volumeAttributes");
  const pairs = sortedKeys(attributes).map((key) => `    ${key}=${attributes[key]}`);
  const [type = "", driver = "", fsType = "", readOnly = ""] = sourceLines({ csi });
  const handle = `VolumeHandle:\t${csi.volumeHandle}`;
  return [type, driver, fsType, handle, readOnly, ...column("VolumeAttributes", pairs)];
}

function sourceLines(volume: JsonObject): Lines {
  for (const [member, lines] of Object.entries(sources)) {
    const source = volume[member];
    if (isObject(source)) return lines(source);
  }
  return ["<unknown>"];
}

function projectedLines(source: JsonObject): Lines {
  const { secret, configMap, downwardAPI, serviceAccountToken } = source;
  if (isObject(secret)) {
    return [`SecretName:\t${secret.name}`, `Optional:\t${isOptional(secret)}`];
  }
  if (isObject(downwardAPI)) return ["DownwardAPI:\ttrue"];
  if (isObject(configMap)) {
    return [`ConfigMapName:\t${textAt(configMap, "name")}`, `Optional:\t${isOptional(configMap)}`];
  }
  if (isObject(serviceAccountToken)) {
    return [`TokenExpirationSeconds:\t${serviceAccountToken.expirationSeconds}`];
  }
  return [];
}
