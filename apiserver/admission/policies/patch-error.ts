/** Why what a mutation gives cannot be made of an object. */
export class PatchError extends Error {
  override readonly name = "PatchError";
}
