/** `kubectl rollout history` and `rollout undo`. Source: kubectl 1.36. */
import { metadataOf, textAt } from "../../../../api/json-parts.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import {
  historyLines,
  keeperOf,
  type Revision,
  revisionsAmong,
} from "../../../../client/kubectl/revisions.ts";
import {
  checkPaused,
  checkUndo,
  skippedUndo,
  undoWarning,
  wayBack,
} from "../../../../client/kubectl/undo.ts";
import type { Waiting } from "../../network/wait.ts";
import { rendered } from "./get.ts";
import type { Session } from "./session.ts";
import { objectsIn, type Target, titleOf } from "./targets.ts";
import { isDry, patched, told } from "./write.ts";

function* revisionsOf(target: Target, session: Session): Waiting<readonly Revision[]> {
  const { namespace, object } = target;
  const keeper = keeperOf(target.resource);
  const [resource] = yield* session.resources(keeper.resource);
  if (resource === undefined) return [];
  const list = yield* session.json({ path: pathOf(resource, namespace ? { namespace } : {}) });
  return revisionsAmong(keeper, objectsIn(list, { resource }), textAt(metadataOf(object), "uid"));
}

/** A revision that is asked for is shown as YAML: there are no descriptions in pods. */
export function* history(target: Target, session: Session): Waiting<void> {
  const { revision: wanted = 0, output = "yaml" } = session.options;
  const revisions = yield* revisionsOf(target, session);
  if (wanted !== 0) {
    const found = revisions.find(({ number }) => number === wanted);
    if (found === undefined) throw new Failure("unable to find the specified revision");
    return yield* session.print(rendered(output, found.object));
  }
  const lines = revisions.length === 0 ? ["No rollout history found."] : historyLines(revisions);
  const end = revisions.length === 0 ? "" : "\n";
  yield* session.print(`${titleOf(target)} \n${lines.join("\n")}\n${end}`);
}

export function* undo(target: Target, session: Session): Waiting<void> {
  const { "to-revision": wanted = 0 } = session.options;
  const { object, resource, name } = target;
  const warning = undoWarning(object, `${resource.plural}/${name}`, "kubectl");
  if (warning !== undefined) yield* session.warn(warning);
  const asked = { object, resource, wanted };
  checkUndo(asked);
  const { isThere, patch } = wayBack(asked, yield* revisionsOf(target, session));
  checkPaused(asked, "kubectl");
  if (isThere) return yield* session.print(`${titleOf(target)} ${skippedUndo(wanted)}\n`);
  const changed = isDry(session)
    ? object
    : yield* patched(target, patch, session, "kubectl-rollout");
  yield* told(target, "rolled back", changed, session);
}
