import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { pathsOf } from "../fields/field-set.ts";
import { ownersOf } from "../fields/ownership.ts";

/** Who owns what, as a test reads it: `{ "kubectl Apply": [".data.a"] }`. */
export function ownersIn({ body }: ApiResponse): Record<string, readonly string[]> {
  if ("items" in body) return {};
  // Only objects have owners: what is asked for here is one.
  const owners = ownersOf(body as KubeObject);
  return Object.fromEntries(
    owners.map(({ manager, operation, subresource, fields }) => [
      [manager, operation, subresource].join(" ").trim(),
      pathsOf(fields),
    ]),
  );
}
