import { expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { VolumeAttributesClass } from "./volume-attributes-class.ts";

type Parts = Partial<Pick<VolumeAttributesClass, "driverName" | "parameters">>;

const classOf = (parts: Parts = {}, annotations = {}): VolumeAttributesClass => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "VolumeAttributesClass",
  metadata: { name: "gold", annotations },
  driverName: "disk.example",
  parameters: { iops: "4000" },
  ...parts,
});
const many = Object.fromEntries(Array.from({ length: 513 }, (_, index) => [`k${index}`, ""]));

test.each<{ behaviour: string; parts: Parts; errors: readonly string[] }>([
  {
    behaviour: "of a driver with upper case letters is good",
    parts: { driverName: "Disk" },
    errors: [],
  },
  {
    behaviour: "has a driver",
    parts: { driverName: "" },
    errors: ["driverName: Required value"],
  },
  {
    behaviour: "has a driver of a good name",
    parts: { driverName: "-Disk" },
    errors: [
      expect.stringMatching(/^driverName: Invalid value: "-disk": name part must consist of/),
    ],
  },
  {
    behaviour: "has a parameter",
    parts: { parameters: {} },
    errors: ["parameters: Required value: must contain at least one key/value pair"],
  },
  {
    behaviour: "has parameters with names",
    parts: { parameters: { "": "a" } },
    errors: ['parameters: Invalid value: "": field can not be empty.'],
  },
  {
    behaviour: "has 512 parameters at most",
    parts: { parameters: many },
    errors: ["parameters: Too long: may not be more than 512 bytes"],
  },
  {
    behaviour: "has parameters of 256 KiB at most",
    parts: { parameters: { a: "b".repeat(256 * 1024) } },
    errors: ["parameters: Too long: may not be more than 262144 bytes"],
  },
])("a class $behaviour", ({ parts, errors }) => {
  expect(errorTexts(VolumeAttributesClass.strategy.validate?.(classOf(parts)) ?? [])).toEqual(
    errors,
  );
});

test.each<{ field: string; parts: Parts }>([
  { field: "driverName", parts: { driverName: "other.example" } },
  { field: "parameters", parts: { parameters: { iops: "5000" } } },
])("a class does not change in its $field", ({ field, parts }) => {
  const found = VolumeAttributesClass.strategy.validateUpdate?.(classOf(parts), classOf());
  expect(errorTexts(found ?? [])).toEqual([
    `${field}: Forbidden: updates to ${field} are forbidden.`,
  ]);
});

test.each([
  { behaviour: "with its driver", annotations: {}, name: "gold" },
  {
    behaviour: "as the default where it is",
    annotations: { "volumeattributesclass.kubernetes.io/is-default-class": "true" },
    name: "gold (default)",
  },
])("a class is shown $behaviour", ({ annotations, name }) => {
  const cells = VolumeAttributesClass.columns.map((each) =>
    each.value(classOf({}, annotations), 0),
  );
  expect(cells).toEqual([name, "disk.example", "<unknown>"]);
});
