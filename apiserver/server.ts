import type { Authorizer } from "../api/authorization/authorizer.ts";
import type { AuthorizationMode } from "../api/authorization/modes.ts";
import type {
  ApiHandler,
  ApiRequest,
  ApiResponse,
  LateCreation,
  Renewal,
  WatchEvent,
  WatchHandle,
  WatchRequest,
} from "../api/request.ts";
import type { ResourceDefinition } from "../api/resource.ts";
import { type Clock, nameGenerator, type Random } from "../api/runtime.ts";
import { StatusError } from "../api/status.ts";
import type { WebhookCaller } from "../api/webhook-call.ts";
import { type AdmissionOptions, admissionPlugins } from "./admission/index.ts";
import type { ServiceRanges } from "./admission/services/index.ts";
import { initialCidrs } from "./admission/services/ready-ranges.ts";
import { type AggregatedApi, aggregatedApis } from "./aggregated.ts";
import { ApiServices } from "./api-services/api-services.ts";
import { type AuditOptions, Auditor } from "./audit/index.ts";
import { AccountTokens } from "./auth/account-tokens.ts";
import { identified } from "./auth/authenticator.ts";
import { alwaysAllow } from "./auth/authorizer.ts";
import { LastModes } from "./auth/last-modes.ts";
import { nodeAndRbac } from "./auth/node-and-rbac.ts";
import { accessReviewers } from "./auth/reviewers.ts";
import { CustomResources } from "./custom-resources/custom-resources.ts";
import { forgetInTime } from "./expiry.ts";
import { FlowSchemaConditions } from "./flow-control/flow-schema-conditions.ts";
import { IpAddresses } from "./ip-addresses.ts";
import { LeakedAddresses } from "./leaked-addresses.ts";
import { AdmissionMetrics } from "./metrics/admission-metrics.ts";
import { refused } from "./refused.ts";
import { type AdmittedConnection, admitConnection, type Connection } from "./registry/connect.ts";
import { type Call, callOf, type Noted, nothingNoted, type Registry } from "./registry/context.ts";
import { createLate } from "./registry/create-late.ts";
import { dispatch } from "./registry/dispatch.ts";
import { ListCache } from "./registry/list-cache.ts";
import { renewalOf } from "./registry/renewal.ts";
import { type ObjectSources, type Reviewers, resourceTable } from "./registry/resource-table.ts";
import { watchObjects } from "./registry/watch.ts";
import { ServiceEndpoints } from "./service-endpoints.ts";
import type { Storage } from "./storage/storage.ts";
import { Conversions } from "./webhooks/conversions.ts";
import { Decider, type Matter } from "./webhooks/decider.ts";
import type { Decision } from "./webhooks/decision.ts";
import { RepeatableRandom } from "./webhooks/repeatable-random.ts";
import { webhookUse } from "./webhooks/use.ts";

export interface ApiServerOptions extends ServiceRanges {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: Random;
  readonly definitions: readonly ResourceDefinition[];
  /** Which admission plugins run; those that are on by default, unless it says otherwise. */
  readonly admission?: AdmissionOptions;
  /** Where the objects of computed resources come from. */
  readonly sources?: ObjectSources;
  /** What answers the questions of kinds that only ask. */
  readonly reviewers?: Reviewers;
  /** Who may do what, in place of any that there is. */
  readonly authorizer?: Authorizer;
  /** How it is decided who may do what: by roles, unless it says otherwise. */
  readonly authorizationMode?: AuthorizationMode;
  /** What is served beside the definitions. */
  readonly aggregated?: readonly AggregatedApi[];
  /** What is noted of requests, and where to. Absent: nothing. */
  readonly audit?: AuditOptions;
  /** What asks webhooks. Absent: none can be reached. */
  readonly webhooks?: WebhookCaller;
}

/** The API server: decides on requests against the storage. `http/` puts it on a port. */
export class ApiServer implements ApiHandler {
  readonly registry: Registry;
  /** The ranges that Services of a new cluster get their addresses from. */
  readonly serviceCidrs: readonly string[];
  /**
   * For what the server writes itself: no webhook is asked about it, and its uids are drawn apart,
   * so that one object more of its own changes no run of a seed.
   */
  readonly own: Pick<ApiHandler, "handle"> & Pick<Registry, "names">;
  /** Notes what is asked, where that is wanted. */
  readonly auditor: Auditor | undefined;
  /** How users were taken for others. */
  readonly lastModes = new LastModes();
  /** What makes other objects follow those that were written. */
  readonly #followUps: readonly { settle(): void }[];
  readonly #decider: Decider;
  /** Whether webhooks may have a say in anything. */
  readonly #usesWebhooks: (request: ApiRequest) => boolean;

  constructor({ storage, clock, random, definitions, ...given }: ApiServerOptions) {
    const chance = new RepeatableRandom(random.fork("admission"));
    const conversions = new Conversions(storage);
    const tokens = new AccountTokens({ storage, clock }, random.fork("tokens"));
    const authorizer = given.authorizer ?? authorizerOf(storage, given.authorizationMode);
    const admission = admissionPlugins({ storage, random: chance, ranges: given }, given.admission);
    const reviewers = new Map([...accessReviewers(tokens, authorizer), ...(given.reviewers ?? [])]);
    this.registry = {
      storage,
      clock,
      writeClock: clock,
      names: nameGenerator(random.fork("names")),
      resources: resourceTable(definitions, { ...given, reviewers, conversions, admission }),
      aggregated: aggregatedApis(given.aggregated ?? []),
      lists: new ListCache(),
      conversions,
      tokens,
      authorizer,
      admissionMetrics: new AdmissionMetrics(),
      admission,
    };
    this.#decider = new Decider({
      registry: this.registry,
      caller: given.webhooks ?? unreachable,
      uid: nameGenerator(random.fork("webhooks")).uid,
      random: chance,
    });
    const noting = { clock, authorizer, storage, uid: nameGenerator(random.fork("audit")).uid };
    forgetInTime(this.registry);
    this.auditor = given.audit && new Auditor(given.audit, noting);
    this.#usesWebhooks = webhookUse(storage, this.registry.resources, admission);
    this.serviceCidrs = initialCidrs(given.serviceRangeIPv6);
    const own = { ...this.registry, names: nameGenerator(random.fork("own names")) };
    this.own = { handle: (request) => this.#write(request, own), names: own.names };
    this.#followUps = [
      new CustomResources(this.registry, this.own),
      new IpAddresses(this.registry, this.own),
      new LeakedAddresses(this.registry, this.own),
      new ServiceEndpoints(this.registry, this.own),
      new FlowSchemaConditions(this.registry, this.own),
      new ApiServices(this.registry, this.own),
    ];
  }

  handle(given: ApiRequest): ApiResponse {
    const request = identified(this.registry.tokens, given);
    if (request instanceof StatusError) return this.#turnedAway(given, request);
    const audited = this.auditor?.begin(request);
    const response = this.#usesWebhooks(request)
      ? this.#decider.now(this.#matter(request))
      : this.#decide(request);
    audited?.complete(response);
    return response;
  }

  ask(given: ApiRequest, done: (response: ApiResponse) => void): void {
    const request = identified(this.registry.tokens, given);
    if (request instanceof StatusError) {
      done(this.#turnedAway(given, request));
      return;
    }
    const audited = this.auditor?.begin(request);
    const finish = (response: ApiResponse) => {
      audited?.complete(response);
      done(response);
    };
    const told = audited === undefined ? done : finish;
    if (this.#usesWebhooks(request)) this.#decider.later(this.#matter(request), told);
    else told(this.#decide(request));
  }

  watch(request: WatchRequest, sink: (event: WatchEvent) => void, ended?: () => void): WatchHandle {
    return watchObjects(this.registry, request, { sink, ended, decider: this.#decider });
  }

  renewal(request: ApiRequest): Renewal | undefined {
    const call = this.#unseen(request);
    return call && renewalOf(call);
  }

  createLate(request: ApiRequest, creation: LateCreation): boolean {
    const call = this.#unseen(request);
    return call !== undefined && createLate(call, creation);
  }

  /** What is audited, or from somebody who shows who they are, is to be looked at every time. */
  #unseen(request: ApiRequest): Call | undefined {
    if (this.auditor !== undefined || request.credentials !== undefined) return undefined;
    return callOf(this.registry, request, nothingNoted());
  }

  /** Tells what admission says of a connection; `done` is called as that of `ask` is. */
  connect(connection: Connection, done: (admitted: AdmittedConnection) => void): void {
    const noting = (admitted: AdmittedConnection) => {
      this.registry.admissionMetrics.note(admitted.observed);
      done(admitted);
    };
    if (!this.#usesWebhooks({ ...connection.request, verb: "create" })) {
      noting(admitConnection(this.registry, connection));
      return;
    }
    const matter: Matter<AdmittedConnection> = {
      decide: ({ registry }) => admitConnection(registry, connection),
      refuse: (refusal) => ({ refusal, warnings: [], annotations: [], observed: [] }),
    };
    this.#decider.later(matter, noting);
  }

  /** What `read` makes of stored objects, as far as webhooks need not be waited for. */
  read<T>(read: () => T): T {
    return this.#decider.now({ decide: read, refuse: thrown });
  }

  /** What the server does of its own. */
  #write(request: ApiRequest, registry: Registry): ApiResponse {
    const audited = this.auditor?.begin(request);
    const response = this.#decide(request, { registry });
    audited?.complete(response);
    return response;
  }

  #turnedAway(request: ApiRequest, error: StatusError): ApiResponse {
    this.auditor?.unauthorized(request);
    return refused(error);
  }

  #matter(request: ApiRequest): Matter<ApiResponse> {
    return { decide: (decision) => this.#decide(request, decision), refuse: refused };
  }

  /** Answers a request. Throws Pending where webhooks have to be asked first. */
  #decide(request: ApiRequest, decision?: DecidedBy): ApiResponse {
    const noted = nothingNoted(decision?.warnings);
    try {
      return this.#finished(dispatch(decision?.registry ?? this.registry, request, noted), noted);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const { warnings } = noted;
      return this.#finished({ code: error.code, body: error.toStatus(), warnings }, noted);
    } finally {
      for (const each of this.#followUps) each.settle();
    }
  }

  /** An answer with what an audit would note of the request; what was observed is counted. */
  #finished(response: ApiResponse, { annotations, observed }: Noted): ApiResponse {
    if (observed.length > 0) this.registry.admissionMetrics.note(observed);
    return annotations.length === 0
      ? response
      : { ...response, auditAnnotations: Object.fromEntries(annotations.toReversed()) };
  }
}

const authorizerOf = (storage: Storage, mode: AuthorizationMode | undefined): Authorizer =>
  mode === "AlwaysAllow" ? alwaysAllow : nodeAndRbac(storage);

const unreachable: WebhookCaller = {
  now: () => nobody,
  later: (_call, done) => done(nobody),
};
const nobody = { failure: "there is no way out of this process" };

function thrown(error: StatusError): never {
  throw error;
}

type DecidedBy = Pick<Decision, "registry"> & Partial<Pick<Decision, "warnings">>;
