import type { ResourceDefinition } from "../../resource.ts";
import type { Pod } from "./pod.ts";
/** What field selectors may ask of pods. Source: pkg/registry/core/pod ToSelectableFields 1.36. */
export declare const podSelectableFields: ResourceDefinition<Pod>["selectableFields"];
