/** Bounds how far is scaled at once. Source: horizontal.go convertDesiredReplicas… 1.36. */
import type {
  HorizontalPodAutoscalerBehavior,
  HPAScalingRules,
} from "../../api/autoscaling/behavior.ts";
import { changeIn, type Events } from "./memory.ts";

export interface Bounds {
  readonly currentReplicas: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

export interface Limited {
  readonly replicas: number;
  readonly reason: string;
  readonly message: string;
}

const within = {
  reason: "DesiredWithinRange",
  message: "the desired count is within the acceptable range",
};
const tooMany = {
  reason: "TooManyReplicas",
  message: "the desired replica count is more than the maximum replica count",
};
const tooFew = {
  reason: "TooFewReplicas",
  message: "the desired replica count is less than the minimum replica count",
};
const upLimit = {
  reason: "ScaleUpLimit",
  message: "the desired replica count is increasing faster than the maximum scale rate",
};
const downLimit = {
  reason: "ScaleDownLimit",
  message: "the desired replica count is decreasing faster than the maximum scale rate",
};

/** Without a behaviour: at most twice as many pods at once, or four. */
export function limit(desiredReplicas: number, bounds: Bounds): Limited {
  const { currentReplicas, minReplicas, maxReplicas } = bounds;
  const fastest = Math.max(2 * currentReplicas, 4);
  const most = Math.min(maxReplicas, fastest);
  if (desiredReplicas < minReplicas) return { replicas: minReplicas, ...tooFew };
  if (desiredReplicas <= most) return { replicas: desiredReplicas, ...within };
  return { replicas: most, ...(maxReplicas > fastest ? upLimit : tooMany) };
}

/** What the limits of a behaviour are reckoned from. */
export type Past = Events & { readonly nowMs: number };

/** With one: as its policies have it. */
export function limitBy(
  behavior: HorizontalPodAutoscalerBehavior,
  desiredReplicas: number,
  { currentReplicas, minReplicas, maxReplicas }: Bounds,
  past: Past,
): Limited {
  const { scaleUp = {}, scaleDown = {} } = behavior;
  if (desiredReplicas > currentReplicas) {
    const fastest = Math.max(currentReplicas, mostAllowed(scaleUp, currentReplicas, past));
    const most = Math.min(maxReplicas, fastest);
    if (desiredReplicas > most) {
      return { replicas: most, ...(maxReplicas > fastest ? upLimit : tooMany) };
    }
  }
  if (desiredReplicas < currentReplicas) {
    const fastest = Math.min(currentReplicas, leastAllowed(scaleDown, currentReplicas, past));
    const least = Math.max(minReplicas, fastest);
    if (desiredReplicas < least) {
      return { replicas: least, ...(minReplicas < fastest ? downLimit : tooFew) };
    }
  }
  return { replicas: desiredReplicas, ...within };
}

/** How many pods there may be at most, as the policies for scaling up have it. */
export function mostAllowed(rules: HPAScalingRules, current: number, past: Past): number {
  return allowed(rules, { current, past, direction: 1 });
}

/** How few pods there may be, as the policies for scaling down have it. */
export function leastAllowed(rules: HPAScalingRules, current: number, past: Past): number {
  return allowed(rules, { current, past, direction: -1 });
}

interface Move {
  readonly current: number;
  readonly past: Past;
  readonly direction: 1 | -1;
}

function allowed(rules: HPAScalingRules, { current, past, direction }: Move): number {
  const { selectPolicy, policies = [] } = rules;
  if (selectPolicy === "Disabled" || policies.length === 0) return current;
  const { ups, downs, nowMs } = past;
  const proposals = policies.map(({ type, value, periodSeconds }) => {
    const since = (events: typeof ups) => changeIn(events, periodSeconds, nowMs);
    const atStart = current - since(ups) + since(downs);
    if (type === "Pods") return atStart + direction * value;
    const share = atStart * (1 + (direction * value) / 100);
    // Away from the present number: a small share would never come to a whole pod.
    return direction === 1 ? Math.ceil(share) : Math.trunc(share);
  });
  const takesMost = (selectPolicy === "Min") !== (direction === 1);
  return takesMost ? Math.max(...proposals) : Math.min(...proposals);
}
