/** What curl says of its work: errors, the meter of progress, and what `-v` and `-w` show. */
import type { HttpResponse } from "../../../../api/http-message.ts";
import type { Fetched, FetchRequest } from "../../network/container-network.ts";
import { hostHeader, type Url, urlText } from "../../network/url.ts";
import { reasonText } from "../../network/wait.ts";
import { bodyBytes, headerLines, statusLine } from "./http-text.ts";

export interface CurlError {
  readonly code: number;
  readonly message: string;
}

/** What became of one transfer. */
export interface Transfer {
  readonly url: Url;
  readonly method: string;
  /** Of the last request. */
  readonly fetched: Fetched | undefined;
  readonly error: CurlError | undefined;
  readonly redirects: number;
  /** From the first request to the end of the last. */
  readonly tookMs: number;
}

export interface Patience {
  readonly connectTimeoutMs?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Timers end a little late, as every program finds. */
const lateMs = 1;

/** Source: curl 8.14, tool_operate.c, CURL_CA_CERT_ERRORMSG. */
const untrusted = `SSL certificate problem: unable to get local issuer certificate
More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the webpage mentioned above.`;

/** Source: curl 8.14, lib/connect.c and lib/strerror.c. */
export function errorOf(
  { host, port }: Url,
  { failure = "Timeout", tookMs }: Fetched,
  { connectTimeoutMs, timeoutMs }: Patience,
): CurlError {
  const limitMs = Math.min(
    connectTimeoutMs ?? Number.POSITIVE_INFINITY,
    timeoutMs ?? Number.POSITIVE_INFINITY,
  );
  const wholeMs = Math.round(tookMs);
  const failed = `Failed to connect to ${host} port ${port} after ${wholeMs} ms`;
  switch (failure) {
    case "NameNotFound":
      return { code: 6, message: `Could not resolve host: ${host}` };
    case "NameTimeout":
      return tookMs >= limitMs
        ? { code: 28, message: `Resolving timed out after ${wholeMs + lateMs} milliseconds` }
        : { code: 6, message: `Could not resolve host: ${host}` };
    case "ConnectTimeout":
      return tookMs >= limitMs
        ? { code: 28, message: `Connection timed out after ${wholeMs + lateMs} milliseconds` }
        : { code: 28, message: `${failed}: Could not connect to server` };
    case "ConnectionRefused":
    case "NoRouteToHost":
      return { code: 7, message: `${failed}: Could not connect to server` };
    case "ConnectionReset":
      return { code: 56, message: "Recv failure: Connection reset by peer" };
    case "ConnectionClosed":
      return { code: 52, message: "Empty reply from server" };
    case "UntrustedCertificate":
      return { code: 60, message: untrusted };
    case "Timeout": {
      const after = `after ${wholeMs + lateMs} milliseconds with 0 bytes received`;
      return { code: 28, message: `Operation timed out ${after}` };
    }
    default:
      return failure satisfies never;
  }
}

export const meterHead =
  "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n" +
  "                                 Dload  Upload   Total   Spent    Left  Speed\n";

const noTime = "--:--:--";

/** The meter as it stands at the beginning, and at the end of a transfer of so many bytes. */
export const meterStart = `\r  0     0    0     0    0     0      0      0 ${noTime} ${noTime} ${noTime}     0`;

export function meterEnd(bytes: number, tookMs: number): string {
  const speed = five(Math.round((bytes * 1000) / Math.max(tookMs, 0.1)));
  const size = five(bytes);
  return `\r100 ${size}  100 ${size}    0     0 ${speed.padStart(6)}      0 ${noTime} ${noTime} ${noTime} ${speed}\n`;
}

/** A number in five columns. Source: curl, tool_progress.c. */
function five(bytes: number): string {
  if (bytes < 100_000) return String(bytes).padStart(5);
  if (bytes < 10_000 * 1024) return `${Math.floor(bytes / 1024)}k`.padStart(5);
  return `${(bytes / 1024 / 1024).toFixed(1)}M`.padStart(5);
}

/** What `-v` tells of a request, before anything comes back. */
export function verboseRequest(
  url: Url,
  request: FetchRequest,
  { address, failure, connectedMs, tookMs, ...fetched }: Fetched,
): readonly string[] {
  const isSix = address?.includes(":") === true;
  const named =
    address === undefined || address === url.host
      ? []
      : [
          `* Host ${url.host}:${url.port} was resolved.`,
          `* IPv6: ${isSix ? address : "(none)"}`,
          `* IPv4: ${isSix ? "(none)" : address}`,
        ];
  const error = errorOf(url, { ...fetched, failure, tookMs }, request);
  if (address === undefined) return [`* ${error.message}`, "* shutting down connection #0"];
  const trying = [...named, `*   Trying ${isSix ? `[${address}]` : address}:${url.port}...`];
  if (connectedMs === undefined) {
    const why = `* connect to ${address} port ${url.port} failed: ${reasonText(failure ?? "ConnectTimeout")}`;
    return [...trying, why, `* ${error.message}`, "* closing connection #0"];
  }
  const { host, ...headers } = request.headers;
  const sent = Object.entries(headers).map(([name, value]) => `${titled(name)}: ${value}`);
  const { body } = request;
  return [
    ...trying,
    `* Connected to ${url.host} (${address}) port ${url.port}`,
    "* using HTTP/1.x",
    `> ${request.method} ${url.path} HTTP/1.1`,
    `> Host: ${host ?? hostHeader(url)}`,
    ...sent.map((line) => `> ${line}`),
    ...(body === undefined ? [] : [`> Content-Length: ${body.length}`]),
    "> ",
    body === undefined
      ? "* Request completely sent off"
      : `* upload completely sent off: ${body.length} bytes`,
  ];
}

const titled = (name: string) => name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());

/** What `-v` tells of an answer, or of why there is none. */
export function verboseEnd(url: Url, { response }: Fetched, error: CurlError | undefined) {
  if (response === undefined) {
    return error === undefined ? [] : [`* ${error.message}`, "* closing connection #0"];
  }
  const lines = [statusLine(response), ...headerLines(response), ""];
  return [...lines.map((line) => `< ${line}`), `* Connection #0 to host ${url.host} left intact`];
}

/** The text of `-w`. Source: curl, tool_writeout.c. */
export function writeOut(format: string, transfer: Transfer): string {
  return format
    .replace(/%\{([\w_]+)\}|%%/g, (all, name?: string) =>
      name === undefined ? "%" : (variable(name, transfer) ?? all),
    )
    .replace(/\\([ntr])/g, (_, letter: string) => ({ n: "\n", t: "\t" })[letter] ?? "\r");
}

const secondsText = (ms: number) => (ms / 1000).toFixed(6);

function variable(name: string, transfer: Transfer): string | undefined {
  const { url, method, fetched, error, redirects, tookMs } = transfer;
  const { response, address = "", namedMs = 0, connectedMs = 0, port = url.port } = fetched ?? {};
  const code = String(response?.status ?? 0).padStart(3, "0");
  switch (name) {
    case "http_code":
    case "response_code":
      return code;
    case "time_total":
      return secondsText(tookMs);
    case "time_namelookup":
      return secondsText(namedMs);
    case "time_connect":
    case "time_pretransfer":
      return secondsText(connectedMs);
    case "time_starttransfer":
      return secondsText(response === undefined ? 0 : tookMs);
    case "time_appconnect":
    case "time_redirect":
      return secondsText(0);
    case "size_download":
      return String(response === undefined ? 0 : bodyBytes(response).length);
    case "size_header":
      return String(response === undefined ? 0 : headerBytes(response));
    case "remote_ip":
      return connectedMs === 0 ? "" : address;
    case "remote_port":
      return String(connectedMs === 0 ? 0 : port);
    case "num_redirects":
      return String(redirects);
    case "num_connects":
      return String(connectedMs === 0 ? 0 : redirects + 1);
    case "url":
    case "url_effective":
      return urlText(url);
    case "redirect_url":
      return response?.headers.location ?? "";
    case "content_type":
      return response?.headers["content-type"] ?? "";
    case "http_version":
      return response === undefined ? "0" : "1.1";
    case "scheme":
      return url.scheme;
    case "method":
      return method;
    case "exitcode":
      return String(error?.code ?? 0);
    case "errormsg":
      return error?.message ?? "";
    default:
      return undefined;
  }
}

const headerBytes = (response: HttpResponse) =>
  [statusLine(response), ...headerLines(response), ""].join("\r\n").length + 2;
