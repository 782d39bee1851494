import type { ObjectMeta } from "../../resource.ts";
import type { PodSpec } from "./spec.ts";
import { type Errors } from "./validate-format.ts";
type Annotations = Readonly<Record<string, string>>;
/** Marks the copy of a static pod. */
export declare const mirrorAnnotation = "kubernetes.io/config.mirror";
export declare const deletionCostAnnotation = "controller.kubernetes.io/pod-deletion-cost";
export declare const seccompPodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
/** Followed by the name of the container. */
export declare const seccompContainerPrefix = "container.seccomp.security.alpha.kubernetes.io/";
/** Followed by the name of the container. */
export declare const appArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";
export declare function validatePodAnnotations(annotations: Annotations | undefined, spec: PodSpec, path: string): Errors;
/** Where a profile is given both by annotation and by field, both must be the same. */
export declare function validateProfilesMatch({ annotations }: ObjectMeta, spec: PodSpec, path: string): Errors;
/** Some annotations stay as they were when the pod was created. */
export declare function validateAnnotationUpdates(next: ObjectMeta, stored: ObjectMeta, path: string): Errors;
export {};
