import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { encodeV3 } from "./gnostic-v3.ts";

const schema = (given: JsonObject): JsonObject => ({ components: { schemas: { A: given } } });

/** A document of the schema A, of the bytes of its message: each length counts what follows it. */
function schemaHex(hex: string): string {
  const length = (text: string) => (text.length / 2).toString(16).padStart(2, "0");
  const field = (tag: string, text: string) => tag + length(text) + text;
  const alternative = field("12", field("0a", hex));
  return field("2a", field("0a", field("0a", `0a0141${alternative}`)));
}

test.each<{ behaviour: string; document: JsonObject; hex: string }>([
  {
    behaviour: "texts and messages by number",
    document: { openapi: "3.0.0", info: { title: "K", version: "1" } },
    hex: "0a05332e302e30" + "1206" + "0a014b" + "320131",
  },
  {
    behaviour: "paths with what is asked of them",
    document: {
      paths: {
        "/a": {
          get: { responses: { "200": { description: "OK" } } },
          parameters: [{ name: "n", in: "query", schema: { type: "string" } }],
        },
      },
    },
    hex:
      "2236" +
      ("0a34" + "0a022f61" + "122e") +
      ("2211" + "420f" + "120d" + "0a03323030" + "1206" + "0a04" + "0a024f4b") +
      ("6a19" + "0a17" + "0a016e" + "12057175657279" + "520b" + "0a09" + "ca0106737472696e67"),
  },
  {
    behaviour: "types, and extensions as YAML",
    document: schema({ type: "object", required: ["b"], "x-k": [1] }),
    hex: schemaHex(`ba010162${"ca01066f626a656374"}${"a2020c"}${"0a03782d6b"}${"1205"}12035b315d`),
  },
  {
    behaviour: "limits as whole numbers and as doubles",
    document: schema({ minLength: 300, minimum: 1, maximum: 0 }),
    hex: schemaHex("69000000000000f03f" + "8001ac02"),
  },
  {
    behaviour: "references apart from schemas",
    document: schema({ allOf: [{ $ref: "#/b" }] }),
    hex: schemaHex("d20107" + "1205" + "0a03232f62"),
  },
  {
    behaviour: "items and values of any key",
    document: schema({ items: {}, additionalProperties: true }),
    hex: schemaHex("f201040a020a00" + "8202021001"),
  },
  {
    behaviour: "a default of 0, which is there though it is 0",
    document: schema({ default: 0 }),
    hex: schemaHex("8a0209" + "090000000000000000"),
  },
  {
    behaviour: "a default of false, as well",
    document: schema({ default: false }),
    hex: schemaHex("8a0202" + "1000"),
  },
  {
    behaviour: "a default that is a text",
    document: schema({ default: "x" }),
    hex: schemaHex("8a0203" + "1a0178"),
  },
  {
    behaviour: "a default that is an object, of which only that can be said",
    document: schema({ default: {} }),
    hex: schemaHex("8a0200"),
  },
  {
    behaviour: "what a client has to show",
    document: { security: [{ Bearer: [] }] },
    hex: "320c" + "0a0a" + "0a06426561726572" + "1200",
  },
])("OpenAPI 3 is written as protobuf: $behaviour", ({ document, hex }) => {
  const bytes = encodeV3(document);
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  expect(text).toBe(hex);
});
