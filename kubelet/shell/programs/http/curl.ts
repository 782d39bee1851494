/** curl. Source: curl 8.14, its manual and tool_operate.c. */
import type { HttpResponse } from "../../../../api/http-message.ts";
import { absolutePath } from "../../files/file-system.ts";
import { bytesOf } from "../../kernel/bytes.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Fetched, FetchRequest } from "../../network/container-network.ts";
import { followed, hostHeader, parseUrl, type Url, urlText } from "../../network/url.ts";
import { ended, type Waiting, waitUntil } from "../../network/wait.ts";
import { rawProgram } from "../program.ts";
import { type CurlOptions, CurlUsageError, curlOptions, curlVersion } from "./curl-options.ts";
import {
  type CurlError,
  errorOf,
  meterEnd,
  meterHead,
  meterStart,
  type Transfer,
  verboseEnd,
  verboseRequest,
  writeOut,
} from "./curl-report.ts";
import { bodyBytes, headerLines, isRedirect, statusLine } from "./http-text.ts";

export const [, curl] = rawProgram("curl", runCurl);

function* runCurl(args: readonly string[], shell: Shell): Work {
  if (args.some((arg) => arg === "-V" || arg === "--version")) {
    yield* put(
      shell.streams.output,
      `curl ${curlVersion} (x86_64-pc-linux-gnu) libcurl/${curlVersion}\n`,
    );
    return 0;
  }
  const options = curlOptions(args, shell);
  if (options.urls.length === 0) throw new CurlUsageError("(2) no URL specified");
  let exitCode = 0;
  for (const [index, text] of options.urls.entries()) {
    const error = yield* transferred(text, index, options, shell);
    exitCode = error?.code ?? (options.failsEarly ? exitCode : 0);
    if (error !== undefined && options.failsEarly) break;
  }
  return exitCode;
}

/** One URL, with all tries that it takes. */
function* transferred(
  text: string,
  index: number,
  options: CurlOptions,
  shell: Shell,
): Waiting<CurlError | undefined> {
  const url = parseUrl(text);
  const refusal = refusalOf(url, text);
  if (url === undefined || refusal !== undefined) {
    yield* complain(refusal, options, shell);
    return refusal;
  }
  const hasMeter = options.showsProgress && needsMeter(index, options, shell);
  if (hasMeter) yield* put(shell.streams.errors, meterHead + meterStart);
  for (let left = options.retries; ; left -= 1) {
    const transfer = yield* attempted(url, options, shell);
    if (left > 0 && isWorthRetry(transfer, options)) {
      yield* rest(transfer, left, options, shell);
      continue;
    }
    yield* finished(transfer, index, { ...options, showsProgress: hasMeter }, shell);
    return transfer.error;
  }
}

function refusalOf(url: Url | undefined, text: string): CurlError | undefined {
  if (url === undefined)
    return { code: 3, message: `URL rejected: Malformed input to a URL function` };
  if (/^https?$/.test(url.scheme)) return undefined;
  return /\s/.test(text)
    ? { code: 3, message: "URL rejected: Malformed input to a URL function" }
    : { code: 1, message: `Protocol "${url.scheme}" not supported` };
}

/** It is not shown where the answer itself goes to a terminal. */
const needsMeter = (index: number, { outputs, keepsNames }: CurlOptions, { streams }: Shell) =>
  streams.isTerminal !== true || keepsNames || outputs[index] !== undefined;

const transientCodes = [408, 429, 500, 502, 503, 504];

function isWorthRetry(
  { error, fetched }: Transfer,
  { retriesAll, retriesRefused }: CurlOptions,
): boolean {
  const { status = 0 } = fetched?.response ?? {};
  if (transientCodes.includes(status)) return true;
  if (error === undefined) return false;
  if (retriesAll || error.code === 28) return true;
  return error.code === 6 || (retriesRefused && fetched?.failure === "ConnectionRefused");
}

const retryWaitMsMax = 600_000;

function* rest(
  { error, fetched }: Transfer,
  left: number,
  options: CurlOptions,
  shell: Shell,
): Waiting<void> {
  const { retries, retryDelayMs, isSilent, showsErrors } = options;
  const usualMs = Math.min(1000 * 2 ** (retries - left), retryWaitMsMax);
  const waitMs = retryDelayMs ?? usualMs;
  const { status = 0 } = fetched?.response ?? {};
  const problem =
    status > 0
      ? "HTTP error"
      : error?.code === 28
        ? "timeout"
        : fetched?.failure === "ConnectionRefused"
          ? "connection refused"
          : "(retrying all errors)";
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const after = `Will retry in ${count(waitMs / 1000, "second")}. `;
  const times = `${left} ${left === 1 ? "retry" : "retries"} left.`;
  if (!isSilent || showsErrors) {
    yield* put(shell.streams.errors, `Warning: Problem: ${problem}. ${after}${times}\n`);
  }
  yield* waitUntil(shell.kernel.now + waitMs, shell);
}

/** One try, with all pages that answers lead to. */
function* attempted(first: Url, options: CurlOptions, shell: Shell): Waiting<Transfer> {
  const { kernel } = shell;
  const begunMs = kernel.now;
  let url = first;
  let { method, body } = options;
  for (let redirects = 0; ; redirects += 1) {
    const leftMs = options.timeoutMs && Math.max(options.timeoutMs - (kernel.now - begunMs), 1);
    const request = requestOf(url, { ...options, method, body, timeoutMs: leftMs });
    const fetched = yield* ask(url, request, options, shell);
    const { response } = fetched;
    const made = { url, method, fetched, redirects, tookMs: kernel.now - begunMs };
    if (response === undefined) {
      return { ...made, error: errorOf(url, fetched, { ...options, timeoutMs: leftMs }) };
    }
    const next = options.follows && isRedirect(response);
    const target = next ? followed(url, response.headers.location ?? "") : undefined;
    if (target === undefined) return { ...made, error: statusError(response, options) };
    if (redirects >= options.redirectsMax) {
      const message = `Maximum (${options.redirectsMax}) redirects followed`;
      return { ...made, error: { code: 47, message } };
    }
    url = target;
    if (response.status < 307 && method === "POST") {
      method = "GET";
      body = undefined;
    }
  }
}

function statusError({ status }: HttpResponse, { failsOn400 }: CurlOptions): CurlError | undefined {
  if (failsOn400 === "no" || status < 400) return undefined;
  return { code: 22, message: `The requested URL returned error: ${status}` };
}

function requestOf(url: Url, options: CurlOptions): FetchRequest {
  const { method, body, headers, connectTimeoutMs, timeoutMs, resolves, trusts } = options;
  const told = resolves.get(`${url.host}:${url.port}`);
  return {
    url: urlText(told === undefined ? url : { ...url, host: told, hasPort: true }),
    method,
    headers: { host: hostHeader(url), ...headers },
    ...(body !== undefined && { body }),
    ...(url.scheme === "https" && trusts !== undefined && { trusts }),
    ...(connectTimeoutMs !== undefined && { connectTimeoutMs }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

function* ask(
  url: Url,
  request: FetchRequest,
  { isVerbose }: CurlOptions,
  shell: Shell,
): Waiting<Fetched> {
  const { kernel, context, streams } = shell;
  const begunMs = kernel.now;
  const fetched = context.network.fetch(request);
  const { connectedMs, tookMs } = fetched;
  // Who says nothing has nothing to do in between.
  if (isVerbose) yield* waitUntil(begunMs + (connectedMs ?? tookMs), shell);
  const say = function* (lines: readonly string[]): Waiting<void> {
    if (isVerbose) yield* put(streams.errors, lines.map((line) => `${line}\n`).join(""));
  };
  yield* say(verboseRequest(url, request, fetched));
  const got = yield* ended(fetched, begunMs, shell);
  if (connectedMs !== undefined) {
    const error = got.response === undefined ? errorOf(url, got, request) : undefined;
    yield* say(verboseEnd(url, got, error));
  }
  return got;
}

/** Shows or keeps the answer of the last try. */
function* finished(
  transfer: Transfer,
  index: number,
  options: CurlOptions,
  shell: Shell,
): Waiting<void> {
  const { streams } = shell;
  const { fetched, error, url } = transfer;
  const { response } = fetched ?? {};
  const isShown =
    response !== undefined &&
    (error === undefined || options.failsOn400 === "body" || error.code !== 22);
  const body = response === undefined || options.isHead ? "" : bodyBytes(response);
  if (options.showsProgress) {
    const end = error === undefined ? meterEnd(body.length, transfer.tookMs) : `${meterStart}\n`;
    yield* put(streams.errors, end);
  }
  if (response !== undefined) {
    const head = options.includesHeaders ? headText(response) : "";
    yield* keep(head + (isShown ? body : ""), pathOf(url, index, options), shell);
  }
  if (error !== undefined) yield* complain(error, options, shell);
  yield* put(streams.output, bytesOf(writeOut(options.writeOut, transfer)));
}

const headText = (response: HttpResponse) =>
  bytesOf(`${[statusLine(response), ...headerLines(response)].join("\r\n")}\r\n\r\n`);

function pathOf({ path }: Url, index: number, { outputs, keepsNames }: CurlOptions) {
  const given = outputs[index];
  if (given !== undefined) return given === "-" ? undefined : given;
  return keepsNames ? /([^/?]+)(?:\?.*)?$/.exec(path)?.[1] : undefined;
}

function* keep(bytes: string, path: string | undefined, shell: Shell): Waiting<void> {
  if (path === undefined) yield* put(shell.streams.output, bytes);
  else shell.context.files.write(absolutePath(path, shell.cwd), bytes);
}

function* complain(
  error: CurlError | undefined,
  { showsErrors }: CurlOptions,
  { streams }: Shell,
): Waiting<void> {
  if (error === undefined || !showsErrors) return;
  yield* put(streams.errors, `curl: (${error.code}) ${error.message}\n`);
}
