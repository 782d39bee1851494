/** A worker for tests: it does as it is told. */
import { serveJobs } from "../serve-jobs.ts";

export interface TestJob {
  readonly name: string;
  /** How much it has to do. */
  readonly rounds?: number;
  readonly throws?: string;
  /** Ends its thread with this code. */
  readonly exits?: number;
}

serveJobs(({ name, rounds = 0, throws, exits }: TestJob) => {
  let sum = 0;
  for (let round = 0; round < rounds * 1_000_000; round += 1) sum = (sum + round) % 1_000;
  if (exits !== undefined) process.exit(exits);
  if (throws !== undefined) throw new Error(throws);
  return { name, sum };
});
