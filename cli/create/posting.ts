/** Sends objects that were made of flags, and tells of them. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, textAt } from "../../api/json-parts.ts";
import { Failure, RefusedError } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import { groupAndKind, inNamespace } from "../../client/kubectl/made/maker.ts";
import { withMadeConfig } from "../files/structure.ts";
import type { Io } from "../io.ts";
import { type Report, reportFlags, reportTo } from "../report.ts";
import { pathOf } from "../server/resources.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunQuery, dryRunSuffix } from "../shared-flags.ts";

export const postingFlags = {
  ...reportFlags,
  ...dryRunFlag,
  "save-config": { kind: "bool", doc: "keep the manifest in an annotation, for apply" },
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
} as const;

/** How objects are sent. */
export interface Posting {
  readonly dryRun: DryRun;
  readonly fieldManager: string;
  readonly validation?: string;
  readonly savesConfig: boolean;
  /** Without the annotation where only the client tries. */
  readonly isPlainWhenDry?: boolean;
  readonly report: Report;
}

export const postingOf = (
  io: Io,
  given: Given<typeof postingFlags>,
  fieldManager: string,
): Posting => ({
  dryRun: dryRunOf(given["dry-run"]),
  fieldManager: given["field-manager"] ?? fieldManager,
  savesConfig: given["save-config"] === true,
  report: reportTo(io, given, { isTyped: true }),
});

/** The object in the namespace that the flag names. */
export const placed = (io: Io, object: JsonObject): JsonObject =>
  inNamespace(object, io.isNamespaceGiven ? io.namespace : undefined);

/** Makes the object, unless the client only tries; answers with what came of it. */
export async function posted(io: Io, object: JsonObject, posting: Posting): Promise<JsonObject> {
  const { dryRun, fieldManager, validation, savesConfig } = posting;
  if (dryRun === "client" && posting.isPlainWhenDry === true) return object;
  const body = savesConfig ? await withMadeConfig(object) : object;
  if (dryRun === "client") return body;
  const [apiVersion, kind] = [textAt(object, "apiVersion"), textAt(object, "kind")];
  const resource = await io.resources.byKind(apiVersion, kind);
  if (resource === undefined) {
    throw new Failure(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
  const query = { ...dryRunQuery(dryRun), fieldManager, fieldValidation: validation };
  const path = pathOf(resource, { namespace: io.namespace }, query);
  return io.client.json({ method: "POST", path, body: JSON.stringify(body) });
}

/** Tells what was done: `configmap/settings created`. */
export function tell(object: JsonObject, done: string, { dryRun, report }: Posting): Promise<void> {
  const name = textAt(metadataOf(object), "name");
  const message = `${done}${dryRunSuffix(dryRun)}`;
  return report({ resource: groupAndKind(object), name }, { message, object });
}

/** What the server said, after the words of the command. */
export const refused = (error: unknown, words: string | undefined): unknown =>
  error instanceof RefusedError && words !== undefined
    ? new Failure(`${words}${error.message}`)
    : error;
