/** `base64` and `hashlib`. Source: Python 3.14, for what they do. */
import { toArray } from "../../kernel/bytes.ts";
import { digests } from "../files/checksums.ts";
import { raised, typeError, valueError } from "./errors.ts";
import { fn, type Module } from "./module.ts";
import { Native, Thing } from "./objects.ts";
import { Bytes, typeName, type Value } from "./values.ts";

type Given = Value | undefined;

function bytesIn(value: Given): string {
  if (value instanceof Bytes) return value.text;
  throw typeError(`a bytes-like object is required, not '${typeName(value ?? null)}'`);
}

const urlSafe: Readonly<Record<string, string>> = { "+": "-", "/": "_", "-": "+", _: "/" };

const swapped = (text: string): string => text.replace(/[-+/_]/g, (each) => urlSafe[each] ?? each);

function decode(given: Given, isUrl: boolean): Bytes {
  const text = typeof given === "string" ? given : bytesIn(given);
  const kept = (isUrl ? swapped(text) : text).replace(/[^A-Za-z\d+/=]/g, "");
  const digits = kept.replace(/=+$/, "");
  if (digits.length % 4 === 1) {
    const count = `number of data characters (${digits.length})`;
    const why = `${count} cannot be 1 more than a multiple of 4`;
    throw raised("binascii.Error", `Invalid base64-encoded string: ${why}`);
  }
  if (kept.length % 4 !== 0) throw raised("binascii.Error", "Incorrect padding");
  return new Bytes(atob(digits));
}

export const base64: Module = {
  ...fn("b64encode", "s", ([given]) => new Bytes(btoa(bytesIn(given)))),
  ...fn("b64decode", "s", ([given]) => decode(given, false)),
  ...fn("standard_b64encode", "s", ([given]) => new Bytes(btoa(bytesIn(given)))),
  ...fn("standard_b64decode", "s", ([given]) => decode(given, false)),
  ...fn("urlsafe_b64encode", "s", ([given]) => new Bytes(swapped(btoa(bytesIn(given))))),
  ...fn("urlsafe_b64decode", "s", ([given]) => decode(given, true)),
};

/** A digest of all that it is given by and by. */
function hashOf(name: string, begin: string): Thing {
  const digest = digests.get(name);
  if (digest === undefined) throw valueError(`unsupported hash type ${name}`);
  let content = begin;
  const made = () => String.fromCharCode(...digest(toArray(content)));
  const hex = () =>
    [...made()].map((each) => each.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  const functions = [
    new Native("update", "obj", ([given]) => {
      content += bytesIn(given);
      return null;
    }),
    new Native("digest", "", () => new Bytes(made())),
    new Native("hexdigest", "", hex),
    new Native("copy", "", () => hashOf(name, content)),
  ];
  const size = BigInt(made().length);
  return new Thing(
    "_hashlib.HASH",
    [...functions.map((each) => [each.name, each] as const), ["name", name], ["digest_size", size]],
    { shown: `<${name} _hashlib.HASH object>` },
  );
}

const beginning = (given: Given) => (given === undefined ? "" : bytesIn(given));

export const hashlib: Module = {
  ...Object.assign(
    {},
    ...[...digests.keys()].map((name) =>
      fn(name, "string usedforsecurity", ([given]) => hashOf(name, beginning(given))),
    ),
  ),
  ...fn("new", "name data", ([name, given]) =>
    hashOf(typeof name === "string" ? name : "", beginning(given)),
  ),
};

/** What a digest has, for the walk over scripts. */
export const hashNames: readonly string[] = ["digest", "hexdigest", "digest_size"];
