/** What a program finds, as it notes it. */
import { createCluster } from "../../simulator/cluster.ts";
import { type ProgramContext, program } from "../../simulator/programs/index.ts";

export const startMs = Date.UTC(2026, 0, 1);

/** Runs a program for a virtual hour; what it noted by then. */
export async function notesOf(
  main: (note: (what: unknown) => void, context: ProgramContext) => unknown,
  { seed = 0 } = {},
): Promise<unknown[]> {
  const cluster = createCluster({ nodes: 0, seed });
  const notes: unknown[] = [];
  cluster.run(program("noter", (context) => main((what) => notes.push(what), context)));
  await cluster.play("1h");
  return notes;
}

/** How much time has passed for who asks. */
export const since = () => Date.now() - startMs;
