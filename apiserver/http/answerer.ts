/**
 * The API as it is reached from inside the cluster, where requests and answers are values and
 * nobody waits: the same paths, forms and refusals as over a connection. Who shows no token is
 * nobody there: only the port of the outside takes them for the administrator.
 */
import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import type { ApiHandler, Verb } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import { anonymousUser } from "../auth/authenticator.ts";
import { methodNotAllowed } from "../registry/context.ts";
import { unknownPath } from "../registry/resource-table.ts";
import type { ApiServer } from "../server.ts";
import { readAggregated } from "./aggregated.ts";
import { apiRequest, reached } from "./api-request.ts";
import { auditedBelow, beginAudit } from "./audited.ts";
import { credentialsOf, requesterIn } from "./credentials.ts";
import { type Document, type Documents, documents } from "./documents.ts";
import { encodeAs, encodeBody } from "./encode.ts";
import { asStatusError, refusalForm } from "./errors.ts";
import { identify, type Place } from "./identify.ts";
import { type ContainerLogs, logOptions } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { mediaTypes, negotiate, queryOf, wishOf } from "./negotiate.ts";
import { checkForm, offerOf } from "./offer.ts";
import { flag } from "./options.ts";
import { presentationOf, shownAs } from "./presentation.ts";
import type { Incoming, Received } from "./received.ts";
import { checkServed, isConnection, isWatchOf, type ResourcePath, verbOf } from "./route.ts";
import type { ContainerStreams } from "./streams/container-streams.ts";
import { execStream, logStream } from "./streams/value-streams.ts";
import { warningHeaders } from "./warnings.ts";

export interface AnswererOptions {
  readonly server: ApiServer;
  /** The API as a client of that name reaches it. */
  readonly reach: (client: string) => ApiHandler;
  readonly clock: Clock;
  readonly logs: ContainerLogs;
  readonly streams: ContainerStreams;
  /** The address and port of the server. */
  readonly address: string;
}

/** An answer, and how long it was on its way; `undefined` where one comes that does not end. */
export type Answered = { readonly response: HttpResponse; readonly tookMs: number } | undefined;

/** What the API answers to who has an address. */
export type Answerer = (request: HttpRequest, ip: string) => Answered;

export function apiAnswerer({ address, logs, streams, ...own }: AnswererOptions): Answerer {
  const served = documents(own.server.registry, new Metrics());
  return (asked, ip) => {
    const request = incoming(asked, ip);
    const [path = "/"] = asked.path.split("?", 1);
    const received: Received = {
      ...own,
      wallClock: own.clock,
      request,
      path,
      query: queryOf(request),
      scheme: "https",
      arrivedAt: () => address,
    };
    try {
      return identify<Received, Answered>(received, {
        served,
        requesterOf,
        serve: (received, place) => {
          const isStreamed = asked.isStreamed === true;
          return serve(received, served, { ...place, logs, streams, isStreamed });
        },
      });
    } catch (error) {
      return now(refusal(error, request));
    }
  };
}

const incoming = ({ method, path, host, headers, body }: HttpRequest, ip: string): Incoming => ({
  method,
  url: path,
  headers: { host, ...headers },
  body: body === undefined ? undefined : new TextEncoder().encode(body),
  ip,
});

const now = (response: HttpResponse) => ({ response, tookMs: 0 });

/**
 * Answers what the API server itself does not see as a request, and has an audit note it. What is
 * refused never comes here, and is noted where that is found out.
 */
function noted(
  received: Received,
  { verb, path }: { readonly verb: string; readonly path?: ResourcePath },
  response: HttpResponse,
): Answered {
  beginAudit(received, verb, path)?.complete({ code: response.status });
  return now(response);
}

function refusal(error: unknown, request: Incoming): HttpResponse {
  const status = asStatusError(error);
  const form = refusalForm(request);
  const body = textOf(encodeAs(status.toStatus(), form));
  const seconds = status.details?.retryAfterSeconds;
  const headers: HttpResponse["headers"] =
    seconds === undefined ? {} : { "retry-after": String(seconds) };
  return answer(status.code, mediaTypes[form.encoding], body, headers);
}

const answer = (
  status: number,
  type: string,
  body: string,
  headers: HttpResponse["headers"] = {},
): HttpResponse => ({
  status,
  headers: { "cache-control": "no-cache, private", "content-type": type, ...headers },
  body,
});

interface Serving extends Pick<AnswererOptions, "logs" | "streams"> {
  readonly isStreamed: boolean;
}

/** A log that is followed, or a command that is run in a container. */
function goesOn(
  received: Received,
  path: ResourcePath,
  { verb, logs, streams }: Pick<AnswererOptions, "logs" | "streams"> & { readonly verb: Verb },
): Answered {
  const { namespace = "", name = "", subresource } = path;
  if (subresource !== "log" && subresource !== "exec") return undefined;
  const answered = (response: HttpResponse) => noted(received, { verb, path }, response);
  if (subresource === "exec") {
    const stream = execStream(received, path, streams);
    return answered({ ...answer(101, "text/plain", ""), stream });
  }
  const log = logs.follow(namespace, name, logOptions(received.query, name));
  if (log === undefined) return answered(answer(204, "text/plain", ""));
  return answered({ ...answer(200, "text/plain", ""), stream: logStream(log) });
}

const textOf = (body: string | Uint8Array): string =>
  typeof body === "string" ? body : new TextDecoder().decode(body);

function serve(
  received: Received,
  served: Documents,
  { path, isUnderRoot, ...serving }: Place & Serving,
): Answered {
  if (path !== undefined) return serveResource(received, path, serving);
  const { method } = received.request;
  const found = served.find(received);
  if (found === undefined && isUnderRoot) throw unknownPath();
  if (found !== undefined && !["GET", "HEAD"].includes(method)) throw methodNotAllowed();
  const given = found === undefined ? notFound : documentOf(found);
  return noted(received, { verb: method.toLowerCase() }, given);
}

function requesterOf({ request, server }: Received) {
  const shown = credentialsOf(request.headers).credentials;
  const nobody = { user: anonymousUser };
  if (shown?.token === undefined) return nobody;
  return requesterIn(request.headers, server.registry.tokens) ?? nobody;
}

const notFound = answer(404, "text/plain; charset=utf-8", "404 page not found\n");

const documentOf = ({ code = 200, contentType, body, headers }: Document) =>
  answer(code, contentType, textOf(body), headers);

function serveResource(
  received: Received,
  path: ResourcePath,
  { logs, streams, isStreamed }: Serving,
): Answered {
  const { request, query, server } = received;
  const verb = verbOf(request.method, path);
  if (server.registry.aggregated.has(path.group)) {
    const body = JSON.stringify(readAggregated(received, path));
    return now(answer(200, "application/json", body));
  }
  const resource = server.registry.resources.find(path);
  checkServed(resource, path, verb);
  const isLog = path.subresource === "log";
  const isWatch = isWatchOf(resource, path, { verb, query });
  if (isWatch) return undefined;
  if (isConnection(path) || (isLog && flag(query, "follow"))) {
    return isStreamed ? goesOn(received, path, { verb, logs, streams }) : undefined;
  }
  if (isLog) {
    const { namespace = "", name = "" } = path;
    const log = logs.read(namespace, name, logOptions(query, name));
    const response = answer(log === undefined ? 204 : 200, "text/plain", log ?? "");
    return noted(received, { verb, path }, response);
  }
  const asked = { resource, verb };
  const format = negotiate(wishOf(request, query), offerOf(asked, path.subresource));
  checkForm(format, asked);
  const put = apiRequest(received, path, asked);
  auditedBelow(received);
  const api = reached(received);
  const { code, body, warnings } = api.handle(put);
  const { deprecation } = resource.definition;
  const told = [...(deprecation === undefined ? [] : [deprecation]), ...warnings];
  const shown = shownAs(resource, path.subresource);
  const text = textOf(encodeBody(body, shown, presentationOf(received, format)));
  const headers: HttpResponse["headers"] =
    told.length === 0 ? {} : { warning: warningHeaders(told).join(", ") };
  return {
    response: answer(code, mediaTypes[format.encoding], text, headers),
    tookMs: Math.max(api.delayMs?.(put) ?? 0, 0),
  };
}
