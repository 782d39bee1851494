import {
  conditionOf,
  isSaid,
  isTrue,
  type Said,
  withCondition,
} from "../../api/apiextensions/conditions.ts";
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionNames,
} from "../../api/apiextensions/definition.ts";
import { equalJson } from "../../api/json.ts";

/**
 * The definition with the names that it may have, as far as others of its group have not taken
 * them; the same one where that is what its status says already.
 * Source: apiextensions-apiserver NamingConditionController 1.36.
 */
export function planNames(
  crd: CustomResourceDefinition,
  others: readonly CustomResourceDefinition[],
  nowMs: number,
): CustomResourceDefinition {
  const wanted = crd.spec.names;
  const accepted = crd.status.acceptedNames;
  if (equalJson(wanted, accepted)) return crd;
  const { names, conflict } = acceptedNames(crd, namesTaken(crd, others));
  const said: Said =
    conflict === undefined
      ? {
          type: "NamesAccepted",
          status: "True",
          reason: "NoConflicts",
          message: "no conflicts found",
        }
      : { type: "NamesAccepted", status: "False", ...conflict };
  if (isSaid(crd, said) && equalJson(names, accepted)) return crd;
  const named = { ...crd, status: { ...crd.status, acceptedNames: names } };
  return withEstablished(withCondition(named, said, nowMs), nowMs);
}

/** What the others of the group, and the resource itself, go by. */
interface Taken {
  readonly resources: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
}

function namesTaken(
  { spec, status }: CustomResourceDefinition,
  others: readonly CustomResourceDefinition[],
): Taken {
  const inGroup = others.filter((each) => each.spec.group === spec.group);
  const names = [status.acceptedNames, ...inGroup.map((each) => each.status.acceptedNames)];
  return {
    resources: new Set(
      names.flatMap(({ plural, singular = "", shortNames = [] }) => [
        plural,
        singular,
        ...shortNames,
      ]),
    ),
    kinds: new Set(names.flatMap(({ kind, listKind = "" }) => [kind, listKind])),
  };
}

interface Conflict {
  readonly reason: string;
  readonly message: string;
}

/** The names that are free, and the last conflict about one that is not. */
function acceptedNames({ spec, status }: CustomResourceDefinition, { resources, kinds }: Taken) {
  const wanted = spec.names;
  const accepted = status.acceptedNames;
  let conflict: Conflict | undefined;
  const one = (
    [asked = "", held = ""]: readonly [string | undefined, string | undefined],
    taken: ReadonlySet<string>,
    reason: string,
  ) => {
    if (asked === held || !taken.has(asked)) return asked;
    conflict = { reason, message: inUse(asked) };
    return held;
  };
  const plural = one([wanted.plural, accepted.plural], resources, "PluralConflict");
  const singular = one([wanted.singular, accepted.singular], resources, "SingularConflict");
  const { shortNames, conflicts } = acceptedShortNames(wanted, accepted, resources);
  if (conflicts.length > 0) {
    conflict = { reason: "ShortNamesConflict", message: aggregate(conflicts.map(inUse)) };
  }
  const kind = one([wanted.kind, accepted.kind], kinds, "KindConflict");
  const listKind = one([wanted.listKind, accepted.listKind], kinds, "ListKindConflict");
  const { categories } = wanted;
  const names: CustomResourceDefinitionNames = {
    plural,
    singular,
    ...(shortNames === undefined ? {} : { shortNames }),
    kind,
    listKind,
    ...(categories === undefined ? {} : { categories }),
  };
  return { names, conflict };
}

function acceptedShortNames(
  wanted: CustomResourceDefinitionNames,
  accepted: CustomResourceDefinitionNames,
  taken: ReadonlySet<string>,
) {
  const { shortNames: asked = [] } = wanted;
  const { shortNames: held = [], plural, singular } = accepted;
  const own = [...held, plural, singular];
  const conflicts = asked.filter((each) => !own.includes(each) && taken.has(each));
  return {
    shortNames: conflicts.length === 0 ? wanted.shortNames : accepted.shortNames,
    conflicts,
  };
}

const inUse = (name: string) => `${JSON.stringify(name)} is already in use`;

/** Several errors as one. Source: apimachinery util/errors Aggregate. */
function aggregate(errors: readonly string[]): string {
  const unique = [...new Set(errors)];
  return unique.length === 1 ? (unique[0] ?? "") : `[${unique.join(", ")}]`;
}

function withEstablished(crd: CustomResourceDefinition, nowMs: number): CustomResourceDefinition {
  if (isTrue(crd, "Established")) return crd;
  const type = "Established";
  const status = "False";
  if (isTrue(crd, "NamesAccepted")) {
    const message = "the initial names have been accepted";
    return withCondition(crd, { type, status, reason: "Installing", message }, nowMs);
  }
  if (conditionOf(crd, "Established") !== undefined) return crd;
  const message = "not all names are accepted";
  return withCondition(crd, { type, status, reason: "NotAccepted", message }, nowMs);
}

/**
 * The definition once its resource is served.
 * Source: apiextensions-apiserver EstablishingController 1.36.
 */
export function planEstablished(
  crd: CustomResourceDefinition,
  nowMs: number,
): CustomResourceDefinition {
  if (!isTrue(crd, "NamesAccepted") || isTrue(crd, "Established")) return crd;
  const said = {
    type: "Established",
    status: "True",
    reason: "InitialNamesAccepted",
    message: "the initial names have been accepted",
  } as const;
  return withCondition(crd, said, nowMs);
}
