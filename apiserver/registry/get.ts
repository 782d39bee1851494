import type { ApiResponse } from "../../api/request.ts";
import { StatusError } from "../../api/status.ts";
import { type Call, respond, storedObject } from "./context.ts";
import { readRevision, tooLarge } from "./list.ts";

/** GET of an object, at the revision that the client names or later. Source: cacher.Get 1.36. */
export function getObject(call: Call): ApiResponse {
  const { resourceVersion = "" } = call.options;
  if (resourceVersion !== "") {
    const asked = readRevision(resourceVersion);
    // Unlike a list, upstream's get takes a bad revision for a failure of its own.
    if (typeof asked === "object") throw new StatusError("Unknown", asked.fault);
    const current = call.registry.storage.revision;
    if (asked > current) throw tooLarge(asked, current);
  }
  return respond(call, 200, storedObject(call));
}
