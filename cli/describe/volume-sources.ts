/** What descriptions say of the sources of volumes. Source: kubectl 1.36, pkg/describe. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import { column, goText, type Lines, metadataLines, optionalLine, sortedKeys } from "./lines.ts";

export type Source = (source: JsonObject) => Lines;

/** Lines in the order of the members that they show; the first is the type. */
const shows =
  (type: string, members: Readonly<Record<string, Member>>): Source =>
  (source) => [
    `Type:\t${type}`,
    ...Object.entries(members).map(
      ([title, [member, text]]) => `${title}\t${text(source[member])}`,
    ),
  ];

type Member = readonly [name: string, text: (value: Json | undefined) => string];

const text = (name: string, missing = ""): Member => [name, (value) => String(value ?? missing)];
const number = (name: string): Member => text(name, "0");
const flag = (name: string): Member => text(name, "false");
const list = (name: string): Member => [name, (value) => goText(value ?? [])];
const pairs = (name: string): Member => [name, (value) => goText(value ?? {})];

/** A reference as the Go types print themselves. */
const secretRef: Member = [
  "secretRef",
  (value) => {
    if (!isObject(value)) return "nil";
    const { name = "", namespace } = value;
    return namespace === undefined
      ? `&LocalObjectReference{Name:${name},}`
      : `&SecretReference{Name:${name},Namespace:${namespace},}`;
  },
];

const disk = {
  "FSType:": text("fsType"),
  "Partition:": number("partition"),
  "ReadOnly:": flag("readOnly"),
};

/** By the member of the volume that holds it. */
export const volumeSources: Readonly<Record<string, Source>> = {
  hostPath: shows("HostPath (bare host directory volume)", {
    "Path:": text("path"),
    "HostPathType:": text("type", "<none>"),
  }),
  emptyDir: shows("EmptyDir (a temporary directory that shares a pod's lifetime)", {
    "Medium:": text("medium"),
    "SizeLimit:": text("sizeLimit", "<unset>"),
  }),
  gcePersistentDisk: shows(
    "GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)",
    { "PDName:": text("pdName"), ...disk },
  ),
  awsElasticBlockStore: shows("AWSElasticBlockStore (a Persistent Disk resource in AWS)", {
    "VolumeID:": text("volumeID"),
    ...disk,
  }),
  gitRepo: shows("GitRepo (a volume that is pulled from git when the pod is created)", {
    "Repository:": text("repository"),
    "Revision:": text("revision"),
  }),
  secret: shows("Secret (a volume populated by a Secret)", {
    "SecretName:": text("secretName"),
    "Optional:": flag("optional"),
  }),
  configMap: shows("ConfigMap (a volume populated by a ConfigMap)", {
    "Name:": text("name"),
    "Optional:": flag("optional"),
  }),
  nfs: shows("NFS (an NFS mount that lasts the lifetime of a pod)", {
    "Server:": text("server"),
    "Path:": text("path"),
    "ReadOnly:": flag("readOnly"),
  }),
  iscsi: shows(
    "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed " +
      "to the pod)",
    {
      "TargetPortal:": text("targetPortal"),
      "IQN:": text("iqn"),
      "Lun:": number("lun"),
      ISCSIInterface: text("iscsiInterface"),
      "FSType:": text("fsType"),
      "ReadOnly:": flag("readOnly"),
      "Portals:": list("portals"),
      "DiscoveryCHAPAuth:": flag("chapAuthDiscovery"),
      "SessionCHAPAuth:": flag("chapAuthSession"),
      "SecretRef:": secretRef,
      "InitiatorName:": text("initiatorName", "<none>"),
    },
  ),
  glusterfs: shows("Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)", {
    "EndpointsName:": text("endpoints"),
    "Path:": text("path"),
    "ReadOnly:": flag("readOnly"),
  }),
  persistentVolumeClaim: shows(
    "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
    { "ClaimName:": text("claimName"), "ReadOnly:": flag("readOnly") },
  ),
  rbd: shows("RBD (a Rados Block Device mount on the host that shares a pod's lifetime)", {
    "CephMonitors:": list("monitors"),
    "RBDImage:": text("image"),
    "FSType:": text("fsType"),
    "RBDPool:": text("pool"),
    "RadosUser:": text("user"),
    "Keyring:": text("keyring"),
    "SecretRef:": secretRef,
    "ReadOnly:": flag("readOnly"),
  }),
  quobyte: shows("Quobyte (a Quobyte mount on the host that shares a pod's lifetime)", {
    "Registry:": text("registry"),
    "Volume:": text("volume"),
    "ReadOnly:": flag("readOnly"),
  }),
  downwardAPI: (source) => [
    "Type:\tDownwardAPI (a volume populated by information about the pod)",
    "Items:",
    ...parts(source, "items").map((item) => {
      const { fieldPath } = part(item, "fieldRef");
      const { resource } = part(item, "resourceFieldRef");
      return `  ${fieldPath ?? resource} -> ${item.path}`;
    }),
  ],
  azureDisk: shows("AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)", {
    "DiskName:": text("diskName"),
    "DiskURI:": text("diskURI"),
    "Kind:": text("kind"),
    "FSType:": text("fsType"),
    "CachingMode:": text("cachingMode"),
    "ReadOnly:": flag("readOnly"),
  }),
  vsphereVolume: shows("vSphereVolume (a Persistent Disk resource in vSphere)", {
    "VolumePath:": text("volumePath"),
    "FSType:": text("fsType"),
    "StoragePolicyName:": text("storagePolicyName"),
  }),
  cinder: shows("Cinder (a Persistent Disk resource in OpenStack)", {
    "VolumeID:": text("volumeID"),
    "FSType:": text("fsType"),
    "ReadOnly:": flag("readOnly"),
    "SecretRef:": secretRef,
  }),
  photonPersistentDisk: shows(
    "PhotonPersistentDisk (a Persistent Disk resource in photon platform)",
    { "PdID:": text("pdID"), "FSType:": text("fsType") },
  ),
  portworxVolume: shows("PortworxVolume (a Portworx Volume resource)", {
    "VolumeID:": text("volumeID"),
  }),
  scaleIO: shows("ScaleIO (a persistent volume backed by a block device in ScaleIO)", {
    "Gateway:": text("gateway"),
    "System:": text("system"),
    "Protection Domain:": text("protectionDomain"),
    "Storage Pool:": text("storagePool"),
    "Storage Mode:": text("storageMode"),
    "VolumeName:": text("volumeName"),
    "FSType:": text("fsType"),
    "ReadOnly:": flag("readOnly"),
  }),
  cephfs: shows("CephFS (a CephFS mount on the host that shares a pod's lifetime)", {
    "Monitors:": list("monitors"),
    "Path:": text("path"),
    "User:": text("user"),
    "SecretFile:": text("secretFile"),
    "SecretRef:": secretRef,
    "ReadOnly:": flag("readOnly"),
  }),
  storageos: shows("StorageOS (a StorageOS Persistent Disk resource)", {
    "VolumeName:": text("volumeName"),
    "VolumeNamespace:": text("volumeNamespace"),
    "FSType:": text("fsType"),
    "ReadOnly:": flag("readOnly"),
  }),
  fc: shows("FC (a Fibre Channel disk)", {
    "TargetWWNs:": ["targetWWNs", (value) => (Array.isArray(value) ? value.join(", ") : "")],
    "LUN:": text("lun", "<none>"),
    "FSType:": text("fsType"),
    "ReadOnly:": flag("readOnly"),
  }),
  azureFile: shows(
    "AzureFile (an Azure File Service mount on the host and bind mount to the pod)",
    {
      "SecretName:": text("secretName"),
      "ShareName:": text("shareName"),
      "ReadOnly:": flag("readOnly"),
    },
  ),
  flexVolume: shows(
    "FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)",
    {
      "Driver:": text("driver"),
      "FSType:": text("fsType"),
      "SecretRef:": secretRef,
      "ReadOnly:": flag("readOnly"),
      "Options:": pairs("options"),
    },
  ),
  flocker: shows("Flocker (a Flocker volume mounted by the Flocker agent)", {
    "DatasetName:": text("datasetName"),
    "DatasetUUID:": text("datasetUUID"),
  }),
  projected: (source) => [
    "Type:\tProjected (a volume that contains injected data from multiple sources)",
    ...parts(source, "sources").flatMap(projectedLines),
  ],
  csi: (source) => {
    const attributes = part(source, "volumeAttributes");
    const lines = sortedKeys(attributes).map((key) => `    ${key}=${attributes[key]}`);
    return [
      "Type:\tCSI (a Container Storage Interface (CSI) volume source)",
      `Driver:\t${source.driver}`,
      `FSType:\t${source.fsType ?? ""}`,
      `ReadOnly:\t${source.readOnly === true}`,
      ...column("VolumeAttributes", lines),
    ];
  },
  ephemeral: (source) => ephemeralLines(part(source, "volumeClaimTemplate")),
  image: shows("Image (a container image or OCI artifact)", {
    "Reference:": text("reference"),
    "PullPolicy:": text("pullPolicy"),
  }),
};

/** What a claim is filled from. */
export function dataSourceLines(source: Json | undefined): Lines {
  if (!isObject(source)) return [];
  const { apiGroup, kind, name } = source;
  return [
    "DataSource:",
    ...(apiGroup === undefined ? [] : [`  APIGroup:\t${apiGroup}`]),
    `  Kind:\t${kind}`,
    `  Name:\t${name}`,
  ];
}

function projectedLines(source: JsonObject): Lines {
  const { secret, configMap, downwardAPI, serviceAccountToken } = source;
  const isOptional = ({ optional }: JsonObject) => optional === true;
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

/** The claim that is made for a pod. Its labels stand further in, as kubectl prints them. */
function ephemeralLines(template: JsonObject): Lines {
  const spec = part(template, "spec");
  return [
    "Type:\tEphemeralVolume (an inline specification for a volume that gets created and deleted " +
      "with the pod)",
    `StorageClass:\t${textAt(spec, "storageClassName")}`,
    `Volume:\t${textAt(spec, "volumeName")}`,
    ...metadataLines(template).map((line) => line.replace("\t", "\t    ")),
    `Capacity:\t${textAt(spec, "volumeName") === "" ? "" : "0"}`,
    "Access Modes:\t",
    ...optionalLine("VolumeMode", spec.volumeMode),
    ...dataSourceLines(spec.dataSource),
  ];
}
