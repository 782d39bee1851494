import type { Column } from "../resource.ts";
import type { Job } from "./job.ts";
/** The columns of `kubectl get jobs`. Source: printers/internalversion printJob 1.36. */
export declare const jobColumns: readonly Column<Job>[];
