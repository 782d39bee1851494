/** What led to a failure: the last writes, in the order of their causes. */
import { goDuration } from "../../api/duration.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import type { Cluster } from "../cluster.ts";
import type { ScenarioFailure } from "./failure.ts";

/** So many writes are told. */
const writesMax = 12;

/** The chain of writes up to that of the failure, oldest first. */
export function storyOf(
  cluster: Cluster,
  { revision, afterMs }: ScenarioFailure,
): readonly string[] {
  const history = cluster.history();
  const first = history[0]?.revision ?? 0;
  const at = (wanted: number): StoredEvent | undefined => history[wanted - first];
  const chain: StoredEvent[] = [];
  for (let event = at(revision); event !== undefined; event = at(event.cause)) {
    chain.push(event);
    if (event.cause === 0 || chain.length === writesMax) break;
  }
  const startMs = cluster.nowMs - afterMs;
  return chain.reverse().map((event) => lineOf(event, startMs));
}

const verbs = { ADDED: "creates", MODIFIED: "changes", DELETED: "deletes" } as const;

const lineOf = ({ type, resource, key, actor, timeMs }: StoredEvent, startMs: number) =>
  `${goDuration(timeMs - startMs)} ${actor} ${verbs[type]} ${resource} ${key}`;
