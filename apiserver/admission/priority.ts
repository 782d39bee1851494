import { PriorityClass } from "../../api/scheduling/priority-class.ts";
import { systemClasses } from "../../api/scheduling/system-classes.ts";
import { forbidden } from "../../api/status.ts";
import { memberOf, type Registry } from "../registry/context.ts";
import type { AdmissionPlugin, Operation } from "./plugin.ts";
import { onPodSpec } from "./pod-spec.ts";
import { classTable, defaultClass, priorityOf } from "./priority-classes.ts";

/**
 * Fills in the priority that the class of a pod stands for. What a pod brings is left as it is, and
 * then compared. Source: plugin/pkg/admission/priority 1.36.
 */
export const priority: AdmissionPlugin = {
  name: "Priority",
  resource: { group: "", plural: "pods" },
  mutatesUpdates: true,
  specDependsOn: classTable,
  mutateSpec: onPodSpec((spec, { storage, stored }) => {
    if (stored !== undefined) {
      const { priority = stored.priority, preemptionPolicy = stored.preemptionPolicy } = spec;
      const isSame = priority === spec.priority && preemptionPolicy === spec.preemptionPolicy;
      return isSame ? spec : { ...spec, priority, preemptionPolicy };
    }
    const found = priorityOf(storage, spec.priorityClassName ?? "");
    if (found === undefined) return spec;
    const { name, value, preemptionPolicy } = found;
    return {
      ...spec,
      ...(name === "" ? {} : { priorityClassName: name }),
      priority: spec.priority ?? value,
      preemptionPolicy: spec.preemptionPolicy ?? preemptionPolicy,
    };
  }),
  validate({ verb, definition, name, subresource }, { storage }, object) {
    if (verb !== "create" || subresource !== undefined || object === undefined) return;
    const spec = Object(memberOf(object, "spec"));
    const { priorityClassName = "" } = spec;
    const found = priorityOf(storage, priorityClassName);
    if (found === undefined) {
      const fact = `no PriorityClass with name ${priorityClassName} was found`;
      throw forbidden(definition, name, fact);
    }
    const { value, preemptionPolicy } = found;
    if (spec.priority !== value) {
      const fact = computed("integer value of priority", spec.priority, value);
      throw forbidden(definition, name, fact);
    }
    if (spec.preemptionPolicy !== preemptionPolicy) {
      const fact = computed(
        "string value of PreemptionPolicy",
        spec.preemptionPolicy,
        preemptionPolicy,
      );
      throw forbidden(definition, name, fact);
    }
  },
};

const computed = (what: string, given: unknown, found: unknown) =>
  `the ${what} (${given}) must not be provided in pod spec; priority admission controller ` +
  `computed ${found} from the given PriorityClass name`;

/** One class at most is the default, and those of the system stay. */
export const priorityClasses: AdmissionPlugin = {
  name: "Priority",
  resource: PriorityClass,
  validate(operation, { storage }: Registry, object) {
    if (operation.verb === "delete") refuseDeletion(operation);
    // The plugin is only given classes.
    const next = object as PriorityClass | undefined;
    if (next?.globalDefault !== true) return;
    const { metadata } = defaultClass(storage) ?? {};
    if (metadata === undefined) return;
    if (operation.verb === "update" && metadata.name === next.metadata.name) return;
    throw forbidden(
      operation.definition,
      operation.name,
      `PriorityClass ${metadata.name} is already marked as default. Only one default can exist`,
    );
  },
};

function refuseDeletion({ definition, name }: Operation): void {
  if (!systemClasses.some((each) => each.name === name)) return;
  throw forbidden(definition, name, "this is a system priority class and cannot be deleted");
}
