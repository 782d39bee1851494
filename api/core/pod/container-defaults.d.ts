import type { Container } from "./container.ts";
/**
 * Defaults of a container of any sort, in a pod or a template.
 * The result is remembered by identity, as thousands of pods share the containers of one template.
 */
export declare function defaultContainer<C extends Container>(container: C): C;
