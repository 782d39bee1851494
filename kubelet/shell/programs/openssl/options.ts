/** What openssl is told of who is to be certified: by flags, and by configuration files. */

import { absolutePath, FileError } from "../../files/file-system.ts";
import { textOf } from "../../kernel/bytes.ts";
import type { Shell } from "../../language/shell.ts";
import { ProgramError } from "../program.ts";
import type { Name } from "./certificate-files.ts";

export interface OpensslOptions {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

const valued = new Set(
  (
    "in out key keyout CA CAkey CAserial CAfile CApath days subj newkey config extfile extensions " +
    "addext name set_serial checkend pkeyopt algorithm passin passout inform outform untrusted ext"
  ).split(" "),
);

/** `-days 365 -nodes`: a flag has a value or not, whatever it looks like. */
export function readOpenssl(args: readonly string[]): OpensslOptions {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [, flag] = /^--?([a-zA-Z]\w*)$/.exec(args[at] ?? "") ?? [];
    if (flag === undefined) rest.push(args[at] ?? "");
    else if (valued.has(flag)) {
      at += 1;
      const before = flag === "addext" ? values.get(flag) : undefined;
      values.set(flag, before === undefined ? (args[at] ?? "") : `${before}\n${args[at]}`);
    } else flags.add(flag);
  }
  return { flags, values, rest };
}

/** A file. Throws ProgramError in words of OpenSSL. */
export function textIn(path: string, { context: { files }, cwd }: Shell): string {
  try {
    return textOf(files.read(absolutePath(path, cwd)));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new ProgramError(`Can't open "${path}" for reading, ${error.message}`);
  }
}

/** `/O=Org/CN=name`, or the distinguished name of a configuration. */
export function subjectOf({ values }: OpensslOptions, shell: Shell): Name {
  const subject = values.get("subj");
  if (subject !== undefined) {
    const pairs = subject.split(/(?<!\\)\/(?=[\w.]+=)/).filter((each) => each !== "");
    return pairs.map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1).replace(/\\(.)/g, "$1")] as const;
    });
  }
  const text = values.has("config") ? textIn(values.get("config") ?? "", shell) : "";
  const section = settingIn(text, "distinguished_name") ?? "dn";
  return linesOf(section, text).flatMap(([name, value]): Name => {
    const short = longNames[name] ?? name;
    return /^(?:[A-Z]{1,2}|emailAddress)$/.test(short) ? [[short, value]] : [];
  });
}

const longNames: Readonly<Record<string, string>> = {
  commonName: "CN",
  countryName: "C",
  stateOrProvinceName: "ST",
  localityName: "L",
  organizationName: "O",
  organizationalUnitName: "OU",
};

const settingIn = (text: string, name: string): string | undefined =>
  new RegExp(`^\\s*${name}\\s*=\\s*(.*?)\\s*$`, "m").exec(text)?.[1];

/** The settings of a section. */
function linesOf(section: string, text: string): readonly (readonly [string, string])[] {
  const [, body = ""] =
    text.split(/^\s*\[\s*/m).flatMap((part) => {
      const [, name, rest] = /^([\w.]+)\s*\]([\s\S]*)$/.exec(part) ?? [];
      return name === section ? [[name, rest]] : [];
    })[0] ?? [];
  return [...body.matchAll(/^\s*([\w.]+)\s*=\s*(.*?)\s*$/gm)].map(
    ([, name = "", value = ""]) => [name, value] as const,
  );
}

/** `subjectAltName = DNS:a, IP:10.0.0.1`, or that of a section by `@name`. */
export function alternativesOf({ values }: OpensslOptions, shell: Shell): readonly string[] {
  const files = ["config", "extfile"].filter((flag) => values.has(flag));
  const texts = files.map((flag) => textIn(values.get(flag) ?? "", shell));
  const text = [values.get("addext") ?? "", ...texts].join("\n");
  const told = settingIn(text, "subjectAltName") ?? "";
  if (!told.startsWith("@")) {
    return told
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "");
  }
  return linesOf(told.slice(1), text).map(
    ([name, value]) => `${name.replace(/\..*/, "")}:${value}`,
  );
}
