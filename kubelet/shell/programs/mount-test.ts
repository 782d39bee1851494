/** agnhost's `mounttest`, which tells of files. Source: Kubernetes 1.36, test/images/agnhost. */
import { absolutePath, type Entry, FileError } from "../files/file-system.ts";
import { bytesOf } from "../kernel/bytes.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import type { Waiting } from "../network/wait.ts";
import { modeText } from "./files/files.ts";

/** The value of a flag, as `--name=value` or in two words. */
export const flagIn = (args: readonly string[], name: string): string | undefined => {
  const at = args.findIndex((arg) => arg.replace(/^-+/, "").split("=")[0] === name);
  const [, value] = /^[^=]*=([\s\S]*)$/.exec(args[at] ?? "") ?? [];
  return at < 0 ? undefined : (value ?? args[at + 1]);
};

/** What is said of a file, and whether all went well. */
interface Told {
  readonly text: string;
  readonly isWell: boolean;
}

type Tell = (path: string, shell: Shell) => Told;

/** In this order, whatever the order of the flags. */
const tells: readonly (readonly [flag: string, tell: Tell])[] = [
  [
    "fs_type",
    ofEntry("statfs", (path, _, shell) => `mount type of "${path}": ${fsType(path, shell)}`),
  ],
  ["new_file_0644", newFile(0o644)],
  ["new_file_0666", newFile(0o666)],
  ["new_file_0660", newFile(0o660)],
  ["new_file_0777", newFile(0o777)],
  ["file_mode", ofEntry("Stat", (path, entry) => `mode of file "${path}": ${goMode(entry)}`)],
  ["file_perm", ofEntry("Stat", (path, entry) => `perms of file "${path}": ${goPerm(entry)}`)],
  ["file_owner", ofEntry("stat", ownersOf)],
  ["file_content", content],
];

/** Between two looks. */
const retryMs = 2_000;

export function* mountTest(args: readonly string[], shell: Shell): Work {
  let isWell = true;
  for (const [flag, tell] of tells) {
    const path = flagIn(args, flag);
    if (path === undefined) continue;
    const told = tell(path, shell);
    yield* put(shell.streams.output, told.text);
    isWell &&= told.isWell;
  }
  const looped = flagIn(args, "file_content_in_loop");
  if (looped !== undefined) isWell = (yield* readInLoop(looped, args, shell)) && isWell;
  return isWell ? 0 : 1;
}

/** Reads a file until it holds what a new file does, or until the time is over. */
function* readInLoop(
  path: string,
  args: readonly string[],
  { kernel, cwd, context, streams }: Shell,
): Waiting<boolean> {
  const untilMs = kernel.now + Number(flagIn(args, "retry_time") ?? 180) * 1000;
  const breaks = flagIn(args, "break_on_expected_content") !== "false";
  let isRead = true;
  for (; kernel.now < untilMs; yield { until: kernel.now + retryMs }) {
    const found = context.files.find(absolutePath(path, cwd));
    isRead = found?.kind === "file";
    if (found?.kind !== "file") {
      yield* put(
        streams.output,
        `Error reading file ${path}: open ${path}: ${missing}, retrying\n`,
      );
      continue;
    }
    yield* put(streams.output, `content of file "${path}": ${found.content}\n`);
    if (!breaks) continue;
    if (found.content === newContent) return true;
    yield* put(streams.output, `Unexpected content. Expected: ${newContent}. Retrying`);
  }
  return isRead;
}

const newContent = "mount-tester new file\n";
const missing = "no such file or directory";

function ofEntry(call: string, words: (path: string, entry: Entry, shell: Shell) => string): Tell {
  return (path, shell) => {
    const entry = shell.context.files.find(absolutePath(path, shell.cwd));
    if (entry !== undefined) return { text: `${words(path, entry, shell)}\n`, isWell: true };
    return { text: `error from ${call}("${path}"): ${missing}\n`, isWell: false };
  };
}

function content(path: string, { context, cwd }: Shell): Told {
  const found = context.files.find(absolutePath(path, cwd));
  if (found?.kind === "file") {
    return { text: `content of file "${path}": ${found.content}\n`, isWell: true };
  }
  const why = `open ${path}: ${missing}`;
  return { text: `error reading file content for "${path}": ${why}\n`, isWell: false };
}

function newFile(mode: number): Tell {
  return (path, shell) => {
    const { files } = shell.context;
    const full = absolutePath(path, shell.cwd);
    const isNew = files.find(full) === undefined;
    try {
      files.write(full, bytesOf(newContent));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      // Go has its own words, without capitals.
      const why = `open ${path}: ${error.message.toLowerCase()}`;
      return { text: `error writing new file "${path}": ${why}\n`, isWell: false };
    }
    const entry = files.find(full);
    if (isNew && entry?.kind === "file") files.put(full, { ...entry, mode });
    return content(path, shell);
  };
}

/** The numbers that Linux has for what is not in memory. */
const [overlay, ext4] = [2_035_054_128, 61_267];

function fsType(path: string, { context, cwd }: Shell): string {
  const full = absolutePath(path, cwd);
  const mount = context.files.mounts.find((each) => each.path === full);
  if (mount?.isMemory === true) return "tmpfs";
  return String(mount === undefined ? overlay : ext4);
}

const modeOf = (entry: Entry) => ("mode" in entry ? entry.mode : 0o666);

/** Permissions as Go shows them. */
const goPerm = (entry: Entry) => `-${modeText(modeOf(entry) & 0o777)}`;

/** A mode as Go shows it: what is special about it comes first. */
function goMode(entry: Entry): string {
  const mode = modeOf(entry);
  const special = [
    entry.kind === "directory" && "d",
    (mode & 0o4000) !== 0 && "u",
    (mode & 0o2000) !== 0 && "g",
    (mode & 0o1000) !== 0 && "t",
  ].filter((letter) => letter !== false);
  return `${special.join("") || "-"}${modeText(mode & 0o777)}`;
}

function ownersOf(path: string, entry: Entry): string {
  const { user = 0, group = 0 } = "mode" in entry ? entry : {};
  return `owner UID of "${path}": ${user}\nowner GID of "${path}": ${group}`;
}
