import { ageColumn, nameColumn } from "../columns.ts";
import { type FieldError, forbiddenField, invalid, notSupported } from "../field-error.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { formatMicroTime, parseTime } from "../runtime.ts";
import { int32, microTime, present, ref, struct, text } from "../schema.ts";
import { validateNonNegative } from "../validation/meta.ts";
import { qualifiedNameProblems } from "../validation/names.ts";

const LeaseSpec = struct("coordination.v1.LeaseSpec", "Who holds the lease, and until when.", {
  holderIdentity: text("Who holds the lease; empty where nobody does."),
  leaseDurationSeconds: int32("Seconds after renewTime until others may take it."),
  acquireTime: microTime("When the holder took it."),
  renewTime: microTime("When the holder last said that it is alive."),
  leaseTransitions: int32("How often it went from one holder to another."),
  strategy: text("How the leader is chosen in coordinated leader election."),
  preferredHolder: text("Who should get it next, once the holder gives it up."),
});

const schema = struct("coordination.v1.Lease", "A lock that must be renewed to be kept.", {
  ...objectFields,
  spec: present(ref("Who holds it, and until when.", LeaseSpec)),
});

export type Lease = ObjectOf<typeof schema>;

/** A lock that must be renewed to be kept. Source: coordination.k8s.io/v1 Lease 1.36. */
export const Lease = defineResource("coordination.k8s.io/v1", schema, {
  kind: "Lease",
  plural: "leases",
  namespaced: true,
  createsOnUpdate: true,
  renewal: {
    renewedMs: ({ spec }) => parseTime(spec.renewTime),
    renew: (lease, timeMs) => ({
      ...lease,
      spec: { ...lease.spec, renewTime: formatMicroTime(timeMs) },
    }),
  },
  updatesUnseen: false,
  strategy: {
    prepareForCreate: (lease) => withoutElection(lease, undefined),
    prepareForUpdate: withoutElection,
    validate,
  },
  columns: [
    nameColumn,
    {
      name: "Holder",
      type: "string",
      description: "Who holds the lease.",
      value: ({ spec }) => spec.holderIdentity ?? "",
    },
    ageColumn,
  ],
});

/** Coordinated leader election is beta and off in 1.36: its fields are dropped when first set. */
function withoutElection(next: Lease, stored: Lease | undefined): Lease {
  if (next.spec.strategy === undefined && next.spec.preferredHolder === undefined) return next;
  const { strategy, preferredHolder, ...spec } = next.spec;
  const keepsStrategy = strategy !== undefined && stored?.spec.strategy !== undefined;
  const keepsHolder = preferredHolder !== undefined && stored?.spec.preferredHolder !== undefined;
  return {
    ...next,
    spec: {
      ...spec,
      ...(keepsStrategy ? { strategy } : {}),
      ...(keepsHolder ? { preferredHolder } : {}),
    },
  };
}

function validate({ spec }: Lease): FieldError[] {
  const { leaseDurationSeconds, leaseTransitions, strategy = "", preferredHolder = "" } = spec;
  const errors: FieldError[] = [];
  if (leaseDurationSeconds !== undefined && leaseDurationSeconds <= 0) {
    const path = "spec.leaseDurationSeconds";
    errors.push(invalid(path, leaseDurationSeconds, "must be greater than 0"));
  }
  errors.push(...validateNonNegative(leaseTransitions, "spec.leaseTransitions"));
  errors.push(...validateStrategy(strategy));
  if (preferredHolder !== "" && strategy === "") {
    const why = "may only be specified if `strategy` is defined";
    errors.push(forbiddenField("spec.preferredHolder", why));
  }
  return errors;
}

/** Names with a slash are somebody's own; of the others only Kubernetes' are known. */
function validateStrategy(strategy: string): FieldError[] {
  // Kubernetes names the field twice.
  const path = "spec.strategy.strategy";
  if (strategy.includes("/")) {
    return qualifiedNameProblems(strategy).map((why) => invalid(path, strategy, why));
  }
  const known = "OldestEmulationVersion";
  return strategy === "" || strategy === known ? [] : [notSupported(path, strategy, [known])];
}
