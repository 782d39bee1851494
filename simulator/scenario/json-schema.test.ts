import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isObject } from "../../api/json.ts";
import { scenarioJsonSchema } from "./json-schema.ts";
import { actionNames } from "./step-schema.ts";

const schema = scenarioJsonSchema();
const definition = (name: string) => {
  const { definitions } = schema;
  const found = isObject(definitions) ? definitions[name] : undefined;
  return isObject(found) ? found : {};
};

test("every member of a scenario is there, with its doc, and no other may be", () => {
  expect(definition("Invariant")).toEqual({
    description: "What holds at every revision: exactly one of always and never.",
    type: "object",
    additionalProperties: false,
    properties: {
      name: {
        description: "What it is called in reports. Absent: its expression.",
        type: "string",
      },
      always: { description: "A CEL expression that is true at every revision.", type: "string" },
      never: { description: "A CEL expression that is true at no revision.", type: "string" },
      from: {
        description: "The step of this name begins it. Absent: the first step.",
        type: "string",
      },
      until: {
        description: "The step of this name ends it, once it is done. Absent: the end.",
        type: "string",
      },
    },
  });
});

test("a step may be each of its actions", () => {
  const { properties } = definition("Step");
  expect(Object.keys(isObject(properties) ? properties : {})).toEqual(["name", ...actionNames]);
});

test("the file that editors are pointed to is the schema", () => {
  const file: unknown = JSON.parse(readFileSync("scenarios/scenario.schema.json", "utf8"));
  expect(file).toEqual(schema);
});
