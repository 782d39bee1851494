import type { WholeUserInfo } from "../../../api/authentication/user-info.ts";
import type { ResourceAttributes } from "../../../api/authorization/attributes.ts";
import { equalJson } from "../../../api/json.ts";
import type { OwnerReference } from "../../../api/meta/object-meta.ts";
import { forbidden } from "../../../api/status.ts";
import type { Registry } from "../../registry/context.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";

/**
 * Owners are changed only by who may delete the object, and an owner is kept from going only by who
 * may set its finalizers. Whom no user is shown for is part of the cluster, or its administrator.
 * Source: plugin/pkg/admission/gc 1.36.
 */
export const ownerReferencesPermissionEnforcement: AdmissionPlugin = {
  name: "OwnerReferencesPermissionEnforcement",
  review(operation, { resources }, object) {
    const { user, definition, subresource, stored } = operation;
    if (user === undefined || (definition.plural === "pods" && subresource === "status")) return;
    const { ownerReferences: next = [] } = object.metadata ?? {};
    const { ownerReferences: before = [] } = stored?.metadata ?? {};
    if (equalJson(next, before)) return;
    if (stored !== undefined) checkDeletion(operation, user);
    for (const owner of newlyBlocked(next, before)) {
      checkBlocking(operation, { user, owner, resources });
    }
  },
};

function checkDeletion(operation: Operation, user: WholeUserInfo): void {
  const { definition, subresource, namespace, name } = operation;
  const { group, version, plural: resource } = definition;
  const place = { group, version, resource, subresource, namespace };
  check(
    operation,
    { ...place, verb: "delete", name },
    {
      user,
      fact: "cannot set an ownerRef on a resource you can't delete",
    },
  );
}

/** Owners that cannot go before the object does, and could before. */
const newlyBlocked = (next: readonly OwnerReference[], before: readonly OwnerReference[]) =>
  next.filter(
    ({ uid, blockOwnerDeletion }) =>
      blockOwnerDeletion === true &&
      before.find((each) => each.uid === uid)?.blockOwnerDeletion !== true,
  );

interface Blocking {
  readonly user: WholeUserInfo;
  readonly owner: OwnerReference;
  readonly resources: Registry["resources"];
}

function checkBlocking(operation: Operation, { user, owner, resources }: Blocking): void {
  const { definition, name, namespace } = operation;
  const { apiVersion, kind } = owner;
  const found = resources.byKind(apiVersion, kind)?.definition;
  if (found === undefined) {
    const fact =
      "cannot set blockOwnerDeletion in this case because cannot find RESTMapping for APIVersion " +
      `${apiVersion} Kind ${kind}: no matches for kind "${kind}" in version "${apiVersion}"`;
    throw forbidden(definition, name, fact);
  }
  const { group, version, plural: resource, namespaced } = found;
  const place = { group, version, resource, subresource: "finalizers", name: owner.name };
  check(
    operation,
    { ...place, verb: "update", namespace: namespaced ? namespace : undefined },
    {
      user,
      fact:
        "cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set " +
        "finalizers on",
    },
  );
}

function check(
  { definition, name, authorizer }: Operation,
  resource: ResourceAttributes,
  { user, fact }: { readonly user: WholeUserInfo; readonly fact: string },
): void {
  const { verdict, reason = "" } = authorizer.authorize({ user, resource });
  // Upstream tells an error beside the reason, of which there is none.
  if (verdict !== "Allow") throw forbidden(definition, name, `${fact}: ${reason}, <nil>`);
}
