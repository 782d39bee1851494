import { type FieldError, forbiddenField, invalidObject } from "../../api/field-error.ts";
import type { ResourceClaimSpec } from "../../api/resource/device-claim.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { ResourceClaimTemplate } from "../../api/resource/resource-claim-template.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Storage } from "../storage/storage.ts";
import type { AdmissionPlugin } from "./plugin.ts";

const label = "resource.kubernetes.io/admin-access";

/**
 * Devices that others have may only be claimed in namespaces that are labelled for it. Kubernetes
 * checks that with the rest of a new claim, and names the same field for templates.
 * Source: registry/resource, AuthorizedForAdmin 1.36.
 */
export const deviceAdminAccess: readonly AdmissionPlugin[] = [
  checking(ResourceClaim, (claim) => asClaim(claim).spec),
  checking(ResourceClaimTemplate, (template) => asTemplate(template).spec.spec),
];

type Definition = Pick<typeof ResourceClaim, "group" | "kind" | "plural">;

function checking(
  { group, kind, plural }: Definition,
  specOf: (object: KubeObject) => ResourceClaimSpec,
): AdmissionPlugin {
  return {
    name: "DeviceAdminAccess",
    resource: { group, plural },
    validate({ verb, namespace = "" }, { storage }, object) {
      if (verb !== "create" || object === undefined) return;
      const errors = problems(specOf(object), storage, namespace);
      const { name = "" } = object.metadata;
      if (errors.length > 0) throw invalidObject({ group, kind, plural }, name, errors);
    },
  };
}

function problems(
  { devices }: ResourceClaimSpec,
  storage: Storage,
  namespace: string,
): readonly FieldError[] {
  const requests = devices.requests ?? [];
  const index = requests.findIndex(({ exactly }) => exactly?.adminAccess === true);
  if (index < 0) return [];
  return withoutLabel(storage, namespace, `spec.devices.requests[${index}].adminAccess`);
}

/** Refuses the field at a path in a namespace that is not for such access. */
export function withoutLabel(
  storage: Storage,
  namespace: string,
  path: string,
): readonly FieldError[] {
  const { labels } = storage.get("namespaces", namespace)?.metadata ?? {};
  if (labels?.[label] === "true") return [];
  const rule = `admin access to devices requires the \`${label}: true\` label on the containing namespace`;
  return [forbiddenField(path, rule)];
}

// The plugins are only given objects of their kind, decoded as such.
const asClaim = (object: KubeObject) => object as ResourceClaim;
const asTemplate = (object: KubeObject) => object as ResourceClaimTemplate;
