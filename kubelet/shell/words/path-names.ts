import { absolutePath, FileError } from "../files/file-system.ts";
import type { Shell } from "../language/shell.ts";
import { hasPattern, patternOf, unescaped } from "./pattern.ts";

/** The paths that match a pattern, in order. */
export function matchingPaths(
  pattern: string,
  { context: { files }, cwd, options }: Shell,
): readonly string[] {
  const isAbsolute = pattern.startsWith("/");
  let found = [isAbsolute ? "/" : ""];
  const parts = pattern.split("/").filter((each) => each !== "");
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    found = found.flatMap((before) => {
      const path = (name: string) =>
        before === "" || before === "/" ? before + name : `${before}/${name}`;
      if (!hasPattern(part)) {
        const plain = path(unescaped(part));
        return files.find(absolutePath(plain, cwd)) === undefined ? [] : [plain];
      }
      if (part === "**" && options.has("globstar")) return below(before, isLast);
      const matches = patternOf(part);
      return namesIn(absolutePath(before, cwd))
        .filter((name) => matches.test(name) && (isShown(name) || part.startsWith(".")))
        .map(path);
    });
  }
  return found.filter((path) => path !== "").sort();

  function isShown(name: string): boolean {
    return !name.startsWith(".") || options.has("dotglob");
  }

  /** A folder and those below it, with all that is in them where nothing follows. */
  function below(folder: string, withFiles: boolean): string[] {
    const inner = namesIn(absolutePath(folder, cwd))
      .filter(isShown)
      .map((name) => (folder === "" || folder === "/" ? folder + name : `${folder}/${name}`));
    const deeper = inner.flatMap((path) => {
      const kind = files.find(absolutePath(path, cwd))?.kind;
      return kind === "directory" ? below(path, withFiles) : withFiles ? [path] : [];
    });
    return [folder, ...deeper];
  }

  function namesIn(path: string): readonly string[] {
    try {
      return files.list(path);
    } catch (error) {
      if (error instanceof FileError) return [];
      throw error;
    }
  }
}
