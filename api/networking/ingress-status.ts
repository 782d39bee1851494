/** Where an Ingress takes traffic. Source: networking.k8s.io/v1 IngressLoadBalancerStatus 1.36. */

import { type FieldError, invalid } from "../field-error.ts";
import type { ObjectOf } from "../resource.ts";
import { int32, list, mandatory, struct, text } from "../schema.ts";
import { validateEach, validateText } from "../validation/format.ts";
import { ipProblems, parseIp } from "../validation/ip.ts";
import { subdomainProblems } from "../validation/names.ts";

const IngressPortStatus = struct(
  "networking.v1.IngressPortStatus",
  "The state of one port at which requests arrive.",
  {
    port: mandatory(int32("Number of the port.")),
    protocol: mandatory(text("TCP, UDP or SCTP.")),
    error: text("What is wrong with the port, in one word."),
  },
);

const IngressLoadBalancerIngress = struct(
  "networking.v1.IngressLoadBalancerIngress",
  "A point at which requests arrive.",
  {
    ip: text("Address of the point."),
    hostname: text("DNS name of the point."),
    ports: list("State of the ports.", IngressPortStatus, { type: "atomic" }),
  },
);

export const IngressLoadBalancerStatus = struct(
  "networking.v1.IngressLoadBalancerStatus",
  "The points at which requests arrive.",
  {
    ingress: list("The points at which requests arrive.", IngressLoadBalancerIngress, {
      type: "atomic",
    }),
  },
);
export type IngressLoadBalancerStatus = ObjectOf<typeof IngressLoadBalancerStatus>;

/** Source: ValidateIngressLoadBalancerStatus 1.36. */
export const validateIngressStatus = (
  { ingress }: IngressLoadBalancerStatus,
  path: string,
): readonly FieldError[] =>
  validateEach(ingress, `${path}.ingress`, ({ ip = "", hostname = "" }, at) => [
    ...(ip === "" ? [] : validateText(ip, `${at}.ip`, ipProblems)),
    ...(hostname === "" ? [] : validateText(hostname, `${at}.hostname`, subdomainProblems)),
    ...(parseIp(hostname) === undefined
      ? []
      : [invalid(`${at}.hostname`, hostname, "must be a DNS name, not an IP address")]),
  ]);
