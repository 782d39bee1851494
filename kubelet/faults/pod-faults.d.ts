import type { Node } from "../../api/core/node/node.ts";
import type { View } from "../../client/controller.ts";
import type { PresentFaults } from "../behavior/behavior.ts";
/** The Faults as the kubelets' caches have them. */
export declare class PodFaults {
    #private;
    /** `changed` is called when there are others than before. */
    constructor(changed: () => void);
    /** Those that there are now, for what runs on one node. */
    present(view: View, node: Node | undefined): PresentFaults;
}
