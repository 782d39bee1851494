/** What belongs to a profile. Only pods whose scheduler is one of them come to be looked at. */
export function ofProfile<T>(all: ReadonlyMap<string, T>, schedulerName: string): T {
  const found = all.get(schedulerName);
  if (found === undefined) throw new Error(`no profile is named ${schedulerName}`);
  return found;
}
