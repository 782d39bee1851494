/** `openssl req`, `x509`, `genrsa` and their like. Source: OpenSSL 3.5, its manual pages. */

import type { Command } from "../../command.ts";
import { fails } from "../../command.ts";
import { absolutePath, file } from "../../files/file-system.ts";
import { randomBytes } from "../../files/opened-input.ts";
import { bytesOf, textOf } from "../../kernel/bytes.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put, readAll } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { digests, hexDigest } from "../files/checksums.ts";
import { ProgramError, rawProgram } from "../program.ts";
import {
  type Certificate,
  certificateText,
  keyShare,
  type Name,
  privateKey,
  publicKeyIn,
  publicKeyText,
  readCertificate,
  readRequest,
  requestText,
} from "./certificate-files.ts";
import { alternativesOf, type OpensslOptions, readOpenssl, subjectOf, textIn } from "./options.ts";

type Run = (given: OpensslOptions, shell: Shell) => Work;

const command = (name: string, run: Run): readonly [string, Command] => [
  name,
  rawProgram("openssl", (args, shell) => run(readOpenssl(args), shell))[1],
];

export const certificateCommands: ReadonlyMap<string, Command> = new Map([
  command("req", request),
  command("x509", x509),
  command("verify", verify),
  command("genrsa", newKey),
  command("genpkey", newKey),
  command("ecparam", newKey),
  command("rsa", key),
  command("ec", key),
  command("pkey", key),
]);

function* inputOf({ values }: OpensslOptions, shell: Shell): Expanding<string> {
  const path = values.get("in");
  return path === undefined ? textOf(yield* readAll(shell.streams.input)) : textIn(path, shell);
}

/** Writes to the file of `-out`, or prints. */
function* write(
  path: string | undefined,
  text: string,
  shell: Shell,
  mode = 0o644,
): Expanding<void> {
  if (path === undefined) return yield* put(shell.streams.output, text);
  const { files } = shell.context;
  files.put(absolutePath(path, shell.cwd), file(text, shell.kernel.now, mode));
}

const bitsUsual = 2048;

/** A new private key of so many bits; a curve's are taken for those. */
function madeKey(bits: number, { context: { random } }: Shell): string {
  const bytes = Math.max(Math.min(bits, 16_384), 256) / 8;
  return privateKey(randomBytes(bytes, random), randomBytes(bytes * (keyShare - 1), random));
}

function* newKey({ values, rest }: OpensslOptions, shell: Shell): Work {
  const [, told] = /rsa_keygen_bits:(\d+)/.exec(values.get("pkeyopt") ?? "") ?? [];
  const bits = Number(rest.find((each) => /^\d+$/.test(each)) ?? told ?? bitsUsual);
  yield* write(values.get("out"), madeKey(bits, shell), shell, 0o600);
  return 0;
}

function* key(given: OpensslOptions, shell: Shell): Work {
  const { flags, values } = given;
  const text = yield* inputOf(given, shell);
  const publicKey = publicKeyIn(text);
  if (publicKey === undefined) throw new ProgramError("Could not find private key");
  if (flags.has("check")) yield* put(shell.streams.output, "RSA key ok\n");
  if (flags.has("noout")) return 0;
  yield* write(values.get("out"), flags.has("pubout") ? publicKeyText(publicKey) : text, shell);
  return 0;
}

const dayMs = 86_400_000;
const daysUsual = 30;
/** Years have four digits. */
const lastMs = Date.parse("9999-12-31T23:59:59Z");

function dated({ values }: OpensslOptions, { context }: Shell) {
  // Certificates know seconds only.
  const notBeforeMs = Math.floor(timeOf(context) / 1000) * 1000;
  const days = Number(values.get("days") ?? daysUsual);
  const notAfterMs = Math.min(notBeforeMs + days * dayMs, lastMs);
  const serial = [...randomBytes(20, context.random)].map((each) =>
    each.charCodeAt(0).toString(16).padStart(2, "0"),
  );
  return { notBeforeMs, notAfterMs, serial: `4${serial.join("").slice(1)}` };
}

function* request(given: OpensslOptions, shell: Shell): Work {
  const { flags, values } = given;
  if (values.has("in") && !flags.has("x509")) {
    const known = readRequest(yield* inputOf(given, shell));
    if (known === undefined) throw new ProgramError("Unable to load X509 request");
    if (flags.has("subject")) yield* put(shell.streams.output, subjectLine(known.subject));
    return 0;
  }
  let keyText = values.has("key") ? textIn(values.get("key") ?? "", shell) : undefined;
  if (keyText === undefined) {
    const [, bits = bitsUsual] = /^rsa:(\d+)$/.exec(values.get("newkey") ?? "") ?? [];
    keyText = madeKey(Number(bits), shell);
    yield* write(values.get("keyout") ?? "privkey.pem", keyText, shell, 0o600);
    yield* put(shell.streams.errors, "-----\n");
  }
  const publicKey = publicKeyIn(keyText);
  if (publicKey === undefined) throw new ProgramError("Could not find private key");
  const subject = subjectOf(given, shell);
  const wanted = { subject, publicKey, alternatives: alternativesOf(given, shell) };
  const isRequest = !flags.has("x509") && !values.has("CA");
  const text = isRequest
    ? requestText(wanted)
    : certificateText({
        ...wanted,
        issuer: issuerOf(given, shell) ?? subject,
        ...dated(given, shell),
      });
  yield* write(values.get("out"), text, shell);
  return 0;
}

function issuerOf({ values }: OpensslOptions, shell: Shell): Name | undefined {
  const path = values.get("CA");
  if (path === undefined) return undefined;
  return certificateIn(textIn(path, shell)).subject;
}

function certificateIn(text: string): Certificate {
  const found = readCertificate(text);
  if (found === undefined) throw new ProgramError("Could not find certificate");
  return found;
}

function* x509(given: OpensslOptions, shell: Shell): Work {
  const { flags, values } = given;
  const text = yield* inputOf(given, shell);
  if (flags.has("req")) return yield* signed(given, text, shell);
  const certificate = certificateIn(text);
  const lines = [...flags].flatMap((flag) => told(flag, certificate, text));
  const names = values.has("ext") ? certificate.alternatives.join(", ") : "";
  const extension = `X509v3 Subject Alternative Name: \n    ${names.replace(/IP:/g, "IP Address:")}\n`;
  const shown = lines.join("") + (names === "" ? "" : extension);
  yield* write(values.get("out"), flags.has("noout") ? shown : shown + text, shell);
  const seconds = values.get("checkend");
  if (seconds === undefined) return 0;
  const isLate = certificate.notAfterMs < timeOf(shell.context) + Number(seconds) * 1000;
  yield* put(shell.streams.output, `Certificate will ${isLate ? "" : "not "}expire\n`);
  return isLate ? 1 : 0;
}

/** A request becomes a certificate: of a CA, or of itself. */
function* signed(given: OpensslOptions, text: string, shell: Shell): Work {
  const { flags, values } = given;
  const wanted = readRequest(text);
  if (wanted === undefined) throw new ProgramError("Unable to load X509 request");
  const { subject, publicKey } = wanted;
  yield* put(
    shell.streams.errors,
    `Certificate request self-signature ok\n${subjectLine(subject)}`,
  );
  const issuer = issuerOf(given, shell) ?? subject;
  const isCopied = flags.has("copy_extensions");
  const alternatives = isCopied ? wanted.alternatives : alternativesOf(given, shell);
  const made = certificateText({
    subject,
    issuer,
    publicKey,
    alternatives,
    ...dated(given, shell),
  });
  yield* write(values.get("out"), made, shell);
  return 0;
}

const nameText = (name: Name) => name.map((pair) => pair.join("=")).join(", ");
const subjectLine = (name: Name) => bytesOf(`subject=${nameText(name)}\n`);

/** `Mar  1 12:00:00 2026 GMT` */
function dateText(ms: number): string {
  const [, day = "", month = "", year = "", time = ""] =
    /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(new Date(ms).toUTCString()) ?? [];
  return `${month} ${String(Number(day)).padStart(2)} ${time} ${year} GMT`;
}

function told(flag: string, certificate: Certificate, text: string): readonly string[] {
  const { subject, issuer, serial, notBeforeMs, notAfterMs, publicKey } = certificate;
  const from = `notBefore=${dateText(notBeforeMs)}\n`;
  const to = `notAfter=${dateText(notAfterMs)}\n`;
  switch (flag) {
    case "subject":
      return [subjectLine(subject)];
    case "issuer":
      return [bytesOf(`issuer=${nameText(issuer)}\n`)];
    case "dates":
      return [from, to];
    case "startdate":
      return [from];
    case "enddate":
      return [to];
    case "serial":
      return [`serial=${serial.toUpperCase()}\n`];
    case "pubkey":
      return [publicKeyText(publicKey)];
    case "fingerprint":
      return [fingerprint(text)];
    default:
      return [];
  }
}

function fingerprint(text: string): string {
  const digest = digests.get("sha256");
  const body = /-----BEGIN CERTIFICATE-----([^-]*)/.exec(text)?.[1] ?? "";
  const hex = digest === undefined ? "" : hexDigest(digest, atob(body.replace(/\s/g, "")));
  return `sha256 Fingerprint=${hex.toUpperCase().replace(/..(?!$)/g, "$&:")}\n`;
}

function* verify({ values, rest }: OpensslOptions, shell: Shell): Work {
  const trusted = values.has("CAfile")
    ? readCertificate(textIn(values.get("CAfile") ?? "", shell))
    : undefined;
  for (const path of rest) {
    const { issuer, subject } = certificateIn(textIn(path, shell));
    if (trusted !== undefined && nameText(trusted.subject) === nameText(issuer)) {
      yield* put(shell.streams.output, `${path}: OK\n`);
      continue;
    }
    yield* put(shell.streams.errors, bytesOf(`${nameText(subject)}\n`));
    const why = "error 20 at 0 depth lookup: unable to get local issuer certificate";
    return yield* fails(`${why}\nerror ${path}: verification failed`, shell, 2);
  }
  return 0;
}
