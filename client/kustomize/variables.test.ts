import { expect, test } from "vitest";
import { resourceOf } from "./resource.ts";
import { addVariables, resolveVariables } from "./variables.ts";

const job = resourceOf({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "work" },
  spec: { limit: 3, paused: true, parts: { a: 1 } },
});
const objref = { apiVersion: "batch/v1", kind: "Job", name: "work" };
const fields = [{ path: "spec/text" }];

/** What a text becomes where variables are the name, a number, a truth and an object of a Job. */
function resolved(text: unknown) {
  const told = resourceOf({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { text: JSON.parse(JSON.stringify(text)) },
  });
  const given = addVariables({ resources: [job, told], variables: [] }, [
    { name: "NAME", objref },
    { name: "LIMIT", objref, fieldref: { fieldpath: "spec.limit" } },
    { name: "PAUSED", objref, fieldref: { fieldPath: "spec.paused" } },
    { name: "PARTS", objref, fieldref: { fieldpath: "spec.parts" } },
  ]);
  const { resources } = resolveVariables(given, fields);
  return resources[1]?.object.spec;
}

test.each([
  ["a text with a name", "$(NAME)", "work"],
  ["a number that is all of it", "$(LIMIT)", 3],
  ["a number within", "at most $(LIMIT)", "at most 3"],
  ["a truth", "$(PAUSED)", true],
  ["an object, which has no text", "$(PARTS)", "$(PARTS)"],
  ["a variable that nobody knows", "$(OTHER) $(NAME)", "$(OTHER) work"],
  ["dollars that are doubled", "$$(NAME) $$$(NAME)", "$(NAME) $work"],
  ["what is not closed", "$(NAME", "$(NAME"],
  ["a list", ["$(NAME)", "x"], ["work", "x"]],
  [
    "a map, but for what is within its parts",
    { a: "$(NAME)", b: { c: "$(NAME)" } },
    { a: "work", b: { c: "$(NAME)" } },
  ],
])("%s", (_, text, expected) => {
  expect(resolved(text)).toEqual({ text: expected });
});

test("a name that is given twice is refused", () => {
  const twice = [
    { name: "A", objref },
    { name: "A", objref },
  ];
  expect(() => addVariables({ resources: [job], variables: [] }, twice)).toThrow(
    "var 'A' already encountered",
  );
});

test("those that are nowhere are told", () => {
  const given = addVariables({ resources: [job], variables: [] }, [{ name: "A", objref }]);
  expect(resolveVariables(given, fields).unused).toEqual(["A"]);
});
