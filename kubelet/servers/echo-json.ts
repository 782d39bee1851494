/** Servers that answer with the request that they got, as JSON. */
import { type Asked, parametersOf, parameterTable } from "./asked.ts";
import { portVariable, variable } from "./flags.ts";
import { json, plain, type Reply, sortedHeaders } from "./reply.ts";
import { hostOf, type Serving } from "./serving.ts";

const headersOf = ({ headers, host }: Asked) =>
  Object.fromEntries([["host", host], ...sortedHeaders(headers)]);

const cookiesOf = ({ headers }: Asked) =>
  Object.fromEntries(
    (headers.cookie ?? "").split(/;\s*/).flatMap((each) => {
      const [, name, value = ""] = /^([^=]+)=(.*)$/.exec(each) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    }),
  );

/** What a body holds, by its type. */
function bodyOf(asked: Asked): unknown {
  const { headers, body = "" } = asked;
  const type = headers["content-type"] ?? "";
  if (type.includes("x-www-form-urlencoded")) {
    return parameterTable(new URLSearchParams(body));
  }
  if (!type.includes("json")) return body === "" ? {} : body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

const mapped = (address: string) => (address.includes(":") ? address : `::ffff:${address}`);

/** Source: Ealenn/Echo-Server 0.9. */
export function ealenEcho(asked: Asked, serving: Serving): Reply {
  const { environment, client } = serving;
  const parameters = parametersOf(asked);
  const told = (name: string) =>
    parameters.get(`echo_${name}`) ?? asked.headers[`x-echo-${name}`] ?? "";
  const codes = told("code").split("-").map(Number);
  const [code = 200] = codes.filter((each) => each >= 200 && each <= 599);
  const latencyMs = Math.min(Number(told("time")) || 0, 60_000);
  if (told("body") !== "") return { ...json(JSON.stringify(told("body")), code), latencyMs };
  const variables = Object.fromEntries(
    [...environment.keys()].map((key) => [key, variable(environment, key)]),
  );
  const body = {
    host: { hostname: asked.host.replace(/:\d+$/, ""), ip: mapped(hostOf(client)), ips: [] },
    http: { method: asked.method, baseUrl: "", originalUrl: asked.path, protocol: "http" },
    request: {
      params: { 0: asked.pathname },
      query: parameterTable(parameters),
      cookies: cookiesOf(asked),
      body: bodyOf(asked),
      headers: headersOf(asked),
    },
    environment: variables,
  };
  const reply = json(JSON.stringify(body), code);
  return {
    ...reply,
    headers: { "content-type": "application/json; charset=utf-8" },
    latencyMs,
  };
}

/** Source: mendhak/docker-http-https-echo 37. */
export function mendhakEcho(asked: Asked, serving: Serving): Reply {
  const told = (name: string) => asked.headers[`x-set-response-${name}`] ?? "";
  const code = Number(told("status-code"));
  const status = code >= 100 && code <= 600 ? code : 200;
  const latencyMs = Math.max(Number(told("delay-ms")) || 0, 0);
  const text = typeof bodyOf(asked) === "string" ? bodyOf(asked) : (asked.body ?? "");
  const hostname = asked.host.replace(/:\d+$/, "");
  const body = {
    path: asked.pathname,
    headers: headersOf(asked),
    method: asked.method,
    body: text,
    fresh: false,
    hostname,
    ip: mapped(hostOf(serving.client)),
    ips: [],
    protocol: "http",
    query: parameterTable(parametersOf(asked)),
    subdomains: /^[\d.]+$/.test(hostname) ? [] : hostname.split(".").slice(0, -2).reverse(),
    xhr: asked.headers["x-requested-with"] === "XMLHttpRequest",
    os: { hostname: serving.hostname },
    connection: {},
    ...(/json/.test(asked.headers["content-type"] ?? "") && { json: bodyOf(asked) }),
  };
  const type = told("content-type") || "application/json; charset=utf-8";
  const echoed = variable(serving.environment, "ECHO_BACK_TO_CLIENT").toLowerCase() !== "false";
  if (!echoed) return { ...plain("", status), latencyMs };
  return {
    status,
    headers: { "content-type": type },
    body: JSON.stringify(body, undefined, 2),
    latencyMs,
  };
}

/** Its ports, which two variables may say otherwise. */
export const mendhakPorts = (container: Serving["container"]): readonly number[] => [
  portVariable(container, "HTTP_PORT") ?? 8080,
  portVariable(container, "HTTPS_PORT") ?? 8443,
];
