import type { Stage } from "../stage.ts";
import type { Step } from "../step-schema.ts";
/** What a step says under one of its names. */
export type Said<Name extends keyof Step> = NonNullable<Step[Name]>;
export declare function apply(stage: Stage, { files, objects }: Said<"apply">): void;
export declare function patchObject(stage: Stage, said: Said<"patch">): void;
export declare function deleteObjects(stage: Stage, said: Said<"delete">): void;
export declare function scale(stage: Stage, { target, namespace, replicas }: Said<"scale">): void;
export declare function setImage(stage: Stage, { target, namespace, containers }: Said<"setImage">): void;
/** As `kubectl rollout restart` does it. */
export declare function restart(stage: Stage, { target, namespace }: Said<"restart">): void;
