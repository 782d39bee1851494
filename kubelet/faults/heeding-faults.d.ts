import { Fault } from "../../api/sim/fault.ts";
import { type Controller, type View } from "../../client/controller.ts";
/** Where a controller of kubelets is at work. */
export interface Whereabouts {
    /** The name of the node that a key is about; undefined where it is about none. */
    readonly nodeOf: (key: string, view: View) => string | undefined;
    /** The keys that a fault is about, whenever it is in force. */
    readonly keysOf: (fault: Fault, view: View) => readonly string[];
}
/**
 * The controller, which stands still for nodes whose kubelets are not at work: on a frozen
 * machine, cut off from the API server, or killed. What happened meanwhile is found when it goes on.
 */
export declare function heedingFaults(controller: Controller, where: Whereabouts): Controller;
