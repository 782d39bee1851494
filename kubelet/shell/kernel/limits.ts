/** How much a container may do of real time and memory, however much it does of its own. */

/** Ends a process: it holds more text than there is room for. */
export class OutOfMemory extends Error {
  constructor(what: string) {
    super(`${what} is larger than ${textBytesMax >> 20} MiB; there is no memory for it`);
  }
}

/** Ends a shell: there may not be another process. */
export class NoMoreProcesses extends Error {}

/** Ends a shell: functions, traps and scripts within one another, each in its own way. */
export class TooDeep extends Error {}

/** One variable, one line, or all that a program reads before it begins. */
export const textBytesMax = 2 ** 24;

/** What commands have written to one file; others may be made larger at once. */
export const writtenBytesMax = 2 ** 26;

/** Processes of a container at a time, as a limit of pids on a node would have it. */
export const processesMax = 512;

/** So deep may functions, traps, `eval` and sourced scripts stand within one another. */
export const nestingMax = 200;

/** The text, or OutOfMemory where it is too long. */
export function fitting(text: string, what: string): string {
  if (text.length > textBytesMax) throw new OutOfMemory(what);
  return text;
}

/** The depth of what begins now, or TooDeep. */
export function deeper(depth: number, what: string): number {
  if (depth >= nestingMax) throw new TooDeep(`${what}: more than ${nestingMax} within one another`);
  return depth + 1;
}
