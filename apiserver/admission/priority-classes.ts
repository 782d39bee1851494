import { PriorityClass } from "../../api/scheduling/priority-class.ts";
import { tableName } from "../registry/resource-table.ts";
import type { Storage } from "../storage/storage.ts";

/** Where the classes are stored. */
export const classTable = tableName(PriorityClass);

/** What a class means for a pod. */
export type Priority = Pick<PriorityClass, "value" | "preemptionPolicy"> & {
  readonly name: string;
};

interface Classes {
  /** The revision of the last change of any class. */
  readonly changed: number;
  readonly standard: Priority;
  readonly standardClass: PriorityClass | undefined;
}

/** What pods get where no class is the default. */
const noClass: Priority = { name: "", value: 0, preemptionPolicy: "PreemptLowerPriority" };

/** Read once for every state of the classes, for pods are many and classes seldom change. */
const known = new WeakMap<Storage, Classes>();

/** The priority by the name of its class; the default where there is no name. */
export function priorityOf(storage: Storage, className: string): Priority | undefined {
  if (className === "") return classesOf(storage).standard;
  // The table holds nothing else.
  const stored = storage.get(classTable, className) as PriorityClass | undefined;
  return stored === undefined ? undefined : asPriority(stored);
}

/** The class that is the default, if any is. */
export function defaultClass(storage: Storage): PriorityClass | undefined {
  return classesOf(storage).standardClass;
}

function classesOf(storage: Storage): Classes {
  const changed = storage.changedRevision(classTable);
  const before = known.get(storage);
  if (before?.changed === changed) return before;
  const standardClass = lowestDefault(storage);
  const standard = standardClass === undefined ? noClass : asPriority(standardClass);
  const classes = { changed, standard, standardClass };
  known.set(storage, classes);
  return classes;
}

/** Two classes may have become the default at the same time; then the lower one counts. */
function lowestDefault(storage: Storage): PriorityClass | undefined {
  const defaults = storage
    .list(classTable)
    // The table holds nothing else.
    .map(({ object }) => object as PriorityClass)
    .filter(({ globalDefault }) => globalDefault === true);
  return defaults.sort((left, right) => left.value - right.value)[0];
}

const asPriority = ({ metadata, value, preemptionPolicy }: PriorityClass): Priority => ({
  name: metadata.name ?? "",
  value,
  preemptionPolicy,
});
