import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import { present, ref, struct } from "../schema.ts";
import { conditionsOf } from "./condition.ts";
import {
  validatePriorityLevelConfiguration,
  validatePriorityLevelConfigurationStatus,
} from "./priority-level-configuration-validate.ts";
import {
  type LimitedPriorityLevelConfiguration,
  PriorityLevelConfigurationSpec,
  queuingDefaults,
} from "./priority-level-spec.ts";

const PriorityLevelConfigurationStatus = struct(
  "flowcontrol.v1.PriorityLevelConfigurationStatus",
  "What the server makes of the level.",
  { conditions: conditionsOf("PriorityLevelConfigurationCondition", "What is known of it.") },
);

const schema = struct(
  "flowcontrol.v1.PriorityLevelConfiguration",
  "Shares out what the API server does at a time.",
  {
    ...objectFields,
    spec: present(ref("How important its requests are.", PriorityLevelConfigurationSpec)),
    status: present(ref("What the server makes of it.", PriorityLevelConfigurationStatus)),
  },
);

export type PriorityLevelConfiguration = ObjectOf<typeof schema>;

/** A setting of limits, where the level has such. */
const setting = (
  name: string,
  description: string,
  read: { of(limited: LimitedPriorityLevelConfiguration): number | undefined }["of"],
): Column<PriorityLevelConfiguration> => ({
  name,
  type: "string",
  description,
  value: ({ spec: { limited } }) => (limited === undefined ? undefined : read(limited)) ?? "<none>",
});

/**
 * A level of priority of requests.
 * Source: flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration 1.36.
 */
export const PriorityLevelConfiguration = defineResource(
  "flowcontrol.apiserver.k8s.io/v1",
  schema,
  {
    kind: "PriorityLevelConfiguration",
    plural: "prioritylevelconfigurations",
    namespaced: false,
    countsGeneration: true,
    hasStatus: true,
    statusLeavesMetadata: true,
    strategy: {
      defaults: defaultQueuing,
      validate: validatePriorityLevelConfiguration,
      validateStatusUpdate: validatePriorityLevelConfigurationStatus,
    },
    columns: [
      nameColumn,
      {
        name: "Type",
        type: "string",
        description: "Whether requests of the level are limited.",
        value: ({ spec }) => spec.type,
      },
      setting(
        "NominalConcurrencyShares",
        "The level's share among all.",
        ({ nominalConcurrencyShares }) => nominalConcurrencyShares,
      ),
      setting(
        "Queues",
        "How many queues there are.",
        ({ limitResponse }) => limitResponse.queuing?.queues,
      ),
      setting(
        "HandSize",
        "How many queues a flow may choose from.",
        ({ limitResponse }) => limitResponse.queuing?.handSize,
      ),
      setting(
        "QueueLengthLimit",
        "How many requests a queue takes.",
        ({ limitResponse }) => limitResponse.queuing?.queueLengthLimit,
      ),
      ageColumn,
    ],
  },
);

/** 0 is as good as nothing. Source: SetDefaults_QueuingConfiguration 1.36. */
function defaultQueuing(object: PriorityLevelConfiguration): PriorityLevelConfiguration {
  const { limited } = object.spec;
  const queuing = limited?.limitResponse.queuing;
  if (limited === undefined || queuing === undefined) return object;
  const { queues, handSize, queueLengthLimit } = queuing;
  if (queues !== 0 && handSize !== 0 && queueLengthLimit !== 0) return object;
  const filled = {
    queues: queues || queuingDefaults.queues,
    handSize: handSize || queuingDefaults.handSize,
    queueLengthLimit: queueLengthLimit || queuingDefaults.queueLengthLimit,
  };
  const limitResponse = { ...limited.limitResponse, queuing: filled };
  return { ...object, spec: { ...object.spec, limited: { ...limited, limitResponse } } };
}
