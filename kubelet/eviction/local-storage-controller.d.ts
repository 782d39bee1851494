import { type Controller } from "../../client/controller.ts";
import type { KubeletOptions } from "../pod/pod-controller.ts";
/** Evicts pods that have written more than they may. Its keys are pods that set limits. */
export declare function localStorageController({ machines, processes }: KubeletOptions): Controller;
