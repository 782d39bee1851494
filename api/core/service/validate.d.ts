/** What a Service may say. Source: core/validation ValidateService 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { Service } from "./service.ts";
export declare const protocols: readonly ["SCTP", "TCP", "UDP"];
/** Everything wrong with a Service whose addresses and ports are allocated already. */
export declare function validateService(service: Service): FieldError[];
/** A class that a LoadBalancer has stays its own as long as it is one. */
export declare function validateClassUpdate(next: Service, stored: Service): FieldError[];
