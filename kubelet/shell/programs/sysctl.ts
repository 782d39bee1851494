/** `sysctl`: the files of `/proc/sys` by dotted names. Source: busybox 1.37; procps-ng 4. */

import { absolutePath, FileError } from "../files/file-system.ts";
import { settingName, settingPath } from "../files/kernel-settings.ts";
import { bytesOf, textOf } from "../kernel/bytes.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { type Given, program } from "./program.ts";

const root = "/proc/sys";
const usage = { flags: "nNwqeapA", long: { all: "a", values: "n", quiet: "q", ignore: "e" } };

export const sysctl = program("sysctl", usage, run);

function* run(given: Given, shell: Shell): Work {
  let exitCode = 0;
  for (const word of wordsOf(given, shell)) {
    try {
      const shown = shownOf(word, given, shell);
      if (shown !== "") yield* put(shell.streams.output, `${shown}\n`);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      if (!given.flags.has("e")) exitCode = 1;
      yield* put(shell.streams.errors, `sysctl: ${problemOf(error, word, shell)}\n`);
    }
  }
  return exitCode;
}

/** What is asked for, with the settings of a file or of all. */
function wordsOf({ flags, rest }: Given, shell: Shell): readonly string[] {
  const { files } = shell.context;
  if (flags.has("p")) {
    const paths = rest.length === 0 ? ["/etc/sysctl.conf"] : rest;
    const lines = paths.flatMap((path) =>
      textOf(files.read(absolutePath(path, shell.cwd))).split("\n"),
    );
    return lines.map((line) => line.trim()).filter((line) => /^[^#;]/.test(line));
  }
  return flags.has("a") || flags.has("A") ? namesIn("", shell) : rest;
}

function namesIn(folder: string, shell: Shell): readonly string[] {
  const { files } = shell.context;
  return files.list(`${root}/${folder}`).flatMap((name) => {
    const path = folder === "" ? name : `${folder}/${name}`;
    const entry = files.find(`${root}/${path}`);
    return entry?.kind === "directory" ? namesIn(path, shell) : [settingName(path)];
  });
}

/** The parts of a word: `vm.swappiness`, or `vm.swappiness=10`. */
function partsOf(word: string) {
  const [, name = word, value] = /^-?([^=\s]+)\s*=\s*([\s\S]*)$/.exec(word) ?? [];
  return { name, value, path: `${root}/${settingPath(name)}` };
}

/** Sets what is to be set; answers with what is printed of it. */
function shownOf(word: string, { flags }: Given, { context: { files } }: Shell): string {
  const { name, value, path } = partsOf(word);
  if (files.find(path) === undefined) throw new FileError("ENOENT");
  if (value !== undefined) files.write(path, bytesOf(`${value}\n`));
  if (value !== undefined && flags.has("q")) return "";
  const key = settingName(settingPath(name));
  const shown = textOf(files.read(path)).trimEnd();
  if (flags.has("N")) return key;
  return flags.has("n") ? shown : `${key} = ${shown}`;
}

function problemOf({ code, message }: FileError, word: string, { context }: Shell): string {
  const { name, value, path } = partsOf(word);
  const isBusybox = context.ordinaryShell === "ash";
  if (code === "ENOENT") {
    return isBusybox ? `error: '${name}' is an unknown key` : `cannot stat ${path}: ${message}`;
  }
  const doing = value === undefined ? "reading" : "setting";
  return isBusybox
    ? `error ${doing} key '${name}': ${message}`
    : `${doing} key "${name}": ${message}`;
}
