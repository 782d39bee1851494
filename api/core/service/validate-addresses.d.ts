/**
 * How clusterIP, clusterIPs, ipFamilies and ipFamilyPolicy go together. Source: core/validation
 * 1.36.
 */
import { type FieldError } from "../../field-error.ts";
import type { Service } from "./service.ts";
/**
 * Everything wrong with the addresses. The server asks this before it allocates, too.
 * Source: ValidateServiceClusterIPsRelatedFields.
 */
export declare function validateClusterIPs(service: Service): FieldError[];
/** Addresses and families stay as they are; only a second one may come and go. */
export declare function validateAddressUpdate(next: Service, stored: Service): FieldError[];
