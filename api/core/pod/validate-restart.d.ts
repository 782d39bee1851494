import type { Container } from "./container.ts";
import type { ContainerResizePolicy } from "./resources.ts";
import { type Errors } from "./validate-format.ts";
/** What a change of resources does to a container. */
export declare function validateResizePolicy(policies: readonly ContainerResizePolicy[] | undefined, path: string, podRestartPolicy: string): Errors;
/** The restart policy of one container, with its exceptions. */
export declare function validateRestarts(container: Container, path: string): Errors;
