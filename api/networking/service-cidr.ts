import { ageColumn, nameColumn, textColumn } from "../columns.ts";
import { type FieldError, invalid, required } from "../field-error.ts";
import { Condition } from "../meta/condition.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { list, present, ref, struct, textItem } from "../schema.ts";
import { parseCidr, strictCidrProblems } from "../validation/ip.ts";

const ServiceCIDRSpec = struct(
  "networking.v1.ServiceCIDRSpec",
  "Ranges that Services get their cluster IPs from.",
  {
    cidrs: list(
      "The ranges, such as 10.96.0.0/16: one, or one of each family; the first is immutable.",
      textItem,
      { type: "atomic" },
    ),
  },
);

const ServiceCIDRStatus = struct("networking.v1.ServiceCIDRStatus", "Whether they are used.", {
  conditions: list("Its state; Ready where new Services get addresses of it.", Condition, {
    merge: "type",
    type: "map",
  }),
});

const schema = struct(
  "networking.v1.ServiceCIDR",
  "Ranges of addresses of Services, beside those that the cluster began with.",
  {
    ...objectFields,
    spec: present(ref("The ranges.", ServiceCIDRSpec)),
    status: present(ref("Whether they are used.", ServiceCIDRStatus)),
  },
);

export type ServiceCIDR = ObjectOf<typeof schema>;

/** The one that the API server makes of its own ranges. */
export const defaultServiceCidr = "kubernetes";

/** Ranges of cluster IPs. Source: networking.k8s.io/v1 ServiceCIDR 1.36. */
export const ServiceCIDR = defineResource("networking.k8s.io/v1", schema, {
  kind: "ServiceCIDR",
  plural: "servicecidrs",
  namespaced: false,
  hasStatus: true,
  statusLeavesMetadata: true,
  strategy: {
    prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    validateCreate: ({ spec }) => validateRanges(spec.cidrs ?? []),
    validateUpdate: ({ spec }, stored) => validateChange(spec.cidrs, stored.spec.cidrs ?? []),
  },
  columns: [
    nameColumn,
    textColumn("CIDRs", "The ranges.", ({ spec }) => (spec.cidrs ?? []).join(",")),
    ageColumn,
  ],
});

/**
 * Whether new Services get addresses of it: also where nobody has looked at it yet, for the
 * controller that does may not run. Source: service/ipallocator cidrallocator.go 1.36.
 */
export function isReady({ metadata, status }: ServiceCIDR): boolean {
  if (metadata.deletionTimestamp !== undefined) return false;
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  return ready === undefined || ready.status === "True";
}

const path = "spec.cidrs";
const at = (index: number) => `${path}[${index}]`;

/** Source: networking/validation, validateServiceCIDRSpec 1.36. */
function validateRanges(cidrs: readonly string[]): FieldError[] {
  if (cidrs.length === 0) return [required(path, "at least one CIDR required")];
  // Kubernetes tells the value by the names that it has in Go.
  if (cidrs.length > 2) return [invalid(path, { CIDRs: cidrs }, "may only hold up to 2 values")];
  const errors = cidrs.flatMap((cidr, index) =>
    strictCidrProblems(cidr).map((why) => invalid(at(index), cidr, why)),
  );
  const [first, second] = cidrs.map((cidr) => parseCidr(cidr)?.ip.family);
  if (second !== undefined && first === second) {
    const example = "i.e 192.168.0.0/24 and 2001:db8::/64";
    const why = `may specify no more than one IP for each IP family, ${example}`;
    errors.push(invalid(path, cidrs, why));
  }
  return errors;
}

/** A range of the other family may join. Source: ValidateServiceCIDRUpdate 1.36. */
function validateChange(
  given: readonly string[] | undefined,
  stored: readonly string[],
): FieldError[] {
  const next = given ?? [];
  const joins = stored.length === 1 && next.length === 2;
  if (next.length !== stored.length && !joins) return [immutable(path, given ?? null)];
  const changed = next.flatMap((cidr, index) =>
    index >= stored.length || cidr === stored[index] ? [] : [immutable(at(index), cidr)],
  );
  return joins ? [...changed, ...validateRanges(next)] : changed;
}

const immutable = (field: string, value: unknown) => invalid(field, value, "field is immutable");
