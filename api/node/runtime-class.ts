import { ageColumn, nameColumn } from "../columns.ts";
import { Toleration } from "../core/pod/scheduling.ts";
import { validateOverhead } from "../core/pod/validation/resources.ts";
import { validateTolerations } from "../core/pod/validation/scheduling.ts";
import { nodeLabelWarning } from "../core/pod/warnings/warnings.ts";
import { duplicate, type FieldError, invalid } from "../field-error.ts";
import { printed } from "../internal-types/index.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { list, mandatory, map, quantityItem, ref, struct, text, textItem } from "../schema.ts";
import { immutableField, validateLabels } from "../validation/meta.ts";
import { labelNameProblems } from "../validation/names.ts";

const Overhead = struct("node.v1.Overhead", "What running a pod costs beside its containers.", {
  podFixed: map("What each pod costs, by resource.", quantityItem),
});

const Scheduling = struct("node.v1.Scheduling", "Which nodes can run pods of the class.", {
  nodeSelector: map("Labels that those nodes have.", textItem, { atomic: true }),
  tolerations: list("Taints of those nodes, which its pods bear.", Toleration, { type: "atomic" }),
});

const schema = struct("node.v1.RuntimeClass", "A way to run the containers of pods.", {
  ...objectFields,
  handler: mandatory(text("What the container runtime of a node calls it. Immutable.")),
  overhead: ref("What running a pod costs beside its containers.", Overhead),
  scheduling: ref("Which nodes can run pods of the class.", Scheduling),
});

export type RuntimeClass = ObjectOf<typeof schema>;

/** A way to run containers, which pods name. Source: node.k8s.io/v1 RuntimeClass 1.36. */
export const RuntimeClass = defineResource("node.k8s.io/v1", schema, {
  kind: "RuntimeClass",
  plural: "runtimeclasses",
  namespaced: false,
  strategy: {
    validate,
    validateUpdate: ({ handler }, stored) => immutableField(handler, stored.handler, "handler"),
    warnings: ({ scheduling }) =>
      Object.keys(scheduling?.nodeSelector ?? {}).flatMap((key) => {
        const why = nodeLabelWarning(key);
        return why === undefined ? [] : [`scheduling.nodeSelector: ${why}`];
      }),
  },
  columns: [
    nameColumn,
    {
      name: "Handler",
      type: "string",
      description: "What the container runtime calls it.",
      value: ({ handler }) => handler,
    },
    ageColumn,
  ],
});

/** Source: node/validation ValidateRuntimeClass 1.36. */
function validate({ handler, overhead, scheduling }: RuntimeClass): FieldError[] {
  return [
    ...labelNameProblems(handler).map((why) => invalid("handler", handler, why)),
    ...validateOverhead(overhead?.podFixed, "overhead"),
    ...validateLabels(scheduling?.nodeSelector, "scheduling.nodeSelector"),
    ...tolerationErrors(scheduling?.tolerations ?? [], "scheduling.tolerations"),
  ];
}

function tolerationErrors(tolerations: readonly Toleration[], path: string): FieldError[] {
  const seen = new Set<string>();
  const repeated = tolerations.flatMap((toleration, index) => {
    const { key = "", operator = "", value = "", effect = "" } = toleration;
    const shown = JSON.stringify([key, operator, value, effect]);
    if (seen.has(shown))
      return [duplicate(`${path}[${index}]`, printed("core.Toleration", toleration))];
    seen.add(shown);
    return [];
  });
  return [...validateTolerations(tolerations, path), ...repeated];
}
