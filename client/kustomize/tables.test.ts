import { describe, expect, test } from "vitest";
import { tablesOfDefinitions } from "./crd-fields.ts";
import { defaultTables, emptyTables, mergeFields, mergeTables } from "./tables.ts";

test("what files add to the tables stands beside what is there, once", () => {
  const own = { ...emptyTables, replicas: [{ path: "spec/size", kind: "Widget" }] };
  const both = mergeTables(defaultTables, own);
  expect(both.replicas.map(({ kind }) => kind)).toEqual([
    "Deployment",
    "StatefulSet",
    "ReplicaSet",
    "ReplicationController",
    "Widget",
  ]);
  expect(mergeTables(both, own)).toEqual(both);
});

test("fields that name a kind are gathered by that kind", () => {
  const naming = (path: string) => ({
    ...emptyTables,
    nameReference: [{ kind: "Bee", fields: [{ path, kind: "Hive" }] }],
  });
  expect(mergeTables(naming("spec/queen"), naming("spec/drone")).nameReference).toEqual([
    {
      kind: "Bee",
      fields: [
        { path: "spec/queen", kind: "Hive" },
        { path: "spec/drone", kind: "Hive" },
      ],
    },
  ]);
});

describe("a field of all kinds", () => {
  const known = [{ path: "spec/selector", kind: "Service", create: true }];
  test("is there already where some kind has it", () => {
    expect(mergeFields(known, [{ path: "spec/selector", create: true }])).toEqual(known);
  });
  test("is refused where that kind makes it, and it does not", () => {
    expect(() => mergeFields(known, [{ path: "spec/selector" }])).toThrow("conflicting fieldspecs");
  });
});

test("definitions of kinds that hold themselves have an end", () => {
  const bee = "a.v1.Bee";
  const properties = {
    apiVersion: {},
    kind: {},
    metadata: {},
    next: {
      $ref: bee,
      "x-kubernetes-object-ref-api-version": "v1",
      "x-kubernetes-object-ref-kind": "Bee",
    },
  };
  const { nameReference } = tablesOfDefinitions({ [bee]: { Schema: { properties } } }, "bee.json");
  expect(nameReference).toEqual([
    { kind: "Bee", version: "v1", fields: [{ kind: "Bee", path: "next/name" }] },
  ]);
});
