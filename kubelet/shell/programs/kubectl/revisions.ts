/** `kubectl rollout history` and `rollout undo`. Source: kubectl 1.36. */
import { equalJson } from "../../../../api/json.ts";
import { metadataOf, part, textAt } from "../../../../api/json-parts.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import {
  annotationsOf,
  chooseRevision,
  controllerRevisions,
  historyLines,
  keeperOf,
  keptAnnotations,
  type Revision,
  revisionNotFound,
  revisionsAmong,
  templateOf,
} from "../../../../client/kubectl/revisions.ts";
import { lastAppliedAnnotation } from "../../../../client/three-way.ts";
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
  keeperOf(resource);
  if (annotationsOf(object)[lastAppliedAnnotation] !== undefined) {
    yield* session.warn(warning(`${resource.plural}/${name}`));
  }
  if (wanted < 0) throw revisionNotFound(wanted);
  const isDeployment = resource.kind === "Deployment";
  if (isDeployment && part(object, "spec").paused === true) {
    const how = `resume it first with 'kubectl rollout resume' and try again`;
    throw new Failure(`you cannot rollback a paused deployment; ${how}`);
  }
  const nothingBefore = isDeployment
    ? `no rollout history found for deployment "${name}"`
    : "no last revision to roll back to";
  const revision = chooseRevision(yield* revisionsOf(target, session), wanted, nothingBefore);
  const keeper = isDeployment ? { template: templateOf } : controllerRevisions;
  const template = keeper.template(revision.object);
  const own = isDeployment ? templateOf(object) : part(object, "spec", "template");
  if (equalJson(template, own)) {
    const why = `current template already matches revision ${wanted}`;
    return yield* session.print(`${titleOf(target)} skipped rollback (${why})\n`);
  }
  const changed = isDry(session) ? object : yield* rolledBack(target, revision, session);
  yield* told(target, "rolled back", changed, session);
}

function rolledBack(target: Target, { object }: Revision, session: Session) {
  const manager = "kubectl-rollout";
  if (target.resource.kind !== "Deployment") {
    const body = part(object, "data");
    return patched(target, { type: "strategic", body }, session, manager);
  }
  const body = [
    { op: "replace", path: "/spec/template", value: templateOf(object) },
    {
      op: "replace",
      path: "/metadata/annotations",
      value: keptAnnotations(target.object, object),
    },
  ];
  return patched(target, { type: "json", body }, session, manager);
}

const warning = (what: string) =>
  `Warning: resource ${what} was previously managed with 'kubectl apply'. Rolling back will not ` +
  `update the ${lastAppliedAnnotation} annotation, which may cause unexpected behavior on future ` +
  "'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration " +
  "file instead.";
