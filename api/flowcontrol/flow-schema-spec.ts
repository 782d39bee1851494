/** Which requests are meant. Source: flowcontrol.apiserver.k8s.io/v1 FlowSchemaSpec 1.36. */
import type { ObjectOf } from "../resource.ts";
import {
  bool,
  int32,
  list,
  listOrNull,
  mandatory,
  ref,
  struct,
  text,
  textItem,
} from "../schema.ts";

const NameSubject = (kind: string, doc: string, name: string) =>
  struct(`flowcontrol.v1.${kind}`, doc, { name: mandatory(text(name)) });

const ServiceAccountSubject = struct(
  "flowcontrol.v1.ServiceAccountSubject",
  "Service accounts that are meant.",
  {
    namespace: mandatory(text("Their namespace.")),
    name: mandatory(text("The name, or * for all of the namespace.")),
  },
);

const Subject = struct("flowcontrol.v1.Subject", "Who asks, by one of the members.", {
  kind: mandatory(text("Which member counts: User, Group or ServiceAccount.")),
  user: ref(
    "A user.",
    NameSubject("UserSubject", "Users that are meant.", "The name, or * for everybody."),
  ),
  group: ref(
    "A group of users.",
    NameSubject("GroupSubject", "A group that is meant.", "The name, or * for every group."),
  ),
  serviceAccount: ref("Service accounts.", ServiceAccountSubject),
});
export type FlowSchemaSubject = ObjectOf<typeof Subject>;

const names = (doc: string) => list(doc, textItem, { type: "set" });

const ResourcePolicyRule = struct(
  "flowcontrol.v1.ResourcePolicyRule",
  "Requests for resources: they must fit verbs, groups, resources and namespaces.",
  {
    verbs: mandatory(names("The verbs; * alone is all of them.")),
    apiGroups: mandatory(names("The API groups; * alone is all of them.")),
    resources: mandatory(names("The resources, in plural; * alone is all of them.")),
    clusterScope: bool("Whether requests that are for no namespace are meant too."),
    namespaces: listOrNull("The namespaces; * alone is each of them.", textItem, { type: "set" }),
  },
);
export type ResourcePolicyRule = ObjectOf<typeof ResourcePolicyRule>;

const NonResourcePolicyRule = struct(
  "flowcontrol.v1.NonResourcePolicyRule",
  "Requests for other paths: they must fit verbs and paths.",
  {
    verbs: mandatory(names("The verbs; * alone is all of them.")),
    nonResourceURLs: mandatory(names("The paths; /* ends one that stands for all below it.")),
  },
);
export type NonResourcePolicyRule = ObjectOf<typeof NonResourcePolicyRule>;

const PolicyRulesWithSubjects = struct(
  "flowcontrol.v1.PolicyRulesWithSubjects",
  "Requests: they must fit a subject and a rule.",
  {
    subjects: mandatory(list("Who asks.", Subject, { type: "atomic" })),
    resourceRules: list("What is asked of resources.", ResourcePolicyRule, { type: "atomic" }),
    nonResourceRules: list("What else is asked.", NonResourcePolicyRule, { type: "atomic" }),
  },
);
export type PolicyRulesWithSubjects = ObjectOf<typeof PolicyRulesWithSubjects>;

export const matchingPrecedenceDefault = 1000;

export const FlowSchemaSpec = struct(
  "flowcontrol.v1.FlowSchemaSpec",
  "Which requests belong to the flows, and how important they are.",
  {
    priorityLevelConfiguration: mandatory(
      ref(
        "The priority level of the requests.",
        NameSubject(
          "PriorityLevelConfigurationReference",
          "Names a priority level.",
          "Name of the PriorityLevelConfiguration.",
        ),
      ),
    ),
    matchingPrecedence: int32(
      "Of the schemas that a request fits, the one with the lowest counts: 1 to 10000.",
    ).default(matchingPrecedenceDefault),
    distinguisherMethod: ref(
      "What tells one flow from another; without, all requests are one flow.",
      struct("flowcontrol.v1.FlowDistinguisherMethod", "What tells flows apart.", {
        type: mandatory(text("ByUser or ByNamespace.")),
      }),
    ),
    rules: list("Requests that are meant; one rule must fit.", PolicyRulesWithSubjects, {
      type: "atomic",
    }),
  },
);

export type FlowSchemaSpec = ObjectOf<typeof FlowSchemaSpec>;
