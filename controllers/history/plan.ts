/** How controllers keep a history of states: what to write for the present one, what to drop. */
import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { equalJson } from "../../api/json.ts";
import { type Action, create, remove, update } from "../../client/action.ts";
import { byRevision, equalRevision, newRevision, nextRevision, type State } from "./revision.ts";

export interface History {
  readonly state: State;
  /** The revisions of the owner, in any order. */
  readonly revisions: readonly ControllerRevision[];
  /** How often a name was taken already, as the owner's status says. */
  readonly collisionCount: number;
  /** The revision of that name in the owner's namespace, whoever it belongs to. */
  readonly named: (name: string) => ControllerRevision | undefined;
}

export interface Recorded {
  /** The revision of the state, as it is once the actions are done. */
  readonly revision: ControllerRevision;
  readonly actions: readonly Action[];
  readonly collisionCount: number;
}

/**
 * Finds the revision of a state. A state that was there before comes to the end of the history; one
 * that is new is added there. Source: getStatefulSetRevisions, CreateControllerRevision 1.36.
 */
export function recordState(history: History): Recorded {
  const { state, collisionCount } = history;
  const revisions = [...history.revisions].sort(byRevision);
  const number = nextRevision(revisions);
  const equal = revisions.filter(({ data }) => equalJson(data, state.data)).at(-1);
  if (equal === undefined) return addState(history, number);
  if (equal === revisions.at(-1)) return { revision: equal, actions: [], collisionCount };
  const revision = { ...equal, revision: number };
  return { revision, actions: [update(ControllerRevision, revision)], collisionCount };
}

/** A name that another state has already is passed over. */
function addState({ state, named, collisionCount }: History, number: number): Recorded {
  let collisions = collisionCount;
  for (;;) {
    const revision = newRevision(state, number, collisions);
    const taken = named(revision.metadata.name ?? "");
    if (taken === undefined) {
      const actions = [create(ControllerRevision, revision)];
      return { revision, actions, collisionCount: collisions };
    }
    if (equalRevision(taken, revision)) {
      return { revision: taken, actions: [], collisionCount: collisions };
    }
    collisions += 1;
  }
}

/**
 * Deletes what is beyond the limit, lowest number first. Revisions that are live, by name, are
 * neither counted nor deleted; a negative limit keeps all. Source: truncateHistory 1.36.
 */
export function planTruncation(
  revisions: readonly ControllerRevision[],
  live: ReadonlySet<string>,
  limit: number,
): readonly Action[] {
  const past = revisions.filter(({ metadata: { name = "" } }) => !live.has(name));
  const excess = past.length - limit;
  if (limit < 0 || excess <= 0) return [];
  return [...past]
    .sort(byRevision)
    .slice(0, excess)
    .map((each) => remove(ControllerRevision, each));
}
