/** What a PersistentVolume is. Source: core/v1 PersistentVolumeSpec 1.36. */
import type { ObjectOf } from "../../resource.ts";
import { list, map, quantityItem, ref, struct, text, textItem } from "../../schema.ts";
import { NodeSelector } from "../node-selector.ts";
import {
  AWSElasticBlockStoreVolumeSource,
  AzureDiskVolumeSource,
  GCEPersistentDiskVolumeSource,
  PhotonPersistentDiskVolumeSource,
  PortworxVolumeSource,
  VsphereVirtualDiskVolumeSource,
} from "../pod/volumes/cloud.ts";
import {
  FCVolumeSource,
  FlockerVolumeSource,
  NFSVolumeSource,
  QuobyteVolumeSource,
} from "../pod/volumes/network.ts";
import { HostPathVolumeSource } from "../pod/volumes/node.ts";
import { GranularObjectReference } from "../references.ts";
import {
  AzureFilePersistentVolumeSource,
  CephFSPersistentVolumeSource,
  CinderPersistentVolumeSource,
  CSIPersistentVolumeSource,
  FlexPersistentVolumeSource,
  GlusterfsPersistentVolumeSource,
  ISCSIPersistentVolumeSource,
  LocalVolumeSource,
  RBDPersistentVolumeSource,
  ScaleIOPersistentVolumeSource,
  StorageOSPersistentVolumeSource,
} from "./sources.ts";

/** The nodes that can reach a volume. */
export const VolumeNodeAffinity = struct(
  "core.v1.VolumeNodeAffinity",
  "The nodes from which a volume can be reached.",
  { required: ref("Nodes must match it.", NodeSelector) },
);
export type VolumeNodeAffinity = ObjectOf<typeof VolumeNodeAffinity>;

/** The one source of a volume, by the field that holds it. */
export const volumeSources = {
  gcePersistentDisk: ref("A disk of Google Cloud.", GCEPersistentDiskVolumeSource),
  awsElasticBlockStore: ref("A disk of AWS.", AWSElasticBlockStoreVolumeSource),
  hostPath: ref("A file or directory of the node, for tests on one node.", HostPathVolumeSource),
  glusterfs: ref("A Gluster volume.", GlusterfsPersistentVolumeSource),
  nfs: ref("A directory of an NFS server.", NFSVolumeSource),
  rbd: ref("A Ceph block device.", RBDPersistentVolumeSource),
  iscsi: ref("An iSCSI disk.", ISCSIPersistentVolumeSource),
  cinder: ref("A disk of OpenStack.", CinderPersistentVolumeSource),
  cephfs: ref("A Ceph file system.", CephFSPersistentVolumeSource),
  fc: ref("A Fibre Channel disk.", FCVolumeSource),
  flocker: ref("A Flocker dataset.", FlockerVolumeSource),
  flexVolume: ref("A volume of an exec-based driver.", FlexPersistentVolumeSource),
  azureFile: ref("A file share of Azure.", AzureFilePersistentVolumeSource),
  vsphereVolume: ref("A disk of vSphere.", VsphereVirtualDiskVolumeSource),
  quobyte: ref("A Quobyte volume.", QuobyteVolumeSource),
  azureDisk: ref("A disk of Azure.", AzureDiskVolumeSource),
  photonPersistentDisk: ref("A disk of Photon.", PhotonPersistentDiskVolumeSource),
  portworxVolume: ref("A volume of Portworx.", PortworxVolumeSource),
  scaleIO: ref("A ScaleIO volume.", ScaleIOPersistentVolumeSource),
  local: ref("A disk or directory of one node.", LocalVolumeSource),
  storageos: ref("A StorageOS volume.", StorageOSPersistentVolumeSource),
  csi: ref("A volume of a CSI driver.", CSIPersistentVolumeSource),
};

/** What a volume is, what it holds and who may have it. */
export const PersistentVolumeSpec = struct(
  "core.v1.PersistentVolumeSpec",
  "What a volume is, what it holds and who may have it.",
  {
    capacity: map("What it holds: storage.", quantityItem),
    ...volumeSources,
    accessModes: list("Ways in which it can be mounted.", textItem, { type: "atomic" }),
    claimRef: ref("The claim that it is bound to, or kept for.", GranularObjectReference),
    persistentVolumeReclaimPolicy: text(
      "What happens once its claim is gone: Retain, Delete or Recycle.",
    ).default("Retain"),
    storageClassName: text("Name of its storage class; empty for none."),
    mountOptions: list("Options of every mount.", textItem, { type: "atomic" }),
    volumeMode: text("Filesystem, or Block for a raw device.").default("Filesystem"),
    nodeAffinity: ref("The nodes from which it can be reached.", VolumeNodeAffinity),
    volumeAttributesClassName: text("Name of the class of its changeable attributes."),
  },
);
export type PersistentVolumeSpec = ObjectOf<typeof PersistentVolumeSpec>;
export type VolumeSource = keyof typeof volumeSources;
