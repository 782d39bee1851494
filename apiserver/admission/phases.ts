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

/** Looked up on every write, so they are sorted out once for each resource of a server. */
const known = new WeakMap<readonly AdmissionPlugin[], WeakMap<Names, Phases>>();

/** The answer before, for one write asks several times. */
let last: { plugins: readonly AdmissionPlugin[]; resource: Names; phases: Phases } | undefined;

export function phasesFor(plugins: readonly AdmissionPlugin[], resource: Names): Phases {
  if (last?.resource === resource && last.plugins === plugins) return last.phases;
  const phases = phasesOf(plugins, resource);
  last = { plugins, resource, phases };
  return phases;
}

function phasesOf(plugins: readonly AdmissionPlugin[], resource: Names): Phases {
  const byResource = known.get(plugins) ?? new WeakMap<Names, Phases>();
  const found = byResource.get(resource);
  if (found !== undefined) return found;
  const made = sortOut(plugins.filter((plugin) => isFor(plugin, resource)));
  known.set(plugins, byResource.set(resource, made));
  return made;
}

function isFor({ resource: wanted }: AdmissionPlugin, { group, plural }: Names): boolean {
  return wanted === undefined || (wanted.plural === plural && wanted.group === group);
}

function sortOut(plugins: readonly AdmissionPlugin[]): Phases {
  const those = <Phase extends keyof Phases>(phase: Phase) =>
    // What is left has the member that was asked for.
    plugins.filter((plugin) => plugin[phase] !== undefined) as unknown as Phases[Phase];
  return {
    mutateSpec: those("mutateSpec"),
    validate: those("validate"),
    mutate: those("mutate"),
    review: those("review"),
    reviewDeletion: those("reviewDeletion"),
    charge: those("charge"),
  };
}
