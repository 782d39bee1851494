/** Decodes objects in protobuf, the form in which Go clients send what they create. */
import { isAlways, type MessageField, messageFields, messageOf } from "./messages.ts";
import { magic, type WireField, wireFields } from "./wire.ts";

/** Messages within messages. */
const depthMax = 100;

/**
 * The object in an envelope `runtime.Unknown`, as it would stand in JSON. Fields that are not known
 * are left out. Throws RangeError with the reason where it cannot be read.
 */
export function decodeProtobuf(bytes: Uint8Array): unknown {
  if (magic.some((byte, index) => bytes[index] !== byte)) {
    throw new RangeError("provided data does not appear to be a protobuf message");
  }
  const parts = numbered(bytes.subarray(magic.length));
  const typeMeta = numbered(bytesOf(parts.get(1)));
  const apiVersion = textOf(typeMeta.get(1));
  const kind = textOf(typeMeta.get(2));
  const name = messageOf(apiVersion, kind);
  if (name === undefined) {
    throw new RangeError(`no kind "${kind}" is registered for version "${apiVersion}"`);
  }
  return { apiVersion, kind, ...decodeMessage(name, bytesOf(parts.get(2)), 0) };
}

const byNumber = ({ number, value }: WireField) => [number, value] as const;

function decodeMessage(name: string, bytes: Uint8Array, depth: number): Record<string, unknown> {
  if (depth > depthMax) throw new RangeError("the request is nested too deeply");
  const fields = messageFields(name);
  if (fields === undefined) throw new RangeError(`message ${name} is not known`);
  const members = new Map<string, unknown>();
  for (const { number, value } of wireFields(bytes)) {
    const field = fields.get(number);
    if (field !== undefined) addField(members, field, value, depth);
  }
  return objectOf(members);
}

// fromEntries, unlike assignment, keeps a key named __proto__ a key.
function objectOf(members: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const entries = [...members].map(([name, value]) => [
    name,
    value instanceof Map ? Object.fromEntries(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function addField(
  members: Map<string, unknown>,
  field: MessageField,
  value: WireField["value"],
  depth: number,
): void {
  const { name, type, container } = field;
  if (container === "map") {
    const entry = numbered(bytesOf(value));
    const item = decodeValue(type, entry.get(2), depth);
    const before = members.get(name);
    const entries = before instanceof Map ? before : new Map();
    members.set(name, entries.set(textOf(entry.get(1)), item));
    return;
  }
  const decoded = decodeValue(type, value, depth);
  if (container === "list") {
    const before = members.get(name);
    if (Array.isArray(before)) before.push(decoded);
    else members.set(name, [decoded]);
    return;
  }
  if (name === "^") {
    for (const [key, part] of Object.entries(Object(decoded))) members.set(key, part);
    return;
  }
  // Go writes a field that was never set as its zero value, which JSON leaves out.
  if (decoded !== undefined && !(isAlways(field) && isZero(decoded))) members.set(name, decoded);
}

const isZero = (value: unknown) => value === "" || value === 0 || value === false;

function decodeValue(type: string, value: WireField["value"] | undefined, depth: number): unknown {
  switch (type) {
    case "string":
      return textOf(value);
    case "bool":
      return bitsOf(value) !== 0n;
    case "int":
      return Number(BigInt.asIntN(64, bitsOf(value)));
    case "double":
      return new Float64Array(BigUint64Array.of(bitsOf(value)).buffer)[0];
    case "bytes":
      return base64Of(bytesOf(value));
    case "time":
    case "microTime":
      return timeOf(type, bytesOf(value));
    case "duration":
      return durationOf(bytesOf(value));
    case "quantity":
      return textOf(first(bytesOf(value)));
    case "intOrString":
      return intOrString(bytesOf(value));
    case "json": {
      const bytes = bytesOf(value);
      return bytes.length === 0 ? {} : JSON.parse(textOf(first(bytes)) || "null");
    }
    case "empty":
      return {};
    case "strings":
      return [...wireFields(bytesOf(value))].map((item) => textOf(item.value));
    default:
      return alternative(decodeMessage(type, bytesOf(value), depth + 1));
  }
}

/** The value that a message stands for, where it is one of several. */
function alternative(message: Record<string, unknown>): unknown {
  const found = Object.entries(message).findLast(([name]) => name.startsWith("|"));
  return found === undefined ? message : found[1];
}

type WireValue = WireField["value"] | undefined;

const empty = new Uint8Array();
const bytesOf = (value: WireValue) => (value instanceof Uint8Array ? value : empty);
const bitsOf = (value: WireValue) => (typeof value === "bigint" ? value : 0n);
const textOf = (value: WireValue) => new TextDecoder().decode(bytesOf(value));

/** Byte by byte, for there may be more of them than a call may have arguments. */
const base64Of = (bytes: Uint8Array) =>
  btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));

/** The first field of messages that wrap one value. */
const first = (bytes: Uint8Array) => numbered(bytes).get(1);
const numbered = (bytes: Uint8Array) => new Map([...wireFields(bytes)].map(byNumber));

const secondsMax = 253_402_300_799n; // 9999-12-31T23:59:59Z

/** A Timestamp as RFC 3339; a time that was never set has no bytes. */
function timeOf(type: "time" | "microTime", bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  const parts = numbered(bytes);
  const seconds = BigInt.asIntN(64, bitsOf(parts.get(1)));
  if (seconds > secondsMax || seconds < -secondsMax) throw new RangeError("time out of range");
  const [text = ""] = new Date(Number(seconds) * 1000).toISOString().split(".");
  if (type === "time") return `${text}Z`;
  const micros = Number(bitsOf(parts.get(2)) / 1000n);
  return `${text}.${String(micros).padStart(6, "0")}Z`;
}

/** A length of time in nanoseconds, in Go's words. */
const durationOf = (bytes: Uint8Array) =>
  `${Number(BigInt.asIntN(64, bitsOf(first(bytes)))) / 1e9}s`;

function intOrString(bytes: Uint8Array): number | string {
  const parts = numbered(bytes);
  const isText = bitsOf(parts.get(1)) === 1n;
  return isText ? textOf(parts.get(3)) : Number(BigInt.asIntN(64, bitsOf(parts.get(2))));
}
