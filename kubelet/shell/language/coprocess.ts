/** `coproc`: a process that a script writes to and reads from. Source: bash 5.2, Coprocesses. */
import type { Coproc } from "unbash";
import { noteJob } from "../builtins/jobs.ts";
import type { Effect } from "../kernel/kernel.ts";
import { type Input, type Output, Pipe } from "../kernel/streams.ts";
import { setElements } from "../words/array.ts";
import { fork } from "./forks.ts";
import type { Shell } from "./shell.ts";

/** Where its descriptors are, as bash has them at first. */
const readFrom = 63;
const writtenTo = 60;

type Run = (copy: Shell) => Generator<Effect, unknown, void>;

/** Starts one. The script finds its descriptors in `COPROC`, or in an array of its name. */
export function startCoprocess({ name }: Coproc, shell: Shell, run: Run): void {
  const [told, said] = [new Pipe(), new Pipe()];
  const streams = { ...shell.streams, input: told, output: said };
  const task = fork(shell, streams, run, () => {
    said.writers = 0;
    told.close();
  });
  noteJob(task, shell);
  const array = name?.value ?? "COPROC";
  setElements(array, [String(readFrom), String(writtenTo)], shell);
  shell.set(`${array}_PID`, String(task.pid));
  const reader: Input & Output = {
    read: (most) => said.read(most),
    get isReady() {
      return said.isReady;
    },
    isFull: false,
    write: () => false,
  };
  const writer: Output = {
    get isFull() {
      return told.isFull;
    },
    write: (bytes) => told.write(bytes),
    end: () => {
      told.writers = 0;
    },
  };
  const more = new Map(shell.streams.more).set(readFrom, reader).set(writtenTo, writer);
  shell.streams = { ...shell.streams, more };
  shell.status = 0;
}
