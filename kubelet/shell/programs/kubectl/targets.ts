/** What a command of kubectl is about: arguments, selectors, or the objects of files. */
import { isObject, type JsonObject } from "../../../../api/json.ts";
import { metadataOf, textAt } from "../../../../api/json-parts.ts";
import { Failure, RefusedError } from "../../../../client/kubectl/failure.ts";
import { parseYaml } from "../../../../client/kubectl/read-yaml.ts";
import {
  apiVersionOf,
  pathOf,
  qualifiedKind,
  type Served,
} from "../../../../client/kubectl/resources.ts";
import { absolutePath } from "../../files/file-system.ts";
import { textOf } from "../../kernel/bytes.ts";
import { readAll } from "../../kernel/streams.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "./session.ts";

/** An object by its name, or all of a resource. */
export interface Selected {
  readonly resource: Served;
  readonly name?: string;
}

/** An object that there is. */
export interface Target {
  readonly resource: Served;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly object: JsonObject;
}

/** An object that is to be. */
export interface Wanted extends Target {
  /** The file that it is from. */
  readonly source: string;
}

/** What an object is named by. */
export interface Titled {
  readonly resource: Pick<Served, "group" | "kind">;
  readonly name: string;
}

export const titleOf = ({ resource, name }: Titled): string => `${qualifiedKind(resource)}/${name}`;

/** `pods`, `pods,svc`, `deploy web`, `deploy/web`. */
export function* selectFrom(
  args: readonly string[],
  session: Session,
): Waiting<readonly Selected[]> {
  const selected: Selected[] = [];
  if (args.some((arg) => arg.includes("/"))) {
    for (const pair of args) {
      const [type = "", name = ""] = pair.split("/");
      if (type === "" || name === "") {
        throw new Failure("arguments in resource/name form must have a single resource and name");
      }
      const [resource] = yield* session.resources(type);
      if (resource !== undefined) selected.push({ resource, name });
    }
    return selected;
  }
  const [types = "", ...names] = args;
  for (const type of types.split(",")) {
    for (const resource of yield* session.resources(type)) {
      if (names.length === 0) selected.push({ resource });
      selected.push(...names.map((name) => ({ resource, name })));
    }
  }
  return selected;
}

/** The path of what is selected. */
export function pathTo(
  { resource, name }: Selected,
  { options, namespace }: Session,
  isTable = false,
): string {
  const isEverywhere = options["all-namespaces"] === true;
  const place = isEverywhere ? {} : { namespace };
  if (name !== undefined) return pathOf(resource, { ...place, name });
  const { selector: labelSelector, "field-selector": fieldSelector } = options;
  // Rows come with all of their objects only where these are to be looked into.
  const isSorted = isTable && options["sort-by"] !== undefined;
  const includeObject = isSorted ? "Object" : undefined;
  return pathOf(resource, place, { labelSelector, fieldSelector, includeObject });
}

/** The objects that there are of what is named, or of what files hold. */
export function* findTargets(
  args: readonly string[],
  session: Session,
  isAll = false,
): Waiting<readonly Target[]> {
  const { selector = "", filename = [] } = session.options;
  const isPicked = selector !== "" || (session.options["field-selector"] ?? "") !== "";
  const targets: Target[] = [];
  if (filename.length > 0) {
    for (const each of yield* wantedObjects(session)) {
      const object = yield* session.json({ path: pathOf(each.resource, each) });
      targets.push({ ...each, object });
    }
    return targets;
  }
  if (args.length === 0) throw new Failure("resource(s) must be provided, by name or by file");
  for (const selected of yield* selectFrom(args, session)) {
    const { resource, name } = selected;
    if (name === undefined && !isPicked && !isAll) {
      throw new Failure("resource(s) were provided, but no name was specified");
    }
    const whole = yield* session.json({ path: pathTo(selected, session) });
    targets.push(...objectsIn(whole, selected).map((object) => targetOf(resource, object)));
  }
  return targets;
}

/** The items of a list come without kind and version; here they get theirs. */
export function objectsIn(whole: JsonObject, { resource, name }: Selected): readonly JsonObject[] {
  if (name !== undefined) return [whole];
  const items = Array.isArray(whole.items) ? whole.items.filter(isObject) : [];
  const type = { apiVersion: apiVersionOf(resource), kind: resource.kind };
  return items.map((item) => ({ ...type, ...item }));
}

export function targetOf(resource: Served, object: JsonObject): Target {
  const metadata = metadataOf(object);
  const namespace = resource.namespaced ? textAt(metadata, "namespace") : undefined;
  return { resource, object, namespace, name: textAt(metadata, "name") };
}

/** The objects in the files of `-f`. */
export function* wantedObjects(session: Session): Waiting<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  for (const path of session.options.filename ?? []) {
    for (const [source, text] of yield* textsOf(path, session)) {
      for (const object of documentsIn(text, source)) {
        wanted.push(yield* located(object, source, session));
      }
    }
  }
  return wanted;
}

function* textsOf(path: string, session: Session): Waiting<readonly [string, string][]> {
  const { shell, options } = session;
  const { files } = shell.context;
  if (path === "-") return [["STDIN", textOf(yield* readAll(shell.streams.input))]];
  const full = absolutePath(path, shell.cwd);
  const found = files.find(full);
  if (found === undefined) throw new Failure(`the path "${path}" does not exist`);
  if (found.kind !== "directory") return [[path, textOf(files.read(full))]];
  const below = files.list(full).map((name) => `${path.replace(/\/$/, "")}/${name}`);
  const texts: [string, string][] = [];
  for (const each of below) {
    const isFolder = files.find(absolutePath(each, shell.cwd))?.kind === "directory";
    if (isFolder ? options.recursive === true : /\.(?:json|ya?ml)$/.test(each)) {
      texts.push(...(yield* textsOf(each, session)));
    }
  }
  return texts;
}

function documentsIn(text: string, source: string): readonly JsonObject[] {
  return text
    .replace(/^---[^\n]*\n/, "")
    .split(/\n---[^\n]*(?:\n|$)/)
    .flatMap((part) => {
      const value = parsed(part, source);
      if (value === undefined || value === null) return [];
      if (!isObject(value)) throw new Failure(`error validating "${source}": invalid object`);
      const { items } = value;
      return value.kind === "List" && Array.isArray(items) ? items.filter(isObject) : [value];
    });
}

function parsed(text: string, source: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    const fact = error instanceof Error ? error.message : String(error);
    throw new Failure(`error parsing ${source}: error converting YAML to JSON: ${fact}`);
  }
}

/** Where an object belongs. Throws where nothing of its kind is served. */
export function* located(object: JsonObject, source: string, session: Session): Waiting<Wanted> {
  const [apiVersion, kind] = [textAt(object, "apiVersion"), textAt(object, "kind")];
  const served = yield* session.served();
  const resource = served.find((each) => each.kind === kind && apiVersionOf(each) === apiVersion);
  if (resource === undefined) {
    throw new Failure(
      `resource mapping not found for name: "${textAt(metadataOf(object), "name")}" namespace: ` +
        `"${textAt(metadataOf(object), "namespace")}" from "${source}": no matches for kind ` +
        `"${kind}" in version "${apiVersion}"\nensure CRDs are installed first`,
    );
  }
  const own = textAt(metadataOf(object), "namespace");
  const namespace = resource.namespaced ? own || session.namespace : undefined;
  const metadata = { ...metadataOf(object), ...(namespace !== undefined && { namespace }) };
  const name = textAt(metadata, "name");
  return { resource, namespace, name, object: { ...object, metadata }, source };
}

export const isNotFound = (error: unknown): boolean =>
  error instanceof RefusedError && error.status.reason === "NotFound";
