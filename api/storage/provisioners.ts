/** Who makes the volumes of a class. Source: csi-translation-lib 1.36. */
import type { StorageClass } from "./storage-class.ts";

/** What CSI drivers serve now that Kubernetes served itself once. */
const successors: Readonly<Record<string, string>> = {
  "kubernetes.io/aws-ebs": "ebs.csi.aws.com",
  "kubernetes.io/azure-disk": "disk.csi.azure.com",
  "kubernetes.io/azure-file": "file.csi.azure.com",
  "kubernetes.io/cinder": "cinder.csi.openstack.org",
  "kubernetes.io/gce-pd": "pd.csi.storage.gke.io",
  "kubernetes.io/portworx-volume": "pxd.portworx.com",
  "kubernetes.io/vsphere-volume": "csi.vsphere.vmware.com",
};

/** The driver that took the place of a provisioner or plugin; else the same. */
export const successorOf = (provisioner: string): string => successors[provisioner] ?? provisioner;

/** The provisioner that serves a class today. */
export const provisionerOf = ({ provisioner }: StorageClass): string => successorOf(provisioner);

/** True where nobody makes volumes: the class only says when volumes that there are get bound. */
export const isProvisionedByHand = (storageClass: StorageClass): boolean =>
  provisionerOf(storageClass).startsWith("kubernetes.io/");

/** True where claims wait until the first pod that uses them is placed. */
export const waitsForConsumer = (storageClass: StorageClass | undefined): boolean =>
  storageClass?.volumeBindingMode === "WaitForFirstConsumer";
