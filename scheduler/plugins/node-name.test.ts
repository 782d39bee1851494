import { expect, test } from "vitest";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { refusals } from "../testing/verdicts.ts";
import { nodeName } from "./node-name.ts";

const other = "!node(s) didn't match the requested node name";

test.each([
  { behaviour: "without a name goes anywhere", spec: {}, refused: {} },
  { behaviour: "goes where it says", spec: { nodeName: "a" }, refused: { b: other } },
  {
    behaviour: "that names a node that is not there goes nowhere",
    spec: { nodeName: "c" },
    refused: { a: other, b: other },
  },
])("a pod $behaviour", ({ spec, refused }) => {
  const snapshot = snapshotOf([{ name: "a" }, { name: "b" }]);
  expect(refusals(nodeName, podOf({ spec }), snapshot)).toEqual(refused);
});
