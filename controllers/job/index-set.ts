/** Sets of completion indexes. Source: pkg/controller/job/indexed_job_utils.go 1.36. */
import { parseIndexes } from "../../api/batch/indexes.ts";

export type IndexSet = ReadonlySet<number>;

/** The indexes that a status names; those beyond the completions are forgotten. */
export function readIndexes(text: string | undefined, completions: number): IndexSet {
  // The text may be from before the Job was made smaller, so it is not held against that.
  const parsed = parseIndexes(text ?? "", Number.POSITIVE_INFINITY);
  const indexes = new Set<number>();
  if (typeof parsed === "string") return indexes;
  for (const [first, last] of parsed) {
    for (let index = first; index <= last && index < completions; index += 1) indexes.add(index);
  }
  return indexes;
}

/** `0,1,3-5`: two in a row are named one by one. */
export function formatIndexes(indexes: IndexSet): string {
  const parts: string[] = [];
  let [first, last] = [-1, -2];
  const close = () => {
    if (last < first) return;
    if (first === last) parts.push(`${first}`);
    else parts.push(`${first}${last === first + 1 ? "," : "-"}${last}`);
  };
  for (const index of [...indexes].sort((left, right) => left - right)) {
    if (index === last + 1) {
      last = index;
      continue;
    }
    close();
    [first, last] = [index, index];
  }
  close();
  return parts.join(",");
}
