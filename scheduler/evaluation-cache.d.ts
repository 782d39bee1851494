import { Evaluation, type Prepared } from "./evaluation.ts";
import type { Framework, Pod } from "./framework.ts";
import { type Snapshot } from "./snapshot.ts";
/**
 * The evaluations of one snapshot under one framework, by the signature of the pods they hold for.
 * They are nothing but memory: without it, every answer would be the same.
 */
export declare class EvaluationCache {
    #private;
    constructor(snapshot: Snapshot, framework: Framework);
    signature(pod: Pod): string;
    /** What the plugins say of the pod; the evaluation may lie behind the snapshot. */
    get(pod: Pod): Answer;
}
export interface Answer {
    readonly prepared: Prepared;
    /** Absent where no node will do, or only a few come into question. */
    readonly evaluation: Evaluation | undefined;
}
/** The one cache of a snapshot under a framework. */
export declare function evaluationCache(snapshot: Snapshot, framework: Framework): EvaluationCache;
