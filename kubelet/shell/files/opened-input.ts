import type { Random } from "../../../api/runtime.ts";
import type { Context } from "../kernel/context.ts";
import { writtenBytesMax } from "../kernel/limits.ts";
import { openedPipe } from "../kernel/pipes.ts";
import { type Input, inputOf } from "../kernel/streams.ts";
import { presumeRead } from "../language/presumed.ts";
import type { Shell } from "../language/shell.ts";
import { isInput } from "../network/socket.ts";
import { absolutePath, file } from "./file-system.ts";

/** What is read from a path: a file, or a device without end. Throws FileError. */
export function openedInput(path: string, shell: Shell): Input {
  const { context, cwd, streams } = shell;
  if (path === "/dev/stdin" || path === "/dev/tty") return streams.input;
  const full = absolutePath(path, cwd);
  const pipe = openedPipe(full, shell);
  if (pipe !== undefined) return pipe;
  const descriptor = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(full)?.[1];
  if (descriptor === "0") return streams.input;
  const other = descriptor === undefined ? undefined : streams.more.get(Number(descriptor));
  if (other !== undefined && isInput(other)) return other;
  presumeRead(full, file(""), shell);
  const entry = context.files.find(full);
  if (entry?.kind !== "device") return inputOf(context.files.read(full));
  if (entry.name === "zero") return endless((length) => "\0".repeat(length), context);
  if (entry.name === "random") {
    return endless((length) => randomBytes(length, context.random), context);
  }
  return inputOf("");
}

/** So much is given at once, unless more is asked for, and so much in all. */
const pieceBytes = 65_536;
const deviceBytesMax = 2 ** 25;

/** Who reads without end is taken to do so for ever. */
function endless(make: (length: number) => string, { kernel, log }: Context): Input {
  let left = deviceBytesMax;
  return {
    get isReady() {
      return left > 0;
    },
    read(most = pieceBytes) {
      if (left <= 0) return "";
      const length = Math.min(most, writtenBytesMax);
      left -= Math.min(length, pieceBytes);
      kernel.countBytes(Math.min(length, pieceBytes));
      if (left <= 0) {
        kernel.spinsSinceMs ??= kernel.now;
        log.write(`kubesim: a process read ${deviceBytesMax >> 20} MiB of a device without end\n`);
      }
      return make(length);
    },
  };
}

/** Only so many are drawn, and repeated: nobody can tell. */
const drawnBytes = 65_536;

export function randomBytes(length: number, random: Random): string {
  let bytes = "";
  while (bytes.length < Math.min(length, drawnBytes)) {
    bytes += String.fromCharCode(random.integer(256));
  }
  if (length <= drawnBytes) return bytes;
  return bytes.repeat(Math.ceil(length / drawnBytes)).slice(0, length);
}
