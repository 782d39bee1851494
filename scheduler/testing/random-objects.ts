/** Nodes and pods drawn by chance, of few kinds, so that they have much to do with one another. */
import type { Json, JsonObject } from "../../api/json.ts";
import type { Random } from "../../api/runtime.ts";

const zone = "topology.kubernetes.io/zone";
const hostname = "kubernetes.io/hostname";
export const nodeNames = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;
const images = ["app:1", "db:2", "r:5/web", "huge"];
/** In MiB; the last is more than counts. */
const imageSizes = [300, 90, 700, 1500];

/** Draws one; those named twice are twice as likely. */
export function pick<T>(random: Random, [first, ...rest]: readonly [T, ...T[]]): T {
  const at = random.integer(rest.length + 1);
  return at === 0 ? first : (rest[at - 1] ?? first);
}
const oneIn = (random: Random, times: number): boolean => random.integer(times) === 0;

/** Draws up to `max` of what `draw` makes. */
const some = <T>(random: Random, max: number, draw: (index: number) => T): readonly T[] =>
  Array.from({ length: random.integer(max + 1) }, (_, index) => draw(index));

/** Members by their names, some of which are left out. */
function members(
  random: Random,
  oneOf: number,
  parts: Readonly<Record<string, () => Json>>,
): JsonObject {
  const made: Record<string, Json> = {};
  for (const [name, draw] of Object.entries(parts)) {
    if (oneIn(random, oneOf)) made[name] = draw();
  }
  return made;
}

export function randomNode(random: Random, name: string): JsonObject {
  const allocatable = {
    cpu: pick(random, ["1", "2", "4", "1500m"]),
    memory: pick(random, ["2Gi", "4Gi", "8Gi"]),
    pods: pick(random, ["110", "110", "110", "3"]),
    ...(oneIn(random, 3) && { "x.io/gpu": pick(random, ["1", "2", "4"]) }),
    ...(oneIn(random, 3) && { "ephemeral-storage": "10Gi" }),
  };
  const spec = {
    ...(oneIn(random, 8) && { unschedulable: true }),
    taints: some(random, 1, () => ({
      key: pick(random, ["k", "grade"]),
      value: pick(random, ["1", "3", "5"]),
      effect: pick(random, ["NoSchedule", "PreferNoSchedule", "PreferNoSchedule", "NoExecute"]),
    })),
  };
  const held = images.flatMap((image, index) => {
    const names = [image.includes(":") ? image : `${image}:latest`];
    if (image === "r:5/web") names[0] = "r:5/web:latest";
    return oneIn(random, 3) ? [{ names, sizeBytes: (imageSizes[index] ?? 0) * 2 ** 20 }] : [];
  });
  const labels = nodeLabels(random, name);
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels },
    spec,
    status: { allocatable, ...(held.length > 0 && { images: held }) },
  };
}

const nodeLabels = (random: Random, name: string): JsonObject => ({
  ...(!oneIn(random, 12) && { [hostname]: name }),
  ...(!oneIn(random, 5) && { [zone]: pick(random, ["x", "y", "z"]) }),
  ...(oneIn(random, 2) && { rack: pick(random, ["1", "2"]) }),
  ...(oneIn(random, 3) && { disk: pick(random, ["ssd", "hdd"]) }),
});

const podLabels = (random: Random) => ({
  app: pick(random, ["web", "db"]),
  ...(oneIn(random, 2) && { tier: pick(random, ["1", "2"]) }),
});

export function randomPod(random: Random, name: string): JsonObject {
  const labels = podLabels(random);
  const spec = {
    containers: some(random, 1, (index) => container(random, `more-${index}`)).concat([
      container(random, "c"),
    ]),
    ...members(random, 6, {
      initContainers: () =>
        [0, 1].slice(random.integer(2)).map((index) => ({
          ...container(random, `init-${index}`),
          ...(oneIn(random, 2) && { restartPolicy: "Always" }),
        })),
      overhead: () => ({ cpu: "100m", memory: "64Mi" }),
      resources: () => ({ requests: { cpu: "700m", memory: "1Gi" } }),
      nodeSelector: () => ({ disk: "ssd" }),
      volumes: () => [
        { name: "v", persistentVolumeClaim: { claimName: pick(random, claimNames) } },
        ...(oneIn(random, 2) ? [{ name: "files", image: { reference: "r:5/web" } }] : []),
      ],
    }),
    ...(oneIn(random, 3) && { priority: pick(random, [10, 10, 1000]) }),
    ...(oneIn(random, 20) && { preemptionPolicy: "Never" }),
    ...(oneIn(random, 30) && { nodeName: pick(random, ["a", "b"]) }),
    ...members(random, 3, {
      tolerations: () => [toleration(random)],
      topologySpreadConstraints: () => constraints(random, labels),
      affinity: () =>
        members(random, 2, {
          nodeAffinity: () => nodeAffinity(random),
          podAffinity: () => podTerms(random, labels),
          podAntiAffinity: () => podTerms(random, labels),
        }),
    }),
  };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: pick(random, ["default", "default", "other"]),
      uid: `uid-${name}`,
      labels,
      ...(oneIn(random, 4) && { ownerReferences: [owner] }),
    },
    spec,
  };
}

/** The ReplicaSet of some pods in both namespaces. */
export const owner = {
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  name: "set",
  uid: "uid-set",
  controller: true,
};
export const claimNames = ["bound", "far", "once", "unbound", "gone"] as const;

function container(random: Random, name: string): JsonObject {
  const requests = members(random, 2, {
    cpu: () => pick(random, ["0", "100m", "250m", "500m", "1"]),
    memory: () => pick(random, ["128Mi", "512Mi", "1Gi", "2Gi"]),
    ...(oneIn(random, 6) && {
      "x.io/gpu": () => pick(random, ["1", "2"]),
      "ephemeral-storage": () => "4Gi",
    }),
  });
  const port = {
    containerPort: 80,
    hostPort: pick(random, [80, 80, 81]),
    ...(oneIn(random, 2) && { hostIP: pick(random, ["10.0.0.1", "10.0.0.2", "0.0.0.0"]) }),
    protocol: pick(random, ["TCP", "TCP", "UDP"]),
  };
  const image = pick(random, ["app:1", "db:2", "r:5/web", "huge"]);
  return { name, image, resources: { requests }, ...(oneIn(random, 8) && { ports: [port] }) };
}

const toleration = (random: Random): JsonObject =>
  pick<() => JsonObject>(random, [
    () => ({ operator: "Exists" }),
    () => ({ key: "k", operator: "Exists" }),
    () => ({ key: "k", value: pick(random, ["1", "5"]), effect: pick(random, effects) }),
    () => ({ key: "grade", operator: pick(random, ["Gt", "Lt"]), value: "3" }),
  ])();
const effects = ["", "NoSchedule", "PreferNoSchedule", "NoExecute"] as const;

const nodeAffinity = (random: Random) =>
  members(random, 2, {
    requiredDuringSchedulingIgnoredDuringExecution: () => ({
      nodeSelectorTerms: [nodeTerm(random), ...some(random, 1, () => nodeTerm(random))],
    }),
    preferredDuringSchedulingIgnoredDuringExecution: () =>
      some(random, 2, () => ({
        weight: pick(random, [1, 30, 100]),
        preference: nodeTerm(random),
      })),
  });

function nodeTerm(random: Random): JsonObject {
  const values = [pick(random, ["a", "b", "c"]), pick(random, ["b", "d", "f"])];
  const field = { key: "metadata.name", operator: pick(random, ["In", "In", "NotIn"]), values };
  if (oneIn(random, 8)) return { matchFields: [field, { ...field, values: ["a"] }] };
  if (oneIn(random, 4)) return { matchFields: [field] };
  return {
    matchExpressions: some(random, 1, () => nodeRequirement(random)).concat(
      nodeRequirement(random),
    ),
  };
}

const nodeRequirement = (random: Random): JsonObject =>
  pick<() => JsonObject>(random, [
    () => ({ key: "disk", operator: pick(random, ["In", "NotIn"]), values: ["ssd"] }),
    () => ({ key: "disk", operator: pick(random, ["Exists", "DoesNotExist"]) }),
    () => ({
      key: "rack",
      operator: pick(random, ["Gt", "Lt"]),
      values: [pick(random, ["1", "2"])],
    }),
    () => ({ key: zone, operator: "In", values: ["x", pick(random, ["y", "z"])] }),
  ])();

type Labels = ReturnType<typeof podLabels>;

const selector = (random: Random): JsonObject =>
  pick<() => JsonObject>(random, [
    () => ({ matchLabels: { app: pick(random, ["web", "db"]) } }),
    () => ({
      matchLabels: { app: "web" },
      matchExpressions: [{ key: "tier", operator: "Exists" }],
    }),
    () => ({ matchExpressions: [{ key: "app", operator: "In", values: ["web", "db"] }] }),
    () => ({}),
  ])();

/** As the API server stores it: keys to match, or not to, are part of the selector too. */
function narrowed(random: Random, labels: Labels, fields: readonly [string, ...string[]]) {
  const labelSelector = selector(random);
  if (!oneIn(random, 4)) return { labelSelector };
  const field = pick(random, fields);
  const value = labels.tier;
  if (value === undefined) return { labelSelector, [field]: ["tier"] };
  const operator = field === "matchLabelKeys" ? "In" : "NotIn";
  const { matchExpressions: before } = labelSelector;
  const own = { key: "tier", operator, values: [value] };
  const matchExpressions = [...(Array.isArray(before) ? before : []), own];
  return { labelSelector: { ...labelSelector, matchExpressions }, [field]: ["tier"] };
}

const topologyKey = (random: Random) => pick(random, [zone, zone, hostname, "rack"]);

export const constraints = (random: Random, labels: Labels): readonly JsonObject[] =>
  [0, 1].slice(random.integer(2)).map(() => {
    const whenUnsatisfiable = pick(random, ["DoNotSchedule", "ScheduleAnyway", "ScheduleAnyway"]);
    return {
      maxSkew: pick(random, [1, 1, 2, 5]),
      topologyKey: topologyKey(random),
      whenUnsatisfiable,
      ...narrowed(random, labels, ["matchLabelKeys"]),
      ...members(random, 3, {
        nodeAffinityPolicy: () => pick(random, ["Honor", "Ignore"]),
        nodeTaintsPolicy: () => pick(random, ["Honor", "Ignore"]),
        ...(whenUnsatisfiable === "DoNotSchedule" && { minDomains: () => 3 }),
      }),
    };
  });

const podTerms = (random: Random, labels: Labels) =>
  members(random, 2, {
    requiredDuringSchedulingIgnoredDuringExecution: () =>
      some(random, 2, () => podTerm(random, labels)),
    preferredDuringSchedulingIgnoredDuringExecution: () =>
      some(random, 2, () => ({
        weight: pick(random, [1, 50, 100]),
        podAffinityTerm: podTerm(random, labels),
      })),
  });

const podTerm = (random: Random, labels: Labels): JsonObject => ({
  topologyKey: topologyKey(random),
  ...narrowed(random, labels, ["matchLabelKeys", "mismatchLabelKeys"]),
  ...members(random, 4, {
    namespaces: () => [pick(random, ["default", "other"])],
    namespaceSelector: () => pick(random, [{}, { matchLabels: { team: "blue" } }]),
  }),
});
