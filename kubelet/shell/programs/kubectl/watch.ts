/**
 * `kubectl get --watch`: what there is, then every change. It looks once a second, so that of
 * several changes in a second only the last is seen.
 */
import { isObject, type JsonObject } from "../../../../api/json.ts";
import { metadataOf, parts, textAt } from "../../../../api/json-parts.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { withoutManagedFields } from "../../../../client/kubectl/lists.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import type { Session } from "./session.ts";
import { objectsIn, type Selected } from "./targets.ts";

const lookMs = 1_000;

export interface Shown {
  /** What the server is asked for: tables, or the objects themselves. */
  readonly accept?: string;
  /** The text of a table of rows, or of an object. */
  print(whole: JsonObject): string;
}

/** Goes on until it is stopped, or nobody reads any more. */
export function* watch(
  selected: readonly Selected[],
  { accept, print }: Shown,
  session: Session,
): Waiting<void> {
  const [only] = selected;
  if (only === undefined) return;
  if (selected.length > 1) {
    const isOne = selected.every(({ resource }) => resource === only.resource);
    throw new Failure(
      isOne
        ? "you may only specify a single resource name when watching"
        : "you may only specify a single resource type",
    );
  }
  const path = watchedPath(only, session);
  const known = new Map<string, Seen>();
  // Whoever names what is not there is refused.
  if (only.name !== undefined)
    yield* session.json({ path: pathOf(only.resource, placeIn(only, session)) });
  for (let isFirst = true; ; isFirst = false) {
    const whole = yield* session.json({ path, ...(accept && { accept }) });
    const seen = seenIn(whole, only, accept !== undefined);
    const changed = [...seen].filter(([uid, { version }]) => known.get(uid)?.version !== version);
    const gone = [...known].filter(([uid]) => !seen.has(uid));
    const isShown = !isFirst || session.options["watch-only"] !== true;
    for (const [, each] of isShown ? [...gone, ...changed] : []) {
      yield* session.print(
        print(accept === undefined ? each.what : { ...whole, rows: [each.what] }),
      );
    }
    known.clear();
    for (const [uid, each] of seen) known.set(uid, each);
    yield* waitUntil(session.shell.kernel.now + lookMs, session.shell);
  }
}

/** A row or an object, and its version. */
interface Seen {
  readonly version: string;
  readonly what: JsonObject;
}

const placeIn = ({ resource, name }: Selected, { namespace }: Session) => ({
  ...(resource.namespaced && { namespace }),
  ...(name !== undefined && { name }),
});

/** One object is watched as a list of one. */
function watchedPath({ resource, name }: Selected, session: Session): string {
  const { options, namespace } = session;
  const scope = options["all-namespaces"] === true ? {} : { namespace };
  const fieldSelector = name === undefined ? options["field-selector"] : `metadata.name=${name}`;
  return pathOf(resource, scope, { labelSelector: options.selector, fieldSelector });
}

function seenIn(whole: JsonObject, only: Selected, isTable: boolean): ReadonlyMap<string, Seen> {
  const items = isTable
    ? parts(whole, "rows").map((row) => [row, isObject(row.object) ? row.object : {}] as const)
    : objectsIn(whole, { resource: only.resource }).map(
        (object) => [withoutManagedFields(object), object] as const,
      );
  return new Map(
    items.map(([what, object]) => {
      const metadata = metadataOf(object);
      return [textAt(metadata, "uid"), { version: textAt(metadata, "resourceVersion"), what }];
    }),
  );
}
