import { type Controller } from "../../client/controller.ts";
/**
 * Deletes pods that no kubelet looks after. A key is what is looked for and where: `orphans`, a
 * node and since when it may count as gone; `stranded` and a node; `unbound` and a pod;
 * `terminated`.
 */
export declare const podGcController: Controller;
