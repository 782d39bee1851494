/** `http.server.BaseHTTPRequestHandler`. Source: Python 3.14, http.server. */
import { type HttpRequest, type HttpResponse, headerName } from "../../../../api/http-message.ts";
import { reasonPhrase } from "../../../../api/http-reasons.ts";
import { pythonError } from "../../../servers/file-servers.ts";
import { bytesOf, textOf as decoded } from "../../kernel/bytes.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Expanding } from "../../words/expand.ts";
import { attribute } from "./attribute.ts";
import { call } from "./call.ts";
import { Instance, nativeClass, type PyClass } from "./classes.ts";
import { raised } from "./errors.ts";
import { textIn, wholeIn } from "./given.ts";
import type { Machine } from "./machine.ts";
import { timeText } from "./module-time.ts";
import { Native, type Run, Thing } from "./objects.ts";
import { percentFormat } from "./percent.ts";
import { textOf } from "./text.ts";
import { Bytes, List, Tuple, typeName, type Value } from "./values.ts";

type Given = Value | undefined;

/** An answer in the making. */
interface Draft {
  status: number | undefined;
  readonly headers: Record<string, string>;
  body: string;
}

const drafts = new WeakMap<Instance, Draft>();

const draftOf = (self: Given): Draft => {
  const draft = self instanceof Instance ? drafts.get(self) : undefined;
  if (draft === undefined) throw raised("RuntimeError", "a handler that handles no request");
  return draft;
};

/** Calls a method of an object by its name. */
export function* callMethod(
  self: Value,
  name: string,
  args: readonly Value[],
  machine: Machine,
): Expanding<Value> {
  return yield* call(attribute(self, name), args, machine);
}

const dateHeader = "%a, %d %b %Y %H:%M:%S GMT";

function* sendResponse(
  [self = null, code, message = null]: readonly Given[],
  machine: Machine,
): Expanding<Value> {
  const draft = draftOf(self);
  yield* callMethod(self, "log_request", [wholeIn(code)], machine);
  draft.status = Number(wholeIn(code));
  const version = `${textOf(attribute(self, "server_version"))} ${textOf(attribute(self, "sys_version"))}`;
  draft.headers.server = version;
  draft.headers.date = timeText(timeOf(machine.shell.context), dateHeader);
  return message === null ? null : textIn(message);
}

function* logRequest(
  [self = null, code = "-", size = "-"]: readonly Given[],
  machine: Machine,
): Expanding<Value> {
  const line = attribute(self, "requestline");
  const said = ['"%s" %s %s', line, textOf(code), textOf(size)];
  return yield* callMethod(self, "log_message", said, machine);
}

function* logMessage(
  [self = null, format, ...values]: readonly Given[],
  machine: Machine,
): Expanding<Value> {
  const given = values.filter((value) => value !== undefined);
  const text = textOf(percentFormat(textIn(format), new Tuple(given)));
  const client = textOf(yield* callMethod(self, "address_string", [], machine));
  const date = timeText(timeOf(machine.shell.context), "%d/%b/%Y %H:%M:%S");
  yield* callMethod(machine.stderr, "write", [`${client} - - [${date}] ${text}\n`], machine);
  return null;
}

function* sendError(
  [self = null, code, message = null, explain = null]: readonly Given[],
  machine: Machine,
): Expanding<Value> {
  const status = Number(wholeIn(code));
  const words = message === null ? reasonPhrase(status) : textIn(message);
  const about = explain === null ? (explanations[status] ?? "") : textIn(explain);
  yield* callMethod(self, "log_error", ["code %d, message %s", BigInt(status), words], machine);
  yield* callMethod(self, "send_response", [BigInt(status), words], machine);
  const draft = draftOf(self);
  const { headers, body } = pythonError(status, words, about);
  Object.assign(draft.headers, { connection: "close", ...headers });
  draft.headers["content-length"] = String(bytesOf(body).length);
  draft.body += bytesOf(body);
  return null;
}

/** What is said of codes beside their names. */
const explanations: Readonly<Record<number, string>> = {
  400: "Bad request syntax or unsupported method",
  401: "No permission -- see authorization schemes",
  403: "Request forbidden -- authorization will not help",
  404: "Nothing matches the given URI",
  405: "Specified method is invalid for this resource",
  500: "Server got itself in trouble",
  501: "Server does not support this operation",
  503: "The server cannot process the request due to a high load",
};

const methods: readonly (readonly [name: string, usage: string, run: Run])[] = [
  ["send_response", "self code message", sendResponse],
  ["send_response_only", "self code message", sendResponseOnly],
  ["send_header", "self keyword value", sendHeader],
  ["end_headers", "self", () => null],
  ["flush_headers", "self", () => null],
  ["send_error", "self code message explain", sendError],
  ["log_request", "self code size", logRequest],
  ["log_message", "*", logMessage],
  [
    "log_error",
    "*",
    ([self = null, ...rest], machine) => callMethod(self, "log_message", given(rest), machine),
  ],
  ["address_string", "self", ([self = null]) => addressOf(self)],
  ["version_string", "self", ([self = null]) => textOf(attribute(self, "server_version"))],
  [
    "date_time_string",
    "self timestamp",
    (_, { shell }) => timeText(timeOf(shell.context), dateHeader),
  ],
  [
    "log_date_time_string",
    "self",
    (_, { shell }) => timeText(timeOf(shell.context), "%d/%b/%Y %H:%M:%S"),
  ],
];

const given = (args: readonly Given[]): readonly Value[] => args.filter((arg) => arg !== undefined);

function sendResponseOnly([self, code]: readonly Given[]): Value {
  draftOf(self).status = Number(wholeIn(code));
  return null;
}

function sendHeader([self, name, value = null]: readonly Given[]): Value {
  draftOf(self).headers[textIn(name).toLowerCase()] = textOf(value);
  return null;
}

function addressOf(self: Value): Value {
  const client = attribute(self, "client_address");
  return client instanceof Tuple ? (client.items[0] ?? null) : null;
}

/** The class that scripts derive their handlers from. */
export function handlerClass(machine: Machine): PyClass {
  const own = methods.map(([name, usage, run]) => [name, new Native(name, usage, run)] as const);
  const constants: readonly (readonly [string, Value])[] = [
    ["protocol_version", "HTTP/1.0"],
    ["server_version", "BaseHTTP/0.6"],
    ["sys_version", "Python/3.14.0"],
    ["error_content_type", "text/html;charset=utf-8"],
  ];
  return nativeClass("BaseHTTPRequestHandler", machine, [...own, ...constants], {
    module: "http.server",
  });
}

/** Has a handler of a class handle a request; undefined where it ends without an answer. */
export function* handled(
  type: PyClass,
  server: Value,
  { request, client }: { readonly request: HttpRequest; readonly client: string },
  machine: Machine,
): Expanding<HttpResponse | undefined> {
  const self = new Instance(type);
  const draft: Draft = { status: undefined, headers: {}, body: "" };
  drafts.set(self, draft);
  const { method, path } = request;
  const { address, port } = clientOf(client, machine);
  const members: readonly (readonly [string, Value])[] = [
    ["server", server],
    ["client_address", new Tuple([address, port])],
    ["command", method],
    ["path", path],
    ["request_version", "HTTP/1.1"],
    ["requestline", `${method} ${path} HTTP/1.1`],
    ["headers", headersThing(request)],
    ["rfile", bodyThing(bytesOf(request.body ?? ""))],
    ["wfile", writerThing(draft)],
    ["close_connection", true],
  ];
  for (const [name, value] of members) self.members.set(name, value);
  if (attributeOrNone(self, `do_${method}`)) yield* callMethod(self, `do_${method}`, [], machine);
  else yield* callMethod(self, "send_error", [501n, `Unsupported method ('${method}')`], machine);
  if (draft.status === undefined) return undefined;
  const body = method === "HEAD" ? "" : decoded(draft.body);
  return { status: draft.status, headers: draft.headers, body };
}

/** The ports that kernels give to clients. Source: Linux, ip_local_port_range. */
const firstPort = 32_768;
const ports = 28_232;

/** Kubelets come from the gateway of the pods of their node. */
export function clientOf(client: string, { shell }: Machine) {
  const { kernel, context } = shell;
  const [, host = client, port] = /^(.*?)(?::(\d+))?$/.exec(client) ?? [];
  const gateway = context.address.replace(/\d+$/, "1");
  const given = firstPort + (Math.floor(kernel.now) % ports);
  return { address: host === "" ? gateway : host, port: BigInt(port ?? given) };
}

function attributeOrNone(self: Instance, name: string): boolean {
  return self.type.order.some(({ members }) => members.has(name));
}

/** What a client has sent beside its body. */
function headersThing({ headers, host, body }: HttpRequest): Thing {
  const all: Record<string, string> = { host, ...headers };
  if (body !== undefined && body !== "") all["content-length"] ??= String(bytesOf(body).length);
  const entries = Object.entries(all).map(([name, value]): readonly [Value, Value] => [
    headerName(name),
    value,
  ]);
  const found = (name: Given): Value => all[textIn(name).toLowerCase()] ?? null;
  const get: Run = ([name, other = null]) => found(name) ?? other;
  return new Thing(
    "http.client.HTTPMessage",
    [
      ["get", new Native("get", "name failobj", get)],
      ["items", new Native("items", "", () => new List(entries.map((each) => new Tuple(each))))],
      ["keys", new Native("keys", "", () => new List(entries.map(([name]) => name)))],
      ["values", new Native("values", "", () => new List(entries.map(([, value]) => value)))],
    ],
    {
      element: found,
      shown: entries.map(([name, value]) => `${textOf(name)}: ${textOf(value)}\n`).join(""),
    },
  );
}

function bodyThing(bytes: string): Thing {
  let left = bytes;
  const taken = (count: number) => {
    const part = left.slice(0, count);
    left = left.slice(count);
    return new Bytes(part);
  };
  return new Thing("_io.BufferedReader", [
    [
      "read",
      new Native("read", "size", ([size = null]) => {
        const count = size === null ? left.length : Number(wholeIn(size));
        return taken(count < 0 ? left.length : count);
      }),
    ],
    ["readline", new Native("readline", "", () => taken(left.indexOf("\n") + 1 || left.length))],
  ]);
}

function writerThing(draft: Draft): Thing {
  return new Thing("socketserver._SocketWriter", [
    [
      "write",
      new Native("write", "data", ([data]) => {
        if (data instanceof Bytes) {
          draft.body += data.text;
          return BigInt(data.text.length);
        }
        const type = typeName(data ?? null);
        throw raised("TypeError", `a bytes-like object is required, not '${type}'`);
      }),
    ],
    ["flush", new Native("flush", "", () => null)],
  ]);
}
