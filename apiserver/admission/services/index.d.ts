import type { Random } from "../../../api/runtime.ts";
import type { Storage } from "../../storage/storage.ts";
import type { AdmissionPlugin } from "../plugin.ts";
export interface ServiceRanges {
    /** The IPv6 range of a dual-stack cluster, such as `fd00:10:96::/112`. Absent: IPv4 only. */
    readonly serviceRangeIPv6?: string | undefined;
}
/**
 * The plugin that allocates. Throws a RangeError where the range is none.
 * Source: pkg/registry/core/service/storage 1.36.
 */
export declare function serviceAddresses(storage: Storage, random: Random, { serviceRangeIPv6 }?: ServiceRanges): AdmissionPlugin;
