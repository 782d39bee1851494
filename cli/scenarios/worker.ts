/** The worker threads of `kubesim test`. */
import { serveJobs } from "../workers/serve-jobs.ts";
import { runJob } from "./run-job.ts";

serveJobs(runJob);
