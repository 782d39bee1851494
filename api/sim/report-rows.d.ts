/** The table of one report: a row for each node. */
import type { TableOfParts } from "../resource.ts";
import type { PodSchedulingReport } from "./pod-scheduling-report.ts";
export declare const nodeRows: TableOfParts<PodSchedulingReport>;
