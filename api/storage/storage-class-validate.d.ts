import { type FieldError } from "../field-error.ts";
import type { StorageClass } from "./storage-class.ts";
export declare function validateStorageClass(storageClass: StorageClass): FieldError[];
/** A class stays what it is, but for its mount options, topologies and whether claims may grow. */
export declare function validateStorageClassUpdate(next: StorageClass, stored: StorageClass): FieldError[];
