/** Volumes that have to be attached to a node before a pod can use them there. */
import { sha256Hex } from "../../sha256.ts";
import type { PersistentVolume } from "./persistent-volume.ts";

/** A volume as its driver knows it. */
export interface Attachable {
  readonly driver: string;
  readonly handle: string;
}

/**
 * How the driver knows a volume; `undefined` for one that nobody attaches. Disks of clouds are
 * served by CSI drivers. Source: csi-translation-lib 1.36.
 */
export function attachableOf({ spec }: PersistentVolume): Attachable | undefined {
  const { csi, awsElasticBlockStore: aws, gcePersistentDisk: gce, azureDisk, cinder } = spec;
  const { vsphereVolume: vsphere } = spec;
  if (csi !== undefined) return { driver: csi.driver, handle: csi.volumeHandle };
  if (aws !== undefined) return { driver: "ebs.csi.aws.com", handle: aws.volumeID };
  if (gce !== undefined) return { driver: "pd.csi.storage.gke.io", handle: gce.pdName };
  if (azureDisk !== undefined) return { driver: "disk.csi.azure.com", handle: azureDisk.diskURI };
  if (cinder !== undefined) return { driver: "cinder.csi.openstack.org", handle: cinder.volumeID };
  if (vsphere !== undefined)
    return { driver: "csi.vsphere.vmware.com", handle: vsphere.volumePath };
  return undefined;
}

/** The name by which nodes report a volume. */
export const uniqueNameOf = ({ driver, handle }: Attachable): string =>
  `kubernetes.io/csi/${driver}^${handle}`;

const attachmentNames = new Map<string, string>();
const attachmentNamesMax = 4096;

/** The name of the VolumeAttachment of a volume and a node. Source: csi_attacher.go 1.36. */
export function attachmentNameOf({ driver, handle }: Attachable, node: string): string {
  const text = `${handle}${driver}${node}`;
  const known = attachmentNames.get(text);
  if (known !== undefined) return known;
  const made = `csi-${sha256Hex(text).toLowerCase()}`;
  if (attachmentNames.size >= attachmentNamesMax) attachmentNames.clear();
  attachmentNames.set(text, made);
  return made;
}
