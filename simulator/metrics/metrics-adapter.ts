/**
 * What a metrics adapter serves: custom.metrics.k8s.io, of objects that say what their metrics are
 * in annotations, and external.metrics.k8s.io, of ConfigMaps that hold some. See ADR 0011.
 */
import { ConfigMap } from "../../api/core/configmap.ts";
import type { JsonObject } from "../../api/json.ts";
import { canonicalQuantity, parseQuantity } from "../../api/quantity.ts";
import type { ApiRequest, ApiResponse } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { parseLabelSelector } from "../../api/selectors/labels.ts";
import { StatusError } from "../../api/status.ts";
import type { AggregatedApi } from "../../apiserver/aggregated.ts";
import { tableName, unknownPath } from "../../apiserver/registry/resource-table.ts";
import type { Served } from "../../apiserver/served-resources.ts";
import type { Reader } from "../objects/reader.ts";

/** On any object: how much it has of the metric whose name is appended. */
export const metricAnnotation = "sim.kubesim.dev/metric.";
/** On a ConfigMap: its data are external metrics, with its other labels. */
export const externalLabel = "sim.kubesim.dev/external-metrics";

const customGroup = "custom.metrics.k8s.io";
const externalGroup = "external.metrics.k8s.io";

/** The APIs of metrics that are neither CPU nor memory. */
export function metricsAdapter(
  reader: Reader,
  definitions: () => readonly ResourceDefinition[],
): readonly AggregatedApi[] {
  const stored = () => definitions().filter(({ storage }) => storage === undefined);
  return [
    {
      group: customGroup,
      resources: () => customResources(reader, stored()),
      read: (request) => readCustom(reader, stored(), request),
    },
    {
      group: externalGroup,
      resources: () => externalResources(reader),
      read: (request) => readExternal(reader, request),
    },
  ];
}

/** The metrics that an object says it has, by name. What is no amount is none. */
function metricsOf({ metadata }: KubeObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(metadata.annotations ?? {})) {
    if (!key.startsWith(metricAnnotation) || parseQuantity(value) === undefined) continue;
    found.set(key.slice(metricAnnotation.length), canonicalQuantity(value));
  }
  return found;
}

function customResources(reader: Reader, definitions: readonly ResourceDefinition[]): Served[] {
  return definitions.flatMap((definition) => {
    const names = new Set<string>();
    for (const object of reader.list(definition)) {
      for (const name of metricsOf(object).keys()) names.add(name);
    }
    const { namespaced } = definition;
    return [...names].sort().flatMap((name) =>
      ["v1beta2", "v1beta1"].map((version) =>
        servedAs(`${tableName(definition)}/${name}`, "MetricValueList", {
          group: customGroup,
          version,
          namespaced,
        }),
      ),
    );
  });
}

function externalResources(reader: Reader): Served[] {
  const names = new Set(seriesOf(reader, undefined).map(({ name }) => name));
  const place = { group: externalGroup, version: "v1beta1", namespaced: true };
  return [...names].sort().map((name) => servedAs(name, "ExternalMetricValueList", place));
}

const servedAs = (
  plural: string,
  kind: string,
  place: Pick<Served, "group" | "version" | "namespaced">,
): Served => ({
  ...place,
  apiVersion: `${place.group}/${place.version}`,
  kind,
  plural,
  singular: "",
  shortNames: [],
  categories: [],
  hasStatus: false,
  verbs: ["get"],
});

/** `pods/*` with labels, or one object; the metric is named like a part of them. */
function readCustom(
  reader: Reader,
  definitions: readonly ResourceDefinition[],
  { resource, namespace, name = "", subresource = "", options = {} }: ApiRequest,
): ApiResponse["body"] {
  const { version, plural } = resource;
  // `namespaces/a/metrics/b` is a metric of the namespace itself.
  const isOfNamespace = plural === "metrics" && namespace !== undefined && subresource === "";
  const about = isOfNamespace
    ? { table: "namespaces", namespace: undefined, name: namespace, metric: name }
    : { table: plural, namespace, name, metric: subresource };
  const definition = definitions.find((each) => tableName(each) === about.table);
  const isMany = about.name === "*";
  const { matches } = parseLabelSelector(options.labelSelector);
  // These metrics have no labels.
  const isMeant = parseLabelSelector(options.metricLabelSelector).matches({});
  const objects =
    definition === undefined || !isMeant ? [] : reader.list(definition, about.namespace);
  const items = objects
    .filter(({ metadata }) => (isMany ? matches(metadata.labels) : metadata.name === about.name))
    .flatMap((object) => {
      const value = metricsOf(object).get(about.metric);
      return value === undefined ? [] : [customValue(reader, object, { version, value, about })];
    });
  if (items.length === 0) {
    const served = customResources(reader, definitions);
    if (served.length === 0) throw unknownPath();
    const isServed = served.some(({ plural: each }) => each === `${about.table}/${about.metric}`);
    if (!isMany || !isMeant || !isServed) {
      const whom = isMany ? about.table : `${about.table} ${about.name}`;
      const why = `the server could not find the metric ${about.metric} for ${whom}`;
      throw new StatusError("NotFound", why);
    }
  }
  return listOf("MetricValueList", `${customGroup}/${version}`, items);
}

interface Value {
  readonly version: string;
  readonly value: string;
  readonly about: { readonly metric: string };
}

function customValue(
  reader: Reader,
  { apiVersion, kind, metadata }: KubeObject,
  { version, value, about }: Value,
): JsonObject {
  const { namespace, name } = metadata;
  const describedObject = {
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    // Adapters write the empty group before the slash.
    apiVersion: apiVersion.includes("/") ? apiVersion : `/${apiVersion}`,
  };
  const timestamp = formatTime(reader.nowMs);
  return version === "v1beta1"
    ? { describedObject, metricName: about.metric, timestamp, value, selector: null }
    : { describedObject, metric: { name: about.metric, selector: null }, timestamp, value };
}

interface Series {
  readonly name: string;
  readonly value: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The external metrics of a namespace. */
function seriesOf(reader: Reader, namespace: string | undefined): readonly Series[] {
  return reader.list(ConfigMap, namespace).flatMap(({ metadata, data = {} }) => {
    const { [externalLabel]: marked, ...labels } = metadata.labels ?? {};
    if (marked === undefined) return [];
    return Object.entries(data)
      .filter(([, value]) => parseQuantity(value) !== undefined)
      .map(([name, value]) => ({ name, value: canonicalQuantity(value), labels }));
  });
}

function readExternal(
  reader: Reader,
  { resource, namespace, options = {} }: ApiRequest,
): ApiResponse["body"] {
  const { version, plural } = resource;
  if (version !== "v1beta1" || seriesOf(reader, undefined).length === 0) throw unknownPath();
  const { matches } = parseLabelSelector(options.labelSelector);
  const items = seriesOf(reader, namespace)
    .filter(({ name, labels }) => name === plural && matches(labels))
    .map(({ name, value, labels }) => ({
      metricName: name,
      metricLabels: labels,
      timestamp: formatTime(reader.nowMs),
      value,
    }));
  return listOf("ExternalMetricValueList", `${externalGroup}/v1beta1`, items);
}

const listOf = (kind: string, apiVersion: string, items: readonly JsonObject[]) => ({
  kind,
  apiVersion,
  metadata: {},
  // The values of metrics are no objects: they have no metadata.
  items: items as unknown as readonly KubeObject[],
});
