import type { Node } from "../../api/core/node/node.ts";
import { Fault } from "../../api/sim/fault.ts";
import type { View } from "../../client/controller.ts";
import type { PresentFaults } from "../behavior/behavior.ts";
import { type MachineFault, machineFaults } from "./machine-faults.ts";

/** The Faults as the kubelets' caches have them. */
export class PodFaults {
  readonly #changed: () => void;
  #last: readonly MachineFault[] = [];

  /** `changed` is called when there are others than before. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Those that there are now, for what runs on one node. */
  present(view: View, node: Node | undefined): PresentFaults {
    const faults = machineFaults(view.list(Fault));
    const last = this.#last;
    if (faults.length !== last.length || faults.some((each, index) => each !== last[index])) {
      this.#last = faults;
      this.#changed();
    }
    return { list: () => faults, node: () => node };
  }
}
