/** What passes between the API server and webhooks: a question is data, answered at the edge. */
import type { JsonObject } from "./json.ts";

/** A question that a webhook is to be asked. */
export interface WebhookCall {
  /** As failures name it: `https://hook.shop.svc:443/mutate?timeout=10s`. */
  readonly url: string;
  /** The Service that is asked, whose name its certificate bears. Absent: the host of `url`. */
  readonly service?: ServicePort;
  /** Where a Service that stands for another name is found. */
  readonly connectTo?: HostPort;
  /** The cluster IP of a Service that has pods. */
  readonly clusterIP?: HostPort;
  /** Why the Service is not found: then nobody is asked. */
  readonly unresolved?: string;
  /** Certificates in PEM, as base64, that vouch for it. Absent: those that the machine trusts. */
  readonly caBundle?: string;
  /** By what the API server shows who it is: certificate and key in PEM, as base64. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** A bearer token that it shows. */
  readonly token?: string;
  readonly timeoutMs: number;
  /** The review that it is sent. */
  readonly body: JsonObject;
}

export interface ServicePort {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
}

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/**
 * What a webhook answered, or why nothing came back, in the words of the client that asked.
 * `warnings` are shown to whoever made the request that it was asked for.
 */
export type WebhookAnswer =
  | { readonly code: number; readonly body: string; readonly warnings?: readonly string[] }
  | { readonly failure: string };

/** What asks webhooks. The same question may be asked more than once. */
export interface WebhookCaller {
  /** The answer, where it is there without anybody's waiting. */
  now(call: WebhookCall): WebhookAnswer | undefined;
  /** Asks; `done` is called once, before this returns where nothing has to be waited for. */
  later(call: WebhookCall, done: (answer: WebhookAnswer) => void): void;
}
