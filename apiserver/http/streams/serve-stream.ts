import { badRequest, StatusError } from "../../../api/status.ts";
import type { ResourcePath } from "../route.ts";
import type { Exchange } from "../server.ts";
import { openWebSocket, type Upgrade, upgradeOf } from "../web-socket.ts";
import { channelProtocols, serveChannels } from "./channels.ts";
import type { StartSession, StreamOptions } from "./container-streams.ts";
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
  begin(): void {
    if (this.#count >= streamsMax) {
      throw new StatusError("TooManyRequests", "too many streams are open, please try again later");
    }
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

const servers: Readonly<Record<string, (exchange: Exchange, path: ResourcePath) => void>> = {
  exec(exchange, path) {
    const options = execOptions(exchange.query, path);
    serveSession(exchange, options, exchange.streams.exec(options));
  },
  attach(exchange, path) {
    const options = streamOptions(exchange.query, path);
    serveSession(exchange, options, exchange.streams.attach(options));
  },
};

function serveSession(exchange: Exchange, options: StreamOptions, start: StartSession): void {
  const upgrade = wantedUpgrade(exchange);
  checkStreams(options);
  const { socket, protocol } = accept(exchange, upgrade, channelProtocols);
  serveChannels(socket, start, { ...options, protocol });
}

function wantedUpgrade({ request }: Exchange): Upgrade {
  const upgrade = upgradeOf(request.raw);
  if (upgrade === undefined) throw badRequest("Upgrade request required");
  return upgrade;
}

/** Upgrades to the first protocol that the client names and the server has. */
function accept<P extends string>(exchange: Exchange, upgrade: Upgrade, protocols: readonly P[]) {
  const { request, reply, openStreams } = exchange;
  const header = request.headers["sec-websocket-protocol"] ?? "";
  const named = header.split(",").map((name) => name.trim());
  const protocol = named
    .flatMap((name) => protocols.filter((each) => each === name))
    .find(() => true);
  if (protocol === undefined) {
    throw badRequest(
      `unable to upgrade: unable to negotiate protocol: client supports [${named.join(" ")}], ` +
        `server accepts [${protocols.join(" ")}]`,
    );
  }
  openStreams.begin();
  reply.code(101).hijack();
  const socket = openWebSocket(upgrade, protocol);
  socket.on("close", () => openStreams.end());
  return { socket, protocol };
}
