import { describe, expect, test } from "vitest";
import { podTemplate } from "../testing/workloads.ts";
import { equalTemplates, templateHash } from "./template-hash.ts";

const hashLabel = { labels: { app: "web", "pod-template-hash": "x" } };

test("a hash is short and safe, and never changes", () => {
  expect(templateHash(podTemplate())).toMatchInlineSnapshot(`"c764488b7"`);
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
    expect(templateHash(template) === templateHash(podTemplate())).toBe(same);
  });

  test("is another after each collision", () => {
    const hashes = [undefined, 0, 1, 2].map((count) => templateHash(podTemplate(), count));
    expect(new Set(hashes).size).toBe(4);
  });
});

describe("templates are equal", () => {
  test.each([
    { behaviour: "whatever their hash label", right: podTemplate("app:1", hashLabel), same: true },
    {
      behaviour: "only with equal labels",
      right: podTemplate("app:1", { labels: {} }),
      same: false,
    },
    { behaviour: "only with equal specs", right: podTemplate("app:2"), same: false },
  ])("$behaviour", ({ right, same }) => {
    expect(equalTemplates(podTemplate(), right)).toBe(same);
  });
});
