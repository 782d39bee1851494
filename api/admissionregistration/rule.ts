/** The requests that webhooks and policies concern. Source: admissionregistration.k8s.io/v1. */
import { LabelSelector } from "../meta/label-selector.ts";
import type { ObjectOf } from "../resource.ts";
import { list, mandatory, ref, struct, text, textItem } from "../schema.ts";

const atomic = { type: "atomic" } as const;

/** What a rule of a webhook and one of a policy have in common. */
const ruleFields = {
  apiGroups: list("API groups of the resources; * is all of them.", textItem, atomic),
  apiVersions: list("Their versions; * is all of them.", textItem, atomic),
  operations: list("CREATE, UPDATE, DELETE and CONNECT; * is all of them.", textItem, atomic),
  resources: list(
    "Resources, such as pods and pods/status; a * stands for all, before a slash and after it.",
    textItem,
    atomic,
  ),
  scope: text("Cluster, Namespaced or *: where the objects are.").default("*"),
};

/** Operations on resources. */
export const RuleWithOperations = struct(
  "admissionregistration.v1.RuleWithOperations",
  "Operations on resources.",
  ruleFields,
);
export type RuleWithOperations = ObjectOf<typeof RuleWithOperations>;

/** Operations on resources, or on those of certain names. */
export const NamedRuleWithOperations = struct(
  "admissionregistration.v1.NamedRuleWithOperations",
  "Operations on resources, or on those of certain names.",
  {
    ...ruleFields,
    resourceNames: list("Names of the objects; without, all of them.", textItem, atomic),
  },
  { atomic: true },
);
export type NamedRuleWithOperations = ObjectOf<typeof NamedRuleWithOperations>;

/** A condition in CEL on a request. */
export const MatchCondition = struct(
  "admissionregistration.v1.MatchCondition",
  "A condition in CEL that a request must meet.",
  {
    name: mandatory(text("Its name, by which failures call it.")),
    expression: mandatory(
      text("A truth value in CEL of object, oldObject, request and authorizer."),
    ),
  },
);
export type MatchCondition = ObjectOf<typeof MatchCondition>;

/** All of them must hold. */
export const matchConditions = list(
  "Conditions that must hold too; the first that does not ends it.",
  MatchCondition,
  { merge: "name", keys: ["name"], patchStrategy: "merge" },
);

const everything = (doc: string) => ref(doc, LabelSelector).default({});

/** Selectors of namespaces and objects, as webhooks and policies both have them. */
export const selectorFields = {
  matchPolicy: text(
    "Exact: only what the rules name; Equivalent: the same objects by other versions too.",
  ).default("Equivalent"),
  namespaceSelector: everything("Namespaces of the objects, by their labels."),
  objectSelector: everything("The objects, by their labels; the old or the new one."),
};

/** The requests that a policy concerns. */
export const MatchResources = struct(
  "admissionregistration.v1.MatchResources",
  "The requests that are meant.",
  {
    ...selectorFields,
    resourceRules: list("Operations on resources; one of them must fit.", NamedRuleWithOperations, {
      type: "atomic",
    }),
    excludeResourceRules: list("Operations that are not meant.", NamedRuleWithOperations, {
      type: "atomic",
    }),
  },
  { atomic: true },
);
export type MatchResources = ObjectOf<typeof MatchResources>;
