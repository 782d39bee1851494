/**
 * The log of a container, rotated as a kubelet does it: `logs` shows the newest file alone.
 * Source: kubelet 1.36, pkg/kubelet/logs, and the log format of the CRI.
 */
import { textOf } from "../kernel/bytes.ts";
import type { Output } from "../kernel/streams.ts";

export interface LogLine {
  /** Milliseconds after the start of the process. */
  readonly atMs: number;
  readonly text: string;
  /** It has no end yet: more may come. */
  readonly isOpen?: boolean;
  /** How many lines were written before it; absent: as many as are shown before it. */
  readonly number?: number;
}

/** When a kubelet rotates a log, and how much it keeps. */
export interface LogLimits {
  /** `containerLogMaxSize`: a larger file is put aside, and a new one begun. */
  readonly fileBytes: number;
  /** `containerLogMaxFiles`: the newest and those put aside. */
  readonly files: number;
}

export const logLimitsDefault: LogLimits = { fileBytes: 10 * 1024 * 1024, files: 5 };

/** `containerLogMonitorInterval`: so often a kubelet looks how large the files are. */
const monitorMs = 10_000;
/** What is kept in memory of a file, which may be less than a kubelet shows: its newest lines. */
const keptBytesMax = 1_048_576;
/** Time, stream and mark before each line, and its end. */
const headBytes = 41;
/** About what is left of a file that is put aside and compressed: all but the newest of these. */
const compressed = 0.1;

/** A file that lines are written to. */
interface LogFile {
  lines: LogLine[];
  /** Of the lines that are kept in memory. */
  keptBytes: number;
  /** Of all lines. */
  bytes: number;
  /** Since when it is too large; the kubelet rotates it when it next looks. */
  fullMs: number;
}

const newFile = (): LogFile => ({
  lines: [],
  keptBytes: 0,
  bytes: 0,
  fullMs: Number.POSITIVE_INFINITY,
});

const rotatedMs = ({ fullMs }: LogFile) => (Math.floor(fullMs / monitorMs) + 1) * monitorMs;

/** The lines that a container has written, each with the time of its first byte. */
export class LogLines implements Output {
  readonly isFull = false;
  readonly listeners = new Set<(bytes: string) => void>();
  readonly #now: () => number;
  readonly #limits: LogLimits;
  #file = newFile();
  /** The one before, which is still shown where a process ran ahead of the cluster. */
  #before: LogFile | undefined;
  /** The sizes of files that were put aside before that one, the newest first. */
  #asideBytes: readonly number[] = [];
  #count = 0;
  #open = "";
  #openedMs = 0;

  constructor(now: () => number, limits: LogLimits = logLimitsDefault) {
    this.#now = now;
    this.#limits = limits;
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

  /**
   * The lines of the file that is the newest at a time, begun up to then; for who follows the log
   * those from a number on, of the file before it too.
   */
  until(untilMs: number, fromNumber?: number): readonly LogLine[] {
    const lines = this.#linesOf(untilMs, fromNumber).filter(({ atMs }) => atMs <= untilMs);
    if (this.#open === "" || this.#openedMs > untilMs) return lines;
    const open = { atMs: this.#openedMs, text: textOf(this.#open), number: this.#count };
    return [...lines, { ...open, isOpen: true }];
  }

  /** What the files take of the disk at a time. */
  bytesAt(atMs: number): number {
    const sizes = [
      ...(this.#before === undefined ? [] : [this.#before.bytes]),
      ...this.#asideBytes,
    ];
    const isRotated = rotatedMs(this.#file) <= atMs;
    const current = isRotated ? 0 : bytesUntil(this.#file, atMs);
    const aside = (isRotated ? [this.#file.bytes, ...sizes] : sizes).slice(
      0,
      this.#limits.files - 1,
    );
    return aside.reduce(
      (sum, bytes, index) => sum + (index === 0 ? bytes : Math.ceil(bytes * compressed)),
      current,
    );
  }

  #linesOf(atMs: number, fromNumber: number | undefined): readonly LogLine[] {
    if (fromNumber === undefined) return this.#fileAt(atMs)?.lines ?? [];
    const files = this.#before === undefined ? [this.#file] : [this.#before, this.#file];
    return files.flatMap(({ lines }) =>
      // Who follows has mostly seen all lines of the older file.
      (lines.at(-1)?.number ?? -1) < fromNumber
        ? []
        : lines.filter(({ number = 0 }) => number >= fromNumber),
    );
  }

  /** `undefined` where the newest file is empty. */
  #fileAt(atMs: number): LogFile | undefined {
    const before = this.#before;
    if (before !== undefined && atMs < rotatedMs(before)) return before;
    return atMs < rotatedMs(this.#file) ? this.#file : undefined;
  }

  #add(line: string, atMs: number): void {
    if (this.#now() >= rotatedMs(this.#file)) this.#rotate();
    const file = this.#file;
    const bytes = line.length + headBytes;
    file.lines.push({ atMs, text: textOf(line), number: this.#count });
    this.#count += 1;
    file.bytes += bytes;
    file.keptBytes += bytes;
    if (file.bytes >= this.#limits.fileBytes) file.fullMs = Math.min(file.fullMs, this.#now());
    if (file.keptBytes <= keptBytesMax) return;
    file.lines = file.lines.slice(Math.ceil(file.lines.length / 2));
    file.keptBytes = bytesOfLines(file.lines);
  }

  #rotate(): void {
    if (this.#before !== undefined) {
      const aside = [this.#before.bytes, ...this.#asideBytes];
      this.#asideBytes = aside.slice(0, Math.max(this.#limits.files - 2, 0));
    }
    this.#before = this.#file;
    this.#file = newFile();
  }
}

const bytesOfLines = (lines: readonly LogLine[]) =>
  lines.reduce((sum, { text }) => sum + text.length + headBytes, 0);

function bytesUntil({ lines, bytes }: LogFile, atMs: number): number {
  let later = lines.length;
  while (later > 0 && (lines[later - 1]?.atMs ?? 0) > atMs) later -= 1;
  return bytes - bytesOfLines(lines.slice(later));
}
