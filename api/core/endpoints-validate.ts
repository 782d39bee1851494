/** What Endpoints may say. Source: core/validation ValidateEndpoints 1.36. */
import { type Errors, type FieldError, joined, none, required } from "../field-error.ts";
import {
  validateEach,
  validateLabelName,
  validateQualifiedName,
  validateText,
  validateWord,
} from "../validation/format.ts";
import { endpointIpProblems, ipProblems, ipWarnings, isCanonicalIp } from "../validation/ip.ts";
import { subdomainProblems } from "../validation/names.ts";
import type { EndpointAddress, EndpointPort, EndpointSubset, Endpoints } from "./endpoints.ts";
import { validatePortNumber } from "./pod/validation/port.ts";

export function validateEndpoints({ subsets }: Endpoints): Errors {
  if (subsets !== undefined && subsets === lastValid) return none;
  const errors = validateEach(subsets, "subsets", validateSubset);
  if (errors.length === 0) lastValid = subsets;
  return errors;
}

/** A write looks at the same subsets twice: before they are repacked and after. */
let lastValid: Endpoints["subsets"];

/** Advice on addresses that are valid but not written as they should be. */
export function endpointsWarnings({ subsets = [] }: Endpoints): readonly string[] {
  let warnings: readonly string[] = noWarnings;
  subsets.forEach((subset, index) => {
    for (const name of ["addresses", "notReadyAddresses"] as const) {
      const addresses = subset[name];
      if (addresses?.every(({ ip }) => isCanonicalIp(ip)) !== false) continue;
      const advice = addresses.flatMap(({ ip }, place) =>
        ipWarnings(ip, `subsets[${index}].${name}[${place}].ip`),
      );
      warnings = [...warnings, ...advice];
    }
  });
  return warnings;
}

const noWarnings: readonly string[] = [];

function validateSubset(subset: EndpointSubset, path: string): Errors {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subset;
  const isEmpty = addresses.length === 0 && notReadyAddresses.length === 0;
  return [
    ...(isEmpty ? [required(path, "must specify `addresses` or `notReadyAddresses`")] : none),
    ...validateEach(addresses, `${path}.addresses`, validateAddress),
    ...validateEach(notReadyAddresses, `${path}.notReadyAddresses`, validateAddress),
    ...validateEach(ports, `${path}.ports`, (port, at) => validatePort(port, at, ports.length > 1)),
  ];
}

function validateAddress({ ip, hostname = "", nodeName }: EndpointAddress, path: string): Errors {
  let errors = validateText(ip, `${path}.ip`, ipProblems);
  if (hostname !== "") errors = joined(errors, validateLabelName(hostname, `${path}.hostname`));
  if (nodeName !== undefined) {
    errors = joined(errors, validateText(nodeName, `${path}.nodeName`, subdomainProblems));
  }
  // What is no address at all is told twice, as in Kubernetes.
  return joined(errors, validateText(ip, `${path}.ip`, endpointIpProblems));
}

function validatePort(port: EndpointPort, path: string, needsName: boolean): FieldError[] {
  const { name = "", appProtocol } = port;
  const errors: FieldError[] = [];
  if (name !== "") errors.push(...validateLabelName(name, `${path}.name`));
  else if (needsName) errors.push(required(`${path}.name`));
  errors.push(
    ...validatePortNumber(port.port, `${path}.port`),
    ...validateWord(port.protocol, `${path}.protocol`, ["SCTP", "TCP", "UDP"]),
  );
  if (appProtocol !== undefined) {
    errors.push(...validateQualifiedName(appProtocol, `${path}.appProtocol`));
  }
  return errors;
}
