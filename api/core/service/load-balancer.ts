/** Where a load balancer is reached. Source: core/v1 LoadBalancerStatus 1.36. */
import { type FieldError, forbiddenField, invalid, required } from "../../field-error.ts";
import type { ObjectOf } from "../../resource.ts";
import { int32, list, mandatory, struct, text } from "../../schema.ts";
import { validateOptionalWord, validateText } from "../../validation/format.ts";
import { ipProblems, parseIp } from "../../validation/ip.ts";
import { subdomainProblems } from "../../validation/names.ts";

const PortStatus = struct("core.v1.PortStatus", "The state of one port of a load balancer.", {
  port: mandatory(int32("The port of the Service.")),
  protocol: mandatory(text("TCP, UDP or SCTP.")),
  error: text("What is wrong with the port, in one word."),
});

const LoadBalancerIngress = struct(
  "core.v1.LoadBalancerIngress",
  "A point at which a load balancer takes traffic.",
  {
    ip: text("Address of the point."),
    hostname: text("DNS name of the point."),
    ipMode: text("VIP or Proxy: whether traffic arrives with the address as its destination."),
    ports: list("State of the ports.", PortStatus, { type: "atomic" }),
  },
);

export const LoadBalancerStatus = struct(
  "core.v1.LoadBalancerStatus",
  "Where a load balancer takes traffic.",
  {
    ingress: list("The points at which it takes traffic.", LoadBalancerIngress, { type: "atomic" }),
  },
);
export type LoadBalancerStatus = ObjectOf<typeof LoadBalancerStatus>;
export type LoadBalancerIngress = ObjectOf<typeof LoadBalancerIngress>;

/** Source: ValidateLoadBalancerStatus 1.36. */
export function validateLoadBalancerStatus(
  { ingress = [] }: LoadBalancerStatus,
  type: string,
  path: string,
): FieldError[] {
  if (type !== "LoadBalancer" && ingress.length > 0) {
    return [
      forbiddenField(`${path}.ingress`, "may only be used when `spec.type` is 'LoadBalancer'"),
    ];
  }
  return ingress.flatMap((point, index) => validatePoint(point, `${path}.ingress[${index}]`));
}

function validatePoint(point: LoadBalancerIngress, path: string): FieldError[] {
  const { ip = "", hostname = "", ipMode } = point;
  const errors: FieldError[] = [];
  if (ip !== "") errors.push(...validateText(ip, `${path}.ip`, ipProblems));
  if (ip !== "" && ipMode === undefined) {
    errors.push(required(`${path}.ipMode`, "must be specified when `ip` is set"));
  } else if (ip === "" && ipMode !== undefined) {
    errors.push(forbiddenField(`${path}.ipMode`, "may not be specified when `ip` is not set"));
  } else errors.push(...validateOptionalWord(ipMode, `${path}.ipMode`, ["Proxy", "VIP"]));
  if (hostname === "") return errors;
  errors.push(...validateText(hostname, `${path}.hostname`, subdomainProblems));
  if (parseIp(hostname) !== undefined) {
    errors.push(invalid(`${path}.hostname`, hostname, "must be a DNS name, not an IP address"));
  }
  return errors;
}
