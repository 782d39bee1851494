import type { ObjectOf } from "../../../resource.ts";
import { mandatory, ref, struct, text } from "../../../schema.ts";
import {
  AWSElasticBlockStoreVolumeSource,
  AzureDiskVolumeSource,
  AzureFileVolumeSource,
  CinderVolumeSource,
  GCEPersistentDiskVolumeSource,
  PhotonPersistentDiskVolumeSource,
  PortworxVolumeSource,
  VsphereVirtualDiskVolumeSource,
} from "./cloud.ts";
import {
  ConfigMapVolumeSource,
  DownwardAPIVolumeSource,
  ProjectedVolumeSource,
  SecretVolumeSource,
} from "./config.ts";
import {
  CephFSVolumeSource,
  FCVolumeSource,
  FlockerVolumeSource,
  GlusterfsVolumeSource,
  ISCSIVolumeSource,
  NFSVolumeSource,
  QuobyteVolumeSource,
  RBDVolumeSource,
  ScaleIOVolumeSource,
  StorageOSVolumeSource,
} from "./network.ts";
import {
  CSIVolumeSource,
  EmptyDirVolumeSource,
  EphemeralVolumeSource,
  FlexVolumeSource,
  GitRepoVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
  PersistentVolumeClaimVolumeSource,
} from "./node.ts";

/** A volume of a pod: its name and one source. Source: core/v1 Volume 1.36. */
export const Volume = struct("core.v1.Volume", "A volume that the pod's containers can mount.", {
  name: mandatory(text("Name of the volume, unique in the pod.")),
  hostPath: ref("A file or directory of the node.", HostPathVolumeSource),
  emptyDir: ref("A directory that goes with the pod.", EmptyDirVolumeSource),
  gcePersistentDisk: ref("A disk of Google Cloud.", GCEPersistentDiskVolumeSource),
  awsElasticBlockStore: ref("A disk of AWS.", AWSElasticBlockStoreVolumeSource),
  gitRepo: ref("A clone of a git repository.", GitRepoVolumeSource),
  secret: ref("A Secret as files.", SecretVolumeSource),
  nfs: ref("A directory of an NFS server.", NFSVolumeSource),
  iscsi: ref("An iSCSI disk.", ISCSIVolumeSource),
  glusterfs: ref("A Gluster volume.", GlusterfsVolumeSource),
  persistentVolumeClaim: ref("The volume of a claim.", PersistentVolumeClaimVolumeSource),
  rbd: ref("A Ceph block device.", RBDVolumeSource),
  flexVolume: ref("A volume of an exec-based driver.", FlexVolumeSource),
  cinder: ref("A disk of OpenStack.", CinderVolumeSource),
  cephfs: ref("A Ceph file system.", CephFSVolumeSource),
  flocker: ref("A Flocker dataset.", FlockerVolumeSource),
  downwardAPI: ref("Fields of the pod as files.", DownwardAPIVolumeSource),
  fc: ref("A Fibre Channel disk.", FCVolumeSource),
  azureFile: ref("A file share of Azure.", AzureFileVolumeSource),
  configMap: ref("A ConfigMap as files.", ConfigMapVolumeSource),
  vsphereVolume: ref("A disk of vSphere.", VsphereVirtualDiskVolumeSource),
  quobyte: ref("A Quobyte volume.", QuobyteVolumeSource),
  azureDisk: ref("A disk of Azure.", AzureDiskVolumeSource),
  photonPersistentDisk: ref("A disk of Photon.", PhotonPersistentDiskVolumeSource),
  projected: ref("Files of several sources.", ProjectedVolumeSource),
  portworxVolume: ref("A volume of Portworx.", PortworxVolumeSource),
  scaleIO: ref("A ScaleIO volume.", ScaleIOVolumeSource),
  storageos: ref("A StorageOS volume.", StorageOSVolumeSource),
  csi: ref("A volume that a CSI driver makes for the pod.", CSIVolumeSource),
  ephemeral: ref("A claim that is made for the pod.", EphemeralVolumeSource),
  image: ref("The files of an image.", ImageVolumeSource),
});
export type Volume = ObjectOf<typeof Volume>;
