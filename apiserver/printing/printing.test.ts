import { describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { toPartialObjectMetadata, toPartialObjectMetadataList, toTable } from "./index.ts";

const nowMs = Date.UTC(2026, 0, 31, 10, 0, 30);
const listMeta = { resourceVersion: "7" };
const definition: ResourceDefinition = {
  // The columns below are all that a table asks of it.
  ...(ConfigMap as unknown as ResourceDefinition),
  columns: [
    {
      name: "Name",
      type: "string",
      format: "name",
      description: "Its name.",
      value: ({ metadata }) => metadata.name ?? "",
    },
    {
      name: "Seconds",
      type: "integer",
      description: "The time.",
      priority: 1,
      value: (_, now) => (now / 1000) % 60,
    },
  ],
};
const object: KubeObject = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "a", creationTimestamp: "2026-01-31T10:00:00Z" },
};
const partial = {
  kind: "PartialObjectMetadata",
  apiVersion: "meta.k8s.io/v1",
  metadata: object.metadata,
};

describe("a table", () => {
  test.each([
    { includeObject: "None", shown: null },
    { includeObject: "Metadata", shown: partial },
    { includeObject: "Object", shown: object },
  ] as const)("with the objects' $includeObject", ({ includeObject, shown }) => {
    expect(toTable(definition, [object], { nowMs, includeObject, listMeta })).toEqual({
      kind: "Table",
      apiVersion: "meta.k8s.io/v1",
      metadata: listMeta,
      columnDefinitions: [
        { name: "Name", type: "string", format: "name", description: "Its name.", priority: 0 },
        { name: "Seconds", type: "integer", format: "", description: "The time.", priority: 1 },
      ],
      rows: [{ cells: ["a", 30], object: shown }],
    });
  });

  test("shows name and time of creation where the kind has no columns", () => {
    const table = toTable({ ...definition, columns: [] }, [object], {
      nowMs,
      includeObject: "None",
      listMeta,
    });
    expect(table.columnDefinitions?.map(({ name, type }) => [name, type])).toEqual([
      ["Name", "string"],
      ["Created At", "date"],
    ]);
    expect(table.rows).toEqual([{ cells: ["a", "2026-01-31T10:00:00Z"], object: null }]);
  });

  test("leaves out the columns later in a watch", () => {
    const options = { nowMs, includeObject: "None", listMeta, withoutColumns: true } as const;
    expect(toTable(definition, [], options)).toEqual({
      kind: "Table",
      apiVersion: "meta.k8s.io/v1",
      metadata: listMeta,
      columnDefinitions: null,
      rows: [],
    });
  });
});

test("metadata only", () => {
  expect(toPartialObjectMetadata(object)).toEqual(partial);
  expect(toPartialObjectMetadataList([object], listMeta)).toEqual({
    kind: "PartialObjectMetadataList",
    apiVersion: "meta.k8s.io/v1",
    metadata: listMeta,
    items: [partial],
  });
});
