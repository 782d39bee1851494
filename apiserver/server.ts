import type {
  ApiHandler,
  ApiRequest,
  ApiResponse,
  WatchEvent,
  WatchHandle,
  WatchRequest,
} from "../api/request.ts";
import type { ResourceDefinition } from "../api/resource.ts";
import { type Clock, nameGenerator, type Random } from "../api/runtime.ts";
import { StatusError } from "../api/status.ts";
import { defaultAdmission } from "./admission/index.ts";
import type { AdmissionPlugin } from "./admission/plugin.ts";
import type { ServiceRanges } from "./admission/services/index.ts";
import { type AggregatedApi, aggregatedApis } from "./aggregated.ts";
import { CustomResources } from "./custom-resources/custom-resources.ts";
import { readComputed } from "./registry/computed.ts";
import { type Call, keyFor, methodNotAllowed, type Registry } from "./registry/context.ts";
import { createObject } from "./registry/create.ts";
import { deleteCollection, deleteObject } from "./registry/delete.ts";
import { getObject } from "./registry/get.ts";
import { listObjects } from "./registry/list.ts";
import { ListCache } from "./registry/list-cache.ts";
import { patchObject } from "./registry/patch.ts";
import {
  type ObjectSources,
  type Reviewers,
  resourceTable,
  unknownPath,
} from "./registry/resource-table.ts";
import { reviewObject } from "./registry/review.ts";
import { handleSubresource } from "./registry/subresources.ts";
import { updateObject } from "./registry/update.ts";
import { watchObjects } from "./registry/watch.ts";
import type { Storage } from "./storage/storage.ts";

export interface ApiServerOptions extends ServiceRanges {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: Random;
  readonly definitions: readonly ResourceDefinition[];
  readonly admission?: readonly AdmissionPlugin[];
  /** Where the objects of computed resources come from. */
  readonly sources?: ObjectSources;
  /** What answers the questions of kinds that only ask. */
  readonly reviewers?: Reviewers;
  /** What is served beside the definitions. */
  readonly aggregated?: readonly AggregatedApi[];
}

/** The API server: decides on requests against the storage. `http/` puts it on a port. */
export class ApiServer implements ApiHandler {
  readonly registry: Registry;
  readonly #customResources: CustomResources;

  constructor({ storage, clock, random, definitions, ...given }: ApiServerOptions) {
    this.registry = {
      storage,
      clock,
      names: nameGenerator(random.fork("names")),
      resources: resourceTable(definitions, given.sources, given.reviewers),
      aggregated: aggregatedApis(given.aggregated ?? []),
      lists: new ListCache(),
      admission: given.admission ?? defaultAdmission(storage, random.fork("admission"), given),
    };
    this.#customResources = new CustomResources(this.registry, this);
  }

  handle(request: ApiRequest): ApiResponse {
    // What was noticed before a refusal is told all the same.
    const noted: Noted = { warnings: [], annotations: [] };
    try {
      return annotated(this.#dispatch(request, noted), noted);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const { warnings } = noted;
      return annotated({ code: error.code, body: error.toStatus(), warnings }, noted);
    } finally {
      this.#customResources.settle();
    }
  }

  watch(request: WatchRequest, sink: (event: WatchEvent) => void, ended?: () => void): WatchHandle {
    return watchObjects(this.registry, request, { sink, ended });
  }

  #dispatch(request: ApiRequest, noted: Noted): ApiResponse {
    const { registry } = this;
    const { warnings, annotations } = noted;
    const beside = registry.aggregated.get(request.resource.group);
    if (beside !== undefined) return { code: 200, body: beside.read(request), warnings };
    const resource = registry.resources.find(request.resource);
    const options = request.options ?? {};
    const key = keyFor(request.namespace, request.name ?? "");
    const unknownFields: string[] = [];
    const call: Call = {
      registry,
      request,
      resource,
      options,
      key,
      warnings,
      annotations,
      unknownFields,
    };
    if (resource.source !== undefined) return readComputed(call, resource.source);
    if (resource.reviewer !== undefined) return reviewObject(call, resource.reviewer);
    const { subresource } = request;
    if (subresource !== undefined && subresource !== "status") return handleSubresource(call);
    if (subresource === "status" && !resource.definition.hasStatus) throw unknownPath();
    switch (request.verb) {
      case "get":
        return getObject(call);
      case "list":
        return listObjects(call);
      case "create":
        if (subresource !== undefined) throw methodNotAllowed();
        return createObject(call);
      case "update":
        return updateObject(call);
      case "patch":
        return patchObject(call);
      case "delete":
        if (subresource !== undefined) throw methodNotAllowed();
        return deleteObject(call);
      case "deletecollection":
        return deleteCollection(call);
      default:
        throw new Error(`${request.verb satisfies never} is no verb`);
    }
  }
}

type Noted = Pick<Call, "warnings" | "annotations">;

/** An answer with what an audit would note of the request. */
const annotated = (response: ApiResponse, { annotations }: Noted): ApiResponse =>
  annotations.length === 0
    ? response
    : { ...response, auditAnnotations: Object.fromEntries(annotations.toReversed()) };
