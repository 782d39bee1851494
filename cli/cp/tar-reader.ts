import { Failure } from "../../client/kubectl/failure.ts";
import { blockBytes, type TarEntry } from "./tar-writer.ts";

/** What is done with the entries of an archive, as they come. */
export interface TarListener {
  /** Gets the content of a file; `undefined` passes over it. */
  entry(entry: TarEntry): FileSink | undefined;
}

export interface FileSink {
  write(bytes: Uint8Array): void;
  end(): void;
}

/** Names and targets that do not fit into a block come in entries of their own, before it. */
interface Overrides {
  readonly name?: string;
  readonly target?: string;
  readonly sizeBytes?: number;
}

/** The most that an entry for a long name may hold. */
const extendedBytesMax = 1024 * 1024;

/** Reads an archive from the pieces in which it comes. Throws Failures. */
export class TarReader {
  readonly #listener: TarListener;
  #rest = Buffer.alloc(0);
  #sink: FileSink | undefined;
  #left = 0;
  #padding = 0;
  #overrides: Overrides = {};
  #isOver = false;

  constructor(listener: TarListener) {
    this.#listener = listener;
  }

  read(bytes: Uint8Array): void {
    if (this.#isOver) return;
    this.#rest = Buffer.concat([this.#rest, bytes]);
    while (!this.#isOver && this.#step());
  }

  /** Throws where the archive broke off. */
  end(): void {
    if (!this.#isOver && (this.#left > 0 || this.#rest.length > 0))
      throw new Failure("unexpected EOF");
  }

  /** One step further; false where more has to come first. */
  #step(): boolean {
    if (this.#left > 0) return this.#content();
    if (this.#rest.length < this.#padding + blockBytes) return false;
    const block = this.#rest.subarray(this.#padding, this.#padding + blockBytes);
    this.#rest = this.#rest.subarray(this.#padding + blockBytes);
    this.#padding = 0;
    this.#head(block);
    return true;
  }

  #content(): boolean {
    if (this.#rest.length === 0) return false;
    const bytes = this.#rest.subarray(0, this.#left);
    this.#rest = this.#rest.subarray(bytes.length);
    this.#left -= bytes.length;
    this.#sink?.write(bytes);
    if (this.#left === 0) this.#finish();
    return true;
  }

  #finish(): void {
    this.#sink?.end();
    this.#sink = undefined;
  }

  #head(block: Buffer): void {
    if (block.every((byte) => byte === 0)) {
      this.#isOver = true;
      return;
    }
    checkSum(block);
    const flag = String.fromCharCode(block[156] ?? 0);
    const sizeBytes = this.#overrides.sizeBytes ?? octal(block, 124, 12);
    this.#left = sizeBytes;
    this.#padding = (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
    if (flag === "x" || flag === "L" || flag === "K") {
      this.#sink = this.#extended(flag, sizeBytes);
    } else if (flag !== "g") {
      const entry = { ...entryOf(block, flag, sizeBytes), ...this.#overrides };
      this.#overrides = {};
      this.#sink = this.#listener.entry(entry);
    }
    if (this.#left === 0) this.#finish();
  }

  /** Keeps what an entry says of the one that follows. */
  #extended(flag: string, sizeBytes: number): FileSink {
    if (sizeBytes > extendedBytesMax) throw new Failure("archive/tar: header field too long");
    const parts: Uint8Array[] = [];
    return {
      write: (bytes) => void parts.push(bytes),
      end: () => {
        const text = Buffer.concat(parts).toString();
        this.#overrides = { ...this.#overrides, ...overridesOf(flag, text) };
      },
    };
  }
}

function overridesOf(flag: string, text: string): Overrides {
  const whole = text.replace(/\0+$/, "");
  if (flag === "L") return { name: whole };
  if (flag === "K") return { target: whole };
  const value = (key: string) => new RegExp(`^\\d+ ${key}=(.*)$`, "m").exec(text)?.[1];
  const [name, target, size] = [value("path"), value("linkpath"), value("size")];
  return {
    ...(name === undefined ? {} : { name }),
    ...(target === undefined ? {} : { target }),
    ...(size === undefined ? {} : { sizeBytes: Number(size) }),
  };
}

function entryOf(block: Buffer, flag: string, sizeBytes: number): TarEntry {
  const isUstar = text(block, 257, 6) === "ustar";
  const prefix = isUstar ? text(block, 345, 155) : "";
  const name = text(block, 0, 100);
  const isFolder = flag === "5" || name.endsWith("/");
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    type: isFolder ? "folder" : flag === "2" || flag === "1" ? "link" : "file",
    mode: octal(block, 100, 8),
    modifiedMs: octal(block, 136, 12) * 1000,
    sizeBytes,
    target: text(block, 157, 100),
  };
}

function checkSum(block: Buffer): void {
  let sum = 0;
  for (const [at, byte] of block.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  if (sum !== octal(block, 148, 8)) throw new Failure("archive/tar: invalid tar header");
}

const text = (block: Buffer, at: number, width: number) =>
  block
    .subarray(at, at + width)
    .toString()
    .replace(/\0.*$/s, "");

function octal(block: Buffer, at: number, width: number): number {
  const digits = text(block, at, width).trim();
  // Numbers that do not fit are binary, after a byte with the highest bit.
  if (((block[at] ?? 0) & 0x80) !== 0) return block.readUIntBE(at + width - 6, 6);
  if (!/^[0-7]*$/.test(digits)) throw new Failure("archive/tar: invalid tar header");
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}
