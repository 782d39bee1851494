import { describe, expect, test } from "vitest";
import { deepFreeze, type JsonObject } from "../../api/json.ts";
import { objectFields } from "../../api/meta/object-meta.ts";
import { int32, list, mandatory, map, ref, struct, text, textItem } from "../../api/schema.ts";
import { StatusError } from "../../api/status.ts";
import { structureOf } from "../../api/structure.ts";
import { jsonPatch, mergePatch, strategicMergePatch } from "./index.ts";

const Env = struct("core.v1.EnvVar", "", { name: mandatory(text("")), value: text("") });
const Container = struct("core.v1.Container", "", {
  name: mandatory(text("")),
  image: text(""),
  args: list("", textItem),
  env: list("", Env, { merge: "name" }),
});
const Rolling = struct("apps.v1.Rolling", "", { maxSurge: int32("") });
const Strategy = struct("apps.v1.Strategy", "", { type: text(""), rolling: ref("", Rolling) });
const Spec = struct("apps.v1.Spec", "", {
  replicas: int32(""),
  selector: map("", textItem),
  containers: list("", Container, { merge: "name" }),
  strategy: ref("", Strategy, { patchStrategy: "retainKeys" }),
  whole: ref("", Strategy, { patchStrategy: "replace" }),
});
const structure = structureOf(
  struct("apps.v1.Thing", "", { ...objectFields, spec: ref("", Spec) }),
);

const stored: JsonObject = deepFreeze({
  metadata: { name: "a", labels: { x: "y" }, finalizers: ["f/1", "f/2", "f/3"] },
  spec: {
    replicas: 1,
    containers: [
      {
        name: "app",
        image: "nginx:1",
        args: ["a", "b"],
        env: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
      },
      { name: "side", image: "side:1" },
    ],
    strategy: { type: "RollingUpdate", rolling: { maxSurge: 1 } },
    whole: { type: "X", rolling: { maxSurge: 2 } },
  },
});
const spec = (fields: object) => ({ ...stored, spec: { ...Object(stored.spec), ...fields } });
const metadata = (fields: object) => ({
  ...stored,
  metadata: { ...Object(stored.metadata), ...fields },
});
const [app, side] = Object(stored.spec).containers;

/** The code, reason and message of the refusal. */
function refusal(run: () => unknown): unknown {
  try {
    return { accepted: run() };
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return [error.code, error.reason, error.message];
  }
}
const unprocessable = [
  422,
  "Invalid",
  "the server rejected our request due to an error in our request",
];

describe("a JSON patch", () => {
  const data = deepFreeze({ data: { a: "1", b: "2" }, list: [1, 2, 3] });
  test.each([
    {
      behaviour: "adds, removes and replaces",
      patch: [
        { op: "add", path: "/data/c", value: "3" },
        { op: "remove", path: "/data/a" },
        { op: "replace", path: "/data/b", value: "22" },
      ],
      result: { ...data, data: { b: "22", c: "3" } },
    },
    {
      behaviour: "copies and moves",
      patch: [
        { op: "copy", from: "/data/b", path: "/data/d" },
        { op: "move", from: "/data/a", path: "/data/e" },
      ],
      result: { ...data, data: { b: "2", d: "2", e: "1" } },
    },
    {
      behaviour: "knows escapes, and __proto__ as a name",
      patch: [
        { op: "add", path: "/data/a~1b~0", value: "v" },
        { op: "add", path: "/data/__proto__", value: "w" },
      ],
      result: {
        ...data,
        data: Object.fromEntries([...Object.entries(data.data), ["a/b~", "v"], ["__proto__", "w"]]),
      },
    },
    {
      behaviour: "inserts into lists, appends, and counts from the end",
      patch: [
        { op: "add", path: "/list/1", value: "x" },
        { op: "add", path: "/list/-", value: "y" },
        { op: "remove", path: "/list/-2" },
        { op: "replace", path: "/list/0", value: 0 },
        { op: "test", path: "/list", value: [0, "x", 2, "y"] },
      ],
      result: { ...data, list: [0, "x", 2, "y"] },
    },
    {
      behaviour: "tests for absence with null",
      patch: [{ op: "test", path: "/data/z", value: null }],
      result: data,
    },
  ])("$behaviour", ({ patch, result }) => {
    expect(jsonPatch(data, patch)).toEqual(result);
  });

  test("shares what it did not change", () => {
    const patched = jsonPatch(data, [{ op: "add", path: "/list/-", value: 4 }]);
    expect(patched.data).toBe(data.data);
  });

  const nested = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  const doubling = (count: number) => [
    { op: "add", path: "/data/0", value: "x".repeat(100_000) },
    ...Array.from({ length: count }, (_, i) => ({
      op: "copy",
      from: "/data",
      path: `/data/${i + 1}`,
    })),
  ];
  test.each([
    {
      behaviour: "a test that fails",
      patch: [{ op: "test", path: "/data/b", value: "no" }],
      answer: unprocessable,
    },
    {
      behaviour: "removing what is not there",
      patch: [{ op: "remove", path: "/data/zzz" }],
      answer: unprocessable,
    },
    {
      behaviour: "a parent that is not there",
      patch: [{ op: "add", path: "/x/y", value: 1 }],
      answer: unprocessable,
    },
    {
      behaviour: "an unknown operation",
      patch: [{ op: "jump", path: "/a" }],
      answer: unprocessable,
    },
    { behaviour: "no path", patch: [{ op: "add", value: 1 }], answer: unprocessable },
    {
      behaviour: "replacing the root",
      patch: [{ op: "replace", path: "", value: {} }],
      answer: unprocessable,
    },
    {
      behaviour: "an index out of range",
      patch: [{ op: "add", path: "/list/4", value: 1 }],
      answer: unprocessable,
    },
    { behaviour: "copies that grow without bound", patch: doubling(30), answer: unprocessable },
    {
      behaviour: "no list",
      patch: { op: "add" },
      answer: [
        400,
        "BadRequest",
        "error decoding patch: json: cannot unmarshal object into Go value of type []interface {}",
      ],
    },
    {
      behaviour: "a value nested too deep",
      patch: [{ op: "add", path: "/data/b", value: JSON.parse(nested) }],
      answer: [400, "BadRequest", "error decoding patch: exceeded max depth"],
    },
    {
      behaviour: "too many operations",
      patch: Array.from({ length: 10_001 }, () => ({ op: "test", path: "/data/z", value: null })),
      answer: [
        413,
        "RequestEntityTooLarge",
        "Request entity is too large: The allowed maximum operations in a JSON patch is 10000, " +
          "got 10001",
      ],
    },
  ])("refuses $behaviour", ({ patch, answer }) => {
    expect(refusal(() => jsonPatch(data, patch))).toEqual(answer);
  });
});

describe("a merge patch", () => {
  test.each([
    {
      behaviour: "deletes by null and merges objects",
      patch: { metadata: { labels: null }, spec: { replicas: 2, strategy: { rolling: null } } },
      result: {
        metadata: { name: "a", finalizers: ["f/1", "f/2", "f/3"] },
        spec: Object(spec({ replicas: 2, strategy: { type: "RollingUpdate" } }).spec),
      },
    },
    {
      behaviour: "replaces lists, and drops nulls of what is new",
      patch: { spec: { containers: [] }, data: { a: null, b: { c: null } } },
      result: { ...spec({ containers: [] }), data: { b: {} } },
    },
  ])("$behaviour", ({ patch, result }) => {
    expect(mergePatch(stored, patch)).toEqual(result);
  });

  test.each([
    { patch: {} },
    { patch: { metadata: { labels: { x: "y", z: null } } } },
    { patch: { spec: { containers: [app, side] } } },
  ])("returns the object itself where $patch changes nothing", ({ patch }) => {
    expect(mergePatch(stored, patch)).toBe(stored);
  });

  test("refuses what is no object", () => {
    const text = "json: cannot unmarshal string into Go value of type map[string]interface {}";
    const answer = [400, "BadRequest", `error decoding patch: ${text}`];
    expect(refusal(() => mergePatch(stored, "not json"))).toEqual(answer);
    expect(refusal(() => mergePatch(stored, null))).toEqual([
      400,
      "BadRequest",
      "Invalid JSON Patch",
    ]);
  });
});

describe("a strategic merge patch", () => {
  const inApp = (fields: object) => spec({ containers: [{ ...app, ...fields }, side] });
  test.each([
    {
      behaviour: "merges a keyed list, what it names first",
      patch: { spec: { containers: [{ name: "side", image: "side:2" }] } },
      result: spec({ containers: [app, { name: "side", image: "side:2" }] }),
    },
    {
      behaviour: "appends new items before those it does not name, without directives",
      patch: { spec: { containers: [{ name: "new", env: [{ name: "X", $patch: "delete" }] }] } },
      result: spec({ containers: [{ name: "new", env: [] }, app, side] }),
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
      answer: [
        500,
        "InternalError",
        "expected a []interface {}, but received a map[string]interface {}",
      ],
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
        "InternalError",
        "the order in patch list:\n[map[image:x name:side]]\n doesn't match $setElementOrder list:" +
          "\n[map[name:app]]",
      ],
    },
    {
      behaviour: "an item without its key",
      patch: { spec: { containers: [{ image: "x" }] } },
      answer: [500, "InternalError", "map: map[image:x] does not contain declared merge key: name"],
    },
    {
      behaviour: "an unknown directive",
      patch: { spec: { strategy: { $patch: "merge" } } },
      answer: [500, "InternalError", "unknown patch type: merge in map: map[$patch:merge]"],
    },
    {
      behaviour: "a list of lists",
      patch: { metadata: { finalizers: [["x"]] } },
      answer: unprocessable,
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
