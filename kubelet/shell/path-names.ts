import { absolutePath, FileError } from "./file-system.ts";
import { hasPattern, patternOf, unescaped } from "./pattern.ts";
import type { Shell } from "./shell.ts";

/** The paths that match a pattern, in order. */
export function matchingPaths(
  pattern: string,
  { context: { files }, cwd }: Shell,
): readonly string[] {
  const isAbsolute = pattern.startsWith("/");
  let found = [isAbsolute ? "/" : ""];
  for (const part of pattern.split("/").filter((each) => each !== "")) {
    found = found.flatMap((before) => {
      const path = (name: string) =>
        before === "" || before === "/" ? before + name : `${before}/${name}`;
      if (!hasPattern(part)) {
        const plain = path(unescaped(part));
        return files.find(absolutePath(plain, cwd)) === undefined ? [] : [plain];
      }
      const matches = patternOf(part);
      return namesIn(absolutePath(before, cwd))
        .filter((name) => matches.test(name) && (!name.startsWith(".") || part.startsWith(".")))
        .map(path);
    });
  }
  return found;

  function namesIn(path: string): readonly string[] {
    try {
      return files.list(path);
    } catch (error) {
      if (error instanceof FileError) return [];
      throw error;
    }
  }
}
