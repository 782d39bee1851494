import type { ResourceRequirements } from "./resources.ts";
import type { PodSpec } from "./spec.ts";
import { type Errors } from "./validate-format.ts";
type Amounts = Readonly<Record<string, string>>;
type NameCheck = (name: string, path: string) => Errors;
/** The resources of one container. `claims` are the names of the pod's resource claims. */
export declare function validateContainerResources(resources: ResourceRequirements | undefined, path: string, claims: ReadonlySet<string>): Errors;
/** What the runtime of a pod takes for itself, which counts as limits. */
export declare const validateOverhead: (overhead: Amounts | undefined, path: string) => Errors;
/** The resources of a whole pod, and that the containers stay within them. */
export declare function validatePodResources(spec: PodSpec, path: string): Errors;
/** The names that a container may request. Source: validateContainerResourceName. */
export declare const containerNameErrors: NameCheck;
/** The names that any list of resources may have. Source: validateResourceName. */
export declare const resourceNameErrors: NameCheck;
/** True for resources that there are only whole pieces of. */
export declare const isWholeResource: (name: string) => boolean;
export {};
