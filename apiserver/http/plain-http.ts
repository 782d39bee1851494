import type { Server, Socket } from "node:net";
import type { Clock } from "../../api/runtime.ts";

/** The first byte of every connection with TLS. Source: RFC 8446 5.1, ContentType handshake. */
const handshake = 0x16;

/** So long a client may take until its first byte. */
const silenceMsMax = 60_000;

/**
 * Has a server of TLS answer who speaks HTTP without it, and hang up. Gives the connections that
 * have not said anything yet. Source: Go's net/http, conn.serve.
 */
export function refusePlainHttp(server: Server, wallClock: Clock): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  const speakTls = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    silent.add(socket);
    const patience = wallClock.setTimer(silenceMsMax, () => socket.destroy());
    const gone = () => {
      silent.delete(socket);
      patience.cancel();
    };
    const broken = () => socket.destroy();
    socket.once("close", gone).on("error", broken);
    socket.once("readable", () => {
      gone();
      socket.off("close", gone).off("error", broken);
      const bytes: Buffer | null = socket.read();
      if (bytes === null) socket.destroy();
      else if (isPlainHttp(bytes)) socket.end(answer);
      else {
        socket.unshift(bytes);
        for (const listener of speakTls) listener.call(server, socket);
      }
    });
  });
  return silent;
}

const answer = "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n";

/** The beginnings of requests that Go knows, in the length of a head of TLS. */
const beginnings = ["GET /", "HEAD ", "POST ", "PUT /", "OPTIO"];

function isPlainHttp(bytes: Buffer): boolean {
  if (bytes[0] === handshake) return false;
  return beginnings.includes(bytes.subarray(0, 5).toString("latin1"));
}
