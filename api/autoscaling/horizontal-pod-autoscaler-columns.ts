import { ageColumn, nameColumn } from "../columns.ts";
import type { Column } from "../resource.ts";
import type { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";
import type { MetricSpec, MetricStatus, MetricTarget, MetricValueStatus } from "./metric.ts";

/** So many metrics are told; the others are counted. */
const metricsShown = 2;

/** Source: pkg/printers/internalversion 1.36, printHorizontalPodAutoscaler. */
export const autoscalerColumns: readonly Column<HorizontalPodAutoscaler>[] = [
  nameColumn,
  {
    name: "Reference",
    type: "string",
    description: "What is scaled.",
    value: ({ spec: { scaleTargetRef } }) => `${scaleTargetRef.kind}/${scaleTargetRef.name}`,
  },
  {
    name: "Targets",
    type: "string",
    description: "What the metrics are, and what they should be.",
    value: ({ spec, status }) => targetsText(spec.metrics ?? [], status.currentMetrics ?? []),
  },
  {
    name: "MinPods",
    type: "string",
    description: "Pods that there are at least.",
    value: ({ spec }) => String(spec.minReplicas),
  },
  {
    name: "MaxPods",
    type: "string",
    description: "Pods that there are at most.",
    value: ({ spec }) => spec.maxReplicas,
  },
  {
    name: "Replicas",
    type: "string",
    description: "Pods that there were when it last looked.",
    value: ({ status }) => status.currentReplicas ?? 0,
  },
  ageColumn,
];

/** `cpu: 10%/50%, memory: <unknown>/80% + 1 more...` Source: formatHPAMetrics 1.36. */
function targetsText(specs: readonly MetricSpec[], statuses: readonly MetricStatus[]): string {
  if (specs.length === 0) return "<none>";
  const shown = specs
    .slice(0, metricsShown)
    .map((spec, index) => metricText(spec, statuses[index]))
    .join(", ");
  const more = specs.length - metricsShown;
  return more > 0 ? `${shown} + ${more} more...` : shown;
}

function metricText(spec: MetricSpec, status: MetricStatus | undefined): string {
  switch (spec.type) {
    case "External":
      return valueText(spec.external?.target, status?.external?.current);
    case "Object":
      return valueText(spec.object?.target, status?.object?.current);
    case "Pods":
      return `${amount(status?.pods?.current.averageValue)}/${spec.pods?.target.averageValue}`;
    case "Resource":
      return `${spec.resource?.name}: ${shareText(spec.resource?.target, status?.resource?.current)}`;
    case "ContainerResource": {
      const { name, target } = spec.containerResource ?? {};
      return `${name}: ${shareText(target, status?.containerResource?.current)}`;
    }
    default:
      return "<unknown type>";
  }
}

function valueText(
  { value, averageValue }: Partial<MetricTarget> = {},
  current: MetricValueStatus | undefined,
): string {
  if (averageValue !== undefined) return `${amount(current?.averageValue)}/${averageValue} (avg)`;
  return `${amount(current?.value)}/${value}`;
}

function shareText(
  { averageValue, averageUtilization }: Partial<MetricTarget> = {},
  current: MetricValueStatus | undefined,
): string {
  if (averageValue !== undefined) return `${amount(current?.averageValue)}/${averageValue}`;
  const wanted = averageUtilization === undefined ? "<auto>" : `${averageUtilization}%`;
  const share = current?.averageUtilization;
  return `${share === undefined ? "<unknown>" : `${share}%`}/${wanted}`;
}

const amount = (text: string | undefined) => text ?? "<unknown>";
