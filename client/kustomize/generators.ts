/** ConfigMaps and Secrets that are made of values and files. */
import { compact, type JsonObject } from "../../api/json.ts";
import { metadataOf, part } from "../../api/json-parts.ts";
import { Failure } from "../kubectl/failure.ts";
import { configContent } from "../kubectl/made/config-map.ts";
import { type Entry, environmentLines } from "../kubectl/made/entries.ts";
import { contentHash } from "../kubectl/made/name-hash.ts";
import { secretData } from "../kubectl/made/secrets.ts";
import type { Folder } from "./folder.ts";
import type { Kustomization } from "./kustomization.ts";
import { originOf } from "./origins.ts";
import {
  changed,
  idOf,
  idsOf,
  idText,
  isSameId,
  type Resource,
  resourceOf,
  withMetadata,
} from "./resource.ts";

export interface GeneratorOptions {
  readonly labels?: JsonObject | undefined;
  readonly annotations?: JsonObject | undefined;
  readonly disableNameSuffixHash?: boolean | undefined;
  readonly immutable?: boolean | undefined;
}

export interface Generator {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly behavior?: "create" | "merge" | "replace" | undefined;
  readonly literals?: readonly string[] | undefined;
  readonly files?: readonly string[] | undefined;
  readonly envs?: readonly string[] | undefined;
  readonly type?: string | undefined;
  readonly options?: GeneratorOptions | undefined;
}

/** Those of the fields of a kustomization. */
export function generatorsOf(kustomization: Kustomization): readonly Generator[] {
  const { configMapGenerator, secretGenerator, generatorOptions } = kustomization;
  const all = [
    ...configMapGenerator.map((given) => ({ ...given, kind: "ConfigMap" as const })),
    ...secretGenerator.map((given) => ({ ...given, kind: "Secret" as const })),
  ];
  return all.map(({ env, envs = [], options, ...given }) => ({
    ...given,
    envs: env === undefined ? envs : [...envs, env],
    options: {
      ...generatorOptions,
      ...options,
      labels: both(generatorOptions?.labels, options?.labels),
      annotations: both(generatorOptions?.annotations, options?.annotations),
    },
  }));
}

const both = (one: JsonObject | undefined, other: JsonObject | undefined) =>
  one === undefined && other === undefined ? undefined : { ...one, ...other };

export interface Generated {
  readonly resource: Resource;
  readonly behavior: "create" | "merge" | "replace";
}

export const generated = (generator: Generator, folder: Folder): Generated => ({
  resource: resourceOf(
    objectOf(generator, folder),
    generator.options?.disableNameSuffixHash !== true,
  ),
  behavior: generator.behavior ?? "create",
});

/** Adds what was made, or brings it together with what is there. */
export function absorbed(
  resources: readonly Resource[],
  { resource, behavior }: Generated,
): readonly Resource[] {
  const id = idOf(resource.object);
  const known = resources.filter((each) => idsOf(each).some((other) => isSameId(other, id)));
  const [before] = known;
  if (behavior === "create") {
    if (before === undefined) return [...resources, resource];
    throw new Failure(`behavior must be merge or replace: there is ${idText(id)} already`);
  }
  if (before === undefined) {
    throw new Failure(`id ${idText(id)} does not exist; cannot merge or replace`);
  }
  if (known.length > 1) {
    throw new Failure(`found multiple objects that could accept merge of ${idText(id)}`);
  }
  const isHashed = before.isHashed && resource.isHashed;
  const next = { ...combined(before, resource.object, behavior), isHashed };
  return resources.map((each) => (each === before ? next : each));
}

function combined(before: Resource, object: JsonObject, behavior: "merge" | "replace"): Resource {
  const isMerge = behavior === "merge";
  const together = (name: string, from: JsonObject, to: JsonObject) => {
    const members = { ...part(from, name), ...part(to, name) };
    return Object.keys(members).length > 0 ? members : undefined;
  };
  const contents = ["data", "binaryData"].map((name) => [
    name,
    together(name, isMerge ? before.object : {}, object),
  ]);
  const [old, made] = [metadataOf(before.object), metadataOf(object)];
  const kept = changed(
    before,
    compact({ ...object, ...Object.fromEntries(contents), metadata: old }),
  );
  const annotations = together("annotations", old, made);
  return withMetadata(kept, {
    ...(together("labels", old, made) && { labels: together("labels", old, made) }),
    ...(annotations && { annotations: { ...annotations, ...(isMerge && originOf(before)) } }),
  });
}

function objectOf(generator: Generator, folder: Folder): JsonObject {
  const { kind, name, namespace, type = "Opaque", options = {} } = generator;
  const entries = entriesOf(generator, folder);
  const { labels, annotations, immutable } = options;
  const metadata = compact({ name, namespace, labels, annotations });
  const contents = kind === "Secret" ? { data: secretData(entries), type } : configContent(entries);
  return compact({ apiVersion: "v1", kind, metadata, ...contents, immutable });
}

const encoder = new TextEncoder();

function entriesOf(
  { kind, name, literals = [], files = [], envs = [] }: Generator,
  folder: Folder,
): ReadonlyMap<string, Uint8Array> {
  const entries: Entry[] = [
    ...envs.flatMap((path) =>
      environmentLines(new TextDecoder().decode(folder.bytes(path))).map(
        ([key, value = ""]): Entry => [key, encoder.encode(value)],
      ),
    ),
    ...literals.map(ofLiteral),
    ...files.map((text) => ofFile(text, folder)),
  ];
  const made = new Map<string, Uint8Array>();
  for (const [key, bytes] of entries) {
    if (made.has(key)) {
      throw new Failure(
        `cannot add key ${key} to ${kind} ${name}: another key by that name exists`,
      );
    }
    made.set(key, bytes);
  }
  return made;
}

/** Quotes around a value are not part of it. */
function ofLiteral(text: string): Entry {
  const at = text.indexOf("=");
  if (at < 1) throw new Failure(`invalid literal source ${text}, expected key=value`);
  const value = text.slice(at + 1);
  const quoted = /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;
  return [text.slice(0, at), encoder.encode(quoted)];
}

function ofFile(text: string, folder: Folder): Entry {
  const at = text.indexOf("=");
  const path = text.slice(at + 1);
  if (at === 0) throw new Failure(`key name for file path ${path} missing`);
  if (path === "") throw new Failure(`file path for key name ${text.slice(0, at)} missing`);
  return [at < 0 ? path.slice(path.lastIndexOf("/") + 1) : text.slice(0, at), folder.bytes(path)];
}

/** Ends the names of what was made in a hash of what is in it, so that a change is another name. */
export const withHashes = (resources: readonly Resource[]): readonly Resource[] =>
  resources.map((resource) => {
    if (!resource.isHashed) return resource;
    const { kind, data = "", binaryData, type } = resource.object;
    // The name is no part of it. Source: kustomize 5.8, api/hasher.
    const content = kind === "Secret" ? { kind, type, data } : { kind, data, binaryData };
    const hash = contentHash({ ...compact(content), name: "" });
    return withMetadata(resource, { name: `${idOf(resource.object).name}-${hash}` });
  });
