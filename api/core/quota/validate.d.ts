/** What must hold for quotas. Source: core/validation ValidateResourceQuota 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { ResourceQuota } from "./resource-quota.ts";
export declare function validateQuota({ spec }: ResourceQuota): FieldError[];
export declare function validateQuotaStatus({ status }: ResourceQuota): FieldError[];
/** What a quota counts never changes. */
export declare function validateQuotaUpdate(next: ResourceQuota, stored: ResourceQuota): FieldError[];
