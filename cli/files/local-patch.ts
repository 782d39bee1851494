/** A patch that no server is asked for. Source: kubectl 1.36, pkg/cmd/patch getPatchedJSON. */
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import type { patchContentTypes, Target } from "../targets/targets.ts";
import { structureOf } from "./structure.ts";

/** What would come of the patch, which is JSON as far as anybody has looked. Throws a Failure. */
export async function patchedLocally(
  { resource, object }: Pick<Target, "resource" | "object">,
  { type, body }: { readonly type: keyof typeof patchContentTypes; readonly body: string },
): Promise<JsonObject> {
  // What is bundled with them is a class of its own, which they alone throw.
  const { mergePatch, strategicMergePatch, StatusError } = await import("../../api/patch/index.ts");
  const patch = parsed(body);
  try {
    if (type === "json") return await operatedLocally(object, patch);
    if (type === "merge") return mergePatch(object, patch);
    const structure = await structureOf({ resource });
    if (structure === undefined) {
      const { group, version, kind } = resource;
      throw new Failure(
        `strategic merge patch is not supported for ${group}/${version}, Kind=${kind} locally, ` +
          "try --type merge",
      );
    }
    return strategicMergePatch(structure, object, patch);
  } catch (error) {
    throw error instanceof StatusError ? new Failure(error.message) : error;
  }
}

/** A server does not say which operation failed, and how; kubectl does where it patches itself. */
async function operatedLocally(object: JsonObject, patch: unknown): Promise<JsonObject> {
  const { jsonPatch, OperationFailure, StatusError } = await import("../../api/patch/index.ts");
  try {
    return jsonPatch(object, patch);
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== "Invalid") throw error;
    if (!(error.cause instanceof OperationFailure)) throw new Failure("the patch makes no object");
    const { message } = error.cause;
    const [, missing] = /doc is missing key: (.*)/.exec(message) ?? [];
    throw new Failure(
      missing === undefined ? message : `Object to be patched is missing field (${missing})`,
    );
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error));
  }
}
