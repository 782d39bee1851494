/**
 * The kubelet's plan for one pod: a state machine whose memory is the pod's status and the clock.
 * The same pod at the same time always gets the same plan, so a kubelet that is killed between any
 * two writes goes on where it was, and no container is started twice.
 */
import { type Plan } from "../../client/controller.ts";
import { type Observed } from "../observed.ts";
export declare function planPod(observed: Observed): Plan;
