import { parentPort } from "node:worker_threads";
import { type JobMessage, type Outcome, thrown } from "./messages.ts";

/** Makes this thread a worker of `runAll`: runs each job that it is sent, one after the other. */
export function serveJobs<Job, Result>(run: (job: Job) => Result): void {
  const port = parentPort;
  if (port === null) throw new Error("this file is for worker threads");
  port.on("message", ({ index, job }: JobMessage<Job>) => {
    port.postMessage(outcomeOf(index, () => run(job)));
  });
}

function outcomeOf<Result>(index: number, run: () => Result): Outcome<Result> {
  try {
    return { index, result: run() };
  } catch (error) {
    return { index, error: thrown(error) };
  }
}
