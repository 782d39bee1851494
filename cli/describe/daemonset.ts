import type { JsonObject } from "../../api/json.ts";
import { metadataOf, numberAt, part, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { type Lines, labelSelectorText, metadataLines, nameLines, selectorText } from "./lines.ts";
import { podTemplateLines } from "./pod-template.ts";
import { podsText } from "./workload.ts";

export const describeDaemonSet: Describer = async ({ object, list, eventLines }) => {
  const labelSelector = labelSelectorText(part(object, "spec", "selector"));
  const pods = (await list("pods", { labelSelector })) ?? [];
  return [...daemonSetLines(object, pods), ...(await eventLines())];
};

/** Everything but the events. `pods` are those that the selector finds. */
export function daemonSetLines(daemonSet: JsonObject, pods: readonly JsonObject[]): Lines {
  const spec = part(daemonSet, "spec");
  const status = part(daemonSet, "status");
  const template = part(spec, "template");
  const count = (name: string) => numberAt(status, name);
  return [
    ...nameLines(daemonSet),
    `Selector:\t${labelSelectorText(part(spec, "selector"))}`,
    `Node-Selector:\t${selectorText(part(template, "spec", "nodeSelector"))}`,
    ...metadataLines(daemonSet),
    `Desired Number of Nodes Scheduled: ${count("desiredNumberScheduled")}`,
    `Current Number of Nodes Scheduled: ${count("currentNumberScheduled")}`,
    `Number of Nodes Scheduled with Up-to-date Pods: ${count("updatedNumberScheduled")}`,
    `Number of Nodes Scheduled with Available Pods: ${count("numberAvailable")}`,
    `Number of Nodes Misscheduled: ${count("numberMisscheduled")}`,
    `Pods Status:\t${podsText(pods, textAt(metadataOf(daemonSet), "uid"))}`,
    ...podTemplateLines(template),
  ];
}
