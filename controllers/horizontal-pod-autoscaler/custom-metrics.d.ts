import type { ResourceDefinition } from "../../api/resource.ts";
import type { View } from "../../client/controller.ts";
import type { Metrics } from "./metrics.ts";
interface Place {
    readonly namespace: string;
    readonly selector: string;
}
export declare function customMetrics(view: View, { namespace, selector }: Place, definitions: readonly ResourceDefinition[]): Pick<Metrics, "pods" | "object" | "external">;
export {};
