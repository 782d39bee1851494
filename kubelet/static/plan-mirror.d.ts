import { type Plan } from "../../client/controller.ts";
import type { Observed } from "../observed.ts";
import type { StaticRun } from "./static-runs.ts";
export declare function planMirror(observed: Observed, run: StaticRun | undefined): Plan;
