import { expect, test } from "vitest";
import { strategicMergePatch } from "../../api/patch/index.ts";
import { Folder } from "./folder.ts";
import { Schemas } from "./schemas.ts";

const schema = {
  definitions: {
    Tree: {
      properties: {
        branches: {
          items: { $ref: "#/definitions/Tree" },
          "x-kubernetes-patch-merge-key": "id",
          "x-kubernetes-patch-strategy": "merge",
        },
      },
      "x-kubernetes-group-version-kind": [{ group: "a.b", version: "v1", kind: "Tree" }],
    },
  },
};
const folder = new Folder(
  { read: () => new TextEncoder().encode(JSON.stringify(schema)), list: () => undefined },
  ".",
);
const tree = { group: "a.b", version: "v1", kind: "Tree", name: "t", namespace: "" };

test("lists are merged as the schema says, however deep", () => {
  const schemas = new Schemas();
  schemas.set({ path: "schema.json" }, folder);
  const before = { branches: [{ id: 1, branches: [{ id: 2, old: true }] }] };
  const patch = { branches: [{ id: 1, branches: [{ id: 2, new: true }] }] };
  expect(strategicMergePatch(schemas.structureOf(tree), before, patch)).toEqual({
    branches: [{ id: 1, branches: [{ id: 2, old: true, new: true }] }],
  });
});

test("a schema takes the place of what is known of all kinds", () => {
  const pod = { group: "", version: "v1", kind: "Pod", name: "p", namespace: "" };
  const schemas = new Schemas();
  expect(schemas.structureOf(pod).type).toBe("object");
  schemas.set({ path: "schema.json" }, folder);
  expect(schemas.structureOf(pod).type).toBe("any");
});
