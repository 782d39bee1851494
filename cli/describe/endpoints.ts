/** Endpoints and EndpointSlices. */
import type { Json, JsonObject } from "../../api/json.ts";
import { isObject } from "../../api/json.ts";
import { part, parts } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { type Lines, metadataLines, nameLines } from "./lines.ts";

export const describeEndpoints: Describer = async ({ object, eventLines }) => [
  ...endpointsLines(object),
  ...(await eventLines()),
];

export function endpointsLines(endpoints: JsonObject): Lines {
  return [
    ...nameLines(endpoints),
    ...metadataLines(endpoints),
    "Subsets:",
    ...parts(endpoints, "subsets").flatMap((subset) => [
      `  Addresses:\t${addressesText(subset, "addresses")}`,
      `  NotReadyAddresses:\t${addressesText(subset, "notReadyAddresses")}`,
      ...subsetPortLines(subset),
      "",
    ]),
  ];
}

function addressesText(subset: JsonObject, member: string): string {
  const addresses = parts(subset, member).map(({ ip }) => String(ip));
  return addresses.length === 0 ? "<none>" : addresses.join(",");
}

function subsetPortLines(subset: JsonObject): Lines {
  const ports = parts(subset, "ports");
  if (ports.length === 0) return [];
  return [
    "  Ports:",
    "    Name\tPort\tProtocol",
    "    ----\t----\t--------",
    ...ports.map((port) => `    ${unset(port.name)}\t${port.port}\t${port.protocol}`),
  ];
}

export const describeEndpointSlice: Describer = async ({ object, eventLines }) => [
  ...endpointSliceLines(object),
  ...(await eventLines()),
];

export function endpointSliceLines(slice: JsonObject): Lines {
  const ports = parts(slice, "ports");
  const endpoints = parts(slice, "endpoints");
  return [
    ...nameLines(slice),
    ...metadataLines(slice),
    `AddressType:\t${slice.addressType}`,
    ...(ports.length === 0
      ? ["Ports: <unset>"]
      : [
          "Ports:",
          "  Name\tPort\tProtocol",
          "  ----\t----\t--------",
          ...ports.map((each) => `  ${unset(each.name)}\t${unset(each.port)}\t${each.protocol}`),
        ]),
    endpoints.length === 0 ? "Endpoints: <none>" : "Endpoints:",
    ...endpoints.flatMap(endpointLines),
  ];
}

function endpointLines(endpoint: JsonObject): Lines {
  const { addresses, hostname, targetRef, nodeName, zone } = endpoint;
  const texts = Array.isArray(addresses) ? addresses.map(String) : [];
  return [
    `  - Addresses:\t${texts.length === 0 ? "<none>" : texts.join(", ")}`,
    "    Conditions:",
    `      Ready:\t${unset(part(endpoint, "conditions").ready)}`,
    `    Hostname:\t${unset(hostname)}`,
    ...(isObject(targetRef) ? [`    TargetRef:\t${targetRef.kind}/${targetRef.name}`] : []),
    `    NodeName:\t${unset(nodeName)}`,
    `    Zone:\t${unset(zone)}`,
  ];
}

const unset = (value: Json | undefined) =>
  value === undefined || value === null || value === "" ? "<unset>" : String(value);
