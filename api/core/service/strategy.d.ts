import type { Strategy } from "../../resource.ts";
import type { Service } from "./service.ts";
/** How Services are created and changed. Source: pkg/registry/core/service 1.36. */
export declare const serviceStrategy: Strategy<Service>;
