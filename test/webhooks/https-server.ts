/** A webhook as its author would write it: an HTTPS server on loopback. */
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Signed } from "./certificates.ts";

interface Review {
  readonly apiVersion: string;
  readonly kind: string;
  readonly request: { readonly uid: string; readonly [key: string]: unknown };
}

export interface HttpsWebhook {
  readonly port: number;
  /** The paths that were asked for. */
  readonly paths: readonly string[];
  close(): Promise<void>;
}

/** `respond` returns the response of the review, text that is sent as it is, or a code. */
export function httpsWebhook(
  signed: Signed,
  respond: (review: Review, path: string) => object | string | number | Promise<object>,
): Promise<HttpsWebhook> {
  const paths: string[] = [];
  const server = createServer(signed, (request, response) => {
    paths.push(request.url ?? "");
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const review: Review = JSON.parse(Buffer.concat(chunks).toString());
      const given = await respond(review, request.url ?? "");
      if (typeof given === "number") {
        response.writeHead(given).end();
        return;
      }
      if (typeof given === "string") {
        response.end(given);
        return;
      }
      const { apiVersion, kind } = review;
      response.setHeader("content-type", "application/json");
      const { uid } = review.request;
      response.end(JSON.stringify({ apiVersion, kind, response: { uid, ...given } }));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ port, paths, close });
    });
  });
}
