import type { WebSocket } from "ws";
import { badRequest, StatusError } from "../../../api/status.ts";
import type { ResourcePath } from "../route.ts";
import type { Exchange } from "../server.ts";
import { openWebSocket, type Upgrade, upgradeOf } from "../web-socket.ts";
import { channelProtocols, serveChannels } from "./channels.ts";
import type { StartSession, StreamOptions } from "./container-streams.ts";
import { forwardedPorts, portChannelsProtocol, servePortChannels } from "./port-channels.ts";
import { serveTunnel, tunnelProtocol } from "./port-forward.ts";
import { checkStreams, execOptions, streamOptions } from "./stream-options.ts";

/** The subresources of a pod that go on as streams. */
export const isStream = ({ plural, subresource = "" }: ResourcePath): boolean =>
  plural === "pods" && subresource in servers;

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

/** Checks a request for streams, and runs them until either side ends them. */
export function serveStream(exchange: Exchange, path: ResourcePath): void {
  servers[path.subresource ?? ""]?.(exchange, path);
}

const portForwardProtocols = [tunnelProtocol, portChannelsProtocol] as const;

const servers: Readonly<Record<string, (exchange: Exchange, path: ResourcePath) => void>> = {
  exec(exchange, path) {
    const options = execOptions(exchange.query, path);
    serveSession(exchange, path, { options, start: exchange.streams.exec(options) });
  },
  attach(exchange, path) {
    const options = streamOptions(exchange.query, path);
    serveSession(exchange, path, { options, start: exchange.streams.attach(options) });
  },
  portforward(exchange, path) {
    const { namespace = "", name = "" } = path;
    const connect = exchange.streams.portForward(namespace, name);
    const upgrade = wantedUpgrade(exchange);
    const protocol = protocolOf(exchange, portForwardProtocols);
    const ports = protocol === tunnelProtocol ? undefined : forwardedPorts(exchange.query);
    open(exchange, { path, upgrade, protocol }, (socket) => {
      if (ports === undefined) serveTunnel(socket, connect);
      else servePortChannels(socket, connect, ports);
    });
  },
};

function serveSession(
  exchange: Exchange,
  path: ResourcePath,
  { options, start }: { readonly options: StreamOptions; readonly start: StartSession },
): void {
  const upgrade = wantedUpgrade(exchange);
  checkStreams(options);
  const protocol = protocolOf(exchange, channelProtocols);
  open(exchange, { path, upgrade, protocol }, (socket) =>
    serveChannels(socket, start, { ...options, protocol }),
  );
}

function wantedUpgrade({ request }: Exchange): Upgrade {
  const upgrade = upgradeOf(request.raw);
  if (upgrade === undefined) throw badRequest("Upgrade request required");
  return upgrade;
}

/** The first protocol that the client names and the server has. */
function protocolOf<P extends string>({ request }: Exchange, protocols: readonly P[]): P {
  const header = request.headers["sec-websocket-protocol"] ?? "";
  const named = header.split(",").map((name) => name.trim());
  for (const name of named) {
    const found = protocols.find((each) => each === name);
    if (found !== undefined) return found;
  }
  throw badRequest(
    `unable to upgrade: unable to negotiate protocol: client supports [${named.join(" ")}], ` +
      `server accepts [${protocols.join(" ")}]`,
  );
}

interface Opening {
  readonly path: ResourcePath;
  readonly upgrade: Upgrade;
  readonly protocol: string;
}

function open(
  { reply, openStreams, metrics }: Exchange,
  { path, upgrade, protocol }: Opening,
  serveOn: (socket: WebSocket) => void,
): void {
  openStreams.check();
  reply.code(101).hijack();
  const socket = openWebSocket(upgrade, protocol);
  if (socket === undefined) return;
  const counted = metrics.lasting(path, "connect");
  for (const each of [openStreams, counted]) {
    each.begin();
    socket.on("close", () => each.end());
  }
  // What a client breaks closes its socket, and that ends what it had.
  socket.on("error", () => undefined);
  serveOn(socket);
}
