import { encodeBase64Url } from "../../api/base64.ts";
import { isObject } from "../../api/json.ts";
import { badRequest, StatusError } from "../../api/status.ts";
import { jsonProblem } from "../json-syntax.ts";

/** Where a list in pages goes on: after a key, at a revision or, at -1, at the present one. */
export interface ContinueToken {
  readonly revision: number;
  readonly after: string;
}

const version = "meta.k8s.io/v1";

/** The token as clients hold it: base64 for URLs. Source: apiserver's storage/continue.go 1.36. */
export function writeToken({ revision, after }: ContinueToken): string {
  return encodeBase64Url(JSON.stringify({ v: version, rv: revision, start: after }));
}

/** Throws BadRequest on what is no token. */
export function readToken(text: string): ContinueToken {
  const json = bytesOf(text);
  const problem = jsonProblem(json);
  if (problem !== "") throw refused(problem);
  const token: unknown = JSON.parse(json);
  if (!isObject(token) || token.v !== version) {
    const { v = "" } = isObject(token) ? token : {};
    throw refused(`server does not recognize this encoded version ${v}`);
  }
  const { rv, start } = token;
  if (typeof rv !== "number" || !Number.isSafeInteger(rv) || rv === 0) {
    throw refused(`incorrect encoded start resourceVersion (version ${version})`);
  }
  if (typeof start !== "string" || start === "") {
    throw refused(`encoded start key empty (version ${version})`);
  }
  const after = utf8(start);
  if (!isClean(after)) throw refused(after);
  return { revision: rv, after };
}

/** A key does not lead out of the collection that is listed. Source: path.Clean of Go. */
const isClean = (key: string) =>
  key === "/" ||
  key
    .replace(/^\//, "")
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== "..");

/** What a client is told whose next page is of a revision that is no longer held. */
export function tokenExpired(after: string): StatusError {
  return new StatusError(
    "Expired",
    "The provided continue parameter is too old to display a consistent list result. You can " +
      "start a new list without the continue parameter, or use the continue token in this " +
      "response to retrieve the remainder of the results. Continuing with the provided token " +
      "results in an inconsistent list - objects that were created, modified, or deleted between " +
      "the time the first chunk was returned and now may show up in the list.",
    undefined,
    { continue: writeToken({ revision: -1, after }) },
  );
}

const refused = (why: string) =>
  badRequest(`invalid continue token: continue key is not valid: ${why}`);

/** The bytes that base64 stands for, each as one character. */
function bytesOf(text: string): string {
  const wrong = /[^A-Za-z0-9_-]/.exec(text)?.index ?? (text.length % 4 === 1 ? text.length : -1);
  if (wrong >= 0) throw refused(`illegal base64 data at input byte ${wrong}`);
  return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
}

const utf8 = (bytes: string) =>
  new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
