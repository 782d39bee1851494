/** What a probe over HTTP finds, wherever the answers lead it. */
import type { HttpRequest } from "../../api/http-message.ts";
import { type Behavior, type HttpAnswer, httpAnswer } from "../behavior/behavior.ts";
import { listensOn } from "../behavior/listens.ts";
import { type HttpGet, probeRequest } from "../behavior/probes-of.ts";
import { authority, bracketed, followed, type Url, urlText } from "../shell/network/url.ts";
import type { Probed } from "./probe.ts";

/** Where the last request of a probe went, and what came of it. */
export type Fetched = { readonly url: string } & (
  | { readonly answer: HttpAnswer }
  | {
      readonly problem: string;
      /** The time for it ran out meanwhile. */
      readonly isLate?: true;
    }
);

/** When a container is asked, since its start, and whether it takes connections then. */
export interface Moment {
  readonly sinceMs: number;
  readonly isThere: boolean;
}

/** Source: net/http, Client.CheckRedirect; kubelet 1.36, pkg/probe/http. */
const requestsMax = 10;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks a container as a client in Go does, which follows answers on the same host; one that leads
 * to another is the last. What the answers take together is their latency.
 * Source: kubelet 1.36, pkg/probe/http, redirectChecker.
 */
export function fetchFor(httpGet: HttpGet, probed: Probed, { sinceMs, isThere }: Moment): Fetched {
  const { behavior, podIP } = probed;
  let request = probeRequest(httpGet, probed);
  let url = urlOf(httpGet, request, podIP);
  let latencyMs = 0;
  for (let count = 1; ; count += 1) {
    const at = urlText(url);
    const dial = `dial tcp ${bracketed(url.host)}:${url.port}`;
    if (isCut(probed, sinceMs)) {
      return { url: at, problem: `${dial}: i/o timeout (${clientTimeout})`, isLate: true };
    }
    if (!isThere || !listensOn(behavior, request.port)) {
      return { url: at, problem: `${dial}: ${refused}` };
    }
    const answer = slowed(behavior, httpAnswer(behavior, request, sinceMs), sinceMs);
    latencyMs += answer.latencyMs;
    const { location } = answer.headers ?? {};
    const next = redirects.has(answer.status) && location !== undefined && followed(url, location);
    if (next === false || next?.host !== url.host) {
      return { url: at, answer: { ...answer, latencyMs } };
    }
    if (count === requestsMax) {
      return { url: location ?? "", problem: `stopped after ${requestsMax} redirects` };
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

export const refused = "connect: connection refused";
export const clientTimeout = "Client.Timeout exceeded while awaiting headers";

/** No packet comes through in time. */
export const isCut = ({ probe, behavior }: Probed, sinceMs: number): boolean =>
  2 * (behavior.packetMs?.(sinceMs) ?? 0) >= probe.timeoutSeconds * 1000;

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
