import { expect, test } from "vitest";
import type { KubeObject, ScaleMapping } from "../resource.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { type Scale, scaleColumns, scaleOf, validateScale } from "./scale.ts";

const metadata = { name: "web", namespace: "default", uid: "u", resourceVersion: "7" };

const sized = (replicas: number): ScaleMapping<KubeObject> => ({
  replicas: () => replicas,
  withReplicas: (object) => object,
  statusReplicas: () => 2,
  selector: () => "app=web",
});

test.each([
  { behaviour: "its size", replicas: 3, spec: { replicas: 3 } },
  { behaviour: "no size where it is 0", replicas: 0, spec: {} },
])("the scale of an object has $behaviour", ({ replicas, spec }) => {
  const labels = { app: "web" };
  const object = { apiVersion: "apps/v1", kind: "Deployment", metadata: { ...metadata, labels } };
  expect(scaleOf(object, sized(replicas))).toEqual({
    apiVersion: "autoscaling/v1",
    kind: "Scale",
    metadata,
    spec,
    status: { replicas: 2, selector: "app=web" },
  });
});

test("a table shows the wanted size and the size there is", () => {
  const scale = scaleOf({ apiVersion: "apps/v1", kind: "Deployment", metadata }, sized(0));
  expect(scaleColumns.map(({ name, value }) => [name, value(scale, 0)])).toEqual([
    ["Name", "web"],
    ["Desired", 0],
    ["Available", 2],
    ["Age", "<unknown>"],
  ]);
});

test.each<{ behaviour: string; parts: Partial<Scale>; errors: string[] }>([
  { behaviour: "0 is a size", parts: { spec: {} }, errors: [] },
  {
    behaviour: "a size is not negative",
    parts: { spec: { replicas: -1 } },
    errors: ["spec.replicas: Invalid value: -1: must be greater than or equal to 0"],
  },
  {
    behaviour: "the namespace is needed",
    parts: { metadata: { name: "d" } },
    errors: ["metadata.namespace: Required value"],
  },
])("$behaviour", ({ parts, errors }) => {
  const scale = { apiVersion: "autoscaling/v1", kind: "Scale", metadata, spec: {}, ...parts };
  expect(errorTexts(validateScale({ status: { replicas: 0 }, ...scale }))).toEqual(errors);
});
