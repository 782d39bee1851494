/**
 * Processes of this machine, in a folder of their own, in place of those in containers: so what
 * streams carry can be tested with programs that read and write as they like.
 */
import { spawn } from "node:child_process";
import type { ExecOptions, StartSession } from "../../apiserver/http/streams/container-streams.ts";

/** Ctrl-D, by which a terminal ends input. */
const endOfTransmission = 4;

/** Runs the command of an exec in `folder`. */
export function machineProcess(folder: string): (options: ExecOptions) => StartSession {
  return ({ command, stdin, tty }) =>
    (listener) => {
      const [program = "", ...args] = command;
      const child = spawn(program, args, { cwd: folder });
      child.stdout.on("data", (bytes) => listener.output("stdout", bytes));
      child.stderr.on("data", (bytes) => listener.output("stderr", bytes));
      child.stdin.on("error", () => undefined);
      if (!stdin) child.stdin.end();
      child.on("error", ({ message }) => listener.end({ message }));
      child.on("close", (code) => listener.end({ exitCode: code ?? 137 }));
      return {
        write(bytes) {
          const end = tty ? bytes.indexOf(endOfTransmission) : -1;
          child.stdin.write(end < 0 ? bytes : bytes.subarray(0, end));
          if (end >= 0) child.stdin.end();
        },
        endInput: () => child.stdin.end(),
        // The process has no terminal that could have a size: it is told here.
        resize: (columns, rows) =>
          listener.output("stdout", Buffer.from(`${columns} by ${rows}\r\n`)),
        close: () => child.kill(),
      };
    };
}
