/**
 * The words in which resource schemas are written.
 *
 * Every field is a zod schema that also carries what Kubernetes needs to know of it: its doc, its
 * format, how lists merge. Fields are optional unless wrapped in `mandatory` or `present`, or given
 * a `.default()`. `structure.ts` reads schemas back into the form that the API server works on.
 */
import * as z from "zod";

/** What a field says beyond its JSON type. */
export interface FieldInfo {
  readonly doc: string;
  readonly format?: Format;
  readonly list?: ListOptions;
  readonly patchStrategy?: string;
  /** Only on a `struct`: its full name in OpenAPI. */
  readonly structName?: string;
  /** Only on a `struct` or a `map`: server-side apply takes it as one value. */
  readonly atomic?: boolean;
  /** Filled in with its empty value, though OpenAPI does not call it required. */
  readonly present?: boolean;
  /** Required, but left absent where it is not given. */
  readonly demanded?: boolean;
  /** The value has one of several shapes, told apart by their JSON types. */
  readonly options?: boolean;
  /**
   * Null where it was never set, and never absent, as Go writes times that it has no pointer to,
   * and pointers that it is not told to leave out.
   */
  readonly nullable?: boolean;
}

export type Format =
  | "int32"
  | "int64"
  | "double"
  | "byte"
  | "date-time"
  | "micro-time"
  | "quantity"
  | "int-or-string";

/**
 * How two versions of a list merge. `merge` is the key of a strategic merge patch (for lists of
 * scalars: `true`); `keys` are those of server-side apply where they differ. `set` is a list of
 * unique scalars, and `atomic` is replaced whole.
 */
export interface ListOptions {
  readonly merge?: string | true;
  readonly keys?: readonly string[];
  readonly type?: "map" | "set" | "atomic";
}

const infos = new WeakMap<z.core.$ZodType, FieldInfo>();

/** What was said of this schema itself, without looking inside its wrappers. */
export function fieldInfo(schema: z.core.$ZodType): FieldInfo | undefined {
  return infos.get(schema);
}

function annotate<S extends z.core.$ZodType>(schema: S, info: FieldInfo): S {
  infos.set(schema, info);
  return schema;
}

export const text = (doc: string) => annotate(z.string().optional(), { doc });
export const bool = (doc: string) => annotate(z.boolean().optional(), { doc });
export const int32 = (doc: string) => annotate(z.int().optional(), { doc, format: "int32" });
export const int64 = (doc: string) => annotate(z.int().optional(), { doc, format: "int64" });
export const double = (doc: string) => annotate(z.number().optional(), { doc, format: "double" });
/** RFC 3339, to the second. */
export const time = (doc: string) => annotate(z.string().optional(), { doc, format: "date-time" });
/** RFC 3339, to the second; null where there is none. */
export const timeOrNull = (doc: string) =>
  annotate(z.string().nullable().optional(), { doc, format: "date-time", nullable: true });
/** RFC 3339, to the microsecond; null where there is none. */
export const microTimeOrNull = (doc: string) =>
  annotate(z.string().nullable().optional(), { doc, format: "micro-time", nullable: true });
/** RFC 3339, to the microsecond. */
export const microTime = (doc: string) =>
  annotate(z.string().optional(), { doc, format: "micro-time" });
/** Bytes in base64. */
export const bytes = (doc: string) => annotate(z.string().optional(), { doc, format: "byte" });
/** An amount such as `500m` or `2Gi`; see quantity.ts. A number is taken as its text. */
export const quantity = (doc: string) =>
  annotate(z.string().optional(), { doc, format: "quantity" });
/** A number, or text that is a name or a percentage. */
export const intOrString = (doc: string) =>
  annotate(z.union([z.int(), z.string()]).optional(), { doc, format: "int-or-string" });
/** Any JSON, kept as it is. */
export const anyJson = (doc: string) => annotate(z.unknown().optional(), { doc });
/** Any JSON, which need not be an object; `name` is that of OpenAPI. */
export const namedJson = (name: string, doc: string) =>
  annotate(z.unknown(), { doc, structName: fullName(name) });

/**
 * One of several shapes, told apart by their JSON types; what they leave out of a value is not
 * warned of. `name` is that of OpenAPI.
 */
export const oneOf = <S extends z.ZodType>(name: string, doc: string, options: readonly S[]) =>
  annotate(z.union(options), { doc, structName: fullName(name), options: true });

/** A field that holds the given struct. */
export const ref = <S extends z.ZodType>(
  doc: string,
  schema: S,
  info: { patchStrategy?: string } = {},
) => annotate(schema.optional(), { doc, ...info });

/** A field that holds the given struct, or null where it was never set. */
export const refOrNull = <S extends z.ZodType>(doc: string, schema: S) =>
  annotate(schema.nullable().optional(), { doc, nullable: true });

/** A list; its items are a struct or the base of a field (`z.string()`, `z.int()`). */
export const list = <S extends z.ZodType>(
  doc: string,
  item: S,
  { patchStrategy, ...options }: ListOptions & { patchStrategy?: string } = {},
) =>
  annotate(z.array(item).optional(), {
    doc,
    list: options,
    ...(patchStrategy === undefined ? {} : { patchStrategy }),
  });

/** A list that is null where it was never set, as Go writes lists that it must not leave out. */
export const listOrNull = <S extends z.ZodType>(doc: string, item: S, options: ListOptions = {}) =>
  annotate(z.array(item).nullable().optional(), { doc, list: options, nullable: true });

/** A map from text to the given value, for example `map("…", z.string())`. */
export const map = <S extends z.ZodType>(
  doc: string,
  value: S,
  options: { readonly atomic?: boolean } = {},
) => annotate(z.record(z.string(), value).optional(), { doc, ...options });

/** The values of a map of quantities, and items of a list of them. */
export const quantityItem = annotate(z.string(), { doc: "", format: "quantity" });
/** The values of a map of bytes in base64. */
export const bytesItem = annotate(z.string(), { doc: "", format: "byte" });
export const textItem = z.string();
export const boolItem = z.boolean();
/** The values of a map of times, to the second. */
export const timeItem = annotate(z.string(), { doc: "", format: "date-time" });
export const int32Item = annotate(z.int(), { doc: "", format: "int32" });
export const int64Item = annotate(z.int(), { doc: "", format: "int64" });

/** A field that Kubernetes calls required. Where it is absent it decodes to its empty value. */
export const mandatory = <S extends z.ZodType>(field: S) => z.nonoptional(field);

/**
 * A `mandatory` field that stays absent where it is not given, so that validation can tell nothing
 * from `{}`. Validation must refuse its absence: the type says that it is there.
 */
export const demanded = <S extends z.ZodType>(field: S) =>
  annotate(z.nonoptional(field), { doc: infos.get(field)?.doc ?? "", demanded: true });

/** A struct, list or scalar that is always there once decoded, though it need not be given. */
export const present = <S extends z.ZodType>(field: S) =>
  annotate(z.nonoptional(field), { doc: infos.get(field)?.doc ?? "", present: true });

/**
 * An object type. `name` is that of OpenAPI without its `io.k8s.api.` prefix (`core.v1.Container`);
 * names in `meta.v1` get the prefix of apimachinery, and names of our own are given in full
 * (`io.kubesim.…`).
 */
export const struct = <Shape extends z.core.$ZodLooseShape>(
  name: string,
  doc: string,
  shape: Shape,
  options: { readonly atomic?: boolean } = {},
) => annotate(z.strictObject(shape), { doc, structName: fullName(name), ...options });

function fullName(name: string): string {
  if (name.startsWith("io.")) return name;
  if (name.startsWith("apiextensions.")) return `io.k8s.apiextensions-apiserver.pkg.apis.${name}`;
  if (name.startsWith("meta.v1.")) return `io.k8s.apimachinery.pkg.apis.${name}`;
  return `io.k8s.api.${name}`;
}
