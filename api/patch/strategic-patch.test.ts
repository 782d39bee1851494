import { describe, expect, test } from "vitest";
import { strategicMergePatch } from "./index.ts";
import {
  app,
  metadata,
  refusal,
  side,
  spec,
  stored,
  structure,
  unprocessable,
} from "./test-fixtures.ts";

describe("a strategic merge patch", () => {
  const inApp = (fields: object) => spec({ containers: [{ ...app, ...fields }, side] });
  test.each([
    {
      behaviour: "merges a keyed list, what it names first",
      patch: { spec: { containers: [{ name: "side", image: "side:2" }] } },
      result: spec({ containers: [app, { name: "side", image: "side:2" }] }),
    },
    {
      behaviour: "puts new items, as they are, before those it does not name",
      patch: {
        spec: {
          containers: [{ name: "new", image: null, env: [{ name: "X", $patch: "delete" }] }],
        },
      },
      result: spec({
        containers: [
          { name: "new", image: null, env: [{ name: "X", $patch: "delete" }] },
          app,
          side,
        ],
      }),
    },
    {
      behaviour: "takes a new list without what directs it",
      patch: {
        spec: {
          containers: [{ name: "side", env: [{ name: "X" }, { name: "Y", $patch: "delete" }] }],
        },
      },
      result: spec({ containers: [app, { ...side, env: [{ name: "X" }] }] }),
    },
    {
      behaviour: "deletes an item of a nested list",
      patch: {
        spec: {
          containers: [
            {
              name: "app",
              env: [
                { name: "A", $patch: "delete" },
                { name: "C", value: "3" },
              ],
            },
          ],
        },
      },
      result: inApp({
        env: [
          { name: "C", value: "3" },
          { name: "B", value: "2" },
        ],
      }),
    },
    {
      behaviour: "deletes an item",
      patch: { spec: { containers: [{ name: "side", $patch: "delete" }] } },
      result: spec({ containers: [app] }),
    },
    {
      behaviour: "replaces a keyed list",
      patch: { spec: { containers: [{ $patch: "replace" }, { name: "x" }] } },
      result: spec({ containers: [{ name: "x" }] }),
    },
    {
      behaviour: "replaces lists without a merge key",
      patch: { spec: { containers: [{ name: "app", args: ["c"] }] } },
      result: inApp({ args: ["c"] }),
    },
    {
      behaviour: "replaces an object by directive",
      patch: { spec: { strategy: { $patch: "replace", type: "Recreate" } } },
      result: spec({ strategy: { type: "Recreate" } }),
    },
    {
      behaviour: "empties an object by directive",
      patch: { spec: { strategy: { $patch: "delete" } } },
      result: spec({ strategy: {} }),
    },
    {
      behaviour: "replaces an object whose field says so",
      patch: { spec: { whole: { type: "Y" } } },
      result: spec({ whole: { type: "Y" } }),
    },
    {
      behaviour: "keeps only the keys to retain",
      patch: { spec: { strategy: { $retainKeys: ["type"], type: "Recreate" } } },
      result: spec({ strategy: { type: "Recreate" } }),
    },
    {
      behaviour: "adds to a list of scalars what is not in it",
      patch: { metadata: { finalizers: ["f/4", "f/2"] } },
      result: metadata({ finalizers: ["f/4", "f/1", "f/2", "f/3"] }),
    },
    {
      behaviour: "takes scalars out",
      patch: { metadata: { "$deleteFromPrimitiveList/finalizers": ["f/2", "f/9"] } },
      result: metadata({ finalizers: ["f/1", "f/3"] }),
    },
    {
      behaviour: "orders a keyed list",
      patch: {
        spec: {
          "$setElementOrder/containers": [{ name: "side" }, { name: "app" }],
          containers: [{ name: "app", image: "nginx:2" }],
        },
      },
      result: spec({ containers: [side, { ...app, image: "nginx:2" }] }),
    },
    {
      behaviour: "orders scalars, keeping the server's own where they stood",
      patch: { metadata: { "$setElementOrder/finalizers": ["f/3", "f/1"] } },
      result: metadata({ finalizers: ["f/2", "f/3", "f/1"] }),
    },
    {
      behaviour: "merges maps and deletes by null",
      patch: { metadata: { labels: { x: null, tier: "b" } }, spec: { replicas: null } },
      result: {
        metadata: { ...Object(stored.metadata), labels: { tier: "b" } },
        spec: Object.fromEntries(
          Object.entries(Object(stored.spec)).filter(([key]) => key !== "replicas"),
        ),
      },
    },
    {
      behaviour: "changes nothing where it is null",
      patch: null,
      result: stored,
    },
    {
      behaviour: "drops nulls of what is new",
      patch: { spec: { selector: { a: null, b: "c" } } },
      result: spec({ selector: { b: "c" } }),
    },
  ])("$behaviour", ({ patch, result }) => {
    expect(strategicMergePatch(structure, stored, patch)).toEqual(result);
  });

  test.each([
    { patch: {} },
    { patch: { spec: { containers: [{ name: "app", env: [{ name: "B", value: "2" }] }] } } },
    { patch: { spec: { "$setElementOrder/containers": [{ name: "app" }, { name: "side" }] } } },
    { patch: { spec: { containers: [{ name: "none", $patch: "delete" }] } } },
    { patch: { metadata: { finalizers: ["f/3"] } } },
  ])("returns the object itself where $patch changes nothing", ({ patch }) => {
    expect(strategicMergePatch(structure, stored, patch)).toBe(stored);
  });

  test.each([
    {
      behaviour: "an order that names no field",
      patch: { spec: { $setElementOrder: [], containers: [] } },
      answer: [400, "BadRequest", "invalid patch format of setElementOrder list"],
    },
    {
      behaviour: "an order of a field that is no list",
      patch: { spec: { "$setElementOrder/containers": {} } },
      answer: [500, "Unknown", "expected a []interface {}, but received a map[string]interface {}"],
    },
    {
      behaviour: "an order that leaves out an item",
      patch: {
        spec: {
          "$setElementOrder/containers": [{ name: "app" }],
          containers: [{ name: "side", image: "x" }],
        },
      },
      answer: [
        500,
        "Unknown",
        "The order in patch list:\n[map[image:x name:side]]\n" +
          " doesn't match $setElementOrder list:\n[map[name:app]]\n",
      ],
    },
    {
      behaviour: "an order whose names are all used before the list is replaced",
      patch: {
        spec: {
          "$setElementOrder/containers": [{ name: "app" }],
          containers: [{ name: "app" }, { $patch: "replace" }],
        },
      },
      answer: [
        500,
        "Unknown",
        "The order in patch list:\n[map[name:app] map[$patch:replace]]\n" +
          " doesn't match $setElementOrder list:\n[map[name:app]]\n",
      ],
    },
    {
      behaviour: "an order of what is no object",
      patch: {
        spec: {
          "$setElementOrder/containers": [{ name: "app" }],
          containers: ["app"],
        },
      },
      answer: [500, "Unknown", "expected a map[string]interface {}, but received a string"],
    },
    {
      behaviour: "an order of nothing",
      patch: {
        spec: {
          containers: [{ name: "side", "$setElementOrder/env": [{ name: "A" }], env: [] }],
        },
      },
      answer: unprocessable,
    },
    {
      behaviour: "an item without its key",
      patch: { spec: { containers: [{ image: "x" }] } },
      answer: [500, "Unknown", "map: map[image:x] does not contain declared merge key: name"],
    },
    {
      behaviour: "an unknown directive",
      patch: { spec: { strategy: { $patch: "merge" } } },
      answer: [500, "Unknown", "unknown patch type: merge in map: map[$patch:merge]"],
    },
    {
      behaviour: "a directive that is none",
      patch: { spec: { strategy: { $patch: null } } },
      answer: [500, "Unknown", "unknown patch type: %!s(<nil>) in map: map[$patch:<nil>]"],
    },
    {
      behaviour: "a list among others that are none",
      patch: { metadata: { finalizers: [["x"]] } },
      answer: [500, "Unknown", "list element types are not identical: [[f/1 f/2 f/3] [[x]]]"],
    },
    {
      behaviour: "keys to retain that leave out a member",
      patch: { spec: { strategy: { $retainKeys: ["rolling"], type: "Recreate" } } },
      answer: [400, "BadRequest", "invalid patch format of retainKeys"],
    },
    {
      behaviour: "what is no object",
      patch: [],
      answer: [
        400,
        "BadRequest",
        "json: cannot unmarshal array into Go value of type map[string]interface {}",
      ],
    },
  ])("refuses $behaviour", ({ patch, answer }) => {
    expect(refusal(() => strategicMergePatch(structure, stored, patch))).toEqual(answer);
  });
});
