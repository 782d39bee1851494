/** Where a path of one tree leads. */
import { absolutePath, type Directory, entryAt, partsOf } from "./file-system.ts";

/** As many as Linux follows. */
const linksMax = 40;

/**
 * The absolute path with its links followed, as far as it is there; what is missing is kept as it
 * is. `staysWithin`: no link with an absolute target is followed, which leads out of the tree.
 */
export function withoutLinks(
  root: Directory,
  path: string,
  { staysWithin = false }: { readonly staysWithin?: boolean } = {},
): string {
  let left = [...partsOf(path)];
  let real = "/";
  for (let links = 0; left.length > 0; ) {
    const [part = "", ...rest] = left;
    const next = absolutePath(part, real);
    const entry = entryAt(root, partsOf(next));
    if (entry?.kind !== "link") {
      real = next;
      left = rest;
      continue;
    }
    links += 1;
    if (links > linksMax || (staysWithin && entry.target.startsWith("/"))) return path;
    left = [...partsOf(absolutePath(entry.target, real)), ...rest];
    real = "/";
  }
  return real;
}
