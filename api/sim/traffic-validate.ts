import { parseGoDuration } from "../duration.ts";
import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
  tooMany,
} from "../field-error.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { ipProblems } from "../validation/ip.ts";
import { between, type Errors, validateDuration } from "./field-rules.ts";
import type { Traffic } from "./traffic.ts";
import { validateLoad } from "./traffic-load-validate.ts";
import type { TrafficRequest, TrafficSource, TrafficSpec } from "./traffic-spec.ts";

const requestsMax = 100;
const connectionsMax = 10_000;
const attemptsMax = 100;
/** A request takes the room of its timeout: it must end. */
const timeoutMsMax = 3_600_000;

/** What `retries.on` takes beside statuses: the failures that a client sees. */
export const retriedReasons = [
  "NameNotFound",
  "NameTimeout",
  "ConnectionRefused",
  "ConnectTimeout",
  "NoRouteToHost",
  "ConnectionReset",
  "ConnectionClosed",
  "Timeout",
] as const;

const positive = "must be greater than 0";

export function validateTraffic({ spec }: Traffic): FieldError[] {
  const { keepAlive, timeout, connectTimeout, address } = spec;
  return [
    ...validateUrl(spec.url),
    ...(address === undefined
      ? []
      : ipProblems(address).map((why) => invalid("spec.address", address, why))),
    ...validateSource(spec.from),
    ...validateRequests(spec.requests),
    ...validateLoad(spec.load),
    ...validateDuration(spec.startAfter, "spec.startAfter"),
    ...validatePositive(spec.duration, "spec.duration"),
    ...between(keepAlive?.connections, "spec.keepAlive.connections", 1, connectionsMax),
    ...between(
      keepAlive?.requestsPerConnection,
      "spec.keepAlive.requestsPerConnection",
      1,
      2 ** 31 - 1,
    ),
    ...validateTimeout(timeout, "spec.timeout"),
    ...validateTimeout(connectTimeout, "spec.connectTimeout"),
    ...validateRetries(spec.retries),
    ...(spec.expect?.statuses ?? []).flatMap((status, index) =>
      isStatus(status) ? [] : [invalid(`spec.expect.statuses[${index}]`, status, statusForm)],
    ),
  ];
}

const urlPattern = /^https?:\/\/(\[[0-9a-f:.]+\]|[^/:?#@\s\\^`{|}<>"]+)(:\d{1,5})?([/?][^#\s]*)?$/i;

function validateUrl(url: string): Errors {
  if (url === "") return [required("spec.url")];
  const [, , port = ":80"] = urlPattern.exec(url) ?? [];
  const number = Number(port.slice(1));
  if (urlPattern.test(url) && number >= 1 && number <= 65_535) return [];
  return [invalid("spec.url", url, "must be a URL such as http://web.default.svc:8080/path")];
}

function validateSource(from: TrafficSource | undefined): Errors {
  if (from === undefined) return [];
  const given = Object.keys(from).filter((name) => name !== "outside" || from.outside === true);
  const [, second] = given;
  if (second !== undefined) {
    return [forbiddenField(`spec.from.${second}`, "may not specify more than 1 source")];
  }
  if (given.length === 0) return [required("spec.from", "must specify a source")];
  const { pod, podSelector, node, nodeSelector } = from;
  return [
    ...(pod === "" ? [required("spec.from.pod")] : []),
    ...validateLabelSelector(podSelector, "spec.from.podSelector"),
    ...(node === "" ? [required("spec.from.node")] : []),
    ...validateLabelSelector(nodeSelector, "spec.from.nodeSelector"),
  ];
}

function validateRequests(requests: readonly TrafficRequest[] = []): Errors {
  if (requests.length > requestsMax) {
    return [tooMany("spec.requests", requests.length, requestsMax)];
  }
  const isIdle = requests.length > 0 && requests.every(({ weight }) => weight === 0);
  return [
    ...requests.flatMap((request, index) => validateRequest(request, `spec.requests[${index}]`)),
    ...(isIdle ? [invalid("spec.requests[0].weight", 0, positive)] : []),
  ];
}

function validateRequest(
  { weight, method, path, headers = [] }: TrafficRequest,
  at: string,
): Errors {
  return [
    ...between(weight, `${at}.weight`, 0, 1_000_000),
    ...(/^[A-Z]+$/.test(method)
      ? []
      : [invalid(`${at}.method`, method, "must consist of upper case letters")]),
    ...(path === undefined || /^\/[^\s#]*$/.test(path)
      ? []
      : [invalid(`${at}.path`, path, "must be an absolute path")]),
    ...headers.flatMap(({ name, value }, index) => {
      const header = `${at}.headers[${index}]`;
      return [
        ...(/^[-A-Za-z0-9]+$/.test(name) ? [] : [invalid(`${header}.name`, name, headerForm)]),
        ...(/[\r\n\0]/.test(value) ? [invalid(`${header}.value`, value, "must be one line")] : []),
      ];
    }),
  ];
}

const headerForm =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', " +
  "regex used for validation is '[-A-Za-z0-9]+')";
const statusForm = "must be a status such as 503 or 5xx";

const isStatus = (text: string) => /^[1-5](\d\d|xx)$/.test(text);

function validateRetries(retries: TrafficSpec["retries"]): Errors {
  const { attempts, on = [], backoff } = retries ?? {};
  const reasons: readonly string[] = retriedReasons;
  return [
    ...between(attempts, "spec.retries.attempts", 0, attemptsMax),
    ...on.flatMap((cause, index) => {
      if (isStatus(cause) || reasons.includes(cause)) return [];
      const path = `spec.retries.on[${index}]`;
      return /^\d/.test(cause)
        ? [invalid(path, cause, statusForm)]
        : [notSupported(path, cause, reasons)];
    }),
    ...validateDuration(backoff, "spec.retries.backoff"),
  ];
}

function validateTimeout(text: string | undefined, path: string): Errors {
  const errors = validatePositive(text, path);
  if (text === undefined || errors.length > 0) return errors;
  const isLong = (parseGoDuration(text).ms ?? 0) > timeoutMsMax;
  return isLong ? [invalid(path, text, "must be less than or equal to 1h")] : [];
}

function validatePositive(text: string | undefined, path: string): Errors {
  const errors = validateDuration(text, path);
  if (text === undefined || errors.length > 0) return errors;
  return parseGoDuration(text).ms === 0 ? [invalid(path, text, positive)] : [];
}
