/** How the warnings of an answer are told in its headers. Source: filters/warning.go 1.36. */
import type { FastifyReply } from "fastify";

/** More characters than these, over all warnings, and each is cut short. */
const charactersMax = 4096;
const cutCharactersMax = 256;

/** Adds the headers of warnings. Whether they hold nothing but ASCII. */
export function warn(reply: FastifyReply, warnings: readonly string[]): boolean {
  const headers = warningHeaders(warnings);
  for (const header of headers) reply.raw.appendHeader("warning", header);
  return headers.every((header) => /^[ -~]*$/.test(header));
}

/**
 * The `Warning` headers of an answer, each warning once. Their text is that of the bytes of UTF-8,
 * one character a byte, as Node writes headers.
 */
export function warningHeaders(warnings: readonly string[]): readonly string[] {
  // Nobody could read a header with control characters in it, so such a warning is not given.
  const told = [...new Set(warnings)].filter((text) => text !== "" && !/\p{Cc}/u.test(text));
  const characters = told.reduce((sum, text) => sum + [...text].length, 0);
  return (characters > charactersMax ? cut(told) : told).map(warningHeader);
}

/** As many warnings as fit, none longer than a line or two. */
function cut(warnings: readonly string[]): readonly string[] {
  const fitting: string[] = [];
  let written = 0;
  for (const text of warnings) {
    if (written >= charactersMax) break;
    const characters = [...text].slice(0, cutCharactersMax);
    written += characters.length;
    fitting.push(characters.join(""));
  }
  return fitting;
}

/** `299 - "text"`. Source: https://kubernetes.io/blog/2020/09/03/warnings/ */
function warningHeader(text: string): string {
  const quoted = text.replace(/[\\"]/g, (found) => `\\${found}`);
  return `299 - "${Buffer.from(quoted, "utf8").toString("latin1")}"`;
}
