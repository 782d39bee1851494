import { type Controller } from "../../client/controller.ts";
/**
 * Evicts pods from nodes whose NoExecute taints they do not bear. A key is the name of a node; a
 * second kind of key names taints that are gone besides, whose evictions are called off.
 */
export declare const taintEvictionController: Controller;
