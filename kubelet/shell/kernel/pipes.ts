/**
 * Pipes that have a path: those of `<( … )` and of `mkfifo`. They are the kernel's; in the files
 * there is at most a device that names one.
 */
import { device } from "../files/file-system.ts";
import type { Shell } from "../language/shell.ts";
import type { Kernel } from "./kernel.ts";
import { type Input, type Output, Pipe } from "./streams.ts";

/** Where those of `<( … )` begin; bash counts down from here. */
const lastDescriptor = 63;
const namePattern = /^pipe:(\d+)$/;

/** The path of a new pipe, which is in no directory. */
export function newPipe(pipe: Pipe, { pipes }: Kernel): string {
  let number = lastDescriptor;
  while (pipes.has(pathOf(number))) number -= 1;
  pipes.set(pathOf(number), pipe);
  return pathOf(number);
}

const pathOf = (number: number) => `/dev/fd/${number}`;

/** A device for the files, which names a pipe that many may open. */
export function newFifo({ pipes }: Kernel) {
  const pipe = new Pipe();
  pipe.writers = 0;
  const name = `pipe:${pipes.size}`;
  pipes.set(name, pipe);
  return device(name);
}

export const isFifo = (name: string): boolean => namePattern.test(name);

function pipeAt(path: string, { context: { files, kernel } }: Shell): Pipe | undefined {
  const known = kernel.pipes.get(path);
  if (known !== undefined) return known;
  if (kernel.pipes.size === 0) return undefined;
  const entry = files.find(path);
  return entry?.kind === "device" ? kernel.pipes.get(entry.name) : undefined;
}

/** What is read there; it ends when somebody has written and nobody does any more. */
export function openedPipe(path: string, shell: Shell): Input | undefined {
  const pipe = pipeAt(path, shell);
  if (pipe === undefined) return undefined;
  const isAwaited = () => pipe.writers === 0 && !pipe.wasWritten;
  return {
    get isReady() {
      return pipe.isReady && !isAwaited();
    },
    read: (most) => (isAwaited() ? "" : pipe.read(most)),
  };
}

/** What is written there; `undefined` where the path is that of no pipe. */
export function openedPipeEnd(path: string, shell: Shell): Output | undefined {
  const pipe = pipeAt(path, shell);
  if (pipe === undefined) return undefined;
  pipe.writers += 1;
  pipe.wasWritten = true;
  let isOpen = true;
  return {
    get isFull() {
      return pipe.isFull;
    },
    write: (bytes) => pipe.write(bytes),
    end() {
      if (isOpen) pipe.writers -= 1;
      isOpen = false;
    },
  };
}
