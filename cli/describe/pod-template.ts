import type { JsonObject } from "../../api/json.ts";
import { part, parts } from "../targets/targets.ts";
import { containerLines } from "./container.ts";
import { annotationLines, type Lines, labelLines, optionalLine } from "./lines.ts";
import { schedulingGroupLines, spreadLines, tolerationLines } from "./placement.ts";
import { volumeLines } from "./volumes.ts";

/** The template of a workload's pods. */
export function podTemplateLines(template: JsonObject): Lines {
  const metadata = part(template, "metadata");
  const spec = part(template, "spec");
  const annotations = part(metadata, "annotations");
  const init = parts(spec, "initContainers");
  const indented = (lines: Lines) => lines.map((line) => `  ${line}`);
  return [
    "Pod Template:",
    ...labelLines("  Labels", part(metadata, "labels")),
    ...(Object.keys(annotations).length === 0 ? [] : annotationLines("  Annotations", annotations)),
    ...indented(optionalLine("Service Account", spec.serviceAccountName)),
    ...(init.length === 0 ? [] : containerLines(init, { title: "Init Containers", space: "  " })),
    ...containerLines(parts(spec, "containers"), { title: "Containers", space: "  " }),
    ...volumeLines(parts(spec, "volumes"), "  "),
    ...spreadLines(spec, "  "),
    ...indented(optionalLine("Priority Class Name", spec.priorityClassName)),
    ...labelLines("  Node-Selectors", part(spec, "nodeSelector")),
    ...tolerationLines("  Tolerations", parts(spec, "tolerations")),
    ...schedulingGroupLines(spec, "  "),
  ];
}
