/** What must come of a run however its parts take turns. */

import { historiesOf } from "./histories.ts";
import type { Row } from "./recording.ts";

export interface Outcome {
  /** The last state of every object, by name. */
  readonly final: Readonly<Record<string, readonly (string | undefined)[]>>;
  /** The conditions of Deployments in order, with the generation and revision that they are of. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
}

export function outcomeOf(rows: readonly Row[]): Outcome {
  const states = historiesOf(rows.filter(({ kind }) => kind !== "Event" && kind !== "Node"));
  const conditions = historiesOf(rows.map(onlyConditions));
  return {
    final: Object.fromEntries(
      Object.entries(states)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([id, histories]) => [id, histories.map((each) => each.at(-1)).sort()]),
    ),
    conditions: Object.fromEntries(
      Object.entries(conditions)
        .filter(([id]) => id.startsWith("Deployment"))
        .map(([id, [history = []]]) => [id, settled(history)]),
    ),
  };
}

function onlyConditions(row: Row): Row {
  const { generation = null, revision = null, conditions = null } = row.fields;
  return row.kind === "Deployment" ? { ...row, fields: { generation, revision, conditions } } : row;
}

/** Without repetitions, and without availability on the way to a rollout's end. */
function settled(history: readonly string[]): readonly string[] {
  const distinct = history.filter((text, index) => text !== history[index - 1]);
  return distinct.filter((text, index) => {
    const [before, after] = [distinct[index - 1] ?? "", distinct[index + 1] ?? ""];
    return !(
      before.includes("Available=False") &&
      text.includes("Available=True") &&
      text.includes("ReplicaSetUpdated") &&
      after.includes("NewReplicaSetAvailable")
    );
  });
}
