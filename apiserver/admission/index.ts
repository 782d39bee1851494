/** The admission plugins that are on by default, in the order in which they run. */
import type { Random } from "../../api/runtime.ts";
import type { Storage } from "../storage/storage.ts";
import { certificateSubject } from "./certificate-subject.ts";
import { defaultIngressClass } from "./default-ingress-class.ts";
import { defaultStorageClass } from "./default-storage-class.ts";
import { defaultTolerationSeconds } from "./default-toleration-seconds.ts";
import { namespaceLifecycle } from "./namespace-lifecycle.ts";
import { persistentVolumeClaimResize } from "./persistent-volume-claim-resize.ts";
import type { AdmissionPlugin } from "./plugin.ts";
import { podSecurity } from "./pod-security/index.ts";
import { mutatingPolicies } from "./policies/mutating.ts";
import { validatingPolicies } from "./policies/validating.ts";
import { priority, priorityClasses } from "./priority.ts";
import { resourceQuota } from "./resource-quota.ts";
import { serviceAccount } from "./service-account.ts";
import { type ServiceRanges, serviceAddresses } from "./services/index.ts";
import { storageObjectInUseProtection } from "./storage-object-in-use-protection.ts";
import { mutatingWebhooks } from "./webhooks/mutating.ts";
import { validatingWebhooks } from "./webhooks/validating.ts";

/** `random` draws the addresses and ports of services. */
export function defaultAdmission(
  storage: Storage,
  random: Random,
  ranges: ServiceRanges = {},
): readonly AdmissionPlugin[] {
  return [
    namespaceLifecycle,
    serviceAccount,
    priority,
    priorityClasses,
    certificateSubject,
    defaultIngressClass,
    defaultTolerationSeconds,
    defaultStorageClass,
    ...storageObjectInUseProtection,
    persistentVolumeClaimResize,
    serviceAddresses(storage, random, ranges),
    ...podSecurity(),
    mutatingPolicies(storage),
    mutatingWebhooks(storage),
    validatingPolicies(storage),
    validatingWebhooks(storage),
    resourceQuota(storage),
  ];
}
