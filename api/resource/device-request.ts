import type { ObjectOf } from "../resource.ts";
import { bool, int64, list, mandatory, map, quantityItem, ref, struct, text } from "../schema.ts";
import { selectors } from "./device-selector.ts";

const DeviceToleration = struct(
  "resource.v1.DeviceToleration",
  "Taints of devices that a request puts up with.",
  {
    key: text("Key of the taint; without, every taint."),
    operator: text("How the value is compared: Equal, or Exists for any.").default("Equal"),
    value: text("Value of the taint."),
    effect: text("NoSchedule or NoExecute; without, all."),
    tolerationSeconds: int64("For how long, where the effect is NoExecute; without, for ever."),
  },
);
export type DeviceToleration = ObjectOf<typeof DeviceToleration>;

export const tolerations = list("Taints that it puts up with.", DeviceToleration, {
  type: "atomic",
});

const CapacityRequirements = struct(
  "resource.v1.CapacityRequirements",
  "How much of each capacity a device must have left.",
  { requests: map("How much of each, by its name.", quantityItem) },
);

/** What is asked for, of one sort of device. */
const asked = {
  deviceClassName: mandatory(text("Name of the DeviceClass.")),
  selectors,
  allocationMode: text("How many: ExactCount for `count`, or All.").default("ExactCount"),
  count: int64("How many with ExactCount; 1 if absent."),
  tolerations,
  capacity: ref("How much of their capacities is needed.", CapacityRequirements),
};

const ExactDeviceRequest = struct(
  "resource.v1.ExactDeviceRequest",
  "A request for devices of one sort.",
  {
    ...asked,
    adminAccess: bool("Access to devices that others have, for those who look after them."),
  },
);
export type ExactDeviceRequest = ObjectOf<typeof ExactDeviceRequest>;

const DeviceSubRequest = struct(
  "resource.v1.DeviceSubRequest",
  "One of several requests of which one is met.",
  { name: mandatory(text("Its name within the request.")), ...asked },
);
export type DeviceSubRequest = ObjectOf<typeof DeviceSubRequest>;

export const DeviceRequest = struct(
  "resource.v1.DeviceRequest",
  "A request for devices: exactly one sort, or the first of several that there is.",
  {
    name: mandatory(text("Its name, by which containers and constraints refer to it.")),
    exactly: ref("What is asked for.", ExactDeviceRequest),
    firstAvailable: list("What is asked for, best first.", DeviceSubRequest, { type: "atomic" }),
  },
);
export type DeviceRequest = ObjectOf<typeof DeviceRequest>;

/** A request for so many devices is for one, if it does not say. Source: resource/v1 1.36. */
export function defaultRequest(request: DeviceRequest): DeviceRequest {
  const { exactly, firstAvailable } = request;
  return {
    ...request,
    ...(exactly && { exactly: withCount(exactly) }),
    ...(firstAvailable && { firstAvailable: firstAvailable.map(withCount) }),
  };
}

function withCount<T extends ExactDeviceRequest | DeviceSubRequest>(request: T): T {
  const isCounted = request.allocationMode !== "ExactCount" || (request.count ?? 0) !== 0;
  return isCounted ? request : { ...request, count: 1 };
}
