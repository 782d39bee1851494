/** The query parameters of a request, decoded with Kubernetes' errors. */
import {
  type FieldError,
  forbiddenField,
  invalid,
  invalidObject,
  notSupported,
  notSupportedInOrder,
  tooLong,
} from "../../api/field-error.ts";
import type { PatchType, RequestOptions, Verb, WatchRequest } from "../../api/request.ts";
import { badRequest } from "../../api/status.ts";
import { byteLength } from "../../api/validation/meta.ts";
import { deletionOptions, dryRunErrors, readDeletion } from "../delete-options.ts";
import { checkListOptions, matches } from "../list-options.ts";

type Query = URLSearchParams;

/** The options in the query of a request. Throws BadRequest or Invalid. */
export function queryOptions(query: Query, verb: Verb, patchType?: PatchType): RequestOptions {
  switch (verb) {
    case "get":
      return { resourceVersion: text(query, "resourceVersion") };
    case "list":
      return listOptions(query);
    case "delete":
    case "deletecollection":
      return { ...selection(query, verb), ...deletionOptions(queryDeletion(query)) };
    default:
      return writeOptions(query, verb, patchType);
  }
}

/** The options of a DELETE with a body, which are said there instead of in the query. */
export function bodyDeleteOptions(query: Query, verb: Verb, body: unknown): RequestOptions {
  return { ...selection(query, verb), ...deletionOptions(readDeletion(body)) };
}

/** A collection is deleted as far as it is listed. */
const selection = (query: Query, verb: Verb): RequestOptions =>
  verb === "deletecollection" ? listOptions(query) : {};

/** What a watch asks for beside its path, and for how long; 0 leaves that to the server. */
export function watchOptions(query: Query): Omit<WatchRequest, "resource"> & { seconds: number } {
  const sendInitialEvents = query.has("sendInitialEvents")
    ? flag(query, "sendInitialEvents")
    : undefined;
  const errors = watchErrors(query, sendInitialEvents);
  if (errors.length > 0) throw refused("ListOptions", errors);
  const seconds = integer(query, "timeoutSeconds") ?? 0;
  return {
    labelSelector: text(query, "labelSelector"),
    fieldSelector: text(query, "fieldSelector"),
    resourceVersion: text(query, "resourceVersion"),
    allowBookmarks: flag(query, "allowWatchBookmarks"),
    sendInitialEvents,
    seconds,
  };
}

/**
 * A boolean parameter, which is true unless it says otherwise, in letters of either case: Python's
 * client writes `False`. Source: apimachinery runtime/conversion.go, Convert_Slice_string_To_bool.
 */
export function flag(query: Query, name: string): boolean {
  const value = query.get(name);
  return value !== null && value.toLowerCase() !== "false" && value !== "0";
}

/** An integer parameter. Throws BadRequest in the words of Go's strconv. */
export function integer(query: Query, name: string): number | undefined {
  const value = query.get(name);
  if (value === null || value === "") return undefined;
  const fault = (why: string) =>
    badRequest(`strconv.ParseInt: parsing ${JSON.stringify(value)}: ${why}`);
  if (!/^[-+]?[0-9]+$/.test(value)) throw fault("invalid syntax");
  const number = Number(value);
  if (number >= 2 ** 63 || number < -(2 ** 63)) throw fault("value out of range");
  return number;
}

const text = (query: Query, name: string) => query.get(name) ?? undefined;

const refused = (kind: string, errors: readonly FieldError[]) =>
  invalidObject({ group: "meta.k8s.io", kind, plural: "" }, "", errors);

function selectors(query: Query): RequestOptions {
  return {
    labelSelector: text(query, "labelSelector"),
    fieldSelector: text(query, "fieldSelector"),
  };
}

function listOptions(query: Query): RequestOptions {
  const match = text(query, "resourceVersionMatch");
  const resourceVersion = text(query, "resourceVersion");
  const token = text(query, "continue");
  const limit = integer(query, "limit");
  integer(query, "timeoutSeconds");
  checkListOptions({
    resourceVersion,
    resourceVersionMatch: match,
    continue: token,
    sendInitialEvents: query.has("sendInitialEvents")
      ? flag(query, "sendInitialEvents")
      : undefined,
  });
  return {
    ...selectors(query),
    limit,
    continue: token,
    resourceVersion,
    resourceVersionMatch: matches.find((each) => each === match),
  };
}

/** Source: apimachinery internalversion/validation, validateWatchOptions 1.36. */
function watchErrors(query: Query, sendInitialEvents: boolean | undefined): FieldError[] {
  const field = "resourceVersionMatch";
  const match = query.get(field) ?? "";
  const errors: FieldError[] = [];
  if (sendInitialEvents !== undefined && match !== "NotOlderThan") {
    const rule = "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan";
    errors.push(forbiddenField(field, rule));
  }
  if (match === "") return errors;
  if (sendInitialEvents === undefined) {
    const rule = "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided";
    errors.push(forbiddenField(field, rule));
  }
  if (match !== "NotOlderThan") errors.push(notSupportedInOrder(field, match, ["NotOlderThan"]));
  if ((query.get("continue") ?? "") !== "") {
    const rule = "resourceVersionMatch is forbidden when continue is provided";
    errors.push(forbiddenField(field, rule));
  }
  return errors;
}

function queryDeletion(query: Query) {
  return {
    dryRun: query.getAll("dryRun"),
    gracePeriodSeconds: integer(query, "gracePeriodSeconds"),
    propagationPolicy: text(query, "propagationPolicy"),
    orphanDependents: query.has("orphanDependents") ? flag(query, "orphanDependents") : undefined,
  };
}

const writeKinds = {
  create: "CreateOptions",
  update: "UpdateOptions",
  patch: "PatchOptions",
} as const;
const validations = ["Ignore", "Strict", "Warn"] as const;
const managerBytesMax = 128;

function writeOptions(
  query: Query,
  verb: keyof typeof writeKinds,
  patchType: PatchType | undefined,
): RequestOptions {
  const dryRun = query.getAll("dryRun");
  const fieldManager = text(query, "fieldManager");
  const validation = text(query, "fieldValidation");
  const force = query.has("force") ? flag(query, "force") : undefined;
  const errors: FieldError[] = [];
  if (verb === "patch" && patchType !== "apply" && force !== undefined) {
    errors.push(forbiddenField("force", "may not be specified for non-apply patch"));
  }
  errors.push(...managerErrors(fieldManager ?? ""), ...dryRunErrors(dryRun));
  if (validation !== undefined && !["", ...validations].includes(validation)) {
    errors.push(notSupported("fieldValidation", validation, ["", ...validations]));
  }
  if (errors.length > 0) throw refused(writeKinds[verb], errors);
  return {
    dryRun: dryRun.length > 0,
    fieldManager,
    fieldValidation: validations.find((each) => each === validation),
    force,
  };
}

/** Source: apimachinery meta/v1/validation, ValidateFieldManager 1.36. */
function managerErrors(manager: string): FieldError[] {
  const errors =
    byteLength(manager) > managerBytesMax ? [tooLong("fieldManager", managerBytesMax)] : [];
  const wrong = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.exec(manager);
  if (wrong === null) return errors;
  const code = wrong[0].codePointAt(0) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const position = byteLength(manager.slice(0, wrong.index));
  const detail = `invalid character ${name} (at position ${position})`;
  return [...errors, invalid("fieldManager", manager, detail)];
}
