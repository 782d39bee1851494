import type { WindowsSecurityContextOptions } from "./security.ts";
import type { PodSpec } from "./spec.ts";
import { type Errors } from "./validate-format.ts";
/** The Windows part of a security context. */
export declare function validateWindowsOptions(options: WindowsSecurityContextOptions | undefined, path: string): Errors;
/** In a pod either all containers are processes of a Windows host, or none is. */
export declare function validateHostProcess(spec: PodSpec, path: string): Errors;
/** The name of the operating system, and the fields that it does not know. */
export declare function validateOs(spec: PodSpec, path: string): Errors;
