/** `kubectl apply`: by a three-way patch, or on the server. */
import { sorted } from "../../../../api/go-json.ts";
import { allResources } from "../../../../api/index.ts";
import type { JsonObject } from "../../../../api/json.ts";
import { Failure, RefusedError, throwAll } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import {
  lastApplied,
  threeWayPatch,
  withLastApplied,
  withoutNulls,
} from "../../../../client/three-way.ts";
import type { Waiting } from "../../network/wait.ts";
import { created } from "./create.ts";
import type { Session } from "./session.ts";
import { isNotFound, type Wanted, wantedObjects } from "./targets.ts";
import { patched, placeOf, told } from "./write.ts";

export function* apply(_args: readonly string[], session: Session): Waiting<void> {
  const wanted = yield* wantedObjects(session);
  if (wanted.length === 0) throw new Failure("must specify one of -f and -k");
  const errors: unknown[] = [];
  for (const each of wanted) {
    try {
      const [object, what] =
        session.options["server-side"] === true
          ? [yield* appliedByServer(each, session), "serverside-applied"]
          : yield* applied(each, session);
      yield* told(each, what, object, session);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      errors.push(error);
    }
  }
  throwAll(errors);
}

const appliedByServer = (wanted: Wanted, session: Session) =>
  patched(wanted, { type: "apply", body: wanted.object }, session, "kubectl");

function* applied(wanted: Wanted, session: Session): Waiting<readonly [JsonObject, string]> {
  const { resource, object } = wanted;
  const manifest = withLastApplied(object);
  const manager = "kubectl-client-side-apply";
  const live = yield* present(wanted, session);
  if (live === undefined)
    return [
      yield* created({ ...wanted, object: withoutNulls(manifest) }, session, manager),
      "created",
    ];
  const structure = allResources.find(
    (each) => each.kind === resource.kind && each.group === resource.group,
  )?.structure;
  const body = threeWayPatch(structure, { original: lastApplied(live), manifest, live });
  if (Object.keys(body).length === 0) return [live, "unchanged"];
  if (session.options["dry-run"] === "client") return [live, "configured"];
  // Lists of custom resources are replaced as a whole: the server merges none of them.
  const type = structure === undefined ? "merge" : "strategic";
  const patch = { type, body: sorted(body) } as const;
  return [yield* patched(wanted, patch, session, manager), "configured"];
}

function* present(wanted: Wanted, session: Session): Waiting<JsonObject | undefined> {
  try {
    return yield* session.json({ path: pathOf(wanted.resource, placeOf(wanted)) });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
