import { type IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { type WebSocket, WebSocketServer } from "ws";
import { protocolsIn } from "./web-socket-protocols.ts";

/** A request whose client asks to go on in another protocol. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>();

/** The most that a client may send in one message. What it sends to a watch is dropped. */
const payloadBytesMax = 1024 * 1024;
const protocols = new WeakMap<IncomingMessage, string>();
const server = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  maxPayload: payloadBytesMax,
  perMessageDeflate: false,
});
server.on("headers", (headers: string[], request: IncomingMessage) => {
  const protocol = protocols.get(request);
  if (protocol !== undefined) headers.push(`Sec-WebSocket-Protocol: ${protocol}`);
});

/**
 * Has requests for an upgrade take the way of all requests, so that they are checked, and refused,
 * like the others. What asks for a protocol that it cannot have is answered as if it had not.
 */
export function acceptUpgrades(app: FastifyInstance): void {
  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrades.set(request, { request, socket, head });
    const response = new ServerResponse(request);
    // An HTTP server's sockets are sockets of the network.
    response.assignSocket(socket as Socket);
    response.on("finish", () => socket.end());
    socket.on("error", () => socket.destroy());
    app.routing(request, response);
  });
}

/** The upgrade to a protocol, if a request asks for it. */
export function upgradeOf(
  request: IncomingMessage,
  protocol: "websocket" | "SPDY/3.1" = "websocket",
): Upgrade | undefined {
  const wanted = request.headers.upgrade ?? "";
  return wanted.toLowerCase() === protocol.toLowerCase() ? upgrades.get(request) : undefined;
}

/**
 * Answers with `101 Switching Protocols`, and the subprotocol that was agreed upon; the client's
 * first where any will do, none where it is "". A request that is no handshake is answered with
 * what is wrong, and gives `undefined`.
 */
export function openWebSocket(
  { request, socket, head }: Upgrade,
  protocol = protocolsIn(request.headers)[0] ?? "",
): WebSocket | undefined {
  if (protocol !== "") protocols.set(request, protocol);
  // Some of Kubernetes' protocols have names that `ws` takes for malformed.
  delete request.headers["sec-websocket-protocol"];
  let opened: WebSocket | undefined;
  server.handleUpgrade(request, socket, head, (webSocket) => {
    opened = webSocket;
  });
  return opened;
}
