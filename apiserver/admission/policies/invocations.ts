/** Which policies are about a request, by which bindings and with which parameters. */
import type { KubeObject } from "../../../api/resource.ts";
import { StatusError } from "../../../api/status.ts";
import type { Registry } from "../../registry/context.ts";
import type { Resource } from "../../registry/resource-table.ts";
import {
  type Attributes,
  type Matched,
  matchResources,
  type Surroundings,
} from "../matching/index.ts";
import { ConfigurationError, collectParams, paramResource } from "./params.ts";
import type { Binding, Hook, Policy } from "./source.ts";

/** A policy that is to be evaluated: once for each parameter that a binding gives it. */
export interface Invocation<P extends Policy, B extends Binding> {
  readonly policy: P;
  readonly binding: B;
  readonly matched: Matched;
  /** `null` where it has none. */
  readonly params: KubeObject | null;
}

/** A policy that is about the request and cannot be evaluated. */
export interface Misconfiguration<P extends Policy, B extends Binding> {
  readonly policy: P;
  /** Absent where it is the policy itself that is wrong. */
  readonly binding?: B;
  readonly message: string;
}

interface Found<P extends Policy, B extends Binding> {
  readonly invocations: readonly Invocation<P, B>[];
  readonly misconfigurations: readonly Misconfiguration<P, B>[];
}

interface Context {
  readonly attributes: Attributes;
  readonly around: Surroundings;
  readonly registry: Registry;
}

/** What has to be evaluated for a request, in the order of policies, bindings and parameters. */
export function invocationsOf<P extends Policy, B extends Binding>(
  hooks: readonly Hook<P, B>[],
  context: Context,
): Found<P, B> {
  const invocations: Invocation<P, B>[] = [];
  const misconfigurations: Misconfiguration<P, B>[] = [];
  for (const { policy, bindings } of hooks) {
    const tried = attempt(() => matchPolicy(policy, context));
    if ("message" in tried) {
      const message = `failed to configure policy: ${tried.message}`;
      misconfigurations.push({ policy, message });
      continue;
    }
    if (tried.value === undefined) continue;
    const { matched, resource } = tried.value;
    for (const binding of bindings) {
      const params = attempt(() => paramsOf(binding, resource, context));
      if ("message" in params) {
        const message = `failed to configure binding: ${params.message}`;
        misconfigurations.push({ policy, binding, message });
        continue;
      }
      for (const each of params.value) {
        invocations.push({ policy, binding, matched, params: each });
      }
    }
  }
  return { invocations, misconfigurations };
}

type Attempt<T> = { readonly value: T } | { readonly message: string };

function attempt<T>(run: () => T): Attempt<T> {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof StatusError) {
      return { message: error.message };
    }
    throw error;
  }
}

function matchPolicy(
  { spec }: Policy,
  { attributes, around, registry }: Context,
): { readonly matched: Matched; readonly resource: Resource | undefined } | undefined {
  const { matchConstraints, paramKind } = spec;
  if (matchConstraints === undefined) return undefined;
  const matched = matchResources(matchConstraints, attributes, around);
  return matched && { matched, resource: paramResource(paramKind, registry) };
}

/** With what a binding has a policy evaluated; nothing where it is not about the request. */
function paramsOf(
  { spec }: Binding,
  resource: Resource | undefined,
  { attributes, around, registry }: Context,
): readonly (KubeObject | null)[] {
  const { matchResources: criteria, paramRef } = spec;
  if (criteria !== undefined && matchResources(criteria, attributes, around) === undefined) {
    return [];
  }
  return collectParams(resource, paramRef, { namespace: attributes.namespace, registry });
}
