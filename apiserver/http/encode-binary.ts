/** Answers in protobuf. */
import { isObject } from "../../api/json.ts";
import { withManagedFields } from "../fields/ownership.ts";
import {
  encodeListMessage,
  encodeMessage,
  encodeWatchEvent,
  envelope,
  type TypeMeta,
} from "../protobuf/encode.ts";
import { messageOf } from "../protobuf/messages.ts";

// Stored objects never change, so their bytes are made once, for whoever asks.
const encoded = new WeakMap<object, Uint8Array>();

/** An API object or a list of them. Throws RangeError where its kind has no form in protobuf. */
export function encodeBinary(shown: object): Uint8Array {
  const { apiVersion = "", kind = "", metadata, items } = Object(shown);
  const typeMeta = { apiVersion, kind };
  if (!Array.isArray(items)) return envelope(typeMeta, messageBytes(shown, typeMeta));
  const itemMeta = { apiVersion, kind: String(kind).replace(/List$/, "") };
  const parts = items.map((item) => messageBytes(item, itemMeta));
  return envelope(typeMeta, encodeListMessage(isObject(metadata) ? metadata : {}, parts));
}

/** An event of a watch, without the length that stands before it on the wire. */
export const encodeBinaryEvent = (type: string, object: object): Uint8Array =>
  encodeWatchEvent(type, encodeBinary(object));

/** The bytes of an object without its envelope. */
function messageBytes(object: object, { apiVersion, kind }: TypeMeta): Uint8Array {
  const known = encoded.get(object);
  if (known !== undefined) return known;
  const name = messageOf(apiVersion, kind);
  if (name === undefined) throw new RangeError(`${kind} of ${apiVersion} has no protobuf form`);
  const bytes = encodeMessage(name, withManagedFields(object));
  if (Object.isFrozen(object)) encoded.set(object, bytes);
  return bytes;
}
