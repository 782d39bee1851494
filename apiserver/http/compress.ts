import type { IncomingHttpHeaders } from "node:http";
import { constants, gzip } from "node:zlib";
import type { FastifyReply } from "fastify";

/** Answers below this size are sent as they are. Source: apiserver responsewriters 1.36. */
const gzipBytesMin = 128 * 1024;

// A list that is asked for again is compressed once.
const compressed = new WeakMap<Uint8Array, Uint8Array>();

/** Sends a body, compressed where it is large and the client takes that. */
export function sendBody(
  reply: FastifyReply,
  { "accept-encoding": accepted = "" }: IncomingHttpHeaders,
  body: string | Uint8Array,
): FastifyReply | undefined {
  if (body.length < gzipBytesMin || !takesGzip(String(accepted))) return reply.send(body);
  reply.header("content-encoding", "gzip").header("vary", "Accept-Encoding");
  const known = typeof body === "string" ? undefined : compressed.get(body);
  if (known !== undefined) return reply.send(known);
  // Off the thread that serves: a list of 100 MB takes a second.
  gzip(body, { level: constants.Z_BEST_SPEED }, (error, bytes) => {
    if (error !== null) {
      reply.raw.destroy(error);
      return;
    }
    if (typeof body !== "string") compressed.set(body, bytes);
    reply.send(bytes);
  });
  return undefined;
}

const takesGzip = (accepted: string) =>
  accepted.split(",").some((each) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$)[0-9.]+\s*)?$/i.test(each));
