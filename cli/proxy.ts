/** `kubesim proxy`: a local port that leads to the API server, in one's own name. */
import { createServer, type Server } from "node:http";
import { Failure } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { requestFilter } from "./proxy/filter.ts";
import { forwarderTo } from "./proxy/forward.ts";
import { serveFile } from "./proxy/static-files.ts";
import { serverUrl } from "./server/http.ts";

const flags = {
  port: {
    kind: "int",
    short: "p",
    value: "PORT",
    doc: "the port to listen on; 8001 if absent, 8002 where the cluster is there; 0 picks a free one",
  },
  address: { kind: "text", value: "ADDRESS", doc: "the address to listen on; 127.0.0.1 if absent" },
  "unix-socket": { kind: "text", short: "u", value: "PATH", doc: "a socket to listen on instead" },
  "api-prefix": { kind: "text", value: "PATH", doc: "where the API is; at / if absent" },
  "append-server-path": { kind: "bool", doc: "put the path of the server's address before all" },
  www: { kind: "text", short: "w", value: "FOLDER", doc: "serve the files of this folder too" },
  "www-prefix": { kind: "text", short: "P", value: "PATH", doc: "where they are; at /static/" },
  "accept-hosts": { kind: "text", value: "REGEXPS", doc: "the hosts that may be asked for" },
  "accept-paths": { kind: "text", value: "REGEXPS", doc: "the paths that may be asked for" },
  "reject-paths": { kind: "text", value: "REGEXPS", doc: "those of them that may not" },
  "reject-methods": { kind: "text", value: "REGEXPS", doc: "the methods that may not be used" },
  "disable-filter": { kind: "bool", doc: "let every request pass, from whatever page" },
  keepalive: { kind: "duration", value: "TIME", doc: "how long idle connections are kept" },
} as const;

/** The port that kubectl listens on, unless the cluster has it on this machine. */
export function portBeside(server: string): number {
  const { hostname, port } = serverUrl(server);
  const isOwn = port === "8001" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  return isOwn ? 8002 : 8001;
}

export const command = defineCommand({
  name: "proxy",
  usage: "[--port=PORT] [--www=FOLDER] [--api-prefix=PATH] [flags]",
  summary: "Bring a local port to the API server",
  examples: ["kubesim proxy --port=8011", "kubesim proxy --www=page --api-prefix=/k8s-api"],
  flags,
  async run(io, { flags: given }) {
    const server = await proxyServer(io, given);
    const socket = given["unix-socket"] ?? "";
    const { address = "127.0.0.1", port = portBeside(io.target.server) } = given;
    const where = socket === "" ? { host: address, port } : { path: socket };
    await new Promise<void>((_, reject) => {
      server.on("error", (error) => reject(cannotListen(error, address, port)));
      server.listen(where, () => {
        const bound = server.address();
        const shown = bound === null || typeof bound === "string" ? socket : hostPort(bound);
        io.print(`Starting to serve on ${shown}`);
      });
    });
  },
});

const hostPort = ({ address, port }: { readonly address: string; readonly port: number }) =>
  `${address.includes(":") ? `[${address}]` : address}:${port}`;

function cannotListen(error: NodeJS.ErrnoException, address: string, port: number): Failure {
  const facts: Readonly<Record<string, string>> = {
    EADDRINUSE: "address already in use",
    EACCES: "permission denied",
    EADDRNOTAVAIL: "cannot assign requested address",
  };
  const fact = facts[error.code ?? ""] ?? error.message;
  return new Failure(`listen tcp ${address}:${port}: bind: ${fact}`);
}

async function proxyServer(io: Io, given: Given<typeof flags>): Promise<Server> {
  const passes = given["disable-filter"] === true ? () => true : requestFilter(given);
  const forwarder = await forwarderTo(io.target);
  const apiPrefix = folderPath(given["api-prefix"] ?? "/");
  const filesPrefix = folderPath(given["www-prefix"] ?? "/static/");
  const { www = "" } = given;
  const isBelow = given["append-server-path"] === true;
  const base = isBelow ? serverUrl(io.target.server).pathname.replace(/\/$/, "") : "";
  // The longer of two prefixes counts.
  const isFile = (url: string) =>
    www !== "" && url.startsWith(filesPrefix) && filesPrefix.length >= prefixIn(url).length;
  const prefixIn = (url: string) => (url.startsWith(apiPrefix) ? apiPrefix : "");
  const pathOn = (url: string) => `${base}/${url.slice(apiPrefix.length)}`;

  const server = createServer((request, response) => {
    const { url = "/" } = request;
    const refuse = (code: number, text: string) =>
      response
        .writeHead(code, {
          "content-type": "text/plain; charset=utf-8",
          "x-content-type-options": "nosniff",
          "content-length": text.length + 1,
        })
        .end(`${text}\n`);
    if (!passes(request, pathOn(url))) refuse(403, "Forbidden");
    else if (isFile(url)) {
      serveFile(www, (url.split("?")[0] ?? "").slice(filesPrefix.length), response);
    } else if (prefixIn(url) === "") refuse(404, "404 page not found");
    else forwarder.request(request, pathOn(url), response);
  });
  server.on("upgrade", (request, socket) => {
    const { url = "/" } = request;
    if (!passes(request, pathOn(url)) || prefixIn(url) === "") {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    } else forwarder.upgrade(request, pathOn(url), socket);
  });
  return server;
}

const folderPath = (path: string) => `/${path}/`.replace(/\/+/g, "/");
