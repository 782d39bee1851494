/** `kubectl get`. */
import { isObject, type Json, type JsonObject } from "../../../../api/json.ts";
import { columnsOf, customColumns } from "../../../../client/kubectl/custom-columns.ts";
import { Failure, throwAll } from "../../../../client/kubectl/failure.ts";
import { splitAt } from "../../../../client/kubectl/flags.ts";
import { toJson } from "../../../../client/kubectl/json.ts";
import { jsonPathTemplate } from "../../../../client/kubectl/json-path.ts";
import { itemsOf, listOf, nameOf, withoutManagedFields } from "../../../../client/kubectl/lists.ts";
import { qualifiedKind } from "../../../../client/kubectl/resources.ts";
import { sortByPath } from "../../../../client/kubectl/sort.ts";
import { TablePrinter } from "../../../../client/kubectl/table.ts";
import { toYaml } from "../../../../client/kubectl/yaml.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "./session.ts";
import {
  isNotFound,
  objectsIn,
  pathTo,
  type Selected,
  selectFrom,
  wantedObjects,
} from "./targets.ts";
import { type Shown, watch } from "./watch.ts";

const tableAccept = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

export function* get(args: readonly string[], session: Session): Waiting<void> {
  const { options } = session;
  if (options.raw !== undefined) {
    yield* session.print(yield* session.text({ path: options.raw }));
    return;
  }
  const fromFiles = (options.filename ?? []).length > 0;
  if (args.length === 0 && !fromFiles) {
    throw new Failure("Required resource not specified.");
  }
  const selected = fromFiles ? yield* wantedObjects(session) : yield* selectFrom(args, session);
  const output = options.output ?? "";
  if (options.watch === true || options["watch-only"] === true) {
    return yield* watch(selected, watched(selected, output, session), session);
  }
  if (output === "" || output === "wide") yield* tables(selected, session);
  else yield* objects(selected, output, session);
}

/** How the changes of a watch are shown. */
function watched(selected: readonly Selected[], output: string, session: Session): Shown {
  const [only] = selected;
  if (only !== undefined && (output === "" || output === "wide")) {
    const printer = printerFor(only, false, session);
    const print = (table: JsonObject) => `${printer.print(table).join("\n")}\n`;
    return { accept: tableAccept, print };
  }
  let count = 0;
  return {
    print(object) {
      count += 1;
      const isSeparate = output === "yaml" && count > 1;
      const noHeaders = count > 1 || session.options["no-headers"] === true;
      return `${isSeparate ? "---\n" : ""}${rendered(output, object, noHeaders)}`;
    },
  };
}

function printerFor({ resource }: Selected, withKind: boolean, { options }: Session): TablePrinter {
  return new TablePrinter({
    isWide: options.output === "wide",
    ...(options["no-headers"] === true && { noHeaders: true }),
    withNamespace: options["all-namespaces"] === true && resource.namespaced,
    ...((withKind || options["show-kind"] === true) && { kindPrefix: qualifiedKind(resource) }),
    ...(options["show-labels"] === true && { showLabels: true }),
    ...(options["label-columns"] && { labelColumns: options["label-columns"] }),
  });
}

interface Fetched {
  readonly selected: Selected;
  readonly whole: JsonObject;
}

/** What there is, and what could not be had. */
function* fetchAll(selected: readonly Selected[], session: Session, accept?: string) {
  const found: Fetched[] = [];
  const errors: unknown[] = [];
  for (const each of selected) {
    try {
      const path = pathTo(each, session, accept !== undefined);
      found.push({
        selected: each,
        whole: yield* session.json({ path, ...(accept && { accept }) }),
      });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (session.options["ignore-not-found"] === true && isNotFound(error)) continue;
      errors.push(error);
    }
  }
  return { found, errors };
}

function* tables(selected: readonly Selected[], session: Session): Waiting<void> {
  const { options, namespace } = session;
  const { found, errors } = yield* fetchAll(selected, session, tableAccept);
  const isEverywhere = options["all-namespaces"] === true;
  const withKind = new Set(selected.map(({ resource }) => resource)).size > 1;
  const lines: string[] = [];
  for (const [resource, wholes] of byResource(found)) {
    const rows = wholes.flatMap((whole) => [whole.rows ?? []].flat());
    if (rows.length === 0) continue;
    const printer = printerFor({ resource }, withKind, session);
    if (lines.length > 0 && options["no-headers"] !== true) lines.push("");
    const { "sort-by": path } = options;
    const sorted = path === undefined ? rows : sortByPath(rows.filter(isObject), path, rowObject);
    lines.push(...printer.print({ ...wholes[0], rows: [...sorted] }));
  }
  if (lines.length > 0) yield* session.print(`${lines.join("\n")}\n`);
  else if (errors.length === 0 && options["ignore-not-found"] !== true) {
    const isNamespaced = !isEverywhere && selected.some(({ resource }) => resource.namespaced);
    yield* session.warn(`No resources found${isNamespaced ? ` in ${namespace} namespace.` : ""}`);
  }
  throwAll(errors);
}

const rowObject = (row: JsonObject) => row.object ?? null;

/** Those of one resource that follow one another are one table. */
function byResource(found: readonly Fetched[]) {
  const groups: [Selected["resource"], JsonObject[]][] = [];
  for (const { selected, whole } of found) {
    const last = groups.at(-1);
    if (last?.[0] === selected.resource) last[1].push(whole);
    else groups.push([selected.resource, [whole]]);
  }
  return groups;
}

function* objects(selected: readonly Selected[], output: string, session: Session): Waiting<void> {
  const { options } = session;
  const { found: fetched, errors } = yield* fetchAll(selected, session);
  const found = fetched
    .flatMap((each) => objectsIn(each.whole, each.selected))
    .map((object) =>
      options["show-managed-fields"] === true ? object : withoutManagedFields(object),
    );
  const { "sort-by": path } = options;
  const all = path === undefined ? found : sortByPath(found, path, (object) => object);
  const [only] = all;
  const isSingle = selected.length === 1 && selected[0]?.name !== undefined;
  if (isSingle ? only !== undefined : errors.length === 0 || all.length > 0) {
    const whole = isSingle && only !== undefined ? only : listOf(all);
    yield* session.print(rendered(output, whole, session.options["no-headers"] === true));
  }
  throwAll(errors);
}

/** An object or a list in the form of `-o`. */
export function rendered(output: string, whole: JsonObject, noHeaders = false): string {
  const [format, given = ""] = splitAt(output, "=");
  const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join("");
  switch (format) {
    case "json":
      return toJson(whole);
    case "yaml":
      return toYaml(whole);
    case "name":
      return lines(itemsOf(whole).map(nameOf));
    case "jsonpath":
      return jsonPathTemplate(given)(whole);
    case "custom-columns":
      return customColumns(columnsOf(given), itemsOf(whole), noHeaders);
    case "go-template":
      return goTemplate(given, whole);
    default:
      throw new Failure(
        `unable to match a printer suitable for the output format "${output}", allowed formats are: ` +
          "custom-columns,go-template,json,jsonpath,name,wide,yaml",
      );
  }
}

/** Of Go's templates, what scripts in the wild use most: members, and loops over items. */
function goTemplate(template: string, whole: Json): string {
  const asPath = template
    .replace(/\{\{\s*range\s+(\.[\w.]+)\s*\}\}/g, "{range $1[*]}")
    .replace(/\{\{\s*end\s*\}\}/g, "{end}")
    .replace(/\{\{\s*("(?:\\.|[^"\\])*")\s*\}\}/g, "{$1}")
    .replace(/\{\{\s*(\.[\w.-]+)\s*\}\}/g, "{$1}");
  if (asPath.includes("{{")) {
    throw new Failure(`kubesim: the template ${JSON.stringify(template)} is not simulated`);
  }
  return jsonPathTemplate(asPath)(whole);
}
