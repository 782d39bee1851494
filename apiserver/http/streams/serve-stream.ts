import type { ResourcePath } from "../route.ts";
import type { Exchange } from "../server.ts";
import { serveSpdy, webSocketWire } from "../spdy/wire.ts";
import { channelProtocols, serveChannels } from "./channels.ts";
import type { StartSession, StreamOptions } from "./container-streams.ts";
import { protocolOf, serveOnSpdy, serveOnWebSocket, wantedUpgrade } from "./opening.ts";
import { forwardedPorts, portChannelsProtocols, servePortChannels } from "./port-channels.ts";
import { pairStreams, portForwardProtocol, tunnelProtocol } from "./port-forward.ts";
import { sessionStreams, spdySessionProtocol } from "./session-streams.ts";
import { checkStreams, execOptions, streamOptions } from "./stream-options.ts";

/** The subresources of a pod that go on as streams. */
export const isStream = ({ plural, subresource = "" }: ResourcePath): boolean =>
  plural === "pods" && Object.hasOwn(servers, subresource);

/** Checks a request for streams, and runs them until either side ends them. */
export function serveStream(exchange: Exchange, path: ResourcePath): void {
  servers[path.subresource ?? ""]?.(exchange, path);
}

const servers: Readonly<Record<string, (exchange: Exchange, path: ResourcePath) => void>> = {
  exec(exchange, path) {
    const options = execOptions(exchange.query, path);
    serveSession(exchange, path, { options, start: exchange.streams.exec(options) });
  },
  attach(exchange, path) {
    const options = streamOptions(exchange.query, path);
    serveSession(exchange, path, { options, start: exchange.streams.attach(options) });
  },
  portforward: servePorts,
};

function serveSession(
  exchange: Exchange,
  path: ResourcePath,
  { options, start }: { readonly options: StreamOptions; readonly start: StartSession },
): void {
  const upgrade = wantedUpgrade(exchange);
  checkStreams(options);
  if (upgrade.isSpdy) {
    const protocol = protocolOf(exchange, upgrade, [spdySessionProtocol]);
    serveOnSpdy(exchange, { path, upgrade, protocol }, (wire) =>
      serveSpdy(wire, sessionStreams(start, options)),
    );
    return;
  }
  const protocol = protocolOf(exchange, upgrade, channelProtocols);
  serveOnWebSocket(exchange, { path, upgrade, protocol }, (socket) =>
    serveChannels(socket, start, { ...options, protocol }),
  );
}

const webSocketProtocols = [tunnelProtocol, ...portChannelsProtocols] as const;

function servePorts(exchange: Exchange, path: ResourcePath): void {
  const { namespace = "", name = "" } = path;
  const connect = exchange.streams.portForward(namespace, name);
  const upgrade = wantedUpgrade(exchange);
  if (upgrade.isSpdy) {
    const protocol = protocolOf(exchange, upgrade, [portForwardProtocol]);
    serveOnSpdy(exchange, { path, upgrade, protocol }, (wire) =>
      serveSpdy(wire, pairStreams(connect)),
    );
    return;
  }
  const protocol = protocolOf(exchange, upgrade, webSocketProtocols);
  const ports = protocol === tunnelProtocol ? undefined : forwardedPorts(exchange.query);
  serveOnWebSocket(exchange, { path, upgrade, protocol }, (socket) => {
    if (ports === undefined) serveSpdy(webSocketWire(socket), pairStreams(connect));
    else servePortChannels(socket, connect, { ports, protocol });
  });
}
