import { describe, expect, test } from "vitest";
import { contextLines, namesIn, withContext } from "./contexts.ts";

const config = {
  "current-context": "b",
  contexts: [
    { name: "b", context: { cluster: "two", user: "ann", namespace: "web" } },
    { name: "a", context: { cluster: "one", user: "ann" } },
  ],
};

describe("contexts", () => {
  test("are shown by name, and the current one is marked", () => {
    expect(contextLines(config, namesIn(config, "contexts"), false)).toEqual([
      "CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE",
      "          a      one       ann        ",
      "*         b      two       ann        web",
    ]);
  });

  test("change in the members that are given, and are made where there are none", () => {
    expect(withContext(config, "a", { namespace: "x" }).contexts).toEqual([
      { name: "a", context: { cluster: "one", user: "ann", namespace: "x" } },
      { name: "b", context: { cluster: "two", user: "ann", namespace: "web" } },
    ]);
    expect(withContext({}, "c", { cluster: "one" })).toEqual({
      contexts: [{ name: "c", context: { cluster: "one", user: "" } }],
    });
  });
});
