/** `agnhost netexec`. Source: kubernetes 1.36, test/images/agnhost/netexec. */
import { parseGoDuration } from "../../api/duration.ts";
import { type HttpRequest, headerName } from "../../api/http-message.ts";
import { type Asked, asked as askedOf, parametersOf } from "./asked.ts";
import { flagOf } from "./flags.ts";
import { goError, goRedirect, goText, type Reply } from "./reply.ts";
import type { Serving } from "./serving.ts";

/** Every path that it has nothing else for tells the time. */
export function netexec(given: Asked, serving: Serving): Reply {
  const override = flagOf(serving.container, "http-override");
  const asked =
    override === undefined ? given : askedOf({ ...given, method: "GET", path: override });
  switch (asked.pathname) {
    case "/hostname":
    case "/hostName":
      return goText(serving.hostname);
    case "/clientip":
      return goText(serving.client);
    case "/healthz":
      return { status: 200, headers: {}, body: "" };
    case "/readyz":
      return goText("ok");
    case "/echo":
      return echo(parametersOf(asked));
    case "/header":
      return header(asked);
    case "/redirect":
      return redirect(parametersOf(asked));
    case "/exit":
      return exit(parametersOf(asked), serving);
    case "/shutdown":
      serving.exit(0);
      return ended;
    case "/dial":
      return dial(parametersOf(asked), serving);
    default:
      return goText(`NOW: ${goTime(serving.nowMs)}`);
  }
}

/** It ends before it has answered. */
const ended: Reply = { status: 0, headers: {}, body: "" };

/** As Go prints a time. */
const goTime = (nowMs: number) =>
  `${new Date(nowMs).toISOString().replace("T", " ").replace("Z", "")} +0000 UTC`;

function echo(parameters: URLSearchParams): Reply {
  const code = parameters.get("code") ?? "";
  if (code === "") return goText(parameters.get("msg") ?? "");
  if (!/^[+-]?\d+$/.test(code)) {
    const quoted = JSON.stringify(code);
    return goText(`argument 'code' must be an integer or empty, got ${quoted}\n`);
  }
  return goText(parameters.get("msg") ?? "", Number(code));
}

function header(asked: Asked): Reply {
  const key = parametersOf(asked).get("key") ?? "";
  if (key !== "") return goText(asked.headers[key.toLowerCase()] ?? "");
  const all = Object.entries(asked.headers).map(([name, value]) => [headerName(name), [value]]);
  return goText(JSON.stringify(Object.fromEntries(all.sort())));
}

function redirect(parameters: URLSearchParams): Reply {
  const code = Number(parameters.get("code") || 302);
  const location = parameters.get("location") ?? "";
  if (Number.isInteger(code) && code >= 300 && code <= 399) return goRedirect(location, code);
  const got = JSON.stringify(parameters.get("code"));
  return goText(`argument 'code' must be an integer [300-399] or empty, got ${got}\n`);
}

/** With a timeout it answers what it is at, else it ends at once, and the client sees that. */
function exit(parameters: URLSearchParams, serving: Serving): Reply {
  for (const name of ["timeout", "wait"]) {
    const text = parameters.get(name) ?? "";
    if (text !== "" && parseGoDuration(text).problem !== undefined) {
      const got = JSON.stringify(text);
      return goText(`argument '${name}' must be a valid golang duration or empty, got ${got}\n`);
    }
  }
  const code = parameters.get("code") || "0";
  if (!/^\d+$/.test(code)) {
    const got = JSON.stringify(code);
    return goText(`argument 'code' must be an integer [0-127] or empty, got ${got}\n`);
  }
  serving.exit(Number(code) & 0xff);
  const timeout = parameters.get("timeout") || "0";
  return (parseGoDuration(timeout).ms ?? 0) > 0 ? { status: 200, headers: {}, body: "" } : ended;
}

/** So often is dialled at the most. */
const triesMax = 1_000;

/** Asks others by itself, and tells what they said. */
function dial(parameters: URLSearchParams, { send }: Serving): Reply {
  const request = parameters.get("request") ?? "";
  if (request === "") return goError("request parameter not specified. <nil>", 400);
  const protocol = (parameters.get("protocol") ?? "").toLowerCase();
  if (!["", "http"].includes(protocol)) return goError(`unsupported protocol. ${protocol}`, 400);
  const tries = Number(parameters.get("tries") || 1);
  if (!Number.isInteger(tries)) return goError("tries parameter is invalid. ", 400);
  const responses: string[] = [];
  const errors: string[] = [];
  let latencyMs = 0;
  for (let count = 0; count < Math.min(tries, triesMax); count += 1) {
    const { response, problem, tookMs } = send?.(dialled(parameters, request)) ?? unsent;
    latencyMs += tookMs;
    if (response === undefined) errors.push(problem ?? "");
    else responses.push(response.body);
  }
  const output = {
    ...(errors.length > 0 && { errors }),
    ...(responses.length > 0 && { responses }),
  };
  return { ...goText(JSON.stringify(output)), latencyMs };
}

const unsent = { response: undefined, problem: "connect: network is unreachable", tookMs: 0 };

function dialled(parameters: URLSearchParams, request: string): HttpRequest {
  const port = Number(parameters.get("port") || 80);
  const host = `${parameters.get("host") ?? ""}:${port}`;
  return { method: "GET", host, port, path: `/${request}`, headers: {} };
}
