/** Answers of 500, or without a reason, that Kubernetes gives to such requests too. */

/** Messages of failures that nobody at Kubernetes foresaw, which have no reason or that of one. */
export const knownFailures: readonly RegExp[] = [
  // A create that names a revision. Source: registry/generic/registry/store.go 1.36.
  /^resourceVersion should not be set on objects to be created$/,
  // A list where the patch has none, and the like. Source: strategicpatch/patch.go 1.36.
  /^expected a [^,]+, but received a /,
];
