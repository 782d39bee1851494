/** `kubectl replace`: puts the objects of files in the place of those that there are. */
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf, textAt } from "../../../../api/json-parts.ts";
import { during, Failure } from "../../../../client/kubectl/failure.ts";
import { inPlaceOf } from "../../../../client/kubectl/replacement.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import type { Waiting } from "../../network/wait.ts";
import { waitUntil } from "../../network/wait.ts";
import { created } from "./create.ts";
import type { Session } from "./session.ts";
import { isNotFound, type Wanted, wantedObjects } from "./targets.ts";
import { isDry, placeOf, queryOf, told } from "./write.ts";

export function* replace(_args: readonly string[], session: Session): Waiting<void> {
  const wanted = yield* wantedObjects(session);
  if (wanted.length === 0) throw new Failure("must specify --filename to replace");
  for (const each of wanted) {
    if (session.options.force === true) yield* madeAnew(each, session);
    else {
      try {
        yield* replaced(each, session);
      } catch (error) {
        throw during(error, "replacing", each.source);
      }
    }
  }
}

function* replaced(wanted: Wanted, session: Session): Waiting<void> {
  const { resource, object } = wanted;
  const place = placeOf(wanted);
  const path = pathOf(resource, place, queryOf(session, "kubectl-replace"));
  if (isDry(session)) return yield* told(wanted, "replaced", object, session);
  const body = inPlaceOf(yield* found(pathOf(resource, place), session), object);
  yield* told(wanted, "replaced", yield* session.json({ method: "PUT", path, body }), session);
}

function* found(path: string, session: Session): Waiting<JsonObject | undefined> {
  try {
    return yield* session.json({ path });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** So often one looks whether what was deleted is gone. */
const lookMs = 1_000;

/** `--force`: what there is is deleted first. */
function* madeAnew(wanted: Wanted, session: Session): Waiting<void> {
  const path = pathOf(wanted.resource, placeOf(wanted));
  try {
    const before = yield* session.json({ path });
    yield* session.json({ method: "DELETE", path });
    yield* told(wanted, "deleted", before, session);
    while ((yield* uidAt(path, session)) === textAt(metadataOf(before), "uid")) {
      yield* waitUntil(session.shell.kernel.now + lookMs, session.shell);
    }
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  const object = yield* created(wanted, session, "kubectl-replace");
  yield* told(wanted, "replaced", object, session);
}

function* uidAt(path: string, session: Session): Waiting<string> {
  return textAt(metadataOf(yield* session.json({ path })), "uid");
}
