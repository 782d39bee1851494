/** How fields and values are called in what is told of changes. */
import type { Json } from "../../api/json.ts";

/** A step of a path: the name of a field, and of the item of a list of named items. */
export interface Segment {
  readonly name: string;
  readonly item?: string;
}

const singular: ReadonlyMap<string, string> = new Map([
  ["containers", "container"],
  ["initContainers", "init container"],
  ["ephemeralContainers", "ephemeral container"],
  ["volumes", "volume"],
  ["ports", "port"],
  ["taints", "taint"],
  ["conditions", "condition"],
]);

/** Parts that say where a field is and not what: `spec.template.spec.containers` is a container. */
const silent = new Set(["metadata", "spec", "status", "template", "jobTemplate"]);

/** `container web image`, `replicas`; those of the status stay apart from those wanted. */
export function labelOf(path: readonly Segment[]): string {
  const told = path.filter(({ name }) => !silent.has(name));
  const isCount = path.length === 2 && path[0]?.name === "status" && path[1]?.name === "replicas";
  const words = told.map(({ name, item }) =>
    item === undefined ? name : `${singular.get(name) ?? name} ${item}`,
  );
  return `${isCount ? "status " : ""}${words.join(" ")}`;
}

const valueLengthMax = 60;

export function valueText(value: Json | undefined): string {
  if (value === undefined || value === null || value === "") return "none";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const [line = ""] = text.split("\n");
  return line === text && text.length <= valueLengthMax
    ? text
    : `${line.slice(0, valueLengthMax)}...`;
}
