import type { Directory, File } from "../files/file-system.ts";
import type { Shell } from "./shell.ts";

/** Files that a script has read of which nothing is known: what they define is known neither. */
export interface UnknownLibrary {
  /** What the script did last was a name that they may have defined. */
  isLast: boolean;
}

/**
 * Puts what is read, with nothing in it, where an image may have brought it of which nothing is
 * known: whoever wrote the command of a container knows its image. Clients that look round in it,
 * and probes, find what is known.
 */
export function presumeRead(path: string, entry: File | Directory, { context }: Shell): void {
  const { files, unknownProgramMs = 0 } = context;
  if (unknownProgramMs > 0) files.presume(path, entry);
}
