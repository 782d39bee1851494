/** Prints the digests of all runs of a seed, or sends them to who started this thread. */
import { parentPort, workerData } from "node:worker_threads";
import { digestsOfRuns } from "./runs.ts";

const digests = digestsOfRuns(Number(workerData ?? process.argv[2]));
if (parentPort === null) process.stdout.write(JSON.stringify(digests));
else parentPort.postMessage(digests);
