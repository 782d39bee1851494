import { Namespace } from "../../api/core/namespace.ts";
import { invalidObject } from "../../api/field-error.ts";
import type { ApiResponse } from "../../api/request.ts";
import { conflict } from "../../api/status.ts";
import { heldOwners } from "../fields/ownership.ts";
import { reviewAdmission } from "./admit.ts";
import { type Call, respond, storedObject } from "./context.ts";
import { deleteObject } from "./delete.ts";
import { intakeUpdate } from "./intake.ts";
import { changeStored, checkNames, holdsContent } from "./update.ts";

/** Sets the finalizers in the spec of a namespace; one that is being deleted goes with the last. */
export function finalizeNamespace(call: Call): ApiResponse {
  const { name = "", body } = call.request;
  const stored = storedObject(call);
  // The resource is namespaces.
  const given = intakeUpdate(call, body, stored) as Namespace;
  checkNames(call, given);
  const { metadata, spec } = given;
  const { resourceVersion = "" } = metadata;
  if (resourceVersion !== "" && resourceVersion !== stored.metadata.resourceVersion) {
    throw conflict(Namespace, name);
  }
  // The stored object is one too.
  const next: Namespace = { ...(stored as Namespace), spec };
  const errors = Namespace.strategy.validate?.(next) ?? [];
  if (errors.length > 0) throw invalidObject(Namespace, name, errors);
  const isHeld = holdsContent(next) || (stored.metadata.finalizers ?? []).length > 0;
  reviewAdmission(call, "update", next, { stored, owners: heldOwners(stored) });
  const answer = changeStored(call, () => next);
  if (stored.metadata.deletionTimestamp === undefined || isHeld) return answer;
  deleteObject({
    ...call,
    isAdmitted: true,
    request: { ...call.request, verb: "delete", subresource: undefined },
  });
  return respond(call, 200, next);
}
