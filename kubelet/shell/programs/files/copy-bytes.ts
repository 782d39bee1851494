/** Programs that pass bytes on: `dd`, `base64`, `truncate`. */

import { absolutePath, FileError } from "../../files/file-system.ts";
import { randomBytes } from "../../files/opened-input.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put, readSome } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { countIn, type Given, ProgramError, program, rawProgram, sizeIn } from "../program.ts";
import { readPath } from "../text/lines.ts";

export const bytePrograms = [
  rawProgram("dd", dd),
  program("base64", { flags: "di", valued: "w", long: { decode: "d", wrap: "w" } }, base64),
  program("truncate", { flags: "c", valued: "s", long: { size: "s" } }, truncate),
  program("fallocate", { valued: "lo", long: { length: "l" } }, (given, shell) =>
    truncate({ ...given, value: () => given.value("l") }, shell),
  ),
];

/** How many bytes are copied in a second. */
const bytesPerSecond = 2 ** 30;
/** More than this no file can hold. */
const fileBytesMax = 2 ** 28;

/** Devices that give bytes without end. */
const endless = ["/dev/zero", "/dev/urandom", "/dev/random"];

function* dd(args: readonly string[], shell: Shell): Work {
  const given = operandsOf(args);
  const size = sizeIn(given.get("bs") ?? given.get("ibs") ?? "512");
  if (size === 0) throw new ProgramError("invalid number '0'");
  const from = given.get("if") ?? "-";
  const to = given.get("of") ?? "-";
  const count = given.has("count") ? sizeIn(given.get("count") ?? "") : undefined;
  if (endless.includes(from) && count === undefined && to !== "-") {
    yield { until: Number.POSITIVE_INFINITY };
  }
  const wanted = count === undefined ? undefined : count * size;
  const skip = sizeIn(given.get("skip") ?? "0") * size;
  const isLost = to === "/dev/null";
  const bytes =
    isLost && endless.includes(from) ? (wanted ?? 0) : yield* source(from, skip, wanted, shell);
  const length = typeof bytes === "number" ? bytes : bytes.length;
  const seconds = length / bytesPerSecond;
  yield { until: shell.kernel.now + seconds * 1000 };
  if (!isLost && typeof bytes === "string") {
    const notrunc = given.get("conv")?.includes("notrunc") ?? false;
    const seek = sizeIn(given.get("seek") ?? "0") * size;
    yield* write(to, bytes, { seek, notrunc, shell });
  }
  yield* report(length, size, seconds, given.get("status"), shell);
  return 0;
}

const operands = ["if", "of", "bs", "ibs", "obs", "count", "skip", "seek", "conv", "status"].concat(
  ["iflag", "oflag"],
);

function operandsOf(args: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    args.map((arg) => {
      const at = arg.indexOf("=");
      const name = arg.slice(0, Math.max(at, 0));
      if (!operands.includes(name)) throw new ProgramError(`invalid argument '${arg}'`);
      return [name, arg.slice(at + 1)];
    }),
  );
}

function* source(
  from: string,
  skip: number,
  wanted: number | undefined,
  shell: Shell,
): Expanding<string> {
  if (endless.includes(from)) {
    const length = wanted ?? 0;
    if (length > fileBytesMax) throw new ProgramError("No space left on device");
    return from === "/dev/zero" ? "\0".repeat(length) : randomBytes(length, shell.context.random);
  }
  if (from !== "-") {
    const text = yield* readPath(from, shell);
    return text.slice(skip, wanted === undefined ? undefined : skip + wanted);
  }
  let text = "";
  const end = wanted === undefined ? Number.POSITIVE_INFINITY : skip + wanted;
  while (text.length < end) {
    const most = end - text.length;
    const more = yield* readSome(shell.streams.input, Number.isFinite(most) ? most : undefined);
    if (more === undefined) break;
    text += more;
  }
  return text.slice(skip);
}

interface Writing {
  readonly seek: number;
  readonly notrunc: boolean;
  readonly shell: Shell;
}

function* write(to: string, bytes: string, { seek, notrunc, shell }: Writing): Expanding<void> {
  if (to === "-" || to === "/dev/stdout") {
    yield* put(shell.streams.output, bytes);
    return;
  }
  const { files } = shell.context;
  const path = absolutePath(to, shell.cwd);
  const before = files.find(path)?.kind === "file" ? files.read(path) : "";
  const head = before.slice(0, seek).padEnd(seek, "\0");
  try {
    files.write(path, head + bytes + (notrunc ? before.slice(seek + bytes.length) : ""));
  } catch (error) {
    if (!(error instanceof FileError) || error.code !== "ENOSPC") throw error;
    throw new ProgramError(`error writing '${to}': ${error.message}`);
  }
}

function* report(
  length: number,
  size: number,
  seconds: number,
  status: string | undefined,
  shell: Shell,
): Expanding<void> {
  if (status === "none") return;
  const records = `${Math.floor(length / size)}+${length % size > 0 ? 1 : 0} records`;
  const speed = seconds === 0 ? "" : `, ${readable(bytesPerSecond)}B/s`;
  const copied = `${length} bytes (${readable(length)}B) copied, ${seconds.toFixed(6)} seconds`;
  const last = status === "noxfer" ? "" : `${copied}${speed}\n`;
  yield* put(shell.streams.errors, `${records} in\n${records} out\n${last}`);
}

/** `1.0M`, as busybox writes sizes. */
export function readable(bytes: number): string {
  const units = ["", "K", "M", "G", "T"];
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit += 1) value /= 1024;
  return unit === 0 ? String(value) : `${value.toFixed(1)}${units[unit]}`;
}

function* base64({ flags, value, rest }: Given, shell: Shell): Work {
  const text = yield* readPath(rest[0] ?? "-", shell);
  const { output } = shell.streams;
  if (!flags.has("d")) {
    const width = countIn(value("w") ?? "76");
    const encoded = btoa(text);
    const wrapped =
      width === 0 ? encoded : encoded.replace(new RegExp(`.{1,${width}}`, "g"), "$&\n");
    yield* put(output, wrapped);
    return 0;
  }
  const packed = flags.has("i") ? text.replace(/[^A-Za-z0-9+/=]/g, "") : text.replace(/\s/g, "");
  const [good = ""] =
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?/.exec(packed) ?? [];
  yield* put(output, atob(good));
  if (good.length !== packed.length) throw new ProgramError("truncated input");
  return 0;
}

/** Makes files shorter or longer. */
// biome-ignore lint/correctness/useYield: it waits for nothing.
function* truncate(
  { flags, value, rest }: Pick<Given, "flags" | "value" | "rest">,
  shell: Shell,
): Work {
  const [, sign = "", wanted = ""] = /^([-+]?)(.*)$/.exec(value("s") ?? "") ?? [];
  const { files } = shell.context;
  for (const each of rest) {
    const path = absolutePath(each, shell.cwd);
    const entry = files.find(path);
    if (entry === undefined && flags.has("c")) continue;
    const before = entry === undefined ? "" : files.read(path);
    const change = sizeIn(wanted);
    const size =
      sign === "+" ? before.length + change : sign === "-" ? before.length - change : change;
    if (size > fileBytesMax) throw new ProgramError(`${each}: No space left on device`);
    files.write(path, before.slice(0, Math.max(size, 0)).padEnd(size, "\0"));
  }
  return 0;
}
