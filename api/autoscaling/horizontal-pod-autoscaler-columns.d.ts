import type { Column } from "../resource.ts";
import type { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";
/** Source: pkg/printers/internalversion 1.36, printHorizontalPodAutoscaler. */
export declare const autoscalerColumns: readonly Column<HorizontalPodAutoscaler>[];
