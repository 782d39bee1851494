import { expect, test } from "vitest";
import type { JSONSchemaProps } from "../../api/apiextensions/json-schema-props.ts";
import { customRootSchema } from "./custom-schemas.ts";

const rootIn = (dialect: "v2" | "v3", schema: JSONSchemaProps) =>
  customRootSchema({ type: "object", doc: "", schema }, { dialect, metadata: () => ({}) });

test("of an object that takes what it does not know, version 2 says only that it is one", () => {
  const spec = { type: "object" };
  const schema = { type: "object", properties: { spec } } as const;
  const open = { ...schema, "x-kubernetes-preserve-unknown-fields": true } as const;
  expect(rootIn("v2", open)).toEqual({ type: "object" });
  expect(rootIn("v2", schema)).toMatchObject({ properties: { spec, kind: { type: "string" } } });
  expect(rootIn("v3", open)).toMatchObject({ ...open, properties: { spec } });
});
