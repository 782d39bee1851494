/** `agnhost guestbook`. Source: kubernetes 1.36, test/images/agnhost/guestbook. */
import type { HttpRequest } from "../../api/http-message.ts";
import { type Asked, parametersOf } from "./asked.ts";
import { flagOf } from "./flags.ts";
import { goError, goNotFound, goText, type Reply } from "./reply.ts";
import type { Sent, Serving } from "./serving.ts";

/** Keys in what a server remembers: entries of the book, and those that have registered. */
const entry = "entry/";
const replica = "replica/";

export function guestbook(asked: Asked, serving: Serving): Reply {
  const parameters = parametersOf(asked);
  switch (asked.pathname) {
    case "/get":
      return get(parameters.get("key") ?? "", serving);
    case "/set":
      return set(parameters, serving);
    case "/register":
      return register(parameters.get("host") ?? "", serving);
    case "/guestbook":
      return passOn(parameters, serving);
    default:
      return goNotFound;
  }
}

/** The whole book, or one entry. */
function get(key: string, serving: Serving): Reply {
  const tookMs = follow(serving);
  const data = key === "" ? book(serving) : (serving.memory?.get(entry + key) ?? "");
  return { ...goText(JSON.stringify({ data })), latencyMs: tookMs };
}

const book = ({ memory = new Map() }: Serving) =>
  Object.fromEntries(
    [...memory].flatMap(([name, value]) =>
      name.startsWith(entry) ? [[name.slice(entry.length), value] as const] : [],
    ),
  );

/** Writes an entry, and tells those that follow. */
function set(parameters: URLSearchParams, serving: Serving): Reply {
  const key = parameters.get("key") ?? "";
  if (key === "") return goError("cannot set with empty key.", 400);
  serving.memory?.set(entry + key, parameters.get("value") ?? "");
  let latencyMs = 0;
  for (const name of serving.memory?.keys() ?? []) {
    if (!name.startsWith(replica)) continue;
    const host = name.slice(replica.length);
    const sent = ask(serving, host, `/set?${parameters}`);
    latencyMs += sent.tookMs;
    if (sent.response === undefined) {
      const fact = `encountered error while propagating to replica '${host}': ${sent.problem}`;
      return { ...goError(fact, 417), latencyMs };
    }
  }
  return { ...goText(JSON.stringify({ message: "Updated" })), latencyMs };
}

function register(host: string, serving: Serving): Reply {
  serving.memory?.set(replica + host, "");
  return goText(JSON.stringify({ data: book(serving) }));
}

const following = "following";

/** A replica registers with its primary; here when it is first asked, and not at its start. */
function follow(serving: Serving): number {
  const primary = flagOf(serving.container, "replicaof");
  const { memory, pod } = serving;
  if (primary === undefined || memory === undefined || memory.has(following)) return 0;
  const { response, tookMs } = ask(serving, primary, `/register?host=${pod.status.podIP ?? ""}`);
  if (response === undefined) return tookMs;
  memory.set(following, primary);
  for (const [key, value] of Object.entries(dataOf(response.body))) memory.set(entry + key, value);
  return tookMs;
}

function dataOf(body: string): Readonly<Record<string, string>> {
  try {
    const { data } = JSON.parse(body);
    return typeof data === "object" && data !== null ? data : {};
  } catch {
    return {};
  }
}

/** The front end keeps nothing by itself. */
function passOn(parameters: URLSearchParams, serving: Serving): Reply {
  const command = (parameters.get("cmd") ?? "").toLowerCase();
  const key = parameters.get("key") ?? "";
  if (command !== "get" && command !== "set") return goError(`unsupported cmd: '${command}'`, 400);
  if (command === "set" && key === "") return goError("cannot set with empty key.", 400);
  const host = command === "get" ? "agnhost-replica" : "agnhost-primary";
  const query = new URLSearchParams({ key, value: parameters.get("value") ?? "" });
  const { response, problem, tookMs } = ask(serving, host, `/${command}?${query}`);
  const reply =
    response === undefined ? goError(`encountered error: ${problem}`, 417) : goText(response.body);
  return { ...reply, latencyMs: tookMs };
}

function ask({ container, send }: Serving, name: string, path: string): Sent {
  const port = Number(flagOf(container, "backend-port") ?? 6379);
  const host = `${name}:${port}`;
  const request: HttpRequest = { method: "GET", host, port, path, headers: {} };
  return send?.(request) ?? { problem: `dial tcp: lookup ${name}: no such host`, tookMs: 0 };
}
