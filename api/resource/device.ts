import { NodeSelector } from "../core/node-selector.ts";
import type { ObjectOf } from "../resource.ts";
import {
  bool,
  boolItem,
  demanded,
  int64,
  int64Item,
  list,
  mandatory,
  map,
  quantity,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
  time,
} from "../schema.ts";

const DeviceAttribute = struct("resource.v1.DeviceAttribute", "A property of a device.", {
  int: int64("A number."),
  bool: bool("Yes or no."),
  string: text("Text of 64 characters at most."),
  version: text("A version, as semver.org has it."),
  ints: list("Numbers. Alpha: it changes nothing.", int64Item, { type: "atomic" }),
  bools: list("Many a yes or no. Alpha: it changes nothing.", boolItem, { type: "atomic" }),
  strings: list("Texts. Alpha: it changes nothing.", textItem, { type: "atomic" }),
  versions: list("Versions. Alpha: it changes nothing.", textItem, { type: "atomic" }),
});
export type DeviceAttribute = ObjectOf<typeof DeviceAttribute>;

const CapacityRequestPolicyRange = struct(
  "resource.v1.CapacityRequestPolicyRange",
  "The amounts that can be asked for.",
  {
    min: demanded(quantity("The least.")),
    max: quantity("The most."),
    step: quantity("The distance from one to the next."),
  },
);
export type CapacityRequestPolicyRange = ObjectOf<typeof CapacityRequestPolicyRange>;

const CapacityRequestPolicy = struct(
  "resource.v1.CapacityRequestPolicy",
  "How much of a capacity can be asked for.",
  {
    default: quantity("How much it is, where nobody says."),
    validValues: list("The amounts that can be asked for, the least first.", quantityItem, {
      type: "atomic",
    }),
    validRange: ref("The amounts that can be asked for, as a range.", CapacityRequestPolicyRange),
  },
);
export type CapacityRequestPolicy = ObjectOf<typeof CapacityRequestPolicy>;

const DeviceCapacity = struct("resource.v1.DeviceCapacity", "How much of something a device has.", {
  value: mandatory(quantity("How much.")),
  requestPolicy: ref("How much of it can be asked for.", CapacityRequestPolicy),
});
export type DeviceCapacity = ObjectOf<typeof DeviceCapacity>;

const Counter = struct("resource.v1.Counter", "How much there is.", {
  value: mandatory(quantity("How much.")),
});

export const CounterSet = struct(
  "resource.v1.CounterSet",
  "What several devices take from, by names.",
  {
    name: mandatory(text("Its name in the pool.")),
    counters: mandatory(map("How much there is of each.", Counter)),
  },
);
export type CounterSet = ObjectOf<typeof CounterSet>;

const DeviceCounterConsumption = struct(
  "resource.v1.DeviceCounterConsumption",
  "What a device takes from what several share.",
  {
    counterSet: mandatory(text("Name of what they share.")),
    counters: mandatory(map("How much it takes of each.", Counter)),
  },
);
export type DeviceCounterConsumption = ObjectOf<typeof DeviceCounterConsumption>;

const DeviceTaint = struct(
  "resource.v1.DeviceTaint",
  "Keeps claims that do not put up with it from a device.",
  {
    key: mandatory(text("Its key.")),
    value: text("Its value."),
    effect: mandatory(text("What it does: NoSchedule, NoExecute or None.")),
    timeAdded: time("Since when it is there; now, if absent."),
  },
);
export type DeviceTaint = ObjectOf<typeof DeviceTaint>;

const NodeAllocatableResourceMapping = struct(
  "resource.v1.NodeAllocatableResourceMapping",
  "How much of a resource of its node a device takes.",
  {
    capacityKey: text("The capacity that it goes by; without, the number of devices."),
    allocationMultiplier: quantity("How much for each."),
  },
);

/** Where a device, or all of a slice, can be used: one of these. */
export const placeFields = {
  nodeName: text("The one node that has it."),
  nodeSelector: ref("The nodes that have it; one term.", NodeSelector),
  allNodes: bool("True: all nodes have it."),
};

export const Device = struct("resource.v1.Device", "A device.", {
  name: mandatory(text("Its name in the pool.")),
  attributes: map("Its properties, by name.", DeviceAttribute),
  capacity: map("How much it has of what, by name.", DeviceCapacity),
  consumesCounters: list("What it takes from what several share.", DeviceCounterConsumption, {
    type: "atomic",
  }),
  ...placeFields,
  taints: list("What keeps claims from it.", DeviceTaint, { type: "atomic" }),
  bindsToNode: bool("True: it is had only on the node that was chosen for it."),
  bindingConditions: list("Conditions that a pod waits for before it is bound.", textItem, {
    type: "atomic",
  }),
  bindingFailureConditions: list("Conditions that keep a pod from being bound.", textItem, {
    type: "atomic",
  }),
  allowMultipleAllocations: bool("True: several claims may have it at once."),
  nodeAllocatableResourceMappings: map(
    "What it takes of its node's resources, by name. Alpha: it changes nothing.",
    NodeAllocatableResourceMapping,
  ),
});
export type Device = ObjectOf<typeof Device>;
