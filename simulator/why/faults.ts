/** What Faults that go on have to do with an object. */
import { Fault } from "../../api/sim/fault.ts";
import type { Known } from "./known.ts";
import { sinceField } from "./words.ts";

/** Somebody who can be struck, as the targets of a Fault name it, and as it is told. */
export interface Struck {
  readonly target: string;
  readonly title: string;
}

/** A line for each Fault in force that strikes one of them. */
export const faultsOn = (
  struck: readonly Struck[],
  known: Known,
  counts: (type: string) => boolean = () => true,
): readonly string[] =>
  known.list(Fault).flatMap(({ metadata, spec, status }) => {
    const { phase, targets = [], startTime } = status;
    const found = struck.find(({ target }) => targets.includes(target));
    if (phase !== "Active" || found === undefined || !counts(spec.type)) return [];
    const since = sinceField(startTime, known.nowMs);
    return [`Fault ${metadata.name} (${spec.type}) struck ${found.title}${since} and goes on`];
  });

/** The same of processes, and of controllers that run in them, by their names. */
export const faultsOnProcesses = (names: readonly string[], known: Known): readonly string[] =>
  faultsOn(
    names.map((name) => ({ target: name, title: name })),
    known,
  );
