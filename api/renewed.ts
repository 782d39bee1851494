import type { KubeObject, ResourceDefinition } from "./resource.ts";
import { parseTime } from "./runtime.ts";

/**
 * When the holder of an object renewed it last, in milliseconds since the epoch; undefined where it
 * never did, and for kinds that are not renewed.
 */
export function renewedMsOf(
  { renewed }: Pick<ResourceDefinition, "renewed">,
  object: KubeObject | undefined,
): number | undefined {
  if (renewed === undefined || object === undefined) return undefined;
  // A kind that is renewed has a spec to say so in.
  const { spec } = object as KubeObject & { readonly spec: Readonly<Record<string, unknown>> };
  const time = spec[renewed];
  return typeof time === "string" ? parseTime(time) : undefined;
}
