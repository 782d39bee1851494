/** The file of an audit log, which is rotated as kube-apiserver does it. Source: lumberjack 2.2. */
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, extname, join } from "node:path";

/** What is kept of a log. */
export interface Rotation {
  /** A file that would grow larger is put aside, in bytes. */
  readonly bytesMax: number;
  /** How many of those are kept; 0 is all. */
  readonly backupsMax: number;
  /** For how long they are kept; 0 is for ever. */
  readonly ageMsMax: number;
}

/**
 * Appends lines to a file; throws the system's error where it cannot. Names and ages of what was
 * put aside go by the time of the cluster.
 */
export class AuditLogFile {
  readonly #path: string;
  readonly #rotation: Rotation;
  /** Absent where it could not be opened anew: the next line tries that again. */
  #file: number | undefined;
  #bytes: number;

  constructor(path: string, rotation: Rotation) {
    this.#path = path;
    this.#rotation = rotation;
    this.#file = openSync(path, "a");
    // What is no file, such as a pipe, has no size, and is never put aside.
    this.#bytes = fstatSync(this.#file).isFile() ? fstatSync(this.#file).size : Number.NaN;
  }

  write(line: string, timeMs: number): void {
    const bytes = Buffer.from(`${line}\n`);
    if (this.#bytes > 0 && this.#bytes + bytes.length > this.#rotation.bytesMax) {
      this.#rotate(timeMs);
    }
    this.#file ??= openSync(this.#path, "a");
    writeSync(this.#file, bytes);
    this.#bytes += bytes.length;
  }

  #rotate(timeMs: number): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    mkdirSync(dirname(this.#path), { recursive: true });
    if (existsSync(this.#path)) renameSync(this.#path, this.#backupName(timeMs));
    this.#bytes = 0;
    this.#removeOld(timeMs);
  }

  /** `audit-2026-01-01T00-00-00.000.log`; one millisecond more where there is one of that time. */
  #backupName(timeMs: number): string {
    const time = new Date(timeMs).toISOString().replaceAll(":", "-").replace("Z", "");
    const { folder, prefix, suffix } = this.#parts();
    const name = join(folder, `${prefix}${time}${suffix}`);
    return existsSync(name) ? this.#backupName(timeMs + 1) : name;
  }

  #removeOld(timeMs: number): void {
    const { backupsMax, ageMsMax } = this.#rotation;
    const { folder, prefix, suffix } = this.#parts();
    const backups = readdirSync(folder)
      .flatMap((name) => {
        const time = name.slice(prefix.length, name.length - suffix.length);
        const isOne = name.startsWith(prefix) && name.endsWith(suffix) && timePattern.test(time);
        return isOne ? [{ name, time }] : [];
      })
      .sort((one, other) => (one.time < other.time ? 1 : -1));
    backups.forEach(({ name, time }, index) => {
      const isTooMany = backupsMax > 0 && index >= backupsMax;
      const isTooOld = ageMsMax > 0 && timeMs - timeOf(time) > ageMsMax;
      if (isTooMany || isTooOld) rmSync(join(folder, name), { force: true });
    });
  }

  #parts() {
    const suffix = extname(this.#path);
    return {
      folder: dirname(this.#path),
      prefix: `${basename(this.#path, suffix)}-`,
      suffix,
    };
  }
}

const timePattern = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}$/;

const timeOf = (time: string): number =>
  Date.parse(`${time.replace(/T(\d\d)-(\d\d)-/, "T$1:$2:")}Z`);
