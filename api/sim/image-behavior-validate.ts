import { parseGoDuration } from "../duration.ts";
import { duplicate, type FieldError, invalid, required } from "../field-error.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { labelNameProblems } from "../validation/names.ts";
import { between, type Errors, validateAmount, validateDuration } from "./field-rules.ts";
import type { ImageBehavior } from "./image-behavior.ts";
import type { ImageBehaviorSpec } from "./image-behavior-spec.ts";

/** More lines than this are not logged: ten a second. */
const everyMsMin = 100;

export function validateImageBehavior({ spec }: ImageBehavior): FieldError[] {
  const { namespaces = [], podSelector, ports = [] } = spec;
  return [
    ...validatePattern(spec.image, "spec.image"),
    ...namespaces.flatMap((name, index) => {
      const path = `spec.namespaces[${index}]`;
      if (namespaces.indexOf(name) < index) return [duplicate(path, name)];
      return labelNameProblems(name).map((why) => invalid(path, name, why));
    }),
    ...(podSelector === undefined ? [] : validateLabelSelector(podSelector, "spec.podSelector")),
    ...validatePull(spec.pull),
    ...(["start", "readiness"] as const).flatMap((part) => [
      ...validateDuration(spec[part]?.duration, `spec.${part}.duration`),
      ...validateDuration(spec[part]?.jitter, `spec.${part}.jitter`),
    ]),
    ...ports.flatMap((port, index) => between(port, `spec.ports[${index}]`, 1, 65_535)),
    ...validateHttp(spec.http),
    ...validateCapacity(spec.capacity),
    ...validateUse(spec),
    ...validateEnds(spec),
    ...validateLog(spec.log),
  ];
}

/** A pattern is for the names of images, so it has what those may have. */
function validatePattern(image: string, path: string): Errors {
  if (image === "") return [required(path)];
  if (/^[A-Za-z0-9*?._:@/[\]-]+$/.test(image)) return [];
  return [invalid(path, image, "must be an image reference, in which * and ? stand for others")];
}

function validatePull(pull: ImageBehaviorSpec["pull"]): Errors {
  return [
    ...validateAmount(pull?.size, "spec.pull.size"),
    ...validateDuration(pull?.duration, "spec.pull.duration"),
    ...between(pull?.failurePercent, "spec.pull.failurePercent", 0, 100),
  ];
}

function validateHttp(http: ImageBehaviorSpec["http"] = []): Errors {
  return http.flatMap((answer, index) => {
    const { path, method, port, after, status, headers = [], latency, latencyJitter } = answer;
    const at = `spec.http[${index}]`;
    return [
      ...(method === undefined || /^[A-Z]+$/.test(method)
        ? []
        : [invalid(`${at}.method`, method, "must be a method in capital letters")]),
      ...between(port, `${at}.port`, 1, 65_535),
      ...headers.flatMap(({ name }, place) =>
        /^[\w!#$%&'*+.^`|~-]+$/.test(name)
          ? []
          : [invalid(`${at}.headers[${place}].name`, name, "must be the name of a header")],
      ),
      ...validateDuration(latencyJitter, `${at}.latencyJitter`),
      ...between(answer.failPercent, `${at}.failPercent`, 0, 100),
      ...(path === undefined || /^[/*?]/.test(path)
        ? []
        : [invalid(`${at}.path`, path, "must begin with /, * or ?")]),
      ...validateDuration(after, `${at}.after`),
      ...between(status, `${at}.status`, 100, 599),
      ...validateDuration(latency, `${at}.latency`),
    ];
  });
}

/** As many requests as may be under way in any container. */
const requestsMax = 65_536;

function validateCapacity(capacity: ImageBehaviorSpec["capacity"]): Errors {
  return [
    ...between(capacity?.concurrency, "spec.capacity.concurrency", 1, requestsMax),
    ...between(capacity?.queue, "spec.capacity.queue", 0, requestsMax),
    ...between(capacity?.overflowStatus, "spec.capacity.overflowStatus", 400, 599),
  ];
}

function validateUse({ resources, memoryGrowth }: ImageBehaviorSpec): Errors {
  const { cpu, memory, perRequest } = resources ?? {};
  return [
    ...validateAmount(cpu, "spec.resources.cpu"),
    ...validateAmount(memory, "spec.resources.memory"),
    ...validateAmount(perRequest?.cpu, "spec.resources.perRequest.cpu"),
    ...validateAmount(perRequest?.memory, "spec.resources.perRequest.memory"),
    ...(memoryGrowth === undefined
      ? []
      : [
          ...validateDuration(memoryGrowth.after, "spec.memoryGrowth.after"),
          ...(memoryGrowth.perMinute === ""
            ? [required("spec.memoryGrowth.perMinute")]
            : validateAmount(memoryGrowth.perMinute, "spec.memoryGrowth.perMinute")),
        ]),
  ];
}

function validateEnds({ exits, hangs, termination }: ImageBehaviorSpec): Errors {
  return [
    ...validateDuration(exits?.after, "spec.exits.after"),
    ...validateDuration(exits?.jitter, "spec.exits.jitter"),
    ...between(exits?.code, "spec.exits.code", 0, 255),
    ...between(exits?.starts, "spec.exits.starts", 1, 1_000_000),
    ...between(exits?.percent, "spec.exits.percent", 0, 100),
    ...validateDuration(hangs?.after, "spec.hangs.after"),
    ...validateDuration(termination?.duration, "spec.termination.duration"),
    ...between(termination?.exitCode, "spec.termination.exitCode", 0, 255),
  ];
}

function validateLog(log: ImageBehaviorSpec["log"] = []): Errors {
  return log.flatMap(({ after, every, line }, index) => {
    const at = `spec.log[${index}]`;
    const pace = every === undefined ? undefined : parseGoDuration(every).ms;
    return [
      ...validateDuration(after, `${at}.after`),
      ...validateDuration(every, `${at}.every`),
      ...(pace !== undefined && pace >= 0 && pace < everyMsMin
        ? [invalid(`${at}.every`, every, "must be greater than or equal to 100ms")]
        : []),
      ...(line === "" ? [required(`${at}.line`)] : []),
    ];
  });
}
