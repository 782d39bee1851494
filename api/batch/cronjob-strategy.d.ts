import type { Strategy } from "../resource.ts";
import type { CronJob } from "./cronjob.ts";
/** How CronJobs are created and changed. Source: pkg/registry/batch/cronjob 1.36. */
export declare const cronJobStrategy: Strategy<CronJob>;
