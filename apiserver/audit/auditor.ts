import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { Json } from "../../api/json.ts";
import type { ApiResponse } from "../../api/request.ts";
import { type Clock, formatMicroTime } from "../../api/runtime.ts";
import { userOf } from "../admission/matching/user-info.ts";
import { type Authenticator, requester } from "../auth/authenticator.ts";
import { withManagedFields } from "../fields/ownership.ts";
import { type AuditEvent, type AuditedRequest, objectRefOf, statusOf, uriOf } from "./event.ts";
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
  readonly authenticator: Authenticator;
}

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
    const { user, impersonatedUser } = this.#usersOf(request);
    const requestURI = request.wire?.requestURI ?? uriOf(request);
    const { plural = "", group = "" } = request.resource ?? {};
    const { namespace = "", name = "", subresource = "", verb } = request;
    const path = requestURI.split("?")[0] ?? "";
    const place = { plural, group, namespace, name, subresource, path };
    const ruling = rulingOf(this.#policy, { user, verb, ...place });
    if (ruling.level === "None") return undefined;
    const objectRef = objectRefOf(request);
    const { sourceIPs, userAgent = request.actor } = request.wire ?? {};
    const { clock, uid } = this.#parts;
    const about: About = {
      auditID: uid(),
      requestURI,
      verb,
      user,
      ...(impersonatedUser && { impersonatedUser }),
      ...(sourceIPs && { sourceIPs }),
      userAgent,
      ...(objectRef && { objectRef }),
      requestReceivedTimestamp: formatMicroTime(clock.now()),
    };
    const audited = new Audited(about, { ruling, clock, log: this.#log, body: request.body });
    audited.note("RequestReceived", {});
    return audited;
  }

  #usersOf({ actor, credentials }: AuditedRequest): {
    readonly user: UserInfo;
    readonly impersonatedUser?: UserInfo;
  } {
    const { token, impersonated } = credentials ?? {};
    const { authenticator } = this.#parts;
    const found = token === undefined ? undefined : authenticator.authenticate(token, []);
    const { username, groups } = userOf(actor, "");
    const user = found !== undefined && "user" in found ? found.user : { username, groups };
    if (impersonated === undefined) return { user };
    return { user, impersonatedUser: requester(authenticator, { impersonated }) };
  }
}

type About = Omit<AuditEvent, "kind" | "apiVersion" | "level" | "stage" | "stageTimestamp">;

interface Noting {
  readonly ruling: Ruling;
  readonly clock: Pick<Clock, "now">;
  readonly log: AuditOptions["log"];
  readonly body: unknown;
}

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
    this.note("ResponseStarted", { responseStatus: { metadata: {}, code } });
  }

  /** What admission noted, where the answer does not say so itself. */
  annotate(annotations: readonly (readonly [string, string])[]): void {
    this.#annotations = Object.fromEntries(annotations.toReversed());
  }

  complete(response: Pick<ApiResponse, "code"> & Partial<ApiResponse>): void {
    const { level, omitManagedFields } = this.#noting.ruling;
    const { body, auditAnnotations = this.#annotations } = response;
    const shown = level === "RequestResponse" ? answerJson(body, omitManagedFields) : undefined;
    const annotations = {
      "authorization.k8s.io/decision": "allow",
      "authorization.k8s.io/reason": "",
      ...auditAnnotations,
    };
    this.note("ResponseComplete", {
      responseStatus: statusOf(response),
      ...(shown === undefined ? {} : { responseObject: shown }),
      annotations: sorted(annotations),
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
