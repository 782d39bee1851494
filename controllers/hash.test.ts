import { describe, expect, test } from "vitest";
import { contentHash } from "./hash.ts";
import { podTemplate } from "./testing/workloads.ts";

test("a hash is short and safe, and never changes", () => {
  expect(contentHash(podTemplate())).toMatchInlineSnapshot(`"c764488b7"`);
});

describe("the hash of a template", () => {
  const { spec, metadata } = podTemplate();
  test.each([
    {
      behaviour: "does not depend on the order of fields",
      template: { metadata, spec },
      same: true,
    },
    {
      behaviour: "does not depend on absent fields",
      template: { spec: { ...spec, hostname: undefined }, metadata },
      same: true,
    },
    { behaviour: "depends on the image", template: podTemplate("app:2"), same: false },
    {
      behaviour: "depends on annotations",
      template: podTemplate("app:1", { annotations: { a: "b" } }),
      same: false,
    },
  ])("$behaviour", ({ template, same }) => {
    expect(contentHash(template) === contentHash(podTemplate())).toBe(same);
  });

  test("is another after each collision", () => {
    const hashes = [undefined, 0, 1, 2].map((count) => contentHash(podTemplate(), count));
    expect(new Set(hashes).size).toBe(4);
  });
});
