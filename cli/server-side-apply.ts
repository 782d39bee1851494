import type { JsonObject } from "../api/json.ts";
import { patchTypes } from "../api/request.ts";
import { Failure, RefusedError } from "../client/kubectl/failure.ts";
import type { Located } from "./files/located.ts";
import type { Io } from "./io.ts";
import { pathOf } from "./server/resources.ts";
import { type DryRun, dryRunQuery } from "./shared-flags.ts";

export interface ServerSideOptions {
  readonly dryRun: DryRun;
  readonly fieldManager: string;
  readonly fieldValidation: string;
  /** Take the fields that others own. */
  readonly force: boolean;
  /** The part of the object that is applied; all of it where there is none. */
  readonly subresource?: string | undefined;
}

/**
 * Leaves it to the server to merge the manifest. Throws where others own what it would change, with
 * what can be done about it.
 */
export async function applyServerSide(
  io: Io,
  located: Located,
  options: ServerSideOptions,
): Promise<JsonObject> {
  try {
    return await sendApplied(io, located, options);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw isConflict(error) ? new Failure(`${error.message}\n${advice}`) : error;
  }
}

/** The same; what the server refuses is thrown as it is. */
export function sendApplied(
  io: Io,
  { resource, namespace, name, object }: Located,
  { dryRun, fieldManager, fieldValidation, force, subresource = "" }: ServerSideOptions,
): Promise<JsonObject> {
  const query = { ...dryRunQuery(dryRun), fieldManager, fieldValidation, force: String(force) };
  const place = { namespace, name, ...(subresource !== "" && { subresource }) };
  return io.client.json({
    method: "PATCH",
    path: pathOf(resource, place, query),
    contentType: patchTypes.apply,
    body: JSON.stringify(object),
  });
}

const isConflict = ({ status }: RefusedError) =>
  status.details?.causes?.some(({ reason }) => reason === "FieldManagerConflict") === true;

const advice = `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`;
