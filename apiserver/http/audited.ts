import type { Audited } from "../audit/auditor.ts";
import { askedOf, askerOf } from "./asked.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";

/** What an audit notes of how a request came. */
export const wireOf = ({ request }: Exchange) => ({
  requestURI: request.url,
  userAgent: request.headers["user-agent"] ?? "",
  sourceIPs: [request.ip],
});

/**
 * Has an audit note a request that the API server itself does not see as one: a watch, a log, a
 * connection, or a document. It is complete when its answer has ended.
 */
export function auditAnswer(
  exchange: Exchange,
  verb: string,
  path?: ResourcePath,
): Audited | undefined {
  const { server, request, reply } = exchange;
  if (server.auditor === undefined) return undefined;
  const audited = server.auditor.begin({
    verb,
    ...(path === undefined ? askerOf(request) : askedOf(exchange, path)),
    wire: wireOf(exchange),
  });
  if (audited !== undefined) {
    reply.raw.on("close", () => audited.complete({ code: reply.statusCode }));
  }
  return audited;
}
