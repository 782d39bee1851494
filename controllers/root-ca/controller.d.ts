import { type Controller } from "../../client/controller.ts";
/** Puts the cluster's root certificate into every namespace, where pods mount it. */
export declare const rootCaController: Controller;
