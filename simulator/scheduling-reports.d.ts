import type { ObjectSources } from "../apiserver/registry/resource-table.ts";
import { type Reporting } from "../scheduler/index.ts";
import type { Reader } from "./reader.ts";
/** The source of sim.kubesim.dev. `reporting` is undefined while no scheduler runs. */
export declare function schedulingReports(reader: Reader, reporting: () => Reporting | undefined): ObjectSources;
