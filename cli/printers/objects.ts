/** Prints objects in the formats of `-o`; each printer loads when it is wanted. */
import { sorted } from "../../api/go-json.ts";
import type { JsonObject } from "../../api/json.ts";
import { itemsOf, nameOf, withoutManagedFields } from "../../client/kubectl/lists.ts";
import type { Io } from "../io.ts";
import { type Format, objectFormatOf, type Printing } from "./format.ts";

export { itemsOf, listOf, withoutManagedFields } from "../../client/kubectl/lists.ts";

/** The object as a format shows it: managedFields are left out where all else is shown. */
export const withoutBookkeeping = (format: Format, object: JsonObject): JsonObject =>
  ["yaml", "json", "kyaml"].includes(format.kind) ? withoutManagedFields(object) : object;

/** Several objects are printed as a `List`, one on its own; `isWhole` with managedFields. */
export async function printObjects(
  io: Io,
  objects: readonly JsonObject[],
  printing: Printing,
  isWhole = true,
): Promise<void> {
  if (objects.length === 0) return;
  const format = objectFormatOf(printing);
  const shown = objects.map((each) => (isWhole ? each : withoutBookkeeping(format, each)));
  const [only] = shown;
  if (shown.length === 1 && only !== undefined) {
    io.write(await render(format, only, { noHeaders: false }));
    return;
  }
  const list = { kind: "List", apiVersion: "v1", metadata: {} };
  const areOrdered = format.kind === "json" || format.kind === "kyaml";
  const items = areOrdered ? shown.map(sorted) : shown;
  io.write(await renderTyped(format, { ...list, items }));
}

/** The same of what kubectl reads into types of its own, in formats that keep their order. */
export async function renderTyped(
  format: Exclude<Format, { kind: "table" }>,
  whole: JsonObject,
): Promise<string> {
  const { kind, apiVersion, ...rest } = whole;
  switch (format.kind) {
    case "json":
      return (await import("../../client/kubectl/json.ts")).typedJson(whole);
    case "kyaml":
      return (await import("../../client/kubectl/kyaml.ts")).toKyaml({ kind, apiVersion, ...rest });
    default:
      return render(format, whole, { noHeaders: false });
  }
}

/** The text of an object or a `List`. */
export async function render(
  format: Exclude<Format, { kind: "table" }>,
  whole: JsonObject,
  { noHeaders }: { readonly noHeaders: boolean },
): Promise<string> {
  switch (format.kind) {
    case "yaml": {
      const { toYaml } = await import("../../client/kubectl/yaml.ts");
      return toYaml(whole);
    }
    case "json": {
      const { toJson } = await import("../../client/kubectl/json.ts");
      return toJson(whole);
    }
    case "kyaml": {
      const { toKyaml } = await import("../../client/kubectl/kyaml.ts");
      return toKyaml(sorted(whole));
    }
    case "name":
      return itemsOf(whole)
        .map((object) => `${nameOf(object)}\n`)
        .join("");
    case "jsonpath": {
      const { jsonPathTemplate } = await import("../../client/kubectl/json-path.ts");
      return jsonPathTemplate(format.template, format)(whole);
    }
    case "go-template": {
      const { goTemplate } = await import("../../client/kubectl/go-template/index.ts");
      return goTemplate(format.template, format)(whole);
    }
    case "jsonpath-as-json": {
      const { jsonPathAsJson } = await import("../../client/kubectl/json-path.ts");
      return jsonPathAsJson(format.template, format)(whole);
    }
    case "custom-columns": {
      const { customColumns } = await import("../../client/kubectl/custom-columns.ts");
      const hidesHeaders = noHeaders && format.isOfFile !== true;
      return customColumns(format.columns, itemsOf(whole), hidesHeaders);
    }
  }
}
