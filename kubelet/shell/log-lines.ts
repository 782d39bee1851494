import { textOf } from "./bytes.ts";
import type { Output } from "./streams.ts";

export interface LogLine {
  /** Milliseconds after the start of the process. */
  readonly atMs: number;
  readonly text: string;
  /** It has no end yet: more may come. */
  readonly isOpen?: boolean;
}

/** What a container's log may take; then its older half goes. Less than a kubelet's 10 MiB. */
const bytesMax = 1_048_576;

/** Time, stream and mark before each line. Source: the log format of the CRI. */
const headBytes = 40;

/** The lines that a container has written, each with the time of its first byte. */
export class LogLines implements Output {
  readonly isFull = false;
  readonly listeners = new Set<(bytes: string) => void>();
  readonly #now: () => number;
  #lines: LogLine[] = [];
  #bytes = 0;
  #open = "";
  #openedMs = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  write(bytes: string): boolean {
    for (const listener of this.listeners) listener(bytes);
    const parts = bytes.split("\n");
    const rest = parts.pop() ?? "";
    for (const part of parts) {
      this.#add(this.#open + part, this.#open === "" ? this.#now() : this.#openedMs);
      this.#open = "";
    }
    if (rest !== "" && this.#open === "") this.#openedMs = this.#now();
    this.#open += rest;
    return true;
  }

  /** The lines begun up to a time. */
  until(untilMs: number): readonly LogLine[] {
    const lines = this.#lines.filter(({ atMs }) => atMs <= untilMs);
    if (this.#open === "" || this.#openedMs > untilMs) return lines;
    return [...lines, { atMs: this.#openedMs, text: textOf(this.#open), isOpen: true }];
  }

  /** What the lines begun up to a time take on a disk. */
  bytesUntil(untilMs: number): number {
    let count = this.#lines.length;
    let bytes = this.#bytes;
    for (let line = this.#lines[count - 1]; line !== undefined && line.atMs > untilMs; ) {
      bytes -= line.text.length + 1;
      count -= 1;
      line = this.#lines[count - 1];
    }
    return bytes + count * headBytes;
  }

  #add(line: string, atMs: number): void {
    this.#lines.push({ atMs, text: textOf(line) });
    this.#bytes += line.length + 1;
    if (this.#bytes <= bytesMax) return;
    this.#lines = this.#lines.slice(Math.ceil(this.#lines.length / 2));
    this.#bytes = this.#lines.reduce((sum, { text }) => sum + text.length + 1, 0);
  }
}
