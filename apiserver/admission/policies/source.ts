/** The policies that are in force, with their bindings. */
import type { ParamKind, ParamRef } from "../../../api/admissionregistration/param.ts";
import type { MatchResources } from "../../../api/admissionregistration/rule.ts";
import type { KubeObject, ResourceDefinition } from "../../../api/resource.ts";
import { qualifiedResource } from "../../../api/status.ts";
import { tableName } from "../../registry/resource-table.ts";
import type { Storage } from "../../storage/storage.ts";
import { isExempt } from "../matching/index.ts";

/** What policies of both kinds have. */
export interface Policy extends KubeObject {
  readonly spec: {
    readonly paramKind?: ParamKind | undefined;
    readonly matchConstraints?: MatchResources | undefined;
    readonly failurePolicy: string;
  };
}

/** What bindings of both kinds have. */
export interface Binding extends KubeObject {
  readonly spec: {
    readonly policyName?: string | undefined;
    readonly paramRef?: ParamRef | undefined;
    readonly matchResources?: MatchResources | undefined;
  };
}

/** A policy and what binds it; both by name. */
export interface Hook<P extends Policy, B extends Binding> {
  readonly policy: P;
  readonly bindings: readonly B[];
}

/**
 * Reads policies and bindings again when one of them changed, and knows by resource which may be
 * about it: so a write that none is about costs a comparison and a look into a map.
 */
export class PolicySource<P extends Policy, B extends Binding> {
  readonly #storage: Storage;
  readonly #policies: string;
  readonly #bindings: string;
  /** One of them changed since they were read. */
  #isStale = true;
  #hooks: readonly Hook<P, B>[] = [];
  #byResource = new Map<ResourceDefinition, readonly Hook<P, B>[]>();

  constructor(storage: Storage, policy: ResourceDefinition, binding: ResourceDefinition) {
    this.#storage = storage;
    this.#policies = tableName(policy);
    this.#bindings = tableName(binding);
    const forget = () => {
      this.#isStale = true;
    };
    for (const table of [this.#policies, this.#bindings]) {
      storage.watch(table, storage.revision, forget);
    }
  }

  /** Those that may be about a resource or one of its subresources. */
  hooksFor(resource: ResourceDefinition): readonly Hook<P, B>[] {
    if (this.#isStale) this.#read();
    if (this.#hooks.length === 0) return this.#hooks;
    const known = this.#byResource.get(resource);
    if (known !== undefined) return known;
    const found =
      isExempt(resource) || unseen.has(qualifiedResource(resource))
        ? []
        : this.#hooks.filter(({ policy }) => mayBeAbout(policy, resource));
    this.#byResource.set(resource, found);
    return found;
  }

  #read(): void {
    const storage = this.#storage;
    this.#isStale = false;
    this.#byResource = new Map();
    // The tables hold nothing else.
    const bound = storage.list(this.#bindings).map(({ object }) => object as unknown as B);
    this.#hooks = storage.list(this.#policies).flatMap(({ object }) => {
      const policy = object as unknown as P;
      const own = bound.filter(({ spec }) => spec.policyName === object.metadata.name);
      return own.length === 0 ? [] : [{ policy, bindings: own }];
    });
  }
}

/**
 * Questions that are not kept, without which a cluster may break, are for webhooks alone.
 * Source: pkg/kubeapiserver/admission/exclusion 1.36.
 */
const unseen: ReadonlySet<string> = new Set([
  "selfsubjectreviews.authentication.k8s.io",
  "tokenreviews.authentication.k8s.io",
  "localsubjectaccessreviews.authorization.k8s.io",
  "selfsubjectaccessreviews.authorization.k8s.io",
  "selfsubjectrulesreviews.authorization.k8s.io",
  "subjectaccessreviews.authorization.k8s.io",
]);

/** A rule may name another version or group of the resource, so that only the plural tells. */
const mayBeAbout = ({ spec }: Policy, { plural }: ResourceDefinition): boolean =>
  (spec.matchConstraints?.resourceRules ?? []).some(({ resources = [] }) =>
    resources.some((each) => ["*", plural].includes(each.split("/")[0] ?? "")),
  );
