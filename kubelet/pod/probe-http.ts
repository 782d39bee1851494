/** What a probe over HTTP finds, wherever the answers lead it. */
import type { HttpRequest } from "../../api/http-message.ts";
import { type Behavior, type HttpAnswer, httpAnswer } from "../behavior/behavior.ts";
import { listensOn } from "../behavior/listens.ts";
import { type HttpGet, probeRequest } from "../behavior/probes-of.ts";
import { authority, bracketed, followed, type Url, urlText } from "../shell/network/url.ts";
import type { Probed } from "./probe.ts";

/** Where the last request of a probe went, and what came of it. */
export interface Fetched {
  readonly url: string;
  /** Of the machine that was asked: `10.244.1.7:80`. */
  readonly address: string;
  /** Absent: nobody listens there, or the answers lead in a circle. */
  readonly answer?: HttpAnswer;
  readonly problem?: string;
}

/** Source: net/http, Client.CheckRedirect; kubelet 1.36, pkg/probe/http. */
const requestsMax = 10;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks a container that `listens` as a client in Go does, which follows answers on the same host;
 * one that leads to another is the last. What the answers take together is their latency.
 * Source: kubelet 1.36, pkg/probe/http, redirectChecker.
 */
export function fetchFor(
  httpGet: HttpGet,
  { container, behavior, podIP }: Probed,
  sinceMs: number,
): Fetched {
  const first = probeRequest(httpGet, { container, podIP });
  let url = urlOf(httpGet, first, podIP);
  let request = first;
  let latencyMs = 0;
  for (let count = 1; ; count += 1) {
    const reached = { url: urlText(url), address: `${bracketed(url.host)}:${url.port}` };
    if (!listensOn(behavior, request.port)) {
      return { ...reached, problem: `dial tcp ${reached.address}: connect: connection refused` };
    }
    const answer = slowed(behavior, httpAnswer(behavior, request, sinceMs), sinceMs);
    latencyMs += answer.latencyMs;
    const { location } = answer.headers ?? {};
    const next = redirects.has(answer.status) && location !== undefined && followed(url, location);
    if (next === false || next?.host !== url.host) {
      return { ...reached, answer: { ...answer, latencyMs } };
    }
    if (count === requestsMax) {
      return { ...reached, url: location ?? "", problem: `stopped after ${requestsMax} redirects` };
    }
    request = requestTo(next, request, location ?? "");
    url = next;
  }
}

/** A path alone keeps the host that was asked for by name. Source: net/http, Client.do. */
function requestTo(url: Url, before: HttpRequest, location: string): HttpRequest {
  const { port, path } = url;
  const host = /^([a-z][a-z0-9+.-]*:)?\/\//i.test(location) ? authority(url) : before.host;
  return { ...before, host, port, path };
}

function urlOf(httpGet: HttpGet, { port, path }: HttpRequest, podIP: string): Url {
  const { host = "", scheme } = httpGet;
  const named = host === "" ? podIP : host;
  return { scheme: scheme.toLowerCase(), host: named, port, hasPort: true, path };
}

/** An answer as it comes from a machine that may be slow, by a way that may take long. */
export function slowed(
  { slowness, packetMs }: Behavior,
  answer: HttpAnswer,
  sinceMs: number,
): HttpAnswer {
  if (slowness === undefined && packetMs === undefined) return answer;
  // Two packets open the connection, and two carry the request and its answer.
  const wayMs = 4 * (packetMs?.(sinceMs) ?? 0);
  return { ...answer, latencyMs: answer.latencyMs * (slowness?.(sinceMs) ?? 1) + wayMs };
}
