import type { Strategy } from "../resource.ts";
import type { Job } from "./job.ts";
/** How Jobs are created and changed. Source: pkg/registry/batch/job 1.36. */
export declare const jobStrategy: Strategy<Job>;
