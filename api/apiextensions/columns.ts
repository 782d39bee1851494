import { age, ageColumn, nameColumn } from "../columns.ts";
import { textOf } from "../jsonpath/evaluate.ts";
import type { Column, KubeObject } from "../resource.ts";
import { parseTime } from "../runtime.ts";
import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionVersion,
} from "./definition.ts";
import { firstAt } from "./json-path.ts";

/** The columns of a version. Source: customresource/tableconvertor 1.36. */
export function columnsOf({
  additionalPrinterColumns = [],
}: CustomResourceDefinitionVersion): readonly Column<KubeObject>[] {
  if (additionalPrinterColumns.length === 0) return [nameColumn, dateColumn];
  return [nameColumn, ...additionalPrinterColumns.map(columnOf)];
}

const dateColumn: Column<KubeObject> = { ...ageColumn, type: "date" };

function columnOf(given: CustomResourceColumnDefinition): Column<KubeObject> {
  const { name, type, format, jsonPath, description = "", priority } = given;
  const find = firstAt(jsonPath);
  return {
    name,
    // Validation allows no other.
    type: type as Column<KubeObject>["type"],
    ...(format === undefined ? {} : { format }),
    description:
      description === ""
        ? `Custom resource definition column (in JSONPath format): ${jsonPath}`
        : description,
    ...(priority === undefined ? {} : { priority }),
    value: (object, nowMs) => cellOf(type, find(object), nowMs),
  };
}

type Cell = string | number | boolean | null;

function cellOf(type: string, value: ReturnType<ReturnType<typeof firstAt>>, nowMs: number): Cell {
  if (value === undefined) return null;
  if (type === "string") return value === null ? "<nil>" : textOf(value);
  switch (type) {
    case "integer":
      return typeof value === "number" ? Math.trunc(value) : null;
    case "number":
      return typeof value === "number" ? value : null;
    case "boolean":
      return typeof value === "boolean" ? value : null;
    case "date":
      if (typeof value !== "string") return null;
      return parseTime(value) === undefined ? "<invalid>" : age(value, nowMs);
    default:
      return null;
  }
}
