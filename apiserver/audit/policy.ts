/** What an audit notes of which requests. Source: audit.k8s.io/v1 Policy 1.36. */
import { bool, list, mandatory, struct, text, textItem } from "../../api/schema.ts";
import { readDocument } from "../configured-document.ts";

const levels = ["None", "Metadata", "Request", "RequestResponse"] as const;
/** How much is noted: nothing, who did what, what was sent too, what was answered too. */
export type AuditLevel = (typeof levels)[number];

const stages = ["RequestReceived", "ResponseStarted", "ResponseComplete", "Panic"] as const;
export type AuditStage = Exclude<(typeof stages)[number], "Panic">;

interface GroupResources {
  readonly group?: string;
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** Of which requests something is noted; of several rules the first that is about one counts. */
export interface AuditRule {
  readonly level: string;
  readonly users?: readonly string[];
  readonly userGroups?: readonly string[];
  readonly verbs?: readonly string[];
  readonly resources?: readonly GroupResources[];
  readonly namespaces?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly omitStages?: readonly string[];
  readonly omitManagedFields?: boolean;
}

export interface AuditPolicy {
  readonly rules: readonly AuditRule[];
  readonly omitStages?: readonly string[];
  readonly omitManagedFields?: boolean;
}

/** A request as rules see it. */
export interface AuditAttributes {
  readonly user: { readonly username?: string; readonly groups?: readonly string[] };
  readonly verb: string;
  /** Empty where it is about no resource. */
  readonly plural: string;
  readonly group: string;
  readonly subresource: string;
  readonly namespace: string;
  readonly name: string;
  /** Of the URL. */
  readonly path: string;
}

/** What is noted of a request. */
export interface Ruling {
  readonly level: AuditLevel;
  readonly omitStages: ReadonlySet<string>;
  readonly omitManagedFields: boolean;
}

/** What is noted where there is no policy: everything, but what was sent and answered. */
export const everything: AuditPolicy = { rules: [{ level: "Metadata" }] };

/** Source: apiserver audit/policy/checker.go 1.36. */
export function rulingOf(policy: AuditPolicy, attributes: AuditAttributes): Ruling {
  const rule = policy.rules.find((each) => isAbout(each, attributes));
  return {
    level: levels.find((level) => level === rule?.level) ?? "None",
    omitStages: new Set([...(policy.omitStages ?? []), ...(rule?.omitStages ?? [])]),
    omitManagedFields: rule?.omitManagedFields ?? policy.omitManagedFields ?? false,
  };
}

function isAbout(rule: AuditRule, { user, verb, ...place }: AuditAttributes): boolean {
  const { users = [], userGroups = [], verbs = [] } = rule;
  const { namespaces = [], resources = [], nonResourceURLs = [] } = rule;
  if (users.length > 0 && !users.includes(user.username ?? "")) return false;
  if (userGroups.length > 0 && !userGroups.some((each) => user.groups?.includes(each))) {
    return false;
  }
  if (verbs.length > 0 && !verbs.includes(verb)) return false;
  if (namespaces.length + resources.length > 0) return isAboutResource(rule, place);
  return nonResourceURLs.length === 0 || isAboutPath(nonResourceURLs, place);
}

type Place = Omit<AuditAttributes, "user" | "verb">;

function isAboutResource({ namespaces = [], resources = [] }: AuditRule, place: Place): boolean {
  if (place.plural === "") return false;
  if (namespaces.length > 0 && !namespaces.includes(place.namespace)) return false;
  return (
    resources.length === 0 ||
    resources.some(({ group = "", resources: names = [], resourceNames = [] }) => {
      if (group !== place.group) return false;
      if (names.length === 0) return true;
      const isNamed = resourceNames.length === 0 || resourceNames.includes(place.name);
      return isNamed && names.some((name) => isNamedBy(name, place));
    })
  );
}

function isNamedBy(name: string, { plural, subresource }: Place): boolean {
  const own = subresource === "" ? plural : `${plural}/${subresource}`;
  if (name === "*" || name === own || name === `${plural}/*`) return true;
  return subresource !== "" && name === `*/${subresource}`;
}

function isAboutPath(patterns: readonly string[], { plural, path }: Place): boolean {
  if (plural !== "") return false;
  return patterns.some((each) =>
    each.endsWith("*") ? path.startsWith(each.slice(0, -1)) : path === each,
  );
}

const names = (doc: string) => list(doc, textItem);

const Policy = struct("Policy", "What is noted.", {
  kind: text("Its kind."),
  apiVersion: text("Its version."),
  omitStages: names("Stages of which nothing is noted."),
  omitManagedFields: bool("Whether objects are noted without managedFields."),
  rules: list(
    "The rules.",
    struct("PolicyRule", "A rule.", {
      level: mandatory(text("How much is noted.")),
      users: names("Users."),
      userGroups: names("Groups."),
      verbs: names("Verbs."),
      resources: list(
        "Resources.",
        struct("GroupResources", "Resources of a group.", {
          group: text("The group."),
          resources: names("Resources."),
          resourceNames: names("Names."),
        }),
      ),
      namespaces: names("Namespaces; an empty one for what is in none."),
      nonResourceURLs: names("Paths."),
      omitStages: names("Stages."),
      omitManagedFields: bool("Whether objects are noted without managedFields."),
    }),
  ),
});

/**
 * Understands the file of `--audit-policy-file`. Throws RangeError where it cannot be understood.
 * Source: apiserver audit/policy/reader.go and apis/audit/validation 1.36.
 */
export function readAuditPolicy(document: unknown): AuditPolicy {
  const expected = { schema: Policy, kind: "Policy", versions: ["audit.k8s.io/v1"] };
  const {
    rules = [],
    omitStages,
    omitManagedFields,
  } = readDocument<Partial<AuditPolicy>>(expected, document);
  if (rules.length === 0) throw new RangeError("loaded illegal policy with 0 rules");
  const problems = [
    ...stageProblems(omitStages, "omitStages"),
    ...rules.flatMap((rule, index) => ruleProblems(rule, `rules[${index}]`)),
  ];
  if (problems.length > 0) throw new RangeError(problems.join(", "));
  return {
    rules,
    ...(omitStages && { omitStages }),
    ...(omitManagedFields !== undefined && { omitManagedFields }),
  };
}

function ruleProblems(rule: AuditRule, at: string): readonly string[] {
  const { level, resources = [], namespaces = [], nonResourceURLs = [], omitStages } = rule;
  const isBoth = nonResourceURLs.length > 0 && resources.length + namespaces.length > 0;
  const both = "rules cannot apply to both regular resources and non-resource URLs";
  return [
    ...(levels.some((each) => each === level) ? [] : [unsupported(`${at}.level`, level, levels)]),
    ...(isBoth
      ? [`${at}.nonResourceURLs: Invalid value: ${JSON.stringify(nonResourceURLs)}: ${both}`]
      : []),
    ...stageProblems(omitStages, `${at}.omitStages`),
  ];
}

const stageProblems = (given: readonly string[] = [], at: string): readonly string[] =>
  given
    .filter((each) => !stages.some((stage) => stage === each))
    .map(
      (each) =>
        `${at}: Invalid value: ${JSON.stringify(each)}: allowed stages are ${stages.join(",")}`,
    );

const unsupported = (at: string, value: string, supported: readonly string[]) =>
  `${at}: Unsupported value: ${JSON.stringify(value)}: supported values: ` +
  [...supported]
    .sort()
    .map((each) => JSON.stringify(each))
    .join(", ");
