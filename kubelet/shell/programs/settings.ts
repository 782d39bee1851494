/** `sysctl`, `getconf`, `locale` and `lscpu`: how a machine is set up. */
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { type Given, ProgramError, program } from "./program.ts";
import { sysctl } from "./sysctl.ts";

export const settingPrograms = [
  sysctl,
  program("getconf", { flags: "a" }, getconf),
  program("locale", { flags: "am" }, locale),
  program("lscpu", {}, lscpu),
];

const configuration: Readonly<Record<string, string>> = {
  _NPROCESSORS_ONLN: "1",
  _NPROCESSORS_CONF: "1",
  NPROCESSORS_ONLN: "1",
  PAGESIZE: "4096",
  PAGE_SIZE: "4096",
  LONG_BIT: "64",
  ARG_MAX: "2097152",
  OPEN_MAX: "1048576",
  PATH_MAX: "4096",
  CLK_TCK: "100",
};

function* getconf({ rest }: Given, shell: Shell): Work {
  const [name = ""] = rest;
  const value = configuration[name];
  if (value === undefined) throw new ProgramError(`Unrecognized variable '${name}'`, 2);
  yield* put(shell.streams.output, `${value}\n`);
  return 0;
}

function* locale({ flags }: Given, shell: Shell): Work {
  const { output } = shell.streams;
  if (flags.has("a")) yield* put(output, "C\nC.utf8\nPOSIX\n");
  else {
    const lang = shell.environment.get("LANG") ?? "";
    const parts = ["CTYPE", "NUMERIC", "TIME", "COLLATE", "MONETARY", "MESSAGES"];
    const lines = parts.map((part) => `LC_${part}="${lang === "" ? "POSIX" : lang}"\n`);
    yield* put(output, `LANG=${lang}\n${lines.join("")}LC_ALL=\n`);
  }
  return 0;
}

function* lscpu(_: Given, shell: Shell): Work {
  yield* put(
    shell.streams.output,
    [
      "Architecture:        x86_64",
      "CPU op-mode(s):      32-bit, 64-bit",
      "Byte Order:          Little Endian",
      "CPU(s):              1",
      "On-line CPU(s) list: 0",
      "",
    ].join("\n"),
  );
  return 0;
}
