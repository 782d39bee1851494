/** HorizontalPodAutoscalers. Source: kubectl 1.36, pkg/describe. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { type Lines, metadataLines, nameLines, timeText } from "./lines.ts";

export const describeAutoscaler: Describer = async ({ object, eventLines }) => [
  ...autoscalerLines(object),
  ...(await eventLines()),
];

function autoscalerLines(autoscaler: JsonObject): Lines {
  const spec = part(autoscaler, "spec");
  const status = part(autoscaler, "status");
  const target = part(spec, "scaleTargetRef");
  const counts = `${numberAt(status, "currentReplicas")} current / ${numberAt(status, "desiredReplicas")}`;
  return [
    ...nameLines(autoscaler),
    ...metadataLines(autoscaler),
    `CreationTimestamp:\t${timeText(metadataOf(autoscaler).creationTimestamp)}`,
    `Reference:\t${textAt(target, "kind")}/${textAt(target, "name")}`,
    "Metrics:\t( current / target )",
    ...parts(spec, "metrics").map((metric, index) =>
      metricLine(metric, parts(status, "currentMetrics")[index] ?? {}),
    ),
    `Min replicas:\t${spec.minReplicas ?? "<unset>"}`,
    `Max replicas:\t${numberAt(spec, "maxReplicas")}`,
    ...behaviorLines(part(spec, "behavior")),
    `${textAt(target, "kind")} pods:\t${counts} desired`,
    ...conditionLines(parts(status, "conditions")),
  ];
}

function metricLine(metric: JsonObject, status: JsonObject): string {
  const type = textAt(metric, "type");
  const member = type.charAt(0).toLowerCase() + type.slice(1);
  const source = part(metric, member);
  const target = part(source, "target");
  const current = part(status, member, "current");
  const name = `"${textAt(part(source, "metric"), "name")}"`;
  switch (type) {
    case "External":
      return valueLine(name, target, current);
    case "Pods":
      return `  ${name} on pods:\t${shown(current.averageValue)} / ${target.averageValue}`;
    case "Object": {
      const { kind, name: object } = part(source, "describedObject");
      return valueLine(`${name} on ${kind}/${object}`, target, current);
    }
    case "Resource":
      return shareLine(`resource ${source.name} on pods`, target, current);
    case "ContainerResource": {
      const what = `resource ${source.name} of container "${source.container}" on pods`;
      return shareLine(what, target, current);
    }
    default:
      return `  <unknown metric type "${type}">`;
  }
}

function valueLine(what: string, target: JsonObject, current: JsonObject): string {
  return target.averageValue === undefined
    ? `  ${what} (target value):\t${shown(current.value)} / ${target.value}`
    : `  ${what} (target average value):\t${shown(current.averageValue)} / ${target.averageValue}`;
}

function shareLine(what: string, target: JsonObject, current: JsonObject): string {
  const { averageValue, averageUtilization } = target;
  if (averageValue !== undefined) {
    return `  ${what}:\t${shown(current.averageValue)} / ${averageValue}`;
  }
  const share = current.averageUtilization;
  const is = share === undefined ? "<unknown>" : `${share}% (${current.averageValue})`;
  const wanted = averageUtilization === undefined ? "<auto>" : `${averageUtilization}%`;
  return `  ${what}  (as a percentage of request):\t${is} / ${wanted}`;
}

const shown = (value: unknown) => (typeof value === "string" ? value : "<unknown>");

function behaviorLines(behavior: JsonObject): Lines {
  if (Object.keys(behavior).length === 0) return [];
  return [
    "Behavior:",
    ...rulesLines("Scale Up", behavior, "scaleUp"),
    ...rulesLines("Scale Down", behavior, "scaleDown"),
  ];
}

function rulesLines(title: string, behavior: JsonObject, name: string): Lines {
  if (behavior[name] === undefined) return [];
  const rules = part(behavior, name);
  const { stabilizationWindowSeconds: seconds, selectPolicy } = rules;
  const policies = parts(rules, "policies").map(
    ({ type, value, periodSeconds }) =>
      `      - Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`,
  );
  return [
    `  ${title}:`,
    ...(seconds === undefined ? [] : [`    Stabilization Window: ${seconds} seconds`]),
    ...(policies.length === 0
      ? []
      : [`    Select Policy: ${selectPolicy ?? "Max"}`, "    Policies:", ...policies]),
  ];
}

function conditionLines(conditions: readonly JsonObject[]): Lines {
  if (conditions.length === 0) return [];
  return [
    "Conditions:",
    "  Type\tStatus\tReason\tMessage",
    "  ----\t------\t------\t-------",
    ...conditions.map((each) =>
      ["type", "status", "reason", "message"]
        .map((name) => textAt(each, name))
        .join("\t")
        .replace(/^/, "  "),
    ),
  ];
}
