import type { Column } from "../../resource.ts";
import type { Service } from "./service.ts";
/** The columns of `kubectl get services`. */
export declare const serviceColumns: readonly Column<Service>[];
