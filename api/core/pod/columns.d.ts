import type { Column } from "../../resource.ts";
import type { Pod } from "./pod.ts";
export declare const podColumns: readonly Column<Pod>[];
