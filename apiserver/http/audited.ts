import type { Audited, Auditor } from "../audit/index.ts";
import { askedOf, askerOf } from "./asked.ts";
import { verbAsked } from "./authorize.ts";
import { asStatusError } from "./errors.ts";
import type { Incoming, Received } from "./received.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";

/** What an audit notes of how a request came. */
export const wireOf = ({ request }: Received) => ({
  requestURI: request.url,
  userAgent: request.headers["user-agent"] ?? "",
  sourceIPs: [request.ip],
});

/** Requests of which an audit knows, so that a refusal is noted once. */
const noted = new WeakSet<Incoming>();

/** The API server has a request noted as it is put to it. */
export function auditedBelow({ server, request }: Received): void {
  if (server.auditor !== undefined) noted.add(request);
}

/**
 * Has an audit note a request that the API server itself does not see as one: a watch, a log, a
 * connection, or a document. It is complete when its answer has ended.
 */
export function auditAnswer(
  exchange: Exchange,
  verb: string,
  path?: ResourcePath,
): Audited | undefined {
  const { reply } = exchange;
  const audited = beginAudit(exchange, verb, path);
  if (audited !== undefined) {
    reply.raw.on("close", () => audited.complete({ code: reply.statusCode }));
  }
  return audited;
}

/** The same, for who completes it. */
export function beginAudit(
  received: Received,
  verb: string,
  path?: ResourcePath,
): Audited | undefined {
  const { server, request } = received;
  if (server.auditor === undefined) return undefined;
  noted.add(request);
  return server.auditor.begin({ verb, ...aboutOf(received, path) });
}

/** How far a request comes before it is refused: that tells what is noted of it. */
type Step = "authenticate" | "impersonate" | "authorize" | "serve";

/** Takes a step, and has an audit note where it is refused that was not noted before. */
export function auditing<T>(
  exchange: Received,
  { step, path }: { readonly step: Step; readonly path: ResourcePath | undefined },
  take: () => T,
): T {
  const { auditor } = exchange.server;
  if (auditor === undefined) return take();
  try {
    return take();
  } catch (error) {
    if (!noted.has(exchange.request)) {
      const verb = verbAsked(exchange, path);
      noteRefusal(auditor, { verb, ...aboutOf(exchange, path) }, { step, error });
    }
    throw error;
  }
}

function noteRefusal(
  auditor: Auditor,
  request: Parameters<Auditor["begin"]>[0],
  { step, error }: { readonly step: Step; readonly error: unknown },
): void {
  if (step === "authenticate") {
    auditor.unauthorized(request);
    return;
  }
  const refusal = asStatusError(error);
  const answer = { code: refusal.code, body: refusal.toStatus() };
  if (step === "impersonate") {
    // Nobody has become who they wanted to be.
    const user = request.requester?.impersonator;
    auditor.begin({ ...request, ...(user && { requester: { user } }) })?.turnedAway(answer);
    return;
  }
  const audited = auditor.begin(request);
  if (step === "authorize") audited?.forbidden(answer);
  else audited?.complete(answer);
}

const aboutOf = (exchange: Received, path: ResourcePath | undefined) => ({
  ...(path === undefined ? askerOf(exchange) : askedOf(exchange, path)),
  wire: wireOf(exchange),
});
