import type { Column } from "../resource.ts";
import type { DaemonSet } from "./daemonset.ts";
/** The columns of `kubectl get daemonsets`. Source: printers/internalversion 1.36. */
export declare const daemonSetColumns: readonly Column<DaemonSet>[];
