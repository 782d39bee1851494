import { TLSSocket } from "node:tls";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  type ApiHandler,
  type ApiRequest,
  type ApiResponse,
  ask,
  patchTypes,
} from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import type { Shown } from "../printing/index.ts";
import { methodNotAllowed } from "../registry/context.ts";
import { type Resource, unknownPath } from "../registry/resource-table.ts";
import type { ApiServer } from "../server.ts";
import { serveAggregated } from "./aggregated.ts";
import { apiRequest, reached } from "./api-request.ts";
import { auditAnswer, auditedBelow } from "./audited.ts";
import { sendBody } from "./compress.ts";
import { serveConnection } from "./connect.ts";
import { answerConnect } from "./connect-method.ts";
import { requesterIn, requesterShown } from "./credentials.ts";
import { discardBody } from "./discard.ts";
import { type Documents, documents } from "./documents.ts";
import { encodeBody } from "./encode.ts";
import { retryAfter, sendError } from "./errors.ts";
import { framework, type ServerTls } from "./framework.ts";
import { checkOrigin } from "./guard.ts";
import { identify, type Place } from "./identify.ts";
import { type ContainerLogs, sendLog } from "./log.ts";
import { type Measured, Metrics } from "./metrics.ts";
import {
  type Format,
  mediaTypes,
  negotiate,
  negotiateStream,
  queryOf,
  wishOf,
} from "./negotiate.ts";
import { checkForm, offerOf } from "./offer.ts";
import { Outbox } from "./outbox.ts";
import { includeObjectOf, presentationOf, shownAs } from "./presentation.ts";
import type { Backends } from "./proxy.ts";
import type { Received } from "./received.ts";
import { checkServed, isConnection, isWatchOf, type ResourcePath, verbOf } from "./route.ts";
import type { ContainerStreams } from "./streams/container-streams.ts";
import { OpenStreams } from "./streams/opening.ts";
import { warn } from "./warnings.ts";
import { streamWatch } from "./watch-stream.ts";
import { acceptUpgrades } from "./web-socket.ts";

export interface HttpOptions {
  readonly server: ApiServer;
  /** The API as a client of that name reaches it. Absent: the server itself. */
  readonly reach?: (client: string) => ApiHandler;
  /** Virtual time, for what is shown in ages and for what takes its time. */
  readonly clock: Clock;
  /** Real time, for how long a connection may stay. */
  readonly wallClock: Clock;
  /** Whose time answers are dated with. Absent: virtual time, as any server tells its own. */
  readonly dateClock?: Clock | undefined;
  /** Called before each request: brings virtual time up to date. */
  readonly beforeRequest?: () => void;
  readonly logs: ContainerLogs;
  readonly streams: ContainerStreams;
  readonly backends: Backends;
  /** TLS, behind which credentials have to be shown. Absent: whoever reaches the port may. */
  readonly tls?: ServerTls | undefined;
}

/** What serving a request needs at hand. */
export interface Exchange extends HttpOptions, Received {
  readonly metrics: Metrics;
  readonly outbox: Outbox;
  readonly openStreams: OpenStreams;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The HTTP face of an API server. Whatever goes wrong, the answer is a Status. */
export function httpServer(options: HttpOptions): FastifyInstance {
  const { dateClock = options.clock } = options;
  const app = framework(options.tls, options.wallClock);
  const metrics = new Metrics();
  const outbox = new Outbox();
  const openStreams = new OpenStreams();
  const served = documents(options.server.registry, metrics);
  acceptUpgrades(app);
  answerConnect(app);
  app.removeAllContentTypeParsers();
  app.addHook("onRequest", ({ method, headers }, reply, done) => {
    metrics.inFlight.begin(method, reply.raw);
    // A type that is said to be nothing is one that is not said.
    if (headers["content-type"] === "") headers["content-type"] = undefined;
    reply.header("cache-control", "no-cache, private");
    // Bodies are text by then; with no serializer Fastify would add a charset to their type.
    reply.serializer(String);
    done();
  });
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, request, reply) => {
    if (request.raw.readableEnded) return sendError(reply, error);
    discardBody(request.raw, () => sendError(reply, error));
  });
  // The router knows every path, so what it does not find is a method.
  app.setNotFoundHandler((_request, reply) => sendError(reply, methodNotAllowed()));
  app.all("/*", (request, reply) => {
    options.beforeRequest?.();
    reply.header("date", new Date(dateClock.now()).toUTCString());
    // A page of elsewhere has no credentials, without which nothing is given away behind TLS.
    if (options.tls === undefined) checkOrigin(request.headers);
    const at = request.url.indexOf("?");
    const path = at < 0 ? request.url : request.url.slice(0, at);
    const query = queryOf(request);
    const arrivedAt = () => {
      const { localAddress, localPort } = request.raw.socket;
      return `${localAddress}:${localPort}`;
    };
    const scheme = options.tls === undefined ? "http" : "https";
    const known = { ...options, metrics, outbox, openStreams, scheme, arrivedAt } as const;
    return identify<Exchange, FastifyReply | undefined>(
      { ...known, request, reply, path, query },
      {
        served,
        requesterOf: () => requesterFrom(request, options),
        serve: (exchange, place) => serve(exchange, served, place),
      },
    );
  });
  return app;
}

function requesterFrom({ headers, raw }: FastifyRequest, { server, tls, clock }: HttpOptions) {
  const { tokens } = server.registry;
  if (tls === undefined) return requesterIn(headers, tokens);
  const der = raw.socket instanceof TLSSocket ? raw.socket.getPeerX509Certificate()?.raw : null;
  return requesterShown(headers, der ? tls.userOf(der, clock.now()) : undefined, tokens);
}

function serve(
  exchange: Exchange,
  served: Documents,
  { path, isUnderRoot }: Place,
): FastifyReply | undefined {
  if (path !== undefined) {
    serveResource(exchange, path);
    return undefined;
  }
  const document = served.find(exchange);
  if (document !== undefined) {
    const { method } = exchange.request;
    auditAnswer(exchange, method.toLowerCase());
    if (!["GET", "HEAD"].includes(method)) throw methodNotAllowed();
    const { contentType, body, headers = {}, code = 200 } = document;
    return exchange.reply.code(code).headers(headers).type(contentType).send(body);
  }
  if (isUnderRoot) throw unknownPath();
  auditAnswer(exchange, exchange.request.method.toLowerCase());
  return exchange.reply.code(404).type("text/plain; charset=utf-8").send("404 page not found\n");
}

function serveResource(exchange: Exchange, path: ResourcePath): void {
  const { request, reply, query, server, metrics } = exchange;
  if (server.registry.aggregated.has(path.group)) {
    serveAggregated(exchange, path);
    return;
  }
  const resource = server.registry.resources.find(path);
  const verb = verbOf(request.method, path);
  checkServed(resource, path, verb);
  const { deprecation } = resource.definition;
  warn(reply, deprecation === undefined ? [] : [deprecation]);
  const startMs = exchange.wallClock.now();
  const isWatch = isWatchOf(resource, path, { verb, query });
  const measured = {
    path,
    verb: isWatch ? "watch" : isConnection(path) ? "connect" : countedAs(verb, request),
    dryRun: query.has("dryRun") ? "All" : "",
  } as const;
  const count = (code: number) =>
    metrics.request(measured, code, (exchange.wallClock.now() - startMs) / 1000);
  const answered = () => count(reply.statusCode);
  try {
    answer(exchange, path, { resource, verb, isWatch, measured, answered });
  } catch (error) {
    count(error instanceof StatusError ? error.code : 500);
    throw error;
  }
}

interface Asked {
  readonly resource: Resource;
  readonly verb: ApiRequest["verb"];
  readonly isWatch: boolean;
  readonly measured: Measured;
  /** Called once the answer was given. */
  readonly answered: () => void;
}

/** An apply has a name of its own among what is counted. */
function countedAs(verb: ApiRequest["verb"], { headers }: FastifyRequest): Measured["verb"] {
  const isApply = headers["content-type"]?.startsWith(patchTypes.apply) === true;
  return verb === "patch" && isApply ? "apply" : verb;
}

function answer(exchange: Exchange, path: ResourcePath, asked: Asked): void {
  if (isConnection(path)) {
    const audited = auditAnswer(exchange, asked.verb, path);
    serveConnection(exchange, path, { audited, answered: asked.answered });
    return;
  }
  const isLog = path.subresource === "log";
  const verb = asked.isWatch ? "watch" : asked.verb;
  const audited = isLog || asked.isWatch ? auditAnswer(exchange, verb, path) : undefined;
  if (isLog) sendLog(exchange, path);
  else if (asked.isWatch) {
    const { request, query } = exchange;
    const { resource } = asked;
    const format = negotiateStream(wishOf(request, query), offerOf(asked));
    streamWatch(exchange, path, { resource, format, includeObject: includeObjectOf(query) });
  } else {
    answerRequest(exchange, path, asked);
    return;
  }
  asked.answered();
  audited?.started(exchange.reply.statusCode);
}

function answerRequest(exchange: Exchange, path: ResourcePath, asked: Asked): void {
  const { query, clock, metrics } = exchange;
  const format = negotiate(wishOf(exchange.request, query), offerOf(asked, path.subresource));
  checkForm(format, asked);
  const request = apiRequest(exchange, path, asked);
  auditedBelow(exchange);
  const api = reached(exchange);
  const finish = (response: ApiResponse) => {
    // A custom resource may be gone with what was asked: its last object was.
    const shown = shownAs(asked.resource, path.subresource);
    metrics.response(asked.measured, send(exchange, { format, shown }, response));
    asked.answered();
  };
  const delayMs = api.delayMs?.(request) ?? 0;
  if (delayMs <= 0) {
    ask(api, request, finish);
    return;
  }
  // Half of the time it is on its way there, and the answer on its way back for the other.
  const thereMs = Math.floor(delayMs / 2);
  clock.setTimer(thereMs, () => {
    ask(api, request, (response) => {
      clock.setTimer(delayMs - thereMs, () => finish(response));
    });
  });
}

/** Sends a response, and says of how many bytes. */
function send(
  exchange: Exchange,
  { format, shown }: { readonly format: Format; readonly shown: Shown | undefined },
  response: ApiResponse,
): number {
  const { reply } = exchange;
  const { code, body, warnings } = response;
  if ("details" in body) retryAfter(reply, body.details);
  const isPlain = warn(reply, warnings);
  reply.code(code).type(mediaTypes[format.encoding]);
  const encoded = encodeBody(body, shown, presentationOf(exchange, format));
  // Node encodes headers like the text that follows them, once more; before bytes it leaves them.
  const sent = isPlain || typeof encoded !== "string" ? encoded : Buffer.from(encoded);
  exchange.outbox.add(sent.length, () => sendBody(reply, exchange.request.headers, sent));
  return sent.length;
}
