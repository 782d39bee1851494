import type { Course, Stage } from "../stage.ts";
import { type Step } from "../step-schema.ts";
import { type Said } from "./objects.ts";
/** Plays one step. Throws ScenarioFailed, or what a user is told. */
export declare function playStep(stage: Stage, step: Step, index: number): Course;
/** Makes something go wrong. */
export declare function strike(stage: Stage, { name, spec }: Said<"fault">, index: number): void;
/** What a step is called in reports. */
export declare function nameOf(step: Partial<Step>): string;
