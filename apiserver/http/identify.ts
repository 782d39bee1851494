/** The steps that a request takes before it is served, however its answer goes out. */
import type { Requester } from "../../api/request.ts";
import { auditing } from "./audited.ts";
import { checkAuthorized, impersonate } from "./authorize.ts";
import type { Documents } from "./documents.ts";
import type { Received } from "./received.ts";
import { parseResourcePath, type ResourcePath } from "./route.ts";

/** Where a request goes. */
export interface Place {
  /** What it names, where that is a resource. */
  readonly path: ResourcePath | undefined;
  /** Whether it is for the API at all, and not for a document beside it. */
  readonly isUnderRoot: boolean;
}

interface Steps<R extends Received, T> {
  readonly served: Documents;
  /** Throws Unauthorized. `undefined`: whoever has the port. */
  readonly requesterOf: (asked: R) => Requester | undefined;
  readonly serve: (asked: R, place: Place) => T;
}

/**
 * Finds out whom a request is from and whether they may ask for what they do, and then serves it.
 * Throws a StatusError where a step refuses it; an audit has noted that.
 */
export function identify<R extends Received, T>(
  asked: R,
  { served, requesterOf, serve }: Steps<R, T>,
): T {
  const isUnderRoot = served.isUnderRoot(asked.path);
  const path = isUnderRoot ? parseResourcePath(asked.path) : undefined;
  const requester = auditing(asked, { step: "authenticate", path }, () => requesterOf(asked));
  const known = requester === undefined ? asked : { ...asked, requester };
  const taken = auditing(known, { step: "impersonate", path }, () => impersonate(known, path));
  auditing(taken, { step: "authorize", path }, () => checkAuthorized(taken, path));
  return auditing(taken, { step: "serve", path }, () => serve(taken, { path, isUnderRoot }));
}
