import { equalJson } from "../json.ts";
import type { ObjectOf } from "../resource.ts";
import { list, listOrNull, present, ref, struct, text, textItem } from "../schema.ts";
import { configurationFields } from "./device-configuration.ts";
import { DeviceRequest, defaultRequest } from "./device-request.ts";

const requests = list("Names of the requests it is for; without, all of them.", textItem, {
  type: "atomic",
});

const DeviceConstraint = struct(
  "resource.v1.DeviceConstraint",
  "What the devices must have in common, or not.",
  {
    requests,
    matchAttribute: text("An attribute that must be the same on all."),
    distinctAttribute: text("An attribute that must be another on each."),
  },
);
export type DeviceConstraint = ObjectOf<typeof DeviceConstraint>;

const DeviceClaimConfiguration = struct(
  "resource.v1.DeviceClaimConfiguration",
  "How devices are to be set up.",
  { requests, ...configurationFields },
);
export type DeviceClaimConfiguration = ObjectOf<typeof DeviceClaimConfiguration>;

const DeviceClaim = struct("resource.v1.DeviceClaim", "The devices that are asked for.", {
  requests: listOrNull("What is asked for; all of it must be met.", DeviceRequest, {
    type: "atomic",
  }),
  constraints: list("What the devices must have in common.", DeviceConstraint, { type: "atomic" }),
  config: list("How they are to be set up.", DeviceClaimConfiguration, { type: "atomic" }),
});
export type DeviceClaim = ObjectOf<typeof DeviceClaim>;

export const ResourceClaimSpec = struct("resource.v1.ResourceClaimSpec", "What is asked for.", {
  devices: present(ref("The devices.", DeviceClaim)),
});
export type ResourceClaimSpec = ObjectOf<typeof ResourceClaimSpec>;

/** Defaults that depend on other fields. */
export function defaultClaimSpec(spec: ResourceClaimSpec): ResourceClaimSpec {
  const { requests } = spec.devices;
  if (!requests || requests.length === 0) return spec;
  const filled = requests.map(defaultRequest);
  return equalJson(filled, requests)
    ? spec
    : { ...spec, devices: { ...spec.devices, requests: filled } };
}
