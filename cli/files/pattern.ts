/** The paths that a pattern such as `*.yaml` means. Source: Go 1.24, filepath.Glob. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const marks = /[*?[]/;

/** The path itself where it is there or no pattern; else those that it means, in order of names. */
export function pathsFor(path: string): readonly string[] {
  if (!marks.test(path) || isThere(path)) return [path];
  const [first = "", ...others] = path.split("/");
  return others.reduce(within, within([undefined], first));
}

/** What of the folders is called so; an undefined folder is the present one. */
function within(folders: readonly (string | undefined)[], name: string): readonly string[] {
  return folders.flatMap((folder) => {
    const at = (entry: string) =>
      folder === undefined ? entry : folder === "" ? `/${entry}` : join(folder, entry);
    if (!marks.test(name)) return folder === undefined || isThere(at(name)) ? [at(name)] : [];
    const pattern = patternOf(name);
    return entriesOf(folder === undefined ? "." : folder || "/")
      .filter((entry) => pattern.test(entry))
      .map(at);
  });
}

const isThere = (path: string) => statSync(path, { throwIfNoEntry: false }) !== undefined;

function entriesOf(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder).sort();
}

/** `*` and `?` are any letters and any one; `[a-c]` is one of these, `[^a]` one of the others. */
function patternOf(name: string): RegExp {
  const source = name.replace(/\[\^?[^\]]+\]|\*|\?|[\\^$.|+(){}[\]]/g, (part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    return part.length > 1 ? part : `\\${part}`;
  });
  return new RegExp(`^${source}$`, "s");
}
