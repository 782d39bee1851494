import type * as z from "zod";
import {
  defineResource,
  type KubeObject,
  type ObjectOf,
  type ResourceDefinition,
} from "./resource.ts";

/**
 * Defines a kind that only asks: what is created of it is answered, and never stored. It is in no
 * namespace unless it says so.
 */
export function defineReview<S extends z.ZodType>(
  apiVersion: string,
  schema: S,
  { kind, namespaced = false }: { readonly kind: string; readonly namespaced?: boolean },
): ResourceDefinition<ObjectOf<S> & KubeObject> {
  const plural = `${kind.toLowerCase()}s`;
  return defineResource(apiVersion, schema, { kind, plural, namespaced, review: true });
}
