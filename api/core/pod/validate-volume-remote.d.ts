import { type Errors } from "./validate-format.ts";
import type { AzureDiskVolumeSource } from "./volume-cloud.ts";
import type { FCVolumeSource, FlockerVolumeSource, ISCSIVolumeSource, NFSVolumeSource, QuobyteVolumeSource, StorageOSVolumeSource } from "./volume-network.ts";
import type { FlexVolumeSource } from "./volume-node.ts";
/** A disk with partitions, by the field that names it. */
export declare const validateDisk: (idField: "pdName" | "volumeID") => (source: { readonly [Field in typeof idField]?: string; } & {
    readonly partition?: number;
}, path: string) => Errors;
/** A source of which only some fields must be given. */
export declare const validateGiven: <Field extends string>(...fields: readonly Field[]) => (source: { readonly [Name in Field]?: string | readonly string[]; }, path: string) => Errors;
/** A reference to a Secret whose name must be given, where there is one. */
export declare const validateSecretName: (reference: {
    readonly name?: string;
} | undefined, path: string) => Errors;
export declare function validateNfs({ server, path: exported }: NFSVolumeSource, path: string): Errors;
export declare function validateIscsi(source: ISCSIVolumeSource, path: string): Errors;
export declare function validateFc({ targetWWNs, wwids, lun }: FCVolumeSource, path: string): import("../../field-error.ts").FieldError[];
export declare function validateQuobyte({ registry, tenant, volume }: QuobyteVolumeSource, path: string): Errors;
export declare function validateFlocker({ datasetName, datasetUUID }: FlockerVolumeSource, path: string): Errors;
export declare function validateStorageOs(source: StorageOSVolumeSource, path: string): Errors;
export declare function validateAzureDisk(source: AzureDiskVolumeSource, path: string): Errors;
export declare function validateFlexVolume({ driver, options }: Pick<FlexVolumeSource, "driver" | "options">, path: string): Errors;
