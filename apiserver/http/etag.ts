import { createHash } from "node:crypto";
import type { Document } from "./documents.ts";

/** A document with an ETag; 304 without a body where the client holds this very version. */
export function tagged(
  { contentType, body, headers }: Document,
  { etag, ifNoneMatch }: { readonly etag: string; readonly ifNoneMatch: string | undefined },
): Document {
  const all = { ...headers, etag, vary: "Accept" };
  return isHeld(etag, ifNoneMatch)
    ? { contentType, body: "", headers: all, code: 304 }
    : { contentType, body, headers: all };
}

/** The ETag of a text. */
export const etagOf = (text: string) =>
  `"${createHash("sha256").update(text).digest("hex").toUpperCase()}"`;

/** Source: RFC 9110, 13.1.2: any of those listed, weak or not, or whatever there is. */
const isHeld = (etag: string, ifNoneMatch = "") =>
  ifNoneMatch.split(",").some((each) => ["*", etag, `W/${etag}`].includes(each.trim()));
