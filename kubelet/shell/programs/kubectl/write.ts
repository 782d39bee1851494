/** What commands of kubectl change: patch, scale, label, annotate. */
import { equalJson, type JsonObject } from "../../../../api/json.ts";
import { metadataOf } from "../../../../api/json-parts.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { change, overwritten, splitChanges } from "../../../../client/kubectl/marking.ts";
import { parseYaml } from "../../../../client/kubectl/read-yaml.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import type { Waiting } from "../../network/wait.ts";
import { rendered } from "./get.ts";
import type { Session } from "./session.ts";
import { findTargets, type Target, type Titled, titleOf } from "./targets.ts";

const patchTypes = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
  apply: "application/apply-patch+yaml",
} as const;

type PatchType = keyof typeof patchTypes;

interface Patching {
  readonly type: PatchType;
  readonly body: unknown;
  readonly subresource?: string | undefined;
}

/** Whether nothing is to be changed. */
export const isDry = ({ options }: Session) => (options["dry-run"] ?? "none") !== "none";

/** What is asked of every change. */
export const queryOf = ({ options }: Session, fieldManager: string) => ({
  fieldManager: options["field-manager"] ?? fieldManager,
  ...(options["dry-run"] === "server" && { dryRun: "All" }),
});

/** Sends a patch of an object; answers with what came of it. */
export function* patched(
  target: Pick<Target, "resource" | "namespace" | "name">,
  { type, body, subresource }: Patching,
  session: Session,
  manager = "kubectl-patch",
): Waiting<JsonObject> {
  const { resource, namespace, name } = target;
  const force = type === "apply" && { force: session.options["force-conflicts"] === true };
  const query = { ...queryOf(session, manager), ...force };
  const place = { ...(namespace !== undefined && { namespace }), name };
  const path = pathOf(resource, { ...place, ...(subresource && { subresource }) }, query);
  return yield* session.json({ method: "PATCH", path, contentType: patchTypes[type], body });
}

/** Tells what was done to an object. */
export function* told(
  target: Titled,
  what: string,
  object: JsonObject,
  session: Session,
): Waiting<void> {
  const { output = "", "dry-run": dryRun = "none" } = session.options;
  const dry = dryRun === "none" ? "" : dryRun === "server" ? " (server dry run)" : " (dry run)";
  yield* session.print(
    output === "" ? `${titleOf(target)} ${what}${dry}\n` : rendered(output, object),
  );
}

/** Where an object is. */
export const placeOf = ({ namespace, name }: Pick<Target, "namespace" | "name">) => ({
  ...(namespace !== undefined && { namespace }),
  name,
});

export function* patch(args: readonly string[], session: Session): Waiting<void> {
  const { patch: text, type = "strategic", subresource } = session.options;
  if (text === undefined)
    throw new Failure("must specify --patch or --patch-file containing the contents of the patch");
  if (!Object.hasOwn(patchTypes, type) || type === "apply") {
    throw new Failure(`--type must be one of [json merge strategic], not "${type}"`);
  }
  const body = parseYaml(text);
  for (const target of yield* findTargets(args, session)) {
    // The type was looked up just now.
    const object = yield* patched(target, { type: type as PatchType, body, subresource }, session);
    const isSame = equalJson(withoutTimes(object), withoutTimes(target.object));
    yield* told(target, isSame ? "patched (no change)" : "patched", object, session);
  }
}

function withoutTimes(object: JsonObject): JsonObject {
  const { managedFields: _, resourceVersion: __, ...metadata } = metadataOf(object);
  return { ...object, metadata };
}

export function* scale(args: readonly string[], session: Session): Waiting<void> {
  const { replicas } = session.options;
  if (replicas === undefined) throw new Failure('required flag(s) "replicas" not set');
  for (const target of yield* findTargets(args, session, session.options.all === true)) {
    const body = { spec: { replicas } };
    yield* patched(target, { type: "merge", body, subresource: "scale" }, session, "kubectl-scale");
    yield* told(target, "scaled", target.object, session);
  }
}

/** `label` and `annotate`. */
export const mark = (member: "labels" | "annotations") =>
  function* (args: readonly string[], session: Session): Waiting<void> {
    const [noun, verb] = member === "labels" ? ["label", "labeled"] : ["annotation", "annotated"];
    const { resources, changes } = splitChanges(args, noun ?? "");
    const manager = member === "labels" ? "kubectl-label" : "kubectl-annotate";
    for (const target of yield* findTargets(resources, session, session.options.all === true)) {
      const { before, patch: body } = change(target.object, member, changes);
      const taken = session.options.overwrite === true ? [] : overwritten(before, changes);
      if (taken.length > 0) throw new Failure(`${taken.join("; ")}, and --overwrite is false`);
      const isSame = Object.keys(body).length === 0;
      const metadata = { metadata: { [member]: body } };
      const object = yield* patched(target, { type: "merge", body: metadata }, session, manager);
      const isLess = changes.set.size === 0;
      const what =
        member === "labels" && (isSame || isLess) ? (isSame ? "not labeled" : "unlabeled") : verb;
      yield* told(target, what ?? "", object, session);
    }
  };
