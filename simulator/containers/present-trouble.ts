import { Node } from "../../api/core/node/node.ts";
import { Fault } from "../../api/sim/fault.ts";
import { ImageBehavior } from "../../api/sim/image-behavior.ts";
import {
  type BehaviorOptions,
  type MachineFault,
  machineFaults,
  type PresentFaults,
} from "../../kubelet/index.ts";
import { presentObjects } from "../objects/present-objects.ts";

type Source = Parameters<typeof presentObjects>[0] & {
  get(resource: typeof Node, name: string): Node | undefined;
};

/** What is said of containers and machines, for who looks at them past the API. */
export type PresentTrouble = Required<Pick<BehaviorOptions, "imageBehaviors" | "faults">>;

export const presentTrouble = (cluster: Source): PresentTrouble => ({
  imageBehaviors: presentObjects(cluster, ImageBehavior),
  faults: presentFaults(cluster),
});

/** The faults that machines have to do with. */
function presentFaults(cluster: Source): PresentFaults {
  const objects = presentObjects(cluster, Fault);
  let from: readonly Fault[] = [];
  let faults: readonly MachineFault[] = [];
  return {
    list() {
      const present = objects();
      if (present !== from) {
        from = present;
        faults = machineFaults(present);
      }
      return faults;
    },
    node: (name) => cluster.get(Node, name),
  };
}
