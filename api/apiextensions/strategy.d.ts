import type { Strategy } from "../resource.ts";
import type { CustomResourceDefinition } from "./definition.ts";
/** Holds a definition until its objects are gone. */
export declare const cleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";
/** How definitions are created and changed. Source: registry/customresourcedefinition 1.36. */
export declare const strategy: Strategy<CustomResourceDefinition>;
