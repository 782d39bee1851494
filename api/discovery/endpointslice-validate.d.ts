import { type FieldError } from "../field-error.ts";
import type { EndpointSlice } from "./endpointslice.ts";
export declare function validateEndpointSlice(slice: EndpointSlice): readonly FieldError[];
