import type { Endpoints } from "./endpoints.ts";
import { type Errors } from "./pod/validate-format.ts";
export declare function validateEndpoints({ subsets }: Endpoints): Errors;
/** Advice on addresses that are valid but not written as they should be. */
export declare function endpointsWarnings({ subsets }: Endpoints): readonly string[];
