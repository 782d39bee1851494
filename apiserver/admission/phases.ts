import type { AdmissionPlugin } from "./plugin.ts";

/** The plugins that act on one resource, by what they do; each list in the order of the plugins. */
export type Phases = {
  readonly [Phase in
    | "mutateSpec"
    | "validate"
    | "mutate"
    | "review"
    | "reviewDeletion"
    | "charge"]: readonly (AdmissionPlugin & Required<Pick<AdmissionPlugin, Phase>>)[];
};

type Names = NonNullable<AdmissionPlugin["resource"]>;

/** Sorts out which plugins act on a resource. */
export function phasesFor(plugins: readonly AdmissionPlugin[], resource: Names): Phases {
  const acting = plugins.filter((plugin) => isFor(plugin, resource));
  const those = <Phase extends keyof Phases>(phase: Phase) =>
    // What is left has the member that was asked for.
    acting.filter((plugin) => plugin[phase] !== undefined) as unknown as Phases[Phase];
  return {
    mutateSpec: those("mutateSpec"),
    validate: those("validate"),
    mutate: those("mutate"),
    review: those("review"),
    reviewDeletion: those("reviewDeletion"),
    charge: those("charge"),
  };
}

function isFor({ resource: wanted }: AdmissionPlugin, { group, plural }: Names): boolean {
  return wanted === undefined || (wanted.plural === plural && wanted.group === group);
}
