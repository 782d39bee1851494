import { ageColumn, nameColumn } from "../columns.ts";
import { type FieldError, forbiddenField, invalid, tooLong } from "../field-error.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { bool, bytesItem, map, struct, textItem } from "../schema.ts";
import { configMapKeyProblems } from "../validation/names.ts";

const schema = struct("core.v1.ConfigMap", "Settings that pods read as environment or as files.", {
  ...objectFields,
  data: map("Settings as UTF-8 text, by key.", textItem),
  binaryData: map("Settings as bytes in base64, by key.", bytesItem),
  immutable: bool("True forbids every later change of the data."),
});

/** Settings for pods. Source: core/v1 ConfigMap 1.36. */
export const ConfigMap = defineResource("v1", schema, {
  kind: "ConfigMap",
  plural: "configmaps",
  shortNames: ["cm"],
  namespaced: true,
  strategy: { validate, validateUpdate, updateRulesFirst: true },
  columns: [
    nameColumn,
    {
      name: "Data",
      type: "string",
      description: "How many entries it has.",
      value: ({ data, binaryData }) =>
        Object.keys(data ?? {}).length + Object.keys(binaryData ?? {}).length,
    },
    ageColumn,
  ],
});
export type ConfigMap = ObjectOf<typeof schema>;

/** The largest sum of all values, in bytes. */
const sizeMax = 1024 * 1024;

function validate({ data = {}, binaryData = {} }: ConfigMap): FieldError[] {
  const errors: FieldError[] = [];
  let size = 0;
  for (const [key, value] of Object.entries(data)) {
    errors.push(...configMapKeyProblems(key).map((why) => invalid(`data[${key}]`, key, why)));
    if (Object.hasOwn(binaryData, key))
      errors.push(invalid(`data[${key}]`, key, "duplicate of key present in binaryData"));
    size += value.length;
  }
  for (const [key, value] of Object.entries(binaryData)) {
    errors.push(...configMapKeyProblems(key).map((why) => invalid(`binaryData[${key}]`, key, why)));
    size += Math.floor((value.length * 3) / 4);
  }
  if (size > sizeMax) errors.push(tooLong("[]", sizeMax));
  return errors;
}

function validateUpdate(next: ConfigMap, stored: ConfigMap): FieldError[] {
  if (stored.immutable !== true) return [];
  const frozen = "field is immutable when `immutable` is set";
  const errors: FieldError[] = [];
  if (next.immutable !== true) errors.push(forbiddenField("immutable", frozen));
  if (!equalJson(next.data, stored.data)) errors.push(forbiddenField("data", frozen));
  if (!equalJson(next.binaryData, stored.binaryData)) {
    errors.push(forbiddenField("binaryData", frozen));
  }
  return errors;
}
