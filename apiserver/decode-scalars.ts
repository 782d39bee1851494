/** How scalars are read: the checks of Go's decoder and of Kubernetes' own text formats. */
import type { Misfit } from "../api/go-value.ts";
import { canonicalQuantity, quantityProblem, quantityTextProblem } from "../api/quantity.ts";
import type { Structure } from "../api/structure.ts";

/** Why a body is no object of its kind. The path to the fault is filled in on the way out. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  /** The struct that holds the field, such as `DeploymentSpec`; empty at the root. */
  struct = "";
  /** JSON names from the root to the field, without indexes. */
  path: string[] = [];
  /** A value that is of another type than its field, where that is the fault. */
  readonly misfit: Misfit | undefined;

  /** A fault other than a misfit is its own text. */
  constructor(fault: Misfit | string) {
    super(typeof fault === "string" ? fault : "");
    this.misfit = typeof fault === "string" ? undefined : fault;
    this.rename();
  }

  /** Brings the message up to date with struct and path. */
  rename(): void {
    if (this.misfit === undefined) return;
    const { value, type } = this.misfit;
    const given = typeof value === "number" && isNumeric(type) ? `number ${value}` : goKind(value);
    const place =
      this.struct === "" ? "value" : `struct field ${this.struct}.${this.path.join(".")}`;
    this.message = `json: cannot unmarshal ${given} into Go ${place} of type ${type}`;
  }
}

/**
 * Reads one value that is neither null nor absent; throws DecodeError. What the value shares with
 * `known`, which was read along the same structure, is not read again.
 */
export type Decoder = (value: unknown, known?: unknown) => unknown;

/** The decoder of a structure without parts. */
export function scalarDecoder(structure: Structure): Decoder {
  switch (structure.format) {
    case "quantity":
      return decodeQuantity;
    case "int-or-string":
      return decodeIntOrString;
    case "date-time":
      return decodeTime;
    case "micro-time":
      return decodeMicroTime;
    case "byte":
      return decodeBytes;
    default:
      return plainDecoder(structure);
  }
}

function plainDecoder(structure: Structure): Decoder {
  const type = goType(structure);
  switch (structure.type) {
    case "string":
      return (value) => (typeof value === "string" ? value : misfit(value, type));
    case "boolean":
      return (value) => (typeof value === "boolean" ? value : misfit(value, type));
    case "number":
      return (value) => (typeof value === "number" ? value : misfit(value, type));
    default: {
      const [least, most] = type === "int32" ? [-(2 ** 31), 2 ** 31 - 1] : [-(2 ** 63), 2 ** 63];
      return (value) => {
        if (typeof value !== "number") return misfit(value, type);
        if (!Number.isInteger(value) || value < least || value > most) {
          throw new DecodeError({ value, type });
        }
        // What cannot be told from its neighbours is not what was sent.
        if (!Number.isSafeInteger(value)) throw new DecodeError({ value, type: wideInteger });
        return value;
      };
    }
  }
}

/** Numbers of JavaScript are exact up to there. */
const wideInteger = "int64, which kubesim holds up to 2^53";

/** The name by which Go's decoder calls the type of a structure. */
export function goType(structure: Structure): string {
  switch (structure.type) {
    case "array":
      return structure.items === undefined ? "[]interface {}" : `[]${goType(structure.items)}`;
    case "map":
      return `map[string]${structure.items === undefined ? "string" : goType(structure.items)}`;
    case "object":
      return structure.name?.split(".").slice(-2).join(".") ?? "";
    case "integer":
      return structure.format ?? "int64";
    case "number":
      return "float64";
    case "boolean":
      return "bool";
    case "any":
      return structure.format === undefined ? "interface {}" : "intstr.IntOrString";
    case "string":
      if (structure.format === "byte") return "[]uint8";
      return structure.format === "quantity" ? "resource.Quantity" : "string";
  }
}

/** Throws the error that Go's decoder has for a value of the wrong JSON type. */
export function misfit(value: unknown, type: string): never {
  throw new DecodeError({ value, type });
}

function decodeQuantity(value: unknown): unknown {
  if (typeof value !== "string" && typeof value !== "number") {
    throw new DecodeError(quantityProblem);
  }
  if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new DecodeError(`quantities beyond 2^53 have to be text in kubesim: "${value}"`);
  }
  const given = `${value}`;
  const problem = quantityTextProblem(given);
  if (problem !== undefined) throw new DecodeError(problem);
  return canonicalQuantity(given);
}

function decodeIntOrString(value: unknown): unknown {
  if (typeof value === "string") return value;
  const integer = typeof value === "number" && value === (value | 0);
  return integer ? value : plainInt32(value);
}

// Decoders with a grammar of their own report no path, as upstream's custom unmarshallers do.
function plainInt32(value: unknown): never {
  const given = typeof value === "number" ? `number ${value}` : goKind(value);
  throw new DecodeError(`json: cannot unmarshal ${given} into Go value of type int32`);
}

/** Whether Go's decoder tells the number that does not fit, rather than that it is one. */
const isNumeric = (type: string) => ["int32", "int64", wideInteger].includes(type);

const goKind = (value: unknown) =>
  Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;

const wholeSeconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const microseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function decodeTime(value: unknown): unknown {
  if (typeof value === "string" && goodTimes.has(value)) return value;
  const { given, timeMs } = readTime(value, "2006-01-02T15:04:05Z07:00");
  if (!wholeSeconds.test(given)) return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
  if (goodTimes.size >= goodTimesMax) goodTimes.clear();
  goodTimes.add(given);
  return given;
}

/** Times read of late that need no change: most objects carry those of a few seconds. */
const goodTimes = new Set<string>();
const goodTimesMax = 1024;

/** Times that are there in every month and on every day, which is seen without a calendar. */
const plainMicroseconds =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;

function decodeMicroTime(value: unknown): unknown {
  if (typeof value === "string" && plainMicroseconds.test(value)) return value;
  const { given, timeMs } = readTime(value, "2006-01-02T15:04:05.000000Z07:00");
  if (microseconds.test(given)) return given;
  const micros = (/\.(\d+)/.exec(given)?.[1] ?? "").padEnd(6, "0").slice(0, 6);
  return `${new Date(timeMs).toISOString().slice(0, 19)}.${micros}Z`;
}

function readTime(value: unknown, layout: string): { given: string; timeMs: number } {
  if (typeof value !== "string") {
    throw new DecodeError(`json: cannot unmarshal ${goKind(value)} into Go value of type string`);
  }
  const timeMs = rfc3339.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(timeMs)) return { given: value, timeMs };
  const text = JSON.stringify(value);
  throw new DecodeError(`parsing time ${text} as "${layout}": cannot parse ${text} as "2006"`);
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decodeBytes(value: unknown): unknown {
  if (typeof value !== "string") return misfit(value, "[]uint8");
  // Line breaks are no part of the data, and are not kept.
  const data = /[\r\n]/.test(value) ? value.replaceAll(/[\r\n]/g, "") : value;
  if (base64.test(data)) return data;
  const bad = /[^A-Za-z0-9+/]/.exec(value);
  throw new DecodeError(`illegal base64 data at input byte ${bad?.index ?? value.length}`);
}
