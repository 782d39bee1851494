/** How a body comes over the wire: JSON, YAML or protobuf, whole or broken. */
import { dump } from "js-yaml";
import type { Random } from "../../api/runtime.ts";
import { oneOf, percent, weighted } from "./draw.ts";

export interface Body {
  readonly contentType: string | undefined;
  readonly bytes: Buffer;
}

const json = "application/json";
const yaml = "application/yaml";
const protobuf = "application/vnd.kubernetes.protobuf";

/** Types that are announced though the bytes are of another, or that nobody serves. */
const wrongTypes: readonly string[] = [
  json,
  yaml,
  protobuf,
  "application/json; charset=utf-16",
  "APPLICATION/JSON",
  "application/json-patch+json",
  "application/apply-patch+cbor",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "json",
  ";",
];

/** A body that was meant to hold `value`; `type` is what its kind of request asks for. */
export function bodyOf(random: Random, value: unknown, type: string = json): Body {
  const isPatch = type !== json;
  const { bytes, contentType } = weighted<() => Body>(random, [
    [isPatch ? 95 : 82, () => ({ contentType: type, bytes: Buffer.from(jsonText(value)) })],
    [isPatch ? 0 : 9, () => ({ contentType: yaml, bytes: Buffer.from(yamlText(random, value)) })],
    [isPatch ? 0 : 4, () => ({ contentType: protobuf, bytes: protobufOf(random, value) })],
    [3, () => ({ contentType: type, bytes: Buffer.from(oneOf(random, noBodies)) })],
  ])();
  return {
    contentType: percent(random, 4)
      ? oneOf<string | undefined>(random, [...wrongTypes, undefined])
      : contentType,
    bytes: percent(random, 5) ? damaged(random, bytes) : bytes,
  };
}

const jsonText = (value: unknown) => JSON.stringify(value) ?? "";

const noBodies: readonly string[] = [
  "",
  " ",
  "null",
  "{",
  "[]",
  '"text"',
  "0",
  "-",
  "1e999",
  "NaN",
  "{}{}",
  '{"a":1,}',
  '{"kind":"Pod","kind":"Node"}',
  '{"metadata":{"name":"a","name":"b"},"metadata":{}}',
  "\ufeff{}",
  "[".repeat(20_000),
  `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
  '{"\\ud800":"\\udfff\\u0000"}',
  "a: &a [*a]",
  "<<: {a: 1}",
  "--- {}\n--- {}\n",
  "!!js/function x",
  "a: 1\na: 2\n",
  "? {a: 1}\n: b\n",
  "%YAML 9.9\n---\n",
  "\t- a\n b",
];

function yamlText(random: Random, value: unknown): string {
  if (typeof value !== "object" || value === null) return jsonText(value);
  // JSON is YAML too, and text that YAML cannot hold goes that way.
  if (percent(random, 20)) return jsonText(value);
  return dump(value, { noRefs: percent(random, 80), skipInvalid: true });
}

/** The magic, a type, and bytes that are seldom an object: what is in it hardly matters. */
function protobufOf(random: Random, value: unknown): Buffer {
  const { apiVersion, kind } = Object(value);
  const named = [apiVersion, kind].map((each) => (typeof each === "string" ? each : "v1"));
  const type = Buffer.concat(named.map((each, index) => field(index + 1, each)));
  const raw = Buffer.from(Array.from({ length: random.integer(60) }, () => random.integer(256)));
  const metadata = field(1, field(1, "a"));
  const object = weighted<Buffer>(random, [
    [3, metadata],
    [2, raw],
    [2, Buffer.concat([metadata, raw])],
    [1, field(random.integer(30) + 1, field(1, field(1, metadata)))],
  ]);
  const magic = Buffer.from(percent(random, 90) ? "k8s\0" : "k8s");
  return Buffer.concat([magic, field(1, type), field(2, object)]);
}

/** A field with a length, which is short here. */
function field(number: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content).subarray(0, 127);
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
}

function damaged(random: Random, bytes: Buffer): Buffer {
  const at = random.integer(bytes.length + 1);
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  return weighted<Buffer>(random, [
    [3, head],
    [2, Buffer.concat([head, Buffer.from([random.integer(256)]), tail.subarray(1)])],
    [1, tail],
    [1, Buffer.concat([head, tail.subarray(0, 20), tail])],
    [1, Buffer.concat([bytes, bytes])],
    [1, Buffer.concat([head, Buffer.from([0xff, 0xfe, 0xc3]), tail])],
  ]);
}
