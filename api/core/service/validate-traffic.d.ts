/** What a Service may say of where its traffic goes. Source: core/validation 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { Service } from "./service.ts";
/** The policies for outside and inside traffic, the health check port, and preferences. */
export declare function validateTraffic(service: Service): readonly FieldError[];
/** The port at which load balancers ask for endpoints stays as long as there is one. */
export declare function validateHealthCheckPortUpdate(next: Service, stored: Service): FieldError[];
/**
 * The ranges that a load balancer lets in, from the field or else from the annotation of old. The
 * path is spelled with a capital L, as Kubernetes spells it.
 */
export declare function validateSourceRanges({ metadata, spec }: Service): readonly FieldError[];
