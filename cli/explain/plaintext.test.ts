import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { type Explained, explain } from "./plaintext.ts";
import { explainByV2 } from "./plaintext-openapiv2.ts";

/** A kind of a custom resource, which says more in its schema than Kubernetes' own. */
const group = "shop.example";
const kind = { group, version: "v1", kind: "Cart" };
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const schemas = {
  "example.shop.v1.Cart": {
    description:
      "What somebody means to buy, which is a list of things in the order of their wishes.",
    type: "object",
    required: ["owner"],
    externalDocs: { description: "How carts work", url: "https://shop.example/carts" },
    properties: {
      owner: { type: "string", description: "Whose it is." },
      state: {
        type: "string",
        description: "How far it is.",
        enum: ["", "Open", "Paid", "Sent", "Lost"],
        externalDocs: { url: "https://shop.example/states" },
      },
      size: { type: "integer", enum: [1, 2] },
      root: { description: "The first.", allOf: [reference("example.shop.v1.Item")] },
      byName: { type: "object", additionalProperties: reference("example.shop.v1.Item") },
      anything: { type: "object", additionalProperties: true },
      amount: { allOf: [reference("example.Amount")] },
      missing: reference("example.Missing"),
    },
    "x-kubernetes-group-version-kind": [kind],
  },
  "example.shop.v1.Item": {
    description: "A thing.",
    type: "object",
    properties: {
      name: { type: "string" },
      parts: { type: "array", items: reference("example.shop.v1.Item") },
    },
  },
  "example.Amount": { description: "An amount.", type: "string" },
};
const document: JsonObject = {
  paths: {
    "/apis/shop.example/v1/namespaces/{namespace}/carts/{name}": {
      put: { "x-kubernetes-group-version-kind": kind },
    },
  },
  components: { schemas },
};

function told(fields: readonly string[], parts: Partial<Explained> = {}): string {
  const asked = { document, group, version: "v1", plural: "carts", fields, isRecursive: false };
  const { head, body } = explain({ ...asked, ...parts });
  expect(head).toBe("GROUP:      shop.example\nKIND:       Cart\nVERSION:    v1\n\n");
  return body();
}

describe("explain tells", () => {
  test("of a kind and its fields", () => {
    expect(told([])).toBe(`DESCRIPTION:
    What somebody means to buy, which is a list of things in the order of their
    wishes.
    

EXTERNAL DOCS:
    How carts work
    URL: https://shop.example/carts
FIELDS:
  amount\t<string>
    <no description>

  anything\t<Object>
    <no description>

  byName\t<map[string]Item>
    <no description>

  missing\t<Missing>
    <no description>

  owner\t<string> -required-
    Whose it is.

  root\t<Item>
    The first.

  size\t<integer>
  enum: 1, 2
    <no description>

  state\t<string>
  enum: "", Open, Paid, Sent, ....
    How far it is.

    EXTERNAL DOCS:
      URL: https://shop.example/states


`);
  });

  test("of the fields of fields, and once of a kind within itself", () => {
    expect(told([], { isRecursive: true }).split("FIELDS:\n")[1]).toBe(`  amount\t<string>
  anything\t<Object>
  byName\t<map[string]Item>
    name\t<string>
    parts\t<[]Item>
  missing\t<Missing>
  owner\t<string> -required-
  root\t<Item>
    name\t<string>
    parts\t<[]Item>
  size\t<integer>
  enum: 1, 2
  state\t<string>
  enum: "", Open, Paid, Sent, ....

`);
  });

  test("of a field and all its values", () => {
    expect(told(["state"])).toBe(`FIELD: state <string>
ENUM:
    ""
    Open
    Paid
    Sent
    Lost

DESCRIPTION:
    How far it is.
    

EXTERNAL DOCS:
    URL: https://shop.example/states

`);
  });

  test("of a field within lists and maps", () => {
    expect(told(["byName", "parts", "parts", "name"])).toBe(`FIELD: name <string>


DESCRIPTION:
    <empty>

`);
  });

  test.each([
    {
      behaviour: "a field that is not there",
      fields: ["root", "nope"],
      message: 'field "nope" does not exist',
    },
    {
      behaviour: "fields of what has none",
      fields: ["owner", "x"],
      message: 'field "x" does not exist',
    },
    {
      behaviour: "an inherited name",
      fields: ["constructor"],
      message: 'field "constructor" does not exist',
    },
  ])("nothing of $behaviour", ({ fields, message }) => {
    expect(() => told(fields)).toThrow(new Failure(message));
  });

  test("nothing of a resource that the document has not got", () => {
    expect(() => told([], { plural: "wishes" })).toThrow(
      new Failure("GVR (shop.example/v1, Resource=wishes) not found in OpenAPI schema"),
    );
  });
});

describe("explain by OpenAPI v2 tells", () => {
  const definitions = {
    Cart: {
      type: "object",
      description: "What somebody means to buy.",
      required: ["owner"],
      properties: {
        owner: { type: "string", description: "Whose it is." },
        root: { description: "The first.", $ref: "#/definitions/Item" },
        anything: { description: "Whatever.", type: "object" },
      },
      "x-kubernetes-group-version-kind": [kind],
    },
    Item: {
      description: "A thing.",
      properties: { parts: { type: "array", items: { $ref: "#/definitions/Item" } } },
    },
  };
  const by = (fields: readonly string[], isRecursive = false) =>
    explainByV2({ document: { definitions }, kind, fields, isRecursive }).split("\n").slice(3);

  test("of a kind and its fields", () => {
    expect(by([])).toEqual([
      "DESCRIPTION:",
      "     What somebody means to buy.",
      "",
      "FIELDS:",
      "   anything\t<map[string]>",
      "     Whatever.",
      "",
      "   owner\t<string> -required-",
      "     Whose it is.",
      "",
      "   root\t<Object>",
      "     The first.",
      "",
      "",
    ]);
  });

  test("of a field, with what is said of its kind", () => {
    expect(by(["root", "parts"])).toEqual([
      "RESOURCE: parts <[]Object>",
      "",
      "DESCRIPTION:",
      "",
      "     A thing.",
      "",
      "FIELDS:",
      "   parts\t<[]Object>",
      "",
      "",
    ]);
    expect(by(["owner"])).toEqual([
      "FIELD:    owner <string>",
      "",
      "DESCRIPTION:",
      "     Whose it is.",
      "",
    ]);
  });

  test("of the fields of fields", () => {
    expect(by([], true).slice(4)).toEqual([
      "   anything\t<map[string]>",
      "   owner\t<string>",
      "   root\t<Object>",
      "      parts\t<[]Object>",
      "",
    ]);
  });
});
