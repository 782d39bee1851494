import type { Service } from "./service.ts";
/** Defaults that depend on other fields. Source: core/v1 SetDefaults_Service 1.36. */
export declare function defaultService(service: Service): Service;
