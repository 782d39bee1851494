/**
 * The operations of JSON patches (RFC 6902), and the words in which they fail.
 * Negative indexes count from the end, and `replace` may add a member.
 * Source: evanphx/json-patch 4.13, by which Kubernetes patches.
 */
import { depthMax } from "../depth.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../json.ts";
import { cannotUnmarshal } from "./refusals.ts";

/** Why an operation cannot be applied. */
export class OperationFailure extends Error {
  override readonly name = "OperationFailure";
}

/** What is null is an operation of no kind. */
export const isOperation = (value: unknown): value is JsonObject | null =>
  value === null || isObject(value);

/** How many characters one patch may copy. */
const copiedMax = 3 * 1024 * 1024;

/** The document with all operations applied. Throws OperationFailure. */
export function applyOperations(document: Json, operations: readonly (JsonObject | null)[]): Json {
  const copied = { size: 0 };
  return operations.reduce<Json>((done, each) => apply(done, each ?? {}, copied), document);
}

function apply(document: Json, operation: JsonObject, copied: { size: number }): Json {
  const { value = null } = operation;
  const op = typeof operation.op === "string" ? operation.op : "unknown";
  switch (op) {
    case "add":
      return changed(document, operation, op, (place) => added(place, value));
    case "remove":
      return changed(document, operation, op, removed);
    case "replace":
      return replace(document, pathOf(operation, op), value);
    case "test":
      test(document, pathOf(operation, op), operation.value);
      return document;
    case "move":
      return move(document, operation);
    case "copy":
      return copy(document, operation, copied);
    default:
      throw new OperationFailure(`Unexpected kind: ${op}`);
  }
}

function changed(
  document: Json,
  operation: JsonObject,
  op: "add" | "remove",
  change: (place: Place) => Container,
): Json {
  const path = pathOf(operation, op);
  const missing = `${op} operation does not apply: doc is missing path: "${path}"`;
  const place = placeOf(document, path, missing);
  return rebuilt(
    place,
    within(`error in ${op} for path: '${path}'`, () => change(place)),
  );
}

function replace(document: Json, path: string, value: Json): Json {
  if (path === "") {
    if (isObject(value) || Array.isArray(value)) return value;
    throw new OperationFailure("replace operation value must be object or array: %!w(<nil>)");
  }
  const doesNot = "replace operation does not apply: doc is missing";
  const place = placeOf(document, path, `${doesNot} path: ${path}`);
  try {
    memberAt(place);
  } catch {
    throw new OperationFailure(`${doesNot} key: ${path}: ${noValue}`);
  }
  return rebuilt(place, withMember(place.container, place.key, value));
}

function test(document: Json, path: string, wanted: Json | undefined): void {
  const found = path === "" ? document : testedAt(document, path);
  if (found === null && wanted === undefined) return;
  if (wanted !== undefined && equalJson(found, wanted)) return;
  throw new OperationFailure(`testing value ${path} failed: test failed`);
}

function testedAt(document: Json, path: string): Json {
  const place = placeOf(document, path, `test operation does not apply: is missing path: ${path}`);
  return within(`error in test for path: '${path}'`, () => memberAt(place)) ?? null;
}

function move(document: Json, operation: JsonObject): Json {
  const from = fromOf(operation, "move");
  const doesNot = "move operation does not apply: doc is missing";
  const source = placeOf(document, from, `${doesNot} from path: ${from}`);
  const at = `error in move for path: '${source.key}'`;
  const moved = within(at, () => memberAt(source)) ?? null;
  const rest = rebuilt(
    source,
    within(at, () => removed(source)),
  );
  const path = pathOf(operation, "move");
  const target = placeOf(rest, path, `${doesNot} destination path: ${path}`);
  return rebuilt(
    target,
    within(`error in move for path: '${path}'`, () => added(target, moved)),
  );
}

function copy(document: Json, operation: JsonObject, copied: { size: number }): Json {
  const from = fromOf(operation, "copy");
  const doesNot = "copy operation does not apply: doc is missing";
  const source = placeOf(document, from, `${doesNot} from path: ${from}`);
  const value = within(`error in copy for from: '${from}'`, () => memberAt(source)) ?? null;
  const path = pathOf(operation, "copy");
  const target = placeOf(document, path, `${doesNot} destination path: ${path}`);
  copied.size += JSON.stringify(value).length;
  if (copied.size > copiedMax) {
    throw new OperationFailure(
      "Unable to complete the copy, the accumulated size increase of copy is " +
        `${copied.size}, exceeding the limit ${copiedMax}`,
    );
  }
  return rebuilt(
    target,
    within("error while adding value during copy", () => added(target, value)),
  );
}

const noValue = "missing value";

/** Where Go says what is wrong with a path, and where only that there is none. */
const tersely = new Set(["add", "remove"]);

function pathOf({ path }: JsonObject, op: string): string {
  if (typeof path === "string") return path;
  const isShort = tersely.has(op) || op === "copy";
  const why = isShort ? noValue : undecoded(path, "operation missing path field");
  throw new OperationFailure(`${op} operation failed to decode path: ${why}`);
}

function fromOf({ from }: JsonObject, op: string): string {
  if (typeof from === "string") return from;
  const why = undecoded(from, "operation, missing from field");
  throw new OperationFailure(`${op} operation failed to decode from: ${why}`);
}

const undecoded = (given: Json | undefined, absent: string) =>
  given === undefined || given === null
    ? `${absent}: ${noValue}`
    : cannotUnmarshal(given, "string");

/** What `change` gives; its failure is told with what it is about. */
function within<T>(what: string, change: () => T): T {
  try {
    return change();
  } catch (error) {
    if (!(error instanceof OperationFailure)) throw error;
    throw new OperationFailure(`${what}: ${error.message}`);
  }
}

type Container = JsonObject | readonly Json[];

const isContainer = (value: Json | undefined): value is Container =>
  Array.isArray(value) || isObject(value);

/** What the last name of a path is in. */
interface Place {
  readonly container: Container;
  readonly key: string;
  /** The containers on the way there, each with the name of the next. */
  readonly trail: readonly (readonly [Container, string])[];
}

function placeOf(document: Json, path: string, missing: string): Place {
  const names = path.split("/").slice(1);
  const gone = () => new OperationFailure(`${missing}: ${noValue}`);
  if (names.length === 0 || names.length > depthMax) throw gone();
  const keys = names.map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  const trail: (readonly [Container, string])[] = [];
  let container: Json | undefined = document;
  for (const key of keys.slice(0, -1)) {
    if (!isContainer(container)) throw gone();
    trail.push([container, key]);
    container = reached(container, key);
  }
  if (!isContainer(container)) throw gone();
  return { container, key: keys.at(-1) ?? "", trail };
}

function reached(container: Container, key: string): Json | undefined {
  try {
    return memberAt({ container, key });
  } catch {
    return undefined;
  }
}

/** The document with another container at a place. */
const rebuilt = ({ trail }: Place, changed: Container): Container =>
  trail.reduceRight<Container>((part, [whole, key]) => withMember(whole, key, part), changed);

type Spot = Pick<Place, "container" | "key">;

const isList = (place: Container): place is readonly Json[] => Array.isArray(place);

/** The value at a place; undefined where an object has no such member. */
function memberAt({ container, key }: Spot): Json | undefined {
  if (isList(container)) return container[indexIn(container.length, key)];
  return Object.hasOwn(container, key) ? container[key] : undefined;
}

function withMember(container: Container, key: string, value: Json): Container {
  if (isList(container)) return container.with(indexIn(container.length, key), value);
  return { ...container, [key]: value };
}

function added({ container, key }: Spot, value: Json): Container {
  if (!isList(container)) return { ...container, [key]: value };
  if (key === "-") return [...container, value];
  const improper = `value was not a proper array index: '${key}': `;
  return container.toSpliced(indexIn(container.length + 1, key, improper), 0, value);
}

function removed({ container, key }: Spot): Container {
  if (isList(container)) return container.toSpliced(indexIn(container.length, key), 1);
  if (!Object.hasOwn(container, key)) {
    throw new OperationFailure(`Unable to remove nonexistent key: ${key}: ${noValue}`);
  }
  return Object.fromEntries(Object.entries(container).filter(([name]) => name !== key));
}

/** The index that `key` says, below `size`; negative ones count from the end. */
function indexIn(size: number, key: string, improper = ""): number {
  if (!/^[-+]?\d+$/.test(key)) {
    const why = `strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`;
    throw new OperationFailure(`${improper}${why}`);
  }
  const given = Number(key);
  const index = given < 0 ? given + size : given;
  if (index >= 0 && index < size) return index;
  throw new OperationFailure(`Unable to access invalid index: ${given}: invalid index referenced`);
}
