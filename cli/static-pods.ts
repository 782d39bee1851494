/** Reads the folder of `--static-pods`, which is laid out as nodes have theirs. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.ts";

/** Manifests by their file. */
export type StaticPods = Readonly<Record<string, string>>;

/**
 * The manifests in the folder, which every node gets, and those in folders below it, each for the
 * node of its name. Throws a Failure where they cannot be read.
 */
export function readStaticPods(folder: string): {
  readonly all: StaticPods;
  readonly byNode: ReadonlyMap<string, StaticPods>;
} {
  try {
    const below = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory());
    return {
      all: filesOf(folder),
      byNode: new Map(below.map(({ name }) => [name, filesOf(join(folder, name))])),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(`cannot read static pods of "${folder}": ${why}`);
  }
}

function filesOf(folder: string): StaticPods {
  const files = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isFile());
  const names = files.map(({ name }) => name).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
