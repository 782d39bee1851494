/** What servers say, and the forms that many of them share. */
import type { HttpResponse } from "../../api/http-message.ts";
import { reasonOf } from "../../api/http-reasons.ts";

/** What a server says to a request, and what that takes. */
export interface Reply extends HttpResponse {
  /** How long it waits before it answers, beyond what others say; absent: not at all. */
  readonly latencyMs?: number;
  /** Absent: as requests of its image take by themselves. */
  readonly cpuSeconds?: number;
}

/** As much of an answer as a probe looks at. */
export interface ProbeReply {
  /** 0 for no answer in time; -1 where the server ends the connection. */
  readonly status: number;
  /** Absent: what servers of the image say. */
  readonly headers?: HttpResponse["headers"];
  readonly body?: string;
}

const typed = (type: string, body: string, status: number): Reply => ({
  status,
  headers: { "content-type": type },
  body,
});

export const plain = (body: string, status = 200): Reply => typed("text/plain", body, status);
export const html = (body: string, status = 200): Reply => typed("text/html", body, status);
export const json = (body: string, status = 200): Reply => typed("application/json", body, status);

/** As a server in Go says text whose type nobody has set. */
export const goText = (body: string, status = 200): Reply =>
  typed("text/plain; charset=utf-8", body, status);

/** As a server in Go says that something is wrong. Source: Go 1.25, net/http.Error. */
export const goError = (text: string, status: number): Reply => ({
  ...goText(`${text}\n`, status),
  headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" },
});

export const goNotFound = goError("404 page not found", 404);

/** Source: Go 1.25, net/http.Redirect. */
export function goRedirect(location: string, status: number): Reply {
  const words = reasonOf(status);
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", location },
    body: `<a href="${escapeHtml(location)}">${words}</a>.\n\n`,
  };
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

/** Headers in the order of their names. */
export const sortedHeaders = (
  headers: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] =>
  Object.entries(headers).sort(([left], [right]) => (left < right ? -1 : 1));
