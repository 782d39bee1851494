import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";

/** Reads the present objects of a cluster, past the API server: for what stands beside it. */
export interface Reader {
  readonly nowMs: number;
  get<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    name: string,
    namespace?: string,
  ): T | undefined;
  list<T extends KubeObject>(resource: ResourceDefinition<T>, namespace?: string): readonly T[];
}
