import { describe, expect, test } from "vitest";
import { podTemplate } from "../testing/workloads.ts";
import { equalTemplates } from "./template-hash.ts";

const hashLabel = { labels: { app: "web", "pod-template-hash": "x" } };

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
