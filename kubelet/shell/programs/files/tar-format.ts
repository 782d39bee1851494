/**
 * Archives as `tar` writes them: blocks of 512 bytes, a header before each member.
 * Source: POSIX.1-2024, pax, ustar interchange format; GNU tar for long names.
 */

export interface Member {
  readonly name: string;
  readonly kind: "file" | "directory" | "link" | "hard link";
  readonly mode: number;
  /** Seconds since the epoch. */
  readonly changedSeconds: number;
  /** Of a file. */
  readonly content: string;
  /** Of a link. */
  readonly target: string;
}

/** An archive that cannot be read. */
export class TarError extends Error {}

const block = 512;
const nameBytes = 100;
/** Archives are filled up to a multiple of so many bytes. */
const record = 20 * block;

const letters = { file: "0", "hard link": "1", link: "2", directory: "5" } as const;

export function archiveOf(members: readonly Member[]): string {
  const bytes = members.map(memberBytes).join("") + "\0".repeat(2 * block);
  return bytes + "\0".repeat((record - (bytes.length % record)) % record);
}

function memberBytes(member: Member): string {
  const { name, target, content } = member;
  const body = member.kind === "file" ? content : "";
  const long =
    (target.length > nameBytes ? longBytes("K", target) : "") +
    (name.length > nameBytes ? longBytes("L", name) : "");
  return long + header(member, letters[member.kind], body.length) + filled(body);
}

/** A member that gives the next one its name or, with `K`, its target. */
function longBytes(letter: string, text: string): string {
  const member: Member = {
    name: "././@LongLink",
    kind: "file",
    mode: 0,
    changedSeconds: 0,
    content: "",
    target: "",
  };
  return header(member, letter, text.length + 1) + filled(`${text}\0`);
}

const filled = (body: string) => body + "\0".repeat((block - (body.length % block)) % block);

function header({ name, mode, changedSeconds, target }: Member, letter: string, size: number) {
  const octal = (value: number, digits: number) =>
    `${Math.max(0, Math.floor(value)).toString(8).padStart(digits, "0")}\0`;
  const text = (value: string, bytes: number) => value.slice(0, bytes).padEnd(bytes, "\0");
  const before =
    text(name, nameBytes) +
    octal(mode, 7) +
    octal(0, 7) +
    octal(0, 7) +
    octal(size, 11) +
    octal(changedSeconds, 11);
  const after = `${letter}${text(target, nameBytes)}ustar  \0${text("root", 32)}${text("root", 32)}`;
  // The sum is that of the header with blanks in its own place.
  const sum = sumOf(`${before}        ${after}`);
  return `${before}${sum.toString(8).padStart(6, "0")}\0 ${after}`.padEnd(block, "\0");
}

function sumOf(bytes: string): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 1) sum += bytes.charCodeAt(at);
  return sum;
}

/** The members of an archive in order. Throws TarError. */
export function membersOf(archive: string): readonly Member[] {
  const members: Member[] = [];
  let named: { path?: string; linkpath?: string } = {};
  for (let at = 0; at + block <= archive.length; ) {
    const head = archive.slice(at, at + block);
    at += block;
    if (/^\0*$/.test(head)) break;
    const size = numberAt(head, 124, 12);
    if (sumOf(`${head.slice(0, 148)}        ${head.slice(156)}`) !== numberAt(head, 148, 8)) {
      throw new TarError("invalid tar magic");
    }
    if (at + size > archive.length) throw new TarError("short read");
    const body = archive.slice(at, at + size);
    at += Math.ceil(size / block) * block;
    const letter = head[156] ?? "";
    if (letter === "L") named = { ...named, path: textAt(body, 0, body.length) };
    else if (letter === "K") named = { ...named, linkpath: textAt(body, 0, body.length) };
    else if (letter === "x") named = { ...named, ...extended(body) };
    else if (letter !== "g") {
      const member = memberOf(head, letter, body, named);
      if (member !== undefined) members.push(member);
      named = {};
    }
  }
  return members;
}

function memberOf(
  head: string,
  letter: string,
  content: string,
  named: { readonly path?: string; readonly linkpath?: string },
): Member | undefined {
  const short = textAt(head, 0, nameBytes);
  // What GNU tar keeps at the place of the prefix is something else.
  const prefix = head.slice(257, 263) === "ustar\0" ? textAt(head, 345, 155) : "";
  const name = named.path ?? (prefix === "" ? short : `${prefix}/${short}`);
  const kind = name.endsWith("/") && /[0\0]/.test(letter) ? "directory" : kinds[letter];
  if (kind === undefined) return undefined;
  return {
    name,
    kind,
    mode: numberAt(head, 100, 8) & 0o7777,
    changedSeconds: numberAt(head, 136, 12),
    content,
    target: named.linkpath ?? textAt(head, 157, nameBytes),
  };
}

const kinds: Readonly<Record<string, Member["kind"]>> = {
  "\0": "file",
  "0": "file",
  "7": "file",
  "1": "hard link",
  "2": "link",
  "5": "directory",
};

const textAt = (bytes: string, at: number, length: number): string =>
  bytes.slice(at, at + length).replace(/\0[\s\S]*$/, "");

/** Octal digits or, where the first bit is set, a number of bytes. */
function numberAt(bytes: string, at: number, length: number): number {
  const field = bytes.slice(at, at + length);
  if (field.charCodeAt(0) < 128) return Number.parseInt(textAt(field, 0, length).trim() || "0", 8);
  let value = field.charCodeAt(0) & 0x3f;
  for (let index = 1; index < length; index += 1) value = value * 256 + field.charCodeAt(index);
  return value;
}

/** The records of a pax header, as `20 path=some/name`. */
function extended(body: string): { path?: string; linkpath?: string } {
  const found: { path?: string; linkpath?: string } = {};
  for (let at = 0; at < body.length; ) {
    const [all, length = ""] = /^(\d+) /.exec(body.slice(at, at + 20)) ?? [];
    if (all === undefined || Number(length) <= all.length) break;
    const text = body.slice(at + all.length, at + Number(length) - 1);
    const equals = text.indexOf("=");
    const key = text.slice(0, equals);
    if (key === "path" || key === "linkpath") found[key] = text.slice(equals + 1);
    at += Number(length);
  }
  return found;
}
