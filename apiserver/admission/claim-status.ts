import type { ResourceAttributes } from "../../api/authorization/attributes.ts";
import { type FieldError, forbiddenField, invalidObject } from "../../api/field-error.ts";
import { equalJson } from "../../api/json.ts";
import type { AllocationResult, ResourceClaimStatus } from "../../api/resource/claim-status.ts";
import { deviceId } from "../../api/resource/claim-status-validate.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { isOnNode } from "../auth/impersonation.ts";
import { refusalOf } from "../auth/refusal.ts";
import type { Storage } from "../storage/storage.ts";
import { withoutLabel } from "./device-admin-access.ts";
import type { AdmissionPlugin, Operation } from "./plugin.ts";

const { group, version, kind, plural } = ResourceClaim;

/**
 * Who may change the status of claims needs more for most of it, so that the driver of one node
 * does not speak for others. Kubernetes tells of that together with what else is wrong with the
 * status. Whom no user is shown for is part of the cluster, or its administrator.
 * Source: registry/resource, AuthorizedForBinding and AuthorizedForDeviceStatus 1.36.
 */
export const claimStatus: AdmissionPlugin = {
  name: "ResourceClaimStatus",
  resource: { group, plural },
  handles: new Set(["update"]),
  validate(operation, { storage }, object) {
    if (operation.subresource !== "status") return;
    // The plugin is only given claims, and there is one that is updated.
    const [next, stored] = [object as ResourceClaim, operation.stored as ResourceClaim];
    const change: Change = { operation, next: next.status, stored: stored.status };
    const errors = [...adminProblems(change, storage), ...binding(change), ...drivers(change)];
    if (errors.length > 0) throw invalidObject({ group, kind, plural }, operation.name, errors);
  },
};

interface Change {
  readonly operation: Operation;
  readonly next: ResourceClaimStatus;
  readonly stored: ResourceClaimStatus;
}

function adminProblems({ operation, next, stored }: Change, storage: Storage) {
  if (adminIndex(stored) >= 0) return [];
  const index = adminIndex(next);
  if (index < 0) return [];
  const path = `status.allocation.devices.results[${index}].adminAccess`;
  return withoutLabel(storage, operation.namespace ?? "", path);
}

const adminIndex = ({ allocation }: ResourceClaimStatus): number =>
  (allocation?.devices.results ?? []).findIndex(({ adminAccess }) => adminAccess === true);

function binding({ operation, next, stored }: Change): readonly FieldError[] {
  const isSame =
    equalJson(next.allocation, stored.allocation) &&
    equalJson(next.reservedFor ?? [], stored.reservedFor ?? []);
  if (isSame) return [];
  const verb = operation.requestVerb;
  const problem = problemWith(operation, { verb, subresource: "binding" });
  const rule = "changing status.allocation or status.reservedFor requires ";
  const permission = `resource="resourceclaims/binding", verb="${verb}" permission`;
  return problem === undefined
    ? []
    : [forbiddenField("status", `${rule}${permission}: ${problem}`)];
}

function drivers({ operation, next, stored }: Change): readonly FieldError[] {
  const { user, requestVerb, namespace } = operation;
  const node = nodeOf(next.allocation);
  const isNear = user !== undefined && node !== undefined && isOnNode(user, node);
  const reaches = isNear ? ["associated-node", "arbitrary-node"] : ["arbitrary-node"];
  const verbs = reaches.map((reach) => `${reach}:${requestVerb}`);
  const permission = `resource="resourceclaims/driver", verb="[${verbs.join(" ")}]" permission`;
  return changedDrivers(next, stored).flatMap((name) => {
    const problems = verbs.map((verb) =>
      problemWith(operation, { verb, subresource: "driver", namespace, name }),
    );
    const [problem] = problems;
    if (problem === undefined || problems.includes(undefined)) return [];
    return [
      forbiddenField(
        "status.devices",
        `changing status.devices requires ${permission}: ${problem}`,
      ),
    ];
  });
}

/** The drivers of devices of which something else is said, or nothing any more; by name. */
function changedDrivers(next: ResourceClaimStatus, stored: ResourceClaimStatus): string[] {
  const [now, before] = [devicesOf(next), devicesOf(stored)];
  const changed = [...now.keys(), ...before.keys()]
    .filter((id) => !equalJson(now.get(id), before.get(id)))
    .map((id) => (now.get(id) ?? before.get(id))?.driver ?? "");
  return [...new Set(changed)].sort();
}

const devicesOf = ({ devices = [] }: ResourceClaimStatus) =>
  new Map(devices.map((device) => [deviceId(device), device] as const));

/** The one node that has what was allocated. */
function nodeOf(allocation: AllocationResult | undefined): string | undefined {
  const [term, ...moreTerms] = allocation?.nodeSelector?.nodeSelectorTerms ?? [];
  const [field, ...moreFields] = term?.matchFields ?? [];
  const others = moreTerms.length + moreFields.length + (term?.matchExpressions ?? []).length;
  if (others > 0 || field?.key !== "metadata.name" || field.operator !== "In") return undefined;
  const { values = [] } = field;
  return values.length === 1 ? values[0] : undefined;
}

/** Why who asks may not do that with claims; undefined where they may. */
function problemWith(
  { user, authorizer }: Operation,
  asked: ResourceAttributes,
): string | undefined {
  if (user === undefined) return undefined;
  const attributes = { user, resource: { group, version, resource: plural, ...asked } };
  const { verdict, reason = "" } = authorizer.authorize(attributes);
  return verdict === "Allow" ? undefined : refusalOf(attributes, reason).message;
}
