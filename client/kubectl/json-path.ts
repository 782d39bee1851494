/**
 * kubectl's JSONPath: paths with filters, slices, unions and `..`, in templates with ranges. Fields
 * that are missing give nothing, unless told otherwise; indexes out of bounds are refused.
 */
import { goSyntax } from "../../api/go-value.ts";
import type { Json } from "../../api/json.ts";
import { JsonPathError } from "../../api/jsonpath/error.ts";
import {
  type Evaluation,
  findAll,
  findParts,
  renderTemplate,
} from "../../api/jsonpath/evaluate.ts";
import { type Part, parseTemplate } from "../../api/jsonpath/parse.ts";
import { Failure } from "./failure.ts";
import { toJson } from "./json.ts";

export { textOf } from "../../api/jsonpath/evaluate.ts";

/** A printer for the template. */
export const jsonPathTemplate = (template: string, how: Evaluation = {}) =>
  printerOf(template, (parts, value) => renderTemplate(parts, value, how));

/** A printer for what each part of the template finds, as a list in JSON. */
export const jsonPathAsJson = (template: string, how: Evaluation = {}) =>
  printerOf(template, (parts, value) =>
    findParts(parts, value, how)
      .map((found) => toJson(found))
      .join(""),
  );

function printerOf(
  template: string,
  render: (parts: readonly Part[], value: Json) => string,
): (value: Json) => string {
  const parts = guarded(`error parsing jsonpath ${template}, `, () => parseTemplate(template));
  return (value) => {
    try {
      return render(parts, value);
    } catch (error) {
      if (!(error instanceof JsonPathError)) throw error;
      throw new Failure(
        `error executing jsonpath ${JSON.stringify(template)}: ` +
          `Error executing template: ${error.message}. ` +
          "Printing more information for debugging the template:\n" +
          `\ttemplate was:\n\t\t${template}\n` +
          `\tobject given to jsonpath engine was:\n\t\t${goSyntax(value)}\n\n\n`,
      );
    }
  };
}

/** A finder for one path, which may come without braces and leading dot: `metadata.name`. */
export const relaxedJsonPath = (text: string) => pathFinder(relaxedPath(text));

/** A finder for the path of a template, with braces and dot. */
export function pathFinder(template: string): (value: Json) => readonly Json[] {
  const [part] = guarded("", () => parseTemplate(template));
  if (part?.kind !== "path") throw new Failure(unexpectedPath);
  return (value) => guarded("", () => findAll(part.path, value));
}

const unexpectedPath =
  "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or " +
  "'{.name1.name2}'";

/** The path as a template, with the braces and the dot that it lacks. */
export function relaxedPath(text: string): string {
  if (text !== "" && !/^(\{[^{}]+\}|[^{}]+)$/s.test(text)) throw new Failure(unexpectedPath);
  const inner = /^\{(.*)\}$/s.exec(text)?.[1] ?? text;
  const isRooted = inner === "" || /^[.[$@]/.test(inner);
  return `{${isRooted ? inner : `.${inner}`}}`;
}

function guarded<T>(prefix: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof JsonPathError) throw new Failure(`${prefix}${error.message}`);
    throw error;
  }
}
