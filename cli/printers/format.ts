/** What `-o` asks for. */
import { readFileSync } from "node:fs";
import { type Column, columnsOf } from "../../client/kubectl/custom-columns.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { splitAt } from "../../client/kubectl/flags.ts";

export type Format =
  | { readonly kind: "table"; readonly isWide: boolean }
  | { readonly kind: "yaml" | "json" | "kyaml" | "name" }
  | {
      readonly kind: "jsonpath" | "jsonpath-as-json" | "go-template";
      readonly template: string;
      /** Whether what the template misses is an error. */
      readonly isStrict?: boolean;
    }
  | {
      readonly kind: "custom-columns";
      readonly columns: readonly Column[];
      /** A file of columns is shown with its headers, whatever is said of those. */
      readonly isOfFile?: boolean;
    };

/** What objects can be printed as one by one, for that is no table. */
export type ObjectFormat = Exclude<Format, { readonly kind: "table" | "custom-columns" }>;

/** The names of those, in the words of refusals. */
const objectFormats =
  "go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name," +
  "template,templatefile,yaml";

const allowed =
  "custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath," +
  "jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml";

/** What is said of how objects are to be printed. */
export interface Printing {
  readonly output?: string;
  readonly "allow-missing-template-keys"?: boolean;
}

/** The format that is asked for. Those that name a file are read. */
export function formatOf(
  { output, "allow-missing-template-keys": allowsMissing }: Printing,
  formats = allowed,
): Format {
  const format = formatNamed(output, formats);
  return "template" in format && allowsMissing === false ? { ...format, isStrict: true } : format;
}

/** The same of a command that prints objects one by one: those know no tables. */
export function objectFormatOf(printing: Printing): ObjectFormat {
  const format = formatOf(printing, objectFormats);
  if (format.kind !== "table" && format.kind !== "custom-columns") return format;
  throw new Failure(noPrinter(printing.output ?? "", objectFormats));
}

function formatNamed(output: string | undefined, formats: string): Format {
  const plain = plainFormat(output ?? "");
  if (plain !== undefined) return plain;
  const [name, argument] = splitAt(output ?? "", "=");
  switch (name) {
    case "jsonpath":
    case "jsonpath-as-json":
      return { kind: name, template: given(argument, "template", "template") };
    case "jsonpath-file":
      return {
        kind: "jsonpath",
        template: readTextFile(given(argument, "template", "template"), "--template"),
      };
    case "go-template":
    case "template":
      return { kind: "go-template", template: given(argument, "template", "template") };
    case "go-template-file":
    case "templatefile":
      return {
        kind: "go-template",
        template: readTextFile(given(argument, "template", "template"), "--template"),
      };
    case "custom-columns":
      return { kind: name, columns: columnsOf(given(argument, name, "custom columns")) };
    case "custom-columns-file":
      return {
        kind: "custom-columns",
        columns: columnsOfFile(readTextFile(given(argument, "custom-columns", "custom columns"))),
        isOfFile: true,
      };
    default:
      throw new Failure(noPrinter(output ?? "", formats));
  }
}

/** A format that nothing is said of further; in small letters or capital ones, but for tables. */
function plainFormat(output: string): Format | undefined {
  if (output === "" || output === "wide") return { kind: "table", isWide: output === "wide" };
  const kind = output.toLowerCase();
  switch (kind) {
    case "yaml":
    case "json":
    case "kyaml":
    case "name":
      return { kind };
    default:
      return undefined;
  }
}

/** What is told of a format that there is not. `formats` are those that there are. */
export const noPrinter = (output: string, formats: string) =>
  "unable to match a printer suitable for the output format " +
  `"${output}", allowed formats are: ${formats}`;

/** Reads a template or the columns from a file. `what` it is, in the words of refusals. */
function readTextFile(path: string, what = "template"): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Failure(`error reading ${what} ${path}, open ${path}: no such file or directory`);
  }
}

function given(argument: string | undefined, format: string, what: string): string {
  if (argument !== undefined && argument !== "") return argument;
  throw new Failure(`${format} format specified but no ${what} given`);
}

/** The headers stand in the first line of a file, the paths in the second. */
function columnsOfFile(text: string): readonly Column[] {
  const lines = text.replace(/\n$/, "").split("\n");
  const missing = text === "" ? "header" : lines.length < 2 ? "spec" : undefined;
  if (missing !== undefined) {
    throw new Failure(
      `invalid template, missing ${missing} line. Expected format is one line of space separated ` +
        "headers, one line of space separated column specs.",
    );
  }
  const [headers = [], paths = []] = lines.map((line) => line.match(/\S+/g) ?? []);
  if (headers.length !== paths.length) {
    throw new Failure(
      `number of headers (${headers.length}) and field specifications (${paths.length}) don't match`,
    );
  }
  return headers.map((header, index) => ({ header, path: paths[index] ?? "" }));
}
