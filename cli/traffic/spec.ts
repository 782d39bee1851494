/** The flags of `kubesim traffic`, and the spec that they come to. */
import { goDuration } from "../../api/duration.ts";
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Flags, Given } from "../../client/kubectl/flags.ts";
import type { Destination } from "./target.ts";

export const loadFlags = {
  rps: { kind: "text", value: "RATE", doc: "requests a second, whatever becomes of them" },
  clients: { kind: "int", value: "COUNT", doc: "clients that wait for their answers instead" },
  think: { kind: "duration", value: "TIME", doc: "how long a client waits after an answer" },
  ramp: { kind: "list", value: "TIME:LEVEL,...", doc: "stages, such as 30s:100,1m:100,0s:500" },
  constant: { kind: "bool", doc: "equal times between requests; by chance without it" },
  for: { kind: "duration", value: "TIME", doc: "how long; until Ctrl-C or the end of the ramp" },
  from: {
    kind: "text",
    value: "SOURCE",
    doc: "pod/NAME, labels of pods (app=client), node/NAME or outside",
  },
  path: { kind: "text", value: "PATH", doc: "what is asked for, with its query" },
  method: { kind: "text", value: "METHOD", doc: "GET without it" },
  header: { kind: "text", value: "NAME: VALUE", doc: "a header" },
  data: { kind: "text", value: "TEXT", doc: "the body" },
  timeout: { kind: "duration", value: "TIME", doc: "how long to wait for an answer; 30s" },
  "connect-timeout": { kind: "duration", value: "TIME", doc: "how long for a connection" },
  retries: { kind: "int", value: "COUNT", doc: "how often to send again" },
  "retry-on": { kind: "list", value: "CAUSES", doc: "after what, such as 5xx,ConnectionReset" },
  "keep-alive": { kind: "bool", doc: "keep connections open for further requests" },
  connections: { kind: "int", value: "COUNT", doc: "how many to keep open; 10" },
  expect: { kind: "list", value: "STATUSES", doc: "what is a success: 2xx,404; below 500" },
  seed: { kind: "int", value: "NUMBER", doc: "another number makes other chances" },
} as const satisfies Flags;

type LoadFlags = Given<typeof loadFlags>;

/** The source that `--from` names. */
export function sourceOf(text: string | undefined): JsonObject | undefined {
  if (text === undefined || text === "") return undefined;
  if (text === "outside") return { outside: true };
  const [, kind = "", name = ""] = /^(pods?|po|nodes?|no)\/(.+)$/.exec(text) ?? [];
  if (name !== "") return kind.startsWith("p") ? { pod: name } : { node: name };
  const pairs = text.split(",").map((pair) => /^([^=!]+)==?([^=]*)$/.exec(pair));
  if (pairs.some((pair) => pair === null)) {
    throw new Failure(`"${text}" is no source: give pod/NAME, LABEL=VALUE, node/NAME or outside`);
  }
  const labels = pairs.map((pair) => [pair?.[1] ?? "", pair?.[2] ?? ""] as const);
  return { podSelector: { matchLabels: Object.fromEntries(labels) } };
}

/** Without what was not given: the server knows the rest. */
export function specOf(given: LoadFlags, destination: Destination): JsonObject {
  const { timeout, seed, retries, connections, expect } = given;
  const connectTimeout = given["connect-timeout"];
  const from = destination.from ?? sourceOf(given.from);
  const keepsAlive = given["keep-alive"] === true || connections !== undefined;
  return {
    url: destination.url,
    ...(destination.address !== undefined && { address: destination.address }),
    ...(from && { from }),
    ...requestsOf(given),
    load: loadOf(given),
    ...(given.for !== undefined && { duration: goDuration(given.for) }),
    ...(timeout !== undefined && { timeout: goDuration(timeout) }),
    ...(connectTimeout !== undefined && { connectTimeout: goDuration(connectTimeout) }),
    ...(retries !== undefined && {
      retries: { attempts: retries, ...(given["retry-on"] && { on: given["retry-on"] }) },
    }),
    ...(keepsAlive && { keepAlive: connections === undefined ? {} : { connections } }),
    ...(expect && { expect: { statuses: expect } }),
    ...(seed !== undefined && { seed }),
  };
}

function requestsOf({ method, header, data }: LoadFlags): JsonObject {
  if (method === undefined && header === undefined && data === undefined) return {};
  const [, name = "", value = ""] = /^([^:]+):\s*(.*)$/.exec(header ?? "") ?? [];
  if (header !== undefined && name === "") {
    throw new Failure(`"${header}" is no header: write it as NAME: VALUE`);
  }
  const request = {
    method: method ?? (data === undefined ? "GET" : "POST"),
    ...(name !== "" && { headers: [{ name, value }] }),
    ...(data !== undefined && { body: data }),
  };
  return { requests: [request] };
}

function loadOf({ rps, clients, think, ramp, constant }: LoadFlags): JsonObject {
  if ((rps === undefined) === (clients === undefined)) {
    throw new Failure("give either --rps or --clients");
  }
  const level = rps === undefined ? "clients" : "rate";
  return {
    [level]: rps === undefined ? (clients ?? 0) : numberOf(rps, "--rps"),
    ...(think !== undefined && { thinkTime: goDuration(think) }),
    ...(constant === true && { arrivals: "Constant" }),
    ...(ramp && {
      stages: ramp.map((stage) => {
        const [duration = "", to = ""] = stage.split(":");
        return { duration, [level]: numberOf(to, "--ramp") };
      }),
    }),
  };
}

function numberOf(text: string, flag: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new Failure(`"${text}" is no number, as ${flag} wants one`);
}
