/** The port at which real clients reach the Ingresses of a cluster, with TLS or without. */
import http from "node:http";
import https from "node:https";
import net, { type Socket } from "node:net";
import type { TlsOptions } from "node:tls";
import type { Clock } from "../../api/runtime.ts";
import { page } from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import { askEntry } from "./ask-entry.ts";
import { type Certificates, certificatesOf } from "./certificates.ts";
import { namesServer } from "./client-hello.ts";
import { passOn } from "./requests.ts";

export interface IngressPortOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Real time, for how long a connection may say nothing. */
  readonly wallClock: Clock;
  /** Called before each request: brings virtual time up to date. */
  readonly beforeRequest: () => void;
}

export interface IngressPort {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  close(): Promise<void>;
}

/** The first byte of every connection with TLS. Source: RFC 8446 5.1, ContentType handshake. */
const handshake = 0x16;

/** So long a client may take until its first byte. */
const silenceMsMax = 60_000;

/** Rejects with the system's error, EADDRINUSE. */
export async function openIngressPort(
  cluster: Cluster,
  options: IngressPortOptions,
): Promise<IngressPort> {
  const { host, port, wallClock } = options;
  const sockets = new Set<Socket>();
  const plain = server(http.createServer(), cluster, options);
  let secure: SecureServers | undefined;
  const withTls = (hello: Buffer) => {
    secure ??= secureServers(certificatesOf(cluster, wallClock), (made) =>
      server(made, cluster, options),
    );
    return namesServer(hello) ? secure.named : secure.nameless;
  };
  const front = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    const patience = wallClock.setTimer(silenceMsMax, () => socket.destroy());
    socket.once("readable", () => {
      patience.cancel();
      const bytes: Buffer | null = socket.read();
      if (bytes === null) return;
      socket.unshift(bytes);
      (bytes[0] === handshake ? withTls(bytes) : plain).emit("connection", socket);
    });
  });
  await listening(front, { host, port });
  return {
    url: urlOf(front, host),
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => front.close(() => resolve()));
    },
  };
}

/** A server that has no port of its own. */
function server<S extends http.Server | https.Server>(
  made: S,
  cluster: Cluster,
  { beforeRequest }: IngressPortOptions,
): S {
  const isTls = made instanceof https.Server;
  made.on("request", (request, reply) => {
    passOn({ request, reply, isTls }, (...asked) => {
      beforeRequest();
      return askEntry(cluster, ...asked);
    });
  });
  made.on("clientError", (_error, socket) => {
    if (!socket.writable) return;
    const { body } = page(400);
    const head = `Content-Type: text/html\r\nContent-Length: ${body.length}\r\nConnection: close`;
    socket.end(`HTTP/1.1 400 Bad Request\r\n${head}\r\n\r\n${body}`);
  });
  return made;
}

interface SecureServers {
  readonly named: https.Server;
  readonly nameless: https.Server;
}

/**
 * The certificate that a client is shown goes by the host that it names. The server for those that
 * name one has no other certificate: OpenSSL would have both to choose from where their keys are of
 * different kinds, and prefers a key of an elliptic curve to one of RSA.
 */
function secureServers(
  { fake, forHost }: Certificates,
  serving: (made: https.Server) => https.Server,
): SecureServers {
  const SNICallback: TlsOptions["SNICallback"] = (host, done) => done(null, forHost(host));
  return {
    named: serving(https.createServer({ SNICallback })),
    nameless: serving(https.createServer({ ...fake, SNICallback })),
  };
}

const listening = (front: net.Server, at: { readonly host: string; readonly port: number }) =>
  new Promise<void>((resolve, reject) => {
    front.once("error", reject).listen(at, () => resolve());
  });

function urlOf(front: net.Server, host: string): string {
  const address = front.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
