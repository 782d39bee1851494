/** Events of kube-apiserver's own loops, which warn of what somebody has to look at. */
import { Event as CoreEvent } from "../api/core/event.ts";
import { Event } from "../api/events/event.ts";
import type { ApiRequest } from "../api/request.ts";
import type { KubeObject } from "../api/resource.ts";
import { formatMicroTime, formatTime } from "../api/runtime.ts";

interface Warning {
  readonly reason: string;
  readonly message: string;
  /** The loop that tells it. */
  readonly component: string;
  readonly nowMs: number;
}

type Create = Pick<ApiRequest, "verb" | "resource" | "namespace" | "body">;

/** As `client-go/tools/record` writes it. */
export function coreWarning(object: KubeObject, warning: Warning): Create {
  const { reason, message, component, nowMs } = warning;
  const at = formatTime(nowMs);
  return {
    ...placeOf(object, CoreEvent),
    body: {
      metadata: { name: nameOf(object, nowMs) },
      involvedObject: referenceTo(object),
      reason,
      message,
      source: { component },
      reportingComponent: component,
      firstTimestamp: at,
      lastTimestamp: at,
      count: 1,
      type: "Warning",
    },
  };
}

/** As `client-go/tools/events` writes it; `action` is what the loop was at. */
export function warning(object: KubeObject, told: Warning & { readonly action: string }): Create {
  const { reason, message, component, nowMs, action } = told;
  return {
    ...placeOf(object, Event),
    body: {
      metadata: { name: nameOf(object, nowMs) },
      regarding: referenceTo(object),
      eventTime: formatMicroTime(nowMs),
      reportingController: component,
      reportingInstance: `${component}-kube-apiserver`,
      reason,
      action,
      note: message,
      type: "Warning",
    },
  };
}

/** Events about what has no namespace are in `default`. */
const placeOf = ({ metadata }: KubeObject, resource: Create["resource"]) => ({
  verb: "create" as const,
  resource,
  namespace: metadata.namespace ?? "default",
});

/** By the nanosecond, as upstream names them. */
const nameOf = ({ metadata }: KubeObject, nowMs: number) =>
  `${metadata.name}.${(BigInt(Math.floor(nowMs)) * 1_000_000n).toString(16)}`;

function referenceTo({ apiVersion, kind, metadata }: KubeObject) {
  const { namespace, name, uid, resourceVersion } = metadata;
  const place = namespace === undefined ? {} : { namespace };
  return { kind, ...place, name, uid, apiVersion, resourceVersion };
}
