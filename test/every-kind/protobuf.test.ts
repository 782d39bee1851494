/** An object in which every field is set is the same once it went through protobuf. */
import { expect, test } from "vitest";
import { allResources } from "../../api/index.ts";
import { isObject } from "../../api/json.ts";
import { decodeProtobuf } from "../../apiserver/protobuf/decode.ts";
import { encodeMessage, envelope } from "../../apiserver/protobuf/encode.ts";
import { messageOf } from "../../apiserver/protobuf/messages.ts";
import { maximalObject, maximalStatus, variantsOf } from "./maximal.ts";

const rows = allResources
  .filter(({ apiVersion, kind }) => messageOf(apiVersion, kind) !== undefined)
  .map((definition) => ({ what: `${definition.apiVersion} ${definition.kind}`, definition }));

/**
 * Without what protobuf does not tell from what was never said: empty structs and zeros, and the
 * kind of an object inside another.
 */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value === 0 || value === false ? undefined : value;
  const { apiVersion: _version, kind: _kind, ...object } = value;
  const given = "metadata" in value ? object : value;
  const members = Object.entries(given).map(([key, inner]) => [key, plain(inner)] as const);
  const kept = members.filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

test.each(rows)("a $what goes through protobuf without loss", ({ definition }) => {
  const { apiVersion, kind } = definition;
  const message = messageOf(apiVersion, kind) ?? "";
  const encode = (object: object) => envelope({ apiVersion, kind }, encodeMessage(message, object));
  for (let variant = 0; variant < variantsOf(definition); variant += 1) {
    const status = maximalStatus(definition, variant);
    const object = { ...maximalObject(definition, variant), status };
    const bytes = encode(object);
    const decoded = decodeProtobuf(bytes);
    expect(plain(decoded)).toEqual(plain(object));
    expect(Buffer.compare(encode(Object(decoded)), bytes)).toBe(0);
  }
});
