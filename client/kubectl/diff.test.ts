import { describe, expect, test } from "vitest";
import { diffProgram, maskedSecrets } from "./diff.ts";

test.each([
  { given: undefined, program: "diff", args: ["-u", "-N", "a", "b"] },
  {
    given: "colordiff -u --width=3 $(x) ;",
    program: "colordiff",
    args: ["a", "b", "-u", "--width=3"],
  },
])("$given runs $program", ({ given, program, args }) => {
  expect(diffProgram(given, "a", "b")).toEqual({ program, args });
});

describe("what a Secret holds is hidden", () => {
  const secret = (data: Record<string, string>) => ({ apiVersion: "v1", kind: "Secret", data });

  test("but not that it changes", () => {
    const live = secret({ same: "a", other: "b", gone: "c" });
    expect(maskedSecrets({ live, merged: secret({ same: "a", other: "d", new: "e" }) })).toEqual({
      live: secret({ same: "***", other: "*** (before)", gone: "***" }),
      merged: secret({ same: "***", other: "*** (after)", new: "***" }),
    });
  });

  test("and nothing else is", () => {
    const map = { apiVersion: "v1", kind: "ConfigMap", data: { a: "b" } };
    expect(maskedSecrets({ live: undefined, merged: map })).toEqual({
      live: undefined,
      merged: map,
    });
  });
});
