/** What Endpoints may say. Source: core/validation ValidateEndpoints 1.36. */
import { type FieldError, required } from "../field-error.ts";
import { endpointIpProblems, ipProblems, ipWarnings } from "../validation/ip.ts";
import { subdomainProblems } from "../validation/names.ts";
import type { EndpointAddress, EndpointPort, EndpointSubset, Endpoints } from "./endpoints.ts";
import {
  validateEach,
  validateLabelName,
  validateQualifiedName,
  validateText,
  validateWord,
} from "./pod/validate-format.ts";
import { validatePortNumber } from "./pod/validate-port.ts";

export function validateEndpoints({ subsets }: Endpoints): readonly FieldError[] {
  return validateEach(subsets, "subsets", validateSubset);
}

/** Advice on addresses that are valid but not written as they should be. */
export function endpointsWarnings({ subsets = [] }: Endpoints): string[] {
  return subsets.flatMap((subset, index) =>
    (["addresses", "notReadyAddresses"] as const).flatMap((name) =>
      (subset[name] ?? []).flatMap(({ ip }, place) =>
        ipWarnings(ip, `subsets[${index}].${name}[${place}].ip`),
      ),
    ),
  );
}

function validateSubset(subset: EndpointSubset, path: string): readonly FieldError[] {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subset;
  const isEmpty = addresses.length === 0 && notReadyAddresses.length === 0;
  return [
    ...(isEmpty ? [required(path, "must specify `addresses` or `notReadyAddresses`")] : []),
    ...validateEach(addresses, `${path}.addresses`, validateAddress),
    ...validateEach(notReadyAddresses, `${path}.notReadyAddresses`, validateAddress),
    ...validateEach(ports, `${path}.ports`, (port, at) => validatePort(port, at, ports.length > 1)),
  ];
}

function validateAddress(address: EndpointAddress, path: string): readonly FieldError[] {
  const { ip, hostname = "", nodeName } = address;
  return [
    ...validateText(ip, `${path}.ip`, ipProblems),
    ...(hostname === "" ? [] : validateLabelName(hostname, `${path}.hostname`)),
    ...(nodeName === undefined
      ? []
      : validateText(nodeName, `${path}.nodeName`, subdomainProblems)),
    // What is no address at all is told twice, as in Kubernetes.
    ...validateText(ip, `${path}.ip`, endpointIpProblems),
  ];
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
