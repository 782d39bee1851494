/** `kubesim curl`: sends a request through the cluster's network and tells its way. */
import { readFileSync } from "node:fs";
import { reasonPhrase } from "../api/http-reasons.ts";
import type { JsonObject } from "../api/json.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { parseGoDuration, splitAt } from "../client/kubectl/flags.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { noPrinter } from "./printers/format.ts";
import { printObjects } from "./printers/objects.ts";
import { pathOf } from "./server/resources.ts";
import { outputFlag } from "./shared-flags.ts";
import { part, parts, textAt } from "./targets/targets.ts";

const flags = {
  ...outputFlag,
  from: {
    kind: "text",
    value: "CLIENT",
    doc: "who sends it: pod/NAME, node/NAME or outside, which is where it comes from by default",
  },
  request: { kind: "text", short: "X", value: "METHOD", doc: "its method" },
  header: { kind: "each", short: "H", value: "'NAME: VALUE'", doc: "a header (repeatable)" },
  data: { kind: "text", short: "d", value: "BODY", doc: "what it holds; @FILE or @- reads it" },
  head: { kind: "bool", short: "I", doc: "ask for the headers only" },
  include: { kind: "bool", short: "i", doc: "print the answer and its headers only" },
  fail: { kind: "bool", short: "f", doc: "fail where the answer's status is 400 or more" },
  "max-time": { kind: "text", short: "m", value: "TIME", doc: "how long to wait: 5s or 5" },
  "connect-timeout": {
    kind: "text",
    value: "TIME",
    doc: "how long to wait for a connection: 5s or 5",
  },
} as const;

const kind = "HTTPRequest";
const version = "sim.kubesim.dev/v1alpha1";

export const command = defineCommand({
  name: "curl",
  usage: "[--from CLIENT] URL [flags]",
  summary: "Send a request and show its way",
  examples: [
    "kubesim curl --from pod/client http://web.default.svc:80/",
    "kubesim curl --from node/node-0 -X POST -d 'a=1' http://10.96.7.1/orders",
    "kubesim curl -H 'Host: shop.example' http://198.51.100.1/cart",
    "kubesim curl --from pod/client http://web -o yaml",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const [url = "", ...others] = args;
    if (url === "" || others.length > 0) throw new Failure("curl sends one request: give one URL");
    const { output = "" } = given;
    if (!["", "json", "yaml"].includes(output)) throw new Failure(noPrinter(output, "json, yaml"));
    const body = given.data === undefined ? undefined : bodyText(given.data, io);
    const answer = await send(io, {
      url,
      from: clientOf(given.from ?? "outside"),
      method: given.request ?? (given.head ? "HEAD" : body === undefined ? "GET" : "POST"),
      headers: (given.header ?? []).map(headerOf),
      body,
      timeout: durationOf("max-time", given["max-time"]),
      connectTimeout: durationOf("connect-timeout", given["connect-timeout"]),
    });
    const status = part(answer, "status");
    if (output !== "") await printObjects(io, [answer], given);
    else io.write(`${given.include ? "" : wayText(status)}${answerText(status)}`);
    checkAnswer(status, given.fail === true);
  },
});

/** Who the words mean; nobody is somebody beyond the cluster. */
function clientOf(words: string): JsonObject {
  const [type, name = ""] = splitAt(words, "/");
  if (words === "outside") return {};
  if (/^po(?:ds?)?$/.test(type) && name !== "") return { pod: name };
  if (/^no(?:des?)?$/.test(type) && name !== "") return { node: name };
  throw new Failure(`invalid client "${words}": write it as pod/NAME, node/NAME or outside`);
}

function headerOf(line: string): JsonObject {
  const [name, value] = splitAt(line, ":");
  if (value === undefined) throw new Failure(`invalid header "${line}": write it as 'NAME: VALUE'`);
  return { name: name.trim(), value: value.trim() };
}

function bodyText(given: string, io: Io): string {
  if (!given.startsWith("@")) return given;
  const path = given.slice(1);
  return path === "-" ? io.readStdin() : readFileSync(path, "utf8");
}

/** A number alone is one of seconds, as for curl. */
function durationOf(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const whole = /^\d+(?:\.\d+)?$/.test(text) ? `${text}s` : text;
  if (parseGoDuration(whole) !== undefined) return whole;
  throw new Failure(`invalid argument "${text}" for "--${flag}" flag: write it as 5s, 500ms or 5`);
}

async function send(io: Io, spec: Readonly<Record<string, unknown>>): Promise<JsonObject> {
  const resource = await io.resources.byKind(version, kind);
  if (resource === undefined)
    throw new Failure(`the server doesn't have a resource type "${kind}"`);
  const path = pathOf(resource, { namespace: io.namespace });
  const body = JSON.stringify({ apiVersion: version, kind, spec });
  return io.client.json({ method: "POST", path, body });
}

const timeColumns = 9;
const kindColumns = 9;

/** A line for each step of the way, with its time since the beginning. */
function wayText(status: JsonObject): string {
  const lines = parts(status, "hops").map((hop) => {
    const after = textAt(hop, "after").padStart(timeColumns);
    return `${after}  ${textAt(hop, "kind").padEnd(kindColumns)}  ${textAt(hop, "text")}\n`;
  });
  return `${lines.join("")}${textAt(status, "took").padStart(timeColumns)}  end\n\n`;
}

/** What came back, as `curl -i` shows it; empty where nothing did. */
function answerText(status: JsonObject): string {
  const { response } = status;
  if (response === undefined) return "";
  const answer = part(status, "response");
  const code = Number(answer.status);
  const headers = parts(answer, "headers").map(
    (header) => `${textAt(header, "name")}: ${textAt(header, "value")}`,
  );
  const head = [`HTTP/1.1 ${code} ${reasonPhrase(code)}`.trimEnd(), ...headers, ""];
  const body = textAt(answer, "body");
  const end = body === "" || body.endsWith("\n") ? "" : "\n";
  return `${head.join("\n")}\n${body}${end}`;
}

function checkAnswer(status: JsonObject, failsOn400: boolean): void {
  if (status.failure !== undefined) {
    const failure = part(status, "failure");
    throw new Failure(`${textAt(failure, "reason")}: ${textAt(failure, "message")}`);
  }
  const code = Number(part(status, "response").status);
  if (failsOn400 && code >= 400) throw new Failure(`the answer is ${code} ${reasonPhrase(code)}`);
}
