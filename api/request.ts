/** What passes between clients and the API server, in-process and over HTTP alike. */
import type { UserInfo } from "./authentication/user-info.ts";
import type { KubeObject } from "./resource.ts";
import type { Status } from "./status.ts";

export type Verb = "get" | "list" | "create" | "update" | "patch" | "delete" | "deletecollection";

/** The kinds of patch, by their content type. */
export const patchTypes = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
  apply: "application/apply-patch+yaml",
} as const;
export type PatchType = keyof typeof patchTypes;

/** Group, version and plural name: what a path names. `group` is empty for core. */
export interface ResourceRef {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
}

/** The query parameters and delete options that Kubernetes knows, decoded. */
export interface RequestOptions {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Labels of a metric, as custom.metrics.k8s.io takes them beside those of its objects. */
  readonly metricLabelSelector?: string;
  readonly limit?: number;
  readonly continue?: string;
  readonly resourceVersion?: string;
  readonly resourceVersionMatch?: "Exact" | "NotOlderThan";
  readonly dryRun?: boolean;
  readonly fieldManager?: string;
  readonly fieldValidation?: "Ignore" | "Warn" | "Strict";
  readonly force?: boolean;
  readonly gracePeriodSeconds?: number;
  /** The old way to say `propagationPolicy`, which stands beside this. */
  readonly orphanDependents?: boolean;
  readonly propagationPolicy?: "Orphan" | "Background" | "Foreground";
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
}

/** Fields that the text of a body gives more than once; the last of each counts. */
export type RepeatedFields =
  /** The path of every field, in the order of the text: `spec.paused`. */
  | { readonly format: "json"; readonly paths: readonly string[] }
  /** What the reader says of each: `line 10: key "paused" already set in map`. */
  | { readonly format: "yaml"; readonly lines: readonly string[] };

/** What a request shows of whom it is from. */
export interface Credentials {
  /** A bearer token. */
  readonly token?: string;
  /** Whom who asks wants to be taken for. */
  readonly impersonated?: UserInfo;
}

/** Whom a request is from, as it was found out when it came in. */
export interface Requester {
  /** Whom it counts as. */
  readonly user: UserInfo;
  /** Who signed in, where they want to be taken for somebody else. */
  readonly impersonator?: UserInfo;
  /** By which verb they may, where that is for some requests only: `impersonate:user-info`. */
  readonly constraint?: string | undefined;
}

/** How a request came to the server. */
export interface Wire {
  readonly requestURI: string;
  readonly userAgent: string;
  readonly sourceIPs: readonly string[];
}

export interface ApiRequest {
  readonly verb: Verb;
  readonly resource: ResourceRef;
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
  readonly options?: RequestOptions;
  /** The decoded body: an object for writes, a patch for `patch`. */
  readonly body?: unknown;
  readonly patchType?: PatchType;
  /** Set where the body came as text in which fields are repeated. */
  readonly repeated?: RepeatedFields;
  /** Who asks: a component such as `deployment-controller`, or a user. */
  readonly actor: string;
  /** Absent where nothing is shown, and for components in this process. */
  readonly credentials?: Credentials;
  /** Whose the credentials are, where that is known already: then nobody looks at them again. */
  readonly requester?: Requester;
  /** How it came, where an audit is to tell. */
  readonly wire?: Wire;
  /** The revision of the write that made the asker ask; 0 or absent where nothing did. */
  readonly cause?: number;
}

export interface ObjectList {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    /** Absent where the items are computed. */
    readonly resourceVersion?: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
  readonly items: readonly KubeObject[];
}

/** The answer to any request but a watch. `code` is the HTTP status. */
export interface ApiResponse {
  readonly code: number;
  readonly body: KubeObject | ObjectList | Status;
  readonly warnings: readonly string[];
  /** What an audit would note of the request; who asks over HTTP is not told. */
  readonly auditAnnotations?: Readonly<Record<string, string>>;
}

export interface WatchRequest {
  readonly resource: ResourceRef;
  readonly namespace?: string;
  /** Watches the one object of this name. */
  readonly name?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Events after this revision; absent or "0" begins with an ADDED for all there is. */
  readonly resourceVersion?: string;
  readonly allowBookmarks?: boolean;
  /** Begin with what there is, then a bookmark that says so. */
  readonly sendInitialEvents?: boolean;
}

export type WatchEventType = "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
export interface WatchEvent {
  readonly type: WatchEventType;
  /** The object; on BOOKMARK one with nothing but a resourceVersion; on ERROR a Status. */
  readonly object: KubeObject | Status;
  /** The revision of the write, 0 on ERROR. */
  readonly revision: number;
  /** The `namespace/name` or `name` of the object, where the server has it at hand. */
  readonly key?: string;
  /** Its object is made when somebody looks at it, which most have no need to. */
  readonly isLate?: boolean;
  /** Set on a MODIFIED that comes of a Renewal: its time, in milliseconds since the epoch. */
  readonly renewedMs?: number | undefined;
}

/** An update that is made again and again, of which nothing changes but the time of the renewal. */
export interface Renewal {
  /** The object as it was written last, and the revision of that. */
  readonly object: KubeObject;
  readonly revision: number;
  /**
   * Writes it with that time, in milliseconds since the epoch, as the request would that this was
   * made of. False where it takes more than that, because others have written meanwhile, something
   * is in the way or somebody is to be asked: nothing is written, and the request has to be made.
   */
  renew(timeMs: number): boolean;
}

/** An object that hardly anybody will look at. */
export interface LateCreation {
  /** `namespace/name`, or `name` for cluster-scoped objects. */
  readonly key: string;
  /** As that of a request. */
  readonly cause: number;
  readonly body: LateBody;
}

export interface LateBody {
  /** Makes it: always the same, and one that the server accepts. */
  make(place: { readonly name: string; readonly namespace: string | undefined }): unknown;
}

export interface WatchHandle {
  stop(): void;
}

/**
 * The API server as an in-process caller sees it. All of it is synchronous. A refusal is an answer
 * with a failed `Status`; `watch` throws the StatusError that an HTTP client would get as answer.
 * Events reach `sink` during the commit that causes them, so a sink only takes note of them.
 */
export interface ApiHandler {
  handle(request: ApiRequest): ApiResponse;
  /**
   * As `handle`, for who can wait for the answers of webhooks; `handle` refuses what has to be
   * waited for. `done` is called once, before this returns unless there is something to wait for.
   * Absent: there never is.
   */
  ask?(request: ApiRequest, done: (response: ApiResponse) => void): void;
  /**
   * `ended` is called once where the stream ends though nobody stopped it. The server itself ends
   * that of a custom resource whose definition changes; what is between may end any.
   */
  watch(request: WatchRequest, sink: (event: WatchEvent) => void, ended?: () => void): WatchHandle;
  /** How long the request is on its way, there and back, for who can wait. Absent: no time. */
  readonly delayMs?: (request: ApiRequest) => number;
  /**
   * A short way to make an update once more that has just been made; undefined where there is none.
   * Absent: there never is.
   */
  readonly renewal?: (request: ApiRequest) => Renewal | undefined;
  /**
   * A short way to create an object: it is written as the request would write it at that key, with
   * a body that is made when somebody looks at it first. `request` says what many have in common,
   * for it is kept with each. False where it takes more than that, because the key is taken,
   * something is in the way or somebody is to be asked: nothing is written, and the request has to
   * be made. Absent: it always has to.
   */
  readonly createLate?: (request: ApiRequest, creation: LateCreation) => boolean;
}

/** Asks the server, which may have to ask webhooks in turn. */
export function ask(
  handler: Pick<ApiHandler, "handle" | "ask">,
  request: ApiRequest,
  done: (response: ApiResponse) => void,
): void {
  if (handler.ask === undefined) done(handler.handle(request));
  else handler.ask(request, done);
}
