/**
 * Volumes that Kubernetes served itself once, and drivers serve now.
 * Source: nodevolumelimits/utils.go and csi-translation-lib 1.36.
 */
import type { CSINode } from "../../api/storage/csi-node.ts";
import { successorOf } from "../../api/storage/provisioners.ts";

/** A volume as the plugin of old calls it. */
export interface InTreeVolume {
  readonly plugin: string;
  readonly handle: string;
}

/** The fields that volumes of pods and PersistentVolumes have in common. */
interface Sources {
  readonly awsElasticBlockStore?: { readonly volumeID: string } | undefined;
  readonly azureDisk?: { readonly diskURI: string } | undefined;
  readonly cinder?: { readonly volumeID: string } | undefined;
  readonly gcePersistentDisk?: { readonly pdName: string } | undefined;
  readonly portworxVolume?: { readonly volumeID: string } | undefined;
}

const portworx = "kubernetes.io/portworx-volume";

/** The volume behind the fields, of those that are counted. */
export function inTreeVolumeOf(sources: Sources): InTreeVolume | undefined {
  const { awsElasticBlockStore: aws, azureDisk: azure, cinder, gcePersistentDisk: gce } = sources;
  // Of `aws://zone/volume` the driver knows the end.
  if (aws !== undefined) return volume("kubernetes.io/aws-ebs", aws.volumeID.replace(/^.*\//, ""));
  if (azure !== undefined) return volume("kubernetes.io/azure-disk", azure.diskURI);
  if (cinder !== undefined) return volume("kubernetes.io/cinder", cinder.volumeID);
  if (gce !== undefined) return volume("kubernetes.io/gce-pd", gce.pdName);
  const { portworxVolume } = sources;
  return portworxVolume && volume(portworx, portworxVolume.volumeID);
}

const volume = (plugin: string, handle: string): InTreeVolume => ({ plugin, handle });

/** Those whose volumes are counted wherever there is a driver; others of old are not at all. */
const counted = new Set([
  "kubernetes.io/aws-ebs",
  "kubernetes.io/azure-disk",
  "kubernetes.io/cinder",
  "kubernetes.io/gce-pd",
]);
const migratedAnnotation = "storage.alpha.kubernetes.io/migrated-plugins";

/** The driver that serves a plugin or a provisioner on a node, or `undefined`. */
export function driverOn({ metadata }: CSINode, plugin: string): string | undefined {
  const driver = successorOf(plugin);
  if (driver === plugin || counted.has(plugin)) return driver;
  const migrated = metadata.annotations?.[migratedAnnotation]?.split(",") ?? [];
  return plugin === portworx && migrated.includes(plugin) ? driver : undefined;
}
