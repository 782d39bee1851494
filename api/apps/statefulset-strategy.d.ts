import type { Strategy } from "../resource.ts";
import type { StatefulSet } from "./statefulset.ts";
/** How StatefulSets are created and changed. Source: pkg/registry/apps/statefulset 1.36. */
export declare const statefulSetStrategy: Strategy<StatefulSet>;
