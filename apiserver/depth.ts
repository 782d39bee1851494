/** How deep a free-form value may be nested: what JSON.stringify can write with room to spare. */
export const depthMax = 1000;

/** True where nothing is nested deeper than `max`. Uses no stack, so any body will do. */
export function isShallow(value: unknown, max: number = depthMax): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > max) return false;
    const next: unknown[] = [];
    for (const each of level) {
      if (typeof each !== "object" || each === null) continue;
      for (const part of Object.values(each)) if (typeof part === "object") next.push(part);
    }
    level = next;
  }
  return true;
}
