import type { Container, ContainerPort } from "./container.ts";
import type { PodSpec } from "./spec.ts";
import { type Errors } from "./validate-format.ts";
export declare const validatePortNumber: (port: number, path: string) => Errors;
/** What is wrong with the name of a port. Source: IsValidPortName. */
export declare function portNameProblems(name: string): string[];
/** A port by its number or by its name. */
export declare const validatePort: (port: number | string | undefined, path: string) => Errors;
/** The ports of one container. */
export declare function validatePorts(ports: readonly ContainerPort[] | undefined, path: string): Errors;
/** A port of the node can be had once for each protocol and address. */
export declare function validateHostPorts(containers: readonly Container[], path: string): Errors;
/** In a pod on the node's network, a container port is a port of the node. */
export declare function validateHostNetworkPorts(spec: PodSpec, path: string, isPod: boolean): Errors;
