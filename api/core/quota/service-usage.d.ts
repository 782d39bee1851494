/** What services count for. Source: pkg/quota/v1/evaluator/core/services.go 1.36. */
import type { Service } from "../service/service.ts";
import type { Amounts } from "./amounts.ts";
export declare const isServiceResource: (name: string) => boolean;
/** A port for each node port, and one load balancer. */
export declare function serviceUsage({ spec }: Service): Amounts;
