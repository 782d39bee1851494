/**
 * How the messages of gnostic are written, of which those of OpenAPI 2 and 3 are made.
 * Source: github.com/google/gnostic-models, as tools/gnostic-grammar makes them of a JSON Schema.
 */
import { isObject, type Json } from "../../api/json.ts";
import type { Writer } from "../protobuf/writer.ts";

type Value = Json | undefined;

/**
 * Writes a message. Everything is written back to front, so that the length of a part is known by
 * the time that it is written before the part.
 */
export type Encoder = (writer: Writer, value: Value) => void;
/** Writes a field of a message, if there is something to write. */
export type FieldEncoder = Encoder;

/** A text that is not empty. */
export const text =
  (number: number): FieldEncoder =>
  (writer, value) => {
    if (typeof value !== "string" || value === "") return;
    writer.delimited(number, () => writer.text(value));
  };

/** A truth; a falsehood is left out. */
export const flag =
  (number: number): FieldEncoder =>
  (writer, value) => {
    if (value !== true) return;
    writer.varint(1);
    writer.varint(number * 8);
  };

/** A message, where there is a value. */
export const one =
  (number: number, encode: Encoder): FieldEncoder =>
  (writer, value) => {
    if (value !== undefined) writer.delimited(number, () => encode(writer, value));
  };

/** A message for each item. */
export const many =
  (number: number, encode: Encoder): FieldEncoder =>
  (writer, value) => {
    if (!Array.isArray(value)) return;
    for (const each of value.toReversed()) writer.delimited(number, () => encode(writer, each));
  };

/** A text for each item. */
export const texts = (number: number): FieldEncoder =>
  many(number, (writer, value) => writer.text(String(value)));

/** The members of an object, each a message of a name (1) and a value (2). */
export const entries =
  (number: number, encode: Encoder, isEntry = (key: string) => !isExtension(key)): FieldEncoder =>
  (writer, value) => {
    if (!isObject(value)) return;
    for (const key of Object.keys(value).reverse()) {
      if (!isEntry(key)) continue;
      writer.delimited(number, () => {
        writer.delimited(2, () => encode(writer, value[key]));
        text(1)(writer, key);
      });
    }
  };

const isExtension = (key: string) => key.startsWith("x-");

/** A message of these fields, and of one for its extensions where it has a number for them. */
export function message(
  fields: Readonly<Record<string, FieldEncoder>>,
  extensions?: number,
): Encoder {
  const known = Object.entries(fields).reverse();
  const others =
    extensions === undefined ? undefined : entries(extensions, anyMessage, isExtension);
  return (writer, value) => {
    if (!isObject(value)) return;
    others?.(writer, value);
    for (const [name, encode] of known) encode(writer, value[name]);
  };
}

/** Any value, as YAML; JSON is YAML. */
export const anyMessage: Encoder = (writer, value) => text(2)(writer, JSON.stringify(value));

/** A message around another, for the alternatives of a union. */
export const within = one;

/** A whole number that is not 0. */
export const whole =
  (number: number): FieldEncoder =>
  (writer, value) => {
    if (typeof value !== "number" || value === 0) return;
    writer.varint(value);
    writer.tag(number, 0);
  };

/** A number that is not 0, of which the message may be one of several: then 0 is written, too. */
export const double =
  (number: number, isAlternative = false): FieldEncoder =>
  (writer, value) => {
    if (typeof value !== "number" || (value === 0 && !isAlternative)) return;
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value, true);
    writer.bytes(bytes);
    writer.tag(number, 1);
  };
