import { type Controller } from "../../client/controller.ts";
/**
 * Makes load balancers of thin air: gives Services addresses of some ranges. A key of a Service is
 * for the events of its changes alone.
 */
export declare function serviceLbController(ranges: readonly string[]): Controller;
