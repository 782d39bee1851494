/** `tar`, as `kubectl cp` runs it in a container. Source: busybox 1.36 for its words. */

import {
  absolutePath,
  directory,
  type Entry,
  FileError,
  file,
  link,
  splitPath,
} from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { dateText } from "../date.ts";
import { countIn, type Given, ProgramError, rawProgram, read, type Usage } from "../program.ts";
import { readPath } from "../text/lines.ts";
import { modeText } from "./files.ts";
import { isPacked, packed, unpacked } from "./gzip.ts";
import { archiveOf, type Member, membersOf, TarError } from "./tar-format.ts";

const usage: Usage = {
  flags: "cxtvmopzhkaOP",
  valued: "fCXS",
  long: {
    create: "c",
    extract: "x",
    list: "t",
    verbose: "v",
    file: "f",
    directory: "C",
    touch: "m",
    gzip: "z",
    gunzip: "z",
    "auto-compress": "a",
    "strip-components": "S",
    dereference: "h",
    exclude: "X",
    "to-stdout": "O",
    "no-same-owner": "o",
    "no-same-permissions": "o",
    "preserve-permissions": "p",
    "same-permissions": "p",
    overwrite: "o",
  },
};

export const tarPrograms = [rawProgram("tar", tar)];

function tar([first = "", ...others]: readonly string[], shell: Shell): Work {
  // The first word may be flags without a dash, each value of which is a word of its own.
  const isBundle = /^[a-zA-Z]+$/.test(first);
  const given = read(isBundle ? bundle(first, others) : [first, ...others], usage);
  const { flags } = given;
  if (flags.has("c")) return create(given, shell);
  if (flags.has("x")) return extract(given, shell);
  if (flags.has("t")) return list(given, shell);
  throw new ProgramError("must specify one of -c, -x or -t");
}

function bundle(letters: string, args: readonly string[]): readonly string[] {
  const rest = [...args];
  const valued = usage.valued ?? "";
  const flags = [...letters].flatMap((letter) =>
    valued.includes(letter) ? [`-${letter}`, rest.shift() ?? ""] : [`-${letter}`],
  );
  return [...flags, ...rest];
}

const folder = ({ value }: Given, { cwd }: Shell) => absolutePath(value("C") ?? ".", cwd);

function* create(given: Given, shell: Shell): Work {
  const { files } = shell.context;
  const { flags, rest, value } = given;
  if (rest.length === 0) throw new ProgramError("empty archive");
  const from = folder(given, shell);
  const members: Member[] = [];
  let exitCode = 0;
  if (rest.some((path) => path.startsWith("/"))) {
    yield* put(shell.streams.errors, "tar: removing leading '/' from member names\n");
  }
  for (const path of rest) {
    const entry = files.findLink(absolutePath(path, from));
    if (entry === undefined) {
      yield* put(shell.streams.errors, `tar: ${path}: No such file or directory\n`);
      exitCode = 1;
    } else add(path, members, { from, shell, given });
  }
  if (flags.has("v")) {
    const out = (value("f") ?? "-") === "-" ? shell.streams.errors : shell.streams.output;
    yield* put(out, members.map(({ name }) => `${name}\n`).join(""));
  }
  const plain = archiveOf(members);
  const isNamedSo = flags.has("a") && /\.t?gz$/.test(value("f") ?? "");
  const archive = flags.has("z") || isNamedSo ? packed(plain, shell) : plain;
  const to = value("f") ?? "-";
  if (to === "-") yield* put(shell.streams.output, archive);
  else files.write(absolutePath(to, shell.cwd), archive);
  if (exitCode !== 0) {
    yield* put(shell.streams.errors, "tar: error exit delayed from previous errors\n");
  }
  return exitCode;
}

interface Adding {
  readonly from: string;
  readonly shell: Shell;
  readonly given: Given;
}

function add(path: string, members: Member[], { from, shell, given }: Adding): void {
  const { files, startedAtMs } = shell.context;
  const full = absolutePath(path, from);
  const entry = given.flags.has("h") ? files.find(full) : files.findLink(full);
  if (entry === undefined || entry.kind === "device" || given.values("X").includes(path)) return;
  const name = path.replace(/^\/+/, "").replace(/\/+$/, "");
  const isDirectory = entry.kind === "directory";
  members.push({
    name: isDirectory ? `${name === "" ? "." : name}/` : name,
    kind: entry.kind,
    mode: entry.kind === "link" ? 0o777 : entry.mode,
    changedSeconds: (startedAtMs + entry.changedMs) / 1000,
    content: entry.kind === "file" ? entry.content : "",
    target: entry.kind === "link" ? entry.target : "",
  });
  if (!isDirectory) return;
  for (const below of files.list(full)) {
    add(`${path.replace(/\/+$/, "")}/${below}`, members, { from, shell, given });
  }
}

function* wantedMembers({ value, rest }: Given, shell: Shell): Expanding<readonly Member[]> {
  const path = value("f") ?? "-";
  const archive = yield* readPath(path, shell);
  let members: readonly Member[];
  try {
    members = membersOf(isPacked(archive) ? unpacked(archive, path) : archive);
  } catch (error) {
    throw error instanceof TarError ? new ProgramError(error.message) : error;
  }
  if (rest.length === 0) return members;
  const wanted = rest.map((each) => each.replace(/\/+$/, ""));
  const isWanted = ({ name }: Member) =>
    wanted.some((each) => name === each || name.startsWith(`${each}/`));
  return members.filter(isWanted);
}

function* extract(given: Given, shell: Shell): Work {
  const { flags } = given;
  const to = folder(given, shell);
  const { files } = shell.context;
  const destination = files.find(to);
  if (destination?.kind !== "directory") {
    throw new ProgramError(`can't change directory to '${to}': No such file or directory`);
  }
  const stripped = countIn(given.value("S") ?? "0");
  for (const whole of yield* wantedMembers(given, shell)) {
    const member = { ...whole, name: whole.name.split("/").slice(stripped).join("/") };
    if (member.name === "") continue;
    if (flags.has("v")) yield* put(shell.streams.output, `${whole.name}\n`);
    if (flags.has("O")) yield* put(shell.streams.output, member.content);
    else extractOne(member, { to, shell, isTouched: flags.has("m") });
  }
  return 0;
}

interface Extracting {
  readonly to: string;
  readonly shell: Shell;
  /** It is as new as now, whatever the archive says. */
  readonly isTouched: boolean;
}

function extractOne(member: Member, { to, shell, isTouched }: Extracting): void {
  const { files, startedAtMs, kernel } = shell.context;
  if (member.name.split("/").includes("..")) {
    throw new ProgramError(`name with '..' skipped: '${member.name}'`);
  }
  const path = absolutePath(member.name.replace(/^\/+/, ""), to);
  const changedMs = isTouched ? kernel.now : member.changedSeconds * 1000 - startedAtMs;
  try {
    if (path === "/" || path === to) return;
    const [parent] = splitPath(path);
    files.makeDirectory(parent, { parents: true });
    const there = files.findLink(path);
    if (there?.kind === "directory" && member.kind === "directory") {
      files.put(path, { ...there, mode: member.mode });
      return;
    }
    if (there?.kind === "directory") throw new FileError("EISDIR");
    files.put(path, entryOf(member, { to, shell, changedMs }));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new ProgramError(`can't open '${member.name}': ${error.message}`);
  }
}

function entryOf(
  { kind, content, mode, target }: Member,
  { to, shell, changedMs }: { to: string; shell: Shell; changedMs: number },
): Entry {
  switch (kind) {
    case "file":
      return file(content, changedMs, mode);
    case "directory":
      return directory([], changedMs, mode);
    case "link":
      return link(target, changedMs);
    case "hard link": {
      const entry = shell.context.files.find(absolutePath(target.replace(/^\/+/, ""), to));
      if (entry === undefined) throw new FileError("ENOENT");
      return entry;
    }
    default:
      return kind satisfies never;
  }
}

const letters = { file: "-", directory: "d", link: "l", "hard link": "-" } as const;

function* list(given: Given, shell: Shell): Work {
  for (const member of yield* wantedMembers(given, shell)) {
    const { name, kind, mode, content, changedSeconds, target } = member;
    const arrow = kind === "link" ? ` -> ${target}` : "";
    const time = dateText(changedSeconds * 1000, "+%F %T");
    const size = String(content.length).padStart(9);
    const line = `${letters[kind]}${modeText(mode)} root/root ${size} ${time} ${name}${arrow}`;
    yield* put(shell.streams.output, `${given.flags.has("v") ? line : name}\n`);
  }
  return 0;
}
