/**
 * Encodes objects in protobuf, byte for byte as Go's generated marshallers do: fields in the order
 * of their numbers, maps by their keys, and what is no pointer even where it is empty.
 * Source: generated.pb.go of k8s.io/api, and runtime/serializer/protobuf, 1.36.
 */
import { isObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { isAlways, type MessageField, messageFields, messageOf } from "./messages.ts";
import { magic } from "./wire.ts";
import { Writer } from "./writer.ts";

const writer = new Writer();

/** The bytes of a message, as they stand inside of others. Throws RangeError for an unknown one. */
export function encodeMessage(name: string, value: object): Uint8Array {
  writer.clear();
  writeMessage(name, value);
  return writer.written();
}

/** The bytes of a list: its metadata, then its items, which are encoded already. */
export function encodeListMessage(metadata: object, items: readonly Uint8Array[]): Uint8Array {
  writer.clear();
  for (const item of items.toReversed()) writeBytes(2, item);
  writer.delimited(1, () => writeMessage("meta.v1.ListMeta", metadata));
  return writer.written();
}

/** A message as what is sent: the bytes that all begin with, and an envelope `runtime.Unknown`. */
export function envelope({ apiVersion, kind }: TypeMeta, message: Uint8Array): Uint8Array {
  writer.clear();
  writeText(4, "");
  writeText(3, "");
  writeBytes(2, message);
  writer.delimited(1, () => {
    writeText(2, kind);
    writeText(1, apiVersion);
  });
  writer.bytes(magic);
  return writer.written();
}

/** What says of which kind an object is. */
export interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}

/** An event of a watch, whose object is enveloped. */
export function encodeWatchEvent(type: string, object: Uint8Array): Uint8Array {
  writer.clear();
  writer.delimited(2, () => writeBytes(1, object));
  writeText(1, type);
  return writer.written();
}

/** Whether objects of a kind have a form in protobuf: those of Kubernetes' own kinds do. */
export const isBinary = ({ custom, ...kind }: Pick<ResourceDefinition, "custom"> & TypeMeta) =>
  custom === undefined && messageOf(kind.apiVersion, kind.kind) !== undefined;

function writeText(number: number, text: string): void {
  const before = writer.length;
  writer.text(text);
  writer.close(number, before);
}

function writeBytes(number: number, bytes: Uint8Array): void {
  const before = writer.length;
  writer.bytes(bytes);
  writer.close(number, before);
}

/** Writes a field, if there is something to write; the value is undefined where JSON has none. */
type FieldWriter = (value: unknown) => void;

interface Member {
  readonly name: string;
  readonly write: FieldWriter;
}

/** How a message is written: its fields, the last one first. */
interface Layout {
  readonly members: readonly Member[];
  /** The value stands in JSON for the whole message. */
  readonly isAlternative: boolean;
}

const layouts = new Map<string, Layout>();

function layoutOf(name: string): Layout {
  const known = layouts.get(name);
  if (known !== undefined) return known;
  const fields = messageFields(name);
  if (fields === undefined) throw new RangeError(`message ${name} is not known`);
  const members = [...fields]
    .sort(([left], [right]) => right - left)
    .map(([number, field]) => ({ name: field.name, write: fieldWriter(number, field) }));
  const isAlternative = members.some((member) => member.name.startsWith("|"));
  const made = { members, isAlternative };
  layouts.set(name, made);
  return made;
}

function writeMessage(name: string, value: unknown): void {
  const { members, isAlternative } = layoutOf(name);
  if (isAlternative) {
    writeAlternative(members, value);
    return;
  }
  const given: Readonly<Record<string, unknown>> = isObject(value) ? value : {};
  for (const member of members) {
    member.write(member.name === "^" ? given : (given[member.name] ?? undefined));
  }
}

/** A schema where a list or a flag could stand, and a flag that is true where a schema stands. */
function writeAlternative(members: readonly Member[], value: unknown): void {
  const isSchema = isObject(value);
  for (const { name, write } of members) {
    if (name === "|allows") write(isSchema || value === true);
    else if ((name === "|schema") === isSchema) write(value);
  }
}

function fieldWriter(number: number, field: MessageField): FieldWriter {
  const { type, container } = field;
  const write = valueWriter(type);
  if (container === "list") return listWriter(number, write);
  if (container === "map") return mapWriter(number, write);
  const always = isAlways(field);
  return (value) => {
    if (value !== undefined || always) write(number, value);
  };
}

/** Writes a value as the field of that number; undefined is the zero value. */
type ValueWriter = (number: number, value: unknown) => void;

const listWriter =
  (number: number, write: ValueWriter): FieldWriter =>
  (value) => {
    if (!Array.isArray(value)) return;
    for (let index = value.length - 1; index >= 0; index -= 1) write(number, value[index]);
  };

const mapWriter =
  (number: number, write: ValueWriter): FieldWriter =>
  (value) => {
    if (!isObject(value)) return;
    for (const key of Object.keys(value).sort(inOrder).reverse()) {
      const before = writer.length;
      write(2, value[key]);
      writeText(1, key);
      writer.close(number, before);
    }
  };

const inOrder = (left: string, right: string) => (left < right ? -1 : 1);

function valueWriter(type: string): ValueWriter {
  const known = valueWriters[type];
  if (known !== undefined) return known;
  return (number, value) => {
    const before = writer.length;
    writeMessage(type, value);
    writer.close(number, before);
  };
}

const textOf = (value: unknown) => (value === undefined ? "" : String(value));

/** A message around what `write` writes. */
const within =
  (write: (value: unknown) => void): ValueWriter =>
  (number, value) => {
    const before = writer.length;
    write(value);
    writer.close(number, before);
  };

function writeInt(number: number, value: unknown): void {
  writer.varint(Number(value ?? 0));
  writer.tag(number, 0);
}

function writeDouble(number: number, value: unknown): void {
  writer.bytes(new Uint8Array(Float64Array.of(Number(value ?? 0)).buffer));
  writer.tag(number, 1);
}

const valueWriters: Readonly<Record<string, ValueWriter>> = {
  string: (number, value) => writeText(number, textOf(value)),
  bool: (number, value) => writeInt(number, value === true ? 1 : 0),
  int: writeInt,
  double: writeDouble,
  bytes: (number, value) => writeBytes(number, fromBase64(textOf(value))),
  time: within((value) => writeTime(value, 0)),
  microTime: within((value) => writeTime(value, 6)),
  quantity: within((value) => writeText(1, textOf(value ?? "0"))),
  intOrString: within(writeIntOrString),
  empty: within(() => undefined),
  json: within((value) => {
    if (value !== undefined) writeText(1, JSON.stringify(value));
  }),
  strings: within(listWriter(1, (number, value) => writeText(number, textOf(value)))),
};

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

/** A time that was never set has no bytes. `digits` are those of a second's fraction that count. */
function writeTime(value: unknown, digits: 0 | 6): void {
  if (typeof value !== "string") return;
  const [, fraction = ""] = /\.(\d+)/.exec(value) ?? [];
  writeInt(2, Number(fraction.slice(0, digits).padEnd(9, "0")));
  writeInt(1, Math.floor(Date.parse(value) / 1000));
}

function writeIntOrString(value: unknown): void {
  const isText = typeof value === "string";
  writeText(3, isText ? value : "");
  writeInt(2, isText ? 0 : value);
  writeInt(1, isText ? 1 : 0);
}
