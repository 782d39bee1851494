/** A row of the table: what is asked of a cluster in a known state, and what it answers. */
import type { StatusReason } from "../../api/status.ts";

export interface Row {
  /** Reads as a sentence after the name of its theme. */
  readonly behaviour: string;
  /** Requests that are made first, and must succeed. */
  readonly given?: readonly Asked[];
  readonly asked: Asked;
  readonly code: number;
  /** Parts of the body; lists in it are whole. */
  readonly body?: unknown;
  /** The texts of the warnings; none where they are not named. */
  readonly warnings?: readonly string[];
  /** Parts of the other headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the answer must not hold, as paths such as `metadata.annotations`. */
  readonly absent?: readonly string[];
}

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

export const get = (url: string, accept?: string): Asked => ({
  method: "GET",
  url,
  ...(accept === undefined ? {} : { headers: { accept } }),
});
export const post = (url: string, body: unknown): Asked => ({ method: "POST", url, body });
export const put = (url: string, body: unknown): Asked => ({ method: "PUT", url, body });
export const remove = (url: string, body?: unknown): Asked => ({ method: "DELETE", url, body });

const patchTypes = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
  apply: "application/apply-patch+yaml",
} as const;

export const patch = (type: keyof typeof patchTypes, url: string, body: unknown): Asked => ({
  method: "PATCH",
  url,
  headers: { "content-type": patchTypes[type] },
  body,
});

export const yaml = (asked: Asked): Asked => ({
  ...asked,
  headers: { ...asked.headers, "content-type": "application/yaml" },
});

/** The Status of a refusal. */
export function refused(reason: StatusReason, message: unknown, details?: object): object {
  return {
    kind: "Status",
    apiVersion: "v1",
    status: "Failure",
    ...(reason === "Unknown" ? {} : { reason }),
    message,
    ...(details === undefined ? {} : { details }),
  };
}

/** The Status of an object that is invalid in one field. */
export function invalid(kind: string, name: string, field: string, message: string): object {
  return refused("Invalid", `${kind} "${name}" is invalid: ${field}: ${message}`, {
    causes: [{ field, message }],
  });
}

/** The Status of an object that is invalid in several fields, each as `[field, message]`. */
export function invalidFields(
  kind: string,
  name: string,
  ...fields: readonly (readonly [string, string])[]
): object {
  const texts = fields.map(([field, message]) => `${field}: ${message}`);
  return refused("Invalid", `${kind} "${name}" is invalid: [${texts.join(", ")}]`, {
    causes: fields.map(([field, message]) => ({ field, message })),
  });
}

/** The Status of a path or method that is not served. */
export const unserved = {
  path: refused("NotFound", "the server could not find the requested resource"),
  method: refused(
    "MethodNotAllowed",
    "the server does not allow this method on the requested resource",
  ),
};
