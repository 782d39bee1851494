/** The admission plugins that are on by default, in the order in which they run. */
import type { Random } from "../../api/runtime.ts";
import type { Storage } from "../storage/storage.ts";
import type { AdmissionPlugin } from "./plugin.ts";
import { type ServiceRanges } from "./services/index.ts";
/** `random` draws the addresses and ports of services. */
export declare function defaultAdmission(storage: Storage, random: Random, ranges?: ServiceRanges): readonly AdmissionPlugin[];
