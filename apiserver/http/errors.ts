import type { Socket } from "node:net";
import type { FastifyReply } from "fastify";
import { badRequest, type StatusDetails, StatusError } from "../../api/status.ts";
import { bodyBytesMax } from "./body.ts";
import { encodeAs } from "./encode.ts";
import { type Encoding, mediaTypes, negotiate, plainOffer, wishOf } from "./negotiate.ts";
import type { Incoming } from "./received.ts";

/** Answers with the Status of an error, whatever its origin. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = asStatusError(error);
  retryAfter(reply, refusal.details);
  const form = refusalForm(reply.request);
  reply.code(refusal.code).type(mediaTypes[form.encoding]);
  return reply.send(encodeAs(refusal.toStatus(), form));
}

/** A refusal has the form that its client wants, and is JSON where there is no such form. */
export function refusalForm(request: Pick<Incoming, "url" | "headers">): Encoding {
  try {
    return negotiate(wishOf(request), plainOffer);
  } catch {
    return { encoding: "json" };
  }
}

/** Tells the client when to come again, where the answer says so. */
export function retryAfter(reply: FastifyReply, details: StatusDetails | undefined): void {
  const seconds = details?.retryAfterSeconds;
  if (seconds !== undefined) reply.header("retry-after", String(seconds));
}

/** Answers bytes that are no HTTP request, and hangs up. */
export function answerBadBytes(error: Error, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(badRequest(`malformed request: ${error.message}`).toStatus());
  const head = [
    "HTTP/1.1 400 Bad Request",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** What whatever went wrong is to a client. */
export function asStatusError(error: unknown): StatusError {
  if (error instanceof StatusError) return error;
  const { message = "", statusCode = 500 } = Object(error);
  switch (statusCode) {
    case 413: {
      const text = `Request entity too large: limit is ${bodyBytesMax}`;
      return new StatusError("RequestEntityTooLarge", text);
    }
    case 415:
      return new StatusError("UnsupportedMediaType", String(message));
    default:
      if (statusCode >= 400 && statusCode < 500) return badRequest(String(message));
      return new StatusError("InternalError", `Internal error occurred: ${message}`, {
        causes: [{ reason: "InternalError", message: String(message) }],
      });
  }
}
