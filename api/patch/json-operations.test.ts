import { expect, test } from "vitest";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { applyOperations } from "./index.ts";

const document = deepFreeze({ map: { a: 1, nothing: null }, list: ["x", "y"] });
const notAnIndex = 'strconv.Atoi: parsing "b": invalid syntax';

// What kubectl 1.36 says where it patches itself, and the API server of the patches of webhooks.
test.each([
  {
    operation: { op: "add", path: "/none/a" },
    why: 'add operation does not apply: doc is missing path: "/none/a": missing value',
  },
  {
    operation: { op: "add", path: "/map/nothing/a" },
    why: 'add operation does not apply: doc is missing path: "/map/nothing/a": missing value',
  },
  {
    operation: { op: "add", path: "map" },
    why: 'add operation does not apply: doc is missing path: "map": missing value',
  },
  {
    operation: { op: "add", path: "/list/3" },
    why:
      "error in add for path: '/list/3': Unable to access invalid index: 3: " +
      "invalid index referenced",
  },
  {
    operation: { op: "add", path: "/list/b" },
    why: `error in add for path: '/list/b': value was not a proper array index: 'b': ${notAnIndex}`,
  },
  { operation: { op: "add", path: 1 }, why: "add operation failed to decode path: missing value" },
  {
    operation: { op: "remove", path: "/map/b" },
    why: "error in remove for path: '/map/b': Unable to remove nonexistent key: b: missing value",
  },
  {
    operation: { op: "remove", path: "/list/b" },
    why: `error in remove for path: '/list/b': ${notAnIndex}`,
  },
  {
    operation: { op: "replace", path: "/list/2" },
    why: "replace operation does not apply: doc is missing key: /list/2: missing value",
  },
  {
    operation: { op: "replace", path: "/none/2" },
    why: "replace operation does not apply: doc is missing path: /none/2: missing value",
  },
  {
    operation: { op: "replace" },
    why: "replace operation failed to decode path: operation missing path field: missing value",
  },
  {
    operation: { op: "test", path: "/map/a", value: 2 },
    why: "testing value /map/a failed: test failed",
  },
  {
    operation: { op: "test", path: "/map/a/b" },
    why: "test operation does not apply: is missing path: /map/a/b: missing value",
  },
  {
    operation: { op: "test", path: "/list/b" },
    why: `error in test for path: '/list/b': ${notAnIndex}`,
  },
  {
    operation: { op: "move", path: "/map/c", from: "/map/b" },
    why: "error in move for path: 'b': Unable to remove nonexistent key: b: missing value",
  },
  {
    operation: { op: "move", path: "/map/a/b", from: "/map/a" },
    why: "move operation does not apply: doc is missing destination path: /map/a/b: missing value",
  },
  {
    operation: { op: "copy", path: "/map/c" },
    why: "copy operation failed to decode from: operation, missing from field: missing value",
  },
  {
    operation: { op: "copy", path: "/map/c", from: "/none/b" },
    why: "copy operation does not apply: doc is missing from path: /none/b: missing value",
  },
  { operation: { op: "jump", path: "/map" }, why: "Unexpected kind: jump" },
  { operation: { path: "/map" }, why: "Unexpected kind: unknown" },
])("$operation fails as it does in Kubernetes", ({ operation, why }) => {
  expect(() => applyOperations(document, [operation])).toThrow(
    expect.objectContaining({ message: why }),
  );
});
