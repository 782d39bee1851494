/** The objects that a command is to work on, read from the server. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, part } from "../../api/json-parts.ts";
import { Failure, isNotFound } from "../../client/kubectl/failure.ts";
import { locate } from "../files/located.ts";
import { objectsIn } from "../get/objects.ts";
import { fetchWhole, requestFor } from "../get/request.ts";
import type { Io } from "../io.ts";
import { pathOf, type Query, qualifiedKind, type Served } from "../server/resources.ts";
import { type Selected, selectFrom } from "./selection.ts";

export { metadataOf, numberAt, part, parts, textAt } from "../../api/json-parts.ts";

/** An object as it is on the server. */
export interface Target {
  readonly resource: Served;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly object: JsonObject;
}

export interface TargetQuery {
  readonly args: readonly string[];
  readonly filename?: readonly string[];
  readonly recursive?: boolean;
  readonly selector?: string;
  readonly fieldSelector?: string;
  readonly isEverywhere?: boolean;
  /** Files count as they are, whatever the server has. */
  readonly isAsGiven?: boolean;
  /** Without names: take all of the resource. */
  readonly isAll?: boolean;
  readonly ignoreNotFound?: boolean;
  /** How many objects to ask for at once; 0 for all. */
  readonly chunkSize?: number | undefined;
}

export interface Targets {
  readonly targets: readonly Target[];
  readonly errors: readonly unknown[];
}

/** Reads the objects that arguments, files or selectors name. */
export async function findTargets(io: Io, query: TargetQuery): Promise<Targets> {
  const { filename = [], args } = query;
  if (filename.length === 0) return fromArgs(io, query);
  if (args.length > 0) throw filesAndArguments();
  return fromFiles(io, query);
}

/** The refusal of files together with arguments. */
export function filesAndArguments(): Failure {
  return new Failure(
    "when paths, URLs, or stdin is provided as input, " +
      "you may not specify resource arguments as well",
  );
}

/** Tells the objects that a label selector picks; without one, all. */
export async function labelFilter(
  selector: string | undefined,
): Promise<(object: JsonObject) => boolean> {
  if (selector === undefined || selector === "") return () => true;
  const { parseLabelSelector } = await import("../../api/selectors/labels.ts");
  const { matches } = readSelector(selector, parseLabelSelector);
  return (object) => matches(textsIn(part(metadataOf(object), "labels")));
}

function readSelector<T>(selector: string, parse: (text: string) => T): T {
  try {
    return parse(selector);
  } catch (error) {
    const fact = error instanceof Error ? error.message : String(error);
    throw new Failure(`the provided selector "${selector}" is not valid: ${fact}`);
  }
}

const textsIn = (map: JsonObject) =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]));

async function fromFiles(io: Io, query: TargetQuery): Promise<Targets> {
  const { filename = [], recursive = false } = query;
  const isWanted = await labelFilter(query.selector);
  const { readManifests } = await import("../files/manifests.ts");
  const { documents, errors } = await readManifests(
    { filenames: filename, isRecursive: recursive },
    io,
  );
  const targets: Target[] = [];
  const failures: unknown[] = [...errors];
  for (const document of documents) {
    if (!isWanted(document.object)) continue;
    try {
      const { resource, namespace, name, object: given } = await locate(io, document);
      const path = pathOf(resource, { namespace, name });
      const object = query.isAsGiven === true ? given : await io.client.json({ path });
      targets.push({ resource, namespace, name, object });
    } catch (error) {
      failures.push(error);
    }
  }
  return { targets, errors: failures };
}

async function fromArgs(io: Io, query: TargetQuery): Promise<Targets> {
  const targets: Target[] = [];
  const errors: unknown[] = [];
  const all = await selectFrom(io, query.args);
  checkSelection(all, query);
  for (const selected of all) {
    try {
      targets.push(...(await readSelected(io, selected, query)));
    } catch (error) {
      if (query.ignoreNotFound === true && isNotFound(error)) continue;
      errors.push(error);
    }
  }
  return { targets, errors };
}

/** Throws where names and selectors contradict one another. */
export function checkSelection(
  selected: readonly Selected[],
  { args, selector = "", fieldSelector = "", isEverywhere, isAll = false }: TargetQuery,
): void {
  const isNamed = selected.some(({ name }) => name !== undefined);
  const isFiltered = selector !== "" || fieldSelector !== "";
  if (isNamed && isFiltered) {
    throw new Failure(
      args.some((arg) => arg.includes("/"))
        ? "selectors and the all flag cannot be used when passing resource/name arguments"
        : "name cannot be provided when a selector is specified",
    );
  }
  if (isNamed && isEverywhere === true) {
    throw new Failure("a resource cannot be retrieved by name across all namespaces");
  }
  if (!isNamed && !isAll && !isFiltered) {
    throw new Failure("resource(s) were provided, but no name was specified");
  }
}

/** The objects of one selection. Throws where a named one is not there. */
export async function readSelected(
  io: Io,
  selected: Selected,
  { selector, fieldSelector, isEverywhere, chunkSize }: TargetQuery,
): Promise<readonly Target[]> {
  const { resource } = selected;
  const namespace = isEverywhere === true ? undefined : io.namespace;
  const requested = requestFor(selected, namespace, {
    selector,
    "field-selector": fieldSelector,
    "chunk-size": chunkSize,
  });
  const whole = await fetchWhole(io.client, requested, { merge: "items" });
  return objectsIn(whole, requested).map((object) => targetOf(resource, object));
}

function targetOf(resource: Served, object: JsonObject): Target {
  const { name = "", namespace } = metadataOf(object);
  return {
    resource,
    object,
    name: String(name),
    namespace: typeof namespace === "string" ? namespace : undefined,
  };
}

/** What an object is named by. */
export interface Titled {
  readonly resource: Pick<Served, "kind" | "group">;
  readonly name: string;
}

/** `deployment.apps/web` */
export const titleOf = ({ resource, name }: Titled) => `${qualifiedKind(resource)}/${name}`;

export const pathOfTarget = (target: Target, query?: Query, subresource?: string) =>
  pathOf(target.resource, { ...target, subresource }, query);

/** The content types of the ways to patch. */
export const patchContentTypes = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
} as const;

/** Sends a patch of the object, or of a part of it; answers with what came of it. */
export function patchTarget(
  io: Io,
  target: Target,
  patch: {
    readonly type: keyof typeof patchContentTypes;
    readonly body: unknown;
    readonly query?: Query;
    readonly subresource?: string;
  },
): Promise<JsonObject> {
  return io.client.json({
    method: "PATCH",
    path: pathOfTarget(target, patch.query, patch.subresource),
    contentType: patchContentTypes[patch.type],
    body: JSON.stringify(patch.body),
  });
}
