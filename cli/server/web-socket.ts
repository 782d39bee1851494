/** Opens WebSockets to an API server, for commands that stream. */
import { type RawData, WebSocket } from "ws";
import {
  connectionFailure,
  connectionSettings,
  credentials,
  readText,
  refused,
  serverUrl,
  userAgent,
} from "./http.ts";
import type { Target } from "./kubeconfig.ts";

export interface Opening {
  /** With its query. */
  readonly path: string;
  readonly protocol: string;
  /** Gets every message, from the first on. */
  readonly take: (message: Uint8Array) => void;
}

/** Opens a socket. A refusal is thrown as a `RefusedError`. */
export async function openSocket(
  target: Target,
  { path, protocol, take }: Opening,
): Promise<WebSocket> {
  const base = serverUrl(target.server);
  const url = `${target.server.replace(/\/$/, "").replace(/^http/, "ws")}${path}`;
  const headers = { "user-agent": userAgent, ...headersOf(target) };
  const settings = await connectionSettings(target);
  const socket = new WebSocket(url, protocol, { ...settings, headers, perMessageDeflate: false });
  // Messages may come together with the answer, before whoever waits for it goes on.
  socket.on("message", (data) => take(bytesOf(data)));
  return new Promise((resolve, reject) => {
    socket.on("open", () => resolve(socket));
    socket.on("unexpected-response", (_request, response) => {
      readText(response).then((body) => reject(refused(response, body)), reject);
    });
    socket.on("error", (error) => reject(connectionFailure(error, base)));
  });
}

/** Headers with one value each, as `ws` takes them. */
function headersOf({ user }: Target): Record<string, string> {
  const given = Object.entries(credentials(user));
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

function bytesOf(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return Array.isArray(data) ? Buffer.concat(data) : data;
}

/** Resolves once a socket is closed, from either side. */
export function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => socket.on("close", () => resolve()));
}
