/** The frameworks that HTTP is served by: over TCP as it is, or over TLS. */
import type { IncomingMessage } from "node:http";
import type { ServerHttp2Session } from "node:http2";
import { type FastifyError, type FastifyInstance, type FastifyReply, fastify } from "fastify";
import type { Clock } from "../../api/runtime.ts";
import { bodyBytesMax } from "./body.ts";
import type { CertificateShown } from "./credentials.ts";
import { answerBadBytes, sendError } from "./errors.ts";
import { refusePlainHttp } from "./plain-http.ts";

export interface ServerTls {
  /** All three are PEM; the last is of who signs certificates of clients. */
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
  /** Whose a certificate is, in DER, at a moment of virtual time. */
  readonly userOf: (der: Buffer, nowMs: number) => CertificateShown;
}

/** Requests that one connection of HTTP/2 may have at once. Source: apiserver options 1.36. */
const streamsMax = 1000;
/** What a connection of HTTP/2 may hold, in MiB: lists of everything wait to be sent. */
const sessionMebibytesMax = 1024;

const options = {
  bodyLimit: bodyBytesMax,
  routerOptions: { maxParamLength: 10_000 },
  forceCloseConnections: true,
  frameworkErrors: (error: FastifyError, _request: unknown, reply: FastifyReply) =>
    void sendError(reply, error),
  clientErrorHandler: answerBadBytes,
  rewriteUrl: pathOf,
} as const;

/**
 * What a request asks for. One that goes to a proxy names the host too, which then counts more than
 * its header. Source: RFC 9112 3.2.2.
 */
function pathOf({ url = "", headers }: Pick<IncomingMessage, "url" | "headers">): string {
  if (url.startsWith("/")) return url;
  const [whole, host] = /^https?:\/\/([^/?]*)/i.exec(url) ?? [];
  if (whole === undefined) return url;
  headers.host = host;
  const rest = url.slice(whole.length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/** `wallClock` says how long a client of TLS may say nothing. */
export function framework(tls: ServerTls | undefined, wallClock: Clock): FastifyInstance {
  if (tls === undefined) return fastify(options);
  const { cert, key, ca } = tls;
  // Who shows a certificate that is not good is told so by an answer, as in Kubernetes.
  const asked = { requestCert: true, rejectUnauthorized: false };
  const settings = { maxConcurrentStreams: streamsMax };
  const limits = { settings, maxSessionMemory: sessionMebibytesMax };
  const secure = fastify({
    ...options,
    frameworkErrors: (error, _request, reply) =>
      void sendError(reply as unknown as FastifyReply, error),
    http2: true,
    // A session is idle while its watches have nothing to tell.
    http2SessionTimeout: 0,
    https: { cert, key, ca, ...asked, ...limits, allowHTTP1: true },
  });
  const silent = refusePlainHttp(secure.server, wallClock);
  const sessions = new Set<ServerHttp2Session>();
  secure.server.on("session", (session) => {
    sessions.add(session);
    session.once("close", () => sessions.delete(session));
  });
  // By themselves they would stay for as long as somebody watches.
  secure.addHook("preClose", (done) => {
    for (const each of [...silent, ...sessions]) each.destroy();
    done();
  });
  secure.addHook("onRequest", ({ raw }, _reply, done) => {
    // A body that is on its way need not be announced in HTTP/2; the framework looks for that.
    const isAnnounced = raw.headers["content-length"] !== undefined;
    const isCome = raw.httpVersionMajor === 1 || isAnnounced || raw.stream.endAfterHeaders;
    if (!isCome) raw.headers["transfer-encoding"] = "chunked";
    done();
  });
  // The types tell servers apart that are used alike.
  return secure as unknown as FastifyInstance;
}
