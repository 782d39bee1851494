/** Webhooks that run in the process of the cluster, on its time. */
import type { AdmissionRequest, PatchOperation } from "../../../api/admission-review.ts";
import { encodeBase64 } from "../../../api/base64.ts";
import { isObject, type JsonObject } from "../../../api/json.ts";
import type { WebhookAnswer, WebhookCall } from "../../../api/webhook-call.ts";

/** What an admission webhook decides. */
export interface AdmissionVerdict {
  readonly allowed: boolean;
  /** What it changes of the object, if it may. */
  readonly patch?: readonly PatchOperation[];
  /** Shown to who asked. */
  readonly warnings?: readonly string[];
  /** Why it is refused; Kubernetes puts the name of the webhook before the message. */
  readonly status?: { readonly message?: string; readonly reason?: string; readonly code?: number };
  readonly auditAnnotations?: Readonly<Record<string, string>>;
}

/** Reviews a request to write; `path` is that of the webhook's configuration. */
export type Admit = (
  request: AdmissionRequest,
  path: string,
) => AdmissionVerdict | PromiseLike<AdmissionVerdict>;

/** A server of webhooks. */
export interface WebhookServer {
  /** Answers admission webhooks. */
  readonly admit?: Admit;
  /** Answers conversion webhooks: the objects, in their order, in another version. */
  readonly convert?: (
    objects: readonly JsonObject[],
    apiVersion: string,
  ) => readonly object[] | PromiseLike<readonly object[]>;
  /** How long an answer takes, there and back; 1 unless it is said. */
  readonly latencyMs?: number;
}

/** The answer of a server to a question. */
export function answerOf(
  server: WebhookServer,
  call: WebhookCall,
): WebhookAnswer | PromiseLike<WebhookAnswer> {
  try {
    // A server gets a copy of its own, as from a wire.
    const review: unknown = JSON.parse(JSON.stringify(call.body));
    const response = isObject(review) ? responseTo(server, review, call.url) : undefined;
    if (response === undefined) return { code: 404, body: "" };
    if (!isPromise(response)) return answered(call, response);
    return response.then((said) => answered(call, said), failed);
  } catch (error) {
    return failed(error);
  }
}

/** Whether something is still to come. */
export const isPromise = <T>(value: T | PromiseLike<T>): value is PromiseLike<T> =>
  typeof value === "object" && value !== null && "then" in value;

function responseTo(server: WebhookServer, review: JsonObject, url: string) {
  const { request } = review;
  if (!isObject(request)) return undefined;
  if (review.kind === "AdmissionReview") {
    // The API server writes such requests.
    const asked = request as unknown as AdmissionRequest;
    const verdict = server.admit?.(asked, new URL(url).pathname);
    return verdict && following(verdict, admissionResponse);
  }
  const { objects, desiredAPIVersion } = request;
  if (!Array.isArray(objects)) return undefined;
  const converted = server.convert?.(objects.filter(isObject), String(desiredAPIVersion));
  return converted && following(converted, conversionResponse);
}

function following<T, R>(value: T | PromiseLike<T>, next: (value: T) => R): R | PromiseLike<R> {
  return isPromise(value) ? value.then(next) : next(value);
}

function admissionResponse({ patch = [], ...verdict }: AdmissionVerdict) {
  if (patch.length === 0) return verdict;
  return { ...verdict, patchType: "JSONPatch", patch: encodeBase64(JSON.stringify(patch)) };
}

const conversionResponse = (objects: readonly object[]) => ({
  convertedObjects: objects,
  result: { status: "Success" },
});

function answered({ body }: WebhookCall, response: object): WebhookAnswer {
  const { apiVersion = "", kind = "", request } = body;
  const { uid = "" } = isObject(request) ? request : {};
  const review = { apiVersion, kind, response: { uid, ...response } };
  return { code: 200, body: JSON.stringify(review) };
}

/** A server that throws has failed, as one that answers so. */
const failed = (error: unknown): WebhookAnswer => ({
  code: 500,
  body: error instanceof Error ? error.message : String(error),
});
