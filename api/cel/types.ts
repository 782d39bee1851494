/**
 * The static types of CEL, as expressions are checked against before they run.
 * Source: google/cel-go, common/types and checker.
 */

/** A type. `param` stands for any type, in the declarations of functions only. */
export type CelType =
  | {
      readonly kind: SimpleKind;
      /** Only of dyn: nothing is known yet, so that it becomes what stands beside it. */
      readonly isFree?: true;
    }
  | { readonly kind: "list"; readonly item: CelType; readonly listType?: ListType }
  | { readonly kind: "optional"; readonly item: CelType }
  | { readonly kind: "map"; readonly key: CelType; readonly value: CelType }
  | {
      readonly kind: "object";
      readonly name: string;
      readonly fields: CelFields;
      /** The names in JSON of fields that CEL cannot name so: `__namespace__` is `namespace`. */
      readonly jsonNames?: Readonly<Record<string, string>>;
      /** It may have any other field too, of which nothing is known. */
      readonly isOpen?: true;
    }
  | { readonly kind: "param"; readonly name: string };

/** How items of a list are told apart: by all that they are, or by these keys of theirs. */
export type ListType = "set" | readonly string[];

/** The fields of an object by name; others are refused when an expression is compiled. */
export type CelFields = Readonly<Record<string, CelType>>;

type SimpleKind =
  | "dyn"
  | "bool"
  | "int"
  | "uint"
  | "double"
  | "string"
  | "bytes"
  | "null"
  | "timestamp"
  | "duration"
  | "type"
  | OpaqueKind;

/** The types that Kubernetes adds. */
export type OpaqueKind = "quantity" | "url" | "ip" | "cidr" | "format" | "semver";

const simple = <Kind extends SimpleKind>(kind: Kind) => ({ kind }) as const;

/** A list of `item`. */
export const listOf = (item: CelType): CelType => ({ kind: "list", item });
/** A map from `key` to `value`. */
export const mapOf = (key: CelType, value: CelType): CelType => ({ kind: "map", key, value });
/** A value that may be missing. */
export const optionalOf = (item: CelType): CelType => ({ kind: "optional", item });

const param = (name: string): CelType => ({ kind: "param", name });

/** The types that have names here; declarations of functions are written with them. */
export const types = {
  dyn: simple("dyn"),
  bool: simple("bool"),
  int: simple("int"),
  uint: simple("uint"),
  double: simple("double"),
  string: simple("string"),
  bytes: simple("bytes"),
  null: simple("null"),
  timestamp: simple("timestamp"),
  duration: simple("duration"),
  type: simple("type"),
  quantity: simple("quantity"),
  url: simple("url"),
  ip: simple("ip"),
  cidr: simple("cidr"),
  format: simple("format"),
  semver: simple("semver"),
  T: param("T"),
  "list<T>": listOf(param("T")),
  "list<list<T>>": listOf(listOf(param("T"))),
  "list<optional<T>>": listOf(optionalOf(param("T"))),
  "list<int>": listOf(simple("int")),
  "list<uint>": listOf(simple("uint")),
  "list<double>": listOf(simple("double")),
  "list<bool>": listOf(simple("bool")),
  "list<bytes>": listOf(simple("bytes")),
  "list<duration>": listOf(simple("duration")),
  "list<timestamp>": listOf(simple("timestamp")),
  "list<string>": listOf(simple("string")),
  "list<dyn>": listOf(simple("dyn")),
  "map<K,V>": mapOf(param("K"), param("V")),
  "map<string,list<string>>": mapOf(simple("string"), listOf(simple("string"))),
  "optional<T>": optionalOf(param("T")),
  "optional<format>": optionalOf(simple("format")),
  "optional<list<string>>": optionalOf(listOf(simple("string"))),
} as const satisfies Readonly<Record<string, CelType>>;

/** How messages write the types that are not called as they are here. */
const printed: Readonly<Record<string, string>> = {
  timestamp: "google.protobuf.Timestamp",
  duration: "google.protobuf.Duration",
  quantity: "kubernetes.Quantity",
  url: "kubernetes.URL",
  ip: "net.IP",
  cidr: "net.CIDR",
  format: "kubernetes.NamedFormat",
  semver: "kubernetes.Semver",
};

/** The type as messages write it: `list(string)`, `map(string, dyn)`. */
export function formatType(type: CelType): string {
  switch (type.kind) {
    case "list":
      return `list(${formatType(type.item)})`;
    case "optional":
      return `optional_type(${formatType(type.item)})`;
    case "map":
      return `map(${formatType(type.key)}, ${formatType(type.value)})`;
    case "object":
    case "param":
      return type.name;
    default:
      return printed[type.kind] ?? type.kind;
  }
}

/** What the parameters of a declaration stand for so far. */
export type Bindings = Map<string, CelType>;

/** Whether a value of type `from` can be given for `to`; binds the parameters of `to`. */
export function isAssignable(to: CelType, from: CelType, bound: Bindings = new Map()): boolean {
  if (to.kind === "param") return bind(to.name, from, bound);
  if (to.kind === "dyn" || from.kind === "dyn") return true;
  if (from.kind === "null") {
    return ["null", "object", "timestamp", "duration", "optional"].includes(to.kind);
  }
  if (to.kind === "map" && from.kind === "map") {
    return isAssignable(to.key, from.key, bound) && isAssignable(to.value, from.value, bound);
  }
  if (to.kind === "list" && from.kind === "list") return isAssignable(to.item, from.item, bound);
  if (to.kind === "optional" && from.kind === "optional") {
    return isAssignable(to.item, from.item, bound);
  }
  if (to.kind === "object" && from.kind === "object") return to.name === from.name;
  return to.kind === from.kind;
}

function bind(name: string, from: CelType, bound: Bindings): boolean {
  const known = bound.get(name);
  if (known === undefined || known.kind === "dyn") {
    if (known === undefined) bound.set(name, from);
    return true;
  }
  if (!isAssignable(known, from) && !isAssignable(from, known)) return false;
  bound.set(name, joinTypes(known, from) ?? types.dyn);
  return true;
}

/** `type` with its parameters replaced; one that stands for nothing yet is dyn. */
export function substitute(type: CelType, bound: Bindings): CelType {
  switch (type.kind) {
    case "param":
      return bound.get(type.name) ?? types.dyn;
    case "list":
      return listOf(substitute(type.item, bound));
    case "optional":
      return optionalOf(substitute(type.item, bound));
    case "map":
      return mapOf(substitute(type.key, bound), substitute(type.value, bound));
    default:
      return type;
  }
}

/** The type that holds both, as the branches of `?:` need it; `undefined` where there is none. */
export function joinTypes(left: CelType, right: CelType): CelType | undefined {
  if (isFree(left)) return right;
  if (isFree(right)) return left;
  if (left.kind === "dyn" || right.kind === "dyn") return types.dyn;
  if (left.kind === "null" && right.kind !== "null") {
    return isAssignable(right, left) ? right : undefined;
  }
  if (left.kind === "list" && right.kind === "list") {
    const item = joinTypes(left.item, right.item);
    return item && listOf(item);
  }
  if (left.kind === "map" && right.kind === "map") {
    const [key, value] = [joinTypes(left.key, right.key), joinTypes(left.value, right.value)];
    return key && value && mapOf(key, value);
  }
  if (left.kind === "optional" && right.kind === "optional") {
    const item = joinTypes(left.item, right.item);
    return item && optionalOf(item);
  }
  return isAssignable(left, right) ? left : undefined;
}

/** The type of the items of a list that has none. */
export const freeType: CelType = { kind: "dyn", isFree: true };

const isFree = (type: CelType): boolean => type.kind === "dyn" && type.isFree === true;

/** Whether both are the same type, with no dyn in place of anything. */
export function isExactType(left: CelType, right: CelType): boolean {
  return formatType(left) === formatType(right);
}
