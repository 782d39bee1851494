/** `http.server` and `socketserver`: servers that a script is. Source: Python 3.14. */
import type { HttpRequest, HttpResponse } from "../../../../api/http-message.ts";
import { bytesOf } from "../../kernel/bytes.ts";
import { put } from "../../kernel/streams.ts";
import { Exit } from "../../language/shell.ts";
import type { Listener } from "../../process/listeners.ts";
import type { Expanding } from "../../words/expand.ts";
import { Instance, nativeClass, PyClass } from "./classes.ts";
import { errorType, Raised, systemError, traceback, typeError } from "./errors.ts";
import { flat } from "./flat.ts";
import { textIn, wholeIn } from "./given.ts";
import { clientOf, handled, handlerClass } from "./http-handler.ts";
import type { Machine } from "./machine.ts";
import type { Module } from "./module.ts";
import { Native, type Run } from "./objects.ts";
import { Unsimulated } from "./tree.ts";
import { Tuple, type Value } from "./values.ts";

type Given = Value | undefined;

interface Open {
  readonly port: number;
  readonly handler: PyClass;
  isShut: boolean;
}

const servers = new WeakMap<Instance, Open>();

/** A port that a kernel gives where any will do. */
const anyPort = 40_000;

function open([self, address, handler]: readonly Given[], machine: Machine): Value {
  if (!(self instanceof Instance) || !(handler instanceof PyClass)) {
    throw typeError("a server needs an address and a class of handlers");
  }
  if (!(address instanceof Tuple)) throw typeError("a tuple of a host and a port is needed");
  const [host = "", given = 0n] = address.items;
  const { kernel, task } = machine.shell;
  const port = Number(wholeIn(given)) || anyPort + kernel.listeners.size;
  if (kernel.listeners.get(port)?.task.exitCode === undefined && kernel.listeners.has(port)) {
    throw systemError("EADDRINUSE", "Address already in use");
  }
  servers.set(self, { port, handler, isShut: false });
  self.members.set("server_address", new Tuple([textIn(host) || "0.0.0.0", BigInt(port)]));
  self.members.set("server_port", BigInt(port));
  self.members.set("server_name", machine.shell.context.hostname);
  kernel.listeners.set(port, {
    task,
    openedMs: kernel.now,
    answer: (request, client) => answer(self, { request, client }, machine),
  });
  return null;
}

/** Answers a request; what goes wrong is told in the errors of the script. */
function* answer(
  self: Instance,
  asked: { readonly request: HttpRequest; readonly client: string },
  machine: Machine,
): ReturnType<Listener["answer"]> {
  const server = servers.get(self);
  // Who handles one request answers no other.
  if (server === undefined || machine.isAnswering) yield { until: Number.POSITIVE_INFINITY };
  if (server === undefined) return undefined;
  let response: HttpResponse | undefined;
  machine.isAnswering = true;
  const depth = machine.frames.length;
  try {
    const work = function* (): Expanding<void> {
      response = yield* handled(server.handler, self, asked, machine);
    };
    yield* flat(work());
  } catch (error) {
    yield* failed(error, asked.client, machine);
    response = undefined;
  } finally {
    machine.isAnswering = false;
    machine.frames.length = depth;
  }
  return response;
}

const rule = `${"-".repeat(40)}\n`;

/** An error ends the request, an exit the process. */
function* failed(error: unknown, client: string, machine: Machine): Expanding<void> {
  const { shell } = machine;
  const { kernel, task } = shell;
  if (error instanceof Exit) return kernel.end(task, error.code);
  const say = (text: string) => put(shell.streams.errors, bytesOf(text));
  if (error instanceof Unsimulated) {
    yield* say(`kubesim: ${error.what}: not simulated\n`);
    return;
  }
  if (!(error instanceof Raised)) throw error;
  const { type } = error.error;
  if (!type.isA(errorType("Exception"))) return kernel.end(task, 1);
  const { address, port } = clientOf(client, machine);
  const from = `Exception occurred during processing of request from ('${address}', ${port})\n`;
  yield* say(`${rule}${from}${traceback(error.error)}${rule}`);
}

/** Serves until it is shut down; signals that the script heeds come between. */
function* serveForever([self]: readonly Given[], machine: Machine): Expanding<Value> {
  const server = self instanceof Instance ? servers.get(self) : undefined;
  if (server === undefined) throw typeError("a server that is not open");
  const { caught } = machine.shell.task;
  while (!server.isShut) {
    yield { ready: () => caught.length > 0 || server.isShut, isInterruptible: true };
    yield* machine.heed();
  }
  return null;
}

function close([self]: readonly Given[], { shell }: Machine): Value {
  const server = self instanceof Instance ? servers.get(self) : undefined;
  if (server !== undefined) {
    server.isShut = true;
    shell.kernel.listeners.delete(server.port);
  }
  return null;
}

const methods: readonly (readonly [name: string, usage: string, run: Run])[] = [
  ["__init__", "self server_address RequestHandlerClass bind_and_activate", open],
  ["serve_forever", "self poll_interval", serveForever],
  ["shutdown", "self", close],
  ["server_close", "self", close],
  ["__enter__", "self", ([self = null]) => self],
  ["__exit__", "self type value traceback", (args, machine) => close(args, machine)],
];

const serverClass =
  (name: string, module: string) =>
  (machine: Machine): Value =>
    nativeClass(
      name,
      machine,
      methods.map(([method, usage, run]) => [method, new Native(method, usage, run)] as const),
      { module },
    );

export const httpServer: Module = {
  HTTPServer: serverClass("HTTPServer", "http.server"),
  ThreadingHTTPServer: serverClass("ThreadingHTTPServer", "http.server"),
  BaseHTTPRequestHandler: (machine) => handlerClass(machine),
};

export const socketserver: Module = {
  TCPServer: serverClass("TCPServer", "socketserver"),
  ThreadingTCPServer: serverClass("ThreadingTCPServer", "socketserver"),
  ThreadingMixIn: (machine) =>
    nativeClass("ThreadingMixIn", machine, [], { module: "socketserver" }),
};

export const http: Module = {};

/** What servers and handlers have, for the walk over scripts. */
export const httpNames: readonly string[] = (
  "serve_forever shutdown server_close server_address server_port server_name send_response " +
  "send_response_only send_header end_headers flush_headers send_error log_request log_message " +
  "log_error address_string version_string date_time_string log_date_time_string client_address " +
  "command path request_version requestline headers rfile wfile close_connection server " +
  "protocol_version server_version sys_version allow_reuse_address daemon_threads timeout"
).split(" ");
