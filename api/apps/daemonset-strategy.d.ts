import type { Strategy } from "../resource.ts";
import type { DaemonSet } from "./daemonset.ts";
/**
 * Counts the templates that a DaemonSet has had. Kubernetes keeps it in the spec of its internal
 * type, which apps/v1 shows as this annotation: there always, and not a client's to decide.
 */
export declare const templateGenerationAnnotation = "deprecated.daemonset.template.generation";
/** How DaemonSets are created and changed. Source: pkg/registry/apps/daemonset 1.36. */
export declare const daemonSetStrategy: Strategy<DaemonSet>;
/** The number of the template, 0 where it is not counted yet. */
export declare function templateGenerationOf({ metadata: { annotations } }: DaemonSet): number;
