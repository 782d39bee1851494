/** Events of an audit. Source: audit.k8s.io/v1 Event 1.36. */
import type { UserInfo } from "../../api/authentication/user-info.ts";
import { isObject, type Json } from "../../api/json.ts";
import type { ApiRequest, ApiResponse, ResourceRef } from "../../api/request.ts";
import type { AuditLevel, AuditStage } from "./policy.ts";

/** What an audit says of a request at one stage; plain JSON, the times virtual. */
export interface AuditEvent {
  readonly kind: "Event";
  readonly apiVersion: "audit.k8s.io/v1";
  readonly level: AuditLevel;
  readonly auditID: string;
  readonly stage: AuditStage;
  readonly requestURI: string;
  readonly verb: string;
  readonly user: UserInfo;
  readonly impersonatedUser?: UserInfo;
  readonly authenticationMetadata?: { readonly impersonationConstraint: string };
  readonly sourceIPs?: readonly string[];
  readonly userAgent: string;
  readonly objectRef?: { readonly [name: string]: string };
  readonly responseStatus?: object;
  readonly requestObject?: Json;
  readonly responseObject?: Json;
  readonly requestReceivedTimestamp: string;
  readonly stageTimestamp: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A request that may be noted: one of the API, or the connection or document of a path. */
export interface AuditedRequest
  extends Pick<ApiRequest, "namespace" | "name" | "subresource" | "body" | "actor"> {
  readonly verb: string;
  readonly requester?: ApiRequest["requester"];
  readonly wire?: ApiRequest["wire"];
  /** Absent of what is no resource. */
  readonly resource?: ResourceRef;
}

/** The path of a request, where nobody sent it over a wire. */
export function uriOf({ resource, namespace, name, subresource }: AuditedRequest): string {
  if (resource === undefined) return "/";
  const { group, version, plural } = resource;
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  const within = namespace === undefined || namespace === "" ? "" : `/namespaces/${namespace}`;
  const rest = [plural, name, subresource].filter((part) => part !== undefined && part !== "");
  return `${root}${within}/${rest.join("/")}`;
}

/** What the request is about; of a new object, by what was sent. */
export function objectRefOf(request: AuditedRequest): AuditEvent["objectRef"] {
  const { resource, namespace, name, subresource, body } = request;
  if (resource === undefined) return undefined;
  const sent = isObject(body) && isObject(body.metadata) ? body.metadata : {};
  const textAt = (member: string) => {
    const value = sent[member];
    return typeof value === "string" ? value : "";
  };
  const { group, version, plural } = resource;
  const all = {
    resource: plural,
    namespace: namespace ?? "",
    name: name ?? textAt("name"),
    uid: textAt("uid"),
    apiGroup: group,
    apiVersion: version,
    resourceVersion: textAt("resourceVersion"),
    subresource: subresource ?? "",
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** Of a refusal all but its kind, of anything else the code. */
export function statusOf({ code, body }: Pick<ApiResponse, "code"> & Partial<ApiResponse>): object {
  const isStatus = body !== undefined && body.kind === "Status";
  if (!isStatus || code < 400) return { metadata: {}, code };
  const { kind: _, apiVersion: __, ...status } = body;
  return status;
}
