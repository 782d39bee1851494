/** What 1.36 writes of its own accord in another way than 1.20, whatever is asked. */

/** A field that came after 1.20, which no recording can hold. */
interface Newer {
  readonly because: string;
  readonly kind: string;
  /** Where in the object. */
  readonly field: RegExp;
}

const newerFields: readonly Newer[] = [
  {
    because: "1.33 and later count the changes of a pod, and conditions say which they saw",
    kind: "Pod",
    field: /^(metadata\.generation|status\.conditions\.[0-9]+\.observedGeneration)$/,
  },
  {
    because: "1.36 counts the changes of a CronJob",
    kind: "CronJob",
    field: /^metadata\.generation$/,
  },
  {
    because: "1.36 counts the changes of a PodTemplate",
    kind: "PodTemplate",
    field: /^metadata\.generation$/,
  },
  {
    because: "1.21 and later write these defaults of a CSIDriver, and 1.27 and later the last",
    kind: "CSIDriver",
    field: /^spec\.(storageCapacity|requiresRepublish|seLinuxMount)$/,
  },
  {
    because: "1.36 labels the pods of a Job by names of its own domain, and says more of it",
    kind: "Job",
    field:
      /^(metadata\.generation|(spec\.template\.)?metadata\.labels\.batch\..*|spec\.(completionMode|suspend|manualSelector|podReplacementPolicy))$/,
  },
  {
    because: "1.22 and later say which endpoints take traffic from inside the cluster",
    kind: "Service",
    field: /^spec\.internalTrafficPolicy$/,
  },
  {
    because: "1.27 and later say what becomes of claims, and 1.22 and later who is available",
    kind: "StatefulSet",
    field: /^(spec\.persistentVolumeClaimRetentionPolicy|status\.availableReplicas)$/,
  },
  {
    because: "1.21 and later label a namespace with its name",
    kind: "Namespace",
    field: /^metadata\.labels$/,
  },
  {
    because: "1.22 and later let a DaemonSet surge",
    kind: "DaemonSet",
    field: /^spec\.updateStrategy\.rollingUpdate\.maxSurge$/,
  },
];

/** Whether an object of a kind has a field since 1.20. */
export const isNewer = (kind: string, field: string): boolean =>
  newerFields.some((each) => each.kind === kind && each.field.test(field));

/** Whether 1.36 leaves out a field that 1.20 wrote: the null for a time that nobody set. */
export const isLeftOut = (field: string, value: unknown): boolean =>
  value === null && /(^|\.)creationTimestamp$/.test(field);
