/** Says, in Kubernetes' words, why claims cannot be allocated, where that is more than "no". */
export class AllocationError extends Error {
  override readonly name = "AllocationError";
}
