/** `openssl`: random bytes, digests, and the certificates of `openssl-certificates.ts`. */

import { type Command, prints } from "../../command.ts";
import { randomBytes } from "../../files/opened-input.ts";
import { fromArray } from "../../kernel/bytes.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { digests, hexDigest } from "../files/checksums.ts";
import { notSimulated } from "../not-simulated.ts";
import { readPath } from "../text/lines.ts";
import { certificateCommands } from "./certificates.ts";

/** What `openssl version` says. */
const version = "OpenSSL 3.5.1 1 Jul 2025 (Library: OpenSSL 3.5.1 1 Jul 2025)\n";
const randomBytesMax = 1_048_576;

export const openssl: Command = ([verb = "", ...args], shell) => {
  if (verb === "version") return prints(version, shell);
  if (verb === "rand") return rand(args, shell);
  if (verb === "dgst" || digests.has(verb)) return digest(verb, args, shell);
  if (verb === "base64") return base64(args, shell);
  const ofFiles = certificateCommands.get(verb);
  if (ofFiles !== undefined) return ofFiles(args, shell);
  return notSimulated(`openssl ${verb}`.trim(), shell, 1);
};

function rand(args: readonly string[], shell: Shell): Work {
  const count = Math.min(Number(args.find((arg) => /^\d+$/.test(arg)) ?? 0), randomBytesMax);
  const bytes = randomBytes(count, shell.context.random);
  if (args.includes("-hex")) return prints(`${hexOf(bytes)}\n`, shell);
  return prints(args.includes("-base64") ? inLines(btoa(bytes)) : bytes, shell);
}

const hexOf = (bytes: string): string =>
  [...bytes].map((each) => each.charCodeAt(0).toString(16).padStart(2, "0")).join("");

/** PEM has 64 characters a line. */
const inLines = (text: string): string => text.replace(/.{1,64}/g, "$&\n");

function* digest(verb: string, args: readonly string[], shell: Shell): Work {
  const flag = args.find((arg) => digests.has(arg.replace(/^-+/, "")))?.replace(/^-+/, "");
  const name = digests.has(verb) ? verb : (flag ?? "sha256");
  const make = digests.get(name);
  if (make === undefined || args.some((arg) => /^-(?:sign|verify|hmac|mac)/.test(arg))) {
    return yield* notSimulated(`openssl ${[verb, ...args].join(" ")}`, shell, 1);
  }
  const paths = args.filter((arg) => !arg.startsWith("-"));
  for (const path of paths.length === 0 ? ["-"] : paths) {
    const content = yield* readPath(path, shell);
    const hex = hexDigest(make, content);
    const text = args.includes("-binary")
      ? fromArray(make(Uint8Array.from(content, (each) => each.charCodeAt(0))))
      : args.includes("-r")
        ? `${hex} *${path === "-" ? "stdin" : path}\n`
        : `${name.toUpperCase().replace(/^SHA(?!1)/, "SHA2-")}(${path === "-" ? "stdin" : path})= ${hex}\n`;
    yield* put(shell.streams.output, text);
  }
  return 0;
}

function* base64(args: readonly string[], shell: Shell): Work {
  const content = yield* readPath("-", shell);
  const text = args.includes("-d")
    ? atob(content.replace(/\s/g, ""))
    : args.includes("-A")
      ? btoa(content)
      : inLines(btoa(content));
  yield* put(shell.streams.output, text);
  return 0;
}
