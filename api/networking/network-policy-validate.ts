/** What a NetworkPolicy may say. Source: pkg/apis/networking/validation 1.36. */

import { validatePort, validatePortNumber } from "../core/pod/validation/port.ts";
import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupportedInOrder,
  required,
} from "../field-error.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { validateEach, validateText } from "../validation/format.ts";
import { cidrProblems, isStrictlyInside, parseCidr } from "../validation/ip.ts";
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from "./network-policy.ts";

type Errors = readonly FieldError[];

export function validateNetworkPolicy({ spec }: NetworkPolicy): Errors {
  return [
    ...validateLabelSelector(spec.podSelector, "spec.podSelector"),
    ...validateEach(spec.ingress, "spec.ingress", ({ ports, from }, at) => [
      ...validateEach(ports, `${at}.ports`, validatePolicyPort),
      ...validateEach(from, `${at}.from`, validatePeer),
    ]),
    ...validateEach(spec.egress, "spec.egress", ({ ports, to }, at) => [
      ...validateEach(ports, `${at}.ports`, validatePolicyPort),
      ...validateEach(to, `${at}.to`, validatePeer),
    ]),
    ...validateTypes(spec.policyTypes ?? []),
  ];
}

const policyTypes = ["Ingress", "Egress"];

function validateTypes(types: readonly string[]): Errors {
  const path = "spec.policyTypes";
  if (types.length > policyTypes.length) {
    return [invalid(path, types, "may not specify more than two policyTypes")];
  }
  return validateEach(types, path, (type, at) =>
    policyTypes.includes(type) ? [] : [notSupportedInOrder(at, type, policyTypes)],
  );
}

const protocols = ["TCP", "UDP", "SCTP"];

function validatePolicyPort({ protocol, port, endPort }: NetworkPolicyPort, path: string): Errors {
  const errors: FieldError[] = [];
  const refuseEnd = (why: string) => errors.push(invalid(`${path}.endPort`, endPort, why));
  if (!protocols.includes(protocol)) {
    errors.push(notSupportedInOrder(`${path}.protocol`, protocol, protocols));
  }
  if (port === undefined) {
    if (endPort !== undefined) refuseEnd("may not be specified when `port` is not specified");
    return errors;
  }
  if (typeof port === "string") {
    if (endPort !== undefined) refuseEnd("may not be specified when `port` is non-numeric");
    return [...errors, ...validatePort(port, `${path}.port`)];
  }
  errors.push(...validatePortNumber(port, `${path}.port`));
  if (endPort === undefined) return errors;
  if (endPort < port) refuseEnd("must be greater than or equal to `port`");
  return [...errors, ...validatePortNumber(endPort, `${path}.endPort`)];
}

function validatePeer(peer: NetworkPolicyPeer, path: string): Errors {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  const errors: FieldError[] = [
    ...validateLabelSelector(podSelector, `${path}.podSelector`),
    ...validateLabelSelector(namespaceSelector, `${path}.namespaceSelector`),
    ...(ipBlock === undefined ? [] : validateBlock(ipBlock, `${path}.ipBlock`)),
  ];
  const selects = podSelector !== undefined || namespaceSelector !== undefined;
  if (!selects && ipBlock === undefined) errors.push(required(path, "must specify a peer"));
  else if (selects && ipBlock !== undefined) {
    errors.push(forbiddenField(path, "may not specify both ipBlock and another peer"));
  }
  return errors;
}

function validateBlock(
  { cidr, except }: NonNullable<NetworkPolicyPeer["ipBlock"]>,
  path: string,
): Errors {
  if (cidr === "") return [required(`${path}.cidr`)];
  const errors = validateText(cidr, `${path}.cidr`, cidrProblems);
  const whole = parseCidr(cidr);
  if (whole === undefined) return errors;
  const gaps = validateEach(except, `${path}.except`, (each, at) => {
    const gap = parseCidr(each);
    const isOutside = gap !== undefined && !isStrictlyInside(gap, whole);
    return [
      ...validateText(each, at, cidrProblems),
      ...(isOutside ? [invalid(at, each, "must be a strict subset of `cidr`")] : []),
    ];
  });
  return [...errors, ...gaps];
}
