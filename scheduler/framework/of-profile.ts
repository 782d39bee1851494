/** What belongs to a profile. Only pods whose scheduler is one of the profiles come to be asked for. */
export function ofProfile<T>(all: ReadonlyMap<string, T>, schedulerName: string): T {
  const found = all.get(schedulerName);
  if (found === undefined) throw new Error(`no profile is named ${schedulerName}`);
  return found;
}
