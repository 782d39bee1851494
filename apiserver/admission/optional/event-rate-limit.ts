/** How many events may be written in a time. Source: plugin/pkg/admission/eventratelimit 1.36. */
import type { Event as CoreEvent } from "../../../api/core/event.ts";
import { type FieldError, invalid, notSupported } from "../../../api/field-error.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { StatusError } from "../../../api/status.ts";
import type { Decision } from "../../webhooks/decision.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { attributesOf } from "../policies/attributes.ts";
import { TokenBuckets } from "./token-buckets.ts";

const types = ["Namespace", "Server", "SourceAndObject", "User"] as const;

export interface EventLimit {
  /** What events are counted by: Server, Namespace, User or SourceAndObject. */
  readonly type: string;
  /** So many a second. */
  readonly qps: number;
  /** So many at once. */
  readonly burst: number;
  /** How many namespaces, users or the like are told apart; 4096 unless it is said. */
  readonly cacheSize?: number;
}

export interface EventRateLimitOptions {
  readonly limits?: readonly EventLimit[];
}

const cacheSizeDefault = 4096;

/** Refuses events beyond the limits with TooManyRequests. */
export function eventRateLimit({
  limits = [],
}: EventRateLimitOptions = {}): readonly AdmissionPlugin[] {
  const buckets = limits.map((limit) => {
    const { cacheSize = 0, type } = limit;
    const size = cacheSize === 0 || type === "Server" ? cacheSizeDefault : cacheSize;
    return { type, buckets: new TokenBuckets({ ...limit, size }) };
  });
  /** A decision that is made again because of webhooks is one event all the same. */
  const counted = new WeakSet<Decision>();
  const review: NonNullable<AdmissionPlugin["review"]> = (operation, registry, object) => {
    if (operation.dryRun) return;
    const { decision, clock } = registry;
    if (decision !== undefined && counted.has(decision)) return;
    if (decision !== undefined) counted.add(decision);
    const refused = buckets.flatMap((limit) => {
      const key = keyOf(limit.type, operation, object);
      const isAllowed = limit.buckets.take(key, clock.now());
      return isAllowed ? [] : [`limit reached on type ${limit.type} for key ${key}`];
    });
    if (refused.length === 0) return;
    const message = refused.length === 1 ? refused.join() : `[${refused.join(", ")}]`;
    throw new StatusError("TooManyRequests", message);
  };
  const name = "EventRateLimit";
  return ["", "events.k8s.io"].map((group) => ({
    name,
    resource: { group, plural: "events" },
    review,
  }));
}

function keyOf(type: string, operation: Operation, object: KubeObject): string {
  switch (type) {
    case "Namespace":
      return operation.namespace ?? "";
    case "User":
      return attributesOf(operation, object).userInfo.username;
    case "SourceAndObject":
      return sourceAndObject(object);
    default:
      return "";
  }
}

/** What an event is from and about, in either of its versions. */
function sourceAndObject(object: KubeObject): string {
  // The plugin is given events alone.
  const event = object as CoreEvent & {
    readonly deprecatedSource?: CoreEvent["source"];
    readonly regarding?: CoreEvent["involvedObject"];
  };
  const { source = event.deprecatedSource, involvedObject: about = event.regarding } = event;
  const { kind, namespace, name, uid, apiVersion } = about ?? {};
  const parts = [source?.component, source?.host, kind, namespace, name, uid, apiVersion];
  return parts.map((part) => part ?? "").join("");
}

/** Source: eventratelimit apis/eventratelimit/validation 1.36. */
export function validateEventRateLimit({
  limits = [],
}: EventRateLimitOptions): readonly FieldError[] {
  if (limits.length === 0) return [invalid("limits", null, "must not be empty")];
  return limits.flatMap(({ type, qps, burst, cacheSize = 0 }, index) => {
    const at = `limits[${index}]`;
    const known = types.some((each) => each === type);
    return [
      ...(known ? [] : [notSupported(`${at}.type`, type, types)]),
      ...(burst > 0 ? [] : [invalid(`${at}.burst`, burst, "must be positive")]),
      ...(qps > 0 ? [] : [invalid(`${at}.qps`, qps, "must be positive")]),
      ...(type === "Server" || cacheSize >= 0
        ? []
        : [invalid(`${at}.cacheSize`, cacheSize, "must not be negative")]),
    ];
  });
}
