import { createServer, type Server, type Socket } from "node:net";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { closed, openSocket } from "../server/web-socket.ts";
import type { ForwardedPort } from "./ports.ts";

/** Both channels of a connection begin with a message that repeats the port. */
const protocol = "v4.channel.k8s.io";
const channels = { data: 0, error: 1 };
/** A local client waits while so much of what it sent is on its way. */
const unsentBytesMax = 1024 * 1024;

export interface Relay {
  /** Of the pod's port-forward subresource. */
  readonly path: string;
  readonly port: ForwardedPort;
  readonly address: string;
  /** Called with what went wrong: that ends all forwarding. */
  readonly fail: (error: unknown) => void;
}

/** Listens, and brings each connection to the pod by a WebSocket of its own. */
export async function listen(io: Io, relay: Relay): Promise<Server> {
  const { address, port } = relay;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const { localPort = 0 } = socket;
    io.print(`Handling connection for ${localPort}`);
    forward(io, relay, socket).catch(relay.fail);
  });
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen(port.local, address, resolve);
  });
  return server;
}

async function forward(io: Io, { path, port }: Relay, local: Socket): Promise<void> {
  local.on("error", () => local.destroy());
  local.pause();
  const begun = new Set<number>();
  let failure = "";
  const take = (message: Uint8Array) => {
    const [channel = -1] = message;
    if (!begun.has(channel)) begun.add(channel);
    else if (channel === channels.data) local.write(message.subarray(1));
    else if (channel === channels.error) failure += Buffer.from(message.subarray(1)).toString();
  };
  const opening = { path: `${path}?ports=${port.remote}`, protocol, take };
  const remote = await openSocket(io.target, opening);
  local.on("data", (bytes) => {
    if (remote.readyState !== remote.OPEN) return;
    remote.send(Buffer.concat([Uint8Array.of(channels.data), bytes]), () => local.resume());
    if (remote.bufferedAmount > unsentBytesMax) local.pause();
  });
  // What was sent is answered before the other side hears of the close.
  local.on("end", () => remote.close(1000));
  local.on("close", () => remote.close(1000));
  local.resume();
  await closed(remote);
  local.end();
  if (failure === "") return;
  io.warn(`an error occurred forwarding ${local.localPort} -> ${port.remote}: ${failure}`);
  throw new Failure("lost connection to pod");
}
