/** `urllib.request.urlopen`, over the network of the cluster. Source: Python 3.14, urllib. */
import type { HttpResponse } from "../../../../api/http-message.ts";
import { reasonPhrase } from "../../../../api/http-reasons.ts";
import { bytesOf } from "../../kernel/bytes.ts";
import type { NetworkFailure } from "../../network/container-network.ts";
import { authority, followed, parseUrl, type Url, urlText } from "../../network/url.ts";
import { ended, reasonText } from "../../network/wait.ts";
import type { Expanding } from "../../words/expand.ts";
import { bodyBytes, isRedirect } from "../http/http-text.ts";
import { errorType, Raised, systemMembers, valueError } from "./errors.ts";
import { numberIn, textIn } from "./given.ts";
import type { Machine } from "./machine.ts";
import { fn, type Module } from "./module.ts";
import { nameError } from "./module-socket.ts";
import { Native, PyError, Thing } from "./objects.ts";
import { textOf } from "./text.ts";
import { Unsimulated } from "./tree.ts";
import { Bytes, Dict, type Value } from "./values.ts";

const redirectsMax = 10;

function* open(
  given: Value,
  body: string | undefined,
  timeoutMs: number | undefined,
  machine: Machine,
): Expanding<Value> {
  const text = textIn(given);
  let url = parseUrl(text);
  if (url === undefined || !/^[a-z][a-z\d+.-]*:/i.test(text)) {
    throw valueError(`unknown url type: '${text}'`);
  }
  if (!/^https?$/.test(url.scheme)) throw new Unsimulated(`urlopen of ${url.scheme}`);
  for (let redirects = 0; ; redirects += 1) {
    const response: HttpResponse = yield* ask(url, body, timeoutMs, machine);
    const next: Url | undefined =
      isRedirect(response) && redirects < redirectsMax
        ? followed(url, response.headers.location ?? "")
        : undefined;
    if (next !== undefined) {
      url = next;
      continue;
    }
    if (response.status < 400 && !isRedirect(response)) return answer(response, urlText(url));
    throw new Raised(statusError(response));
  }
}

function* ask(
  url: Url,
  body: string | undefined,
  timeoutMs: number | undefined,
  { shell }: Machine,
): Expanding<HttpResponse> {
  const begunMs = shell.kernel.now;
  const asked = shell.context.network.fetch({
    url: urlText(url),
    method: body === undefined ? "GET" : "POST",
    headers: {
      "accept-encoding": "identity",
      host: authority(url),
      "user-agent": "Python-urllib/3.14",
      connection: "close",
      ...(body !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
    },
    ...(body !== undefined && { body }),
    ...(timeoutMs !== undefined && { connectTimeoutMs: timeoutMs, timeoutMs }),
  });
  const { response, failure = "ConnectionRefused" } = yield* ended(asked, begunMs, shell);
  if (response !== undefined) return response;
  throw new Raised(urlError(failure, timeoutMs !== undefined));
}

/** Of errno.h. */
const errorNumbers: Partial<Record<NetworkFailure, readonly [number: number, type: string]>> = {
  ConnectionRefused: [111, "ConnectionRefusedError"],
  ConnectTimeout: [110, "TimeoutError"],
  ConnectionReset: [104, "ConnectionResetError"],
  NoRouteToHost: [113, "OSError"],
};

function urlError(failure: NetworkFailure, isTimed: boolean): PyError {
  const isSlow = failure === "Timeout" || failure === "ConnectTimeout";
  const reason =
    isTimed && isSlow ? new PyError(errorType("TimeoutError"), ["timed out"]) : reasonOf(failure);
  const members = new Map<string, Value>([
    ["reason", reason],
    ["said", `<urlopen error ${textOf(reason)}>`],
  ]);
  return new PyError(errorType("urllib.error.URLError"), [reason], members);
}

function reasonOf(failure: NetworkFailure): PyError {
  if (failure === "NameNotFound" || failure === "NameTimeout") return nameError(failure);
  const [number, type] = errorNumbers[failure] ?? [];
  const message = reasonText(failure);
  if (number === undefined) return new PyError(errorType("OSError"), [message]);
  const members = systemMembers(number, message);
  return new PyError(errorType(type ?? "OSError"), [BigInt(number), message], members);
}

function statusError({ status, headers }: HttpResponse): PyError {
  const reason = reasonPhrase(status);
  const members = new Map<string, Value>([
    ["code", BigInt(status)],
    ["status", BigInt(status)],
    ["reason", reason],
    ["headers", new Dict(Object.entries(headers))],
    ["said", `HTTP Error ${status}: ${reason}`],
  ]);
  return new PyError(errorType("urllib.error.HTTPError"), [], members);
}

function answer(response: HttpResponse, url: string): Thing {
  let left = bodyBytes(response);
  const status = BigInt(response.status);
  const read = new Native("read", "amt", ([most]) => {
    const count = most === undefined || most === null ? left.length : numberIn(most);
    const part = left.slice(0, count);
    left = left.slice(count);
    return new Bytes(part);
  });
  const members: (readonly [string, Value])[] = [
    ["status", status],
    ["code", status],
    ["reason", reasonPhrase(response.status)],
    ["url", url],
    ["headers", new Dict(Object.entries(response.headers))],
    ["read", read],
    ["getcode", new Native("getcode", "", () => status)],
    ["geturl", new Native("geturl", "", () => url)],
    ["close", new Native("close", "", () => null)],
  ];
  return new Thing("http.client.HTTPResponse", members, { *leave() {} });
}

/** What an answer has, for the walk over scripts. */
export const answerNames: readonly string[] = "status code reason url headers getcode geturl".split(
  " ",
);

const bodyOf = (data: Value | undefined): string | undefined => {
  if (data === undefined || data === null) return undefined;
  return data instanceof Bytes ? data.text : bytesOf(textIn(data));
};

export const urllibRequest: Module = {
  ...fn("urlopen", "url data timeout", ([url = null, data, timeout], machine) => {
    const isTimed = timeout !== undefined && timeout !== null;
    return open(url, bodyOf(data), isTimed ? numberIn(timeout) * 1000 : undefined, machine);
  }),
};

export const urllibError: Module = {
  URLError: errorType("urllib.error.URLError"),
  HTTPError: errorType("urllib.error.HTTPError"),
};
