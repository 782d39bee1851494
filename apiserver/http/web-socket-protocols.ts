/**
 * The subprotocols that a client of a WebSocket names. Browsers, which can send no header of their
 * own, send their token as one of them.
 */
import type { IncomingHttpHeaders } from "node:http";

const bearerPrefix = "base64url.bearer.authorization.k8s.io.";

/** The names, as they were written, without that of a token. None: the client leaves it open. */
export const protocolsIn = (headers: IncomingHttpHeaders): readonly string[] =>
  namesIn(headers).filter((name) => !name.startsWith(bearerPrefix));

/**
 * The token among the subprotocols of a WebSocket; `undefined` where there is none, "" where it
 * cannot be taken for one: it is badly encoded, repeated, or no other subprotocol can be agreed on.
 * Source: apiserver authentication/request/websocket/protocol.go 1.36.
 */
export function tokenIn(headers: IncomingHttpHeaders): string | undefined {
  if (headers.upgrade?.toLowerCase() !== "websocket") return undefined;
  const [encoded, ...more] = namesIn(headers)
    .filter((name) => name.startsWith(bearerPrefix))
    .map((name) => name.slice(bearerPrefix.length));
  if (encoded === undefined) return undefined;
  const isGood = more.length === 0 && protocolsIn(headers).length > 0;
  return isGood && /^[\w-]+$/.test(encoded) ? Buffer.from(encoded, "base64url").toString() : "";
}

const namesIn = ({ "sec-websocket-protocol": names = "" }: IncomingHttpHeaders) =>
  names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
