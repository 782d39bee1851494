/** Who makes the volumes of a class. Source: csi-translation-lib 1.36. */
import type { StorageClass } from "./storage-class.ts";
/** The driver that took the place of a provisioner or plugin; else the same. */
export declare const successorOf: (provisioner: string) => string;
/** The provisioner that serves a class today. */
export declare const provisionerOf: ({ provisioner }: StorageClass) => string;
/** True where nobody makes volumes: the class only says when volumes that there are get bound. */
export declare const isProvisionedByHand: (storageClass: StorageClass) => boolean;
/** True where claims wait until the first pod that uses them is placed. */
export declare const waitsForConsumer: (storageClass: StorageClass | undefined) => boolean;
