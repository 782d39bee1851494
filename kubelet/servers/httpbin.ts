/** The main paths of httpbin. Source: kennethreitz/httpbin 0.9. */
import { headerName } from "../../api/http-message.ts";
import { type Asked, parametersOf, parameterTable } from "./asked.ts";
import { html, json, type Reply, sortedHeaders } from "./reply.ts";
import { hostOf, type Serving } from "./serving.ts";

export function httpbin(asked: Asked, serving: Serving): Reply {
  const reply = replyTo(asked, serving);
  const cors = {
    server: "gunicorn/19.9.0",
    "access-control-allow-origin": "*",
    "access-control-allow-credentials": "true",
  };
  return { ...reply, headers: { ...cors, ...reply.headers } };
}

/** Methods that have a path of their own. */
const echoing: Readonly<Record<string, string>> = {
  "/get": "GET",
  "/post": "POST",
  "/put": "PUT",
  "/patch": "PATCH",
  "/delete": "DELETE",
};

function replyTo(asked: Asked, serving: Serving): Reply {
  const { pathname = "", method } = asked;
  const [, first = "", second = ""] = pathname.split("/");
  const wanted = echoing[pathname];
  if (wanted !== undefined) {
    return wanted === (method === "HEAD" ? "GET" : method)
      ? json(pretty(echo(asked, serving)))
      : notAllowed(wanted);
  }
  switch (first) {
    case "":
      return html("<!DOCTYPE html>\n<html><head><title>httpbin.org</title></head></html>\n");
    case "anything":
      return json(pretty({ ...echo(asked, serving), method }));
    case "headers":
      return json(pretty({ headers: headersOf(asked) }));
    case "ip":
      return json(pretty({ origin: hostOf(serving.client) }));
    case "user-agent":
      return json(pretty({ "user-agent": asked.headers["user-agent"] ?? null }));
    case "status":
      return status(second, serving);
    case "delay":
      return {
        ...json(pretty(echo(asked, serving))),
        latencyMs: Math.min(Math.max(Number(second) || 0, 0), 10) * 1000,
      };
    case "uuid":
      return json(pretty({ uuid: uuidOf(serving.nowMs) }));
    default:
      return html(page("404 Not Found", "Not Found", notFound), 404);
  }
}

/** One of the codes; where there are several, the time picks. */
function status(text: string, { nowMs }: Serving): Reply {
  const codes = text.split(",").map(Number);
  const code = codes[nowMs % codes.length] ?? 400;
  if (!Number.isInteger(code) || code < 100 || code > 599) {
    return { ...html("Invalid status code", 400), headers: { "content-type": "text/html" } };
  }
  if (code === 418) return { status: code, headers: {}, body: "\n    -=[ teapot ]=-\n" };
  const isRedirect = [301, 302, 303, 305, 307].includes(code);
  const reply = html("", code);
  return isRedirect ? { ...reply, headers: { ...reply.headers, location: "/redirect/1" } } : reply;
}

function echo(asked: Asked, serving: Serving) {
  const shared = {
    args: parameterTable(new URLSearchParams(asked.search.slice(1))),
    headers: headersOf(asked),
    origin: hostOf(serving.client),
    url: `http://${asked.host}${asked.path}`,
  };
  if (asked.method === "GET" || asked.method === "HEAD") return shared;
  const { body = "", headers } = asked;
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  const form = isForm ? parameterTable(parametersOf({ ...asked, search: "" })) : {};
  return { ...shared, data: isForm ? "" : body, files: {}, form, json: parsed(body) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const headersOf = ({ headers, host }: Asked) =>
  Object.fromEntries(
    [...sortedHeaders({ ...headers, host })].map(([name, value]) => [headerName(name), value]),
  );

/** Keys in order, as Flask writes them. */
function pretty(value: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

const notFound =
  "The requested URL was not found on the server. If you entered the URL manually please check " +
  "your spelling and try again.";

const page = (title: string, heading: string, fact: string) =>
  `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<title>${title}</title>\n` +
  `<h1>${heading}</h1>\n<p>${fact}</p>\n`;

function notAllowed(method: string): Reply {
  const fact = "The method is not allowed for the requested URL.";
  const reply = html(page("405 Method Not Allowed", "Method Not Allowed", fact), 405);
  return { ...reply, headers: { ...reply.headers, allow: `OPTIONS, ${method}` } };
}

/** A name that the time makes. */
function uuidOf(nowMs: number): string {
  const digits = nowMs.toString(16).padStart(12, "0");
  return `00000000-0000-4000-8000-${digits}`;
}
