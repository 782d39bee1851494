/** A spec as the clients go by it: read once, so that a request costs little. */
import type { Random } from "../../api/runtime.ts";
import type { TrafficRequest, TrafficSpec } from "../../api/sim/traffic-spec.ts";
import { parseTarget, type Target } from "../../network/index.ts";
import { type LoadShape, msOf, shapeOf } from "./load.ts";
import { type OutcomeRules, outcomeRules } from "./outcome.ts";
import type { PreparedRequest } from "./sender.ts";

export interface TrafficPlan {
  readonly shape: LoadShape;
  readonly arrivals: string;
  readonly isClosedLoop: boolean;
  readonly thinkMs: number;
  readonly rules: OutcomeRules;
  /** Absent where each request has a connection of its own. */
  readonly keepAlive: { readonly connections: number; readonly requests: number } | undefined;
  /** One of the requests, as often as its weight says. */
  pick(random: Random): PreparedRequest;
}

const connectionsUsual = 10;
const onlyRequest = { weight: 1, method: "GET" };

export function planOf(spec: TrafficSpec): TrafficPlan {
  const { load, keepAlive, requests = [] } = spec;
  const { connections = connectionsUsual, requestsPerConnection = Number.POSITIVE_INFINITY } =
    keepAlive ?? {};
  const { rate, clients, stages = [], thinkTime = "0s", arrivals } = load;
  const isStaged = stages.some((stage) => stage.clients !== undefined);
  return {
    shape: shapeOf(spec),
    arrivals,
    isClosedLoop: clients !== undefined || (rate === undefined && isStaged),
    thinkMs: msOf(thinkTime),
    rules: outcomeRules(spec),
    keepAlive: keepAlive && { connections, requests: requestsPerConnection },
    pick: picker(requests.length === 0 ? [onlyRequest] : requests, spec),
  };
}

function picker(requests: readonly TrafficRequest[], spec: TrafficSpec): TrafficPlan["pick"] {
  const all: { readonly upTo: number; readonly prepared: PreparedRequest }[] = [];
  let sum = 0;
  for (const request of requests.filter(({ weight }) => weight > 0)) {
    sum += request.weight;
    all.push({ upTo: sum, prepared: prepare(request, spec) });
  }
  const [first] = all;
  if (first === undefined) throw new Error("a Traffic without a request was let in");
  if (all.length === 1) return () => first.prepared;
  return (random) => {
    const drawn = random.integer(sum);
    return (all.find(({ upTo }) => drawn < upTo) ?? first).prepared;
  };
}

function prepare(request: TrafficRequest, spec: TrafficSpec): PreparedRequest {
  const target = targetOf(spec.url);
  const timeoutMs = msOf(spec.timeout);
  const headers = Object.fromEntries(
    (request.headers ?? []).map(({ name, value }) => [name.toLowerCase(), value]),
  );
  const { host = hostOf(spec.url), ...others } = headers;
  return {
    target: { ...target, host: spec.address ?? target.host },
    message: {
      method: request.method,
      host,
      path: request.path ?? target.path,
      headers: others,
      ...(request.body !== undefined && { body: request.body }),
    },
    timeoutMs,
    connectTimeoutMs: spec.connectTimeout === undefined ? timeoutMs : msOf(spec.connectTimeout),
  };
}

function targetOf(url: string): Target {
  const target = parseTarget(url);
  if (target === undefined) throw new Error(`a Traffic with no URL was let in: ${url}`);
  return target;
}

/** As the `Host` header says it: with the port that the URL names. */
const hostOf = (url: string) => /^https?:\/\/([^/?]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
