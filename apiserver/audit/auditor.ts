import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { Authorizer, Decision } from "../../api/authorization/authorizer.ts";
import type { Json } from "../../api/json.ts";
import type { ApiResponse } from "../../api/request.ts";
import { type Clock, formatMicroTime } from "../../api/runtime.ts";
import { userOf } from "../admission/matching/user-info.ts";
import { attributesFor } from "../auth/attributes.ts";
import { withManagedFields } from "../fields/ownership.ts";
import type { Storage } from "../storage/storage.ts";
import { type AuditEvent, type AuditedRequest, objectRefOf, statusOf, uriOf } from "./event.ts";
import { kubeletNode } from "./kubelet-node.ts";
import { withoutPatches } from "./patch-annotations.ts";
import { type AuditPolicy, type AuditStage, everything, type Ruling, rulingOf } from "./policy.ts";

/** What is noted, and where to. */
export interface AuditOptions {
  /** Absent: everything at the level Metadata. */
  readonly policy?: AuditPolicy;
  /** Takes the events one by one, as they come about. */
  readonly log: (event: AuditEvent) => void;
}

interface AuditorParts {
  readonly clock: Pick<Clock, "now">;
  /** Draws the ids of requests. */
  readonly uid: () => string;
  /** Says why one may do what is noted. */
  readonly authorizer: Authorizer;
  readonly storage: Pick<Storage, "get">;
}

/** Nobody: who shows a token that is not good. */
const unknown = {};

/** Notes who asked what, as kube-apiserver's audit log does. */
export class Auditor {
  readonly #policy: AuditPolicy;
  readonly #log: AuditOptions["log"];
  readonly #parts: AuditorParts;

  constructor({ policy = everything, log }: AuditOptions, parts: AuditorParts) {
    this.#policy = policy;
    this.#log = log;
    this.#parts = parts;
  }

  /** Begins to note a request; nothing where the policy has nothing noted of it. */
  begin(request: AuditedRequest): Audited | undefined {
    const audited = this.#about(request, usersOf(request, this.#parts.storage));
    audited?.note("RequestReceived", {});
    return audited;
  }

  /** Notes a request of somebody whose token is not good. */
  unauthorized(request: AuditedRequest): void {
    this.#about(request, { user: unknown })?.note("ResponseStarted", {
      responseStatus: {
        metadata: {},
        message: "Authentication failed, attempted: bearer",
        code: 401,
      },
    });
  }

  #about(request: AuditedRequest, users: Users): Audited | undefined {
    const requestURI = request.wire?.requestURI ?? uriOf(request);
    const { plural = "", group = "" } = request.resource ?? {};
    const { namespace = "", name = "", subresource = "", verb } = request;
    const path = requestURI.split("?")[0] ?? "";
    const place = { plural, group, namespace, name, subresource, path };
    const ruling = rulingOf(this.#policy, { user: users.user, verb, ...place });
    if (ruling.level === "None") return undefined;
    const objectRef = objectRefOf(request);
    const { sourceIPs, userAgent = request.actor } = request.wire ?? {};
    const { clock, uid, authorizer } = this.#parts;
    const about: About = {
      auditID: uid(),
      requestURI,
      verb,
      ...users,
      ...(sourceIPs && { sourceIPs }),
      userAgent,
      ...(objectRef && { objectRef }),
      requestReceivedTimestamp: formatMicroTime(clock.now()),
    };
    const counted = users.impersonatedUser ?? users.user;
    const asked = attributesFor(counted, { ...request, path });
    const decision = () => authorizer.authorize(asked);
    return new Audited(about, { ruling, clock, log: this.#log, body: request.body, decision });
  }
}

interface Users {
  readonly user: UserInfo;
  readonly impersonatedUser?: UserInfo;
  readonly authenticationMetadata?: AuditEvent["authenticationMetadata"];
}

function usersOf(request: AuditedRequest, storage: Pick<Storage, "get">): Users {
  const { actor, requester } = request;
  if (requester === undefined) {
    const node = actor === "kubelet" ? kubeletNode(request, storage) : "";
    const { username, groups } = userOf(actor, node);
    return { user: { username, groups } };
  }
  const { user, impersonator, constraint } = requester;
  if (impersonator === undefined) return { user };
  return {
    user: impersonator,
    impersonatedUser: user,
    ...(constraint !== undefined && {
      authenticationMetadata: { impersonationConstraint: constraint },
    }),
  };
}

type About = Omit<AuditEvent, "kind" | "apiVersion" | "level" | "stage" | "stageTimestamp">;

interface Noting {
  readonly ruling: Ruling;
  readonly clock: Pick<Clock, "now">;
  readonly log: AuditOptions["log"];
  readonly body: unknown;
  /** What the authorizer says of it. */
  readonly decision: () => Decision;
}

/** Source: apiserver endpoints/filters WithAuthorization 1.36. */
const authorization = (decision: "allow" | "forbid", reason = "") => ({
  "authorization.k8s.io/decision": decision,
  "authorization.k8s.io/reason": reason,
});

type Answer = Pick<ApiResponse, "code"> & Partial<ApiResponse>;

/** A request that is noted. */
export class Audited {
  readonly #about: About;
  readonly #noting: Noting;
  #annotations: Readonly<Record<string, string>> = {};

  constructor(about: About, noting: Noting) {
    this.#about = about;
    this.#noting = noting;
  }

  /** The answer has begun, and goes on. */
  started(code: number): void {
    const annotations = sorted(this.#allowed());
    this.note("ResponseStarted", { responseStatus: { metadata: {}, code }, annotations });
  }

  /** What admission noted, where the answer does not say so itself. */
  annotate(annotations: readonly (readonly [string, string])[]): void {
    this.#annotations = Object.fromEntries(annotations.toReversed());
  }

  /** It is done, and what it was answered. */
  complete(response: Answer): void {
    this.#completed(response, this.#allowed());
  }

  /** It was refused, as roles forbid it. */
  forbidden(response: Answer): void {
    this.#completed(response, authorization("forbid", this.#noting.decision().reason));
  }

  /** It was refused before anybody asked whether it is allowed. */
  turnedAway(response: Answer): void {
    this.#completed(response, undefined);
  }

  /** Components may do their work whatever roles there are, and then there is no reason to give. */
  #allowed() {
    const { verdict, reason } = this.#noting.decision();
    return authorization("allow", verdict === "Allow" ? reason : "");
  }

  #completed(response: Answer, authorized: Readonly<Record<string, string>> | undefined): void {
    const { level, omitManagedFields } = this.#noting.ruling;
    const { body, auditAnnotations = this.#annotations } = response;
    const shown = level === "RequestResponse" ? answerJson(body, omitManagedFields) : undefined;
    const noted = level === "Metadata" ? withoutPatches(auditAnnotations) : auditAnnotations;
    const annotations = { ...authorized, ...noted };
    this.note("ResponseComplete", {
      responseStatus: statusOf(response),
      ...(shown === undefined ? {} : { responseObject: shown }),
      ...(Object.keys(annotations).length > 0 && { annotations: sorted(annotations) }),
    });
  }

  note(stage: AuditStage, more: Partial<AuditEvent>): void {
    const { ruling, clock, log, body } = this.#noting;
    if (ruling.omitStages.has(stage)) return;
    const isSent = ["Request", "RequestResponse"].includes(ruling.level) && body !== undefined;
    const { requestReceivedTimestamp, ...about } = this.#about;
    const { responseStatus, responseObject, annotations } = more;
    // Bodies are JSON.
    const requestObject = body as Json;
    log({
      kind: "Event",
      apiVersion: "audit.k8s.io/v1",
      level: ruling.level,
      stage,
      ...about,
      ...(responseStatus && { responseStatus }),
      ...(isSent && stage !== "RequestReceived" && { requestObject }),
      ...(responseObject !== undefined && { responseObject }),
      requestReceivedTimestamp,
      stageTimestamp: formatMicroTime(clock.now()),
      ...(annotations && { annotations }),
    });
  }
}

const sorted = (annotations: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(annotations).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Objects of an answer as clients see them. */
function answerJson(body: ApiResponse["body"] | undefined, omits: boolean): Json | undefined {
  if (body === undefined) return undefined;
  const show = omits ? <T extends object>(object: T) => object : withManagedFields;
  const shown = "items" in body ? { ...body, items: body.items.map(show) } : show(body);
  // An answer is JSON.
  return shown as unknown as Json;
}
