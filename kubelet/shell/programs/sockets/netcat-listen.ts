/**
 * `nc -l`: who connects is read, and gets what nc reads or what its program says. Source: busybox
 * 1.37, networking/nc.c; OpenBSD's netcat 1.228.
 */
import {
  bytesMethod,
  bytesType,
  type HttpRequest,
  type HttpResponse,
} from "../../../../api/http-message.ts";
import { bytesOf, textOf } from "../../kernel/bytes.ts";
import type { Effect, Work } from "../../kernel/kernel.ts";
import { type Input, inputOf, Printed, put } from "../../kernel/streams.ts";
import { ending } from "../../language/ending.ts";
import { Shell } from "../../language/shell.ts";
import { runProgram } from "../../run-program.ts";
import { type Given, ProgramError } from "../program.ts";
import { requestBytes, responseIn } from "./raw-connection.ts";

/** A port that a kernel gives where none is asked for. */
const anyPort = 40_001;

/** `nc -l -p 8080`, `nc -lk 8080 -e PROGRAM`; `argv` is the program, if there is one. */
export function* listen(
  { flags, value, rest }: Given,
  argv: readonly string[],
  shell: Shell,
): Work {
  const { kernel, task } = shell;
  const port = Number(value("p") ?? rest.findLast((word) => /^\d+$/.test(word)) ?? anyPort);
  const before = kernel.listeners.get(port);
  if (before !== undefined && before.task.exitCode === undefined) {
    throw new ProgramError("bind: Address already in use");
  }
  let isOver = false;
  kernel.listeners.set(port, {
    task,
    // A loop of one listener after another counts as one.
    openedMs: before?.openedMs ?? kernel.now,
    *answer(request) {
      if (isOver) return undefined;
      isOver = !flags.has("k");
      const read = bytesIn(request);
      return responseOf(yield* said(read, argv, shell), request);
    },
  });
  yield { ready: () => isOver };
  return 0;
}

const bytesIn = (request: HttpRequest): string =>
  request.method === bytesMethod ? bytesOf(request.body ?? "") : requestBytes(request);

/** What a client gets; undefined where the connection stays open without a word. */
function* said(
  read: string,
  argv: readonly string[],
  shell: Shell,
): Generator<Effect, string, void> {
  const { input, output } = shell.streams;
  if (argv.length === 0) {
    yield* put(output, read);
    return present(input);
  }
  const printed = new Printed();
  const { context, task, streams, engine, environment, cwd } = shell;
  const own = { ...streams, input: inputOf(read), output: printed, isTerminal: false };
  const child = new Shell({ context, task, name: "nc", streams: own, engine });
  child.begin(environment, [], cwd);
  yield* ending(child, () => runProgram(argv, child));
  return printed.text;
}

/** What there is to read by now. */
function present(input: Input): string {
  let text = "";
  while (input.isReady) {
    const bytes = input.read();
    if (bytes === undefined || bytes === "") break;
    text += bytes;
  }
  return text;
}

/** Who speaks HTTP and gets none finds the connection closed. */
function responseOf(bytes: string, { method }: HttpRequest): HttpResponse | undefined {
  if (method !== bytesMethod) return responseIn(bytes);
  return { status: 200, headers: { "content-type": bytesType }, body: textOf(bytes) };
}
