import { expect, test } from "vitest";
import { sortByPath } from "./sort.ts";

test.each([
  {
    behaviour: "quantities by their amount",
    values: ["1Gi", "100", "512Mi", "2k", "1500m"],
    sorted: ["1500m", "100", "2k", "512Mi", "1Gi"],
  },
  {
    behaviour: "all other text by its characters",
    values: ["c2", "c10", "c1a", "c02", "c1-a"],
    sorted: ["c02", "c1-a", "c10", "c1a", "c2"],
  },
  { behaviour: "numbers by their amount", values: [10, 9, -1], sorted: [-1, 9, 10] },
  { behaviour: "equal amounts as they come", values: ["1", "1000m"], sorted: ["1", "1000m"] },
  { behaviour: "first what is not there", values: ["a", undefined], sorted: [undefined, "a"] },
])("$behaviour", ({ values, sorted }) => {
  const objects = values.map((value) => ({ spec: { value } }));
  const found = sortByPath(objects, ".spec.value", ({ spec: { value } }) =>
    value === undefined ? { spec: {} } : { spec: { value } },
  );
  expect(found.map(({ spec }) => spec.value)).toEqual(sorted);
});
