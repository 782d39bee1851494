import { dangling, type FlowSchema } from "../../api/flowcontrol/flow-schema.ts";
import { formatTime } from "../../api/runtime.ts";

/**
 * The schema with the condition that tells whether its priority level is there; the same object
 * where it says so already. Source: apiserver util/flowcontrol presyncFlowSchemaStatus 1.36.
 */
export function planDangling(schema: FlowSchema, isThere: boolean, nowMs: number): FlowSchema {
  const { name } = schema.spec.priorityLevelConfiguration;
  const named = `This FlowSchema references the PriorityLevelConfiguration object named "${name}"`;
  const found = isThere
    ? { status: "False", reason: "Found", message: `${named} and it exists` }
    : { status: "True", reason: "NotFound", message: `${named} but there is no such object` };
  const { conditions = [] } = schema.status;
  const before = conditions.find(({ type }) => type === dangling);
  const isSaid =
    before?.status === found.status &&
    before.reason === found.reason &&
    before.message === found.message;
  if (isSaid) return schema;
  const condition = { type: dangling, lastTransitionTime: formatTime(nowMs), ...found };
  const others = conditions.filter(({ type }) => type !== dangling);
  return { ...schema, status: { ...schema.status, conditions: [...others, condition] } };
}
