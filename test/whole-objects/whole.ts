import type { ResourceDefinition } from "../../api/resource.ts";

export interface WholeObjects {
  readonly definition: ResourceDefinition;
  /** What the object is called, where not every name will do. */
  readonly name?: string;
  /** Everything beside metadata and status; several where fields exclude one another. */
  readonly maximal: readonly object[];
  readonly status?: object;
  /** A finalizer that every object of the kind is given. */
  readonly finalizer?: string;
  readonly minimal: object;
  /** What the minimal object becomes. */
  readonly defaulted: object;
}
