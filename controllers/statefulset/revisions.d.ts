/** What a StatefulSet keeps of its past: templates, as patches that bring them back. */
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { PodTemplateSpec } from "../../api/core/pod/template.ts";
import { type State } from "../history/revision.ts";
/**
 * The present state of a set: a strategic merge patch that sets its template, which is what kubectl
 * sends to go back to it. Source: getPatch, newRevision 1.36.
 */
export declare function stateOf(statefulSet: StatefulSet): State;
/** The template that a revision brings back; the set's own where the revision holds none. */
export declare function templateOf({ data }: ControllerRevision, { spec }: StatefulSet): PodTemplateSpec;
