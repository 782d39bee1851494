/** How a request becomes a stream: by WebSocket, or by SPDY as older clients ask for. */
import type { IncomingHttpHeaders } from "node:http";
import type { WebSocket } from "ws";
import { badRequest, StatusError } from "../../../api/status.ts";
import type { ResourcePath } from "../route.ts";
import type { Exchange } from "../server.ts";
import { socketWire, type Wire } from "../spdy/wire.ts";
import { openWebSocket, type Upgrade, upgradeOf } from "../web-socket.ts";
import { protocolsIn } from "../web-socket-protocols.ts";

/** How many streams may be open at once, over all clients. */
const streamsMax = 1_000;

/** Counts the streams that are open. */
export class OpenStreams {
  #count = 0;

  /** Throws TooManyRequests where there are as many as there may be. */
  check(): void {
    if (this.#count < streamsMax) return;
    throw new StatusError("TooManyRequests", "too many streams are open, please try again later");
  }

  begin(): void {
    this.#count += 1;
  }

  end(): void {
    this.#count -= 1;
  }
}

export interface WantedUpgrade extends Upgrade {
  readonly isSpdy: boolean;
}

/** What those agree on who name nothing. */
export const unnamed = "";

/** The upgrade that a request asks for. Throws BadRequest where it asks for none. */
export function wantedUpgrade({ request }: Exchange): WantedUpgrade {
  const webSocket = upgradeOf(request.raw, "websocket");
  if (webSocket !== undefined) return { ...webSocket, isSpdy: false };
  const spdy = upgradeOf(request.raw, "SPDY/3.1");
  if (spdy !== undefined) return { ...spdy, isSpdy: true };
  throw badRequest("Upgrade request required");
}

/**
 * The first protocol that the client names and the server has; of a WebSocket whose client names
 * none, the server's first that has no name, if it has one. Throws BadRequest.
 */
export function protocolOf<P extends string>(
  { request }: Exchange,
  { isSpdy }: WantedUpgrade,
  protocols: readonly P[],
): P {
  const { headers } = request;
  const named = isSpdy ? spdyProtocolsIn(headers) : protocolsIn(headers);
  for (const name of named.length === 0 ? [unnamed] : named) {
    const found = protocols.find((each) => each === name);
    if (found !== undefined) return found;
  }
  throw badRequest(
    `unable to upgrade: unable to negotiate protocol: client supports [${named.join(" ")}], ` +
      `server accepts [${protocols.filter((each) => each !== unnamed).join(" ")}]`,
  );
}

const spdyProtocolsIn = ({ "x-stream-protocol-version": names = "" }: IncomingHttpHeaders) =>
  String(names)
    .split(",")
    .map((name) => name.trim());

export interface Opening {
  readonly path: ResourcePath;
  readonly upgrade: Upgrade;
  readonly protocol: string;
}

/** Opens the WebSocket that was asked for, and serves on it. */
export function serveOnWebSocket(
  exchange: Exchange,
  opening: Opening,
  serve: (socket: WebSocket) => void,
): void {
  exchange.openStreams.check();
  exchange.reply.code(101).hijack();
  const socket = openWebSocket(opening.upgrade, opening.protocol);
  if (socket === undefined) return;
  count(exchange, opening, (ended) => socket.on("close", ended));
  // What a client breaks closes its socket, and that ends what it had.
  socket.on("error", () => undefined);
  serve(socket);
}

/** Has the connection go on in SPDY, and serves on it. */
export function serveOnSpdy(
  exchange: Exchange,
  opening: Opening,
  serve: (wire: Wire) => void,
): void {
  exchange.openStreams.check();
  exchange.reply.code(101).hijack();
  const { socket, head } = opening.upgrade;
  const lines = [
    "HTTP/1.1 101 Switching Protocols",
    "Connection: Upgrade",
    "Upgrade: SPDY/3.1",
    `X-Stream-Protocol-Version: ${opening.protocol}`,
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  count(exchange, opening, (ended) => socket.on("close", ended));
  socket.on("end", () => socket.end());
  serve(socketWire(socket, head));
}

function count(
  { metrics, openStreams }: Exchange,
  { path }: Opening,
  onEnd: (ended: () => void) => void,
): void {
  for (const counted of [openStreams, metrics.lasting(path, "connect")]) {
    counted.begin();
    onEnd(() => counted.end());
  }
}
