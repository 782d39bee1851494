import type { Structure } from "../api/structure.ts";

/** The value of a field of Go that was never set, in JSON; times and free forms have none. */
export function emptyValue(structure: Structure): unknown {
  switch (structure.type) {
    case "string":
      if (structure.format === "quantity") return "0";
      return structure.format === "date-time" || structure.format === "micro-time" ? undefined : "";
    case "integer":
    case "number":
      return 0;
    case "boolean":
      return false;
    case "array":
      return [];
    case "object":
    case "map":
      return {};
    case "any":
      return structure.format === "int-or-string" ? 0 : undefined;
  }
}
