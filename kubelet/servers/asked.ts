/** A request with the parts of its path. */
import type { HttpRequest } from "../../api/http-message.ts";

export interface Asked extends HttpRequest {
  /** Without the query, its escapes resolved; `undefined` where they are none. */
  readonly pathname: string | undefined;
  /** `?a=1`, or empty. */
  readonly search: string;
}

export function asked(request: HttpRequest): Asked {
  const at = request.path.indexOf("?");
  const path = at < 0 ? request.path : request.path.slice(0, at);
  const { method, host, port, headers, body } = request;
  const made = {
    method,
    host,
    port,
    path: request.path,
    headers,
    pathname: path.includes("%") ? decoded(path) : path,
    search: at < 0 ? "" : request.path.slice(at),
  };
  return body === undefined ? made : { ...made, body };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The parameters of the query, and of a form that came as the body. */
export function parametersOf({ search, headers, body = "" }: Asked): URLSearchParams {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  return new URLSearchParams(isForm ? `${search.slice(1)}&${body}` : search.slice(1));
}

/** The parameters as an object; what is said twice is a list. */
export function parameterTable(
  parameters: URLSearchParams,
): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((key) => {
      const values = parameters.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/** The path without empty parts and dots; `undefined` where it leads out of the root. */
export function normalPath(pathname: string): string | undefined {
  const parts: string[] = [];
  for (const part of pathname.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const isDirectory = /\/\.{0,2}$/.test(pathname);
  return parts.length === 0 ? "/" : `/${parts.join("/")}${isDirectory ? "/" : ""}`;
}
