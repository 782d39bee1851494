/**
 * The values of CEL. JSON is used as it is: nothing is converted or copied to be looked at.
 *
 * A number that is a safe integer is an int, any other number a double. A double that happens to
 * be whole is boxed, for only then could the two be taken for one another; an int beyond 2^53 is a
 * bigint. So the common cases are plain numbers, and arithmetic stays exact in 64 bits.
 */
import type { JsonObject } from "../json.ts";
import type { Quantity } from "../quantity.ts";
import type { Cidr, IpAddress } from "../validation/ip.ts";
import type { OpaqueKind } from "./types.ts";

export type CelInt = number | bigint;
export type CelList = readonly CelValue[];
/** Maps that expressions make; those of JSON are objects. */
export type CelMadeMap = ReadonlyMap<CelValue, CelValue>;
export type CelMap = CelMadeMap | JsonObject;
export type CelValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | CelList
  | CelMap
  | Boxed;

/** The parts of a URL; `query` has the values of each name in order. */
export interface Url {
  readonly text: string;
  readonly scheme: string;
  readonly host: string;
  readonly escapedPath: string;
  readonly query: ReadonlyMap<string, readonly string[]>;
}

/** A format that strings can be checked against, such as `dns1123Label`. */
export interface NamedFormat {
  readonly name: string;
  /** What is wrong with a text; `[]` is a good one. */
  validate(text: string): readonly string[];
}

/** A semantic version. `build` does not count when versions are compared. */
export interface Semver {
  readonly numbers: readonly [number, number, number];
  readonly prerelease: readonly string[];
  readonly build: readonly string[];
}

interface Contents {
  readonly double: number;
  readonly uint: bigint;
  /** Nanoseconds since the epoch. */
  readonly timestamp: bigint;
  /** Nanoseconds. */
  readonly duration: bigint;
  readonly optional: CelValue | undefined;
  /** The name of the type. */
  readonly type: string;
  readonly quantity: Quantity;
  readonly url: Url;
  readonly ip: IpAddress;
  readonly cidr: Cidr;
  readonly format: NamedFormat;
  readonly semver: Semver;
}

export type BoxedKind = keyof Contents;

/** A value that JSON has no form for. */
export type Boxed = { readonly [Kind in BoxedKind]: Box<Kind> }[BoxedKind];

/** The box itself. It is a class so that no JSON object can be taken for one. */
export class Box<Kind extends BoxedKind> {
  readonly kind: Kind;
  readonly content: Contents[Kind];
  /** Of a timestamp: by how many minutes its clock is ahead of UTC. It is the same time. */
  readonly zone: number;

  constructor(kind: Kind, content: Contents[Kind], zone = 0) {
    this.kind = kind;
    this.content = content;
    this.zone = zone;
  }
}

const messageNames = new WeakMap<object, string>();

/** Notes the type that a map was made as: `Object.spec`. */
export const nameMessage = (made: CelMadeMap, name: string): void =>
  void messageNames.set(made, name);

/** The type that a map was made as, where it was made as a message. */
export const messageNameOf = (value: CelValue): string | undefined =>
  typeof value === "object" && value !== null ? messageNames.get(value) : undefined;

export const isBoxed = (value: unknown): value is Boxed => value instanceof Box;

/** What kind of value it is, in the words of `CelType`. */
export type ValueKind =
  | "null"
  | "bool"
  | "int"
  | "double"
  | "string"
  | "bytes"
  | "list"
  | "map"
  | "uint"
  | "timestamp"
  | "duration"
  | "optional"
  | "type"
  | OpaqueKind;

export function kindOf(value: CelValue): ValueKind {
  switch (typeof value) {
    case "string":
      return "string";
    case "number":
      return Number.isSafeInteger(value) ? "int" : "double";
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    default:
      if (value === null) return "null";
      if (Array.isArray(value)) return "list";
      if (isBoxed(value)) return value.kind;
      return value instanceof Uint8Array ? "bytes" : "map";
  }
}

/** A double, boxed where a plain number would be an int. */
export const doubleOf = (value: number): CelValue =>
  Number.isSafeInteger(value) ? new Box("double", value) : value;

/** An int, which is a number where it is safe. */
export const intOf = (value: bigint): CelInt =>
  value >= safeMin && value <= safeMax ? Number(value) : value;

const safeMax = BigInt(Number.MAX_SAFE_INTEGER);
const safeMin = -safeMax;

/** The optional that holds nothing. */
export const none: Boxed = new Box("optional", undefined);
export const some = (value: CelValue): Boxed => new Box("optional", value);

/** How many members a map has; those that are `undefined` are not there. */
export function mapSize(map: CelMap): number {
  if (isMadeMap(map)) return map.size;
  let size = 0;
  for (const key in map) if (map[key] !== undefined) size += 1;
  return size;
}

export const isMadeMap = (map: CelMap): map is CelMadeMap => map instanceof Map;

/** The member of a map, or `undefined` where there is none. */
export function mapMember(map: CelMap, key: CelValue): CelValue | undefined {
  if (isMadeMap(map)) return map.get(keyOf(key));
  return typeof key === "string" && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The key under which a map keeps a value: 1, 1u and 1.0 are the same. */
export function keyOf(key: CelValue): CelValue {
  if (!isBoxed(key)) return key;
  if (key.kind === "uint") return intOf(key.content);
  return key.kind === "double" ? key.content : key;
}

/** The keys of a map in order. */
export function mapKeys(map: CelMap): readonly CelValue[] {
  if (isMadeMap(map)) return [...map.keys()];
  const keys: string[] = [];
  for (const key in map) if (map[key] !== undefined) keys.push(key);
  return keys;
}
