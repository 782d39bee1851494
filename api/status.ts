/**
 * The refusals of the API, in one table. `code` is the HTTP status. Source: meta/v1 StatusReason.
 */
import { keepShape } from "./keep-shape.ts";

const reasons = {
  BadRequest: { code: 400, retriable: false },
  Unauthorized: { code: 401, retriable: false },
  Forbidden: { code: 403, retriable: false },
  NotFound: { code: 404, retriable: false },
  MethodNotAllowed: { code: 405, retriable: false },
  NotAcceptable: { code: 406, retriable: false },
  AlreadyExists: { code: 409, retriable: false },
  Conflict: { code: 409, retriable: true },
  Gone: { code: 410, retriable: false },
  Expired: { code: 410, retriable: false },
  RequestEntityTooLarge: { code: 413, retriable: false },
  UnsupportedMediaType: { code: 415, retriable: false },
  Invalid: { code: 422, retriable: false },
  TooManyRequests: { code: 429, retriable: true },
  InternalError: { code: 500, retriable: true },
  /** For a failure that nobody foresaw; it is not written, as Kubernetes has no word for it. */
  Unknown: { code: 500, retriable: false },
  ServiceUnavailable: { code: 503, retriable: true },
  Timeout: { code: 504, retriable: true },
} as const;

export type StatusReason = keyof typeof reasons;

/** All of them; of several with one code, the usual one comes first. */
export const statusReasons: readonly StatusReason[] = Object.keys(reasons).filter(isReason);

function isReason(text: string): text is StatusReason {
  return Object.hasOwn(reasons, text);
}

/** The reason that goes with an HTTP status code, where there is one. */
export const reasonOfCode = (code: number): StatusReason | undefined =>
  statusReasons.find((reason) => reasons[reason].code === code);

/** One thing wrong in a request. `field` is a path such as `spec.containers[0].name`. */
export interface StatusCause {
  readonly reason?: string;
  readonly message: string;
  readonly field?: string;
}

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly StatusCause[];
  readonly retryAfterSeconds?: number;
}

/** The answer to a request that yields no object. Source: meta/v1 Status. */
export interface Status {
  readonly kind: "Status";
  readonly apiVersion: "v1";
  /** Holds but the token with which a refused list may go on; a Status has no name. */
  readonly metadata: { readonly continue?: string; readonly name?: never };
  readonly status: "Success" | "Failure";
  readonly message?: string;
  readonly reason?: StatusReason;
  readonly details?: StatusDetails;
  readonly code?: number;
}

/** A refusal in Kubernetes' words. Thrown by whatever decides on a request; encoded once. */
export class StatusError extends Error {
  override readonly name = "StatusError";
  readonly reason: StatusReason;
  readonly code: number;
  readonly details: StatusDetails | undefined;
  /** A token with which a refused list may go on all the same. */
  readonly continue: string | undefined;
  /** A reason that is in nobody's table: webhooks may have their own. */
  readonly reasonText: string | undefined;

  constructor(
    reason: StatusReason,
    message: string,
    details?: StatusDetails,
    more: {
      readonly code?: number;
      readonly continue?: string;
      readonly cause?: Error;
      readonly reasonText?: string;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.reason = reason;
    this.code = more.code ?? reasons[reason].code;
    this.details = details;
    this.continue = more.continue;
    this.reasonText = more.reasonText;
  }

  toStatus(): Status {
    return {
      kind: "Status",
      apiVersion: "v1",
      metadata: this.continue === undefined ? {} : { continue: this.continue },
      status: "Failure",
      message: this.message,
      ...(this.reason === "Unknown" ? {} : { reason: this.reason }),
      // Clients print it, and know no more of it than its text.
      ...(this.reasonText === undefined ? {} : { reason: this.reasonText as StatusReason }),
      ...(this.details === undefined ? {} : { details: this.details }),
      code: this.code,
    };
  }
}

keepShape(new StatusError("NotFound", "", {}));

export function isRetriable(error: StatusError): boolean {
  return reasons[error.reason].retriable;
}

/** `deployments.apps`, as messages name a resource; core resources have no group. */
export function qualifiedResource(names: { plural: string; group: string }): string {
  return names.group === "" ? names.plural : `${names.plural}.${names.group}`;
}

/** The names that a refusal gives the object it refuses. */
export interface ObjectNames {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
}

/** `deployments.apps "web" not found` */
export function notFound(names: ObjectNames, name: string): StatusError {
  return new StatusError(
    "NotFound",
    `${qualifiedResource(names)} "${name}" not found`,
    resourceDetails(names, name),
  );
}

/** `configmaps "a" already exists` */
export function alreadyExists(names: ObjectNames, name: string): StatusError {
  return new StatusError(
    "AlreadyExists",
    `${qualifiedResource(names)} "${name}" already exists`,
    resourceDetails(names, name),
  );
}

/** `Operation cannot be fulfilled on configmaps "a": the object has been modified; …` */
export function conflict(names: ObjectNames, name: string, fact?: string): StatusError {
  const modified =
    "the object has been modified; please apply your changes to the latest version and try again";
  return new StatusError(
    "Conflict",
    `Operation cannot be fulfilled on ${qualifiedResource(names)} "${name}": ${fact ?? modified}`,
    resourceDetails(names, name),
  );
}

/** `pods "web" is forbidden: …` */
export function forbidden(names: ObjectNames, name: string, fact: string): StatusError {
  const object = name === "" ? "" : ` "${name}"`;
  return new StatusError(
    "Forbidden",
    `${qualifiedResource(names)}${object} is forbidden: ${fact}`,
    resourceDetails(names, name),
  );
}

/** What the server should do, and cannot. Source: apimachinery errors.NewInternalError 1.36. */
export function internalError(fact: string): StatusError {
  return new StatusError("InternalError", `Internal error occurred: ${fact}`, {
    causes: [{ message: fact }],
  });
}

export function badRequest(message: string): StatusError {
  return new StatusError("BadRequest", message);
}

function resourceDetails(names: ObjectNames, name: string): StatusDetails {
  return {
    ...(name === "" ? {} : { name }),
    ...(names.group === "" ? {} : { group: names.group }),
    kind: names.plural,
  };
}
