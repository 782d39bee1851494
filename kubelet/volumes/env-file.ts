/** Files of variables in volumes. Source: kubelet 1.36, EnvFiles. */
import { absolutePath, entryAt, partsOf } from "../shell/files/file-system.ts";
import type { Store } from "../shell/files/mounted-files.ts";

/** What a file of a volume holds; `undefined` where there is none. */
export function fileIn(store: Store | undefined, path: string): string | undefined {
  const entry = store && entryAt(store.root, partsOf(absolutePath(path)));
  return entry?.kind === "file" ? entry.content : undefined;
}

const assignment = /^([^=]+)='([^']*)'\s*$/;

/** The variables of a file with lines like `NAME='value'`; `undefined` where a line is none. */
export function envFileOf(text: string): ReadonlyMap<string, string> | undefined {
  const variables = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, name, value] = assignment.exec(line.trimStart()) ?? [];
    if (name === undefined || value === undefined) return undefined;
    variables.set(name, value);
  }
  return variables;
}
