import { type Controller } from "../../client/controller.ts";
/** Tells in the status of Ingresses where requests for them arrive. */
export declare const ingressController: (address: string) => Controller;
