/** `stat`, `df`, `mount`, `free` and `top`: what there is. Source: busybox 1.36 for their words. */
import { nameOfId } from "../../files/access.ts";
import { absolutePath, type Entry, FileError, sizeOf, spaceOf } from "../../files/file-system.ts";
import type { Mount, MountedFiles } from "../../files/mounted-files.ts";
import { nodeMemoryKib } from "../../files/system-files.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { dateText } from "../date.ts";
import { countIn, type Given, ProgramError, program } from "../program.ts";
import { timeZoneOf } from "../time-zone.ts";
import { readable } from "./copy-bytes.ts";
import { modeText } from "./files.ts";

export const inspectPrograms = [
  program("stat", { flags: "Lft", valued: "c", long: { format: "c", dereference: "L" } }, stat),
  program("df", { flags: "hkmPTaiH", valued: "tB" }, diskFree),
  program("mount", { flags: "arwnfv", valued: "to" }, mount),
  program("free", { flags: "bkmghtw" }, free),
  program("top", { flags: "bHmi", valued: "nd" }, top),
];

function* stat({ flags, value, rest }: Given, shell: Shell): Work {
  if (rest.length === 0) throw new ProgramError("missing operand");
  const { files } = shell.context;
  let exitCode = 0;
  for (const path of rest) {
    const full = absolutePath(path, shell.cwd);
    const entry = flags.has("L") ? files.find(full) : files.findLink(full);
    if (entry === undefined) {
      const why = new FileError("ENOENT").message;
      yield* put(shell.streams.errors, `stat: can't stat '${path}': ${why}\n`);
      exitCode = 1;
    } else yield* put(shell.streams.output, `${statText(path, entry, value("c"), shell)}\n`);
  }
  return exitCode;
}

const kinds = {
  file: ["regular file", "-", 0o100000],
  directory: ["directory", "d", 0o040000],
  link: ["symbolic link", "l", 0o120000],
  device: ["character special file", "c", 0o020000],
} as const;

const blockBytes = 512;
/** What one piece of a file takes at least. */
const pieceBytes = 4_096;

function statText(path: string, entry: Entry, format: string | undefined, shell: Shell): string {
  const values = statValues(path, entry, shell);
  const form =
    format ??
    [
      "  File: %N",
      "  Size: %S\tBlocks: %B IO Block: %o   %F",
      "Device: 38h/56d\tInode: %I Links: %h",
      "Access: (%04/%A)  Uid: (%P)   Gid: (%Q)",
      "Access: %x",
      "Modify: %y",
      "Change: %z",
    ].join("\n");
  return form.replace(/%(04|[a-zA-Z%])/g, (all, letter: string) => values[letter] ?? all);
}

function statValues(path: string, entry: Entry, shell: Shell): Readonly<Record<string, string>> {
  const { context } = shell;
  const [kind, letter, type] = kinds[entry.kind];
  const mode = "mode" in entry ? entry.mode : 0o777;
  const { user = 0, group = 0 } = "mode" in entry ? entry : {};
  const size =
    entry.kind === "file"
      ? entry.content.length
      : entry.kind === "directory"
        ? pieceBytes
        : entry.kind === "link"
          ? entry.target.length
          : 0;
  const blocks = (Math.ceil(size / pieceBytes) * pieceBytes) / blockBytes;
  const changedMs = context.startedAtMs + (entry.kind === "device" ? 0 : entry.changedMs);
  const time = dateText(changedMs, "+%F %T.%N %z", timeZoneOf(shell));
  const seconds = String(Math.floor(changedMs / 1000));
  const inode = inodeOf(absolutePath(path));
  return {
    n: path,
    N: entry.kind === "link" ? `'${path}' -> '${entry.target}'` : path,
    s: String(size),
    S: String(size).padEnd(10),
    b: String(blocks),
    B: String(blocks).padEnd(10),
    o: String(pieceBytes),
    F: size === 0 && entry.kind === "file" ? "regular empty file" : kind,
    a: mode.toString(8),
    "04": mode.toString(8).padStart(4, "0"),
    A: letter + modeText(mode),
    f: (type | mode).toString(16),
    h: "1",
    i: inode,
    I: inode.padEnd(10),
    u: String(user),
    g: String(group),
    U: nameOfId(user),
    G: nameOfId(group),
    P: `${String(user).padStart(5)}/${nameOfId(user).padStart(8)}`,
    Q: `${String(group).padStart(5)}/${nameOfId(group).padStart(8)}`,
    x: time,
    y: time,
    z: time,
    X: seconds,
    Y: seconds,
    Z: seconds,
    "%": "%",
  };
}

/** A number that a path always has. */
function inodeOf(path: string): string {
  let number = 7;
  for (let at = 0; at < path.length; at += 1) {
    number = (number * 31 + path.charCodeAt(at)) % 9_999_991;
  }
  return String(number + 1);
}

/** The disk of a node, and what is taken of it before any container writes. */
const diskKib = 102_625_208;
const takenKib = 12_348_928;

function* diskFree({ flags, rest }: Given, shell: Shell): Work {
  const { files } = shell.context;
  for (const path of rest) {
    if (files.find(absolutePath(path, shell.cwd)) !== undefined) continue;
    throw new ProgramError(`${path}: can't find mount point`);
  }
  const isReadable = flags.has("h") || flags.has("H");
  const unit = flags.has("m") ? 1024 : 1;
  const shown = (kib: number) =>
    (isReadable ? readable(kib * 1024) : String(Math.round(kib / unit))).padStart(10);
  const title = isReadable ? "     Size" : flags.has("m") ? "1M-blocks" : "1K-blocks";
  const type = flags.has("T") ? " Type      " : "";
  const lines = fileSystems(
    files,
    rest.map((path) => absolutePath(path, shell.cwd)),
  ).map(({ device, type: kind, sizeKib, usedKib, path }) => {
    const percent = `${Math.ceil((usedKib / sizeKib) * 100)}%`.padStart(5);
    const figures = `${shown(sizeKib)}${shown(usedKib)}${shown(sizeKib - usedKib)}${percent}`;
    const kindText = flags.has("T") ? ` ${kind.padEnd(10)}` : "";
    return `${device.padEnd(20)}${kindText}${figures} ${path}\n`;
  });
  yield* put(
    shell.streams.output,
    `Filesystem          ${type} ${title}      Used Available Use% Mounted on\n${lines.join("")}`,
  );
  return 0;
}

interface FileSystem {
  readonly device: string;
  readonly type: string;
  readonly sizeKib: number;
  readonly usedKib: number;
  readonly path: string;
}

/** The file systems of a container, or those that hold these paths. */
function fileSystems(files: MountedFiles, paths: readonly string[]): readonly FileSystem[] {
  const root = files.find("/");
  const usedKib = takenKib + Math.ceil((root === undefined ? 0 : sizeOf(root)) / 1024);
  const overlay = { device: "overlay", type: "overlay", sizeKib: diskKib, usedKib, path: "/" };
  const mounted = files.mounts.map(({ path, store, isMemory = false }): FileSystem => {
    if (!isMemory) return { ...overlay, device: "/dev/vda1", type: "ext4", path };
    const { limitBytes = Number.POSITIVE_INFINITY } = store;
    const sizeKib = Math.min(Math.ceil(limitBytes / 1024), nodeMemoryKib.total);
    const ownKib = Math.ceil(spaceOf(store.root).bytes / 1024);
    return { device: "tmpfs", type: "tmpfs", sizeKib, usedKib: ownKib, path };
  });
  const all = [overlay, ...mounted];
  if (paths.length === 0) return all;
  const holds = (path: string) => (each: FileSystem) =>
    each.path === "/" || path === each.path || path.startsWith(`${each.path}/`);
  return paths.flatMap((path) => all.findLast(holds(path)) ?? []);
}

function* mount({ rest }: Given, shell: Shell): Work {
  if (rest.length > 0) throw new ProgramError("permission denied (are you root?)");
  yield* put(
    shell.streams.output,
    [
      "overlay on / type overlay (rw,relatime)",
      "proc on /proc type proc (rw,nosuid,nodev,noexec,relatime)",
      "tmpfs on /dev type tmpfs (rw,nosuid,size=65536k,mode=755)",
      "sysfs on /sys type sysfs (ro,nosuid,nodev,noexec,relatime)",
      "cgroup on /sys/fs/cgroup type cgroup2 (ro,nosuid,nodev,noexec,relatime)",
      ...shell.context.files.mounts.map(mountText),
    ]
      .map((line) => `${line}\n`)
      .join(""),
  );
  return 0;
}

function mountText({ path, store, isMemory = false, isReadOnly }: Mount): string {
  const how = `${isReadOnly ? "ro" : "rw"},relatime`;
  if (!isMemory) return `/dev/vda1 on ${path} type ext4 (${how})`;
  const { limitBytes = Number.POSITIVE_INFINITY } = store;
  const sizeKib = Math.min(Math.ceil(limitBytes / 1024), nodeMemoryKib.total);
  return `tmpfs on ${path} type tmpfs (${how},size=${sizeKib}k)`;
}

function* free({ flags }: Given, shell: Shell): Work {
  const unit = flags.has("g") ? 1024 ** 2 : flags.has("m") ? 1024 : flags.has("b") ? 1 / 1024 : 1;
  const shown = (kib: number) =>
    (flags.has("h") ? readable(kib * 1024) : String(Math.floor(kib / unit))).padStart(12);
  const titles = ["total", "used", "free", "shared", "buff/cache", "available"];
  yield* put(
    shell.streams.output,
    `       ${titles.map((title) => title.padStart(12)).join("")}\n` +
      `Mem:   ${Object.values(nodeMemoryKib).map(shown).join("")}\n` +
      `Swap:  ${[0, 0, 0].map(shown).join("")}\n`,
  );
  return 0;
}

/** In seconds, where it is not told. */
const topPause = "5";

function* top({ value }: Given, shell: Shell): Work {
  const count = value("n");
  const rounds = count === undefined ? Number.POSITIVE_INFINITY : countIn(count);
  const pauseMs = countIn(value("d") ?? topPause) * 1000;
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) yield { until: shell.kernel.now + Math.max(pauseMs, 1000) };
    yield* topOnce(shell);
  }
  return 0;
}

function* topOnce(shell: Shell): Expanding<void> {
  const { used, free: left, shared, cache } = nodeMemoryKib;
  const rows = shell.kernel.visible.map(({ pid, parent, name }) => {
    const ids = `${String(pid).padStart(5)} ${String(parent?.pid ?? 0).padStart(5)}`;
    return `${ids} root     S     4400   0%   0   0% ${name}\n`;
  });
  yield* put(
    shell.streams.output,
    `Mem: ${used}K used, ${left}K free, ${shared}K shrd, 65012K buff, ${cache}K cached\n` +
      "CPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq\n" +
      `Load average: 0.00 0.00 0.00 1/${rows.length} ${shell.task.pid}\n` +
      `  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND\n${rows.join("")}`,
  );
}
