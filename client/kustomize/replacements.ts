/** Values that are copied from one resource into others. Source: kustomize 5.8, replacements. */

import * as z from "zod";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { Failure } from "../kubectl/failure.ts";
import type { Folder } from "./folder.ts";
import { parsed, replacementSchema } from "./kustomization.ts";
import { changed, type Resource } from "./resource.ts";
import { type Selector, selector } from "./select.ts";

export interface FieldOptions {
  /** Only one part of the text that this splits it into. */
  readonly delimiter?: string | undefined;
  readonly index?: number | undefined;
  readonly create?: boolean | undefined;
}

export interface Replacement {
  readonly source?:
    | (Selector & {
        readonly fieldPath?: string | undefined;
        readonly options?: FieldOptions | undefined;
      })
    | undefined;
  readonly sourceValue?: Json | undefined;
  readonly targets: readonly {
    readonly select: Selector;
    readonly reject?: readonly Selector[] | undefined;
    readonly fieldPaths?: readonly string[] | undefined;
    readonly options?: FieldOptions | undefined;
  }[];
}

/** Replacements with those that are in files. Throws Failure. */
export const replacementsOf = (
  given: readonly z.output<typeof replacementSchema>[],
  folder: Folder,
): readonly Replacement[] =>
  given.flatMap(({ path, targets, ...replacement }) => {
    if (path === undefined) return [{ ...replacement, targets: targets ?? [] }];
    const documents = folder.documents(path).flat();
    return replacementsOf(parsed(z.array(replacementSchema), documents, path), folder);
  });

const fieldPathDefault = "metadata.name";

export function replace(
  resources: readonly Resource[],
  { source, sourceValue, targets }: Replacement,
): readonly Resource[] {
  const value = source === undefined ? sourceValue : sourceValueOf(resources, source);
  if (value === undefined) throw new Failure("replacements: neither a source nor a value is given");
  return targets.reduce(
    (all, { select, reject = [], fieldPaths = [fieldPathDefault], options = {} }) => {
      const isMeant = selector(select);
      const rejects = reject.map(selector);
      return all.map((resource) => {
        if (!isMeant(resource) || rejects.some((isRejected) => isRejected(resource)))
          return resource;
        const object = fieldPaths.reduce((made, path) => {
          const next = setAt(made, pathSteps(path), { value: fitting(value, path), options, path });
          return isObject(next) ? next : made;
        }, resource.object);
        return changed(resource, object);
      });
    },
    resources,
  );
}

/** Labels and annotations are texts. */
const fitting = (value: Json, path: string): Json =>
  /^metadata\.(?:labels|annotations)\./.test(path) ? String(value) : value;

function sourceValueOf(
  resources: readonly Resource[],
  { fieldPath = fieldPathDefault, options, ...wanted }: NonNullable<Replacement["source"]>,
): Json {
  const found = resources.filter(selector(wanted));
  const [first] = found;
  if (first === undefined || found.length > 1) {
    const count = first === undefined ? "nothing" : "multiple matches";
    throw new Failure(`replacements: ${count} selected by the source ${JSON.stringify(wanted)}`);
  }
  const value = pathSteps(fieldPath).reduce<Json | undefined>(valueAt, first.object);
  if (value === undefined) {
    throw new Failure(`replacements: fieldPath "${fieldPath}" is missing in the source`);
  }
  if (options?.delimiter === undefined) return value;
  const part = String(value).split(options.delimiter)[options.index ?? 0];
  if (part === undefined) {
    throw new Failure(`replacements: ${fieldPath} has no part ${options.index ?? 0}`);
  }
  return part;
}

export function valueAt(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value)) return value.find((item, index) => isItem(item, index, step));
  return isObject(value) ? value[step] : undefined;
}

/** `spec.containers.[name=app].image` by its parts; a dot within a name is escaped. */
export const pathSteps = (path: string): readonly string[] =>
  (path.match(/\[[^\]]*\]|(?:\\.|[^.[])+/g) ?? []).map((step) => step.replaceAll(/\\(.)/g, "$1"));

function isItem(item: Json, index: number, step: string): boolean {
  if (step === "*" || step === "[*]" || step === String(index)) return true;
  const [, name, value] = /^\[([^=\]]+)=(.*)\]$/.exec(step) ?? [];
  if (value === undefined) return step === `[${index}]`;
  return isObject(item) && name !== undefined && String(item[name]) === value;
}

interface Setting {
  readonly value: Json;
  readonly options: FieldOptions;
  readonly path: string;
}

function setAt(at: Json | undefined, steps: readonly string[], setting: Setting): Json {
  const [step, ...rest] = steps;
  const { create = false } = setting.options;
  if (step === undefined) return inPart(at, setting);
  if (Array.isArray(at)) {
    const items = at.map((item, index) =>
      isItem(item, index, step) ? setAt(item, rest, setting) : item,
    );
    if (create && !at.some((item, index) => isItem(item, index, step))) {
      return [...items, setAt(newItem(step), rest, setting)];
    }
    return items;
  }
  const members: JsonObject = isObject(at) ? at : {};
  if (members[step] === undefined && !create) {
    throw new Failure(`replacements: unable to find field "${setting.path}" in the target`);
  }
  return { ...members, [step]: setAt(members[step] ?? begun(rest[0]), rest, setting) };
}

/** What is made on the way to a field that is not there. */
const begun = (next: string | undefined): Json | undefined =>
  next === undefined ? undefined : next.startsWith("[") ? [] : {};

function newItem(step: string): Json | undefined {
  const [, name = "", value = ""] = /^\[([^=\]]+)=(.*)\]$/.exec(step) ?? [];
  return name === "" ? undefined : { [name]: value };
}

function inPart(at: Json | undefined, { value, options }: Setting): Json {
  const { delimiter, index = 0 } = options;
  if (delimiter === undefined) return value;
  const parts = String(at ?? "").split(delimiter);
  const text = String(value);
  if (index < 0) return [text, ...parts].join(delimiter);
  if (index >= parts.length) return [...parts, text].join(delimiter);
  return parts.map((part, place) => (place === index ? text : part)).join(delimiter);
}
