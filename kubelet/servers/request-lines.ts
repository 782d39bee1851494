/** The lines that servers write of the requests that they have answered, each as it does. */
import { goDuration } from "../../api/duration.ts";
import type { Exchange } from "../load/request-log.ts";
import { asked, parametersOf } from "./asked.ts";
import { hostOf, type Serving } from "./serving.ts";

type LinesOf = (exchange: Exchange, serving: Serving) => readonly string[];

/** `GET /cart?id=1 HTTP/1.1`. */
export const requestLine = ({ request: { method, path } }: Exchange): string =>
  `${method} ${path} HTTP/1.1`;

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `30/Nov/2026:10:00:00`, as most servers date lines, with what stands before the time of day. */
export function logDate(timeMs: number, separator = ":"): string {
  const text = new Date(timeMs).toISOString();
  const month = months[Number(text.slice(5, 7)) - 1];
  return `${text.slice(8, 10)}/${month}/${text.slice(0, 4)}${separator}${text.slice(11, 19)}`;
}

/** `2026/11/30 10:00:00`, as Go's log and nginx date lines. */
export const slashDate = (timeMs: number): string =>
  new Date(timeMs).toISOString().slice(0, 19).replaceAll("-", "/").replace("T", " ");

const quoted = (text = "-") => `"${text.replace(/[\\"]/g, "\\$&")}"`;

/** Source: httpd 2.4, mod_log_config, "Common Log Format". */
export const commonLines: LinesOf = (exchange, { client }) => {
  const { status, bytes, endedMs } = exchange;
  const time = `${logDate(endedMs)} +0000`;
  const request = quoted(requestLine(exchange));
  return [`${hostOf(client)} - - [${time}] ${request} ${status} ${bytes === 0 ? "-" : bytes}`];
};

/** Source: httpd 2.4, mod_log_config, "Combined Log Format", which the images of PHP write. */
export const combinedLines: LinesOf = (exchange, { client }) => {
  const { status, bytes, endedMs, request } = exchange;
  const time = `${logDate(endedMs)} +0000`;
  const facts = [quoted(requestLine(exchange)), status, bytes];
  const { referer, "user-agent": agent } = request.headers;
  return [`${hostOf(client)} - - [${time}] ${facts.join(" ")} ${quoted(referer)} ${quoted(agent)}`];
};

/** Source: CPython 3, http.server. */
export const pythonLines: LinesOf = (exchange, { client }) => {
  const { status, cameMs } = exchange;
  const head = `${hostOf(client)} - - [${logDate(cameMs, " ")}]`;
  const line = `${head} "${requestLine(exchange)}" ${status} -`;
  return status === 404 ? [`${head} code 404, message File not found`, line] : [line];
};

/** Source: hashicorp/http-echo 1.0. */
export const httpEchoLines: LinesOf = (exchange, { client }) => {
  const { request, status, bytes, cameMs, endedMs } = exchange;
  const { method, host, path } = request;
  const facts = `${host} ${client} "${method} ${path.replace(/\?.*$/, "")} HTTP/1.1" ${status} ${bytes}`;
  const { "user-agent": agent = "" } = request.headers;
  return [`${slashDate(endedMs)} ${facts} "${agent}" ${goDuration(endedMs - cameMs)}`];
};

/** Source: GoogleCloudPlatform/kubernetes-engine-samples, hello-app. */
export const helloAppLines: LinesOf = ({ request, cameMs }) => [
  `${slashDate(cameMs)} Serving request: ${request.path.replace(/\?.*$/, "")}`,
];

/** Source: jmalloc/echo-server 0.3. */
export const requestEchoLines: LinesOf = ({ request }, { client }) => [
  `${client} | ${request.method} ${request.path}`,
];

/** As Kubernetes' own programs begin a line of Go's log: `I1130 10:00:00.000000       1 …`. */
export const klogHead = (timeMs: number): string => {
  const text = new Date(timeMs).toISOString();
  return `I${text.slice(5, 7)}${text.slice(8, 10)} ${text.slice(11, 23)}000       1 log.go:245] `;
};

/** Source: kubernetes 1.36, test/images/agnhost/serve-hostname. */
export const agnhostHostnameLines: LinesOf = ({ cameMs }, { client }) => [
  `${klogHead(cameMs)}HTTP request from ${client}`,
];

/** The same in an image of its own, before it was part of agnhost. */
export const serveHostnameLines: LinesOf = ({ cameMs }, { client }) => [
  `${slashDate(cameMs)} HTTP request from ${client}`,
];

/** What `agnhost netexec` tells of the parameters of each path. */
const netexecParameters: Readonly<Record<string, readonly string[]>> = {
  "/clientip": [],
  "/dial": ["host", "protocol", "port", "request", "tries"],
  "/echo": ["msg", "code"],
  "/exit": ["code", "timeout", "wait"],
  "/header": [],
  "/healthz": [],
  "/hostName": [],
  "/hostname": [],
  "/readyz": [],
  "/shutdown": [],
};

/** Source: kubernetes 1.36, test/images/agnhost/netexec. */
export const netexecLines: LinesOf = (exchange, { hostname }) => {
  const head = klogHead(exchange.cameMs);
  const line = `${head}${netexecRequest(exchange)}`;
  const { pathname } = asked(exchange.request);
  return pathname === "/hostname" ? [line, `${head}hostname: ${hostname}`] : [line];
};

function netexecRequest({ request }: Exchange): string {
  const given = asked(request);
  const { pathname = "/" } = given;
  const parameters = parametersOf(given);
  const key = parameters.get("key") ?? "";
  if (pathname === "/header" && key !== "") return `GET /header?key=${key}`;
  if (pathname === "/redirect") {
    const [location, code] = ["location", "code"].map((name) => parameters.get(name) ?? "");
    return `${request.method} /redirect?msg=${location}&code=${code}`;
  }
  const names = netexecParameters[pathname];
  const pairs = (names ?? []).map((name) => `${name}=${parameters.get(name) ?? ""}`).join("&");
  const path = names === undefined ? "/" : pairs === "" ? pathname : `${pathname}?${pairs}`;
  return `GET ${path}`;
}
