import { type Controller } from "../../client/controller.ts";
import type { KubeletOptions } from "../pod/pod-controller.ts";
/** Runs the static pods of nodes. Its keys are names of nodes that have a directory for them. */
export declare function staticPodController({ machines, processes }: KubeletOptions): Controller;
