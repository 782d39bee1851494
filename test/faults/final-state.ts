/** What a cluster has come to, without what differs from run to run. */
import { allResources } from "../../api/index.ts";
import { isObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Cluster } from "../../simulator/cluster.ts";

/** They tell of the way there, not of where it ends. */
const kindsOfTheWay = new Set(["Event", "Lease"]);

/**
 * Fields that say when or by chance where: versions and times, addresses, and on which of several
 * equal nodes a pod runs.
 */
const fieldsOfTheWay = new Set([
  "resourceVersion",
  "managedFields",
  "containerID",
  "hostIP",
  "hostIPs",
  "podIP",
  "podIPs",
  "nodeName",
  "images",
  "holderIdentity",
]);

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const uid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const address = /\b10\.\d+\.\d+\.\d+\b/g;

/**
 * One line for each object, sorted: equal for equal states, whatever names were drawn. It is JSON
 * but of what nobody has written since the revision `since`, which is told by its name alone.
 */
export function finalStateOf(cluster: Cluster, since = 0): readonly string[] {
  const seen = new Set<string>();
  const objects = allResources
    .filter(({ kind }) => !kindsOfTheWay.has(kind))
    .flatMap((resource): readonly KubeObject[] => {
      const { table = resource.plural } = cluster.server.registry.resources.find(resource);
      if (seen.has(table)) return [];
      seen.add(table);
      return cluster.list(resource);
    });
  const names = new Map(
    objects.flatMap(({ metadata: { name = "", generateName } }) =>
      generateName === undefined ? [] : [[name, `${generateName}*`] as const],
    ),
  );
  return objects
    .map((object) =>
      Number(object.metadata.resourceVersion) > since ? lineOf(object, names) : placeOf(object),
    )
    .sort();
}

/** Most of what a cluster begins with is the very same object in each: no name in it was drawn. */
const lines = new WeakMap<KubeObject, string>();

function lineOf(object: KubeObject, names: ReadonlyMap<string, string>): string {
  const known = lines.get(object);
  if (known !== undefined) return known;
  const line = JSON.stringify(comparable(object, names));
  lines.set(object, line);
  return line;
}

const placeOf = ({ kind, metadata: { namespace = "", name } }: KubeObject) =>
  `${kind} ${namespace}/${name} as at first`;

function comparable(object: KubeObject, names: ReadonlyMap<string, string>): unknown {
  const { generation, ...metadata } = object.metadata;
  const status = "status" in object && isObject(object.status) ? object.status : undefined;
  const observed = status?.observedGeneration;
  const texts = (value: unknown): unknown => {
    if (typeof value === "string") return plainText(value, names);
    if (Array.isArray(value)) return sortedIfObjects(value.map(texts));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !fieldsOfTheWay.has(key))
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, each]) => [key, texts(each)]),
    );
  };
  return texts({
    ...object,
    metadata,
    ...(status !== undefined && {
      // How many writes led there is of the way; that the last one was seen is not.
      status: { ...status, observedGeneration: observed === generation ? "current" : observed },
    }),
  });
}

/** Lists of endpoints and the like come in the order in which things happened. */
const sortedIfObjects = (values: readonly unknown[]): readonly unknown[] =>
  values.every(isObject)
    ? [...values].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
    : values;

function plainText(text: string, names: ReadonlyMap<string, string>): string {
  if (time.test(text)) return "<time>";
  const known = names.get(text);
  if (known !== undefined) return known;
  let plain = text.replace(uid, "<uid>").replace(address, "<address>");
  if (!text.includes("-")) return plain;
  for (const [name, alias] of names) plain = plain.replaceAll(name, alias);
  return plain;
}
