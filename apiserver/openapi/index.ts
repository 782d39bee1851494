/** OpenAPI of all that is served. Documents are made when they are first asked for, then kept. */
import type { JsonObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { sha256Hex } from "../../api/sha256.ts";
import { documentV2, documentV3 } from "./document.ts";
import { encodeV2 } from "./gnostic-v2.ts";
import { encodeV3 } from "./gnostic-v3.ts";

type Definitions = readonly ResourceDefinition[];

/** What was made for one list of definitions. */
interface Documents {
  v2?: JsonObject;
  protobuf?: Uint8Array;
  index?: JsonObject;
  /** By path, such as `apis/apps/v1`. */
  readonly v3: Map<string, JsonObject>;
}

const made = new WeakMap<Definitions, Documents>();

function documentsOf(definitions: Definitions): Documents {
  const known = made.get(definitions);
  if (known !== undefined) return known;
  const documents: Documents = { v3: new Map() };
  made.set(definitions, documents);
  return documents;
}

/** `/openapi/v2` as JSON. */
export function openApiV2(definitions: Definitions): JsonObject {
  const documents = documentsOf(definitions);
  documents.v2 ??= documentV2(definitions);
  return documents.v2;
}

/** `/openapi/v2` as `application/com.github.proto-openapi.spec.v2.v1.0+protobuf`. */
export function openApiV2Protobuf(definitions: Definitions): Uint8Array {
  const documents = documentsOf(definitions);
  documents.protobuf ??= encodeV2(openApiV2(definitions));
  return documents.protobuf;
}

/** `/openapi/v3`: where the document of each group and version is. Addresses tell the content. */
export function openApiV3Index(definitions: Definitions): JsonObject {
  const documents = documentsOf(definitions);
  documents.index ??= makeIndex(definitions);
  return documents.index;
}

/** `/openapi/v3/{path}`, the path being `api/v1` or `apis/apps/v1`; undefined where none is. */
export function openApiV3(definitions: Definitions, path: string): JsonObject | undefined {
  const { v3 } = documentsOf(definitions);
  const known = v3.get(path);
  if (known !== undefined) return known;
  const found = definitions.filter((definition) => pathOf(definition) === path);
  if (found.length === 0) return undefined;
  const { document } = groupDocument(found);
  v3.set(path, document);
  return document;
}

const protobufV3 = new WeakMap<JsonObject, Uint8Array>();

/** A document of version 3 as `application/com.github.proto-openapi.spec.v3.v1.0+protobuf`. */
export function openApiV3Protobuf(document: JsonObject): Uint8Array {
  const known = protobufV3.get(document);
  if (known !== undefined) return known;
  const bytes = encodeV3(document);
  protobufV3.set(document, bytes);
  return bytes;
}

/** The document of a group and version, which stays while those around it change. */
interface GroupDocument {
  readonly definitions: Definitions;
  readonly document: JsonObject;
  hash?: string;
}

/** By their first definition. */
const groupDocuments = new WeakMap<ResourceDefinition, GroupDocument>();

function groupDocument(definitions: Definitions): GroupDocument {
  const [first] = definitions;
  const known = first && groupDocuments.get(first);
  if (known !== undefined && sameItems(known.definitions, definitions)) return known;
  const made: GroupDocument = { definitions, document: documentV3(definitions) };
  if (first !== undefined) groupDocuments.set(first, made);
  return made;
}

const sameItems = (left: Definitions, right: Definitions): boolean =>
  left.length === right.length && left.every((each, index) => each === right[index]);

function hashOf(definitions: Definitions): string {
  const made = groupDocument(definitions);
  made.hash ??= sha256Hex(JSON.stringify(made.document));
  return made.hash;
}

const pathOf = ({ group, version }: ResourceDefinition) =>
  group === "" ? `api/${version}` : `apis/${group}/${version}`;

function makeIndex(definitions: Definitions): JsonObject {
  const groups = new Map<string, ResourceDefinition[]>();
  for (const definition of definitions) {
    const path = pathOf(definition);
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [definition]);
    else group.push(definition);
  }
  const places = [...groups.keys()].sort().map((path) => {
    const hash = hashOf(groups.get(path) ?? []);
    return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` }];
  });
  return { paths: Object.fromEntries(places) };
}
