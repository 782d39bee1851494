/** Passes requests on to an API server as they are, in the name of the kubeconfig's user. */
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { connectionFailure, connectionSettings, credentials, serverUrl } from "../server/http.ts";
import type { Target } from "../server/kubeconfig.ts";

export interface Forwarder {
  /** `path` is that on the server, with its query. */
  request(incoming: IncomingMessage, path: string, response: ServerResponse): void;
  /** The same of a request that wants another protocol: what follows is passed on both ways. */
  upgrade(incoming: IncomingMessage, path: string, socket: Duplex): void;
}

export async function forwarderTo(target: Target): Promise<Forwarder> {
  const base = serverUrl(target.server);
  const settings = await connectionSettings(target);
  const start = base.protocol === "https:" ? (await import("node:https")).request : http.request;

  function open(incoming: IncomingMessage, path: string) {
    const { method, headers } = incoming;
    return start({
      ...settings,
      host: base.hostname.replace(/^\[(.*)\]$/, "$1"),
      port: base.port,
      path,
      method,
      // Who signs in by themselves is asked as whom they say.
      headers: { ...credentials(target.user), ...headers, host: base.host },
    });
  }

  return {
    request(incoming, path, response) {
      const sent = open(incoming, path);
      sent.on("response", (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      sent.on("error", (error) => {
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end(`${connectionFailure(error, base).message}\n`);
      });
      response.on("close", () => sent.destroy());
      incoming.pipe(sent);
    },
    upgrade(incoming, path, socket) {
      const sent = open(incoming, path);
      sent.on("upgrade", (answer, theirs, head) => {
        socket.write(headOf(answer));
        socket.write(head);
        joined(socket, theirs);
      });
      sent.on("response", (answer) => {
        socket.write(headOf(answer));
        answer.pipe(socket);
      });
      sent.on("error", () => socket.destroy());
      socket.on("error", () => sent.destroy());
      sent.end();
    },
  };
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((text, at) =>
    at % 2 === 0 ? [`${text}: ${rawHeaders[at + 1] ?? ""}`] : [],
  );
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, "", ""].join("\r\n");
}

function joined(one: Duplex, other: Duplex): void {
  one.pipe(other).pipe(one);
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on("error", () => to.destroy());
    from.on("close", () => to.destroy());
  }
}
