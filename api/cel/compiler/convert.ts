/** Values of JSON as the values that a schema says they are. */

import { isList, isMap } from "../equal.ts";
import { type Frame, fail } from "../frame.ts";
import { parseDurationText, parseTimestamp } from "../library/time-text.ts";
import type { CelType } from "../types.ts";
import { type CelValue, doubleOf, mapKeys, mapMember } from "../values.ts";

type Convert = (value: CelValue, frame: Frame) => CelValue;

/** How JSON becomes a value of `type`; `undefined` where it is one already. */
export function converterTo(type: CelType): Convert | undefined {
  switch (type.kind) {
    case "double":
      return (value) => (typeof value === "number" ? doubleOf(value) : value);
    case "timestamp":
      return ofText((text) => parseTimestamp(text.includes("T") ? text : `${text}T00:00:00Z`));
    case "duration":
      return ofText(parseDurationText);
    case "bytes":
      return ofText(decodeBytes);
    case "list":
      return listConverter(converterTo(type.item));
    case "map":
      return mapConverter(converterTo(type.value));
    default:
      return undefined;
  }
}

const ofText =
  (convert: (text: string) => CelValue): Convert =>
  (value) =>
    typeof value === "string" ? convert(value) : value;

function decodeBytes(text: string): CelValue {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    return fail("illegal base64 data");
  }
  return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
}

function listConverter(convert: Convert | undefined): Convert | undefined {
  if (convert === undefined) return undefined;
  return (value, frame) => {
    if (!isList(value)) return value;
    frame.work(value.length);
    return value.map((item) => convert(item, frame));
  };
}

function mapConverter(convert: Convert | undefined): Convert | undefined {
  if (convert === undefined) return undefined;
  return (value, frame) => {
    if (!isMap(value)) return value;
    const keys = mapKeys(value);
    frame.work(keys.length);
    return new Map(keys.map((key) => [key, convert(mapMember(value, key) ?? null, frame)]));
  };
}
