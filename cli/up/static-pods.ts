/** Reads the folder of `--static-pods`, which is laid out as nodes have theirs. */
import { readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../client/kubectl/failure.ts";

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

/** What is told of a folder of manifests: a file of a node has come, changed or gone. */
export interface ManifestSink {
  writeManifest(node: string, file: string, manifest: string): void;
  removeManifest(node: string, file: string): void;
}

/** The manifests of one node. */
export const staticPodsOf = (
  { all, byNode }: ReturnType<typeof readStaticPods>,
  node: string,
): StaticPods => ({ ...all, ...byNode.get(node) });

/** Hands on what changes between two readings of a folder. */
export function applyChanges(
  before: StaticPods,
  after: StaticPods,
  node: string,
  to: ManifestSink,
) {
  for (const file of Object.keys(before)) {
    if (after[file] === undefined) to.removeManifest(node, file);
  }
  for (const [file, text] of Object.entries(after)) {
    if (before[file] !== text) to.writeManifest(node, file, text);
  }
}

/** Follows a folder, until what it returns is called. */
export function followStaticPods(
  folder: string,
  nodes: readonly string[],
  to: ManifestSink,
): () => void {
  let before = readStaticPods(folder);
  const watcher = watch(folder, { recursive: true }, () => {
    try {
      const after = readStaticPods(folder);
      for (const node of nodes) {
        applyChanges(staticPodsOf(before, node), staticPodsOf(after, node), node, to);
      }
      before = after;
    } catch (error) {
      // A file that is gone again is told of once more.
      if (!(error instanceof Failure)) throw error;
    }
  });
  return () => watcher.close();
}
