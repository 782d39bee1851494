import { describe, expect, test } from "vitest";
import { ControllerRevision } from "./controller-revision.ts";

const { strategy, columns } = ControllerRevision;

const revision = (change: Partial<ControllerRevision> = {}): ControllerRevision => ({
  apiVersion: "apps/v1",
  kind: "ControllerRevision",
  metadata: { name: "web-1", namespace: "default" },
  data: { spec: {} },
  revision: 1,
  ...change,
});

test("a revision has data and is counted from 0 upwards", () => {
  expect(strategy.validate?.(revision())).toEqual([]);
  expect(strategy.validate?.(revision({ data: undefined, revision: -1 }))).toEqual([
    { type: "required", field: "data", detail: "data is mandatory" },
    {
      type: "invalid",
      field: "revision",
      value: -1,
      detail: "must be greater than or equal to 0",
    },
  ]);
});

test("the data never change, and the count may", () => {
  const next = revision({ revision: 3 });
  expect(strategy.validateUpdate?.(next, revision())).toEqual([]);
  expect(strategy.validateUpdate?.(revision({ data: {} }), revision())).toMatchObject([
    { field: "data", detail: "field is immutable" },
  ]);
});

describe("the column of the controller", () => {
  const owner = { kind: "StatefulSet", apiVersion: "apps/v1", name: "web", uid: "1" };
  const rows = [
    {
      behaviour: "names it with its group",
      owners: [{ ...owner, controller: true }],
      cell: "statefulset.apps/web",
    },
    { behaviour: "says of other owners nothing", owners: [owner], cell: "<none>" },
  ];
  test.each(rows)("$behaviour", ({ owners, cell }) => {
    const object = revision({ metadata: { name: "web-1", ownerReferences: owners } });
    const column = columns.find(({ name }) => name === "Controller");
    expect(column?.value(object, 0)).toBe(cell);
  });
});
