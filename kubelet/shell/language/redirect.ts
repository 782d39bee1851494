/** Where a command reads from and writes to. Source: POSIX.1-2024, shell command language, 2.7. */
import type { Redirect, Redirection } from "unbash";
import { absolutePath, FileError } from "../files/file-system.ts";
import { openedInput } from "../files/opened-input.ts";
import { writtenBytesMax } from "../kernel/limits.ts";
import { openedPipeEnd } from "../kernel/pipes.ts";
import { type Input, inputOf, noInput, noOutput, type Output } from "../kernel/streams.ts";
import { isInput, openedSocket, type Socket, SocketError } from "../network/socket.ts";
import { type Expanding, expandQuoted, expandText } from "../words/expand.ts";
import type { Shell, Streams } from "./shell.ts";

/** A redirection that cannot be made: the command is not run. */
export class RedirectError extends Error {
  /** It begins with the name of the shell already. */
  readonly isWhole: boolean;

  constructor(message: string, isWhole = false) {
    super(message);
    this.isWhole = isWhole;
  }
}

/** The streams of the shell, redirected. Throws RedirectError in the shell's words. */
export function* redirected(
  redirections: readonly Redirection[],
  shell: Shell,
): Expanding<Streams> {
  let streams = shell.streams;
  for (const each of redirections) {
    if (each.type === "HereDoc") {
      const { parts, text } = each.body;
      const body = parts === undefined ? text : yield* expandQuoted(parts, shell);
      const isIndented = each.operator === "<<-";
      const input = inputOf(isIndented ? body.replace(/^\t+/gm, "") : body);
      streams = withInput(streams, numberOf(each, streams, shell), input);
    } else if (each.type === "HereString") {
      const text = each.target === undefined ? "" : yield* expandText(each.target, shell);
      streams = withInput(streams, numberOf(each, streams, shell), inputOf(`${text}\n`));
    } else streams = yield* redirectedOnce(each, streams, shell);
  }
  return streams;
}

function* redirectedOnce(redirect: Redirect, streams: Streams, shell: Shell): Expanding<Streams> {
  const { operator, target } = redirect;
  const path = target === undefined ? "" : yield* expandText(target, shell);
  const number = numberOf(redirect, streams, shell, path === "-");
  const socket = yield* socketAt(path, shell);
  if (socket !== undefined) return withSocket(streams, socket, { operator, number });
  switch (operator) {
    case "<":
      return withInput(streams, number, openInput(path, shell), {
        ...noReader,
        path: absolutePath(path, shell.cwd),
      });
    case "<>": {
      const output = openOutput(path, shell, true);
      return withInput(streams, number, openInput(path, shell), output);
    }
    case "<&":
      return withInputOf(streams, number, path);
    case ">&":
      if (path === "-" && (number ?? 1) > 2) return closed(streams, number ?? 1);
      if (/^\d+$|^-$/.test(path)) return withOutput(streams, number ?? 1, outputOf(path, streams));
      return both(streams, openOutput(path, shell, false));
    case "&>":
    case "&>>":
      return both(streams, openOutput(path, shell, operator === "&>>"));
    default:
      if (operator === ">" && shell.options.has("noclobber")) checkNew(path, shell);
      return withOutput(streams, number ?? 1, openOutput(path, shell, operator === ">>"));
  }
}

/** Where the descriptors begin that the shell chooses itself. Source: bash 5.2, redirections. */
const chosenFrom = 10;

/** The descriptor that is told or, as `{name}`, chosen: its number goes to a variable. */
function numberOf(
  { descriptor }: Redirection,
  { more }: Streams,
  shell: Shell,
  isClosed = false,
): number | undefined {
  if (descriptor?.type !== "FileDescriptorVariable") return descriptor?.value;
  if (isClosed) return Number(shell.variables.get(descriptor.name));
  let number = chosenFrom;
  while (more.has(number)) number += 1;
  shell.set(descriptor.name, String(number));
  return number;
}

function withInput(
  streams: Streams,
  number: number | undefined,
  input: Input,
  output = noReader,
): Streams {
  if (number === undefined || number === 0) return { ...streams, input };
  const both: Output & Input = {
    read: (most) => input.read(most),
    get isReady() {
      return input.isReady;
    },
    get isFull() {
      return output.isFull;
    },
    write: (bytes) => output.write(bytes),
    end: () => output.end?.(),
    ...(output.path !== undefined && { path: output.path }),
  };
  return withOutput(streams, number, both);
}

/** Of a descriptor that is only read from. */
const noReader: Output = { isFull: false, write: () => false };

function checkNew(path: string, shell: Shell): void {
  if (shell.context.files.find(absolutePath(path, shell.cwd))?.kind !== "file") return;
  throw new RedirectError(`${path}: cannot overwrite existing file`);
}

/** Ends the descriptors above 2 that `exec` has closed. */
export function endClosed(before: Streams, { output, errors, more }: Streams): void {
  const open = new Set<unknown>([output, errors, ...more.values()]);
  for (const each of before.more.values()) if (!open.has(each)) each.end?.();
}

/** Ends what was opened for one command. */
export function endStreams({ output, errors, more }: Streams, before: Streams): void {
  if (output !== before.output) output.end?.();
  if (errors !== before.errors) errors.end?.();
  if (more === before.more) return;
  for (const [number, each] of more) if (before.more.get(number) !== each) each.end?.();
}

function* socketAt(path: string, shell: Shell): Expanding<Socket | undefined> {
  try {
    return yield* openedSocket(path, shell);
  } catch (error) {
    throw error instanceof SocketError ? new RedirectError(error.message, true) : error;
  }
}

function withSocket(
  streams: Streams,
  socket: Socket,
  { operator, number }: { readonly operator: string; readonly number: number | undefined },
): Streams {
  if (operator === "&>" || operator === "&>>") return both(streams, socket);
  if (operator === "<" || (operator === "<>" && number === undefined)) {
    return { ...streams, input: socket };
  }
  return withOutput(streams, number ?? 1, socket);
}

/** `<&-`, or `<&3` of a descriptor that is read from as well. */
function withInputOf(streams: Streams, to: number | undefined, from: string): Streams {
  if (from === "-" && (to ?? 0) > 0) return closed(streams, to ?? 0);
  if (from === "-") return { ...streams, input: noInput };
  if (from === "0") return withInput(streams, to, streams.input);
  const found = streams.more.get(Number(from));
  if (found === undefined) throw new RedirectError(`${from}: Bad file descriptor`);
  return isInput(found) ? withInput(streams, to, found) : streams;
}

function closed(streams: Streams, number: number): Streams {
  const more = new Map(streams.more);
  more.delete(number);
  return { ...streams, more };
}

const both = (streams: Streams, output: Output): Streams => ({
  ...streams,
  output,
  errors: output,
});

function withOutput(streams: Streams, number: number, output: Output): Streams {
  if (number === 1) return { ...streams, output };
  if (number === 2) return { ...streams, errors: output };
  return { ...streams, more: new Map(streams.more).set(number, output) };
}

function outputOf(number: string, streams: Streams): Output {
  if (number === "-") return noOutput;
  if (number === "1") return streams.output;
  if (number === "2") return streams.errors;
  const output = streams.more.get(Number(number));
  if (output === undefined) throw new RedirectError(`${number}: Bad file descriptor`);
  return output;
}

function openInput(path: string, shell: Shell): Input {
  try {
    return openedInput(path, shell);
  } catch (error) {
    throw cannot("open", path, error, shell);
  }
}

/** Opens a file or a pipe, or one of its own descriptors. Throws RedirectError. */
export function openOutput(path: string, shell: Shell, append: boolean): Output {
  const full = absolutePath(path, shell.cwd);
  const special = specialOutput(full, shell);
  if (special !== undefined) return special;
  const { files } = shell.context;
  try {
    files.write(full, "", { append });
  } catch (error) {
    throw cannot("create", path, error, shell);
  }
  return {
    isFull: false,
    path: full,
    write(bytes) {
      const entry = files.find(full);
      const isFullDisk = entry?.kind === "file" && entry.content.length > writtenBytesMax;
      if (isFullDisk) throw new FileError("ENOSPC");
      shell.kernel.countBytes(bytes.length);
      files.write(full, bytes, { append: true });
      return true;
    },
  };
}

function specialOutput(path: string, shell: Shell): Output | undefined {
  const { streams, context } = shell;
  const pipe = openedPipeEnd(path, shell);
  if (pipe !== undefined) return pipe;
  const own = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1];
  if (own !== undefined) return outputOf(own, streams);
  switch (path) {
    case "/dev/null":
      return noOutput;
    case "/dev/stdout":
      return streams.output;
    case "/dev/stderr":
      return streams.errors;
    case "/dev/tty":
      if (streams.isTerminal === true) return streams.output;
      throw new RedirectError("can't create /dev/tty: No such device or address");
    case "/proc/1/fd/1":
    case "/proc/1/fd/2":
      return { isFull: false, write: (bytes) => context.log.write(bytes) };
    default:
      return undefined;
  }
}

/** In the words of bash, or of busybox. */
function cannot(what: string, path: string, error: unknown, shell: Shell): unknown {
  if (!(error instanceof FileError)) return error;
  if (shell.isBash) return new RedirectError(`${path}: ${error.message}`);
  const isMissing = error.code === "ENOENT";
  if (shell.dialect.name === "dash") {
    const lacks = what === "create" ? "Directory nonexistent" : "No such file";
    return new RedirectError(`cannot ${what} ${path}: ${isMissing ? lacks : error.message}`);
  }
  const why = isMissing && what === "open" ? "no such file" : error.message;
  const shown = isMissing && what === "create" ? "nonexistent directory" : why;
  return new RedirectError(`can't ${what} ${path}: ${shown}`);
}
