import { equalJson } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { type Call, withMetadata } from "./context.ts";

/**
 * The object with each of its owners named once; the writer is told which were named again.
 * Source: endpoints/handlers dedupOwnerReferencesAndAddWarning 1.36.
 */
export function withoutRepeatedOwners(call: Call, object: KubeObject): KubeObject {
  const { ownerReferences = [] } = object.metadata;
  if (ownerReferences.length < 2) return object;
  const isRepeated = (index: number) =>
    ownerReferences.slice(0, index).some((each) => equalJson(each, ownerReferences[index]));
  const repeated = ownerReferences.filter((_, index) => isRepeated(index));
  if (repeated.length === 0) return object;
  // A patch is looked at once admission is done with it.
  const when = call.request.verb === "patch" ? " after mutating admission happens" : "";
  call.warnings.push(
    `.metadata.ownerReferences contains duplicate entries${when}; API server dedups owner ` +
      "references in 1.20+, and may reject such requests as early as 1.24; please fix your " +
      `requests; duplicate UID(s) observed: ${repeated.map(({ uid }) => uid).join(", ")}`,
  );
  const kept = ownerReferences.filter((_, index) => !isRepeated(index));
  return withMetadata(object, { ownerReferences: kept });
}
