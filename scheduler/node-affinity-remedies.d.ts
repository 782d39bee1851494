import type { PodSpec } from "../api/core/pod/spec.ts";
import { type SelectableNode } from "../api/selectors/nodes.ts";
import type { Remedy } from "./framework.ts";
/** For terms that contradict each other, so that they mean no node. */
export declare const withoutTerms: Remedy;
/** All that a pod would have to give up of its node selector and its required node affinity. */
export declare function selectionRemedies({ nodeSelector, affinity }: PodSpec, node: SelectableNode): readonly Remedy[];
