/** What the workload kinds have in common: checks of selector and template, and columns. */
import type { PodTemplateSpec } from "../core/pod/template.ts";
import { type FieldError } from "../field-error.ts";
import type { LabelSelector } from "../meta/label-selector.ts";
import type { Column, KubeObject } from "../resource.ts";
/** An object that makes pods of a template. */
export interface Workload extends KubeObject {
    readonly spec: {
        readonly template: PodTemplateSpec;
        readonly selector?: LabelSelector | undefined;
    };
}
/**
 * A selector must be given and must not be empty. Messages say "deployment" for ReplicaSets too, as
 * those of Kubernetes do.
 */
export declare function validateSelector(selector: LabelSelector | undefined, path: string, kind?: string): readonly FieldError[];
/**
 * Checks a template whose pods are replaced when they end, and that the selector selects them.
 * Source: pkg/apis/apps/validation ValidatePodTemplateSpecForReplicaSet 1.36.
 */
export declare function validateTemplate(template: PodTemplateSpec, selector: LabelSelector | undefined): FieldError[];
/** Checks a template whose pods are replaced when they end. `kind` is what refusals name. */
export declare function validateLastingTemplate(template: PodTemplateSpec, kind: string): FieldError[];
/** The same without what every template has to be. */
export declare function validateLasting({ spec }: PodTemplateSpec, kind: string): FieldError[];
/** Advice on the name, which ends up in names of pods, and on a template that is new. */
export declare function workloadWarnings({ metadata, spec }: Workload, stored?: Workload): readonly string[];
/** The selector as the `scale` subresource shows it: `app=web,tier in (a,b)`. */
export declare function selectorText(selector: LabelSelector | undefined): string;
/** Columns of `-o wide`: containers and their images. */
export declare const containerColumns: readonly Column<Workload>[];
/** The columns of `-o wide`: containers, their images, and the selector. */
export declare const templateColumns: readonly Column<Workload>[];
