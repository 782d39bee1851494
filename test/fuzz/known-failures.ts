/**
 * Messages of failures that nobody at Kubernetes foresaw: it answers them with 500 and no reason,
 * or that of an internal error, and so it is done here.
 */
export const knownFailures: readonly RegExp[] = [
  // A create that names a revision. Source: generic/registry/store.go 1.36.
  /^resourceVersion should not be set on objects to be created$/,
  // A revision that is no number, in a write and in a watch.
  // Source: storage/api_object_versioner.go.
  /^(resourceVersion: Invalid value: ".*": )?strconv\.ParseUint: parsing ".*": /,
  // A binding to nothing, or to what is no node. Source: core/pod/storage/storage.go 1.36.
  /^target\.(name: Required value|kind: Unsupported value: )/,
  // The eviction of a pod that two budgets guard. Source: core/pod/storage/eviction.go 1.36.
  /^This pod has more than one PodDisruptionBudget, which the eviction subresource does not /,
  // A Service where no ServiceCIDR is ready, as when all of them were deleted.
  // Source: core/service/ipallocator/cidrallocator.go 1.36.
  /^Internal error occurred: failed to allocate a serviceIP for Service ".*": range is full$/,
  // A server-side apply of what does not fit its kind.
  // Source: https://github.com/kubernetes/kubernetes/pull/139255
  /^failed to create typed patch object \(/,
  // Strategic patches with which the algorithm cannot go on. Source: strategicpatch/patch.go and
  // mergepatch/errors.go 1.36.
  /^expected a [^,]+, but received a /,
  /^unable to find api field in struct \w+ for the json field "/,
  /^merging an object in json but data type is not struct, instead is: map$/,
  /^merging lists cannot yet be specified in the patch$/,
  /^unknown patch type: .* in map: map\[/s,
  /^The order in patch list:\n.* doesn't match \$setElementOrder list:\n/s,
  /^list element types are not identical: \[/,
  /^map: map\[.*\] does not contain declared merge key: /s,
];
