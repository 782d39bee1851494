/** What an EndpointSlice may say. Source: pkg/apis/discovery/validation 1.36. */

import { validatePortNumber } from "../core/pod/validation/port.ts";
import {
  duplicate,
  type Errors,
  type FieldError,
  invalid,
  joined,
  none,
  required,
  tooMany,
} from "../field-error.ts";
import {
  validateEach,
  validateLabelName,
  validateQualifiedName,
  validateText,
  validateWord,
} from "../validation/format.ts";
import { endpointIpProblems, ipProblems, parseIp } from "../validation/ip.ts";
import { validateLabels } from "../validation/meta.ts";
import { labelNameProblems, labelValueProblems, subdomainProblems } from "../validation/names.ts";
import {
  type Endpoint,
  type EndpointSlice,
  type EndpointSlicePort,
  sliceEndpoints,
  slicePorts,
} from "./endpointslice.ts";

const max = { endpoints: 1000, addresses: 100, ports: 20_000, hints: 8, topology: 16 } as const;

export function validateEndpointSlice(slice: EndpointSlice): readonly FieldError[] {
  const { addressType } = slice;
  const endpoints = sliceEndpoints(slice);
  const tooManyEndpoints = endpoints.length > max.endpoints;
  return [
    ...validateWord(addressType, "addressType", ["FQDN", "IPv4", "IPv6"]),
    ...(tooManyEndpoints
      ? [tooMany("endpoints", endpoints.length, max.endpoints)]
      : validateEach(endpoints, "endpoints", (each, path) =>
          validateEndpoint(each, path, addressType),
        )),
    ...validatePorts(slicePorts(slice)),
  ];
}

function validateEndpoint(endpoint: Endpoint, path: string, type: string): Errors {
  const { addresses, nodeName, deprecatedTopology, hostname, hints } = endpoint;
  const at = `${path}.addresses`;
  let errors = validateAddressCount(addresses, at);
  errors = joined(
    errors,
    validateEach(addresses, at, (each, place) => validateAddress(each, place, type)),
  );
  if (nodeName !== undefined) {
    errors = joined(errors, validateText(nodeName, `${path}.nodeName`, subdomainProblems));
  }
  if (deprecatedTopology !== undefined) {
    errors = joined(errors, validateTopology(deprecatedTopology, `${path}.deprecatedTopology`));
  }
  if (hostname !== undefined) {
    errors = joined(errors, validateLabelName(hostname, `${path}.hostname`));
  }
  return hints === undefined ? errors : joined(errors, validateHints(hints, `${path}.hints`));
}

function validateTopology(topology: Readonly<Record<string, string>>, path: string): Errors {
  const size = Object.keys(topology).length;
  return [
    ...(size > max.topology ? [tooMany(path, size, max.topology)] : none),
    ...validateLabels(topology, path),
    ...(zoneLabel in topology ? [reservedKey(path)] : none),
  ];
}

const zoneLabel = "topology.kubernetes.io/zone";

const reservedKey = (path: string): FieldError => ({
  type: "internal",
  field: `${path}[${zoneLabel}]`,
  detail: "reserved key was not removed in conversion",
  hidesValue: true,
});

/** Where there are too many zones, nodes are not looked at. */
function validateHints(hints: NonNullable<Endpoint["hints"]>, path: string): Errors {
  const { forZones = [], forNodes = [] } = hints;
  const zones = validateNames(forZones, `${path}.forZones`, labelValueProblems);
  if (forZones.length > max.hints) return zones;
  return [...zones, ...validateNames(forNodes, `${path}.forNodes`, subdomainProblems)];
}

function validateAddressCount({ length }: readonly string[], path: string): Errors {
  if (length === 0) return [required(path, "must contain at least 1 address")];
  return length > max.addresses ? [tooMany(path, length, max.addresses)] : none;
}

function validateAddress(address: string, path: string, type: string): Errors {
  if (type === "FQDN") return validateDomain(address, path);
  if (type !== "IPv4" && type !== "IPv6") return none;
  const ip = parseIp(address);
  if (ip?.family !== type) return [invalid(path, address, `must be a valid ${type} address`)];
  const errors = validateText(address, path, ipProblems);
  return errors.length > 0 ? errors : validateText(address, path, endpointIpProblems);
}

/** Source: IsFullyQualifiedDomainName. */
function validateDomain(text: string, path: string): FieldError[] {
  if (text === "") return [required(path)];
  const name = text.replace(/\.$/, "");
  const problems = subdomainProblems(name);
  if (problems.length > 0) return [invalid(path, name, problems.join(","))];
  const labels = name.split(".");
  if (labels.length < 2) {
    const fact = "should be a domain with at least two segments separated by dots";
    return [invalid(path, name, fact)];
  }
  const bad = labels.find((label) => labelNameProblems(label).length > 0);
  return bad === undefined ? [] : [invalid(path, bad, labelNameProblems(bad).join(","))];
}

function validateNames(
  hints: readonly { readonly name: string }[],
  path: string,
  problems: (name: string) => readonly string[],
): readonly FieldError[] {
  if (hints.length > max.hints) return [tooMany(path, hints.length, max.hints)];
  const seen = new Set<string>();
  return hints.flatMap(({ name }, index) => {
    const at = `${path}[${index}].name`;
    const errors = seen.has(name) ? [duplicate(at, name)] : [];
    seen.add(name);
    return [...errors, ...validateText(name, at, problems)];
  });
}

function validatePorts(ports: readonly EndpointSlicePort[]): readonly FieldError[] {
  if (ports.length > max.ports) return [tooMany("ports", ports.length, max.ports)];
  const seen = new Set<string>();
  return validateEach(ports, "ports", ({ name, port, protocol, appProtocol }, path) => {
    const errors = [...(name === "" ? [] : validateLabelName(name, `${path}.name`))];
    if (seen.has(name)) errors.push(duplicate(`${path}.name`, name));
    seen.add(name);
    if (port !== undefined) errors.push(...validatePortNumber(port, `${path}.port`));
    errors.push(...validateWord(protocol, `${path}.protocol`, ["SCTP", "TCP", "UDP"]));
    if (appProtocol !== undefined) {
      errors.push(...validateQualifiedName(appProtocol, `${path}.appProtocol`));
    }
    return errors;
  });
}
