import { nameColumn } from "../../api/columns.ts";
import type { Column, KubeObject, ResourceDefinition, TableOfParts } from "../../api/resource.ts";
import {
  type ListMeta,
  type PartialObjectMetadata,
  toPartialObjectMetadata,
} from "./partial-metadata.ts";

type Cell = string | number | boolean | null;

/** What `kubectl get` shows. Source: meta/v1 Table. */
export interface Table {
  readonly kind: "Table";
  readonly apiVersion: "meta.k8s.io/v1";
  readonly metadata: ListMeta;
  /** Null on all tables of a watch but the first. */
  readonly columnDefinitions: readonly ColumnDefinition[] | null;
  readonly rows: readonly Row[];
}

interface ColumnDefinition {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly object: PartialObjectMetadata | KubeObject | null;
}

export interface TableOptions {
  readonly nowMs: number;
  /** What a row holds beside its cells. */
  readonly includeObject: "None" | "Metadata" | "Object";
  readonly listMeta: ListMeta;
  /** True for the tables of a watch after its first, whose columns are known by then. */
  readonly withoutColumns?: boolean;
}

/** What objects are shown as: the definition of their kind, or its columns alone. */
export type Shown = Pick<ResourceDefinition, "columns" | "parts" | "compareRows" | "custom">;

/** The table of some objects of one kind, a row for each. */
export function toTable(
  kind: Shown,
  objects: readonly KubeObject[],
  { nowMs, includeObject, listMeta, withoutColumns = false }: TableOptions,
): Table {
  const columns = kind.columns.length === 0 ? defaultColumns : kind.columns;
  const shown = shownAs[includeObject];
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: listMeta,
    columnDefinitions: withoutColumns ? null : columns.map(toColumnDefinition),
    rows: inOrder(kind, objects).map((object) => ({
      cells: columns.map((column) => column.value(object, nowMs)),
      object: shown(object),
    })),
  };
}

const inOrder = (kind: Shown, objects: readonly KubeObject[]) =>
  kind.compareRows === undefined
    ? objects
    : [...objects].sort((left, right) => kind.compareRows?.(left, right) ?? 0);

const shownAs = {
  None: () => null,
  Metadata: toPartialObjectMetadata,
  Object: (object: KubeObject) => object,
};

/** The table of the parts of one object; every row is said to be of it. */
export function toTableOfParts(
  parts: TableOfParts<KubeObject>,
  object: KubeObject,
  { includeObject, listMeta }: TableOptions,
): Table {
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: listMeta,
    columnDefinitions: parts.columns.map(toColumnDefinition),
    rows: parts.rows(object).map((cells) => ({ cells, object: shownAs[includeObject](object) })),
  };
}

function toColumnDefinition(column: Omit<Column<KubeObject>, "value">): ColumnDefinition {
  const { name, type, format = "", description, priority = 0 } = column;
  return { name, type, format, description, priority };
}

/** The columns of a kind that names none. Source: registry/rest NewDefaultTableConvertor. */
const defaultColumns: readonly Column<KubeObject>[] = [
  nameColumn,
  {
    name: "Created At",
    type: "date",
    description: "When the object was created.",
    value: ({ metadata }) => metadata.creationTimestamp ?? "<unknown>",
  },
];
