/** The admission plugins that are on by default, in the order in which they run. */
import type { Random } from "../../api/runtime.ts";
import type { Storage } from "../storage/storage.ts";
import { defaultTolerationSeconds } from "./default-toleration-seconds.ts";
import { namespaceLifecycle } from "./namespace-lifecycle.ts";
import type { AdmissionPlugin } from "./plugin.ts";
import { priority, priorityClasses } from "./priority.ts";
import { resourceQuota } from "./resource-quota.ts";
import { serviceAccount } from "./service-account.ts";
import { serviceAddresses } from "./service-addresses.ts";

/** `random` draws the addresses and ports of services. */
export function defaultAdmission(storage: Storage, random: Random): readonly AdmissionPlugin[] {
  return [
    namespaceLifecycle,
    serviceAccount,
    priority,
    priorityClasses,
    defaultTolerationSeconds,
    serviceAddresses(storage, random),
    resourceQuota(storage),
  ];
}
