import { NodeSelector } from "../core/node-selector.ts";
import { Condition } from "../meta/condition.ts";
import type { ObjectOf } from "../resource.ts";
import {
  anyJson,
  bool,
  list,
  mandatory,
  map,
  present,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
  time,
} from "../schema.ts";
import { configurationFields } from "./device-configuration.ts";
import { tolerations } from "./device-request.ts";

/** What names a device: its driver, the pool of the driver, and its name there. */
const deviceNames = {
  driver: mandatory(text("Name of the driver.")),
  pool: mandatory(text("Name of the driver's pool.")),
  device: mandatory(text("Name of the device in the pool.")),
  shareID: text("Tells the shares of one device apart."),
};

const DeviceRequestAllocationResult = struct(
  "resource.v1.DeviceRequestAllocationResult",
  "A device that was allocated.",
  {
    request: mandatory(text("The request that it is for.")),
    ...deviceNames,
    adminAccess: bool("Whether it is had beside those whose it is."),
    tolerations,
    bindingConditions: list("Conditions that a pod waits for before it is bound.", textItem, {
      type: "atomic",
    }),
    bindingFailureConditions: list("Conditions that keep a pod from being bound.", textItem, {
      type: "atomic",
    }),
    consumedCapacity: map("How much of each capacity it takes.", quantityItem),
  },
);

/** A device that a claim has. */
export type DeviceAllocation = ObjectOf<typeof DeviceRequestAllocationResult>;

const DeviceAllocationConfiguration = struct(
  "resource.v1.DeviceAllocationConfiguration",
  "How devices are to be set up, by the class or the claim.",
  {
    source: mandatory(text("Who says so: FromClass or FromClaim.")),
    requests: list("The requests that it is for; without, all of them.", textItem, {
      type: "atomic",
    }),
    ...configurationFields,
  },
);

const DeviceAllocationResult = struct(
  "resource.v1.DeviceAllocationResult",
  "The devices that were allocated.",
  {
    results: list("The devices.", DeviceRequestAllocationResult, { type: "atomic" }),
    config: list("How they are to be set up.", DeviceAllocationConfiguration, { type: "atomic" }),
  },
);

const AllocationResult = struct("resource.v1.AllocationResult", "What was allocated.", {
  devices: present(ref("The devices.", DeviceAllocationResult)),
  nodeSelector: ref("The nodes that have access to them; without, all.", NodeSelector),
  allocationTimestamp: time("When that was."),
});
export type AllocationResult = ObjectOf<typeof AllocationResult>;

const ResourceClaimConsumerReference = struct(
  "resource.v1.ResourceClaimConsumerReference",
  "Who may use what was allocated.",
  {
    apiGroup: text("API group of the user; empty for that of pods."),
    resource: mandatory(text("What it is, as in paths: pods.")),
    name: mandatory(text("What it is called.")),
    uid: mandatory(text("The very one.")),
  },
);

const NetworkDeviceData = struct(
  "resource.v1.NetworkDeviceData",
  "What is known of a device of networks.",
  {
    interfaceName: text("Name of the interface in the pod."),
    ips: list("Its addresses, such as 192.0.2.5/24.", textItem, { type: "atomic" }),
    hardwareAddress: text("Its hardware address."),
  },
);

const AllocatedDeviceStatus = struct(
  "resource.v1.AllocatedDeviceStatus",
  "What its driver says of a device.",
  {
    ...deviceNames,
    conditions: list("Its state, aspect by aspect.", Condition, { keys: ["type"], type: "map" }),
    data: anyJson("Anything else of it."),
    networkData: ref("What is known of it as a device of networks.", NetworkDeviceData),
  },
);
export type AllocatedDeviceStatus = ObjectOf<typeof AllocatedDeviceStatus>;

/** So many may use one claim. Source: ResourceClaimReservedForMaxSize 1.36. */
export const reservedForMax = 256;

/** The most devices that a claim can have. Source: AllocationResultsMaxSize 1.36. */
export const resultsMax = 32;

export const ResourceClaimStatus = struct(
  "resource.v1.ResourceClaimStatus",
  "What was allocated, and who may use it.",
  {
    allocation: ref("What was allocated; absent as long as nothing was.", AllocationResult),
    reservedFor: list("Who may use it.", ResourceClaimConsumerReference, {
      merge: "uid",
      type: "map",
    }),
    devices: list("What drivers say of the devices.", AllocatedDeviceStatus, {
      keys: ["driver", "device", "pool", "shareID"],
      type: "map",
    }),
  },
);
export type ResourceClaimStatus = ObjectOf<typeof ResourceClaimStatus>;
