import type { EnvFromSource, EnvVar, ObjectFieldSelector, ResourceFieldSelector } from "./env.ts";
import type { PodSpec } from "./spec.ts";
import { type Errors } from "./validate-format.ts";
/** One entry of `env`. */
export declare function validateEnvVar(variable: EnvVar, path: string): Errors;
/** All entries of `envFrom`. A missing source is reported at the list itself. */
export declare function validateEnvFrom(sources: readonly EnvFromSource[] | undefined, path: string): Errors;
/** Fields that a file of a downward API volume may take. */
export declare const fileFields: string[];
/** A field of the pod; `fields` are those that may be taken here. */
export declare function validateFieldRef({ apiVersion, fieldPath }: ObjectFieldSelector, path: string, fields: readonly string[]): Errors;
/** A request or limit of a container. In a volume the container must be named. */
export declare function validateResourceFieldRef({ containerName, resource, divisor }: ResourceFieldSelector, path: string, inVolume: boolean): Errors;
/** Env files are read from volumes that go with the pod. */
export declare function validateFileVolumes(spec: PodSpec, path: string): Errors;
