/** HTTP messages as text. */
import type { HttpResponse } from "../../../../api/http-message.ts";
import { reasonPhrase } from "../../../../api/http-reasons.ts";
import { bytesOf } from "../../kernel/bytes.ts";

export const statusLine = ({ status }: HttpResponse): string =>
  `HTTP/1.1 ${status} ${reasonPhrase(status)}`.trimEnd();

/** `Content-Type: text/html`, in the order in which they came. */
export const headerLines = ({ headers }: HttpResponse): readonly string[] =>
  Object.entries(headers).map(([name, value]) => `${titleCase(name)}: ${value}`);

/** As most servers write them: `content-type` is `Content-Type`. */
const titleCase = (name: string) =>
  name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase()).replace(/^Etag$/, "ETag");

/** The whole answer as it comes over a connection, as bytes. */
export const responseBytes = (response: HttpResponse): string =>
  bytesOf(`${[statusLine(response), ...headerLines(response)].join("\r\n")}\r\n\r\n`) +
  bodyBytes(response);

export const bodyBytes = ({ body }: HttpResponse): string => bytesOf(body);

/** Codes with which an answer leads elsewhere. */
export const isRedirect = ({ status, headers }: HttpResponse): boolean =>
  [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined;
