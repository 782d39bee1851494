/** `kubectl create -f`: objects of files. */
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf } from "../../../../api/json-parts.ts";
import { Failure, RefusedError } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { withLastApplied } from "../../../../client/three-way.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "./session.ts";
import { type Wanted, wantedObjects } from "./targets.ts";
import { queryOf, told } from "./write.ts";

/** Makes an object. */
export function* created(wanted: Wanted, session: Session, manager: string): Waiting<JsonObject> {
  const { resource, namespace, object, source } = wanted;
  if (session.options["dry-run"] === "client") return object;
  const scope = namespace === undefined ? {} : { namespace };
  const path = pathOf(resource, scope, queryOf(session, manager));
  try {
    return yield* session.json({ method: "POST", path, body: withoutVersion(object) });
  } catch (error) {
    if (error instanceof RefusedError && source !== "") throw error.during("creating", source);
    throw error;
  }
}

/** What was read before may be made again. Source: kubectl 1.36, resource.Helper. */
function withoutVersion(object: JsonObject): JsonObject {
  const { resourceVersion: _, ...metadata } = metadataOf(object);
  return { ...object, metadata };
}

export function* create(args: readonly string[], session: Session): Waiting<void> {
  if (args.length > 0) {
    throw new Failure(
      `Unexpected args: [${args.join(" ")}]\nSee 'kubectl create -h' for help and examples`,
    );
  }
  if ((session.options.filename ?? []).length === 0) {
    throw new Failure("must specify one of -f and -k");
  }
  for (const each of yield* wantedObjects(session)) yield* createdAndTold(each, session);
}

function* createdAndTold(wanted: Wanted, session: Session): Waiting<void> {
  const isSaved = session.options["save-config"] === true;
  const object = isSaved ? withLastApplied(wanted.object) : wanted.object;
  const answer = yield* created({ ...wanted, object }, session, "kubectl-create");
  yield* told(wanted, "created", answer, session);
}
