/** Says, in Kubernetes' words, why claims cannot be allocated, where that is more than "no". */
export class AllocationError extends Error {
  override readonly name = "AllocationError";
  /** True: other nodes may still have the devices. False: the pod cannot be placed anywhere. */
  readonly isOfNode: boolean;

  constructor(message: string, { isOfNode = false }: { readonly isOfNode?: boolean } = {}) {
    super(message);
    this.isOfNode = isOfNode;
  }
}
