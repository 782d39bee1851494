/** The wget of busybox. Source: busybox 1.36, networking/wget.c. */
import type { HttpResponse } from "../../../../api/http-message.ts";
import { absolutePath } from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Fetched } from "../../network/container-network.ts";
import { authority, bracketed, followed, parseUrl, type Url } from "../../network/url.ts";
import { ended, isUnnamed, reasonText, type Waiting, waitUntil } from "../../network/wait.ts";
import { type Given, ProgramError, program } from "../program.ts";
import { bodyBytes, headerLines, isRedirect, statusLine } from "./http-text.ts";
import { fileNameOf, requestOf, type WgetOptions, wgetOptions, wgetUsage } from "./wget-request.ts";

const redirectsMax = 5;
/** So long it waits for a server where nobody says otherwise. */
const timeoutMsUsual = 900_000;
const usualHeaders = { "user-agent": "Wget", connection: "close" };

export const [, busyboxWget] = program("wget", wgetUsage, wget);

function* wget(given: Given, shell: Shell): Work {
  if (given.rest.length === 0) throw new ProgramError("missing URL");
  const options = patient(wgetOptions(given));
  for (const text of given.rest) {
    const url = parseUrl(text);
    if (url === undefined || !/^https?$/.test(url.scheme)) {
      throw new ProgramError(`not an http or ftp url: ${text}`);
    }
    yield* download(url, options, shell);
  }
  return 0;
}

const patient = (options: WgetOptions) => ({
  ...options,
  timeoutMs: options.timeoutMs ?? timeoutMsUsual,
});

function* download(first: Url, options: WgetOptions, shell: Shell): Waiting<void> {
  const say = sayer(options, shell);
  let url = first;
  for (let count = 0; ; count += 1) {
    const response = yield* ask(url, options, shell);
    if (!isRedirect(response)) {
      checkStatus(response);
      if (options.isSpider) yield* say("remote file exists\n");
      else yield* keep(first, response, options, shell);
      return;
    }
    if (count === redirectsMax) throw new ProgramError("too many redirections");
    const next = followed(url, response.headers.location ?? "");
    if (next === undefined) throw new ProgramError("bad redirection");
    url = next;
  }
}

const sayer = ({ isQuiet }: WgetOptions, { streams }: Shell) =>
  function* (text: string): Waiting<void> {
    if (!isQuiet) yield* put(streams.errors, text);
  };

function* ask(url: Url, options: WgetOptions, shell: Shell): Waiting<HttpResponse> {
  const { kernel, context, streams } = shell;
  const say = sayer(options, shell);
  const begunMs = kernel.now;
  const fetched = context.network.fetch(requestOf(url, options, usualHeaders));
  // Who says nothing has nothing to do in between.
  if (!options.isQuiet) yield* waitUntil(begunMs + fetched.namedMs, shell);
  if (isUnnamed(fetched.failure)) {
    yield* waitUntil(begunMs + fetched.tookMs, shell);
    throw new ProgramError(`bad address '${authority(url)}'`);
  }
  const { address = "" } = fetched;
  yield* say(`Connecting to ${authority(url)} (${bracketed(address)}:${url.port})\n`);
  if (url.scheme === "https") {
    yield* say("wget: note: TLS certificate validation not implemented\n");
  }
  const got = yield* ended(fetched, begunMs, shell);
  if (got.response === undefined) throw failure(got, options);
  if (options.showsHeaders) {
    const lines = [statusLine(got.response), ...headerLines(got.response)];
    yield* put(streams.errors, lines.map((line) => `  ${line}\n`).join(""));
  }
  return got.response;
}

function failure(
  { failure: reason = "Timeout", address = "", tookMs }: Fetched,
  { timeoutMs = timeoutMsUsual }: WgetOptions,
): ProgramError {
  switch (reason) {
    case "Timeout":
      return new ProgramError("download timed out");
    case "ConnectionClosed":
      return new ProgramError("error getting response");
    case "ConnectionReset":
      return new ProgramError("error getting response: Connection reset by peer");
    default:
      if (reason === "ConnectTimeout" && tookMs >= timeoutMs) {
        return new ProgramError("download timed out");
      }
      return new ProgramError(`can't connect to remote host (${address}): ${reasonText(reason)}`);
  }
}

function checkStatus(response: HttpResponse): void {
  const { status } = response;
  if (status >= 200 && status <= 206) return;
  throw new ProgramError(`server returned error: ${statusLine(response)}`);
}

function* keep(
  url: Url,
  response: HttpResponse,
  options: WgetOptions,
  shell: Shell,
): Waiting<void> {
  const say = sayer(options, shell);
  const { document = fileNameOf(url), folder } = options;
  const body = bodyBytes(response);
  if (document === "-") {
    yield* say("writing to stdout\n");
    yield* put(shell.streams.output, body);
  } else {
    yield* say(`saving to '${document}'\n`);
    const path = folder === undefined ? document : `${folder}/${document}`;
    shell.context.files.write(absolutePath(path, shell.cwd), body);
  }
  yield* say(progressLine(document, body.length));
  yield* say(document === "-" ? "written to stdout\n" : `'${document}' saved\n`);
}

/** How wide the bar of stars is on a terminal of 80 columns. */
const barColumns = 32;
/** Sizes are shown whole up to this. */
const wholeSizeMax = 99_999;

/** The line as it is left at the end. */
function progressLine(name: string, bytes: number): string {
  const bar = "*".repeat(barColumns);
  return `${name.slice(0, 20).padEnd(20)} 100% |${bar}| ${sizeText(bytes).padStart(5)}  0:00:00 ETA\n`;
}

function sizeText(bytes: number): string {
  if (bytes <= wholeSizeMax) return String(bytes);
  const kibi = bytes / 1024;
  return kibi < 1_000 ? `${kibi.toFixed(1)}k` : `${(kibi / 1024).toFixed(1)}M`;
}
