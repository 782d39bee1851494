import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import type { ApiRequest, ApiResponse } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import { unknownPath } from "../registry/resource-table.ts";
import type { ApiServer } from "../server.ts";
import { bodyBytesMax, parseBody, parsePatch } from "./body.ts";
import { type Documents, documents } from "./documents.ts";
import { encodeBody, type IncludeObject } from "./encode.ts";
import { checkOrigin } from "./guard.ts";
import { type ContainerLogs, sendLog } from "./log.ts";
import { type Format, negotiate } from "./negotiate.ts";
import { deleteOptions, queryOptions } from "./options.ts";
import { parseResourcePath, type ResourcePath, verbOf } from "./route.ts";
import { streamWatch } from "./watch-stream.ts";

export interface HttpOptions {
  readonly server: ApiServer;
  /** Virtual time, for what is shown in ages. */
  readonly clock: Clock;
  /** Real time, for how long a connection may stay. */
  readonly wallClock: Clock;
  /** Called before each request: brings virtual time up to date. */
  readonly beforeRequest?: () => void;
  readonly logs: ContainerLogs;
}

/** What serving a request needs at hand. */
export interface Exchange extends HttpOptions {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The HTTP face of an API server. Whatever goes wrong, the answer is a Status. */
export function httpServer(options: HttpOptions): FastifyInstance {
  const app = fastify({
    bodyLimit: bodyBytesMax,
    routerOptions: { maxParamLength: 10_000 },
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply) => void sendError(reply, error),
  });
  const served = documents(options.server.registry.resources);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => sendError(reply, error));
  app.setNotFoundHandler((_request, reply) => sendError(reply, unknownPath()));
  app.all("/*", (request, reply) => {
    options.beforeRequest?.();
    checkOrigin(request.headers);
    const at = request.url.indexOf("?");
    const path = at < 0 ? request.url : request.url.slice(0, at);
    const query = new URLSearchParams(at < 0 ? "" : request.url.slice(at + 1));
    return serve({ ...options, request, reply, path, query }, served);
  });
  return app;
}

function serve(exchange: Exchange, served: Documents): FastifyReply | undefined {
  const document = served.find(exchange);
  if (document !== undefined) {
    const { contentType, body, headers = {}, code = 200 } = document;
    return exchange.reply.code(code).headers(headers).type(contentType).send(body);
  }
  const path = parseResourcePath(exchange.path);
  if (path === undefined) throw unknownPath();
  return serveResource(exchange, path);
}

function serveResource(exchange: Exchange, path: ResourcePath): FastifyReply | undefined {
  const { request, query, server } = exchange;
  const resource = server.registry.resources.find(path);
  const verb = verbOf(request.method, path);
  if (path.subresource === "log" && verb === "get") {
    sendLog(exchange, path);
    return undefined;
  }
  const format = negotiate(request.headers.accept);
  const isWatch = path.watch || ["true", "1"].includes(query.get("watch") ?? "");
  if (isWatch && (verb === "list" || verb === "get")) {
    streamWatch(exchange, path, { resource, format, includeObject: includeObjectOf(query) });
    return undefined;
  }
  const response = server.handle(apiRequest(exchange, path, verb));
  return send(exchange, path, format, response);
}

function apiRequest(
  { request, query }: Exchange,
  path: ResourcePath,
  verb: ApiRequest["verb"],
): ApiRequest {
  const { group, version, plural, namespace, name, subresource } = path;
  const options = queryOptions(query);
  const actor = actorOf(request);
  const base = {
    verb,
    resource: { group, version, plural },
    namespace,
    name,
    subresource,
    options,
    actor,
  };
  const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const contentType = request.headers["content-type"] ?? "";
  switch (verb) {
    case "create":
    case "update":
      // Streams such as exec come without a body.
      if (bytes.length === 0 && subresource !== undefined) return base;
      return { ...base, body: parseBody(contentType, bytes) };
    case "patch":
      return { ...base, ...parsePatch(contentType, bytes) };
    case "delete":
    case "deletecollection": {
      const body = bytes.length === 0 ? undefined : parseBody(contentType, bytes);
      return { ...base, options: deleteOptions(options, body) };
    }
    default:
      return base;
  }
}

/** Who writes, as the log names it: the first word of the user agent. */
function actorOf({ headers }: FastifyRequest): string {
  return headers["user-agent"]?.split(/[ /]/)[0] ?? "unknown";
}

function includeObjectOf(query: URLSearchParams): IncludeObject {
  const wanted = query.get("includeObject");
  return wanted === "None" || wanted === "Object" ? wanted : "Metadata";
}

function send(exchange: Exchange, path: ResourcePath, format: Format, response: ApiResponse) {
  const { reply, server, clock, query } = exchange;
  const { code, body, warnings } = response;
  if (code === 429) reply.header("retry-after", "1");
  for (const warning of warnings) reply.raw.appendHeader("warning", warningHeader(warning));
  const resource =
    path.subresource === undefined || path.subresource === "status"
      ? server.registry.resources.find(path)
      : undefined;
  const presentation = { format, includeObject: includeObjectOf(query), nowMs: clock.now() };
  return reply
    .code(code)
    .type(format.encoding === "yaml" ? "application/yaml" : "application/json")
    .send(encodeBody(body, resource, presentation));
}

/** `299 - "text"`. Source: https://kubernetes.io/blog/2020/09/03/warnings/ */
export function warningHeader(text: string): string {
  return `299 - "${text.replace(/[\\"]/g, (found) => `\\${found}`)}"`;
}

/** Answers with the Status of an error, whatever its origin. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = asStatusError(error);
  return reply.code(refusal.code).type("application/json").send(JSON.stringify(refusal.toStatus()));
}

function asStatusError(error: unknown): StatusError {
  if (error instanceof StatusError) return error;
  const { code = "", message = "", statusCode = 500 } = Object(error);
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    const text = `Request entity too large: limit is ${bodyBytesMax}`;
    return new StatusError("RequestEntityTooLarge", text);
  }
  if (statusCode >= 400 && statusCode < 500) return new StatusError("BadRequest", String(message));
  return new StatusError("InternalError", `Internal error occurred: ${message}`, {
    causes: [{ reason: "InternalError", message: String(message) }],
  });
}
