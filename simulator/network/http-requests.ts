/** Answers HTTPRequests: what became of each, and by which way. */
import { goDuration, parseGoDuration } from "../../api/duration.ts";
import { invalid, invalidObject } from "../../api/field-error.ts";
import { HTTPRequest } from "../../api/sim/http-request.ts";
import type { Reviewers } from "../../apiserver/registry/resource-table.ts";
import { untyped } from "../../client/action.ts";
import {
  type ClientRequest,
  type Exchange,
  type Network,
  parseTarget,
  type Source,
} from "../../network/index.ts";

/** The reviewer of HTTPRequest. */
export function httpRequests(network: () => Network, now: () => number): Reviewers {
  return new Map([
    [
      untyped(HTTPRequest),
      (object) => {
        // The registry hands a reviewer objects of its kind.
        const asked = object as HTTPRequest;
        return { ...asked, status: statusOf(network().send(clientRequest(asked), now())) };
      },
    ],
  ]);
}

function clientRequest({ metadata, spec }: HTTPRequest): ClientRequest {
  const { url, from = {}, method, headers = [], body, connectTimeout, timeout } = spec;
  const target = parseTarget(url);
  if (target === undefined) {
    const why = "must be a URL such as http://web.default.svc:80/";
    throw invalidObject(HTTPRequest, metadata.name ?? "", [invalid("spec.url", url, why)]);
  }
  const connectTimeoutMs = connectTimeout && parseGoDuration(connectTimeout).ms;
  return {
    source: sourceOf(from, metadata.namespace ?? ""),
    target,
    method,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
    ...(body !== undefined && { body }),
    ...(typeof connectTimeoutMs === "number" && { connectTimeoutMs }),
    timeoutMs: parseGoDuration(timeout).ms ?? 0,
    isTraced: true,
  };
}

function sourceOf(
  { pod = "", node = "" }: { pod?: string; node?: string },
  namespace: string,
): Source {
  if (pod !== "") return { kind: "pod", namespace, name: pod };
  return node === "" ? { kind: "outside" } : { kind: "node", name: node };
}

function statusOf({ hops, response, failure, server, tookMs }: Exchange): HTTPRequest["status"] {
  return {
    hops: hops.map(({ kind, atMs, text }) => ({ kind, after: shortTime(atMs), text })),
    ...(response && {
      response: {
        status: response.status,
        headers: Object.entries(response.headers).map(([name, value]) => ({ name, value })),
        body: response.body,
      },
    }),
    ...(failure && { failure }),
    ...(server && { server }),
    took: shortTime(tookMs),
  };
}

/** `0.45ms`: most of a request's way takes less than a millisecond. */
const shortTime = (ms: number) => (ms < 100 ? `${Math.round(ms * 100) / 100}ms` : goDuration(ms));
