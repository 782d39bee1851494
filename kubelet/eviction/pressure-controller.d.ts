import { type Controller } from "../../client/controller.ts";
import type { KubeletOptions } from "../pod/pod-controller.ts";
/** Its keys are names of nodes. */
export declare function nodePressureController({ machines, processes }: KubeletOptions): Controller;
