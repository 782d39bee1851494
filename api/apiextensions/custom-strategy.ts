import type { KubeObject, Strategy } from "../resource.ts";
import type { Structure } from "../structure.ts";
import type { CustomResourceDefinitionVersion } from "./definition.ts";

/** A version of a custom resource, and what its objects look like. */
export interface CustomVersion extends CustomResourceDefinitionVersion {
  readonly structure: Structure;
}

/** How custom objects are created and changed. Source: registry/customresource 1.36. */
export function customStrategy({ subresources }: CustomVersion): Strategy<KubeObject> {
  const hasStatus = subresources?.status !== undefined;
  return {
    ...(hasStatus ? { prepareForCreate: withoutStatus } : {}),
  };
}

function withoutStatus(object: KubeObject): KubeObject {
  if (!("status" in object)) return object;
  const { status: _, ...rest } = object;
  return rest;
}
