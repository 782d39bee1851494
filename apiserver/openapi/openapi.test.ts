import { describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import { objectFields } from "../../api/meta/object-meta.ts";
import { defineResource, type ResourceDefinition } from "../../api/resource.ts";
import {
  int32,
  intOrString,
  list,
  mandatory,
  map,
  microTime,
  present,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
} from "../../api/schema.ts";
import { encodeV2 } from "./gnostic-v2.ts";
import { openApiV2, openApiV2Protobuf, openApiV3, openApiV3Index } from "./index.ts";

const Port = struct("zoo.v1.Port", "A port.", {
  number: mandatory(int32("Its number.")),
  protocol: text("What is spoken.").default("TCP"),
});
const Spec = struct("zoo.v1.CageSpec", "What a cage is to be.", {
  ports: list("Ports of the cage.", Port, { merge: "number", keys: ["number", "protocol"] }),
  names: list("Names.", textItem, { merge: true, type: "set" }),
  food: map("Food by kind.", quantityItem),
  surge: intOrString("How many more."),
  seen: microTime("When last seen."),
  front: ref("The front port.", Port, { patchStrategy: "retainKeys" }),
});
const Cage = defineResource(
  "zoo.example/v1",
  struct("zoo.v1.Cage", "Holds an animal.", {
    ...objectFields,
    spec: present(ref("What is wanted.", Spec)),
  }),
  { kind: "Cage", plural: "cages", namespaced: true, hasStatus: true },
);
// OpenAPI only reads what the definition says of the kind, not its callbacks.
const definitions = [Cage as unknown as ResourceDefinition];

/** The member of a document at this path. */
function at(document: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), document);
}

const v3 = openApiV3(definitions, "apis/zoo.example/v1");
const v2 = openApiV2(definitions);
const schema3 = (name: string) => at(v3, "components", "schemas", `io.k8s.api.zoo.v1.${name}`);
const ref3 = (name: string) => ({ $ref: `#/components/schemas/io.k8s.${name}` });
const ref2 = (name: string) => ({ $ref: `#/definitions/io.k8s.${name}` });

describe("OpenAPI 3", () => {
  test("has an index whose addresses name the content", () => {
    expect(openApiV3Index(definitions)).toEqual({
      paths: {
        "apis/zoo.example/v1": {
          serverRelativeURL: expect.stringMatching(
            /^\/openapi\/v3\/apis\/zoo\.example\/v1\?hash=[0-9A-F]{64}$/,
          ),
        },
      },
    });
    expect(openApiV3(definitions, "apis/zoo.example/v2")).toBeUndefined();
  });

  test("describes a kind", () => {
    expect(schema3("Cage")).toEqual({
      description: "Holds an animal.",
      type: "object",
      properties: {
        apiVersion: {
          description: "API group and version of this object's schema.",
          type: "string",
        },
        kind: { description: "Kind of this object.", type: "string" },
        metadata: {
          description: "Standard metadata of the object.",
          allOf: [ref3("apimachinery.pkg.apis.meta.v1.ObjectMeta")],
          default: {},
        },
        spec: {
          description: "What is wanted.",
          allOf: [ref3("api.zoo.v1.CageSpec")],
          default: {},
        },
      },
      "x-kubernetes-group-version-kind": [{ group: "zoo.example", version: "v1", kind: "Cage" }],
    });
    expect(at(schema3("CageList"), "required")).toEqual(["items"]);
    expect(at(schema3("CageList"), "x-kubernetes-group-version-kind")).toEqual([
      { group: "zoo.example", version: "v1", kind: "CageList" },
    ]);
  });

  test("describes how fields merge, and scalars with a schema of their own", () => {
    expect(at(schema3("CageSpec"), "properties")).toEqual({
      ports: {
        description: "Ports of the cage.",
        type: "array",
        items: { allOf: [ref3("api.zoo.v1.Port")], default: {} },
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["number", "protocol"],
        "x-kubernetes-patch-merge-key": "number",
        "x-kubernetes-patch-strategy": "merge",
      },
      names: {
        description: "Names.",
        type: "array",
        items: { type: "string" },
        "x-kubernetes-list-type": "set",
        "x-kubernetes-patch-strategy": "merge",
      },
      food: {
        description: "Food by kind.",
        type: "object",
        additionalProperties: ref3("apimachinery.pkg.api.resource.Quantity"),
      },
      surge: {
        description: "How many more.",
        allOf: [ref3("apimachinery.pkg.util.intstr.IntOrString")],
      },
      seen: {
        description: "When last seen.",
        allOf: [ref3("apimachinery.pkg.apis.meta.v1.MicroTime")],
      },
      front: {
        description: "The front port.",
        allOf: [ref3("api.zoo.v1.Port")],
        "x-kubernetes-patch-strategy": "retainKeys",
      },
    });
    expect(schema3("Port")).toEqual({
      description: "A port.",
      type: "object",
      required: ["number"],
      properties: {
        number: { description: "Its number.", type: "integer", format: "int32" },
        protocol: { description: "What is spoken.", type: "string", default: "TCP" },
      },
    });
  });

  const collection = "/apis/zoo.example/v1/namespaces/{namespace}/cages";
  test("has a path for each place, and an operation for each verb", () => {
    const paths = Object(at(v3, "paths"));
    const operations = Object.entries(paths).map(([path, item]) => [
      path,
      Object.keys(Object(item)).filter((key) => key !== "parameters"),
    ]);
    expect(operations).toEqual([
      ["/apis/zoo.example/v1/cages", ["get"]],
      [collection, ["get", "post", "delete"]],
      [`${collection}/{name}`, ["get", "put", "patch", "delete"]],
      [`${collection}/{name}/status`, ["get", "patch", "put"]],
      ["/apis/zoo.example/v1/watch/cages", ["get"]],
      ["/apis/zoo.example/v1/watch/namespaces/{namespace}/cages", ["get"]],
      ["/apis/zoo.example/v1/watch/namespaces/{namespace}/cages/{name}", ["get"]],
    ]);
  });

  // Clients whose methods are made of the document watch by these.
  test.each([
    { path: "cages", id: "CageListForAllNamespaces", action: "watchlist" },
    { path: "namespaces/{namespace}/cages", id: "NamespacedCageList", action: "watchlist" },
    { path: "namespaces/{namespace}/cages/{name}", id: "NamespacedCage", action: "watch" },
  ])("names the old path of watches $path", ({ path, id, action }) => {
    const get = at(v3, "paths", `/apis/zoo.example/v1/watch/${path}`, "get");
    expect([at(get, "operationId"), at(get, "x-kubernetes-action")]).toEqual([
      `watchZooExampleV1${id}`,
      action,
    ]);
    expect(at(get, "responses", "200", "content", "application/json", "schema")).toEqual(
      ref3("apimachinery.pkg.apis.meta.v1.WatchEvent"),
    );
  });

  test("lets clients find out that PATCH knows fieldValidation", () => {
    const patch = at(v3, "paths", `${collection}/{name}`, "patch");
    expect(at(patch, "x-kubernetes-group-version-kind")).toEqual({
      group: "zoo.example",
      version: "v1",
      kind: "Cage",
    });
    expect(at(patch, "x-kubernetes-action")).toBe("patch");
    expect(at(patch, "operationId")).toBe("patchZooExampleV1NamespacedCage");
    expect(at(patch, "parameters")).toContainEqual({
      name: "fieldValidation",
      in: "query",
      description:
        "What to do with unknown and repeated fields: Ignore, Warn (the default) or Strict.",
      schema: { type: "string", uniqueItems: true },
    });
  });
});

describe("OpenAPI 2", () => {
  test("describes fields without defaults and wrappers", () => {
    expect(at(v2, "definitions", "io.k8s.api.zoo.v1.CageSpec", "properties", "front")).toEqual({
      description: "The front port.",
      ...ref2("api.zoo.v1.Port"),
      "x-kubernetes-patch-strategy": "retainKeys",
    });
    expect(at(v2, "definitions", "io.k8s.apimachinery.pkg.util.intstr.IntOrString")).toEqual({
      description: "A number, or text that is a name or a percentage.",
      type: "string",
      format: "int-or-string",
    });
  });

  test("refers to nothing that it does not have", () => {
    const names = [...JSON.stringify(v2).matchAll(/"#\/definitions\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    const defined = new Set(Object.keys(Object(v2.definitions)));
    expect(names.filter((name) => !defined.has(name ?? ""))).toEqual([]);
  });

  test("is made once for a list of definitions", () => {
    expect(openApiV2(definitions)).toBe(v2);
    expect(openApiV2Protobuf(definitions)).toBe(openApiV2Protobuf(definitions));
  });

  test.each<{ behaviour: string; document: JsonObject; hex: string }>([
    {
      behaviour: "texts and messages by number",
      document: { swagger: "2.0", info: { title: "K", version: "1" } },
      hex: "0a03322e30" + "1206" + "0a014b" + "120131",
    },
    {
      behaviour: "schemas by name, with their extensions as YAML",
      document: {
        swagger: "2.0",
        definitions: { A: { type: "object", required: ["b"], "x-k": [1] } },
      },
      hex:
        "0a03322e30" +
        "4a25" +
        "0a23" +
        "0a0141" +
        "121e" +
        "9a010162" +
        "b201080a066f626a656374" +
        "fa010c" +
        "0a03782d6b" +
        "1205" +
        "12035b315d",
    },
  ])("is written as protobuf: $behaviour", ({ document, hex }) => {
    const bytes = encodeV2(document);
    const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    expect(text).toBe(hex);
  });
});

describe("connections", () => {
  // As above.
  const pods = [Pod as unknown as ResourceDefinition];
  const object = "/api/v1/namespaces/{namespace}/pods/{name}";
  const documents = [
    { dialect: "2", paths: at(openApiV2(pods), "paths") },
    { dialect: "3", paths: at(openApiV3(pods, "api/v1"), "paths") },
  ];

  /** The operations at a path by their methods, and the parameters that they share. */
  function seen(paths: unknown, path: string) {
    const { parameters, ...operations } = Object(at(paths, path));
    const ids = Object.entries(operations).map(([method, each]) => [
      method,
      at(each, "operationId"),
    ]);
    const names = parameters.map((each: JsonObject) => each.name);
    return { ids: Object.fromEntries(ids), names };
  }

  test.each(documents)("of streams have two methods in OpenAPI $dialect", ({ paths }) => {
    expect(seen(paths, `${object}/portforward`)).toEqual({
      ids: {
        get: "connectCoreV1GetNamespacedPodPortforward",
        post: "connectCoreV1PostNamespacedPodPortforward",
      },
      names: ["name", "namespace", "ports"],
    });
    expect(at(paths, `${object}/exec`, "get", "x-kubernetes-action")).toBe("connect");
  });

  test.each(documents)("of proxies have every method in OpenAPI $dialect", ({ paths }) => {
    const methods = ["delete", "get", "head", "options", "patch", "post", "put"];
    const own = seen(paths, `${object}/proxy`);
    expect([Object.keys(own.ids), own.names]).toEqual([methods, ["name", "namespace", "path"]]);
    const behind = seen(paths, `${object}/proxy/{path}`);
    expect(behind.ids.patch).toBe("connectCoreV1PatchNamespacedPodProxyWithPath");
    expect([Object.keys(behind.ids), behind.names]).toEqual([
      methods,
      ["name", "namespace", "path", "path"],
    ]);
  });
});
