/**
 * How full a node should be: the strategies by which NodeResourcesFit scores.
 * Source: pkg/scheduler/framework/plugins/noderesources 1.36.
 */
import * as z from "zod";
import { type FieldError } from "../api/field-error.ts";
import { type ResourceShare } from "./resource-shares.ts";
export declare const scoringStrategy: z.ZodObject<{
    type: z.ZodDefault<z.ZodString>;
    resources: z.ZodPipe<z.ZodDefault<z.ZodReadonly<z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        weight: z.ZodPipe<z.ZodDefault<z.ZodInt>, z.ZodTransform<number, number>>;
    }, z.core.$strict>>>>, z.ZodTransform<readonly import("./resource-shares.ts").ResourceWeight[], readonly {
        name: string;
        weight: number;
    }[]>>;
    requestedToCapacityRatio: z.ZodOptional<z.ZodObject<{
        shape: z.ZodDefault<z.ZodReadonly<z.ZodArray<z.ZodObject<{
            utilization: z.ZodDefault<z.ZodInt>;
            score: z.ZodDefault<z.ZodInt>;
        }, z.core.$strict>>>>;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type ScoringStrategy = z.output<typeof scoringStrategy>;
/** The score of a node of which the pod and those before it ask for these amounts. */
type NodeScore = (slot: number) => number;
/** Scores nodes by the shares of the resources that they have, from 0 to 100. */
export declare function scoreBy(strategy: ScoringStrategy, shares: readonly ResourceShare[]): NodeScore;
/** Source: kube-scheduler apis/config/validation, ValidateNodeResourcesFitArgs 1.36. */
export declare function validateStrategy({ type, resources, requestedToCapacityRatio: ratio }: ScoringStrategy, path: string): readonly FieldError[];
export {};
