import { type Controller } from "../../client/controller.ts";
import type { KubeletOptions } from "../pod/pod-controller.ts";
/**
 * Registers machines as nodes and sends their heartbeats. Its keys are names of nodes. Only the
 * keys of the start register, so a Node that is deleted comes back when its kubelet is restarted
 * and not before, as in Kubernetes.
 */
export declare function nodeStatusController({ machines }: Pick<KubeletOptions, "machines">): Controller;
