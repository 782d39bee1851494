/**
 * What must hold for the status of a claim.
 * Source: resource/validation, validateResourceClaimStatusUpdate 1.36.
 */
import { validateNodeSelector } from "../core/pod/validation/affinity.ts";
import {
  type Errors,
  forbiddenField,
  invalid,
  invalidWhole,
  none,
  notSupported,
  required,
  tooLong,
  tooMany,
} from "../field-error.ts";
import { equalJson } from "../json.ts";
import { validateConditions } from "../meta/validate-conditions.ts";
import { validateLabelName, validatePresent } from "../validation/format.ts";
import { formatIp, parseCidr } from "../validation/ip.ts";
import { byteLength } from "../validation/meta.ts";
import { validateBindingConditions } from "./binding-conditions.ts";
import {
  type AllocatedDeviceStatus,
  type AllocationResult,
  type DeviceAllocation,
  reservedForMax,
  resultsMax,
} from "./claim-status.ts";
import {
  type RequestNames,
  requestNames,
  validateClaimConfiguration,
  validateReference,
} from "./device-claim-validate.ts";
import { configurationsMax, validateFreeForm } from "./device-configuration.ts";
import { validateList, validateSet } from "./lists.ts";
import { validateDriverName, validatePoolName, validateShareId } from "./names.ts";
import type { ResourceClaim } from "./resource-claim.ts";

export function validateClaimStatus(next: ResourceClaim, stored: ResourceClaim): Errors {
  const { reservedFor, devices } = next.status;
  const allocated = allocatedIn(next);
  return [
    ...validateSet(reservedFor, {
      path: "status.reservedFor",
      most: reservedForMax,
      check: ({ resource, name, uid }, path) => [
        ...validatePresent(resource, `${path}.resource`),
        ...validatePresent(name, `${path}.name`),
        ...validatePresent(uid, `${path}.uid`),
      ],
      keyOf: ({ uid }) => uid,
    }),
    ...validateSet(devices, {
      path: "status.devices",
      most: Number.POSITIVE_INFINITY,
      check: (device, path) => validateDevice(device, path, allocated),
      keyOf: deviceId,
      toldAs: printedId,
    }),
    ...validateReservation(next, stored),
    ...validateAllocation(next, stored),
  ];
}

type Named = Pick<AllocatedDeviceStatus, "driver" | "pool" | "device" | "shareID">;

/** The devices that are allocated to a claim. */
export const allocatedIn = ({ status }: ResourceClaim): ReadonlySet<string> =>
  new Set((status.allocation?.devices.results ?? []).map(deviceId));

/** `driver/pool/device`, and the share where there is one. */
export const deviceId = ({ driver, pool, device, shareID = "" }: Named) =>
  [driver, pool, device, ...(shareID === "" ? [] : [shareID])].join("/");

/** As messages print what tells a device from others. Source: structured.SharedDeviceID 1.36. */
const printedId = ({ driver, pool, device, shareID = "" }: Named) => ({
  Driver: driver,
  Pool: pool,
  Device: device,
  ShareID: shareID,
});

/** Only what is allocated can be reserved, and only until the claim goes. */
function validateReservation(next: ResourceClaim, stored: ResourceClaim): Errors {
  const { allocation, reservedFor = [] } = next.status;
  const path = "status.reservedFor";
  if (reservedFor.length === 0) return none;
  if (allocation === undefined) {
    return [forbiddenField(path, "may not be specified when `allocated` is not set")];
  }
  const { reservedFor: known = [] } = stored.status;
  const isNew = reservedFor.some((each) => !known.some((other) => equalJson(each, other)));
  const rule =
    "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set";
  return next.metadata.deletionTimestamp !== undefined && isNew
    ? [forbiddenField(path, rule)]
    : none;
}

function validateAllocation(next: ResourceClaim, stored: ResourceClaim): Errors {
  const { allocation } = next.status;
  const path = "status.allocation";
  if (allocation === undefined) return none;
  if (stored.status.allocation === undefined) {
    return validateResult(allocation, path, requestNames(next.spec.devices));
  }
  return equalJson(allocation, stored.status.allocation)
    ? none
    : [invalidWhole(path, "field is immutable")];
}

function validateResult(
  { devices, nodeSelector }: AllocationResult,
  path: string,
  names: RequestNames,
): Errors {
  return [
    ...validateList(devices.results, {
      path: `${path}.devices.results`,
      most: resultsMax,
      check: (result, at) => validateOne(result, at, names),
    }),
    ...validateList(devices.config, {
      path: `${path}.devices.config`,
      most: 2 * configurationsMax,
      check: (config, at) => [
        ...validateSource(config.source, `${at}.source`),
        ...validateClaimConfiguration(config, at, names),
      ],
    }),
    ...(nodeSelector === undefined
      ? none
      : validateNodeSelector(nodeSelector, `${path}.nodeSelector`)),
  ];
}

const validateOne = (result: DeviceAllocation, path: string, names: RequestNames): Errors => [
  ...validateReference(result.request, `${path}.request`, names),
  ...validateNames(result, path),
  ...validateBindingConditions(result, path),
  ...validateShareId(result.shareID, `${path}.shareID`),
];

const validateNames = ({ driver, pool, device }: Named, path: string): Errors => [
  ...validateDriverName(driver, `${path}.driver`),
  ...validatePoolName(pool, `${path}.pool`),
  ...validateLabelName(device, `${path}.device`),
];

const sources = ["FromClaim", "FromClass"];

function validateSource(source: string, path: string): Errors {
  if (source === "") return [required(path)];
  return sources.includes(source) ? none : [notSupported(path, source, sources)];
}

const conditionsMax = 8;

/** In bytes. */
const dataSizeMax = 10 * 1024;

function validateDevice(
  device: AllocatedDeviceStatus,
  path: string,
  allocated: ReadonlySet<string>,
): Errors {
  const { conditions = [], data } = device;
  const isAllocated = allocated.has(deviceId(device));
  return [
    ...validateNames(device, path),
    ...validateShareId(device.shareID, `${path}.shareID`),
    ...(isAllocated
      ? none
      : [invalid(path, printedId(device), "must be an allocated device in the claim")]),
    ...(conditions.length > conditionsMax
      ? [tooMany(`${path}.conditions`, conditions.length, conditionsMax)]
      : none),
    ...validateConditions(conditions, `${path}.conditions`),
    ...(data === undefined ? none : validateFreeForm(data, `${path}.data`, dataSizeMax)),
    ...validateNetworkData(device.networkData, `${path}.networkData`),
  ];
}

const addressesMax = 16;

/** In bytes. */
const interfaceNameSizeMax = 256;
const hardwareAddressSizeMax = 128;

function validateNetworkData(data: AllocatedDeviceStatus["networkData"], path: string): Errors {
  const { interfaceName = "", hardwareAddress = "", ips } = data ?? {};
  const checkSize = (value: string, name: string, most: number) =>
    byteLength(value) > most ? [tooLong(`${path}.${name}`, most)] : [];
  return [
    ...checkSize(interfaceName, "interfaceName", interfaceNameSizeMax),
    ...checkSize(hardwareAddress, "hardwareAddress", hardwareAddressSizeMax),
    ...validateSet(ips, {
      path: `${path}.ips`,
      most: addressesMax,
      check: validateInterfaceAddress,
      keyOf: (ip) => ip,
    }),
  ];
}

/** Source: apimachinery/pkg/util/validation, IsValidInterfaceAddress 1.36. */
function validateInterfaceAddress(address: string, path: string): Errors {
  const range = parseCidr(address);
  if (range === undefined) {
    const rule = "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)";
    return [invalid(path, address, rule)];
  }
  const length = range.ip.mapped && range.length >= 96 ? range.length - 96 : range.length;
  const canonical = `${formatIp(range.ip.bytes)}/${length}`;
  if (address === canonical) return none;
  return [invalid(path, address, `must be in canonical form (${JSON.stringify(canonical)})`)];
}
