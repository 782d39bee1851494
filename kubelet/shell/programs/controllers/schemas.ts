/** Parts of the schemas of custom resources. */
import type { JsonObject } from "../../../../api/json.ts";

export const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
export const list = (items: JsonObject): JsonObject => ({ type: "array", items });
export const text: JsonObject = { type: "string" };
/** Holds anything. */
export const keeping: JsonObject = {
  type: "object",
  "x-kubernetes-preserve-unknown-fields": true,
};
