/** Names and addresses of a pod, and how it resolves others. Source: core/validation 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { HostAlias, PodSpec } from "./spec.ts";
import { type Errors } from "./validate-format.ts";
export declare const validateDnsPolicy: (policy: string, path: string) => Errors;
export declare function validateDnsConfig({ dnsConfig, dnsPolicy }: PodSpec, path: string): Errors;
export declare const validateHostAliases: (aliases: readonly HostAlias[] | undefined, path: string) => Errors;
/** `spec.hostname` and `spec.subdomain`. */
export declare const validateHostnames: ({ hostname, subdomain }: PodSpec, path: string) => FieldError[];
export declare function validateHostnameOverride(spec: PodSpec, path: string): Errors;
/** An IP address of either family. */
export declare const validateAddress: (address: string, path: string) => Errors;
