/** How a word that is typed may go on, for the Tab key. */
import { absolutePath, FileError } from "../files/file-system.ts";
import type { Shell } from "../language/shell.ts";
import { programs } from "../programs/index.ts";
import type { Completion } from "./terminal.ts";

export function completion(before: string, shell: Shell, builtins: Iterable<string>): Completion {
  const word = /[^\s;&|<>]*$/.exec(before)?.[0] ?? "";
  const isCommand = /(?:^|[;&|])\s*$/.test(before.slice(0, before.length - word.length));
  const names =
    isCommand && !word.includes("/")
      ? [...new Set([...builtins, ...programs.keys(), ...shell.functions.keys()])]
      : pathsFor(word, shell);
  const found = names.filter((name) => name.startsWith(word)).sort();
  const [only] = found;
  if (found.length === 1 && only !== undefined) {
    return { more: only.slice(word.length) + (only.endsWith("/") ? "" : " "), choices: [] };
  }
  return { more: commonStart(found).slice(word.length), choices: found.map(lastPart) };
}

const lastPart = (path: string): string => /[^/]*\/?$/.exec(path)?.[0] ?? path;

function commonStart([first = "", ...others]: readonly string[]): string {
  let start = first;
  for (const each of others) while (!each.startsWith(start)) start = start.slice(0, -1);
  return start;
}

/** Directories end with a slash. */
function pathsFor(word: string, { context: { files }, cwd }: Shell): readonly string[] {
  const folder = word.slice(0, word.lastIndexOf("/") + 1);
  const path = absolutePath(folder === "" ? "." : folder, cwd);
  const isHidden = (name: string) => name.startsWith(".");
  const wantsHidden = isHidden(word.slice(folder.length));
  try {
    return files
      .list(path)
      .filter((name) => wantsHidden || !isHidden(name))
      .map((name) => {
        const isFolder = files.find(absolutePath(name, path))?.kind === "directory";
        return `${folder}${name}${isFolder ? "/" : ""}`;
      });
  } catch (error) {
    if (error instanceof FileError) return [];
    throw error;
  }
}
