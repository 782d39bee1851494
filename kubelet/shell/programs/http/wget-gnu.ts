/** GNU's wget. Source: wget 1.21, retr.c and http.c. */
import type { HttpResponse } from "../../../../api/http-message.ts";
import { reasonPhrase } from "../../../../api/http-reasons.ts";
import { absolutePath } from "../../files/file-system.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { isAddress } from "../../network/access.ts";
import { followed, parseUrl, type Url, urlText } from "../../network/url.ts";
import { ended, isUnnamed, reasonText, type Waiting, waitUntil } from "../../network/wait.ts";
import { dateText } from "../date.ts";
import { type Given, ProgramError, program } from "../program.ts";
import { bodyBytes, headerLines, isRedirect, statusLine } from "./http-text.ts";
import { fileNameOf, requestOf, type WgetOptions, wgetOptions, wgetUsage } from "./wget-request.ts";

const exitCodes = { network: 4, certificate: 5, server: 8 };
const redirectsMax = 20;
const triesUsual = 20;
/** It waits a second longer before each try, up to this. */
const waitSecondsMax = 10;
const usualHeaders = {
  "user-agent": "Wget/1.21.4",
  accept: "*/*",
  "accept-encoding": "identity",
  connection: "Keep-Alive",
};

export const [, gnuWget] = program("wget", { ...wgetUsage, exitCode: 2 }, wget);

function* wget(given: Given, shell: Shell): Work {
  if (given.rest.length === 0) {
    yield* put(shell.streams.errors, "wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\n");
    yield* put(shell.streams.errors, "Try `wget --help' for more options.\n");
    return 1;
  }
  const options = { ...wgetOptions(given), trusts: trustsOf(given, shell) };
  let exitCode = 0;
  for (const text of given.rest) {
    const url = parseUrl(text);
    if (url === undefined) throw new ProgramError(`${text}: Invalid host name.`);
    const code = yield* download(url, options, shell);
    exitCode = Math.max(exitCode, code);
  }
  return exitCode;
}

interface GnuOptions extends WgetOptions {
  /** The certificates of those whom it trusts, where it asks servers for one. */
  readonly trusts: string | undefined;
}

function trustsOf({ flags, value }: Given, { context: { files }, cwd }: Shell) {
  if (flags.has("k")) return undefined;
  const path = absolutePath(value("C") ?? "", cwd);
  return files.find(path)?.kind === "file" ? files.read(path) : "";
}

const sayer = ({ isQuiet }: WgetOptions, { streams }: Shell) =>
  function* (text: string): Waiting<void> {
    if (!isQuiet) yield* put(streams.errors, text);
  };

const timeText = (shell: Shell) => dateText(timeOf(shell.context), "+%Y-%m-%d %H:%M:%S");

/** Its exit code. */
function* download(first: Url, options: GnuOptions, shell: Shell): Waiting<number> {
  const say = sayer(options, shell);
  let url = first;
  let redirects = 0;
  for (let attempt = 1; ; ) {
    const again = attempt === 1 ? "" : `  (try:${String(attempt).padStart(2)})`;
    yield* say(`--${timeText(shell)}--${again}  ${urlText(url)}\n`);
    const outcome = yield* ask(url, options, shell);
    if (outcome === "retry") {
      const tries = options.tries ?? triesUsual;
      if (tries !== 0 && attempt >= tries) {
        yield* say("Giving up.\n\n");
        return exitCodes.network;
      }
      yield* say("Retrying.\n\n");
      yield* waitUntil(shell.kernel.now + Math.min(attempt, waitSecondsMax) * 1000, shell);
      attempt += 1;
      continue;
    }
    if (typeof outcome === "number") return outcome;
    const { response } = outcome;
    if (!isRedirect(response)) return yield* received(first, outcome, options, shell);
    const { location = "" } = response.headers;
    yield* say(`Location: ${location} [following]\n`);
    const next = followed(url, location);
    redirects += 1;
    if (next === undefined || redirects > redirectsMax) {
      yield* say(`${redirectsMax} redirections exceeded.\n`);
      return exitCodes.server;
    }
    url = next;
  }
}

/** The authority of a cluster is called `kubernetes`. Source: kubeadm 1.36. */
const untrusted = (host: string) =>
  `ERROR: cannot verify ${host}'s certificate, issued by 'CN=kubernetes':\n` +
  "  Unable to locally verify the issuer's authority.\n" +
  `To connect to ${host} insecurely, use \`--no-check-certificate'.\n`;

interface Received {
  readonly response: HttpResponse;
  /** From the connection to the end of the answer. */
  readonly seconds: number;
}

/** The answer, an exit code, or that it is to be tried again. */
function* ask(url: Url, options: GnuOptions, shell: Shell): Waiting<Received | "retry" | number> {
  const say = sayer(options, shell);
  const { kernel, context, streams } = shell;
  const begunMs = kernel.now;
  const { trusts } = options;
  const isAsked = url.scheme === "https" && trusts !== undefined;
  const request = requestOf(url, options, usualHeaders);
  const fetched = context.network.fetch({ ...request, ...(isAsked && { trusts }) });
  const { address = "", failure, connectedMs } = fetched;
  const isNamed = !isAddress(url.host);
  if (isNamed) yield* say(`Resolving ${url.host} (${url.host})... `);
  yield* waitUntil(begunMs + fetched.namedMs, shell);
  if (failure !== undefined && isUnnamed(failure)) {
    yield* waitUntil(begunMs + fetched.tookMs, shell);
    yield* say(`failed: ${reasonText(failure)}.\n`);
    yield* put(streams.errors, `wget: unable to resolve host address '${url.host}'\n`);
    return exitCodes.network;
  }
  const place = isNamed ? `${url.host} (${url.host})|${address}|` : url.host;
  yield* say(`${isNamed ? `${address}\n` : ""}Connecting to ${place}:${url.port}... `);
  yield* waitUntil(begunMs + (connectedMs ?? fetched.tookMs), shell);
  if (connectedMs === undefined) {
    yield* say(`failed: ${reasonText(failure ?? "ConnectTimeout")}.\n`);
    return failure === "ConnectTimeout" ? "retry" : exitCodes.network;
  }
  if (failure === "UntrustedCertificate") {
    yield* waitUntil(begunMs + fetched.tookMs, shell);
    yield* say("connected.\n");
    yield* put(streams.errors, untrusted(url.host));
    return exitCodes.certificate;
  }
  yield* say("connected.\nHTTP request sent, awaiting response... ");
  const { response, failure: end } = yield* ended(fetched, begunMs, shell);
  if (response === undefined) {
    const reason = end === "Timeout" ? "timed out" : "reset by peer";
    yield* say(
      end === "ConnectionClosed"
        ? "No data received.\n"
        : `Read error (Connection ${reason}) in headers.\n`,
    );
    return "retry";
  }
  if (options.showsHeaders) {
    const lines = [statusLine(response), ...headerLines(response)];
    yield* put(streams.errors, `\n${lines.map((line) => `  ${line}\n`).join("")}`);
  } else yield* say(`${response.status} ${reasonPhrase(response.status)}\n`);
  return { response, seconds: (fetched.tookMs - connectedMs) / 1000 };
}

function* received(url: Url, got: Received, options: WgetOptions, shell: Shell): Waiting<number> {
  const say = sayer(options, shell);
  const { response } = got;
  const { status } = response;
  if (options.isSpider && status < 400) {
    yield* say(`Length: ${lengthText(response)}\nRemote file exists.\n\n`);
    return 0;
  }
  if (status >= 400) {
    yield* say(
      options.isSpider
        ? "Remote file does not exist -- broken link!!!\n"
        : `${timeText(shell)} ERROR ${status}: ${reasonPhrase(status) || "(no description)"}.\n\n`,
    );
    return exitCodes.server;
  }
  yield* keep(url, got, options, shell);
  return 0;
}

function* keep(
  url: Url,
  { response, seconds }: Received,
  options: WgetOptions,
  shell: Shell,
): Waiting<void> {
  const say = sayer(options, shell);
  const { document = fileNameOf(url), folder } = options;
  const body = bodyBytes(response);
  const isOutput = document === "-";
  const path = folder === undefined ? document : `${folder}/${document}`;
  yield* say(`Length: ${lengthText(response)}\n`);
  yield* say(`Saving to: '${isOutput ? "STDOUT" : path}'\n\n`);
  if (isOutput) yield* put(shell.streams.output, body);
  else shell.context.files.write(absolutePath(path, shell.cwd), body);
  const [speed, unit] = speedOf(body.length, seconds);
  yield* say(`     0K${" ".repeat(55)} 100% ${speed}${unit.charAt(0)}=0s\n\n`);
  const how = isOutput ? "written to stdout" : `'${path}' saved`;
  const size = `[${body.length}/${body.length}]`;
  yield* say(`${timeText(shell)} (${speed} ${unit}/s) - ${how} ${size}\n\n`);
}

function speedOf(bytes: number, seconds: number): readonly [speed: string, unit: string] {
  const units = ["B", "KB", "MB", "GB"];
  let speed = bytes / Math.max(seconds, 0.000_1);
  let step = 0;
  for (; speed >= 1024 && step < units.length - 1; step += 1) speed /= 1024;
  return [speed.toFixed(speed < 10 ? 2 : speed < 100 ? 1 : 0), units[step] ?? "B"];
}

function lengthText(response: HttpResponse): string {
  const { length } = bodyBytes(response);
  const type = response.headers["content-type"]?.replace(/;.*$/, "");
  const short = length < 1024 ? "" : ` (${(length / 1024).toFixed(1)}K)`;
  return `${length}${short}${type === undefined ? "" : ` [${type}]`}`;
}
