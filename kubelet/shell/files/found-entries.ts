/** What was found in trees of late: servers look for the same files again and again. */
import type { Directory, Entry } from "./file-system.ts";

const remembered = new WeakMap<Directory, Map<string, Entry>>();
const rememberedMax = 256;

/** What was found in a tree, by its path. */
export function rememberedIn(root: Directory): Map<string, Entry> {
  const known = remembered.get(root);
  if (known !== undefined) return known;
  const made = new Map<string, Entry>();
  remembered.set(root, made);
  return made;
}

/** Notes what was found, in place of all else where that has become too much. */
export function remember(known: Map<string, Entry>, path: string, entry: Entry): void {
  if (known.size >= rememberedMax) known.clear();
  known.set(path, entry);
}
