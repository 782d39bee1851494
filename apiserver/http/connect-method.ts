/** The method CONNECT, with which a proxy is asked for a way to some server. */
import { type IncomingMessage, ServerResponse } from "node:http";
import { Http2ServerResponse } from "node:http2";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** What asks for a server has no path, and what has none is not found. Source: Go net/http. */
const notFound = (response: ServerResponse | Http2ServerResponse) => {
  const headers = { "content-type": "text/plain; charset=utf-8" };
  response.writeHead(404, headers).end("404 page not found\n");
};

/** Answers as to any request: left to Node it would be hung up on, or refused without a word. */
export function answerConnect(app: FastifyInstance): void {
  app.server.on("connect", (request: IncomingMessage, at: Socket | Http2ServerResponse) => {
    // In HTTP/2 it is a stream like others, and always names a server.
    if (at instanceof Http2ServerResponse) {
      notFound(at);
      return;
    }
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(at);
    response.on("finish", () => at.end());
    at.on("error", () => at.destroy());
    if (request.url?.startsWith("/")) app.routing(request, response);
    else notFound(response);
  });
}
