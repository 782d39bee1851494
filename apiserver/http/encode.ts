import { dump } from "js-yaml";
import type { ApiResponse, ObjectList } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Status } from "../../api/status.ts";
import { withManagedFields } from "../fields/ownership.ts";
import {
  asV1beta1,
  type Shown,
  toPartialObjectMetadata,
  toPartialObjectMetadataList,
  toTable,
  toTableOfParts,
} from "../printing/index.ts";
import { encodeBinary } from "./encode-binary.ts";
import { ListBytes } from "./list-bytes.ts";
import type { Encoding, Format } from "./negotiate.ts";

/** What a Table holds beside its cells. */
export type IncludeObject = "None" | "Metadata" | "Object";

export interface Presentation {
  readonly format: Format;
  readonly includeObject: IncludeObject;
  readonly nowMs: number;
  /** True for the tables of a watch after its first, whose columns are known by then. */
  readonly withoutColumns?: boolean;
}

// Stored objects never change, so their bytes are made once, for whoever asks.
const encoded = new WeakMap<object, string>();

/** The JSON of an API object, its kind and version first. */
export function encodeObject(object: object): string {
  const known = encoded.get(object);
  if (known !== undefined) return known;
  const text = JSON.stringify({ ...kindOf(object), ...withManagedFields(object) });
  if (Object.isFrozen(object)) encoded.set(object, text);
  return text;
}

export function isList(body: ApiResponse["body"]): body is ObjectList {
  return "items" in body && body.kind.endsWith("List");
}

function isStatus(body: ApiResponse["body"]): body is Status {
  return body.kind === "Status" && body.apiVersion === "v1";
}

/** The text of a response, in the form that the client asked for. */
export function encodeBody(
  body: ApiResponse["body"],
  kind: Shown | undefined,
  presentation: Presentation,
): string | Uint8Array {
  const shown = isStatus(body) || kind === undefined ? body : present(body, kind, presentation);
  const { format } = presentation;
  if (format.encoding === "protobuf") return encodeBinary(shown);
  if (format.encoding === "yaml" || format.isPretty === true) {
    return encodeAs({ ...kindOf(shown), ...withOwners(shown, kind) }, format);
  }
  return isObjectList(shown) ? encodeList(shown, kind) : `${encodeObject(shown)}\n`;
}

/** A document of one's own. As in Go, only JSON that has indents has no end of line. */
export const encodeAs = (shown: object, format: Encoding): string | Uint8Array =>
  format.encoding === "protobuf" ? encodeBinary(shown) : encodeText(shown, format);

/** The same for a document that has no form but text. */
export function encodeText(shown: object, { encoding, isPretty = false }: Encoding): string {
  if (encoding === "yaml") return dump(shown, asGoWrites);
  return isPretty ? JSON.stringify(shown, null, 2) : `${JSON.stringify(shown)}\n`;
}

/** The layout of the YAML that Kubernetes answers with. */
const asGoWrites = {
  noRefs: true,
  lineWidth: -1,
  sortKeys: true,
  seqNoIndent: true,
  quoteStyle: "double",
} as const;

function withOwners(shown: object, kind: Shown | undefined): object {
  if (!isObjectList(shown)) return withManagedFields(shown);
  const items = shown.items.map(withManagedFields);
  return { ...shown, items: namesItems(shown, kind) ? items : items.map(asItem) };
}

export const isObjectList = (shown: object): shown is ObjectList =>
  "items" in shown && Array.isArray(shown.items);

// Servers of one process share it: what is kept is told apart by the items themselves.
const listBytes = new ListBytes();

function encodeList(list: ObjectList, kind: Shown | undefined): string | Uint8Array {
  const { items, ...head } = list;
  const start = `${JSON.stringify(head).slice(0, -1)},"items":[`;
  const encodeItem = namesItems(list, kind) ? encodeObject : encodeNameless;
  const encodeItems = () => `${items.map(encodeItem).join(",")}]}\n`;
  // Pages, and what was made for this answer alone, will not be asked for again.
  if (!Object.isFrozen(items)) return start + encodeItems();
  return listBytes.of(items, start, encodeItems);
}

/** An item as `asItem` gives it: the text of the object without its beginning. */
function encodeNameless(item: KubeObject): string {
  const text = encodeObject(item);
  return `{${text.slice(JSON.stringify(kindOf(item)).length)}`;
}

const kindOf = (object: object): object =>
  "kind" in object && "apiVersion" in object
    ? { kind: object.kind, apiVersion: object.apiVersion }
    : {};

/** An item of a list says neither its kind nor its version, since the list does. */
function asItem(item: KubeObject): object {
  const { apiVersion: _version, kind: _kind, ...rest } = item;
  return rest;
}

/** Lists of what is only metadata are the exception, and those of custom objects. */
const namesItems = (list: ObjectList, kind: Shown | undefined): boolean =>
  list.kind === "PartialObjectMetadataList" || kind?.custom !== undefined;

/** An object or list as a Table or as metadata only, where the client asked for that. */
export function present(
  body: KubeObject | ObjectList,
  kind: Shown,
  presentation: Presentation,
): object {
  const shown = transformed(body, kind, presentation);
  return presentation.format.version === undefined ? shown : asV1beta1(shown);
}

function transformed(
  body: KubeObject | ObjectList,
  kind: Shown,
  { format, includeObject, nowMs, withoutColumns }: Presentation,
): object {
  if (format.as === undefined) return body;
  const items = isList(body) ? body.items : [body];
  const objects = includeObject === "None" ? items : items.map(withManagedFields);
  const listMeta = isList(body)
    ? body.metadata
    : { resourceVersion: body.metadata.resourceVersion ?? "" };
  switch (format.as) {
    case "Table":
      if (kind.parts !== undefined && !isList(body)) {
        return toTableOfParts(kind.parts, body, { nowMs, includeObject, listMeta });
      }
      return toTable(kind, objects, {
        nowMs,
        includeObject,
        listMeta,
        ...(withoutColumns === true ? { withoutColumns } : {}),
      });
    case "PartialObjectMetadataList":
      return toPartialObjectMetadataList(objects, listMeta);
    case "PartialObjectMetadata":
      return isList(body)
        ? toPartialObjectMetadataList(objects, listMeta)
        : toPartialObjectMetadata(withManagedFields(body));
    default:
      return format.as satisfies never;
  }
}
