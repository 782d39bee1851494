/**
 * Volumes that Kubernetes served itself once, and drivers serve now.
 * Source: nodevolumelimits/utils.go and csi-translation-lib 1.36.
 */
import type { CSINode } from "../api/storage/csi-node.ts";
/** A volume as the plugin of old calls it. */
export interface InTreeVolume {
    readonly plugin: string;
    readonly handle: string;
}
/** The fields that volumes of pods and PersistentVolumes have in common. */
interface Sources {
    readonly awsElasticBlockStore?: {
        readonly volumeID: string;
    } | undefined;
    readonly azureDisk?: {
        readonly diskURI: string;
    } | undefined;
    readonly cinder?: {
        readonly volumeID: string;
    } | undefined;
    readonly gcePersistentDisk?: {
        readonly pdName: string;
    } | undefined;
    readonly portworxVolume?: {
        readonly volumeID: string;
    } | undefined;
}
/** The volume behind the fields, of those that are counted. */
export declare function inTreeVolumeOf(sources: Sources): InTreeVolume | undefined;
/** The driver that serves a plugin or a provisioner on a node, or `undefined`. */
export declare function driverOn({ metadata }: CSINode, plugin: string): string | undefined;
export {};
