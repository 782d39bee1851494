import type { Shell } from "./shell.ts";
/** The paths that match a pattern, in order. */
export declare function matchingPaths(pattern: string, { context: { files }, cwd }: Shell): readonly string[];
