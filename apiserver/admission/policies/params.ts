/** What policies have as parameters. Source: plugin/policy/generic/policy_dispatcher.go 1.36. */
import type { ParamKind, ParamRef } from "../../../api/admissionregistration/param.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { selectorFromLabelSelector } from "../../../api/selectors/labels.ts";
import { keyFor, type Registry } from "../../registry/context.ts";
import type { Resource } from "../../registry/resource-table.ts";

/** Why a policy or a binding cannot be in force as it is. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

/** The resource of the parameters of a policy. Throws ConfigurationError where it is not served. */
export function paramResource(
  paramKind: ParamKind | undefined,
  { resources }: Registry,
): Resource | undefined {
  if (paramKind === undefined) return undefined;
  const { apiVersion = "", kind = "" } = paramKind;
  const resource = resources.byKind(apiVersion, kind);
  if (resource !== undefined) return resource;
  const named = `${apiVersion.includes("/") ? apiVersion : `/${apiVersion}`}, Kind=${kind}`;
  throw new ConfigurationError(`failed to find resource referenced by paramKind: '${named}'`);
}

/**
 * The parameters with which a policy is evaluated, once with each; `null` for none. Throws
 * ConfigurationError.
 */
export function collectParams(
  resource: Resource | undefined,
  paramRef: ParamRef | undefined,
  { namespace, registry }: { readonly namespace: string; readonly registry: Registry },
): readonly (KubeObject | null)[] {
  // A binding need not give what a policy could take.
  if (resource === undefined || paramRef === undefined) return [null];
  const found = referenced(resource, paramRef, { namespace: namespaceFor(), registry });
  if (found.length === 0 && paramRef.parameterNotFoundAction === "Deny") {
    throw new ConfigurationError(
      "no params found for policy binding with `Deny` parameterNotFoundAction",
    );
  }
  return found;

  function namespaceFor(): string | undefined {
    const asked = paramRef?.namespace ?? "";
    if (resource?.definition.namespaced === true) {
      if (asked !== "") return asked;
      if (namespace !== "") return namespace;
      throw new ConfigurationError(
        "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources",
      );
    }
    if (asked === "") return undefined;
    throw new ConfigurationError(
      "paramRef.namespace must not be provided for a cluster-scoped `paramKind`",
    );
  }
}

function referenced(
  { table, fromStored }: Resource,
  { name = "", selector }: ParamRef,
  { namespace, registry }: { readonly namespace: string | undefined; readonly registry: Registry },
): readonly KubeObject[] {
  if (name !== "") {
    const stored = registry.storage.get(table, keyFor(namespace, name));
    return stored === undefined ? [] : [fromStored(stored)];
  }
  const { matches } = selectorFromLabelSelector(selector ?? {});
  return registry.storage
    .list(table, namespace === undefined ? {} : { namespace })
    .filter(({ object }) => matches(object.metadata.labels))
    .map(({ object }) => fromStored(object));
}
