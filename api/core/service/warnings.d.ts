import type { Service } from "./service.ts";
/**
 * Advice on what is accepted but has no effect or no future. Source: GetWarningsForService 1.36.
 */
export declare function serviceWarnings(service: Service): string[];
