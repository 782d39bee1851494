import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { present, ref, struct } from "../schema.ts";
import { conditionsOf } from "./condition.ts";
import { FlowSchemaSpec, matchingPrecedenceDefault } from "./flow-schema-spec.ts";
import { validateFlowSchema, validateFlowSchemaStatus } from "./flow-schema-validate.ts";

const FlowSchemaStatus = struct(
  "flowcontrol.v1.FlowSchemaStatus",
  "What the server makes of the schema.",
  { conditions: conditionsOf("FlowSchemaCondition", "Such as Dangling.") },
);

const schema = struct(
  "flowcontrol.v1.FlowSchema",
  "Tells which requests to the API server wait for which others.",
  {
    ...objectFields,
    spec: present(ref("Which requests are meant.", FlowSchemaSpec)),
    status: present(ref("What the server makes of it.", FlowSchemaStatus)),
  },
);

export type FlowSchema = ObjectOf<typeof schema>;

/** The condition of a schema that names a level which is not there. */
export const dangling = "Dangling";

/** Sorts requests into flows. Source: flowcontrol.apiserver.k8s.io/v1 FlowSchema 1.36. */
export const FlowSchema = defineResource("flowcontrol.apiserver.k8s.io/v1", schema, {
  kind: "FlowSchema",
  plural: "flowschemas",
  namespaced: false,
  countsGeneration: true,
  hasStatus: true,
  statusLeavesMetadata: true,
  strategy: {
    defaults: defaultPrecedence,
    validate: validateFlowSchema,
    validateStatusUpdate: validateFlowSchemaStatus,
  },
  columns: [
    nameColumn,
    {
      name: "PriorityLevel",
      type: "string",
      description: "The priority level of the requests.",
      value: ({ spec }) => spec.priorityLevelConfiguration.name,
    },
    {
      name: "MatchingPrecedence",
      type: "string",
      description: "Of the schemas that a request fits, the one with the lowest counts.",
      value: ({ spec }) => spec.matchingPrecedence,
    },
    {
      name: "DistinguisherMethod",
      type: "string",
      description: "What tells one flow from another.",
      value: ({ spec }) => spec.distinguisherMethod?.type ?? "<none>",
    },
    ageColumn,
    {
      name: "MissingPL",
      type: "string",
      description: "Whether the priority level is missing.",
      value: ({ status }) =>
        status.conditions?.find(({ type }) => type === dangling)?.status ?? "?",
    },
  ],
  compareRows: (left, right) => left.spec.matchingPrecedence - right.spec.matchingPrecedence,
});

/** 0 is no precedence. Source: SetDefaults_FlowSchemaSpec 1.36. */
function defaultPrecedence(object: FlowSchema): FlowSchema {
  if (object.spec.matchingPrecedence !== 0) return object;
  return { ...object, spec: { ...object.spec, matchingPrecedence: matchingPrecedenceDefault } };
}
