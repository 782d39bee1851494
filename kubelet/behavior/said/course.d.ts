/**
 * What ImageBehaviors say of a container in the course of time. Each part of a behaviour comes from
 * the most specific object that says anything of it.
 */
import type { Pod } from "../../../api/core/pod/pod.ts";
import type { ImageBehavior } from "../../../api/sim/image-behavior.ts";
import type { Container } from "../../types.ts";
type Spec = ImageBehavior["spec"];
/** The parts of a spec that say what a container does. */
export type PartName = Exclude<keyof Spec, "image" | "namespaces" | "podSelector">;
/** What is said from a time on, in milliseconds since the epoch, until the next phase. */
export interface Phase<T> {
    readonly fromMs: number;
    readonly said: T | undefined;
}
/** How what is said of a part changes; nothing is said before the first phase. */
export type Course = <K extends PartName>(part: K) => readonly Phase<Part<K>>[];
type Part<K extends PartName> = NonNullable<Spec[K]>;
/** The course of a container; `undefined` where no object is for it. */
export declare function courseOf(objects: readonly ImageBehavior[], container: Container, pod: Pod): Course | undefined;
/** Whether the object is, or was, for any container of the pod. */
export declare function isFor({ status }: ImageBehavior, pod: Pod): boolean;
/** What is said at a time. */
export declare function saidAt<T>(phases: readonly Phase<T>[], atMs: number): T | undefined;
/** A phase as a run of a container sees it, in milliseconds since its start. */
export interface Stretch<T> {
    readonly fromMs: number;
    readonly untilMs: number;
    readonly said: T;
}
/** What is said in the course of a run; nothing where there is no stretch. */
export declare function stretches<T>(phases: readonly Phase<T>[], startedMs: number): readonly Stretch<T>[];
/** The stretch that a time falls into. */
export declare function stretchAt<T>(all: readonly Stretch<T>[], sinceStartMs: number): Stretch<T> | undefined;
export {};
