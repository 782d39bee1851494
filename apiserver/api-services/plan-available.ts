import {
  type APIService,
  type APIServiceCondition,
  available,
} from "../../api/apiregistration/api-service.ts";
import { apiServiceName } from "../../api/apiregistration/local.ts";
import type { Service } from "../../api/core/service/service.ts";
import { formatTime } from "../../api/runtime.ts";

/** What is known of an API that a Service is said to answer for. */
export interface Found {
  /** The Service, if it is there. */
  readonly service: Service | undefined;
  /** Whether the API is served here all the same. */
  readonly isServed: boolean;
}

/**
 * The object with the condition that says whether requests for its API are answered; the same
 * object where it says so already. Source: kube-aggregator status/remote available_controller 1.36.
 */
export function planAvailable(object: APIService, found: Found, nowMs: number): APIService {
  const said = sayAvailable(object, found);
  const { conditions = [] } = object.status;
  const before = conditions.find(({ type }) => type === available);
  if (
    before?.status === said.status &&
    before.reason === said.reason &&
    before.message === said.message
  ) {
    return object;
  }
  const lastTransitionTime =
    before?.status === said.status ? before.lastTransitionTime : formatTime(nowMs);
  const condition: APIServiceCondition = { type: available, lastTransitionTime, ...said };
  const others = conditions.filter(({ type }) => type !== available);
  return { ...object, status: { ...object.status, conditions: [...others, condition] } };
}

function sayAvailable(
  { spec }: APIService,
  { service, isServed }: Found,
): Pick<APIServiceCondition, "status" | "reason" | "message"> {
  if (isServed) return { status: "True", reason: "Passed", message: "all checks passed" };
  const { namespace = "", name = "", port = 443 } = spec.service ?? {};
  const { group = "", version = "" } = spec;
  const told = `service/${name} in ${JSON.stringify(namespace)} is not`;
  const no = (reason: string, message: string) => ({ status: "False", reason, message });
  if (service === undefined) return no("ServiceNotFound", `${told} present`);
  if (service.spec.ports?.some((each) => each.port === port) !== true) {
    return no("ServicePortError", `${told} listening on port ${port}`);
  }
  const url = `https://${name}.${namespace}.svc:${port}/apis/${group}/${version}`;
  const why = `requests for ${apiServiceName({ group, version })} are not passed on here`;
  return no("FailedDiscoveryCheck", `failing or missing response from ${url}: ${why}`);
}
