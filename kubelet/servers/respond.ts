/** What the server of a container answers: the same for everybody who comes to it, on any way. */
import { bytesMethod, type HttpRequest, type HttpResponse } from "../../api/http-message.ts";
import { reasonOf } from "../../api/http-reasons.ts";
import type { Random } from "../../api/runtime.ts";
import type { Behavior, HttpAnswer } from "../behavior/behavior.ts";
import { imageRootOf } from "../behavior/process-start.ts";
import type { RunningContainer } from "../behavior/running.ts";
import type { Exchange } from "../load/request-log.ts";
import { asked } from "./asked.ts";
import { imageTag } from "./image-tag.ts";
import { type ServerProgram, serverProgram } from "./program.ts";
import { json, plain, type Reply } from "./reply.ts";
import { type RequestContext, type Serving, servingOf } from "./serving.ts";

/** An answer, and what it takes. */
export interface Answered extends HttpResponse {
  /** 0: there is no answer. */
  readonly status: number;
  readonly latencyMs: number;
  /** Absent: as requests take by themselves. */
  readonly cpuSeconds?: number;
  /** Where there is no answer: it ends the connection; else it leaves its client waiting. */
  readonly closes?: boolean;
}

type Server = Pick<RunningContainer, "container" | "startedMs"> & {
  readonly does: Pick<Behavior, "answer" | "process" | "scripted" | "untouchedFiles">;
};

/** What a container that runs answers to a request. */
export function respond(server: Server, request: HttpRequest, context: RequestContext): Answered {
  const { container, does, startedMs } = server;
  const sinceStartMs = context.nowMs - startedMs;
  const said = drawn(does.answer?.(request, sinceStartMs) ?? nothingSaid, context.random);
  if (said.status === 0)
    return { status: 0, headers: {}, body: "", latencyMs: said.latencyMs ?? 0 };
  const program = serverProgram(container);
  const reply = replyOf(server, { program, said, request }, context);
  if (reply.status === 0) {
    return { ...reply, latencyMs: 0, closes: reply.latencyMs !== Number.POSITIVE_INFINITY };
  }
  return said === nothingSaid
    ? answerOf(reply, context.nowMs)
    : answerWith(said, reply, context.nowMs);
}

/** What was made of replies of late: within a second nothing of it changes. */
const answers = new WeakMap<Reply, { readonly second: number; readonly answered: Answered }>();

function answerOf(reply: Reply, nowMs: number): Answered {
  const second = Math.floor(nowMs / 1000);
  const known = answers.get(reply);
  if (known?.second === second) return known.answered;
  const answered = answerWith(nothingSaid, reply, nowMs);
  answers.set(reply, { second, answered });
  return answered;
}

const answerWith = (said: Partial<HttpAnswer>, reply: Reply, nowMs: number): Answered => ({
  ...reply,
  headers: headersOf(reply, said, nowMs),
  latencyMs: (said.latencyMs ?? 0) + (reply.latencyMs ?? 0),
});

/** How a server answers that something else is wrong: as it says it itself. */
export function errorReply(
  server: {
    readonly container: RunningContainer["container"];
    readonly pod: RequestContext["pod"];
  },
  status: number,
  nowMs: number,
): HttpResponse {
  const said = serverProgram(server.container)?.error?.(status, server);
  const { headers, body } = said ?? unknown(server, status);
  return { status, headers: { date: dateOf(nowMs), ...headers }, body };
}

/** In the order in which most servers have them: the software, the date, and the rest. */
function headersOf(reply: Reply, said: Partial<HttpAnswer>, nowMs: number): Reply["headers"] {
  const date = dateOf(nowMs);
  const { server } = reply.headers;
  return server === undefined
    ? { date, ...reply.headers, ...said.headers }
    : { server, date, ...reply.headers, ...said.headers };
}

const nothingSaid: Partial<HttpAnswer> = {};

/** What of it is left to chance; without any, all of it is as it mostly is. */
function drawn(said: Partial<HttpAnswer>, random: Random | undefined): Partial<HttpAnswer> {
  const { failPercent, latencyJitterMs, latencyMs = 0 } = said;
  if (failPercent === undefined && latencyJitterMs === undefined) return said;
  const jitterMs = (latencyJitterMs ?? 0) * (2 * (random?.next() ?? 0.5) - 1);
  const varied = Math.max(Math.round(latencyMs + jitterMs), 0);
  const fails = (random?.next() ?? 0.5) * 100 < (failPercent ?? 100);
  return fails ? { ...said, latencyMs: varied } : { latencyMs: varied };
}

interface Speaking {
  readonly program: ServerProgram | undefined;
  readonly said: Partial<HttpAnswer>;
  readonly request: HttpRequest;
}

function replyOf(
  { container, does, startedMs }: Server,
  { program, said, request }: Speaking,
  context: RequestContext,
): Reply {
  const { status, body } = said;
  if (body !== undefined) return written(body, status ?? 200);
  const sinceStartMs = context.nowMs - startedMs;
  const scripted = does.scripted?.(request, sinceStartMs, context.clientAddress ?? "127.0.0.1");
  if (scripted !== undefined && (status === undefined || scripted.status === status)) {
    return scripted;
  }
  if (request.method === bytesMethod && program?.error !== undefined) {
    return program.error(badRequest, { container });
  }
  if (program === undefined) return unknown({ container, pod: context.pod }, status ?? 200);
  const serving = servingIn({ container, does, startedMs }, context);
  const own = program.answer(asked(request), serving);
  if (status === undefined || own.status === status) return own;
  return program.error?.(status, serving) ?? unknown(serving, status);
}

function servingIn({ container, does, startedMs }: Server, context: RequestContext): Serving {
  const root = () => imageRootOf(container);
  const { process, untouchedFiles } = does;
  const sinceStartMs = context.nowMs - startedMs;
  return servingOf({ container, sinceStartMs, process, untouchedFiles, root }, context);
}

/** What a server has written of a request; its files are looked at as they are now. */
export function linesOf(
  server: Server,
  exchange: Exchange,
  pod: RequestContext["pod"],
): readonly string[] {
  const { clientAddress, endedMs: nowMs } = exchange;
  const from = clientAddress === undefined ? {} : { clientAddress };
  const serving = servingIn(server, { pod, nowMs, ...from });
  return serverProgram(server.container)?.log?.(exchange, serving) ?? [];
}

/** What servers of HTTP say to something else. */
const badRequest = 400;

/** A body that somebody has written down, with the type that it looks like. */
function written(body: string, status: number): Reply {
  if (/^\s*[[{]/.test(body)) return json(body, status);
  return /^\s*</.test(body)
    ? { status, headers: { "content-type": "text/html" }, body }
    : plain(body, status);
}

/** From this on a status tells of a failure. */
const failedStatus = 400;

/** A server of an image that nobody knows tells who it is. */
function unknown(
  { container, pod }: Pick<ReturnType<typeof servingOf>, "container" | "pod">,
  status: number,
): Reply {
  const fact = status === 200 ? "" : `${status} ${reasonOf(status)}: `;
  const reply = plain(`${fact}pod ${pod.metadata.name}, image ${container.image}\n`, status);
  const headers = { server: softwareOf(container), ...reply.headers };
  return status < failedStatus ? { ...reply, headers, isUnknown: true } : { ...reply, headers };
}

/** `web/1.2` where the tag is a version. */
function softwareOf(container: RunningContainer["container"]): string {
  const { repository, version } = imageTag(container);
  const name = repository.slice(repository.lastIndexOf("/") + 1);
  const number = /^\d+(?:\.\d+)*/.exec(version)?.[0];
  return number === undefined ? name : `${name}/${number}`;
}

let dated = { second: -1, text: "" };

/** The time as a `Date` header tells it. */
function dateOf(nowMs: number): string {
  const second = Math.floor(nowMs / 1000);
  if (dated.second !== second) {
    dated = { second, text: new Date(second * 1000).toUTCString() };
  }
  return dated.text;
}
