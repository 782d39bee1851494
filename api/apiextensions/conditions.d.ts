import type { CustomResourceDefinition, CustomResourceDefinitionCondition } from "./definition.ts";
export type ConditionType = "NamesAccepted" | "Established" | "Terminating";
/** The condition of that type, if there is one. */
export declare const conditionOf: ({ status }: CustomResourceDefinition, type: ConditionType) => {
    readonly lastTransitionTime?: string | undefined;
    readonly message?: string | undefined;
    readonly observedGeneration?: number | undefined;
    readonly reason?: string | undefined;
    readonly status: string;
    readonly type: string;
} | undefined;
export declare const isTrue: (crd: CustomResourceDefinition, type: ConditionType) => boolean;
/** What is said by a condition. */
export type Said = Pick<CustomResourceDefinitionCondition, "status" | "reason" | "message"> & {
    readonly type: ConditionType;
};
/** The definition with a condition in its place; its time stays where its status does. */
export declare function withCondition(crd: CustomResourceDefinition, said: Said, nowMs: number): CustomResourceDefinition;
