// bench/main.ts
import { fileURLToPath as fileURLToPath2 } from "node:url";
import { parseArgs } from "node:util";

// bench/harness.ts
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length - 1 >> 1] ?? Number.NaN;
}
function elapsedMs(run2) {
  const startMs = performance.now();
  const start = process.cpuUsage();
  run2();
  const { user, system } = process.cpuUsage(start);
  return Math.min(performance.now() - startMs, (user + system) / 1e3);
}
function microsecondsEach(run2, { calls, rounds: rounds6 }) {
  let index = 0;
  const round3 = () => elapsedMs(() => {
    for (let call = 0; call < calls; call += 1) {
      run2(index);
      index += 1;
    }
  });
  round3();
  const times = Array.from({ length: rounds6 }, () => {
    collectGarbage();
    return round3();
  });
  return median(times) * 1e3 / calls;
}
function collectGarbage() {
  globalThis.gc?.();
}
function residentMiB() {
  return process.memoryUsage().rss / 2 ** 20;
}

// bench/processes.ts
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
var root = fileURLToPath(new URL("..", import.meta.url));
var cache = process.env.KUBESIM_CACHE ?? join(root, ".cache");
var kubesim = [process.execPath, join(root, "dist", "kubesim.js")];
var kubectl = join(cache, "kubectl-2.0.1", "kubectl", "kubectl");
var hasKubectl = () => existsSync(kubectl);
var readyMsMax = 3e4;
async function up(...args) {
  const folder = mkdtempSync(join(tmpdir(), "kubesim-bench-"));
  const kubeconfig = join(folder, "config");
  const [node, script2] = kubesim;
  const startMs = performance.now();
  const child = spawn(node, [script2, "up", "--port", "0", "--kubeconfig", kubeconfig, ...args], {
    env: { ...process.env, KUBESIM_HOME: folder },
    stdio: ["ignore", "pipe", "inherit"]
  });
  const exited = new Promise((resolve2) => child.once("exit", () => resolve2()));
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await addressOf(child);
    const { status } = await fetch(`${url}/readyz`);
    if (status !== 200) throw new Error(`/readyz answered ${status}`);
    return { kubeconfig, readyMs: performance.now() - startMs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
function addressOf(child) {
  return new Promise((resolve2, reject) => {
    let text2 = "";
    const timer = setTimeout(() => reject(new Error(`not ready: ${text2}`)), readyMsMax);
    child.stdout?.on("data", (bytes) => {
      text2 += bytes.toString();
      const url = /kubesim is ready at (http\S*[^\s.,])/.exec(text2)?.[1];
      if (url === void 0) return;
      clearTimeout(timer);
      resolve2(url);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`kubesim up ended with exit code ${code}: ${text2}`));
    });
  });
}
function commandMs([command = "", ...args], kubeconfig) {
  const startMs = performance.now();
  const { status, stderr } = spawnSync(command, args, {
    env: { ...process.env, KUBECONFIG: kubeconfig },
    encoding: "utf8"
  });
  const tookMs = performance.now() - startMs;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
  return tookMs;
}

// bench/cli.ts
var rounds = 21;
var cli = {
  name: "cli",
  async run() {
    if (!hasKubectl()) {
      console.error(`cli: there is no kubectl at ${kubectl}: run node scripts/fetch-kubectl.mjs`);
      return [];
    }
    const { kubeconfig, stop } = await up();
    try {
      return compare(kubeconfig);
    } finally {
      await stop();
    }
  }
};
function compare(kubeconfig) {
  const ours = [];
  const theirs = [];
  for (let round3 = 0; round3 <= rounds; round3 += 1) {
    const oursMs = commandMs([...kubesim, "get", "pods"], kubeconfig);
    const theirsMs = commandMs([kubectl, "get", "pods"], kubeconfig);
    if (round3 === 0) continue;
    ours.push(oursMs);
    theirs.push(theirsMs);
  }
  const name8 = "cli";
  return [
    { name: name8, what: "kubesim get pods, whole process", value: median(ours), unit: "ms" },
    { name: name8, what: "kubectl get pods, whole process", value: median(theirs), unit: "ms" },
    {
      name: name8,
      what: "kubesim get pods by kubectl get pods",
      value: median(ours) / median(theirs),
      unit: "ratio",
      budget: 1
    }
  ];
}

// api/schema.ts
import * as z from "zod";
var infos = /* @__PURE__ */ new WeakMap();
function fieldInfo(schema15) {
  return infos.get(schema15);
}
function annotate(schema15, info) {
  infos.set(schema15, info);
  return schema15;
}
var text = (doc) => annotate(z.string().optional(), { doc });
var bool = (doc) => annotate(z.boolean().optional(), { doc });
var int32 = (doc) => annotate(z.int().optional(), { doc, format: "int32" });
var int64 = (doc) => annotate(z.int().optional(), { doc, format: "int64" });
var time = (doc) => annotate(z.string().optional(), { doc, format: "date-time" });
var timeOrNull = (doc) => annotate(z.string().nullable().optional(), { doc, format: "date-time", nullable: true });
var microTime = (doc) => annotate(z.string().optional(), { doc, format: "micro-time" });
var quantity = (doc) => annotate(z.string().optional(), { doc, format: "quantity" });
var intOrString = (doc) => annotate(z.union([z.int(), z.string()]).optional(), { doc, format: "int-or-string" });
var anyJson = (doc) => annotate(z.unknown(), { doc });
var ref = (doc, schema15, info = {}) => annotate(schema15.optional(), { doc, ...info });
var list = (doc, item, { patchStrategy, ...options } = {}) => annotate(z.array(item).optional(), {
  doc,
  list: options,
  ...patchStrategy === void 0 ? {} : { patchStrategy }
});
var map = (doc, value) => annotate(z.record(z.string(), value).optional(), { doc });
var quantityItem = annotate(z.string(), { doc: "", format: "quantity" });
var bytesItem = annotate(z.string(), { doc: "", format: "byte" });
var textItem = z.string();
var int32Item = annotate(z.int(), { doc: "", format: "int32" });
var int64Item = annotate(z.int(), { doc: "", format: "int64" });
var mandatory = (field) => z.nonoptional(field);
var demanded = (field) => annotate(z.nonoptional(field), { doc: infos.get(field)?.doc ?? "", demanded: true });
var present = (field) => annotate(z.nonoptional(field), { doc: infos.get(field)?.doc ?? "", present: true });
var struct = (name8, doc, shape, options = {}) => annotate(z.strictObject(shape), { doc, structName: fullName(name8), ...options });
function fullName(name8) {
  if (name8.startsWith("io.")) return name8;
  if (name8.startsWith("meta.v1.")) return `io.k8s.apimachinery.pkg.apis.${name8}`;
  return `io.k8s.api.${name8}`;
}

// api/meta/object-meta.ts
var OwnerReference = struct(
  "meta.v1.OwnerReference",
  "Names an object that this one belongs to, so that it can be collected with it.",
  {
    apiVersion: mandatory(text("API group and version of the owner.")),
    kind: mandatory(text("Kind of the owner.")),
    name: mandatory(text("Name of the owner.")),
    uid: mandatory(text("Uid of the owner; a new object of the same name does not count.")),
    controller: bool("True for the one owner that manages this object."),
    blockOwnerDeletion: bool("Keeps a foreground-deleted owner until this object is gone.")
  },
  { atomic: true }
);
var ManagedFieldsEntry = struct(
  "meta.v1.ManagedFieldsEntry",
  "Says which fields one manager set, and how.",
  {
    manager: text("Who set the fields."),
    operation: text("How they were set: Apply or Update."),
    apiVersion: text("Version of the resource that the field names belong to."),
    time: time("When the entry last changed."),
    fieldsType: text("Format of fieldsV1; FieldsV1 is the only one."),
    fieldsV1: anyJson("The set of fields, as a tree of their names."),
    subresource: text("Subresource through which they were set, or empty.")
  }
);
var ObjectMeta = struct(
  "meta.v1.ObjectMeta",
  "What every stored object has: its name, identity, labels and life cycle.",
  {
    name: text("Name, unique among the objects of its resource and namespace."),
    generateName: text("Prefix to which the server appends a random suffix to make the name."),
    namespace: text("Namespace that holds the object; empty for cluster-scoped resources."),
    selfLink: text("No longer set."),
    uid: text("Identity of this very object, never used again. Set by the server."),
    resourceVersion: text("Version of the stored object, to detect changes in between."),
    generation: int64("Counts the changes of the desired state. Set by the server."),
    creationTimestamp: time("When the object was created. Set by the server."),
    deletionTimestamp: time("When the object is to be gone. Set by a graceful deletion."),
    deletionGracePeriodSeconds: int64("Seconds granted to end in peace."),
    labels: map("Labels by which the object is selected.", textItem),
    annotations: map("Notes of tools and people; nothing is selected by them.", textItem),
    ownerReferences: list("Objects that this one belongs to.", OwnerReference, { merge: "uid" }),
    finalizers: list("Names that must be taken off before the object goes.", textItem, {
      merge: true,
      type: "set"
    }),
    managedFields: list("Which manager set which fields.", ManagedFieldsEntry, { type: "atomic" })
  }
);
var typeMeta = {
  apiVersion: mandatory(text("API group and version of this object's schema.")),
  kind: mandatory(text("Kind of this object."))
};
var objectFields = {
  ...typeMeta,
  metadata: present(ref("Standard metadata of the object.", ObjectMeta))
};

// api/json.ts
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function ownMember(map2, key) {
  return Object.hasOwn(map2, key) ? map2[key] : void 0;
}
function equalJson(left, right) {
  if (left === right) return true;
  if (Array.isArray(left)) {
    return Array.isArray(right) && left.length === right.length && left.every((item, index) => equalJson(item, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  let surplus = 0;
  for (const key in left) {
    if (left[key] === void 0) continue;
    if (!equalJson(left[key], right[key])) return false;
    surplus += 1;
  }
  for (const key in right) if (right[key] !== void 0) surplus -= 1;
  return surplus === 0;
}
function deepFreeze(value) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  if (Array.isArray(value)) for (const item of value) deepFreeze(item);
  else for (const key in value) deepFreeze(value[key]);
  return value;
}
function compact(value) {
  let clean = true;
  for (const key in value) if (value[key] === void 0) clean = false;
  if (clean) return value;
  const copy = {};
  for (const key in value) if (value[key] !== void 0) copy[key] = value[key];
  return copy;
}
function withMembers(object, changes) {
  for (const key in changes) if (changes[key] !== object[key]) return { ...object, ...changes };
  return object;
}
function mapItems(list2, replace2) {
  const replaced3 = list2.map(replace2);
  return replaced3.every((item, index) => item === list2[index]) ? list2 : replaced3;
}

// api/structure.ts
var structures = /* @__PURE__ */ new WeakMap();
function structureOf(schema15) {
  const known3 = structures.get(schema15);
  if (known3 !== void 0) return known3;
  const made2 = readStructure(schema15, fieldInfo(schema15));
  structures.set(schema15, made2);
  return made2;
}
function readStructure(schema15, info) {
  const { base, inner } = unwrap(schema15);
  const named = info ?? inner;
  const doc = named?.doc ?? "";
  const format = named?.format === void 0 ? {} : { format: named.format };
  const def = base._zod.def;
  switch (def.type) {
    case "string":
      return { type: "string", doc, ...format };
    case "boolean":
      return { type: "boolean", doc };
    case "number":
      return { type: format.format === "double" ? "number" : "integer", doc, ...format };
    case "union":
      return { type: "any", doc, ...format };
    case "unknown":
      return { type: "any", doc };
    case "array":
      return { type: "array", doc, items: structureOf(def.element) };
    case "record":
      return { type: "map", doc, items: structureOf(def.valueType) };
    case "object": {
      const own2 = fieldInfo(base);
      const entries = Object.entries(def.shape);
      return {
        type: "object",
        doc: own2?.doc ?? doc,
        name: own2?.structName ?? "",
        ...own2?.atomic === true ? { atomic: true } : {},
        fields: new Map(entries.map(([name8, field]) => [name8, readField(name8, field)]))
      };
    }
    default:
      throw new Error(`a schema of type ${def.type} has no structure`);
  }
}
function readField(name8, schema15) {
  const { base, inner, defaultValue, required: required2, isPresent, isDemanded } = unwrap(schema15);
  const scalar = fieldInfo(base) === void 0 && inner !== void 0;
  return {
    name: name8,
    doc: inner?.doc ?? "",
    structure: scalar ? readStructure(base, inner) : structureOf(base),
    required: required2 && !isPresent,
    filled: required2 && !isDemanded,
    ...inner?.nullable === true ? { nullable: true } : {},
    ...defaultValue === void 0 ? {} : { default: defaultValue },
    ...inner?.list === void 0 ? {} : { list: inner.list },
    ...inner?.patchStrategy === void 0 ? {} : { patchStrategy: inner.patchStrategy }
  };
}
function unwrap(schema15) {
  let base = schema15;
  let inner = fieldInfo(schema15);
  let defaultValue;
  let required2 = false;
  let isPresent = false;
  let isDemanded = false;
  for (; ; ) {
    const info = fieldInfo(base);
    if (info?.present === true) isPresent = true;
    if (info?.demanded === true) isDemanded = true;
    const def = base._zod.def;
    if (def.type === "default" || def.type === "prefault") defaultValue = toJson(def.defaultValue);
    else if (def.type === "nonoptional") required2 = true;
    else if (def.type !== "optional" && def.type !== "nullable") break;
    base = def.innerType;
    const deeper = fieldInfo(base);
    if (deeper !== void 0 && deeper.structName === void 0) inner = deeper;
  }
  return { base, inner, defaultValue, required: required2, isPresent, isDemanded };
}
function toJson(value) {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  if (value === null || Array.isArray(value) || isObject(value)) return value;
  throw new Error("a default is not JSON");
}

// api/resource.ts
function defineResource(apiVersion, schema15, described) {
  const slash = apiVersion.indexOf("/");
  return {
    apiVersion,
    group: slash < 0 ? "" : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    singular: described.kind.toLowerCase(),
    shortNames: [],
    categories: [],
    nameFormat: "subdomain",
    countsGeneration: false,
    hasStatus: false,
    createsOnUpdate: false,
    selectableFields: {},
    strategy: {},
    columns: [],
    ...described,
    get structure() {
      return structureOf(schema15);
    }
  };
}

// api/runtime.ts
import { customRandom } from "nanoid";
var suffixAlphabet = "bcdfghjklmnpqrstvwxz2456789";
function nameGenerator(random) {
  const bytes = (count3) => {
    const made2 = new Uint8Array(count3);
    for (let index = 0; index < count3; index += 1) made2[index] = random.integer(256);
    return made2;
  };
  const hex = customRandom("0123456789abcdef", 30, bytes);
  const variant = "89ab";
  return {
    suffix: customRandom(suffixAlphabet, 5, bytes),
    uid() {
      const d = hex();
      const v = variant.charAt(random.integer(4));
      return `${d.slice(0, 8)}-${d.slice(8, 12)}-4${d.slice(12, 15)}-${v}${d.slice(15, 18)}-${d.slice(18)}`;
    }
  };
}
function formatTime(timeMs) {
  const second = Math.floor(timeMs / 1e3);
  const known3 = formattedTimes.get(second);
  if (known3 !== void 0) return known3;
  const text2 = `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
  if (formattedTimes.size >= rememberedMax) formattedTimes.clear();
  formattedTimes.set(second, text2);
  return text2;
}
function formatMicroTime(timeMs) {
  const fraction = (Math.floor(timeMs) % 1e3 + 1e3) % 1e3;
  return `${formatTime(timeMs).slice(0, 19)}.${String(fraction).padStart(3, "0")}000Z`;
}
function parseTime(text2) {
  if (text2 === void 0 || text2 === null) return void 0;
  let timeMs = parsedTimes.get(text2);
  if (timeMs === void 0) {
    timeMs = Date.parse(text2);
    if (parsedTimes.size >= rememberedMax) parsedTimes.clear();
    parsedTimes.set(text2, timeMs);
  }
  return Number.isNaN(timeMs) ? void 0 : timeMs;
}
var formattedTimes = /* @__PURE__ */ new Map();
var parsedTimes = /* @__PURE__ */ new Map();
var rememberedMax = 1024;
function seededRandom(seed) {
  let [a = 0, b = 0, c = 0, d = 0] = expandSeed(String(seed));
  const next32 = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  return {
    next: () => next32() / 2 ** 32,
    integer: (below) => Math.floor(next32() / 2 ** 32 * below),
    fork: (name8) => seededRandom(`${seed}/${name8}`)
  };
}
var rotate = (value, bits) => value << bits | value >>> 32 - bits;
function expandSeed(text2) {
  let hash = 2166136261;
  for (let i = 0; i < text2.length; i += 1) {
    hash = Math.imul(hash ^ text2.charCodeAt(i), 16777619);
  }
  const word2 = () => {
    hash = hash + 2654435769 | 0;
    let mixed = hash ^ hash >>> 16;
    mixed = Math.imul(mixed, 569420461);
    mixed = Math.imul(mixed ^ mixed >>> 15, 1935289751);
    return mixed ^ mixed >>> 15;
  };
  return [word2(), word2(), word2(), word2()];
}

// api/columns.ts
var nameColumn = {
  name: "Name",
  type: "string",
  format: "name",
  description: "Name, unique among the objects of its resource and namespace.",
  value: (object) => object.metadata.name ?? ""
};
var ageColumn = {
  name: "Age",
  type: "string",
  description: "Time since the object was created.",
  value: (object, nowMs) => age(object.metadata.creationTimestamp, nowMs)
};
function age(timestamp, nowMs) {
  const timeMs = parseTime(timestamp);
  return timeMs === void 0 ? "<unknown>" : formatDuration(nowMs - timeMs);
}
function formatDuration(durationMs) {
  const seconds = Math.trunc(durationMs / 1e3);
  if (seconds < -1) return "<invalid>";
  if (seconds < 0) return "0s";
  if (seconds < 60 * 2) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return pair(minutes, "m", seconds % 60, "s");
  if (minutes < 60 * 3) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return pair(hours, "h", minutes % 60, "m");
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(hours / 24);
  if (hours < 24 * 8) return pair(days, "d", hours % 24, "h");
  if (hours < 24 * 365 * 2) return `${days}d`;
  const years = Math.floor(days / 365);
  return hours < 24 * 365 * 8 ? pair(years, "y", days % 365, "d") : `${years}y`;
}
var pair = (big, bigUnit, small, smallUnit) => small === 0 ? `${big}${bigUnit}` : `${big}${bigUnit}${small}${smallUnit}`;

// api/core/node/columns.ts
var shown = (name8, description2, value) => ({
  name: name8,
  type: "string",
  description: description2,
  value
});
var wide = (name8, description2, value) => ({
  ...shown(name8, description2, value),
  priority: 1
});
var nodeColumns = [
  nameColumn,
  shown("Status", "Whether it is ready, and takes new pods.", nodeState),
  shown("Roles", "What it is there for, by its labels.", (node) => nodeRoles(node) || "<none>"),
  ageColumn,
  shown("Version", "Version of its kubelet.", ({ status }) => status.nodeInfo.kubeletVersion),
  wide("Internal-IP", "Its address inside.", (node) => address(node, "InternalIP")),
  wide("External-IP", "Its address outside.", (node) => address(node, "ExternalIP")),
  wide("OS-Image", "Its distribution.", ({ status }) => status.nodeInfo.osImage || unknown2),
  wide(
    "Kernel-Version",
    "Version of its kernel.",
    ({ status }) => status.nodeInfo.kernelVersion || unknown2
  ),
  wide(
    "Container-Runtime",
    "Its container runtime.",
    ({ status }) => status.nodeInfo.containerRuntimeVersion || unknown2
  )
];
var unknown2 = "<unknown>";
function nodeState({ spec, status }) {
  const ready = status.conditions?.find(({ type }) => type === "Ready")?.status;
  const state = ready === void 0 ? "Unknown" : ready === "True" ? "Ready" : "NotReady";
  return spec.unschedulable === true ? `${state},SchedulingDisabled` : state;
}
var rolePrefix = "node-role.kubernetes.io/";
function nodeRoles({ metadata }) {
  const roles = /* @__PURE__ */ new Set();
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (key.startsWith(rolePrefix) && key !== rolePrefix) roles.add(key.slice(rolePrefix.length));
    else if (key === "kubernetes.io/role" && value !== "") roles.add(value);
  }
  return [...roles].sort().join(",");
}
function address({ status }, type) {
  return status.addresses?.find((each) => each.type === type)?.address ?? "<none>";
}

// api/core/node/spec.ts
var Taint = struct("core.v1.Taint", "Keeps pods off a node unless they tolerate it.", {
  key: mandatory(text("Key that tolerations name.")),
  value: text("Value that tolerations may name."),
  effect: mandatory(text("What it does: NoSchedule, PreferNoSchedule or NoExecute.")),
  timeAdded: time("When it was added.")
});
var ConfigMapNodeConfigSource = struct(
  "core.v1.ConfigMapNodeConfigSource",
  "Names a ConfigMap with the configuration of a kubelet. No longer used.",
  {
    namespace: mandatory(text("Namespace of the ConfigMap.")),
    name: mandatory(text("Name of the ConfigMap.")),
    uid: text("Uid of the ConfigMap; set in the status alone."),
    resourceVersion: text("Version of the ConfigMap; set in the status alone."),
    kubeletConfigKey: mandatory(text("Key that holds the configuration."))
  }
);
var NodeConfigSource = struct(
  "core.v1.NodeConfigSource",
  "Says where a kubelet has its configuration from. No longer used.",
  { configMap: ref("A ConfigMap that holds it.", ConfigMapNodeConfigSource) }
);
var NodeSpec = struct("core.v1.NodeSpec", "How a node is to be used.", {
  podCIDR: text("Addresses for its pods; the first of podCIDRs."),
  podCIDRs: list("Addresses for its pods, one range an IP family.", textItem, {
    merge: true,
    type: "set"
  }),
  providerID: text("What its cloud calls it, as <provider>://<id>. Set once."),
  unschedulable: bool("True keeps new pods away: the node is cordoned."),
  taints: list("What pods must tolerate to be there.", Taint, { type: "atomic" }),
  configSource: ref("Where its kubelet has its configuration from. Dropped.", NodeConfigSource),
  externalID: text("No longer used.")
});

// api/core/node/status.ts
var NodeCondition = struct("core.v1.NodeCondition", "One aspect of a node's state.", {
  type: mandatory(text("Which aspect: Ready, MemoryPressure, DiskPressure, PIDPressure, \u2026")),
  status: mandatory(text("Whether it holds: True, False or Unknown.")),
  lastHeartbeatTime: time("When it was last reported."),
  lastTransitionTime: time("When the status last changed."),
  reason: text("Why it last changed, as one word in CamelCase."),
  message: text("Why it last changed, for people.")
});
var NodeAddress = struct("core.v1.NodeAddress", "How to reach a node.", {
  type: mandatory(text("Hostname, InternalIP, ExternalIP, InternalDNS or ExternalDNS.")),
  address: mandatory(text("The address itself."))
});
var DaemonEndpoint = struct("core.v1.DaemonEndpoint", "The port of one daemon.", {
  Port: mandatory(int32("The port it listens on."))
});
var NodeDaemonEndpoints = struct("core.v1.NodeDaemonEndpoints", "The daemons of a node.", {
  kubeletEndpoint: present(ref("Where the kubelet listens.", DaemonEndpoint))
});
var NodeSwapStatus = struct("core.v1.NodeSwapStatus", "The swap space of a node.", {
  capacity: int64("Its size in bytes.")
});
var NodeSystemInfo = struct("core.v1.NodeSystemInfo", "What a node runs on.", {
  machineID: mandatory(text("Id of the machine, from /etc/machine-id.")),
  systemUUID: mandatory(text("Id of the machine as its firmware says.")),
  bootID: mandatory(text("Id of the current boot.")),
  kernelVersion: mandatory(text("Version of the kernel.")),
  osImage: mandatory(text("Name and version of the distribution.")),
  containerRuntimeVersion: mandatory(text("Container runtime, as containerd://2.1.0.")),
  kubeletVersion: mandatory(text("Version of the kubelet.")),
  kubeProxyVersion: mandatory(text("No longer filled in.")),
  operatingSystem: mandatory(text("Operating system, such as linux.")),
  architecture: mandatory(text("Architecture, such as amd64.")),
  swap: ref("Its swap space.", NodeSwapStatus)
});
var ContainerImage = struct("core.v1.ContainerImage", "An image that a node holds.", {
  names: list("All names of the image.", textItem, { type: "atomic" }),
  sizeBytes: int64("Its size in bytes.")
});
var AttachedVolume = struct("core.v1.AttachedVolume", "A volume attached to a node.", {
  name: mandatory(text("Name of the volume.")),
  devicePath: mandatory(text("Device by which it is there."))
});
var NodeConfigStatus = struct(
  "core.v1.NodeConfigStatus",
  "Where a kubelet has its configuration from. No longer used.",
  {
    assigned: ref("The source it is to use.", NodeConfigSource),
    active: ref("The source it uses.", NodeConfigSource),
    lastKnownGood: ref("The source it falls back to.", NodeConfigSource),
    error: text("What is wrong with the assigned source.")
  }
);
var NodeRuntimeHandlerFeatures = struct(
  "core.v1.NodeRuntimeHandlerFeatures",
  "What a runtime handler can do.",
  {
    recursiveReadOnlyMounts: bool("It mounts read-only down to the last mount below."),
    userNamespaces: bool("It gives pods user namespaces of their own.")
  }
);
var NodeRuntimeHandler = struct("core.v1.NodeRuntimeHandler", "A runtime handler of a node.", {
  name: text("Its name; empty for the default one."),
  features: ref("What it can do.", NodeRuntimeHandlerFeatures)
});
var NodeFeatures = struct("core.v1.NodeFeatures", "What the container runtime can do.", {
  supplementalGroupsPolicy: bool("It heeds supplementalGroupsPolicy.")
});
var NodeStatus = struct("core.v1.NodeStatus", "What is known of a node.", {
  capacity: map("All that the node has, by resource.", quantityItem),
  allocatable: map("What of it pods may have; capacity where not given.", quantityItem),
  phase: text("No longer filled in."),
  conditions: list("Its state, aspect by aspect.", NodeCondition, { merge: "type", type: "map" }),
  addresses: list("How to reach it.", NodeAddress, { merge: "type", type: "map" }),
  daemonEndpoints: present(ref("Where its daemons listen.", NodeDaemonEndpoints)),
  nodeInfo: present(ref("What it runs on.", NodeSystemInfo)),
  images: list("Images that it holds.", ContainerImage, { type: "atomic" }),
  volumesInUse: list("Volumes that are mounted.", textItem, { type: "atomic" }),
  volumesAttached: list("Volumes that are attached.", AttachedVolume, { type: "atomic" }),
  config: ref("Where its kubelet has its configuration from. Dropped.", NodeConfigStatus),
  runtimeHandlers: list("Its runtime handlers.", NodeRuntimeHandler, { type: "atomic" }),
  features: ref("What its container runtime can do.", NodeFeatures),
  declaredFeatures: list("Features that its kubelet has switched on.", textItem, {
    type: "atomic"
  })
});

// api/validation/ip.ts
function parseIp(text2) {
  if (!text2.includes(":")) {
    const four = parseFour(text2);
    return four && { family: "IPv4", mapped: false, ...four };
  }
  const six = parseSix(text2);
  if (six === void 0) return void 0;
  const { bytes, padded } = six;
  const mapped = bytes.every(
    (byte, index) => index < 10 ? byte === 0 : index < 12 ? byte === 255 : true
  );
  return mapped ? { family: "IPv4", bytes: bytes.slice(12), mapped, padded } : { family: "IPv6", bytes, mapped, padded };
}
function formatIp(bytes) {
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from(
    { length: 8 },
    (_, index) => ((bytes[index * 2] ?? 0) << 8 | (bytes[index * 2 + 1] ?? 0)).toString(16)
  );
  const zeros = longestZeros(groups);
  if (zeros.length < 2) return groups.join(":");
  const head = groups.slice(0, zeros.start).join(":");
  return `${head}::${groups.slice(zeros.start + zeros.length).join(":")}`;
}
function ipFamily(text2) {
  return parseIp(text2)?.family;
}
function ipProblems(text2) {
  const ip = parseIp(text2);
  if (ip === void 0) return ["must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"];
  if (ip.padded) return ["must not have leading 0s"];
  return ip.mapped ? ["must not be an IPv4-mapped IPv6 address"] : [];
}
function cidrProblems(text2) {
  const range = parseCidr(text2);
  if (range === void 0) {
    return ["must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"];
  }
  const { ip, lengthText } = range;
  if (ip.padded || /^0./.test(lengthText))
    return ["must not have leading 0s in IP or prefix length"];
  if (ip.mapped) return ["must not have an IPv4-mapped IPv6 address"];
  const isMask = ip.bytes.every((byte, index) => (byte & ~maskByte(range.length, index)) === 0);
  return isMask ? [] : ["must not have bits set beyond the prefix length"];
}
function endpointIpProblems(text2) {
  const ip = parseIp(text2);
  if (ip === void 0) return ["must be a valid IP address"];
  const [first = 0, second = 0, third = 0] = ip.bytes;
  const isFour = ip.family === "IPv4";
  const rest = ip.bytes.slice(0, -1);
  const isOne = rest.every((byte) => byte === 0) && ip.bytes.at(-1) === 1;
  const problems = [];
  if (ip.bytes.every((byte) => byte === 0)) problems.push(`may not be unspecified (${text2})`);
  if (isFour ? first === 127 : isOne) {
    problems.push("may not be in the loopback range (127.0.0.0/8, ::1/128)");
  }
  if (isFour ? first === 169 && second === 254 : first === 254 && (second & 192) === 128) {
    problems.push("may not be in the link-local range (169.254.0.0/16, fe80::/10)");
  }
  if (isFour ? first === 224 && second === 0 && third === 0 : first === 255 && (second & 15) === 2) {
    problems.push("may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
  }
  return problems;
}
function ipWarnings(text2, path2) {
  const ip = parseIp(text2);
  if (ip === void 0) return [];
  const canonical = formatIp(ip.bytes);
  if (ip.padded || ip.mapped) {
    const fact = "will be considered invalid in a future Kubernetes release: use";
    return [`${path2}: non-standard IP address "${text2}" ${fact} "${canonical}"`];
  }
  return ip.family === "IPv4" || canonical === text2 ? [] : [`${path2}: IPv6 address "${text2}" should be in RFC 5952 canonical format ("${canonical}")`];
}
function cidrWarnings(text2, path2) {
  const range = parseCidr(text2);
  if (range === void 0 || range.ip.family === "IPv4") return [];
  const canonical = `${formatIp(range.ip.bytes)}/${range.length}`;
  return canonical === text2 ? [] : [
    `${path2}: IPv6 CIDR value "${text2}" should be in RFC 5952 canonical format ("${canonical}")`
  ];
}
function parseCidr(text2) {
  const slash = text2.indexOf("/");
  const ip = slash < 0 ? void 0 : parseIp(text2.slice(0, slash));
  const lengthText = text2.slice(slash + 1);
  if (ip === void 0 || !/^[0-9]+$/.test(lengthText)) return void 0;
  const length = Number(lengthText);
  const longest = ip.family === "IPv4" && !ip.mapped ? 32 : 128;
  return length <= longest ? { ip, length, lengthText } : void 0;
}
function maskByte(length, index) {
  const bits = Math.min(8, Math.max(0, length - index * 8));
  return 255 << 8 - bits & 255;
}
function parseFour(text2) {
  const parts = text2.split(".");
  const good = parts.length === 4 && parts.every((part2) => /^[0-9]+$/.test(part2));
  if (!good) return void 0;
  const bytes = parts.map(Number);
  if (bytes.some((byte) => byte > 255)) return void 0;
  return { bytes, padded: parts.some((part2) => part2.length > 1 && part2.startsWith("0")) };
}
function parseSix(text2) {
  const halves = text2.split("::");
  if (halves.length > 2) return void 0;
  const [head = "", tail] = halves;
  const left = parseGroups(head, tail === void 0);
  const right = parseGroups(tail ?? "", true);
  if (left === void 0 || right === void 0) return void 0;
  const missing2 = 16 - left.bytes.length - right.bytes.length;
  if (tail === void 0 ? missing2 !== 0 : missing2 < 2) return void 0;
  const zeros = Array.from({ length: missing2 }, () => 0);
  return { bytes: [...left.bytes, ...zeros, ...right.bytes], padded: left.padded || right.padded };
}
function parseGroups(text2, isEnd) {
  if (text2 === "") return { bytes: [], padded: false };
  const groups = text2.split(":");
  const last2 = groups.at(-1) ?? "";
  const four = isEnd && last2.includes(".") ? parseFour(last2) : void 0;
  const plain3 = four === void 0 ? groups : groups.slice(0, -1);
  if (!plain3.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return void 0;
  const bytes = plain3.flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return { bytes: [...bytes, ...four?.bytes ?? []], padded: four?.padded ?? false };
}
function longestZeros(groups) {
  let best = { start: 0, length: 0 };
  let length = 0;
  groups.forEach((group, index) => {
    length = group === "0" ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  });
  return best;
}

// api/status.ts
var reasons = {
  BadRequest: { code: 400, retriable: false },
  Unauthorized: { code: 401, retriable: false },
  Forbidden: { code: 403, retriable: false },
  NotFound: { code: 404, retriable: false },
  MethodNotAllowed: { code: 405, retriable: false },
  NotAcceptable: { code: 406, retriable: false },
  AlreadyExists: { code: 409, retriable: false },
  Conflict: { code: 409, retriable: true },
  Gone: { code: 410, retriable: false },
  Expired: { code: 410, retriable: false },
  RequestEntityTooLarge: { code: 413, retriable: false },
  UnsupportedMediaType: { code: 415, retriable: false },
  Invalid: { code: 422, retriable: false },
  TooManyRequests: { code: 429, retriable: true },
  InternalError: { code: 500, retriable: true },
  ServiceUnavailable: { code: 503, retriable: true },
  Timeout: { code: 504, retriable: true }
};
var StatusError = class extends Error {
  name = "StatusError";
  reason;
  code;
  details;
  /** A token with which a refused list may go on all the same. */
  continue;
  constructor(reason, message, details, more = {}) {
    super(message);
    this.reason = reason;
    this.code = more.code ?? reasons[reason].code;
    this.details = details;
    this.continue = more.continue;
  }
  toStatus() {
    return {
      kind: "Status",
      apiVersion: "v1",
      metadata: this.continue === void 0 ? {} : { continue: this.continue },
      status: "Failure",
      message: this.message,
      reason: this.reason,
      ...this.details === void 0 ? {} : { details: this.details },
      code: this.code
    };
  }
};
function qualifiedResource(names3) {
  return names3.group === "" ? names3.plural : `${names3.plural}.${names3.group}`;
}
function notFound(names3, name8) {
  return new StatusError(
    "NotFound",
    `${qualifiedResource(names3)} "${name8}" not found`,
    resourceDetails(names3, name8)
  );
}
function alreadyExists(names3, name8) {
  return new StatusError(
    "AlreadyExists",
    `${qualifiedResource(names3)} "${name8}" already exists`,
    resourceDetails(names3, name8)
  );
}
function conflict(names3, name8, fact) {
  const modified = "the object has been modified; please apply your changes to the latest version and try again";
  return new StatusError(
    "Conflict",
    `Operation cannot be fulfilled on ${qualifiedResource(names3)} "${name8}": ${fact ?? modified}`,
    resourceDetails(names3, name8)
  );
}
function forbidden(names3, name8, fact) {
  const object = name8 === "" ? "" : ` "${name8}"`;
  return new StatusError(
    "Forbidden",
    `${qualifiedResource(names3)}${object} is forbidden: ${fact}`,
    resourceDetails(names3, name8)
  );
}
function badRequest(message) {
  return new StatusError("BadRequest", message);
}
function resourceDetails(names3, name8) {
  return {
    ...name8 === "" ? {} : { name: name8 },
    ...names3.group === "" ? {} : { group: names3.group },
    kind: names3.plural
  };
}

// api/field-error.ts
var kinds = {
  required: { reason: "FieldValueRequired", text: "Required value" },
  invalid: { reason: "FieldValueInvalid", text: "Invalid value" },
  typeInvalid: { reason: "FieldValueTypeInvalid", text: "Invalid value" },
  notSupported: { reason: "FieldValueNotSupported", text: "Unsupported value" },
  duplicate: { reason: "FieldValueDuplicate", text: "Duplicate value" },
  forbidden: { reason: "FieldValueForbidden", text: "Forbidden" },
  notFound: { reason: "FieldValueNotFound", text: "Not found" },
  tooLong: { reason: "FieldValueTooLong", text: "Too long" },
  tooMany: { reason: "FieldValueTooMany", text: "Too many" },
  internal: { reason: "InternalError", text: "Internal error" }
};
var required = (field, detail = "") => ({
  type: "required",
  field,
  detail
});
var invalid = (field, value, detail) => ({
  type: "invalid",
  field,
  value,
  detail
});
var forbiddenField = (field, detail) => ({
  type: "forbidden",
  field,
  detail
});
var duplicate = (field, value) => ({
  type: "duplicate",
  field,
  value,
  detail: ""
});
var notFoundField = (field, value) => ({
  type: "notFound",
  field,
  value,
  detail: ""
});
var tooLong = (field, maximum) => ({
  type: "tooLong",
  field,
  detail: `may not be more than ${maximum} bytes`
});
var tooMany = (field, actual, maximum) => ({
  type: "tooMany",
  field,
  value: actual,
  detail: `must have at most ${maximum} items`
});
var notSupported = (field, value, supported) => ({
  type: "notSupported",
  field,
  value,
  detail: `supported values: ${[...supported].sort().map((each) => JSON.stringify(each)).join(", ")}`
});
function fieldErrorBody(error) {
  const { text: text2 } = kinds[error.type];
  const detail = error.detail === "" ? "" : `: ${error.detail}`;
  const valueless = error.type === "required" || error.type === "forbidden" || error.type === "tooLong";
  return valueless ? `${text2}${detail}` : `${text2}: ${JSON.stringify(error.value ?? null)}${detail}`;
}
function invalidObject(names3, name8, errors) {
  const lines = errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`);
  const unique = [...new Set(lines)];
  const text2 = unique.length === 1 ? unique[0] ?? "" : `[${unique.join(", ")}]`;
  const kind2 = names3.group === "" ? names3.kind : `${names3.kind}.${names3.group}`;
  const causes = errors.map((error) => ({
    reason: kinds[error.type].reason,
    message: fieldErrorBody(error),
    field: error.field
  }));
  return new StatusError("Invalid", `${kind2} "${name8}" is invalid: ${text2}`, {
    name: name8,
    ...names3.group === "" ? {} : { group: names3.group },
    kind: names3.kind,
    causes
  });
}

// api/quantity.ts
var quantityProblem = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
var suffixProblem = "unable to parse quantity's suffix";
function parseQuantity(text2) {
  const known3 = lookUp(text2);
  return typeof known3 === "string" ? void 0 : known3.quantity;
}
function quantityTextProblem(text2) {
  const known3 = lookUp(text2);
  return typeof known3 === "string" ? known3 : void 0;
}
function quantityToNumber(text2) {
  return numbersOf(text2).value;
}
function milliValue(text2) {
  return numbersOf(text2).milli;
}
function compareQuantities(left, right) {
  if (left === right) return 0;
  const [a, b] = [numbersOf(left).quantity.nano, numbersOf(right).quantity.nano];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
function addQuantities(left, right) {
  return combine(left, right, 1n);
}
function canonicalQuantity(text2) {
  const known3 = numbersOf(text2);
  known3.canonical ??= formatQuantity(known3.quantity);
  return known3.canonical;
}
function formatQuantity({ nano, format }) {
  if (nano === 0n) return "0";
  const binary = format === "BinarySI" && nano % nanosPerUnit === 0n && size(nano) >= kibi;
  if (binary) return formatBinary(nano / nanosPerUnit);
  let [amount2, exponent] = [nano, -9];
  while (amount2 % 1000n === 0n && (exponent < 18 || format === "DecimalExponent")) {
    amount2 /= 1000n;
    exponent += 3;
  }
  if (format === "DecimalExponent") return exponent === 0 ? `${amount2}` : `${amount2}e${exponent}`;
  return `${amount2}${decimalSuffixes[exponent / 3 + 3] ?? ""}`;
}
var decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
var binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
var nanosPerMilli = 1000000n;
var nanosPerUnit = 1000000000n;
var kibi = 1024n * nanosPerUnit;
var binaryMax = (2n ** 63n - 1n) * nanosPerUnit;
var exponentMax = 1e3;
var lengthMax = 1e3;
var parsed = /* @__PURE__ */ new Map();
var parsedMax = 8192;
function lookUp(text2) {
  const known3 = parsed.get(text2);
  if (known3 !== void 0) return known3;
  const made2 = parse(text2.trim());
  if (parsed.size >= parsedMax) parsed.clear();
  parsed.set(text2, made2);
  return made2;
}
function numbersOf(text2) {
  const known3 = lookUp(text2);
  if (typeof known3 === "string") throw new Error(`${JSON.stringify(text2)}: ${known3}`);
  return known3;
}
var scanner = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/;
function parse(text2) {
  const match = text2.length > lengthMax ? null : scanner.exec(text2);
  if (text2 === "" || match === null) return quantityProblem;
  const [, sign = "", whole2 = "", fraction = "", suffix = ""] = match;
  const unit2 = readSuffix(suffix);
  if (unit2 === void 0) return suffixProblem;
  const digits = BigInt(`0${whole2}${fraction}`) * unit2.factor;
  let nano = scale(digits, unit2.exponent - fraction.length + 9);
  if (unit2.format === "BinarySI" && nano > binaryMax) nano = binaryMax;
  const small = unit2.format === "BinarySI" && nano < nanosPerUnit && nano > 0n;
  const quantity2 = {
    nano: sign === "-" ? -nano : nano,
    format: small ? "DecimalSI" : unit2.format
  };
  return {
    quantity: quantity2,
    value: Number(ceilDivide(quantity2.nano, nanosPerUnit)),
    milli: Number(ceilDivide(quantity2.nano, nanosPerMilli)),
    canonical: void 0
  };
}
function readSuffix(suffix) {
  const decimal = decimalSuffixes.indexOf(suffix);
  if (decimal >= 0) return { factor: 1n, exponent: decimal * 3 - 9, format: "DecimalSI" };
  const binary = binarySuffixes.indexOf(suffix);
  if (binary > 0) return { factor: 1024n ** BigInt(binary), exponent: 0, format: "BinarySI" };
  if (!/^[eE][-+]?[0-9]+$/.test(suffix)) return void 0;
  const exponent = Number(suffix.slice(1));
  if (Math.abs(exponent) > exponentMax) return void 0;
  return { factor: 1n, exponent, format: "DecimalExponent" };
}
function scale(digits, exponent) {
  const factor = 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0 ? digits * factor : ceilDivide(digits, factor);
}
function ceilDivide(amount2, divisor) {
  const quotient = amount2 / divisor;
  if (amount2 % divisor === 0n) return quotient;
  return amount2 > 0n ? quotient + 1n : quotient - 1n;
}
var size = (amount2) => amount2 < 0n ? -amount2 : amount2;
function formatBinary(value) {
  let [amount2, power] = [value, 0];
  while (amount2 % 1024n === 0n && power < binarySuffixes.length - 1) {
    amount2 /= 1024n;
    power += 1;
  }
  return `${amount2}${binarySuffixes[power] ?? ""}`;
}
function combine(left, right, sign) {
  const [a, b] = [numbersOf(left).quantity, numbersOf(right).quantity];
  return formatQuantity({
    nano: a.nano + sign * b.nano,
    format: a.nano === 0n ? b.format : a.format
  });
}

// api/validation/names.ts
var tooLongText = (max2) => `must be no more than ${max2} bytes`;
function regexProblem(rule, pattern, ...examples) {
  const quoted2 = examples.map((example) => `'${example}'`).join(",  or ");
  return `${rule} (e.g. ${quoted2}, regex used for validation is '${pattern}')`;
}
var label1123 = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
var subdomain1123 = `${label1123}(\\.${label1123})*`;
var label1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
var qualifiedName = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
var labelValue = `(${qualifiedName})?`;
var configMapKey = "[-._a-zA-Z0-9]+";
var envVarName = "[-._a-zA-Z][-._a-zA-Z0-9]*";
var whole = (pattern) => new RegExp(`^${pattern}$`);
var patterns = {
  label1123: whole(label1123),
  subdomain1123: whole(subdomain1123),
  label1035: whole(label1035),
  qualifiedName: whole(qualifiedName),
  labelValue: whole(labelValue),
  configMapKey: whole(configMapKey),
  envVarName: whole(envVarName)
};
function labelNameProblems(name8) {
  const problems = name8.length > 63 ? [tooLongText(63)] : [];
  if (!patterns.label1123.test(name8)) {
    const rule = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
    problems.push(regexProblem(rule, label1123, "my-name", "123-abc"));
  }
  return problems;
}
function subdomainProblems(name8) {
  const problems = name8.length > 253 ? [tooLongText(253)] : [];
  if (!patterns.subdomain1123.test(name8)) {
    const rule = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
    problems.push(regexProblem(rule, subdomain1123, "example.com"));
  }
  return problems;
}
function label1035Problems(name8) {
  const problems = name8.length > 63 ? [tooLongText(63)] : [];
  if (!patterns.label1035.test(name8)) {
    const rule = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
    problems.push(regexProblem(rule, label1035, "my-name", "abc-123"));
  }
  return problems;
}
function pathSegmentProblems(name8) {
  if (name8 === "." || name8 === "..") return [`may not be '${name8}'`];
  return ["/", "%"].filter((bad) => name8.includes(bad)).map((bad) => `may not contain '${bad}'`);
}
function qualifiedNameProblems(name8) {
  const parts = name8.split("/");
  const rule = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  const examples = ["MyName", "my.name", "123-abc"];
  if (parts.length > 2) {
    const text2 = regexProblem(`a qualified name ${rule}`, qualifiedName, ...examples);
    return [`${text2} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const problems = [];
  const [prefix, part2] = parts.length === 2 ? [parts[0], parts[1] ?? ""] : [void 0, name8];
  if (prefix === "") problems.push("prefix part must be non-empty");
  else if (prefix !== void 0) {
    problems.push(...subdomainProblems(prefix).map((why) => `prefix part ${why}`));
  }
  if (part2 === "") problems.push("name part must be non-empty");
  else if (part2.length > 63) problems.push(`name part ${tooLongText(63)}`);
  if (!patterns.qualifiedName.test(part2)) {
    problems.push(regexProblem(`name part ${rule}`, qualifiedName, ...examples));
  }
  return problems;
}
function labelValueProblems(value) {
  const problems = value.length > 63 ? [tooLongText(63)] : [];
  if (!patterns.labelValue.test(value)) {
    const rule = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
    problems.push(regexProblem(rule, labelValue, "MyValue", "my_value", "12345"));
  }
  return problems;
}
function configMapKeyProblems(key) {
  const problems = key.length > 253 ? [tooLongText(253)] : [];
  if (!patterns.configMapKey.test(key)) {
    const rule = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
    problems.push(regexProblem(rule, configMapKey, "key.name", "KEY_NAME", "key-name"));
  }
  if (key === ".") problems.push("must not be '.'");
  else if (key === "..") problems.push("must not be '..'");
  else if (key.startsWith("..")) problems.push("must not start with '..'");
  return problems;
}
function envVarNameProblems(name8) {
  if (name8 === "") return ["environment variable names must be non-empty"];
  const rule = "a valid environment variable name must consist only of printable ASCII characters other than '='";
  return /^[ -<>-~]+$/.test(name8) ? [] : [rule];
}

// api/core/node/validate.ts
function validateNode(node) {
  return [
    ...validateTaints(node.spec.taints ?? [], "metadata.taints"),
    ...validateResources(node),
    ...validateCidrs(node.spec.podCIDRs ?? [])
  ];
}
function validateNodeUpdate(next, stored) {
  const errors = validateAddresses(next);
  const cidrs = stored.spec.podCIDRs ?? [];
  if (cidrs.length > 0 && !equalJson(cidrs, next.spec.podCIDRs ?? [])) {
    const why = 'node updates may not change podCIDR except from "" to valid';
    errors.push(forbiddenField("spec.podCIDRs", why));
  }
  const provider = stored.spec.providerID ?? "";
  if (provider !== "" && provider !== next.spec.providerID) {
    const why = 'node updates may not change providerID except from "" to valid';
    errors.push(forbiddenField("spec.providerID", why));
  }
  if ((next.spec.externalID ?? "") !== (stored.spec.externalID ?? "")) {
    errors.push(forbiddenField("spec.externalID", "may not be updated"));
  }
  return errors;
}
function validateNodeStatusUpdate(next) {
  return [...validateResources(next), ...validateAddresses(next)];
}
var effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];
function validateTaints(taints, path2) {
  const errors = [];
  const known3 = /* @__PURE__ */ new Set();
  taints.forEach((taint, index) => {
    const { key, value = "", effect } = taint;
    const at = `${path2}[${index}]`;
    errors.push(...qualifiedNameProblems(key).map((why) => invalid(`${at}.key`, key, why)));
    const problems = labelValueProblems(value);
    if (problems.length > 0) errors.push(invalid(`${at}.value`, value, problems.join(";")));
    if (effect === "") errors.push(required(`${at}.effect`));
    else if (!effects.includes(effect)) errors.push(notSupported(`${at}.effect`, effect, effects));
    const pair2 = `${effect} ${key}`;
    if (known3.has(pair2)) {
      const detail = "taints must be unique by key and effect pair";
      errors.push({ ...duplicate(at, taint), detail });
    }
    known3.add(pair2);
  });
  return errors;
}
function validateResources({ status }) {
  return ["capacity", "allocatable"].flatMap(
    (list2) => Object.entries(status[list2] ?? {}).flatMap(([resource, amount2]) => {
      const path2 = `status.${list2}.${resource}`;
      const errors = [];
      if (compareQuantities(amount2, "0") < 0) {
        errors.push(invalid(path2, amount2, "must be greater than or equal to 0"));
      }
      if (isWhole(resource) && milliValue(amount2) % 1e3 !== 0) {
        errors.push(invalid(path2, amount2, "must be an integer"));
      }
      return errors;
    })
  );
}
function isWhole(resource) {
  if (resource === "pods") return true;
  return resource.includes("/") && !resource.includes("kubernetes.io/");
}
function validateAddresses({ status }) {
  const known3 = /* @__PURE__ */ new Set();
  return (status.addresses ?? []).flatMap((address2, index) => {
    const pair2 = `${address2.type} ${address2.address}`;
    const errors = known3.has(pair2) ? [duplicate(`status.addresses[${index}]`, address2)] : [];
    known3.add(pair2);
    return errors;
  });
}
function validateCidrs(cidrs) {
  const path2 = "spec.podCIDRs";
  const errors = cidrs.flatMap(
    (cidr, index) => cidrProblems(cidr).map((why) => invalid(`${path2}[${index}]`, cidr, why))
  );
  const families2 = new Set(cidrs.map((cidr) => cidr.includes(":")));
  if (cidrs.length > 1 && (cidrs.length > 2 || families2.size < 2)) {
    errors.push(invalid(path2, cidrs, "may specify no more than one CIDR for each IP family"));
  }
  return errors;
}

// api/core/node/strategy.ts
var nodeStrategy = {
  defaults,
  prepareForCreate: (node) => withNotReadyTaint(withoutConfig(node)),
  prepareForUpdate: withoutConfig,
  prepareForStatusUpdate: withoutConfig,
  validate: validateNode,
  validateUpdate: validateNodeUpdate,
  validateStatusUpdate: validateNodeStatusUpdate,
  warnings
};
var notReadyTaint = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" };
function defaults(node) {
  const spec = withBothCidrs(node.spec);
  const { capacity: capacity2, allocatable } = node.status;
  const status = capacity2 === void 0 || allocatable !== void 0 ? node.status : { ...node.status, allocatable: capacity2 };
  return spec === node.spec && status === node.status ? node : { ...node, spec, status };
}
function withBothCidrs(spec) {
  const { podCIDR = "", podCIDRs = [] } = spec;
  const first = podCIDRs[0] ?? "";
  if (podCIDR === first) return spec;
  return podCIDR === "" ? { ...spec, podCIDR: first } : { ...spec, podCIDRs: [podCIDR] };
}
function withoutConfig(node) {
  if (node.spec.configSource === void 0 && node.status.config === void 0) return node;
  const { configSource: _source, ...spec } = node.spec;
  const { config: _config, ...status } = node.status;
  return { ...node, spec, status };
}
function withNotReadyTaint(node) {
  const { taints = [] } = node.spec;
  const hasIt = taints.some(
    ({ key, effect }) => key === notReadyTaint.key && effect === notReadyTaint.effect
  );
  if (hasIt) return node;
  return { ...node, spec: { ...node.spec, taints: [...taints, notReadyTaint] } };
}
function warnings({ spec }) {
  const { externalID = "", podCIDRs = [] } = spec;
  const deprecated2 = externalID === "" ? [] : ["spec.externalID: deprecated in v1.11, this field is unused"];
  const cidrs = podCIDRs.flatMap((cidr, index) => cidrWarnings(cidr, `spec.podCIDRs[${index}]`));
  return [...deprecated2, ...cidrs];
}

// api/core/node/node.ts
var schema = struct("core.v1.Node", "A machine that runs pods.", {
  ...objectFields,
  spec: present(ref("How it is to be used.", NodeSpec)),
  status: present(ref("What is known of it.", NodeStatus))
});
var Node = defineResource("v1", schema, {
  kind: "Node",
  plural: "nodes",
  shortNames: ["no"],
  namespaced: false,
  hasStatus: true,
  keepsStatusOnCreate: true,
  selectableFields: { "spec.unschedulable": ({ spec }) => String(spec.unschedulable ?? false) },
  strategy: nodeStrategy,
  columns: nodeColumns
});

// api/core/references.ts
var ObjectReference = struct(
  "core.v1.ObjectReference",
  "Names an object, at a version and down to a field where that matters.",
  {
    kind: text("Kind of the object."),
    namespace: text("Namespace of the object."),
    name: text("Name of the object."),
    uid: text("Uid of the object."),
    apiVersion: text("API group and version of the object."),
    resourceVersion: text("Version of the object that is meant, where one is."),
    fieldPath: text("Part of the object that is meant, such as spec.containers{web}.")
  },
  { atomic: true }
);
var localName = text("Name of the object, in the same namespace.").default("");
var LocalObjectReference = struct(
  "core.v1.LocalObjectReference",
  "Names an object of a known kind in the same namespace.",
  { name: localName },
  { atomic: true }
);
var TypedLocalObjectReference = struct(
  "core.v1.TypedLocalObjectReference",
  "Names an object of any kind in the same namespace.",
  {
    apiGroup: text("API group of the object; none for the core group."),
    kind: mandatory(text("Kind of the object.")),
    name: mandatory(text("Name of the object."))
  },
  { atomic: true }
);
var TypedObjectReference = struct(
  "core.v1.TypedObjectReference",
  "Names an object of any kind, possibly in another namespace.",
  {
    apiGroup: text("API group of the object; none for the core group."),
    kind: mandatory(text("Kind of the object.")),
    name: mandatory(text("Name of the object.")),
    namespace: text(
      "Namespace of the object, where it is another; a ReferenceGrant must allow it."
    )
  }
);
var SecretReference = struct(
  "core.v1.SecretReference",
  "Names a Secret in any namespace.",
  {
    name: text("Name of the Secret."),
    namespace: text("Namespace of the Secret.")
  },
  { atomic: true }
);

// api/meta/label-selector.ts
var LabelSelectorRequirement = struct(
  "meta.v1.LabelSelectorRequirement",
  "A condition on the value of one label.",
  {
    key: mandatory(text("Key of the label.")),
    operator: mandatory(text("How it is compared: In, NotIn, Exists or DoesNotExist.")),
    values: list("Values to compare with; none for Exists and DoesNotExist.", textItem, {
      type: "atomic"
    })
  }
);
var LabelSelector = struct(
  "meta.v1.LabelSelector",
  "A query over labels: every condition must hold, and without any it selects everything.",
  {
    matchLabels: map("Labels that must have exactly these values.", textItem),
    matchExpressions: list("Further conditions on labels.", LabelSelectorRequirement, {
      type: "atomic"
    })
  },
  { atomic: true }
);

// api/core/node-selector.ts
var NodeSelectorRequirement = struct(
  "core.v1.NodeSelectorRequirement",
  "A condition on one label or field of a node.",
  {
    key: mandatory(text("Key of the label, or the field.")),
    operator: mandatory(text("How it is compared: In, NotIn, Exists, DoesNotExist, Gt or Lt.")),
    values: list("Values to compare with; one integer for Gt and Lt, none for Exists.", textItem, {
      type: "atomic"
    })
  }
);
var NodeSelectorTerm = struct(
  "core.v1.NodeSelectorTerm",
  "Conditions on a node that must all hold; a term without any matches no node.",
  {
    matchExpressions: list("Conditions on the node's labels.", NodeSelectorRequirement, {
      type: "atomic"
    }),
    matchFields: list(
      "Conditions on the node's fields; only metadata.name.",
      NodeSelectorRequirement,
      {
        type: "atomic"
      }
    )
  },
  { atomic: true }
);
var NodeSelector = struct(
  "core.v1.NodeSelector",
  "A choice of nodes by terms.",
  {
    nodeSelectorTerms: mandatory(
      list("Terms of which at least one must hold.", NodeSelectorTerm, { type: "atomic" })
    )
  },
  { atomic: true }
);
var TopologySelectorLabelRequirement = struct(
  "core.v1.TopologySelectorLabelRequirement",
  "The values that one label of a node may have.",
  {
    key: mandatory(text("Key of the label.")),
    values: mandatory(
      list("Values of which the label must have one.", textItem, { type: "atomic" })
    )
  }
);
var TopologySelectorTerm = struct(
  "core.v1.TopologySelectorTerm",
  "Requirements on a node's labels that must all hold.",
  {
    matchLabelExpressions: list("The requirements.", TopologySelectorLabelRequirement, {
      type: "atomic"
    })
  },
  { atomic: true }
);

// api/core/pod/affinity.ts
var PreferredSchedulingTerm = struct(
  "core.v1.PreferredSchedulingTerm",
  "Nodes that are preferred, and how much.",
  {
    weight: mandatory(int32("How much, from 1 to 100.")),
    preference: mandatory(ref("The nodes.", NodeSelectorTerm))
  }
);
var NodeAffinity = struct("core.v1.NodeAffinity", "Which nodes a pod wants.", {
  requiredDuringSchedulingIgnoredDuringExecution: ref(
    "Nodes that a pod must be placed on.",
    NodeSelector
  ),
  preferredDuringSchedulingIgnoredDuringExecution: list(
    "Nodes that a pod had better be placed on.",
    PreferredSchedulingTerm,
    { type: "atomic" }
  )
});
var PodAffinityTerm = struct(
  "core.v1.PodAffinityTerm",
  "Which other pods are meant, and what counts as the same place.",
  {
    labelSelector: ref("Labels of the other pods; without it none is meant.", LabelSelector),
    namespaces: list("Namespaces of the other pods.", textItem, { type: "atomic" }),
    topologyKey: mandatory(text("Node label whose equal values make the same place.")),
    namespaceSelector: ref("Labels of the other pods' namespaces.", LabelSelector),
    matchLabelKeys: list("Labels that must be as on this pod.", textItem, { type: "atomic" }),
    mismatchLabelKeys: list("Labels that must not be as on this pod.", textItem, {
      type: "atomic"
    })
  }
);
var WeightedPodAffinityTerm = struct(
  "core.v1.WeightedPodAffinityTerm",
  "Other pods that matter, and how much.",
  {
    weight: mandatory(int32("How much, from 1 to 100.")),
    podAffinityTerm: mandatory(ref("The other pods.", PodAffinityTerm))
  }
);
var PodAffinity = struct("core.v1.PodAffinity", "Which pods to be placed near to.", {
  requiredDuringSchedulingIgnoredDuringExecution: list(
    "Pods that must be in the same place.",
    PodAffinityTerm,
    { type: "atomic" }
  ),
  preferredDuringSchedulingIgnoredDuringExecution: list(
    "Pods that had better be in the same place.",
    WeightedPodAffinityTerm,
    { type: "atomic" }
  )
});
var PodAntiAffinity = struct(
  "core.v1.PodAntiAffinity",
  "Which pods not to be placed near to.",
  {
    requiredDuringSchedulingIgnoredDuringExecution: list(
      "Pods that must not be in the same place.",
      PodAffinityTerm,
      { type: "atomic" }
    ),
    preferredDuringSchedulingIgnoredDuringExecution: list(
      "Pods that had better not be in the same place.",
      WeightedPodAffinityTerm,
      { type: "atomic" }
    )
  }
);
var Affinity = struct("core.v1.Affinity", "Which nodes and neighbours a pod wants.", {
  nodeAffinity: ref("Which nodes it wants.", NodeAffinity),
  podAffinity: ref("Which pods it wants to be near to.", PodAffinity),
  podAntiAffinity: ref("Which pods it wants to be away from.", PodAntiAffinity)
});

// api/core/pod/env.ts
var objectName = text("Name of the object, in the same namespace.").default("");
var ObjectFieldSelector = struct(
  "core.v1.ObjectFieldSelector",
  "Selects a field of the pod.",
  {
    apiVersion: text("API version that the path is written for.").default("v1"),
    fieldPath: mandatory(text("Path of the field, such as metadata.name."))
  },
  { atomic: true }
);
var ResourceFieldSelector = struct(
  "core.v1.ResourceFieldSelector",
  "Selects a request or limit of a container.",
  {
    containerName: text("Name of the container; for a volume it must be given."),
    resource: mandatory(text("What is selected, such as limits.cpu.")),
    divisor: quantity("Unit that the amount is divided by; 0 means 1.").default("0")
  },
  { atomic: true }
);
var ConfigMapKeySelector = struct(
  "core.v1.ConfigMapKeySelector",
  "Selects an entry of a ConfigMap.",
  {
    name: objectName,
    key: mandatory(text("Key of the entry.")),
    optional: bool("True lets the container start without the ConfigMap or the entry.")
  },
  { atomic: true }
);
var SecretKeySelector = struct(
  "core.v1.SecretKeySelector",
  "Selects an entry of a Secret.",
  {
    name: objectName,
    key: mandatory(text("Key of the entry.")),
    optional: bool("True lets the container start without the Secret or the entry.")
  },
  { atomic: true }
);
var FileKeySelector = struct(
  "core.v1.FileKeySelector",
  "Selects a variable of an env file in a volume.",
  {
    volumeName: mandatory(text("Name of the volume that holds the file.")),
    path: mandatory(text("Path of the file in the volume.")),
    key: mandatory(text("Name of the variable in the file.")),
    optional: bool("True lets the container start without the variable.").default(false)
  },
  { atomic: true }
);
var EnvVarSource = struct("core.v1.EnvVarSource", "Where a variable's value comes from.", {
  fieldRef: ref("A field of the pod.", ObjectFieldSelector),
  resourceFieldRef: ref("A request or limit of the container.", ResourceFieldSelector),
  configMapKeyRef: ref("An entry of a ConfigMap.", ConfigMapKeySelector),
  secretKeyRef: ref("An entry of a Secret.", SecretKeySelector),
  fileKeyRef: ref("A variable of an env file.", FileKeySelector)
});
var EnvVar = struct("core.v1.EnvVar", "A variable of a container's environment.", {
  name: mandatory(text("Name of the variable.")),
  value: text("Its value, in which $(NAME) stands for an earlier variable."),
  valueFrom: ref("Where the value comes from, instead of value.", EnvVarSource)
});
var ConfigMapEnvSource = struct(
  "core.v1.ConfigMapEnvSource",
  "Makes every entry of a ConfigMap a variable.",
  { name: objectName, optional: bool("True lets the container start without the ConfigMap.") }
);
var SecretEnvSource = struct(
  "core.v1.SecretEnvSource",
  "Makes every entry of a Secret a variable.",
  { name: objectName, optional: bool("True lets the container start without the Secret.") }
);
var EnvFromSource = struct(
  "core.v1.EnvFromSource",
  "Makes every entry of a ConfigMap or Secret a variable.",
  {
    prefix: text("Put before the name of each variable."),
    configMapRef: ref("The ConfigMap.", ConfigMapEnvSource),
    secretRef: ref("The Secret.", SecretEnvSource)
  }
);

// api/core/pod/probe.ts
var ExecAction = struct("core.v1.ExecAction", "Runs a command in the container.", {
  command: list("Program and arguments, run without a shell; exit code 0 is success.", textItem, {
    type: "atomic"
  })
});
var HTTPHeader = struct("core.v1.HTTPHeader", "A header of an HTTP request.", {
  name: mandatory(text("Name of the header.")),
  value: mandatory(text("Value of the header."))
});
var HTTPGetAction = struct("core.v1.HTTPGetAction", "Sends an HTTP GET request.", {
  path: text("Path of the request.").default("/"),
  port: mandatory(intOrString("Port, by number or by the name of a container port.")),
  host: text("Host to connect to; the pod's IP where it is absent."),
  scheme: text("HTTP or HTTPS.").default("HTTP"),
  httpHeaders: list("Headers of the request; a name may occur twice.", HTTPHeader, {
    type: "atomic"
  })
});
var TCPSocketAction = struct("core.v1.TCPSocketAction", "Opens a TCP connection.", {
  port: mandatory(intOrString("Port, by number or by the name of a container port.")),
  host: text("Host to connect to; the pod's IP where it is absent.")
});
var GRPCAction = struct("core.v1.GRPCAction", "Asks the gRPC health service.", {
  port: mandatory(int32("Port of the gRPC server.")),
  service: text("Name of the service that is asked about.").default("")
});
var SleepAction = struct("core.v1.SleepAction", "Waits for a while.", {
  seconds: mandatory(int64("How long, in seconds."))
});
var Probe = struct(
  "core.v1.Probe",
  "A check that the kubelet repeats to judge a container.",
  {
    exec: ref("Runs a command in the container.", ExecAction),
    httpGet: ref("Sends an HTTP request; 200 to 399 is success.", HTTPGetAction),
    tcpSocket: ref("Opens a TCP connection.", TCPSocketAction),
    grpc: ref("Asks the gRPC health service.", GRPCAction),
    initialDelaySeconds: int32("Seconds after the container's start before the first check."),
    timeoutSeconds: int32("Seconds after which a check fails.").default(1),
    periodSeconds: int32("Seconds between checks.").default(10),
    successThreshold: int32("Successes in a row that make it succeed.").default(1),
    failureThreshold: int32("Failures in a row that make it fail.").default(3),
    terminationGracePeriodSeconds: int64("Grace of a container that is killed by this probe.")
  }
);

// api/core/pod/lifecycle.ts
var LifecycleHandler = struct("core.v1.LifecycleHandler", "What a hook does.", {
  exec: ref("Runs a command in the container.", ExecAction),
  httpGet: ref("Sends an HTTP request.", HTTPGetAction),
  tcpSocket: ref("Not supported; kept for old objects.", TCPSocketAction),
  sleep: ref("Waits for a while.", SleepAction)
});
var Lifecycle = struct(
  "core.v1.Lifecycle",
  "What happens right after a container started and before it stops.",
  {
    postStart: ref("Runs right after the start; a failure kills the container.", LifecycleHandler),
    preStop: ref("Runs before the container is told to stop.", LifecycleHandler),
    stopSignal: text("Signal that tells the container to stop; needs the pod's os.name.")
  }
);

// api/core/pod/resources.ts
var ResourceClaim = struct(
  "core.v1.ResourceClaim",
  "Names one of the pod's resource claims that a container uses.",
  {
    name: mandatory(text("Name of an entry in the pod's resourceClaims.")),
    request: text("Name of the one request in the claim that is meant; all where it is absent.")
  }
);
var ResourceRequirements = struct(
  "core.v1.ResourceRequirements",
  "Resources that are reserved, and the most that may be used.",
  {
    limits: map("The most that may be used, by resource.", quantityItem),
    requests: map("What is reserved on the node, by resource.", quantityItem),
    claims: list("Devices that are used, by claims of the pod.", ResourceClaim, {
      keys: ["name"],
      type: "map"
    })
  }
);
var ContainerResizePolicy = struct(
  "core.v1.ContainerResizePolicy",
  "Whether a container restarts when one of its resources changes.",
  {
    resourceName: mandatory(text("The resource: cpu or memory.")),
    restartPolicy: mandatory(text("NotRequired, or RestartContainer."))
  }
);

// api/core/pod/security.ts
var Capabilities = struct("core.v1.Capabilities", "Linux capabilities that change.", {
  add: list("Capabilities that are added.", textItem, { type: "atomic" }),
  drop: list("Capabilities that are taken away.", textItem, { type: "atomic" })
});
var SELinuxOptions = struct("core.v1.SELinuxOptions", "The SELinux label.", {
  user: text("User part of the label."),
  role: text("Role part of the label."),
  type: text("Type part of the label."),
  level: text("Level part of the label.")
});
var WindowsSecurityContextOptions = struct(
  "core.v1.WindowsSecurityContextOptions",
  "Security settings of Windows containers.",
  {
    gmsaCredentialSpecName: text("Name of the GMSA credential spec."),
    gmsaCredentialSpec: text("The GMSA credential spec itself."),
    runAsUserName: text("User that processes run as."),
    hostProcess: bool("True runs the container as a process of the host.")
  }
);
var SeccompProfile = struct("core.v1.SeccompProfile", "Which system calls are allowed.", {
  type: mandatory(text("Localhost, RuntimeDefault or Unconfined.")),
  localhostProfile: text("File of the profile on the node, for Localhost.")
});
var AppArmorProfile = struct("core.v1.AppArmorProfile", "Which AppArmor profile holds.", {
  type: mandatory(text("Localhost, RuntimeDefault or Unconfined.")),
  localhostProfile: text("Name of the profile on the node, for Localhost.")
});
var SecurityContext = struct(
  "core.v1.SecurityContext",
  "Under which rights a container runs; goes before what the pod says.",
  {
    capabilities: ref("Linux capabilities that are added and dropped.", Capabilities),
    privileged: bool("True gives the container the rights of root on the node."),
    seLinuxOptions: ref("SELinux label of the container.", SELinuxOptions),
    windowsOptions: ref("Settings of Windows containers.", WindowsSecurityContextOptions),
    runAsUser: int64("Uid that the process runs as."),
    runAsGroup: int64("Gid that the process runs as."),
    runAsNonRoot: bool("True refuses to start an image that would run as root."),
    readOnlyRootFilesystem: bool("True makes the root file system read-only."),
    allowPrivilegeEscalation: bool("False forbids gaining more rights than the parent."),
    procMount: text("How /proc is mounted: Default or Unmasked."),
    seccompProfile: ref("Filter of system calls.", SeccompProfile),
    appArmorProfile: ref("AppArmor profile.", AppArmorProfile)
  }
);
var Sysctl = struct("core.v1.Sysctl", "A kernel parameter of the pod.", {
  name: mandatory(text("Name of the parameter.")),
  value: mandatory(text("Value of the parameter."))
});
var PodSecurityContext = struct(
  "core.v1.PodSecurityContext",
  "Under which rights the containers of a pod run, unless they say otherwise.",
  {
    seLinuxOptions: ref("SELinux label of all containers.", SELinuxOptions),
    windowsOptions: ref("Settings of Windows containers.", WindowsSecurityContextOptions),
    runAsUser: int64("Uid that processes run as."),
    runAsGroup: int64("Gid that processes run as."),
    runAsNonRoot: bool("True refuses to start images that would run as root."),
    supplementalGroups: list("Further groups of every process.", int64Item, { type: "atomic" }),
    supplementalGroupsPolicy: text("Merge with the image's groups, or Strict: only those listed."),
    fsGroup: int64("Group that owns the volumes which can be owned."),
    sysctls: list("Kernel parameters that are set for the pod.", Sysctl, { type: "atomic" }),
    fsGroupChangePolicy: text("When a volume's owner is changed: OnRootMismatch or Always."),
    seccompProfile: ref("Filter of system calls.", SeccompProfile),
    appArmorProfile: ref("AppArmor profile.", AppArmorProfile),
    seLinuxChangePolicy: text("How volumes get their label: MountOption or Recursive.")
  }
);

// api/core/pod/container.ts
var ContainerPort = struct("core.v1.ContainerPort", "A port that a container serves.", {
  name: text("Name by which services and probes may mean the port."),
  hostPort: int32("Port of the node that leads here."),
  containerPort: mandatory(int32("Port of the pod's IP.")),
  protocol: text("TCP, UDP or SCTP.").default("TCP"),
  hostIP: text("Address of the node that the host port is bound to.")
});
var VolumeMount = struct("core.v1.VolumeMount", "Where a container sees a volume.", {
  name: mandatory(text("Name of the pod's volume.")),
  readOnly: bool("True forbids writing."),
  recursiveReadOnly: text("Whether mounts below are read-only too: Disabled, IfPossible, Enabled."),
  mountPath: mandatory(text("Path in the container; it has no colon.")),
  subPath: text("Path in the volume that is mounted instead of its root."),
  mountPropagation: text("Which way mounts spread: None, HostToContainer or Bidirectional."),
  subPathExpr: text("The same as subPath, with $(NAME) for environment variables.")
});
var VolumeDevice = struct(
  "core.v1.VolumeDevice",
  "Where a container sees a volume as a raw device.",
  {
    name: mandatory(text("Name of the pod's volume, which is a claim.")),
    devicePath: mandatory(text("Path of the device in the container."))
  }
);
var ContainerRestartRuleOnExitCodes = struct(
  "core.v1.ContainerRestartRuleOnExitCodes",
  "The exit codes that a rule is for.",
  {
    operator: mandatory(text("In or NotIn.")),
    values: list("The exit codes, at most 255.", int32Item, { type: "set" })
  }
);
var ContainerRestartRule = struct(
  "core.v1.ContainerRestartRule",
  "What happens when a container exits in a certain way.",
  {
    action: mandatory(text("Restart, or RestartAllContainers.")),
    exitCodes: ref("The exit codes that the rule is for.", ContainerRestartRuleOnExitCodes)
  }
);
var containerFields = {
  name: mandatory(text("Name of the container, unique in the pod.")),
  image: text("Image that the container is made of."),
  command: list("Program, instead of the image's entry point.", textItem, { type: "atomic" }),
  args: list("Arguments, instead of the image's.", textItem, { type: "atomic" }),
  workingDir: text("Working directory, instead of the image's."),
  ports: list("Ports that the container serves.", ContainerPort, {
    merge: "containerPort",
    keys: ["containerPort", "protocol"],
    type: "map"
  }),
  envFrom: list("ConfigMaps and Secrets whose entries become variables.", EnvFromSource, {
    type: "atomic"
  }),
  env: list("Variables of the environment.", EnvVar, {
    merge: "name",
    keys: ["name"],
    type: "map"
  }),
  resources: present(ref("Resources that are reserved and allowed.", ResourceRequirements)),
  resizePolicy: list("What a change of resources does.", ContainerResizePolicy, {
    type: "atomic"
  }),
  restartPolicy: text("Always, OnFailure or Never; an init container with Always is a sidecar."),
  restartPolicyRules: list("Exceptions from the restart policy, in order.", ContainerRestartRule, {
    type: "atomic"
  }),
  volumeMounts: list("Where volumes are seen.", VolumeMount, {
    merge: "mountPath",
    keys: ["mountPath"],
    type: "map"
  }),
  volumeDevices: list("Where volumes are seen as raw devices.", VolumeDevice, {
    merge: "devicePath",
    keys: ["devicePath"],
    type: "map"
  }),
  livenessProbe: ref("Check whose failure restarts the container.", Probe),
  readinessProbe: ref("Check whose failure takes the pod out of its services.", Probe),
  startupProbe: ref("Check that must succeed before the others begin.", Probe),
  lifecycle: ref("What happens after the start and before the stop.", Lifecycle),
  terminationMessagePath: text("File in which the container may leave its last words.").default(
    "/dev/termination-log"
  ),
  terminationMessagePolicy: text("File, or FallbackToLogsOnError.").default("File"),
  imagePullPolicy: text("Always, Never or IfNotPresent; by the image's tag where it is absent."),
  securityContext: ref("Under which rights the container runs.", SecurityContext),
  stdin: bool("True keeps standard input open."),
  stdinOnce: bool("True closes standard input after the first client has gone."),
  tty: bool("True gives the container a terminal.")
};
var Container = struct("core.v1.Container", "A container of a pod.", containerFields);
var EphemeralContainer = struct(
  "core.v1.EphemeralContainer",
  "A container that is added to a running pod, for debugging.",
  {
    ...containerFields,
    targetContainerName: text("Container whose processes it sees.")
  }
);

// api/core/pod/scheduling.ts
var Toleration = struct("core.v1.Toleration", "Taints that a pod bears.", {
  key: text("Key of the taint; empty for every key, with Exists."),
  operator: text("How the value is compared: Equal, Exists, Lt or Gt."),
  value: text("Value of the taint."),
  effect: text("Effect of the taint: NoSchedule, PreferNoSchedule, NoExecute; empty for all."),
  tolerationSeconds: int64("Seconds that a NoExecute taint is borne; for ever where absent.")
});
var TopologySpreadConstraint = struct(
  "core.v1.TopologySpreadConstraint",
  "How evenly pods are spread over places.",
  {
    maxSkew: mandatory(int32("How many more pods one place may have than the emptiest.")),
    topologyKey: mandatory(text("Node label whose equal values make the same place.")),
    whenUnsatisfiable: mandatory(text("DoNotSchedule, or ScheduleAnyway.")),
    labelSelector: ref("Labels of the pods that are counted.", LabelSelector),
    minDomains: int32("How many places there must be for a place's emptiness to count."),
    nodeAffinityPolicy: text("Whether only nodes that the pod wants count: Honor or Ignore."),
    nodeTaintsPolicy: text("Whether only nodes that the pod bears count: Honor or Ignore."),
    matchLabelKeys: list("Labels in which counted pods are as this one.", textItem, {
      type: "atomic"
    })
  }
);
var PodSchedulingGate = struct(
  "core.v1.PodSchedulingGate",
  "Keeps a pod from being scheduled until it is taken away.",
  { name: mandatory(text("Name of the gate.")) }
);
var PodReadinessGate = struct(
  "core.v1.PodReadinessGate",
  "A condition that must be true for the pod to be ready.",
  { conditionType: mandatory(text("Type of the condition.")) }
);
var PodSchedulingGroup = struct(
  "core.v1.PodSchedulingGroup",
  "The group of pods that this one is scheduled with.",
  { podGroupName: text("Name of the PodGroup, in the same namespace.") }
);
var PodResourceClaim = struct(
  "core.v1.PodResourceClaim",
  "A claim for devices, which containers mean by its name.",
  {
    name: mandatory(text("Name of the entry, unique in the pod.")),
    resourceClaimName: text("Name of a ResourceClaim in the same namespace."),
    resourceClaimTemplateName: text("Name of the template that a claim is made of for this pod.")
  }
);

// api/core/pod/volume-cloud.ts
var fsType = text("File system of the volume, such as ext4.");
var readOnly = bool("True makes every mount read-only.");
var AWSElasticBlockStoreVolumeSource = struct(
  "core.v1.AWSElasticBlockStoreVolumeSource",
  "An EBS disk of AWS, served by its CSI driver.",
  {
    volumeID: mandatory(text("Id of the disk.")),
    fsType,
    partition: int32("Partition that is mounted; 0 for the whole disk."),
    readOnly
  }
);
var GCEPersistentDiskVolumeSource = struct(
  "core.v1.GCEPersistentDiskVolumeSource",
  "A persistent disk of Google Cloud, served by its CSI driver.",
  {
    pdName: mandatory(text("Name of the disk.")),
    fsType,
    partition: int32("Partition that is mounted; 0 for the whole disk."),
    readOnly
  }
);
var AzureDiskVolumeSource = struct(
  "core.v1.AzureDiskVolumeSource",
  "A data disk of Azure, served by its CSI driver.",
  {
    diskName: mandatory(text("Name of the disk.")),
    diskURI: mandatory(text("URI of the disk.")),
    cachingMode: text("Caching on the host: None, ReadOnly or ReadWrite.").default("ReadWrite"),
    fsType: text("File system of the volume.").default("ext4"),
    readOnly: bool("True makes every mount read-only.").default(false),
    kind: text("Shared, Dedicated or Managed.").default("Shared")
  }
);
var AzureFileVolumeSource = struct(
  "core.v1.AzureFileVolumeSource",
  "A file share of Azure, served by its CSI driver.",
  {
    secretName: mandatory(text("Secret with the storage account's name and key.")),
    shareName: mandatory(text("Name of the share.")),
    readOnly
  }
);
var CinderVolumeSource = struct(
  "core.v1.CinderVolumeSource",
  "A Cinder disk of OpenStack, served by its CSI driver.",
  {
    volumeID: mandatory(text("Id of the disk.")),
    fsType,
    readOnly,
    secretRef: ref("Secret for OpenStack.", LocalObjectReference)
  }
);
var VsphereVirtualDiskVolumeSource = struct(
  "core.v1.VsphereVirtualDiskVolumeSource",
  "A virtual disk of vSphere, served by its CSI driver.",
  {
    volumePath: mandatory(text("Path of the disk.")),
    fsType,
    storagePolicyName: text("Name of the storage policy."),
    storagePolicyID: text("Id of the storage policy.")
  }
);
var PortworxVolumeSource = struct(
  "core.v1.PortworxVolumeSource",
  "A Portworx volume, served by its CSI driver.",
  {
    volumeID: mandatory(text("Id of the volume.")),
    fsType,
    readOnly
  }
);
var PhotonPersistentDiskVolumeSource = struct(
  "core.v1.PhotonPersistentDiskVolumeSource",
  "A disk of the Photon controller. No longer supported.",
  {
    pdID: mandatory(text("Id of the disk.")),
    fsType
  }
);

// api/core/pod/volume-config.ts
var fileMode = int32("Mode bits of the file, instead of the volume's.");
var defaultMode = int32("Mode bits of files that have none of their own.").default(420);
var objectName2 = text("Name of the object, in the same namespace.").default("");
var KeyToPath = struct("core.v1.KeyToPath", "Shows one entry as a file.", {
  key: mandatory(text("Key of the entry.")),
  path: mandatory(text("Path of the file, without `..`.")),
  mode: fileMode
});
var items = list("Entries that are shown; all where it is absent.", KeyToPath, {
  type: "atomic"
});
var SecretVolumeSource = struct("core.v1.SecretVolumeSource", "Shows a Secret as files.", {
  secretName: text("Name of the Secret, in the same namespace."),
  items,
  defaultMode,
  optional: bool("True starts the pod without the Secret or its entries.")
});
var ConfigMapVolumeSource = struct(
  "core.v1.ConfigMapVolumeSource",
  "Shows a ConfigMap as files.",
  {
    name: objectName2,
    items,
    defaultMode,
    optional: bool("True starts the pod without the ConfigMap or its entries.")
  }
);
var DownwardAPIVolumeFile = struct(
  "core.v1.DownwardAPIVolumeFile",
  "Shows a field of the pod as a file.",
  {
    path: mandatory(text("Path of the file, without `..`.")),
    fieldRef: ref("The field of the pod.", ObjectFieldSelector),
    resourceFieldRef: ref("A request or limit of a container.", ResourceFieldSelector),
    mode: fileMode
  }
);
var downwardItems = list("The files.", DownwardAPIVolumeFile, { type: "atomic" });
var DownwardAPIVolumeSource = struct(
  "core.v1.DownwardAPIVolumeSource",
  "Shows fields of the pod as files.",
  { items: downwardItems, defaultMode }
);
var SecretProjection = struct("core.v1.SecretProjection", "Adds files of a Secret.", {
  name: objectName2,
  items,
  optional: bool("True starts the pod without the Secret or its entries.")
});
var ConfigMapProjection = struct(
  "core.v1.ConfigMapProjection",
  "Adds files of a ConfigMap.",
  {
    name: objectName2,
    items,
    optional: bool("True starts the pod without the ConfigMap or its entries.")
  }
);
var DownwardAPIProjection = struct(
  "core.v1.DownwardAPIProjection",
  "Adds files of the pod's fields.",
  { items: downwardItems }
);
var ServiceAccountTokenProjection = struct(
  "core.v1.ServiceAccountTokenProjection",
  "Adds a token of the pod's service account.",
  {
    audience: text("Whom the token is for; the API server where it is absent."),
    expirationSeconds: int64("Seconds that a token lives; it is renewed in time.").default(3600),
    path: mandatory(text("Path of the file."))
  }
);
var ClusterTrustBundleProjection = struct(
  "core.v1.ClusterTrustBundleProjection",
  "Adds a file of trusted certificates.",
  {
    name: text("Name of one ClusterTrustBundle."),
    signerName: text("Signer whose bundles are joined, instead of a name."),
    labelSelector: ref("Labels of the signer's bundles that are joined.", LabelSelector),
    optional: bool("True starts the pod without the bundles."),
    path: mandatory(text("Path of the file."))
  }
);
var PodCertificateProjection = struct(
  "core.v1.PodCertificateProjection",
  "Adds a private key and a certificate that is made for the pod.",
  {
    signerName: mandatory(text("Signer of the certificate.")),
    keyType: mandatory(text("Kind of the key, such as ED25519 or ECDSAP256.")),
    maxExpirationSeconds: int32("The most seconds that the certificate may live."),
    credentialBundlePath: text("Path of a file with the key and the chain."),
    keyPath: text("Path of a file with the key."),
    certificateChainPath: text("Path of a file with the chain."),
    userAnnotations: map("Further wishes that the signer understands.", textItem)
  }
);
var VolumeProjection = struct(
  "core.v1.VolumeProjection",
  "A part of a projected volume.",
  {
    secret: ref("Files of a Secret.", SecretProjection),
    downwardAPI: ref("Files of the pod's fields.", DownwardAPIProjection),
    configMap: ref("Files of a ConfigMap.", ConfigMapProjection),
    serviceAccountToken: ref("A token.", ServiceAccountTokenProjection),
    clusterTrustBundle: ref("Trusted certificates.", ClusterTrustBundleProjection),
    podCertificate: ref("A key and certificate for the pod.", PodCertificateProjection)
  }
);
var ProjectedVolumeSource = struct(
  "core.v1.ProjectedVolumeSource",
  "Puts files of several sources into one directory.",
  {
    sources: list("The sources.", VolumeProjection, { type: "atomic" }),
    defaultMode
  }
);

// api/core/pod/volume-network.ts
var fsType2 = text("File system of the volume, such as ext4.");
var readOnly2 = bool("True makes every mount read-only.");
var NFSVolumeSource = struct("core.v1.NFSVolumeSource", "A directory of an NFS server.", {
  server: mandatory(text("Host name or address of the server.")),
  path: mandatory(text("Path that the server exports.")),
  readOnly: readOnly2
});
var ISCSIVolumeSource = struct("core.v1.ISCSIVolumeSource", "An iSCSI disk.", {
  targetPortal: mandatory(text("Address of the target, with a port if it is not 3260.")),
  iqn: mandatory(text("Qualified name of the target.")),
  lun: mandatory(int32("Logical unit number.")),
  iscsiInterface: text("Interface that the transport uses.").default("default"),
  fsType: fsType2,
  readOnly: readOnly2,
  portals: list("Further addresses of the target.", textItem, { type: "atomic" }),
  chapAuthDiscovery: bool("True authenticates discovery by CHAP."),
  chapAuthSession: bool("True authenticates sessions by CHAP."),
  secretRef: ref("Secret for CHAP.", LocalObjectReference),
  initiatorName: text("Qualified name of the initiator.")
});
var FCVolumeSource = struct("core.v1.FCVolumeSource", "A Fibre Channel disk.", {
  targetWWNs: list("World wide names of the target.", textItem, { type: "atomic" }),
  lun: int32("Logical unit number."),
  fsType: fsType2,
  readOnly: readOnly2,
  wwids: list("World wide identifiers, instead of names and unit number.", textItem, {
    type: "atomic"
  })
});
var RBDVolumeSource = struct(
  "core.v1.RBDVolumeSource",
  "A Ceph block device. No longer supported.",
  {
    monitors: mandatory(list("Ceph monitors.", textItem, { type: "atomic" })),
    image: mandatory(text("Name of the block device.")),
    fsType: fsType2,
    pool: text("Pool of the device.").default("rbd"),
    user: text("User of Ceph.").default("admin"),
    keyring: text("Key file on the node.").default("/etc/ceph/keyring"),
    secretRef: ref("Secret with the user's key, instead of keyring.", LocalObjectReference),
    readOnly: readOnly2
  }
);
var CephFSVolumeSource = struct(
  "core.v1.CephFSVolumeSource",
  "A Ceph file system. No longer supported.",
  {
    monitors: mandatory(list("Ceph monitors.", textItem, { type: "atomic" })),
    path: text("Directory that is mounted as the root."),
    user: text("User of Ceph."),
    secretFile: text("Key file on the node."),
    secretRef: ref("Secret with the user's key, instead of secretFile.", LocalObjectReference),
    readOnly: readOnly2
  }
);
var GlusterfsVolumeSource = struct(
  "core.v1.GlusterfsVolumeSource",
  "A Gluster volume. No longer supported.",
  {
    endpoints: mandatory(text("Name of the Endpoints of the cluster.")),
    path: mandatory(text("Path of the volume.")),
    readOnly: readOnly2
  }
);
var QuobyteVolumeSource = struct(
  "core.v1.QuobyteVolumeSource",
  "A Quobyte volume. No longer supported.",
  {
    registry: mandatory(text("Registries, as host:port and separated by commas.")),
    volume: mandatory(text("Name of the volume.")),
    readOnly: readOnly2,
    user: text("User that the volume is accessed as."),
    group: text("Group that the volume is accessed as."),
    tenant: text("Tenant that owns the volume.")
  }
);
var FlockerVolumeSource = struct(
  "core.v1.FlockerVolumeSource",
  "A Flocker dataset. No longer supported.",
  {
    datasetName: text("Name of the dataset."),
    datasetUUID: text("UUID of the dataset.")
  }
);
var ScaleIOVolumeSource = struct(
  "core.v1.ScaleIOVolumeSource",
  "A ScaleIO volume. No longer supported.",
  {
    gateway: mandatory(text("Address of the gateway.")),
    system: mandatory(text("Name of the storage system.")),
    secretRef: mandatory(ref("Secret of the user.", LocalObjectReference)),
    sslEnabled: bool("True speaks TLS with the gateway."),
    protectionDomain: text("Name of the protection domain."),
    storagePool: text("Pool of the protection domain."),
    storageMode: text("ThickProvisioned or ThinProvisioned.").default("ThinProvisioned"),
    volumeName: text("Name of a volume that exists."),
    fsType: text("File system of the volume.").default("xfs"),
    readOnly: readOnly2
  }
);
var StorageOSVolumeSource = struct(
  "core.v1.StorageOSVolumeSource",
  "A StorageOS volume. No longer supported.",
  {
    volumeName: text("Name of the volume."),
    volumeNamespace: text("Namespace of the volume in StorageOS."),
    fsType: fsType2,
    readOnly: readOnly2,
    secretRef: ref("Secret of the user.", LocalObjectReference)
  }
);

// api/core/claim-spec.ts
var VolumeResourceRequirements = struct(
  "core.v1.VolumeResourceRequirements",
  "How much storage is asked for, at least and at most.",
  {
    limits: map("The most that is allowed, by resource.", quantityItem),
    requests: map("The least that is needed, by resource.", quantityItem)
  }
);
var PersistentVolumeClaimSpec = struct(
  "core.v1.PersistentVolumeClaimSpec",
  "What a claim asks of the volume that it is bound to.",
  {
    accessModes: list("Ways in which the volume must be mountable.", textItem, { type: "atomic" }),
    selector: ref("Labels of the volumes that come into question.", LabelSelector),
    resources: present(ref("How much storage is asked for.", VolumeResourceRequirements)),
    volumeName: text("Name of the volume that the claim is bound to."),
    storageClassName: text("Name of the storage class; empty for volumes of no class."),
    volumeMode: text("Filesystem, or Block for a raw device.").default("Filesystem"),
    dataSource: ref("Claim or snapshot that fills the new volume.", TypedLocalObjectReference),
    dataSourceRef: ref("Object of any kind that fills the new volume.", TypedObjectReference),
    volumeAttributesClassName: text("Name of the class of the volume's changeable attributes.")
  }
);
var PersistentVolumeClaimTemplate = struct(
  "core.v1.PersistentVolumeClaimTemplate",
  "A claim that is made for, and goes with, one pod.",
  {
    metadata: present(ref("Labels and annotations of the claim.", ObjectMeta)),
    spec: mandatory(ref("What the claim asks for.", PersistentVolumeClaimSpec))
  }
);

// api/core/pod/volume-node.ts
var EmptyDirVolumeSource = struct(
  "core.v1.EmptyDirVolumeSource",
  "A directory that is empty at first and goes with the pod.",
  {
    medium: text("Where it is kept: empty for the node's disk, Memory, or HugePages."),
    sizeLimit: quantity("The most that it may hold.")
  }
);
var HostPathVolumeSource = struct(
  "core.v1.HostPathVolumeSource",
  "A file or directory of the node.",
  {
    path: mandatory(text("Path on the node.")),
    type: text("What must be there, such as Directory; empty checks nothing.").default("")
  }
);
var PersistentVolumeClaimVolumeSource = struct(
  "core.v1.PersistentVolumeClaimVolumeSource",
  "The volume that a claim in the same namespace is bound to.",
  {
    claimName: mandatory(text("Name of the claim.")),
    readOnly: bool("True makes every mount read-only.")
  }
);
var EphemeralVolumeSource = struct(
  "core.v1.EphemeralVolumeSource",
  "A claim that is made for the pod and goes with it.",
  { volumeClaimTemplate: ref("The claim.", PersistentVolumeClaimTemplate) }
);
var CSIVolumeSource = struct(
  "core.v1.CSIVolumeSource",
  "A volume that a CSI driver makes for the pod.",
  {
    driver: mandatory(text("Name of the driver.")),
    readOnly: bool("True makes it read-only."),
    fsType: text("File system; the driver decides where it is absent."),
    volumeAttributes: map("Properties that the driver understands.", textItem),
    nodePublishSecretRef: ref("Secret that the driver gets.", LocalObjectReference)
  }
);
var ImageVolumeSource = struct(
  "core.v1.ImageVolumeSource",
  "The files of an image or artifact, read-only.",
  {
    reference: text("The image."),
    pullPolicy: text("Always, Never or IfNotPresent; by the tag where it is absent.")
  }
);
var GitRepoVolumeSource = struct(
  "core.v1.GitRepoVolumeSource",
  "A clone of a git repository. No longer run by kubelets.",
  {
    repository: mandatory(text("URL of the repository.")),
    revision: text("Commit that is checked out."),
    directory: text("Directory of the clone, without `..`.")
  }
);
var FlexVolumeSource = struct(
  "core.v1.FlexVolumeSource",
  "A volume of an exec-based driver. Deprecated: use CSI.",
  {
    driver: mandatory(text("Name of the driver.")),
    fsType: text("File system; the driver decides where it is absent."),
    secretRef: ref("Secret that the driver gets.", LocalObjectReference),
    readOnly: bool("True makes it read-only."),
    options: map("Options that the driver understands.", textItem)
  }
);

// api/core/pod/volume.ts
var Volume = struct("core.v1.Volume", "A volume that the pod's containers can mount.", {
  name: mandatory(text("Name of the volume, unique in the pod.")),
  hostPath: ref("A file or directory of the node.", HostPathVolumeSource),
  emptyDir: ref("A directory that goes with the pod.", EmptyDirVolumeSource),
  gcePersistentDisk: ref("A disk of Google Cloud.", GCEPersistentDiskVolumeSource),
  awsElasticBlockStore: ref("A disk of AWS.", AWSElasticBlockStoreVolumeSource),
  gitRepo: ref("A clone of a git repository.", GitRepoVolumeSource),
  secret: ref("A Secret as files.", SecretVolumeSource),
  nfs: ref("A directory of an NFS server.", NFSVolumeSource),
  iscsi: ref("An iSCSI disk.", ISCSIVolumeSource),
  glusterfs: ref("A Gluster volume.", GlusterfsVolumeSource),
  persistentVolumeClaim: ref("The volume of a claim.", PersistentVolumeClaimVolumeSource),
  rbd: ref("A Ceph block device.", RBDVolumeSource),
  flexVolume: ref("A volume of an exec-based driver.", FlexVolumeSource),
  cinder: ref("A disk of OpenStack.", CinderVolumeSource),
  cephfs: ref("A Ceph file system.", CephFSVolumeSource),
  flocker: ref("A Flocker dataset.", FlockerVolumeSource),
  downwardAPI: ref("Fields of the pod as files.", DownwardAPIVolumeSource),
  fc: ref("A Fibre Channel disk.", FCVolumeSource),
  azureFile: ref("A file share of Azure.", AzureFileVolumeSource),
  configMap: ref("A ConfigMap as files.", ConfigMapVolumeSource),
  vsphereVolume: ref("A disk of vSphere.", VsphereVirtualDiskVolumeSource),
  quobyte: ref("A Quobyte volume.", QuobyteVolumeSource),
  azureDisk: ref("A disk of Azure.", AzureDiskVolumeSource),
  photonPersistentDisk: ref("A disk of Photon.", PhotonPersistentDiskVolumeSource),
  projected: ref("Files of several sources.", ProjectedVolumeSource),
  portworxVolume: ref("A volume of Portworx.", PortworxVolumeSource),
  scaleIO: ref("A ScaleIO volume.", ScaleIOVolumeSource),
  storageos: ref("A StorageOS volume.", StorageOSVolumeSource),
  csi: ref("A volume that a CSI driver makes for the pod.", CSIVolumeSource),
  ephemeral: ref("A claim that is made for the pod.", EphemeralVolumeSource),
  image: ref("The files of an image.", ImageVolumeSource)
});

// api/core/pod/spec.ts
var HostAlias = struct("core.v1.HostAlias", "A line of the pod's hosts file.", {
  ip: mandatory(text("The address.")),
  hostnames: list("Names of the address.", textItem, { type: "atomic" })
});
var PodDNSConfigOption = struct(
  "core.v1.PodDNSConfigOption",
  "An option of the pod's resolver.",
  {
    name: text("Name of the option."),
    value: text("Value of the option, where it has one.")
  }
);
var PodDNSConfig = struct("core.v1.PodDNSConfig", "Settings of the pod's resolver.", {
  nameservers: list("Further name servers.", textItem, { type: "atomic" }),
  searches: list("Further search domains.", textItem, { type: "atomic" }),
  options: list("Further options.", PodDNSConfigOption, { type: "atomic" })
});
var PodOS = struct("core.v1.PodOS", "The operating system that a pod needs.", {
  name: mandatory(text("linux or windows."))
});
var byName = { merge: "name", keys: ["name"], type: "map" };
var byNameWhole = { ...byName, patchStrategy: "merge,retainKeys" };
var PodSpec = struct("core.v1.PodSpec", "What a pod is to be.", {
  volumes: list("Volumes that containers can mount.", Volume, byNameWhole),
  initContainers: list("Containers that run before the others, in order.", Container, byName),
  containers: mandatory(list("Containers of the pod, at least one.", Container, byName)),
  ephemeralContainers: list("Containers added for debugging.", EphemeralContainer, byName),
  restartPolicy: text("When containers restart: Always, OnFailure or Never.").default("Always"),
  terminationGracePeriodSeconds: int64("Seconds granted to end after SIGTERM.").default(30),
  activeDeadlineSeconds: int64("Seconds after its start at which the pod fails."),
  dnsPolicy: text("ClusterFirst, ClusterFirstWithHostNet, Default or None.").default(
    "ClusterFirst"
  ),
  nodeSelector: map("Labels that the node must have.", textItem),
  serviceAccountName: text("Name of the service account that the pod acts as."),
  serviceAccount: text("Old name of serviceAccountName."),
  automountServiceAccountToken: bool("False gives the containers no token."),
  nodeName: text("Node that the pod is placed on; empty until it is scheduled."),
  hostNetwork: bool("True uses the network of the node."),
  hostPID: bool("True sees the processes of the node."),
  hostIPC: bool("True shares inter-process communication with the node."),
  shareProcessNamespace: bool("True lets the containers see each other's processes."),
  securityContext: ref("Under which rights containers run.", PodSecurityContext).default({}),
  imagePullSecrets: list("Secrets for pulling images.", LocalObjectReference, byName),
  hostname: text("Host name of the pod; its own name where it is absent."),
  subdomain: text("Subdomain of its DNS name, which is that of a headless service."),
  affinity: ref("Which nodes and neighbours the pod wants.", Affinity),
  schedulerName: text("Scheduler that places the pod.").default("default-scheduler"),
  tolerations: list("Taints that the pod bears.", Toleration, { type: "atomic" }),
  hostAliases: list("Lines of the pod's hosts file.", HostAlias, {
    merge: "ip",
    keys: ["ip"],
    type: "map"
  }),
  priorityClassName: text("Priority class that gives the pod its priority."),
  priority: int32("Priority; set from the class."),
  dnsConfig: ref("Settings of the resolver.", PodDNSConfig),
  readinessGates: list("Conditions that must be true for readiness.", PodReadinessGate, {
    type: "atomic"
  }),
  runtimeClassName: text("Name of the RuntimeClass that runs the pod."),
  enableServiceLinks: bool("False keeps services out of the environment."),
  preemptionPolicy: text("PreemptLowerPriority, or Never; set from the class."),
  overhead: map("What running the pod itself costs; set from the RuntimeClass.", quantityItem),
  topologySpreadConstraints: list("How pods are spread.", TopologySpreadConstraint, {
    merge: "topologyKey",
    keys: ["topologyKey", "whenUnsatisfiable"],
    type: "map"
  }),
  setHostnameAsFQDN: bool("True makes the full DNS name the host name."),
  os: ref("Operating system that the pod needs.", PodOS),
  hostUsers: bool("False gives the pod users of its own."),
  schedulingGates: list("What keeps the pod from being scheduled.", PodSchedulingGate, byName),
  resourceClaims: list("Claims for devices.", PodResourceClaim, byNameWhole),
  resources: ref("Resources of the pod as a whole.", ResourceRequirements),
  hostnameOverride: text("Host name of the pod, before every other rule."),
  schedulingGroup: ref("Pods that it is scheduled with.", PodSchedulingGroup)
});

// api/core/pod/template.ts
var PodTemplateSpec = struct(
  "core.v1.PodTemplateSpec",
  "What pods made from this template are to be.",
  {
    metadata: present(ref("Labels and annotations of the pods.", ObjectMeta)),
    spec: present(ref("What the pods are to be.", PodSpec))
  }
);

// api/validation/meta.ts
function validateObjectMeta({ namespaced, nameFormat, custom = false }, metadata, path2 = "metadata") {
  const { name: name8 = "", generateName: generateName2 = "", namespace = "" } = metadata;
  const check2 = (field, value, problems) => problems.map((why) => invalid(`${path2}.${field}`, value, why));
  const errors = [];
  if (generateName2 !== "") {
    errors.push(...check2("generateName", generateName2, prefixProblems(nameFormat, generateName2)));
  }
  if (name8 === "") errors.push(required(`${path2}.name`, "name or generateName is required"));
  else errors.push(...check2("name", name8, nameProblems(nameFormat, name8)));
  if (namespaced) {
    if (namespace === "") errors.push(required(`${path2}.namespace`));
    else errors.push(...check2("namespace", namespace, labelNameProblems(namespace)));
  } else if (namespace !== "") {
    errors.push(forbiddenField(`${path2}.namespace`, "not allowed on this type"));
  }
  return [
    ...errors,
    ...validateNonNegative(metadata.generation, `${path2}.generation`),
    ...validateParts(metadata, path2),
    ...validateFinalizers(metadata.finalizers, `${path2}.finalizers`),
    ...validateManagedFields(metadata.managedFields, `${path2}.managedFields`),
    ...custom ? [] : validateStandardFinalizers(metadata, path2)
  ];
}
function validateObjectMetaUpdate(next, stored, { path: path2 = "metadata", custom = false } = {}) {
  const errors = [];
  if (stored.deletionTimestamp !== void 0) errors.push(...noNewFinalizers(next, stored, path2));
  if ((next.resourceVersion ?? "") === "") {
    errors.push(invalid(`${path2}.resourceVersion`, "", "must be specified for an update"));
  }
  if ((next.generation ?? 0) < (stored.generation ?? 0)) {
    errors.push(invalid(`${path2}.generation`, next.generation ?? 0, "must not be decremented"));
  }
  for (const field of ["name", "namespace", "uid"]) {
    errors.push(...immutableField(next[field] ?? "", stored[field] ?? "", `${path2}.${field}`));
  }
  for (const field of lifeCycleFields) {
    errors.push(...immutableField(next[field] ?? null, stored[field] ?? null, `${path2}.${field}`));
  }
  return [
    ...errors,
    ...validateParts(next, path2),
    ...validateManagedFields(next.managedFields, `${path2}.managedFields`),
    ...custom ? [] : validateStandardFinalizers(next, path2)
  ];
}
var lifeCycleFields = [
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds"
];
function immutableField(next, stored, path2, why = "field is immutable") {
  return equalJson(next, stored) ? [] : [invalid(path2, next ?? null, why)];
}
function validateNonNegative(value, path2) {
  return value === void 0 || value >= 0 ? [] : [invalid(path2, value, "must be greater than or equal to 0")];
}
function nameProblems(format, name8) {
  switch (format) {
    case "subdomain":
      return subdomainProblems(name8);
    case "label":
      return labelNameProblems(name8);
    case "label1035":
      return label1035Problems(name8);
    case "path":
      return pathSegmentProblems(name8);
    default:
      return format;
  }
}
function validateLabels(labels, path2) {
  const errors = [];
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (goodLabels.get(key) === value) continue;
    const before = errors.length;
    errors.push(...qualifiedNameProblems(key).map((why) => invalid(path2, key, why)));
    errors.push(...labelValueProblems(value).map((why) => invalid(path2, value, why)));
    if (errors.length === before) rememberLabel(key, value);
  }
  return errors;
}
var goodLabels = /* @__PURE__ */ new Map();
var goodLabelsMax = 4096;
function rememberLabel(key, value) {
  if (goodLabels.size >= goodLabelsMax) goodLabels.clear();
  goodLabels.set(key, value);
}
var annotationsSizeMax = 256 * 1024;
function validateAnnotations(annotations, path2) {
  const errors = [];
  let size2 = 0;
  for (const [key, value] of Object.entries(annotations ?? {})) {
    const problems = qualifiedNameProblems(key.toLowerCase());
    errors.push(...problems.map((why) => invalid(path2, key, why)));
    size2 += byteLength(key) + byteLength(value);
  }
  if (size2 > annotationsSizeMax) errors.push(tooLong(path2, annotationsSizeMax));
  return errors;
}
function byteLength(text2) {
  let bytes = text2.length;
  for (let i = 0; i < text2.length; i += 1) {
    const code = text2.charCodeAt(i);
    const isSurrogate = code >= 55296 && code <= 57343;
    if (code > 127) bytes += code > 2047 && !isSurrogate ? 2 : 1;
  }
  return bytes;
}
function prefixProblems(format, prefix) {
  if (format === "path") {
    return pathSegmentProblems(prefix).filter((why) => why.startsWith("may not contain"));
  }
  const masked = prefix.length > 1 && prefix.endsWith("-") ? `${prefix.slice(0, -2)}a` : prefix;
  return nameProblems(format, masked);
}
function validateParts(metadata, path2) {
  return [
    ...validateLabels(metadata.labels, `${path2}.labels`),
    ...validateAnnotations(metadata.annotations, `${path2}.annotations`),
    ...validateOwners(metadata.ownerReferences ?? [], `${path2}.ownerReferences`)
  ];
}
function validateOwners(owners, path2) {
  const errors = [];
  let controller;
  for (const owner of owners) {
    if (!/^([^/]*\/)?[^/]+$/.test(owner.apiVersion)) {
      errors.push(invalid(`${path2}.apiVersion`, owner.apiVersion, "version must not be empty"));
    }
    for (const field of ["kind", "name", "uid"]) {
      if (owner[field] === "") errors.push(invalid(`${path2}.${field}`, "", "must not be empty"));
    }
    if (owner.apiVersion === "v1" && owner.kind === "Event") {
      errors.push(invalid(path2, owner, "/v1, Kind=Event is disallowed from being an owner"));
    }
    if (owner.controller !== true) continue;
    const name8 = `${owner.kind}/${owner.name}`;
    if (controller === void 0) controller = name8;
    else {
      const rule = "Only one reference can have Controller set to true.";
      const found2 = `Found "true" in references for ${controller} and ${name8}`;
      errors.push(invalid(path2, owners, `${rule} ${found2}`));
    }
  }
  return errors;
}
var orphan = "orphan";
var foreground = "foregroundDeletion";
var standardFinalizers = ["kubernetes", orphan, foreground];
function standardFinalizerProblems(finalizer) {
  return finalizer.includes("/") || standardFinalizers.includes(finalizer) ? [] : ["name is neither a standard finalizer name nor is it fully qualified"];
}
function validateStandardFinalizers({ finalizers = [] }, path2) {
  return finalizers.flatMap(
    (finalizer, index) => standardFinalizerProblems(finalizer).map(
      (why) => invalid(`${path2}.finalizers[${index}]`, finalizer, why)
    )
  );
}
function validateFinalizers(finalizers, path2) {
  if (finalizers === void 0) return [];
  const errors = finalizers.flatMap(
    (finalizer) => qualifiedNameProblems(finalizer).map((why) => invalid(path2, finalizer, why))
  );
  if (finalizers.includes(orphan) && finalizers.includes(foreground)) {
    const why = `finalizer ${orphan} and ${foreground} cannot be both set`;
    errors.push(invalid(path2, finalizers, why));
  }
  return errors;
}
function noNewFinalizers(next, stored, path2) {
  const known3 = new Set(stored.finalizers);
  const added = [...new Set(next.finalizers)].filter((each) => !known3.has(each)).sort();
  if (added.length === 0) return [];
  const found2 = `[]string{${added.map((each) => JSON.stringify(each)).join(", ")}}`;
  const rule = "no new finalizers can be added if the object is being deleted";
  return [forbiddenField(`${path2}.finalizers`, `${rule}, found new finalizers ${found2}`)];
}
function validateManagedFields(entries, path2) {
  return (entries ?? []).flatMap((entry, index) => {
    const errors = [];
    const at = `${path2}[${index}]`;
    if (entry.operation !== "Apply" && entry.operation !== "Update") {
      const why = "must be `Apply` or `Update`";
      errors.push(invalid(`${at}.operation`, entry.operation ?? "", why));
    }
    if ((entry.fieldsType ?? "") !== "" && entry.fieldsType !== "FieldsV1") {
      errors.push(invalid(`${at}.fieldsType`, entry.fieldsType, "must be `FieldsV1`"));
    }
    if (byteLength(entry.manager ?? "") > 128) errors.push(tooLong(`${at}.manager`, 128));
    if (byteLength(entry.subresource ?? "") > 256) errors.push(tooLong(`${at}.subresource`, 256));
    return errors;
  });
}

// api/selectors/label-parser.ts
var SelectorSyntaxError = class extends Error {
  name = "SelectorSyntaxError";
};
function parseRequirements(text2, check2) {
  const tokens = new Tokens(text2);
  const requirements2 = [];
  if (tokens.peek().kind === "end") return requirements2;
  startsRequirement(tokens.peek(), "expected: !, identifier, or 'end of string'");
  for (; ; ) {
    requirements2.push(parseRequirement(tokens, check2));
    const after = tokens.next();
    if (after.kind === "end") return requirements2;
    if (after.kind !== ",") fail(after, "expected: ',' or 'end of string'");
    startsRequirement(tokens.peek(), "expected: identifier after ','");
  }
}
var symbols = [")", ",", "!", "==", "=", ">", "<", "!=", "("];
var symbolOf = new Map(symbols.map((symbol) => [symbol, symbol]));
var special = "=!(),><";
var Tokens = class {
  #tokens;
  #position = 0;
  constructor(text2) {
    this.#tokens = scan(text2);
  }
  peek() {
    return this.#tokens[this.#position] ?? { kind: "end", literal: "" };
  }
  next() {
    const token = this.peek();
    this.#position += 1;
    return token;
  }
};
function scan(text2) {
  const tokens = [];
  let rest = text2.replace(/^[ \t\r\n]+/, "");
  while (rest !== "") {
    const word2 = /^[^ \t\r\n=!(),><]+/.exec(rest)?.[0];
    const token = word2 === void 0 ? scanSymbol(rest) : { kind: "id", literal: word2 };
    tokens.push(token);
    rest = rest.slice(word2?.length ?? symbolLength(rest)).replace(/^[ \t\r\n]+/, "");
  }
  return tokens;
}
function scanSymbol(text2) {
  const literal2 = text2.slice(0, symbolLength(text2));
  return { kind: symbolOf.get(literal2) ?? "error", literal: literal2 };
}
function symbolLength(text2) {
  return special.includes(text2.charAt(1)) && symbolOf.has(text2.slice(0, 2)) ? 2 : 1;
}
function fail(found2, expected) {
  throw new SelectorSyntaxError(`found '${found2.literal}', ${expected}`);
}
function startsRequirement(token, expected) {
  if (token.kind !== "id" && token.kind !== "!") fail(token, expected);
}
function parseRequirement(tokens, check2) {
  try {
    const requirement = readRequirement(tokens);
    const problem = check2(requirement);
    if (problem !== void 0) throw new SelectorSyntaxError(problem);
    return requirement;
  } catch (error) {
    if (!(error instanceof SelectorSyntaxError)) throw error;
    throw new SelectorSyntaxError(`unable to parse requirement: ${error.message}`);
  }
}
function readRequirement(tokens) {
  const negated = tokens.peek().kind === "!";
  if (negated) tokens.next();
  const word2 = tokens.next();
  if (word2.kind !== "id") fail(word2, "expected: identifier");
  const key = word2.literal;
  checkKey(key);
  if (negated) return { key, operator: "!", values: [] };
  const after = tokens.peek().kind;
  if (after === "end" || after === ",") return { key, operator: "exists", values: [] };
  const operator2 = readOperator(tokens.next());
  const values = operator2 === "in" || operator2 === "notin" ? readSet(tokens) : [readValue(tokens)];
  return { key, operator: operator2, values: [...new Set(values)].sort() };
}
function checkKey(key) {
  const problems = qualifiedNameProblems(key);
  if (problems.length === 0) return;
  throw new SelectorSyntaxError(`<nil>: ${fieldErrorBody(invalid("", key, problems.join("; ")))}`);
}
var operators = /* @__PURE__ */ new Map([
  ["in", "in"],
  ["notin", "notin"],
  ["=", "="],
  ["==", "=="],
  ["!=", "!="],
  [">", "gt"],
  ["<", "lt"]
]);
function readOperator(token) {
  const operator2 = operators.get(token.literal);
  return operator2 ?? fail(token, "expected: in, notin, =, ==, !=, gt, lt");
}
function readValue(tokens) {
  const { kind: kind2 } = tokens.peek();
  if (kind2 === "end" || kind2 === ",") return "";
  const token = tokens.next();
  return token.kind === "id" ? token.literal : fail(token, "expected: identifier");
}
function readSet(tokens) {
  const open = tokens.next();
  if (open.kind !== "(") throw new SelectorSyntaxError(`found '${open.literal}' expected: '('`);
  const first = tokens.peek();
  if (first.kind === ")") {
    tokens.next();
    return [""];
  }
  if (first.kind !== "id" && first.kind !== ",") {
    fail(first, "expected: ',', ')' or identifier");
  }
  const values = [];
  for (; ; ) {
    const token = tokens.next();
    const after = tokens.peek();
    if (token.kind === "id") {
      values.push(token.literal);
      if (after.kind !== "," && after.kind !== ")") fail(after, "expected: ',' or ')'");
    } else if (token.kind === ",") {
      if (values.length === 0 || after.kind === ")" || after.kind === ",") values.push("");
    } else fail(token, "expected: ',', or identifier");
    if (after.kind === ")") {
      tokens.next();
      return values;
    }
  }
}

// api/selectors/labels.ts
var everything = {
  matches: () => true,
  text: "",
  requirements: [],
  picks: "everything"
};
var nothing = {
  matches: () => false,
  text: "",
  requirements: [],
  picks: "nothing"
};
function parseLabelSelector(text2) {
  if (text2 === void 0 || text2 === "") return everything;
  try {
    return matcherOf(parseRequirements(text2, checkRequirement));
  } catch (error) {
    if (!(error instanceof SelectorSyntaxError)) throw error;
    throw new StatusError("BadRequest", error.message);
  }
}
var matchers = /* @__PURE__ */ new WeakMap();
function selectorFromLabelSelector(selector) {
  if (selector === void 0) return nothing;
  const known3 = matchers.get(selector);
  if (known3 !== void 0) return known3;
  const requirements2 = requirementsOf(selector);
  const made2 = requirements2 === void 0 ? nothing : matcherOf(requirements2);
  matchers.set(selector, made2);
  return made2;
}
var labelMatchers = /* @__PURE__ */ new WeakMap();
function selectorFromLabels(labels) {
  if (labels === void 0) return everything;
  const known3 = labelMatchers.get(labels);
  if (known3 !== void 0) return known3;
  const made2 = matcherOf(equalities(labels));
  labelMatchers.set(labels, made2);
  return made2;
}
function formatLabelSelector(selector) {
  if (selector !== void 0 && requirementsOf(selector) === void 0) return "<error>";
  const { text: text2 } = selectorFromLabelSelector(selector);
  return text2 === "" ? "<none>" : text2;
}
function validateLabelSelector(selector, path2) {
  if (selector === void 0) return [];
  const errors = validateLabels(selector.matchLabels, `${path2}.matchLabels`);
  selector.matchExpressions?.forEach((expression, index) => {
    errors.push(...validateExpression(expression, `${path2}.matchExpressions[${index}]`));
  });
  return errors;
}
function validateExpression({ key, operator: operator2, values = [] }, path2) {
  const errors = [];
  if (operator2 === "In" || operator2 === "NotIn") {
    if (values.length === 0) {
      const why = "must be specified when `operator` is 'In' or 'NotIn'";
      errors.push(required(`${path2}.values`, why));
    }
  } else if (operator2 === "Exists" || operator2 === "DoesNotExist") {
    if (values.length > 0) {
      const why = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
      errors.push(forbiddenField(`${path2}.values`, why));
    }
  } else errors.push(invalid(`${path2}.operator`, operator2, "not a valid selector operator"));
  errors.push(...qualifiedNameProblems(key).map((why) => invalid(`${path2}.key`, key, why)));
  values.forEach((value, index) => {
    const problems = labelValueProblems(value);
    errors.push(...problems.map((why) => invalid(`${path2}.values[${index}]`, value, why)));
  });
  return errors;
}
var expressionOperators = /* @__PURE__ */ new Map([
  ["In", "in"],
  ["NotIn", "notin"],
  ["Exists", "exists"],
  ["DoesNotExist", "!"]
]);
function requirementsOf(selector) {
  const requirements2 = equalities(selector.matchLabels ?? {});
  for (const { key, operator: operator2, values = [] } of selector.matchExpressions ?? []) {
    const known3 = expressionOperators.get(operator2);
    if (known3 === void 0) return void 0;
    requirements2.push({ key, operator: known3, values });
  }
  return requirements2.some((each) => checkRequirement(each) !== void 0) ? void 0 : requirements2;
}
var equalities = (labels) => Object.entries(labels).map(([key, value]) => ({ key, operator: "=", values: [value] }));
function checkRequirement({ key, operator: operator2, values }) {
  const errors = [];
  const keyProblems = qualifiedNameProblems(key);
  if (keyProblems.length > 0) errors.push(invalid("key", key, keyProblems.join("; ")));
  if ((operator2 === "in" || operator2 === "notin") && values.length === 0) {
    errors.push(
      invalid("values", values, "for 'in', 'notin' operators, values set can't be empty")
    );
  }
  if ((operator2 === "exists" || operator2 === "!") && values.length > 0) {
    errors.push(
      invalid("values", values, "values set must be empty for exists and does not exist")
    );
  }
  values.forEach((value, index) => {
    if ((operator2 === "gt" || operator2 === "lt") && readInteger(value) === void 0) {
      const why = "for 'Gt', 'Lt' operators, the value must be an integer";
      errors.push(invalid(`values[${index}]`, value, why));
    }
  });
  values.forEach((value, index) => {
    const problems = labelValueProblems(value);
    if (problems.length > 0) {
      errors.push(invalid(`values[${index}][${key}]`, value, problems.join("; ")));
    }
  });
  const lines = [...new Set(errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`))];
  return lines.length < 2 ? lines[0] : `[${lines.join(", ")}]`;
}
function matcherOf(unsorted) {
  if (unsorted.length === 0) return everything;
  const requirements2 = [...unsorted].sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  const tests = requirements2.map(testOf);
  const [only] = tests;
  const matches = only !== void 0 && tests.length === 1 ? (labels) => only(labels ?? {}) : (labels) => {
    const given2 = labels ?? {};
    for (const test2 of tests) if (!test2(given2)) return false;
    return true;
  };
  return {
    matches,
    requirements: requirements2,
    text: requirements2.map(formatRequirement).join(","),
    picks: "some"
  };
}
function testOf({ key, operator: operator2, values }) {
  const value = values[0] ?? "";
  const bound2 = readInteger(value);
  switch (operator2) {
    case "=":
    case "==":
      return (labels) => labels[key] === value;
    case "!=":
      return (labels) => labels[key] !== value;
    case "in":
      return ({ [key]: label2 }) => label2 !== void 0 && values.includes(label2);
    case "notin":
      return ({ [key]: label2 }) => label2 === void 0 || !values.includes(label2);
    case "exists":
      return (labels) => labels[key] !== void 0;
    case "!":
      return (labels) => labels[key] === void 0;
    case "gt":
      return (labels) => compareIntegers(labels[key], bound2) === 1;
    case "lt":
      return (labels) => compareIntegers(labels[key], bound2) === -1;
    default:
      return operator2;
  }
}
function readInteger(text2) {
  if (!/^[-+]?[0-9]{1,19}$/.test(text2)) return void 0;
  const value = BigInt(text2.startsWith("+") ? text2.slice(1) : text2);
  return BigInt.asIntN(64, value) === value ? value : void 0;
}
function compareIntegers(label2, bound2) {
  const value = label2 === void 0 ? void 0 : readInteger(label2);
  if (value === void 0 || bound2 === void 0 || value === bound2) return 0;
  return value > bound2 ? 1 : -1;
}
function formatRequirement({ key, operator: operator2, values }) {
  switch (operator2) {
    case "exists":
      return key;
    case "!":
      return `!${key}`;
    case "in":
    case "notin":
      return `${key} ${operator2} (${[...values].sort().join(",")})`;
    case "gt":
      return `${key}>${values.join()}`;
    case "lt":
      return `${key}<${values.join()}`;
    case "=":
    case "==":
    case "!=":
      return `${key}${operator2}${values.join()}`;
    default:
      return operator2;
  }
}

// api/core/pod/validate-format.ts
var none = [];
function validateText(value, path2, problems) {
  const found2 = problems(value);
  return found2.length === 0 ? none : found2.map((why) => invalid(path2, value, why));
}
var validateLabelName = (value, path2) => validateText(value, path2, labelNameProblems);
var validateSubdomain = (value, path2) => validateText(value, path2, subdomainProblems);
var validateQualifiedName = (value, path2) => validateText(value, path2, qualifiedNameProblems);
function prefixProblems2(name8) {
  const isPrefix = name8.length > 1 && name8.endsWith("-");
  return subdomainProblems(isPrefix ? `${name8.slice(0, -2)}a` : name8);
}
var validatePresent = (value, path2) => value === void 0 || value === "" ? [required(path2)] : none;
function validateWord(value, path2, words) {
  if (value === void 0 || value === "") return [required(path2)];
  return words.includes(value) ? none : [notSupported(path2, value, words)];
}
var validateOptionalWord = (value, path2, words) => value === void 0 || words.includes(value) ? none : [notSupported(path2, value, words)];
function validateEach(items2, path2, validate5) {
  if (items2 === void 0 || items2.length === 0) return none;
  let errors = none;
  items2.forEach((item, index) => {
    const found2 = validate5(item, `${path2}[${index}]`, index);
    if (found2.length > 0) errors = errors.length === 0 ? found2 : [...errors, ...found2];
  });
  return errors;
}
var rangeText = (least, most) => `must be between ${least} and ${most}, inclusive`;
var int32Max = 2 ** 31 - 1;
var validateId = (id, path2) => id === void 0 || id >= 0 && id <= int32Max ? none : [invalid(path2, id, rangeText(0, int32Max))];
var validateFileMode = (mode, path2) => mode === void 0 || mode >= 0 && mode <= 511 ? none : [invalid(path2, mode, "must be a number between 0 and 0777 (octal), both inclusive")];
var hasBacksteps = (path2) => path2.includes("..") && path2.split("/").includes("..");
var validateNoBacksteps = (value, path2) => hasBacksteps(value) ? [invalid(path2, value, "must not contain '..'")] : none;
var validateLocalPath = (value, path2) => [
  ...value.startsWith("/") ? [invalid(path2, value, "must be a relative path")] : none,
  ...validateNoBacksteps(value, path2)
];
var validateUnreservedPath = (value, path2) => [
  ...validateLocalPath(value, path2),
  ...value.startsWith("..") && !value.startsWith("../") ? [invalid(path2, value, "must not start with '..'")] : none
];
function printed(struct2, names3) {
  const values = new Map(Object.entries(struct2));
  return Object.fromEntries(names3.map((name8) => [name8, values.get(jsonName(name8)) ?? null]));
}
function jsonName(goName) {
  if (goName.startsWith("SEL")) return `seL${goName.slice(3)}`;
  return goName.charAt(0).toLowerCase() + goName.slice(1);
}

// api/core/pod/validate-affinity.ts
function validateAffinity(affinity, path2) {
  if (affinity === void 0) return none;
  return [
    ...validateNodeAffinity(affinity.nodeAffinity, `${path2}.nodeAffinity`),
    ...validatePodAffinity(affinity.podAffinity, `${path2}.podAffinity`),
    ...validatePodAffinity(affinity.podAntiAffinity, `${path2}.podAntiAffinity`)
  ];
}
var mandatoryTerms = "requiredDuringSchedulingIgnoredDuringExecution";
var preferredTerms = "preferredDuringSchedulingIgnoredDuringExecution";
function validateNodeAffinity(affinity, path2) {
  if (affinity === void 0) return none;
  const selector = affinity[mandatoryTerms];
  return [
    ...selector === void 0 ? none : validateNodeSelector(selector, `${path2}.${mandatoryTerms}`),
    ...validateEach(
      affinity[preferredTerms],
      `${path2}.${preferredTerms}`,
      ({ weight, preference }, at) => [
        ...validateWeight(weight, `${at}.weight`),
        // Values are not checked here, so that a wish which no node can fulfil is no error.
        ...validateNodeTerm(preference, `${at}.preference`, "any")
      ]
    )
  ];
}
var validateWeight = (weight, path2) => weight >= 1 && weight <= 100 ? none : [invalid(path2, weight, "must be in the range 1-100")];
function validateNodeSelector({ nodeSelectorTerms }, path2) {
  const at = `${path2}.nodeSelectorTerms`;
  if (nodeSelectorTerms.length === 0) {
    return [required(at, "must have at least one node selector term")];
  }
  return validateEach(
    nodeSelectorTerms,
    at,
    (term, termPath) => validateNodeTerm(term, termPath, "checked")
  );
}
function validateNodeTerm({ matchExpressions, matchFields }, path2, values) {
  return [
    ...validateEach(matchExpressions, `${path2}.matchExpressions`, (requirement, at) => [
      ...validateRequirement(requirement, at),
      ...values === "any" ? none : validateEach(
        requirement.values,
        `${at}.values`,
        (value, valuePath) => validateText(value, valuePath, labelValueProblems)
      )
    ]),
    ...validateEach(matchFields, `${path2}.matchFields`, validateFieldRequirement)
  ];
}
function validateRequirement(requirement, path2) {
  const { key, operator: operator2, values = [] } = requirement;
  const at = `${path2}.values`;
  const errors = [];
  if (operator2 === "In" || operator2 === "NotIn") {
    const why = "must be specified when `operator` is 'In' or 'NotIn'";
    if (values.length === 0) errors.push(required(at, why));
  } else if (operator2 === "Exists" || operator2 === "DoesNotExist") {
    const why = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    if (values.length > 0) errors.push(forbiddenField(at, why));
  } else if (operator2 === "Gt" || operator2 === "Lt") {
    const why = "must be specified single value when `operator` is 'Lt' or 'Gt'";
    if (values.length !== 1) errors.push(required(at, why));
  } else errors.push(invalid(`${path2}.operator`, operator2, "not a valid selector operator"));
  return [...errors, ...validateQualifiedName(key, `${path2}.key`)];
}
function validateFieldRequirement(requirement, path2) {
  const { key, operator: operator2, values = [] } = requirement;
  const one = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
  const operatorErrors = operator2 !== "In" && operator2 !== "NotIn" ? [invalid(`${path2}.operator`, operator2, "not a valid selector operator")] : values.length === 1 ? none : [required(`${path2}.values`, one)];
  const keyErrors = key === "metadata.name" ? validateEach(
    values,
    `${path2}.values`,
    (value, at) => validateText(value, at, subdomainProblems)
  ) : [invalid(`${path2}.key`, key, "not a valid field selector key")];
  return [...operatorErrors, ...keyErrors];
}
function validatePodAffinity(affinity, path2) {
  if (affinity === void 0) return none;
  return [
    ...validateEach(affinity[mandatoryTerms], `${path2}.${mandatoryTerms}`, validatePodTerm),
    ...validateEach(affinity[preferredTerms], `${path2}.${preferredTerms}`, (wish, at) => [
      ...validateWeight(wish.weight, `${at}.weight`),
      ...validatePodTerm(wish.podAffinityTerm, `${at}.podAffinityTerm`)
    ])
  ];
}
function validatePodTerm(term, path2) {
  const { topologyKey } = term;
  return [
    ...validateLabelSelector(term.labelSelector, `${path2}.labelSelector`),
    ...validateLabelSelector(term.namespaceSelector, `${path2}.namespaceSelector`),
    ...validateEach(
      term.namespaces,
      path2,
      (name8) => validateText(name8, `${path2}.namespace`, labelNameProblems)
    ),
    ...validateMatchLabelKeys(term, path2),
    ...topologyKey === "" ? [required(`${path2}.topologyKey`, "can not be empty")] : none,
    ...validateQualifiedName(topologyKey, `${path2}.topologyKey`)
  ];
}
function validateMatchLabelKeys({ labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] }, path2) {
  if (matchLabelKeys.length === 0 && mismatchLabelKeys.length === 0) return none;
  return [
    ...validateKeys(matchLabelKeys, `${path2}.matchLabelKeys`, labelSelector),
    ...validateKeys(mismatchLabelKeys, `${path2}.mismatchLabelKeys`, labelSelector),
    ...validateSelectedTwice(matchLabelKeys, path2, labelSelector),
    ...validateEach(
      matchLabelKeys,
      `${path2}.matchLabelKeys`,
      (key, at) => mismatchLabelKeys.includes(key) ? [invalid(at, key, "exists in both matchLabelKeys and mismatchLabelKeys")] : none
    )
  ];
}
function validateKeys(keys, path2, selector) {
  if (keys.length === 0) return none;
  if (selector === void 0) {
    return [forbiddenField(path2, "must not be specified when labelSelector is not set")];
  }
  return validateEach(keys, path2, validateQualifiedName);
}
function validateSelectedTwice(keys, path2, selector) {
  const seen = new Set(Object.keys(selector?.matchLabels ?? {}));
  const errors = [];
  for (const { key } of selector?.matchExpressions ?? []) {
    const index = keys.lastIndexOf(key);
    if (index >= 0 && seen.has(key)) {
      const why = "exists in both matchLabelKeys and labelSelector";
      errors.push(invalid(`${path2}[${index}]`, key, why));
    }
    seen.add(key);
  }
  return errors;
}

// api/core/pod/validate-scheduling.ts
function validateTolerations(tolerations, path2) {
  return validateEach(tolerations, path2, (toleration, at) => {
    const { key = "", operator: operator2 = "", effect = "", tolerationSeconds: tolerationSeconds2 } = toleration;
    const all2 = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    const timed = "effect must be 'NoExecute' when `tolerationSeconds` is set";
    return [
      ...key === "" ? none : validateQualifiedName(key, `${at}.key`),
      ...key === "" && operator2 !== "Exists" ? [invalid(`${at}.operator`, operator2, all2)] : none,
      ...tolerationSeconds2 !== void 0 && effect !== "NoExecute" ? [invalid(`${at}.effect`, effect, timed)] : none,
      ...validateTolerationValue(toleration, at),
      ...effect === "" ? none : validateOptionalWord(effect, `${at}.effect`, taintEffects)
    ];
  });
}
var taintEffects = ["NoExecute", "NoSchedule", "PreferNoSchedule"];
function validateTolerationValue({ operator: operator2 = "", value = "" }, path2) {
  const at = `${path2}.operator`;
  switch (operator2) {
    case "":
    case "Equal": {
      const problems = labelValueProblems(value);
      return problems.length === 0 ? none : [invalid(at, value, problems.join(";"))];
    }
    case "Exists":
      if (value === "") return none;
      return [invalid(at, value, "value must be empty when `operator` is 'Exists'")];
    case "Lt":
    case "Gt":
      return validateInteger(value, `${path2}.value`);
    default:
      return [notSupported(at, operator2, ["Equal", "Exists"])];
  }
}
var int64Limit = 2n ** 63n;
function validateInteger(value, path2) {
  const parsing = `strconv.ParseInt: parsing ${JSON.stringify(value)}:`;
  if (!/^(0|-?[1-9][0-9]*)$/.test(value)) {
    const form = "must be a valid decimal integer in canonical form";
    const problems = /^[-+]?[0-9]+$/.test(value) ? [form] : [form, `${parsing} invalid syntax`];
    return problems.map((why) => invalid(path2, value, why));
  }
  const fits = BigInt(value) >= -int64Limit && BigInt(value) < int64Limit;
  return fits ? none : [invalid(path2, value, `${parsing} value out of range`)];
}
function validateSchedulingGates(gates, path2) {
  const seen = /* @__PURE__ */ new Set();
  return validateEach(gates, path2, ({ name: name8 }, at) => {
    const repeated2 = seen.has(name8) ? [duplicate(at, name8)] : none;
    seen.add(name8);
    return [...validateQualifiedName(name8, at), ...repeated2];
  });
}
var positive = "must be greater than zero";
var nodePolicies = ["Honor", "Ignore"];
function validateTopologySpread(constraints, path2) {
  return validateEach(constraints, path2, (constraint, at, index) => {
    const { maxSkew, topologyKey, whenUnsatisfiable: action } = constraint;
    const isRepeated = constraints?.slice(index + 1).some((next) => next.topologyKey === topologyKey && next.whenUnsatisfiable === action);
    const pairPath = `${at}.{topologyKey, whenUnsatisfiable}`;
    return [
      ...maxSkew <= 0 ? [invalid(`${at}.maxSkew`, maxSkew, positive)] : none,
      ...topologyKey === "" ? [required(`${at}.topologyKey`, "can not be empty")] : none,
      ...validateOptionalWord(action, `${at}.whenUnsatisfiable`, [
        "DoNotSchedule",
        "ScheduleAnyway"
      ]),
      ...isRepeated === true ? [duplicate(pairPath, `{${topologyKey}, ${action}}`)] : none,
      ...validateMinDomains(constraint, `${at}.minDomains`),
      ...validateOptionalWord(
        constraint.nodeAffinityPolicy,
        `${at}.nodeAffinityPolicy`,
        nodePolicies
      ),
      ...validateOptionalWord(constraint.nodeTaintsPolicy, `${at}.nodeTaintsPolicy`, nodePolicies),
      ...validateMatchLabelKeys(constraint, at),
      ...validateLabelSelector(constraint.labelSelector, `${at}.labelSelector`)
    ];
  });
}
function validateMinDomains(constraint, path2) {
  const { minDomains, whenUnsatisfiable: action } = constraint;
  if (minDomains === void 0) return none;
  const strict = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`;
  return [
    ...minDomains <= 0 ? [invalid(path2, minDomains, positive)] : none,
    ...action === "DoNotSchedule" ? none : [invalid(path2, minDomains, strict)]
  ];
}
function validateResourceClaims(claims, path2, isMirror) {
  const seen = /* @__PURE__ */ new Set();
  return validateEach(claims, path2, (claim, at) => {
    if (isMirror) return [forbiddenField("", "static pods do not support resource claims")];
    const { name: name8, resourceClaimName: claimName, resourceClaimTemplateName: template } = claim;
    const errors = [];
    if (name8 === "") errors.push(required(`${at}.name`));
    else if (seen.has(name8)) errors.push(duplicate(`${at}.name`, name8));
    else errors.push(...validateText(name8, `${at}.name`, labelNameProblems));
    seen.add(name8);
    const value = printed(claim, ["Name", "ResourceClaimName", "ResourceClaimTemplateName"]);
    const fields = "`resourceClaimName`, `resourceClaimTemplateName`";
    const both = "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified";
    if (claimName !== void 0 && template !== void 0) errors.push(invalid(at, value, both));
    if (claimName === void 0 && template === void 0) {
      errors.push(invalid(at, value, `must specify one of: ${fields}`));
    }
    return [
      ...errors,
      ...claimName === void 0 ? none : validateSubdomain(claimName, `${at}.resourceClaimName`),
      ...template === void 0 ? none : validateSubdomain(template, `${at}.resourceClaimTemplateName`)
    ];
  });
}

// api/core/pod/visit.ts
function containersOf({ initContainers = [], containers, ephemeralContainers: ephemeralContainers2 = [] }, path2) {
  const visit = (list2, field) => list2.map((container, index) => ({ container, at: `${path2}.${field}[${index}]` }));
  if (initContainers.length + ephemeralContainers2.length === 0) {
    return visit(containers, "containers");
  }
  return [
    ...visit(initContainers, "initContainers"),
    ...visit(containers, "containers"),
    ...visit(ephemeralContainers2, "ephemeralContainers")
  ];
}

// api/core/pod/validate-annotations.ts
var mirrorAnnotation = "kubernetes.io/config.mirror";
var deletionCostAnnotation = "controller.kubernetes.io/pod-deletion-cost";
var seccompPodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
var seccompContainerPrefix = "container.seccomp.security.alpha.kubernetes.io/";
var appArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";
function validatePodAnnotations(annotations, spec, path2) {
  if (annotations === void 0) return none;
  const mirror = annotations[mirrorAnnotation];
  const cost = annotations[deletionCostAnnotation];
  const mirrorAlone = "must set spec.nodeName if mirror pod annotation is set";
  const costPath = `${path2}[${deletionCostAnnotation}]`;
  return [
    ...mirror !== void 0 && (spec.nodeName ?? "") === "" ? [invalid(`${path2}[${mirrorAnnotation}]`, mirror, mirrorAlone)] : none,
    ...validateTolerationsAnnotation(annotations, path2),
    ...cost === void 0 || isDeletionCost(cost) ? none : [invalid(costPath, cost, "must be a 32bit integer")],
    ...Object.entries(annotations).flatMap(([key, value]) => [
      ...validateSeccompAnnotation(key, value, `${path2}.${key}`),
      ...validateAppArmorAnnotation(key, value, { spec, path: `${path2}[${key}]` })
    ])
  ];
}
var tolerationsAnnotation = "scheduler.alpha.kubernetes.io/tolerations";
function validateTolerationsAnnotation(annotations, path2) {
  const text2 = annotations[tolerationsAnnotation] ?? "";
  if (text2 === "") return none;
  try {
    const tolerations = JSON.parse(text2) ?? [];
    return validateTolerations(tolerations, `${path2}.${tolerationsAnnotation}`);
  } catch {
    return [invalid(path2, tolerationsAnnotation, "invalid character in JSON")];
  }
}
var isDeletionCost = (text2) => /^(0|-?[0-9]+)$/.test(text2) && !/^0./.test(text2) && Number(text2) >= -(2 ** 31) && Number(text2) < 2 ** 31;
function validateSeccompAnnotation(key, profile, path2) {
  if (key !== seccompPodAnnotation && !key.startsWith(seccompContainerPrefix)) return none;
  if (["runtime/default", "docker/default", "unconfined"].includes(profile)) return none;
  if (profile.startsWith("localhost/")) {
    return validateLocalPath(profile.slice("localhost/".length), path2);
  }
  return [invalid(path2, profile, "must be a valid seccomp profile")];
}
function validateAppArmorAnnotation(key, profile, { spec, path: path2 }) {
  if (!key.startsWith(appArmorPrefix)) return none;
  const name8 = key.slice(appArmorPrefix.length);
  const isThere = containersOf(spec, "").some(({ container }) => container.name === name8);
  const isKnown = ["", "runtime/default", "unconfined"].includes(profile) || profile.startsWith("localhost/");
  return [
    ...isThere ? none : [invalid(path2, name8, "container not found")],
    ...isKnown ? none : [invalid(path2, profile, `invalid AppArmor profile name: ${JSON.stringify(profile)}`)]
  ];
}
function validateProfilesMatch({ annotations }, spec, path2) {
  if (annotations === void 0) return none;
  const errors = [];
  const seccomp = spec.securityContext?.seccompProfile;
  const seccompPath = "securityContext.seccompProfile";
  errors.push(
    ...validateMatch(annotations[seccompPodAnnotation], seccomp, `${path2}.${seccompPath}`)
  );
  const containers = containersOf(spec, path2);
  for (const { container, at } of containers) {
    const annotation = annotations[`${seccompContainerPrefix}${container.name}`];
    const profile = container.securityContext?.seccompProfile;
    errors.push(...validateMatch(annotation, profile, `${at}.${seccompPath}`));
  }
  if (spec.os?.name === "windows") return errors;
  for (const { container, at } of containers) {
    const annotation = annotations[`${appArmorPrefix}${container.name}`];
    const own2 = container.securityContext?.appArmorProfile;
    const profile = own2 ?? spec.securityContext?.appArmorProfile;
    errors.push(...validateMatch(annotation, profile, `${at}.securityContext.appArmorProfile`));
  }
  return errors;
}
function validateMatch(annotation, profile, path2) {
  if (annotation === void 0 || profile === void 0) return none;
  const system = path2.endsWith("appArmorProfile") ? "apparmor" : "seccomp";
  const differ = (what, field) => [
    forbiddenField(`${path2}.${field}`, `${system} ${what} in annotation and field must match`)
  ];
  const { type, localhostProfile } = profile;
  if (type === "Unconfined") return annotation === "unconfined" ? none : differ("type", "type");
  if (type === "RuntimeDefault") {
    const isDocker = system === "seccomp" && annotation === "docker/default";
    return annotation === "runtime/default" || isDocker ? none : differ("type", "type");
  }
  if (type !== "Localhost") return none;
  if (!annotation.startsWith("localhost/")) return differ("type", "type");
  return annotation.slice("localhost/".length) === localhostProfile ? none : differ("profile", "localhostProfile");
}
function validateAnnotationUpdates(next, stored, path2) {
  if (next.annotations === stored.annotations) return none;
  const [now, before] = [next.annotations ?? {}, stored.annotations ?? {}];
  const errors = [];
  const check2 = (key, verb) => {
    const what = key.startsWith(appArmorPrefix) ? "AppArmor annotations" : key === mirrorAnnotation ? "mirror pod annotation" : void 0;
    if (what !== void 0) {
      errors.push(forbiddenField(`${path2}[${key}]`, `may not ${verb} ${what}`));
    }
  };
  for (const key in before) if (now[key] !== before[key]) check2(key, "remove or update");
  for (const key in now) if (before[key] === void 0) check2(key, "add");
  return errors;
}

// api/core/pod/validate-env.ts
function validateEnvVar(variable2, path2) {
  const { name: name8, valueFrom } = variable2;
  const nameErrors = name8 === "" ? [required(`${path2}.name`)] : validateText(name8, `${path2}.name`, envVarNameProblems);
  if (valueFrom === void 0) return nameErrors;
  return [...nameErrors, ...validateValueFrom(variable2, valueFrom, `${path2}.valueFrom`)];
}
function validateValueFrom({ value = "" }, from, path2) {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = from;
  const sources2 = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef];
  const count3 = sources2.filter((source) => source !== void 0).length;
  const kinds2 = "`fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`";
  const problem = (why) => [invalid(path2, "", why)];
  return [
    ...fieldRef === void 0 ? none : validateFieldRef(fieldRef, `${path2}.fieldRef`, variableFields),
    ...resourceFieldRef === void 0 ? none : validateResourceFieldRef(resourceFieldRef, `${path2}.resourceFieldRef`, false),
    ...validateKeyRef(configMapKeyRef, `${path2}.configMapKeyRef`),
    ...validateKeyRef(secretKeyRef, `${path2}.secretKeyRef`),
    ...validateFileKeyRef(fileKeyRef, `${path2}.fileKeyRef`),
    ...count3 === 0 ? problem(`must specify one of: ${kinds2}`) : none,
    ...count3 > 0 && value !== "" ? problem("may not be specified when `value` is not empty") : none,
    ...count3 > 1 && value === "" ? problem("may not have more than one field specified at a time") : none
  ];
}
function validateKeyRef(reference2, path2) {
  if (reference2 === void 0) return none;
  const { name: name8 = "", key } = reference2;
  return [
    ...validateText(name8, `${path2}.name`, subdomainProblems),
    ...key === "" ? [required(`${path2}.key`)] : validateText(key, `${path2}.key`, configMapKeyProblems)
  ];
}
function validateFileKeyRef(reference2, path2) {
  if (reference2 === void 0) return none;
  const { key, volumeName, path: file } = reference2;
  const orRequired = (value, name8, check2) => value === "" ? [required(`${path2}.${name8}`)] : check2(`${path2}.${name8}`);
  return [
    ...orRequired(key, "key", (at) => validateText(key, at, envVarNameProblems)),
    ...orRequired(
      volumeName,
      "volumeName",
      (at) => validateText(volumeName, at, labelNameProblems)
    ),
    ...orRequired(file, "path", (at) => validateNoBacksteps(file, at))
  ];
}
function validateEnvFrom(sources2, path2) {
  return validateEach(sources2, path2, ({ prefix = "", configMapRef, secretRef }, at) => {
    const errors = [];
    if (prefix !== "") errors.push(...validateText(prefix, `${at}.prefix`, envVarNameProblems));
    errors.push(...validateEnvSource(configMapRef, `${at}.configMapRef`));
    errors.push(...validateEnvSource(secretRef, `${at}.secretRef`));
    if (configMapRef === void 0 && secretRef === void 0) {
      errors.push(invalid(path2, "", "must specify one of: `configMapRef` or `secretRef`"));
    }
    if (configMapRef !== void 0 && secretRef !== void 0) {
      errors.push(invalid(path2, "", "may not have more than one field specified at a time"));
    }
    return errors;
  });
}
function validateEnvSource(reference2, path2) {
  if (reference2 === void 0) return none;
  const { name: name8 = "" } = reference2;
  return name8 === "" ? [required(`${path2}.name`)] : validateText(name8, `${path2}.name`, prefixProblems2);
}
var variableFields = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs"
];
var fileFields = [
  "metadata.name",
  "metadata.namespace",
  "metadata.labels",
  "metadata.annotations",
  "metadata.uid"
];
var knownFields = /* @__PURE__ */ new Set([
  ...variableFields,
  ...fileFields,
  "spec.restartPolicy",
  "spec.schedulerName",
  "status.phase"
]);
function validateFieldRef({ apiVersion = "", fieldPath }, path2, fields) {
  if (apiVersion === "") return [required(`${path2}.apiVersion`)];
  if (fieldPath === "") return [required(`${path2}.fieldPath`)];
  const unknown4 = (why) => [
    invalid(`${path2}.fieldPath`, fieldPath, `error converting fieldPath: ${why}`)
  ];
  if (apiVersion !== "v1") return unknown4(`unsupported pod version: ${apiVersion}`);
  const [, map2, key] = /^(.+?)\['(.*)'\]$/s.exec(fieldPath) ?? [];
  if (map2 !== void 0 && key !== void 0) {
    if (map2 === "metadata.annotations") return validateQualifiedName(key.toLowerCase(), path2);
    if (map2 === "metadata.labels") return validateQualifiedName(key, path2);
    return unknown4(`field label does not support subscript: ${fieldPath}`);
  }
  const field = fieldPath === "spec.host" ? "spec.nodeName" : fieldPath;
  if (!knownFields.has(field)) return unknown4(`field label not supported: ${fieldPath}`);
  return fields.includes(field) ? none : [notSupported(`${path2}.fieldPath`, field, fields)];
}
var resourceFields = ["limits", "requests"].flatMap(
  (kind2) => ["cpu", "memory", "ephemeral-storage"].map((name8) => `${kind2}.${name8}`)
);
function validateResourceFieldRef({ containerName = "", resource, divisor }, path2, inVolume) {
  const isHugePages3 = /^(requests|limits)\.hugepages-/.test(resource);
  const divisorErrors = validateDivisor(resource, divisor ?? "0", path2);
  if (inVolume && containerName === "")
    return [required(`${path2}.containerName`), ...divisorErrors];
  if (resource === "") return [required(`${path2}.resource`), ...divisorErrors];
  if (resourceFields.includes(resource) || isHugePages3) return divisorErrors;
  return [notSupported(`${path2}.resource`, resource, resourceFields), ...divisorErrors];
}
var byteDivisors = "1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the";
var byteDivisor = /^1([kMGTPE]|[KMGTPE]i)?$/;
function validateDivisor(resource, divisor, path2) {
  if (compareQuantities(divisor, "0") === 0) return none;
  const text2 = canonicalQuantity(divisor);
  const refuse2 = (rest) => [
    invalid(`${path2}.divisor`, resource, `only divisor's values ${rest} resource`)
  ];
  const name8 = resource.slice(resource.indexOf(".") + 1);
  if (name8 === "cpu") {
    return text2 === "1" || text2 === "1m" ? none : refuse2("1m and 1 are supported with the cpu");
  }
  if (byteDivisor.test(text2)) return none;
  if (name8 === "memory") return refuse2(`${byteDivisors} memory`);
  if (name8 === "ephemeral-storage") return refuse2(`${byteDivisors} local ephemeral storage`);
  return name8.startsWith("hugepages-") ? refuse2(`${byteDivisors} hugepages`) : none;
}
function validateFileVolumes(spec, path2) {
  const errors = [];
  for (const { container, at } of containersOf(spec, path2)) {
    container.env?.forEach(({ valueFrom }, index) => {
      if (valueFrom?.fileKeyRef === void 0) return;
      const { volumeName } = valueFrom.fileKeyRef;
      const namePath = `${at}.env[${index}].valueFrom.fileKeyRef.volumeName`;
      const volume = spec.volumes?.find(({ name: name8 }) => name8 === volumeName);
      if (volume === void 0) errors.push(notFoundField(namePath, volumeName));
      else if (volume.emptyDir === void 0) {
        const why = "referenced volume must be of type emptyDir";
        errors.push(invalid(namePath, volumeName, why));
      }
    });
  }
  return errors;
}

// api/core/pod/validate-mount.ts
function validateMounts(container, path2, volumes) {
  const paths2 = /* @__PURE__ */ new Set();
  const devices = container.volumeDevices ?? [];
  return validateEach(container.volumeMounts, path2, (mount, at) => {
    const { name: name8, mountPath, mountPropagation } = mount;
    const errors = [];
    if (name8 === "") errors.push(required(`${at}.name`));
    if (!volumes.has(name8)) errors.push(notFoundField(`${at}.name`, name8));
    if (mountPath === "") errors.push(required(`${at}.mountPath`));
    if (paths2.has(mountPath)) errors.push(invalid(`${at}.mountPath`, mountPath, "must be unique"));
    paths2.add(mountPath);
    if (devices.some((device) => device.name === name8)) {
      errors.push(invalid(`${at}.name`, name8, "must not already exist in volumeDevices"));
    }
    if (devices.some((device) => device.devicePath === mountPath)) {
      const why = "must not already exist as a path in volumeDevices";
      errors.push(invalid(`${at}.mountPath`, mountPath, why));
    }
    return [
      ...errors,
      ...validateSubPaths(mount, at, path2),
      ...validatePropagation(mountPropagation, `${path2}.mountPropagation`, container),
      ...validateRecursiveReadOnly(mount, `${path2}.recursiveReadOnly`)
    ];
  });
}
function validateSubPaths({ subPath = "", subPathExpr = "" }, path2, listPath) {
  if (subPath === "" && subPathExpr === "") return none;
  const both = "subPathExpr and subPath are mutually exclusive";
  return [
    ...validateLocalPath(subPath, `${listPath}.subPath`),
    ...subPath !== "" && subPathExpr !== "" ? [invalid(`${path2}.subPathExpr`, subPathExpr, both)] : none,
    ...validateLocalPath(subPathExpr, `${listPath}.subPathExpr`)
  ];
}
function validatePropagation(mode, path2, { securityContext }) {
  if (mode === void 0) return none;
  const unprivileged = mode === "Bidirectional" && securityContext?.privileged !== true;
  const why = "Bidirectional mount propagation is available only to privileged containers";
  return [
    ...validateOptionalWord(mode, path2, ["Bidirectional", "HostToContainer", "None"]),
    ...unprivileged ? [forbiddenField(path2, why)] : none
  ];
}
function validateRecursiveReadOnly(mount, path2) {
  const { recursiveReadOnly, readOnly: readOnly3, mountPropagation = "None" } = mount;
  if (recursiveReadOnly === void 0 || recursiveReadOnly === "Disabled") return none;
  if (recursiveReadOnly !== "Enabled" && recursiveReadOnly !== "IfPossible") {
    return validateOptionalWord(recursiveReadOnly, path2, ["Disabled", "Enabled", "IfPossible"]);
  }
  const propagates = "may only be specified when mountPropagation is None or not specified";
  return [
    ...readOnly3 === true ? none : [forbiddenField(path2, "may only be specified when readOnly is true")],
    ...mountPropagation === "None" ? none : [forbiddenField(path2, propagates)]
  ];
}
function validateDevices(container, path2, volumes) {
  const names3 = /* @__PURE__ */ new Set();
  const paths2 = /* @__PURE__ */ new Set();
  const mounts2 = container.volumeMounts ?? [];
  return validateEach(container.volumeDevices, path2, (device, at) => {
    const { name: name8, devicePath } = device;
    const errors = [...validateDeviceVolume(device, at, { volumes, names: names3 })];
    if (devicePath === "") errors.push(required(`${at}.devicePath`));
    if (paths2.has(devicePath)) {
      errors.push(invalid(`${at}.devicePath`, devicePath, "must be unique"));
    }
    if (hasBacksteps(devicePath)) {
      errors.push(invalid(`${at}.devicePath`, devicePath, "can not contain backsteps ('..')"));
    } else paths2.add(devicePath);
    if (mounts2.some((mount) => mount.name === name8)) {
      errors.push(invalid(`${at}.name`, name8, "must not already exist in volumeMounts"));
    }
    if (mounts2.some((mount) => mount.mountPath === devicePath)) {
      const why = "must not already exist as a path in volumeMounts";
      errors.push(invalid(`${at}.devicePath`, devicePath, why));
    }
    if (name8 !== "") names3.add(name8);
    return errors;
  });
}
function validateDeviceVolume({ name: name8 }, path2, { volumes, names: names3 }) {
  const at = `${path2}.name`;
  const volume = volumes.get(name8);
  const isClaim = volume?.persistentVolumeClaim !== void 0 || volume?.ephemeral !== void 0;
  const notClaim = "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode";
  return [
    ...name8 === "" ? [required(at)] : none,
    ...names3.has(name8) ? [invalid(at, name8, "must be unique")] : none,
    ...volume !== void 0 && !isClaim ? [invalid(at, name8, notClaim)] : none,
    ...volume === void 0 ? [notFoundField(at, name8)] : none
  ];
}

// api/core/pod/validate-port.ts
var validatePortNumber = (port, path2) => port >= 1 && port <= 65535 ? none : [invalid(path2, port, rangeText(1, 65535))];
function portNameProblems(name8) {
  const problems = [];
  if (name8.length > 15) problems.push("must be no more than 15 bytes");
  if (!/^[-a-z0-9]+$/.test(name8)) {
    problems.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (!/[a-z]/.test(name8)) problems.push("must contain at least one letter (a-z)");
  if (name8.includes("--")) problems.push("must not contain consecutive hyphens");
  if (name8.startsWith("-") || name8.endsWith("-")) {
    problems.push("must not begin or end with a hyphen");
  }
  return problems;
}
var validatePort = (port, path2) => typeof port === "string" ? validateText(port, path2, portNameProblems) : validatePortNumber(port ?? 0, path2);
function validatePorts(ports, path2) {
  const names3 = /* @__PURE__ */ new Set();
  return validateEach(ports, path2, ({ name: name8 = "", containerPort, hostPort = 0, protocol }, at) => {
    const problems = name8 === "" ? [] : portNameProblems(name8);
    const nameErrors = problems.map((why) => invalid(`${at}.name`, name8, why));
    if (names3.has(name8)) nameErrors.push(duplicate(`${at}.name`, name8));
    if (name8 !== "" && problems.length === 0) names3.add(name8);
    return [
      ...nameErrors,
      ...containerPort === 0 ? [required(`${at}.containerPort`)] : validatePortNumber(containerPort, `${at}.containerPort`),
      ...hostPort === 0 ? none : validatePortNumber(hostPort, `${at}.hostPort`),
      ...validateWord(protocol, `${at}.protocol`, ["SCTP", "TCP", "UDP"])
    ];
  });
}
function validateHostPorts(containers, path2) {
  const taken = /* @__PURE__ */ new Set();
  const errors = [];
  containers.forEach(({ ports = [] }, index) => {
    ports.forEach(({ protocol, hostIP = "", hostPort = 0 }, portIndex) => {
      if (hostPort === 0) return;
      const key = `${protocol}/${hostIP}/${hostPort}`;
      const at = `${path2}[${index}].ports[${portIndex}].hostPort`;
      if (taken.has(key)) errors.push(duplicate(at, key));
      taken.add(key);
    });
  });
  return errors;
}
function validateHostNetworkPorts(spec, path2, isPod) {
  if (spec.hostNetwork !== true) return none;
  const why = "must match `containerPort` when `hostNetwork` is true";
  return validateEach(
    spec.containers,
    path2,
    ({ ports }, at) => validateEach(
      ports,
      `${at}.ports`,
      ({ hostPort = 0, containerPort }, portPath) => (isPod || hostPort !== 0) && hostPort !== containerPort ? [invalid(`${portPath}.hostPort`, hostPort, why)] : none
    )
  );
}

// api/core/pod/validate-probe.ts
function validateLivenessProbe(probe, path2) {
  if (probe === void 0) return none;
  const { successThreshold } = probe;
  return [
    ...validateProbe(probe, path2),
    ...successThreshold === 1 ? none : [invalid(`${path2}.successThreshold`, successThreshold ?? 0, "must be 1")]
  ];
}
function validateReadinessProbe(probe, path2) {
  if (probe === void 0) return none;
  const grace = probe.terminationGracePeriodSeconds;
  const gracePath = `${path2}.terminationGracePeriodSeconds`;
  return [
    ...validateProbe(probe, path2),
    ...grace === void 0 ? none : [invalid(gracePath, grace, "must not be set for readinessProbes")]
  ];
}
function validateProbe(probe, path2) {
  const grace = probe.terminationGracePeriodSeconds;
  return [
    ...validateHandler(probe, path2, void 0),
    ...validateNonNegative(probe.initialDelaySeconds, `${path2}.initialDelaySeconds`),
    ...validateNonNegative(probe.timeoutSeconds, `${path2}.timeoutSeconds`),
    ...validateNonNegative(probe.periodSeconds, `${path2}.periodSeconds`),
    ...validateNonNegative(probe.successThreshold, `${path2}.successThreshold`),
    ...validateNonNegative(probe.failureThreshold, `${path2}.failureThreshold`),
    ...grace === void 0 || grace > 0 ? none : [invalid(`${path2}.terminationGracePeriodSeconds`, grace, "must be greater than 0")]
  ];
}
function validateLifecycle(lifecycle, path2, spec) {
  if (lifecycle === void 0) return none;
  const { postStart, preStop, stopSignal } = lifecycle;
  const grace = spec.terminationGracePeriodSeconds;
  return [
    ...postStart === void 0 ? none : validateHandler(postStart, `${path2}.postStart`, grace),
    ...preStop === void 0 ? none : validateHandler(preStop, `${path2}.preStop`, grace),
    ...validateStopSignal(stopSignal, `${path2}.stopSignal`, spec.os?.name)
  ];
}
function validateHandler({ exec, httpGet, tcpSocket, grpc, sleep: sleep2 }, path2, graceSeconds) {
  const given2 = [];
  if (exec !== void 0) {
    given2.push(["exec", (at) => exec.command?.length ? none : [required(`${at}.command`)]]);
  }
  if (httpGet !== void 0) given2.push(["httpGet", (at) => validateHttpGet(httpGet, at)]);
  if (tcpSocket !== void 0) {
    given2.push(["tcpSocket", (at) => validatePort(tcpSocket.port, `${at}.port`)]);
  }
  if (grpc !== void 0) {
    given2.push(["grpc", (at) => validatePortNumber(grpc.port, `${at}.port`)]);
  }
  if (sleep2 !== void 0) {
    given2.push(["sleep", (at) => validateSleep(sleep2.seconds, at, graceSeconds)]);
  }
  if (given2.length === 0) return [required(path2, "must specify a handler type")];
  return given2.flatMap(
    ([name8, validate5], index) => index === 0 ? validate5(`${path2}.${name8}`) : [forbiddenField(`${path2}.${name8}`, "may not specify more than 1 handler type")]
  );
}
function validateHttpGet(http, path2) {
  return [
    ...validatePresent(http.path, `${path2}.path`),
    ...validatePort(http.port, `${path2}.port`),
    ...http.scheme === "HTTP" || http.scheme === "HTTPS" ? none : [notSupported(`${path2}.scheme`, http.scheme ?? "", ["HTTP", "HTTPS"])],
    ...validateEach(
      http.httpHeaders,
      path2,
      ({ name: name8 }) => validateText(name8, `${path2}.httpHeaders`, headerProblems)
    )
  ];
}
var headerProblems = (name8) => /^[-A-Za-z0-9]+$/.test(name8) ? [] : [
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"
];
function validateSleep(seconds, path2, graceSeconds) {
  if (graceSeconds === void 0 || seconds >= 0 && seconds <= graceSeconds) return none;
  const why = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
  return [invalid(path2, seconds, why)];
}
function validateStopSignal(signal, path2, os) {
  if (signal === void 0) return none;
  if (os === void 0) {
    return [forbiddenField(path2, "may not be set for containers with empty `spec.os.name`")];
  }
  if (os === "windows") return validateWord(signal, path2, ["SIGKILL", "SIGTERM"]);
  return os === "linux" ? validateWord(signal, path2, linuxSignals) : none;
}
var plainSignals = "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX";
var counts = (last2) => Array.from({ length: last2 }, (_, index) => index + 1);
var linuxSignals = [
  ...plainSignals.split(" "),
  ...counts(15).map((count3) => `RTMIN+${count3}`),
  ...counts(14).map((count3) => `RTMAX-${count3}`)
].map((name8) => `SIG${name8}`);

// api/core/pod/pod-resources.ts
function isPodLevelResource(name8) {
  return name8 === "cpu" || name8 === "memory" || isHugePages(name8);
}
function hasPodLevelResources(resources) {
  const names3 = [
    ...Object.keys(resources?.requests ?? {}),
    ...Object.keys(resources?.limits ?? {})
  ];
  return names3.some(isPodLevelResource);
}
function isSidecar(container) {
  return container?.restartPolicy === "Always";
}
function aggregateContainers(spec, kind2) {
  let running3 = {};
  for (const { resources } of spec.containers) running3 = sum(running3, resources[kind2] ?? {});
  let sidecars = {};
  let initial = {};
  for (const container of spec.initContainers ?? []) {
    const own2 = container.resources[kind2] ?? {};
    if (isSidecar(container)) {
      running3 = sum(running3, own2);
      sidecars = sum(sidecars, own2);
      initial = largest(initial, sidecars);
    } else {
      initial = largest(initial, sum(sidecars, own2));
    }
  }
  return largest(running3, initial);
}
function defaultPodResources(spec) {
  const { resources } = spec;
  const { limits = {}, requests: requests2 = {} } = resources ?? {};
  if (Object.keys(limits).length + Object.keys(requests2).length === 0) return spec;
  const filledLimits = { ...hugePageLimits(spec, requests2), ...limits };
  if (Object.keys(filledLimits).length === 0) return spec;
  const filledRequests = {};
  for (const [name8, amount2] of Object.entries(filledLimits)) {
    if (isPodLevelResource(name8)) filledRequests[name8] = amount2;
  }
  for (const [name8, amount2] of Object.entries(aggregateContainers(spec, "requests"))) {
    if (isPodLevelResource(name8) && !isHugePages(name8)) filledRequests[name8] = amount2;
  }
  Object.assign(filledRequests, requests2);
  const grows = Object.keys(filledLimits).length > Object.keys(limits).length || Object.keys(filledRequests).length > Object.keys(requests2).length;
  if (!grows) return spec;
  return { ...spec, resources: { ...resources, limits: filledLimits, requests: filledRequests } };
}
var isHugePages = (name8) => name8.startsWith("hugepages-");
function hugePageLimits(spec, requests2) {
  const limits = Object.entries(aggregateContainers(spec, "limits"));
  return Object.fromEntries(limits.filter(([name8]) => isHugePages(name8) && !(name8 in requests2)));
}
function sum(left, right) {
  return combine2(left, right, addQuantities);
}
function largest(left, right) {
  return combine2(left, right, (one, other) => compareQuantities(one, other) < 0 ? other : one);
}
function combine2(left, right, both) {
  const combined = new Map(Object.entries(left));
  for (const [name8, amount2] of Object.entries(right)) {
    const known3 = combined.get(name8);
    combined.set(name8, known3 === void 0 ? amount2 : both(known3, amount2));
  }
  return Object.fromEntries(combined);
}

// api/core/pod/validate-resources.ts
function validateContainerResources(resources, path2, claims) {
  if (resources === void 0) return none;
  return [
    ...validateRequirements(resources, path2, containerNameErrors),
    ...validateClaims(resources.claims, `${path2}.claims`, claims)
  ];
}
var validateOverhead = (overhead, path2) => overhead === void 0 ? none : validateRequirements({ limits: overhead }, path2, containerNameErrors);
function validatePodResources(spec, path2) {
  const { resources } = spec;
  if (resources === void 0) return none;
  if (spec.os?.name === "windows") {
    return [forbiddenField(path2, "may not be set for a windows pod")];
  }
  const noClaims = "claims may not be set for Resources at pod-level";
  return [
    ...resources.claims === void 0 ? none : [forbiddenField(`${path2}.claims`, noClaims)],
    ...validateRequirements(resources, path2, podNameErrors),
    ...validateContainersWithin(spec, path2)
  ];
}
function validateRequirements({ limits = {}, requests: requests2 = {} }, path2, nameErrors) {
  const errors = [];
  for (const name8 in limits) {
    errors.push(...validateAmount(name8, limits[name8] ?? "0", [`${path2}.limits`, nameErrors]));
  }
  for (const name8 in requests2) {
    const amount2 = requests2[name8] ?? "0";
    errors.push(...validateAmount(name8, amount2, [`${path2}.requests`, nameErrors]));
    errors.push(...validateWithinLimit(name8, amount2, { limit: ownMember(limits, name8), path: path2 }));
  }
  const names3 = [...Object.keys(limits), ...Object.keys(requests2)];
  if (names3.some(isHugePages2) && !names3.some((name8) => name8 === "cpu" || name8 === "memory")) {
    errors.push(forbiddenField(path2, "HugePages require cpu or memory"));
  }
  return errors;
}
function validateAmount(name8, amount2, [mapPath, nameErrors]) {
  const path2 = `${mapPath}[${name8}]`;
  const errors = [...nameErrors(name8, path2)];
  if (compareQuantities(amount2, "0") < 0) {
    const why = "must be greater than or equal to 0";
    errors.push(invalid(path2, canonicalQuantity(amount2), why));
  }
  if (isCounted(name8) && !isWhole2(amount2)) {
    errors.push(invalid(path2, canonicalQuantity(amount2), "must be an integer"));
  }
  if (isHugePages2(name8) && !fillsPages(name8, amount2)) {
    const text2 = canonicalQuantity(amount2);
    errors.push(invalid(path2, text2, `${text2} is not positive integer multiple of ${name8}`));
  }
  return errors;
}
function validateWithinLimit(name8, request, { limit, path: path2 }) {
  const mayOvercommit = isNative(name8) && !isHugePages2(name8);
  if (limit === void 0) {
    const why2 = "Limit must be set for non overcommitable resources";
    return mayOvercommit ? none : [required(`${path2}.limits`, why2)];
  }
  const order = compareQuantities(request, limit);
  if (order === 0 || order < 0 && mayOvercommit) return none;
  const bound2 = mayOvercommit ? "less than or equal to" : "equal to";
  const why = `must be ${bound2} ${name8} limit of ${canonicalQuantity(limit)}`;
  return [invalid(`${path2}.requests`, canonicalQuantity(request), why)];
}
function validateClaims(claims, path2, podClaims) {
  const seen = /* @__PURE__ */ new Set();
  return validateEach(claims, path2, ({ name: name8, request = "" }, at) => {
    if (name8 === "") return [required(`${at}.name`)];
    const errors = [];
    const key = request === "" ? name8 : `${name8}/${request}`;
    if (seen.has(name8) || seen.has(key)) errors.push(duplicate(at, key));
    seen.add(key);
    if (!podClaims.has(name8)) {
      const known3 = podClaims.size === 0 ? " which is empty" : `: ${[...podClaims].sort().join(", ")}`;
      const detail = `must be one of the names in pod.spec.resourceClaims${known3}`;
      errors.push({ type: "notFound", field: at, value: name8, detail });
    }
    if (request !== "") errors.push(...validateText(request, `${at}.request`, labelNameProblems));
    return errors;
  });
}
function validateContainersWithin(spec, path2) {
  const errors = [];
  const { requests: requests2 = {}, limits = {} } = spec.resources ?? {};
  const aggregate = aggregateContainers(spec, "requests");
  for (const [name8, request] of Object.entries(requests2)) {
    const sum2 = ownMember(aggregate, name8) ?? "0";
    if (compareQuantities(sum2, request) <= 0) continue;
    const text2 = canonicalQuantity(sum2);
    const why = `must be greater than or equal to aggregate container requests of ${text2}`;
    errors.push(invalid(`${path2}.requests[${name8}]`, canonicalQuantity(request), why));
  }
  spec.containers.forEach(({ resources }, index) => {
    for (const [name8, limit] of Object.entries(resources?.limits ?? {})) {
      const podLimit = ownMember(limits, name8);
      if (podLimit === void 0 || compareQuantities(limit, podLimit) <= 0) continue;
      const why = `must be less than or equal to pod limits of ${canonicalQuantity(podLimit)}`;
      const at = `${path2}.containers[${index}][${name8}].limits`;
      errors.push(invalid(at, canonicalQuantity(limit), why));
    }
  });
  return errors;
}
var containerNameErrors = (name8, path2) => {
  const errors = resourceNameErrors(name8, path2);
  if (!name8.includes("/")) {
    if (containerResources.has(name8) || isHugePages2(name8)) return errors;
    return [...errors, invalid(path2, name8, "must be a standard resource for containers")];
  }
  if (isNative(name8) || isExtended(name8)) return errors;
  return [...errors, invalid(path2, name8, "doesn't follow extended resource name standard")];
};
var podNameErrors = (name8, path2) => {
  const errors = resourceNameErrors(name8, path2);
  if (errors.length > 0 || isPodLevelResource(name8)) return errors;
  return [notSupported(path2, name8, ["cpu", "hugepages-", "memory"])];
};
var resourceNameErrors = (name8, path2) => {
  if (containerResources.has(name8)) return none;
  const errors = validateText(name8, path2, qualifiedNameProblems);
  if (errors.length > 0 || name8.includes("/")) return errors;
  if (standardResources.has(name8) || /^(requests\.)?hugepages-/.test(name8)) return none;
  return [invalid(path2, name8, "must be a standard resource type or fully qualified")];
};
var containerResources = /* @__PURE__ */ new Set(["cpu", "memory", "ephemeral-storage"]);
var objectCounts = [
  "pods",
  "resourcequotas",
  "services",
  "replicationcontrollers",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "services.nodeports",
  "services.loadbalancers"
];
var standardResources = /* @__PURE__ */ new Set([
  ...objectCounts,
  "storage",
  "requests.storage",
  ...["requests", "limits"].flatMap(
    (kind2) => [...containerResources].map((name8) => `${kind2}.${name8}`)
  )
]);
var counted = new Set(objectCounts);
var isHugePages2 = (name8) => name8.startsWith("hugepages-");
var isNative = (name8) => !name8.includes("/") || name8.includes("kubernetes.io/");
var isExtended = (name8) => !isNative(name8) && !name8.startsWith("requests.") && qualifiedNameProblems(`requests.${name8}`).length === 0;
var isCounted = (name8) => counted.has(name8) || isExtended(name8);
var nanosPerUnit2 = 1000000000n;
var nanoOf = (amount2) => parseQuantity(amount2)?.nano ?? 0n;
var isWhole2 = (amount2) => nanoOf(amount2) % nanosPerUnit2 === 0n;
function fillsPages(name8, amount2) {
  const page = nanoOf(name8.slice("hugepages-".length));
  if (page <= 0n || page % nanosPerUnit2 !== 0n) return false;
  return nanoOf(amount2) % page === 0n;
}

// api/core/pod/validate-restart.ts
function validateResizePolicy(policies3, path2, podRestartPolicy) {
  const seen = /* @__PURE__ */ new Set();
  const why = "must be 'NotRequired' when pod `restartPolicy` is 'Never'";
  return validateEach(policies3, path2, ({ resourceName, restartPolicy }, at) => {
    const repeated2 = seen.has(resourceName) ? [duplicate(at, resourceName)] : none;
    seen.add(resourceName);
    return [
      ...repeated2,
      ...validateWord(resourceName, path2, ["cpu", "memory"]),
      ...validateWord(restartPolicy, path2, ["NotRequired", "RestartContainer"]),
      ...podRestartPolicy === "Never" && restartPolicy !== "NotRequired" ? [invalid(path2, restartPolicy, why)] : none
    ];
  });
}
var restartPolicies = ["Always", "Never", "OnFailure"];
var rulesMax = 20;
function validateRestarts(container, path2) {
  const { restartPolicy, restartPolicyRules: rules = [] } = container;
  if (restartPolicy === void 0 && rules.length === 0) return none;
  const needed = "must specify restartPolicy when restart rules are used";
  const at = `${path2}.restartPolicyRules`;
  return [
    ...restartPolicy === void 0 ? [required(`${path2}.restartPolicy`, needed)] : none,
    ...validateOptionalWord(restartPolicy, `${path2}.restartPolicy`, restartPolicies),
    ...rules.length > rulesMax ? [tooMany(at, rules.length, rulesMax)] : none,
    ...validateEach(rules, at, validateRule)
  ];
}
var codesMax = 255;
function validateRule({ action, exitCodes }, path2) {
  const actions = ["Restart", "RestartAllContainers"];
  const actionErrors = validateOptionalWord(action, `${path2}.action`, actions);
  const at = `${path2}.exitCodes`;
  if (exitCodes === void 0) return [...actionErrors, required(at, "must be specified")];
  const { operator: operator2, values = [] } = exitCodes;
  const isKnown = operator2 === "In" || operator2 === "NotIn";
  return [
    ...actionErrors,
    ...isKnown ? none : [notSupported(`${at}.operator`, operator2, ["In", "NotIn"])],
    ...values.length > codesMax ? [tooMany(`${at}.values`, values.length, codesMax)] : none
  ];
}

// api/core/pod/validate-windows.ts
var credentialSpecKibibytesMax = 64;
function validateWindowsOptions(options, path2) {
  if (options === void 0) return none;
  const { gmsaCredentialSpecName: specName, gmsaCredentialSpec: spec, runAsUserName } = options;
  const at = `${path2}.gmsaCredentialSpec`;
  const large = `gmsaCredentialSpec size must be under ${credentialSpecKibibytesMax} KiB`;
  return [
    ...specName === void 0 ? none : validateText(specName, `${path2}.gmsaCredentialSpecName`, subdomainProblems),
    ...spec === "" ? [invalid(at, spec, "gmsaCredentialSpec cannot be an empty string")] : none,
    ...spec !== void 0 && spec.length > credentialSpecKibibytesMax * 1024 ? [invalid(at, spec, large)] : none,
    ...runAsUserName === void 0 ? none : validateText(runAsUserName, `${path2}.runAsUserName`, userNameProblems)
  ];
}
var netBiosName = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
var dnsName = /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)+$/;
function userNameProblems(name8) {
  if (name8 === "") return ["runAsUserName cannot be an empty string"];
  if (new RegExp("\\p{Cc}", "u").test(name8)) return ["runAsUserName cannot contain control characters"];
  const parts = name8.split("\\");
  if (parts.length > 2) return ["runAsUserName cannot contain more than one backslash"];
  const user = parts.at(-1) ?? "";
  const domain = parts.length === 2 ? parts[0] ?? "" : void 0;
  const problems = [];
  if (domain !== void 0 && domain.length >= 256) {
    problems.push("runAsUserName's Domain length must be under 256 characters");
  }
  if (domain !== void 0 && !netBiosName.test(domain) && !dnsName.test(domain)) {
    problems.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format");
  }
  if (user === "") problems.push("runAsUserName's User cannot be empty");
  else if (user.length > 104) {
    problems.push("runAsUserName's User length must not be longer than 104 characters");
  }
  if (/^[. ]+$/.test(user)) {
    problems.push("runAsUserName's User cannot contain only periods or spaces");
  }
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) {
    const characters = '"/\\:;|=,+*?<>@[]';
    problems.push(`runAsUserName's User cannot contain the following characters: ${characters}`);
  }
  return problems;
}
function validateHostProcess(spec, path2) {
  const podWide = spec.securityContext?.windowsOptions?.hostProcess;
  const containers = containersOf(spec, path2);
  const own2 = containers.map(({ container, at }) => ({
    value: container.securityContext?.windowsOptions?.hostProcess,
    at: `${at}.securityContext.windowsOptions.hostProcess`
  }));
  const differ = `pod hostProcess value must be identical if both are specified, was ${podWide}`;
  const errors = own2.filter(({ value }) => podWide !== void 0 && value !== void 0 && value !== podWide).map(({ value, at }) => invalid(at, value, differ));
  const count3 = own2.filter(({ value }) => value ?? podWide ?? false).length;
  if (count3 === 0) return errors.length === 0 ? none : errors;
  const mixed = "If pod contains any hostProcess containers then all containers must be HostProcess containers";
  const isolated = "hostNetwork must be true if pod contains any hostProcess containers";
  return [
    ...errors,
    ...count3 === containers.length ? none : [invalid(path2, "", mixed)],
    ...spec.hostNetwork === true ? none : [invalid(`${path2}.hostNetwork`, false, isolated)]
  ];
}
function validateOs(spec, path2) {
  const { os } = spec;
  if (os === void 0) return none;
  if (os.name === "") return [required(`${path2}.os.name`, "cannot be empty")];
  if (os.name === "linux") return validateLinux(spec, path2);
  if (os.name === "windows") return validateWindows(spec, path2);
  return [notSupported(`${path2}.os`, os.name, ["linux", "windows"])];
}
function validateLinux(spec, path2) {
  const contexts = [
    { context: spec.securityContext, at: path2 },
    ...containersOf(spec, path2).map(({ container, at }) => ({
      context: container.securityContext,
      at
    }))
  ];
  const why = "windows options cannot be set for a linux pod";
  return contexts.filter(({ context }) => context?.windowsOptions !== void 0).map(({ at }) => forbiddenField(`${at}.securityContext.windowsOptions`, why));
}
var podFields = [
  "securityContext.appArmorProfile",
  "securityContext.seLinuxOptions",
  "hostUsers",
  "hostPID",
  "hostIPC",
  "securityContext.seccompProfile",
  "securityContext.fsGroup",
  "securityContext.fsGroupChangePolicy",
  "securityContext.sysctls",
  "shareProcessNamespace",
  "securityContext.runAsUser",
  "securityContext.runAsGroup",
  "securityContext.supplementalGroups",
  "securityContext.supplementalGroupsPolicy",
  "securityContext.seLinuxChangePolicy"
];
var containerFields2 = [
  "appArmorProfile",
  "seLinuxOptions",
  "seccompProfile",
  "capabilities",
  "readOnlyRootFilesystem",
  "privileged",
  "allowPrivilegeEscalation",
  "procMount",
  "runAsUser",
  "runAsGroup"
];
function validateWindows(spec, path2) {
  const why = "cannot be set for a windows pod";
  const pod = new Map([
    ...Object.entries(spec),
    ...Object.entries(spec.securityContext ?? {}).map(
      ([name8, value]) => [`securityContext.${name8}`, value]
    )
  ]);
  const isSet2 = (value, field) => field === "hostPID" || field === "hostIPC" ? value === true : value !== void 0;
  return [
    ...podFields.filter((field) => isSet2(pod.get(field), field)).map((field) => forbiddenField(`${path2}.${field}`, why)),
    ...containersOf(spec, path2).flatMap(({ container, at }) => {
      const given2 = new Map(Object.entries(container.securityContext ?? {}));
      return containerFields2.filter((field) => given2.get(field) !== void 0).map((field) => forbiddenField(`${at}.securityContext.${field}`, why));
    })
  ];
}

// api/core/pod/validate-security.ts
function validateSecurityContext(context, path2, hostUsers) {
  if (context === void 0) return none;
  const { procMount, seccompProfile, windowsOptions, appArmorProfile } = context;
  const at = `${path2}.procMount`;
  const unmasked = "`hostUsers` must be false to use `Unmasked`";
  return [
    ...validateId(context.runAsUser, `${path2}.runAsUser`),
    ...validateId(context.runAsGroup, `${path2}.runAsGroup`),
    ...validateOptionalWord(procMount, at, ["Default", "Unmasked"]),
    ...procMount === "Unmasked" && hostUsers ? [invalid(at, procMount, unmasked)] : none,
    ...validateSeccomp(seccompProfile, `${path2}.seccompProfile`),
    ...validateEscalation(context, path2),
    ...validateWindowsOptions(windowsOptions, `${path2}.windowsOptions`),
    ...validateAppArmor(appArmorProfile, `${path2}.appArmorProfile`)
  ];
}
var contextNames = "Capabilities Privileged SELinuxOptions WindowsOptions RunAsUser RunAsGroup RunAsNonRoot ReadOnlyRootFilesystem AllowPrivilegeEscalation ProcMount SeccompProfile AppArmorProfile";
function validateEscalation(context, path2) {
  if (context.allowPrivilegeEscalation !== false) return none;
  const added = context.capabilities?.add ?? [];
  if (context.privileged !== true && !added.includes("CAP_SYS_ADMIN")) return none;
  const { capabilities } = context;
  const value = {
    ...printed(context, contextNames.split(" ")),
    Capabilities: capabilities === void 0 ? null : printed(capabilities, ["Add", "Drop"])
  };
  const refuse2 = (what) => invalid(path2, value, `cannot set \`allowPrivilegeEscalation\` to false and ${what}`);
  return [
    ...context.privileged === true ? [refuse2("`privileged` to true")] : none,
    ...added.filter((name8) => name8 === "CAP_SYS_ADMIN").map((name8) => refuse2(`\`capabilities.Add\` ${name8}`))
  ];
}
function validatePodSecurityContext(spec, path2) {
  const context = spec.securityContext ?? {};
  const { shareProcessNamespace, hostPID } = spec;
  const shared = "ShareProcessNamespace and HostPID cannot both be enabled";
  const { fsGroupChangePolicy, supplementalGroupsPolicy, seLinuxChangePolicy } = context;
  return [
    ...validateId(context.fsGroup, `${path2}.fsGroup`),
    ...validateId(context.runAsUser, `${path2}.runAsUser`),
    ...validateId(context.runAsGroup, `${path2}.runAsGroup`),
    ...validateEach(context.supplementalGroups, `${path2}.supplementalGroups`, validateId),
    ...shareProcessNamespace === true && hostPID === true ? [invalid(`${path2}.shareProcessNamespace`, true, shared)] : none,
    ...validateSysctls(spec, `${path2}.sysctls`),
    ...validateOptionalWord(fsGroupChangePolicy, `${path2}.fsGroupChangePolicy`, [
      "Always",
      "OnRootMismatch"
    ]),
    ...validateSeccomp(context.seccompProfile, `${path2}.seccompProfile`),
    ...validateWindowsOptions(context.windowsOptions, `${path2}.windowsOptions`),
    ...validateAppArmor(context.appArmorProfile, `${path2}.appArmorProfile`),
    ...validateOptionalWord(supplementalGroupsPolicy, `${path2}.supplementalGroupsPolicy`, [
      "Merge",
      "Strict"
    ]),
    ...validateOptionalWord(seLinuxChangePolicy, `${path2}.seLinuxChangePolicy`, [
      "MountOption",
      "Recursive"
    ])
  ];
}
var sysctlPattern = "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
var sysctlForm = new RegExp(sysctlPattern);
var sysctlLengthMax = 253;
function validateSysctls(spec, path2) {
  const seen = /* @__PURE__ */ new Set();
  return validateEach(spec.securityContext?.sysctls, path2, ({ name: name8 }, itemPath) => {
    const at = `${itemPath}.name`;
    const errors = [];
    if (name8 === "") errors.push(required(at));
    else if (name8.length > sysctlLengthMax || !sysctlForm.test(name8)) {
      const most = `must have at most ${sysctlLengthMax} characters`;
      const why = `${most} and match regex ${sysctlPattern}`;
      errors.push(invalid(at, name8, why));
    } else if (seen.has(name8)) errors.push(duplicate(at, name8));
    seen.add(name8);
    return [...errors, ...validateSysctlNamespace(name8, at, spec)];
  });
}
function validateSysctlNamespace(name8, path2, spec) {
  const isSlashed = /^[^./]*\//.test(name8);
  const dotted = isSlashed ? name8.replace(/[./]/g, (each) => each === "." ? "/" : ".") : name8;
  const isNet = dotted.startsWith("net.");
  const isIpc = /^kernel\.(shm|msg)/.test(dotted) || dotted === "kernel.sem" || dotted.startsWith("fs.mqueue.");
  const refuse2 = (field) => [
    invalid(path2, name8, `may not be specified when '${field}' is true`)
  ];
  if (isNet && spec.hostNetwork === true) return refuse2("hostNetwork");
  return isIpc && spec.hostIPC === true ? refuse2("hostIPC") : none;
}
var profileTypes = ["Localhost", "RuntimeDefault", "Unconfined"];
function validateSeccomp(profile, path2) {
  if (profile === void 0) return none;
  const { type, localhostProfile } = profile;
  const at = `${path2}.localhostProfile`;
  const value = printed(profile, ["Type", "LocalhostProfile"]);
  const typeErrors = type === "" ? [required(`${path2}.type`, "type is required when seccompProfile is set")] : validateOptionalWord(type, `${path2}.type`, profileTypes);
  if (type !== "Localhost") {
    const why = "can only be set when seccomp type is Localhost";
    return localhostProfile === void 0 ? typeErrors : [...typeErrors, invalid(at, value, why)];
  }
  return localhostProfile === void 0 ? [required(at, "must be set when seccomp type is Localhost")] : validateLocalPath(localhostProfile, at);
}
var appArmorLengthMax = 4095;
function validateAppArmor(profile, path2) {
  if (profile === void 0) return none;
  const { type, localhostProfile: name8 } = profile;
  const at = `${path2}.localhostProfile`;
  if (type === "") {
    return [required(`${path2}.type`, "type is required when appArmorProfile is set")];
  }
  if (!profileTypes.includes(type)) return [notSupported(`${path2}.type`, type, profileTypes)];
  if (type !== "Localhost") {
    const why = "can only be set when AppArmor type is Localhost";
    return name8 === void 0 ? none : [invalid(at, name8, why)];
  }
  if (name8 === void 0 || name8 === "") {
    return [required(at, "must be set when AppArmor type is Localhost")];
  }
  return [
    ...name8 === name8.trim() ? none : [invalid(at, name8, "must not be padded with whitespace")],
    ...name8.length > appArmorLengthMax ? [tooLong(at, appArmorLengthMax)] : none
  ];
}
function validateHostUsers(spec, path2) {
  if (spec.hostUsers !== false) return none;
  const why = "when `hostUsers` is false";
  return [
    ...spec.hostNetwork === true ? [forbiddenField(`${path2}.hostNetwork`, why)] : none,
    ...spec.hostPID === true ? [forbiddenField(`${path2}.HostPID`, why)] : none,
    ...spec.hostIPC === true ? [forbiddenField(`${path2}.HostIPC`, why)] : none,
    ...containersOf(spec, path2).filter(({ container }) => (container.volumeDevices?.length ?? 0) > 0).map(({ at }) => forbiddenField(`${at}.volumeDevices`, why))
  ];
}

// api/core/pod/validate-container.ts
function validateContainers(path2, check2) {
  const { containers } = check2.spec;
  if (containers.length === 0) return [required(path2)];
  const names3 = /* @__PURE__ */ new Set();
  return [
    ...validateEach(containers, path2, (container, at) => [
      ...validateContainer(container, at, check2),
      ...takeName(container.name, at, names3),
      ...validateLiving(container, at, check2),
      ...validateRestarts(container, at)
    ]),
    ...validateHostPorts(containers, path2)
  ];
}
function validateInitContainers(path2, check2) {
  const { containers, initContainers } = check2.spec;
  if (initContainers === void 0 || initContainers.length === 0) return none;
  const names3 = new Set(containers.map(({ name: name8 }) => name8));
  return validateEach(initContainers, path2, (container, at) => [
    ...validateContainer(container, at, check2),
    ...validateRestarts(container, at),
    ...takeName(container.name, at, names3),
    // Kubernetes counts from 0 here, whichever init container it is.
    ...validateHostPorts([container], path2),
    ...container.restartPolicy === "Always" ? validateLiving(container, at, check2) : validateOneShot(container, at)
  ]);
}
function validateEphemeralContainers(path2, check2) {
  const { containers, initContainers = [], ephemeralContainers: ephemeralContainers2 } = check2.spec;
  if (ephemeralContainers2 === void 0 || ephemeralContainers2.length === 0) return none;
  const others = new Set([...containers, ...initContainers].map(({ name: name8 }) => name8));
  const names3 = new Set(others);
  const why = "cannot be set for an Ephemeral Container";
  return validateEach(ephemeralContainers2, path2, (container, at) => {
    const { name: name8, image = "", targetContainerName: target2 = "", volumeMounts } = container;
    return [
      ...validateContainer(container, at, check2),
      ...validateTrimmed(image, `${at}.image`),
      ...takeName(name8, at, names3),
      ...target2 === "" || others.has(target2) ? none : [notFoundField(`${at}.targetContainerName`, target2)],
      ...forbiddenFields(container).map((field) => forbiddenField(`${at}.${field}`, why)),
      ...validateEach(volumeMounts, `${at}.volumeMounts`, ({ subPath, subPathExpr }, mount) => [
        ...(subPath ?? "") === "" ? none : [forbiddenField(`${mount}.subPath`, why)],
        ...(subPathExpr ?? "") === "" ? none : [forbiddenField(`${mount}.subPathExpr`, why)]
      ])
    ];
  });
}
function forbiddenFields(container) {
  const { limits = {}, requests: requests2 = {}, claims = [] } = container.resources;
  const resources = { ...limits, ...requests2, ...claims };
  const fields = {
    ports: container.ports?.length,
    resources: Object.keys(resources).length,
    resizePolicy: container.resizePolicy?.length,
    restartPolicy: container.restartPolicy,
    restartPolicyRules: container.restartPolicyRules?.length,
    livenessProbe: container.livenessProbe,
    readinessProbe: container.readinessProbe,
    startupProbe: container.startupProbe,
    lifecycle: container.lifecycle
  };
  const given2 = Object.entries(fields).filter(([, value]) => value !== void 0 && value !== 0);
  return given2.map(([name8]) => name8);
}
var validateTrimmed = (image, path2) => image.trim().length === image.length ? none : [invalid(path2, image, "must not have leading or trailing whitespace")];
var messagePolicies = ["FallbackToLogsOnError", "File"];
var pullPolicies = ["Always", "IfNotPresent", "Never"];
function validateContainer(container, path2, check2) {
  const { name: name8, image, terminationMessagePolicy, imagePullPolicy } = container;
  const { spec, volumes, claims } = check2;
  const hostUsers = spec.hostUsers ?? true;
  return [
    ...name8 === "" ? [required(`${path2}.name`)] : validateText(name8, `${path2}.name`, labelNameProblems),
    ...validatePresent(image, `${path2}.image`),
    ...validateWord(terminationMessagePolicy, `${path2}.terminationMessagePolicy`, messagePolicies),
    ...validatePorts(container.ports, `${path2}.ports`),
    ...validateEach(container.env, `${path2}.env`, validateEnvVar),
    ...validateEnvFrom(container.envFrom, `${path2}.envFrom`),
    ...validateMounts(container, `${path2}.volumeMounts`, volumes),
    ...validateDevices(container, `${path2}.volumeDevices`, volumes),
    // Absent only where defaults were not filled in.
    ...validateOptionalWord(imagePullPolicy, `${path2}.imagePullPolicy`, pullPolicies),
    ...validateContainerResources(container.resources, `${path2}.resources`, claims),
    ...validateResizePolicy(container.resizePolicy, `${path2}.resizePolicy`, spec.restartPolicy),
    ...validateSecurityContext(container.securityContext, `${path2}.securityContext`, hostUsers)
  ];
}
function takeName(name8, path2, names3) {
  if (names3.has(name8)) return [duplicate(`${path2}.name`, name8)];
  if (name8 !== "") names3.add(name8);
  return none;
}
function validateLiving(container, path2, check2) {
  return [
    ...validateLifecycle(container.lifecycle, `${path2}.lifecycle`, check2.spec),
    ...validateLivenessProbe(container.livenessProbe, `${path2}.livenessProbe`),
    ...validateReadinessProbe(container.readinessProbe, `${path2}.readinessProbe`),
    ...validateLivenessProbe(container.startupProbe, `${path2}.startupProbe`)
  ];
}
function validateOneShot(container, path2) {
  const fields = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"];
  const why = "may not be set for init containers without restartPolicy=Always";
  const restarts = "must not be set to 'RestartContainer' for non-sidecar initContainers";
  return [
    ...fields.filter((field) => container[field] !== void 0).map((field) => forbiddenField(`${path2}.${field}`, why)),
    ...validateEach(
      container.resizePolicy,
      `${path2}.resizePolicy`,
      ({ restartPolicy }, at) => restartPolicy === "RestartContainer" ? [invalid(`${at}.restartPolicy`, restartPolicy, restarts)] : none
    )
  ];
}

// api/core/pod/validate-network.ts
var nameserversMax = 3;
var searchesMax = 32;
var searchBytesMax = 2048;
var hostnameBytesMax = 64;
var validateDnsPolicy = (policy, path2) => validateWord(policy, path2, ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"]);
function validateDnsConfig({ dnsConfig, dnsPolicy }, path2) {
  if (dnsConfig === void 0) {
    const why = "must provide `dnsConfig` when `dnsPolicy` is None";
    return dnsPolicy === "None" ? [required(path2, why)] : none;
  }
  const { nameservers = [], searches = [], options } = dnsConfig;
  if (dnsPolicy === "None" && nameservers.length === 0) {
    const why = "must provide at least one DNS nameserver when `dnsPolicy` is None";
    return [required(`${path2}.nameservers`, why)];
  }
  return [
    ...nameservers.length > nameserversMax ? [tooManyOf(nameservers, `${path2}.nameservers`, `${nameserversMax} nameservers`)] : none,
    ...validateEach(nameservers, `${path2}.nameservers`, validateAddress),
    ...validateSearches(searches, `${path2}.searches`),
    ...validateEach(
      options,
      `${path2}.options`,
      ({ name: name8 = "" }, at) => name8 === "" ? [required(at, "must not be empty")] : none
    )
  ];
}
var tooManyOf = (value, path2, most) => invalid(path2, value, `must not have more than ${most}`);
function validateSearches(searches, path2) {
  const characters = `${searchBytesMax} characters (including spaces) in the search list`;
  return [
    ...searches.length > searchesMax ? [tooManyOf(searches, path2, `${searchesMax} search paths`)] : none,
    ...searches.join(" ").length > searchBytesMax ? [tooManyOf(searches, path2, characters)] : none,
    ...validateEach(
      searches,
      path2,
      (search, at) => search === "." ? none : validateText(search.replace(/\.$/, ""), at, searchProblems)
    )
  ];
}
var searchLabel = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
var searchPattern = `${searchLabel}(\\.${searchLabel})*`;
var searchForm = new RegExp(`^${searchPattern}$`);
function searchProblems(search) {
  const rule = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${searchPattern}')`;
  return [
    ...search.length > 253 ? ["must be no more than 253 bytes"] : [],
    ...searchForm.test(search) ? [] : [rule]
  ];
}
var validateHostAliases = (aliases, path2) => validateEach(aliases, path2, ({ ip, hostnames }, at) => [
  ...validateAddress(ip, `${at}.ip`),
  ...validateEach(hostnames, `${at}.hostnames`, validateSubdomain)
]);
var validateHostnames = ({ hostname = "", subdomain = "" }, path2) => [
  ...hostname === "" ? none : validateText(hostname, `${path2}.hostname`, labelNameProblems),
  ...subdomain === "" ? none : validateText(subdomain, `${path2}.subdomain`, labelNameProblems)
];
function validateHostnameOverride(spec, path2) {
  const { hostnameOverride: name8 } = spec;
  if (name8 === void 0) return none;
  const at = `${path2}.hostnameOverride`;
  const refuse2 = (field) => forbiddenField(at, `may not be specified when ${field} is true`);
  return [
    ...spec.setHostnameAsFQDN === true ? [refuse2("setHostnameAsFQDN")] : none,
    ...spec.hostNetwork === true ? [refuse2("hostNetwork")] : none,
    ...name8.length > hostnameBytesMax ? [tooLong(at, hostnameBytesMax)] : none,
    ...validateText(name8, at, subdomainProblems)
  ];
}
var validateAddress = (address2, path2) => validateText(address2, path2, ipProblems);

// api/core/pod/validate-volume-config.ts
var validateSecretVolume = (source, path2) => [
  ...validatePresent(source.secretName, `${path2}.secretName`),
  ...validateFileMode(source.defaultMode, `${path2}.defaultMode`),
  ...validateEach(source.items, `${path2}.items`, validateKeyToPath)
];
var validateConfigMapVolume = (source, path2) => [
  ...validatePresent(source.name, `${path2}.name`),
  ...validateFileMode(source.defaultMode, `${path2}.defaultMode`),
  ...validateEach(source.items, `${path2}.items`, validateKeyToPath)
];
var validateDownwardVolume = (source, path2) => [
  ...validateFileMode(source.defaultMode, `${path2}.defaultMode`),
  ...validateEach(source.items, path2, (file) => validateFile(file, path2))
];
function validateKeyToPath(item, path2) {
  return [
    ...validatePresent(item.key, `${path2}.key`),
    ...validatePresent(item.path, `${path2}.path`),
    ...validateUnreservedPath(item.path, `${path2}.path`),
    ...validateFileMode(item.mode, `${path2}.mode`)
  ];
}
function validateFile(file, path2) {
  return [
    ...validatePresent(file.path, `${path2}.path`),
    ...validateUnreservedPath(file.path, `${path2}.path`),
    ...validateFileSource(file, path2),
    ...validateFileMode(file.mode, `${path2}.mode`)
  ];
}
function validateFileSource(file, path2) {
  const { fieldRef, resourceFieldRef } = file;
  if (fieldRef !== void 0) {
    const both = "fieldRef and resourceFieldRef can not be specified simultaneously";
    return [
      ...validateFieldRef(fieldRef, `${path2}.fieldRef`, fileFields),
      ...resourceFieldRef === void 0 ? none : [invalid(path2, "resource", both)]
    ];
  }
  if (resourceFieldRef === void 0) {
    return [required(path2, "one of fieldRef and resourceFieldRef is required")];
  }
  return validateResourceFieldRef(resourceFieldRef, `${path2}.resourceFieldRef`, true);
}
function validateProjectedVolume(source, path2) {
  const files = /* @__PURE__ */ new Set();
  const claim = (file, owner = file) => {
    if (files.has(file)) return [invalid(path2, owner, "conflicting duplicate paths")];
    files.add(file);
    return none;
  };
  return [
    ...validateFileMode(source.defaultMode, `${path2}.defaultMode`),
    ...validateEach(source.sources, `${path2}.sources`, (projection, at) => [
      ...validateProjection(projection, at, claim),
      ...validateServiceAccountToken(projection.serviceAccountToken, at, path2),
      ...validateTrustBundle(projection.clusterTrustBundle, `${at}.clusterTrustBundle`, claim),
      ...validateCertificate(projection.podCertificate, `${at}.podCertificate`, claim),
      ...Object.values(projection).filter((part2) => part2 !== void 0).length > 1 ? [forbiddenField(at, "may not specify more than 1 volume type per source")] : none
    ])
  ];
}
function validateProjection({ secret, configMap, downwardAPI }, path2, claim) {
  const errors = [];
  for (const [kind2, source] of Object.entries({ secret, configMap })) {
    if (source === void 0) continue;
    const { name: name8 = "", items: items2 } = source;
    errors.push(...validatePresent(name8, `${path2}.${kind2}.name`));
    const itemErrors = validateEach(items2, `${path2}.${kind2}.items`, (item, at2) => [
      ...validateKeyToPath(item, at2),
      ...item.path === "" ? none : claim(item.path, name8)
    ]);
    errors.push(...itemErrors);
  }
  const at = `${path2}.downwardAPI`;
  const fileErrors = validateEach(downwardAPI?.items, at, (file) => [
    ...validateFile(file, at),
    ...file.path === "" ? none : claim(file.path)
  ]);
  return [...errors, ...fileErrors];
}
function validateServiceAccountToken(token, path2, volumePath) {
  if (token === void 0) return none;
  const { expirationSeconds, path: file } = token;
  const at = `${path2}.serviceAccountToken.expirationSeconds`;
  const short = "may not specify a duration less than 10 minutes";
  const long = "may not specify a duration larger than 2^32 seconds";
  return [
    ...expirationSeconds < 600 ? [invalid(at, expirationSeconds, short)] : none,
    ...expirationSeconds > 2 ** 32 ? [invalid(at, expirationSeconds, long)] : none,
    ...file === "" ? [required(`${volumePath}.path`)] : validateUnreservedPath(file, `${volumePath}.path`)
  ];
}
function validateTrustBundle(bundle, path2, claim) {
  if (bundle === void 0) return none;
  return [
    ...validateTrustSource(bundle, path2),
    ...validatePresent(bundle.path, `${path2}.path`),
    ...validateUnreservedPath(bundle.path, `${path2}.path`),
    ...claim(bundle.path)
  ];
}
function validateTrustSource(bundle, path2) {
  const { name: name8, signerName, labelSelector } = bundle;
  if (name8 !== void 0 && signerName !== void 0) {
    return [invalid(path2, bundle, "only one of name and signerName may be used")];
  }
  if (name8 !== void 0) {
    const unset = "labelSelector must be unset if name is specified";
    const problems = subdomainProblems(name8.slice(name8.lastIndexOf(":") + 1));
    return [
      ...name8 === "" ? [required(`${path2}.name`, "must be a valid object name")] : none,
      ...problems.map(
        (why) => invalid(`${path2}.name`, name8, `not a valid clustertrustbundlename: ${why}`)
      ),
      ...labelSelector === void 0 ? none : [invalid(`${path2}.labelSelector`, labelSelector, unset)]
    ];
  }
  if (signerName === void 0) {
    return [required(path2, "either name or signerName must be specified")];
  }
  return [
    ...signerName === "" ? [required(`${path2}.signerName`, "must be a valid signer name")] : none,
    ...validateSignerName(signerName, `${path2}.signerName`),
    ...validateLabelSelector(labelSelector, `${path2}.labelSelector`)
  ];
}
function validateSignerName(name8, path2) {
  if (name8 === "") return [required(path2)];
  const parts = name8.split("/");
  if (parts.length !== 2 || parts.includes("")) {
    const form = "must be a fully qualified domain and path of the form 'example.com/signer-name'";
    return [invalid(path2, name8, form)];
  }
  const problems = parts.flatMap((part2) => subdomainProblems(part2));
  return problems.map((why) => invalid(path2, name8, why));
}
var keyTypes = ["ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519", "RSA3072", "RSA4096"];
var hourSeconds = 3600;
var certificateSecondsMax = 91 * 24 * hourSeconds;
function validateCertificate(certificate2, path2, claim) {
  if (certificate2 === void 0) return none;
  const { signerName, keyType, maxExpirationSeconds: seconds = hourSeconds } = certificate2;
  const names3 = ["credentialBundlePath", "keyPath", "certificateChainPath"];
  const given2 = names3.filter((name8) => (certificate2[name8] ?? "") !== "");
  const missing2 = `specify at least one of ${names3[0]}, ${names3[1]}, and ${names3[2]}`;
  const range = `must be between ${hourSeconds} and ${certificateSecondsMax}, inclusive`;
  const isInRange = seconds >= hourSeconds && seconds <= certificateSecondsMax;
  return [
    ...validateSignerName(signerName, `${path2}.signerName`),
    ...keyTypes.includes(keyType) ? none : [notSupported(`${path2}.keyType`, keyType, keyTypes)],
    ...isInRange ? none : [invalid(`${path2}.maxExpirationSeconds`, seconds, range)],
    ...given2.length === 0 ? [required(path2, missing2)] : none,
    ...given2.flatMap((name8) => {
      const file = certificate2[name8] ?? "";
      return [...validateUnreservedPath(file, `${path2}.${name8}`), ...claim(file)];
    })
  ];
}

// api/core/pod/validate-volume-remote.ts
var validateDisk = (idField) => (source, path2) => {
  const { partition = 0 } = source;
  return [
    ...validatePresent(source[idField], `${path2}.${idField}`),
    ...partition < 0 || partition > 255 ? [invalid(`${path2}.partition`, partition, rangeText(1, 255))] : none
  ];
};
var validateGiven = (...fields) => (source, path2) => fields.flatMap(
  (field) => (source[field]?.length ?? 0) > 0 ? none : [required(`${path2}.${field}`)]
);
var validateSecretName = (reference2, path2) => reference2 === void 0 ? none : validatePresent(reference2.name, `${path2}.name`);
function validateNfs({ server: server3, path: exported }, path2) {
  return [
    ...validatePresent(server3, `${path2}.server`),
    ...validatePresent(exported, `${path2}.path`),
    ...exported.startsWith("/") ? none : [invalid(`${path2}.path`, exported, "must be an absolute path")]
  ];
}
function validateIscsi(source, path2) {
  const { targetPortal, iqn, lun, chapAuthDiscovery, chapAuthSession, initiatorName } = source;
  const needsSecret = chapAuthDiscovery === true || chapAuthSession === true;
  return [
    ...validatePresent(targetPortal, `${path2}.targetPortal`),
    ...iqn === "" ? [required(`${path2}.iqn`)] : validateIqn(iqn, `${path2}.iqn`),
    ...validateLun(lun, `${path2}.lun`),
    ...needsSecret && source.secretRef === void 0 ? [required(`${path2}.secretRef`)] : none,
    ...initiatorName === void 0 ? none : validateIqn(initiatorName, `${path2}.initiatorname`)
  ];
}
var iqnForms = /* @__PURE__ */ new Map([
  ["iqn", /^iqn\.\d{4}-\d{2}\.([a-zA-Z0-9.-]+)(:[^,;*&$|\s]+)$/],
  ["eui", /^eui.[a-fA-F0-9]{16}$/],
  ["naa", /^naa.[a-fA-F0-9]{32}$/]
]);
function validateIqn(name8, path2) {
  const form = iqnForms.get(name8.slice(0, 3));
  if (form === void 0) {
    return [invalid(path2, name8, "must be valid format starting with iqn, eui, or naa")];
  }
  return form.test(name8) ? none : [invalid(path2, name8, "must be valid format")];
}
var validateLun = (lun, path2) => lun < 0 || lun > 255 ? [invalid(path2, lun, rangeText(0, 255))] : none;
function validateFc({ targetWWNs = [], wwids = [], lun }, path2) {
  const at = `${path2}.targetWWNs`;
  const both = "targetWWNs and wwids can not be specified simultaneously";
  const either = "must specify either targetWWNs or wwids, but not both";
  const errors = [
    ...targetWWNs.length === 0 && wwids.length === 0 ? [required(at, either)] : none,
    ...targetWWNs.length > 0 && wwids.length > 0 ? [invalid(at, targetWWNs, both)] : none
  ];
  if (targetWWNs.length === 0) return errors;
  const needed = "lun is required if targetWWNs is specified";
  return [
    ...errors,
    ...lun === void 0 ? [required(`${path2}.lun`, needed)] : validateLun(lun, `${path2}.lun`)
  ];
}
function validateQuobyte({ registry: registry2, tenant = "", volume }, path2) {
  const pairs = "must be a host:port pair or multiple pairs separated by commas";
  const uuid = "must be a UUID and may not exceed a length of 64 characters";
  const broken = registry2.split(",").filter((pair2) => !/^(\[[^\]]*\]|[^:[\]]*):[^:]*$/.test(pair2));
  const registryErrors = registry2 === "" ? [required(`${path2}.registry`, pairs)] : tenant.length >= 65 ? [required(`${path2}.tenant`, uuid)] : broken.map(() => invalid(`${path2}.registry`, registry2, pairs));
  return [...registryErrors, ...validatePresent(volume, `${path2}.volume`)];
}
function validateFlocker({ datasetName = "", datasetUUID = "" }, path2) {
  const both = "datasetName and datasetUUID can not be specified simultaneously";
  return [
    ...datasetName === "" && datasetUUID === "" ? [required(path2, "one of datasetName and datasetUUID is required")] : none,
    ...datasetName !== "" && datasetUUID !== "" ? [invalid(path2, "resource", both)] : none,
    ...datasetName.includes("/") ? [invalid(`${path2}.datasetName`, datasetName, "must not contain '/'")] : none
  ];
}
function validateStorageOs(source, path2) {
  const { volumeName = "", volumeNamespace = "", secretRef } = source;
  return [
    ...volumeName === "" ? [required(`${path2}.volumeName`)] : validateText(volumeName, `${path2}.volumeName`, labelNameProblems),
    ...volumeNamespace === "" ? none : validateText(volumeNamespace, `${path2}.volumeNamespace`, labelNameProblems),
    ...validateSecretName(secretRef, `${path2}.secretRef`)
  ];
}
var managedDisk = "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}";
var blobDisk = "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";
function validateAzureDisk(source, path2) {
  const { diskName, diskURI, cachingMode, kind: kind2 } = source;
  const [prefix, form] = kind2 === "Managed" ? ["/subscriptions/", managedDisk] : ["https://", blobDisk];
  return [
    ...validatePresent(diskName, `${path2}.diskName`),
    ...validatePresent(diskURI, `${path2}.diskURI`),
    ...validateOptionalWord(cachingMode, `${path2}.cachingMode`, ["None", "ReadOnly", "ReadWrite"]),
    ...validateOptionalWord(kind2, `${path2}.kind`, ["Dedicated", "Managed", "Shared"]),
    ...diskURI.startsWith(prefix) ? none : [notSupported(`${path2}.diskURI`, diskURI, [form])]
  ];
}
function validateFlexVolume({ driver, options = {} }, path2) {
  const reserved = "kubernetes.io and k8s.io namespaces are reserved";
  const bad = Object.keys(options).filter(
    (key) => /(^|\.)(kubernetes|k8s)\.io$/.test(key.split("/", 1).join("").toLowerCase())
  );
  return [
    ...validatePresent(driver, `${path2}.driver`),
    ...bad.map((key) => invalid(`${path2}.options[${key}]`, key, reserved))
  ];
}

// api/core/pod/validate-volume.ts
function validateVolumes(volumes, path2, podName) {
  const usable = /* @__PURE__ */ new Map();
  const made2 = /* @__PURE__ */ new Set();
  if (podName !== "") {
    for (const volume of volumes ?? []) {
      if (volume.ephemeral !== void 0) made2.add(`${podName}-${volume.name}`);
    }
  }
  const errors = validateEach(volumes, path2, (volume, at) => {
    const found2 = [...validateSource(volume, at, podName), ...validateName(volume, at, usable)];
    if (found2.length === 0) usable.set(volume.name, volume);
    const claimName = volume.persistentVolumeClaim?.claimName ?? "";
    if (!made2.has(claimName)) return found2;
    const why = "must not reference a PVC that gets created for an ephemeral volume";
    return [...found2, invalid(`${at}.persistentVolumeClaim.claimName`, claimName, why)];
  });
  return { errors, usable };
}
function validateName({ name: name8 }, path2, usable) {
  return [
    ...name8 === "" ? [required(`${path2}.name`)] : validateText(name8, `${path2}.name`, labelNameProblems),
    ...usable.has(name8) ? [duplicate(`${path2}.name`, name8)] : none
  ];
}
var validators = {
  emptyDir: validateEmptyDir,
  hostPath: validateHostPath,
  gitRepo: validateGitRepo,
  gcePersistentDisk: validateDisk("pdName"),
  awsElasticBlockStore: validateDisk("volumeID"),
  secret: validateSecretVolume,
  nfs: validateNfs,
  iscsi: validateIscsi,
  glusterfs: validateGiven("endpoints", "path"),
  flocker: validateFlocker,
  persistentVolumeClaim: validateGiven("claimName"),
  rbd: validateGiven("monitors", "image"),
  cinder: (source, path2) => [
    ...validatePresent(source.volumeID, `${path2}.volumeID`),
    ...validateSecretName(source.secretRef, `${path2}.secretRef`)
  ],
  cephfs: validateGiven("monitors"),
  quobyte: validateQuobyte,
  downwardAPI: validateDownwardVolume,
  fc: validateFc,
  flexVolume: validateFlexVolume,
  configMap: validateConfigMapVolume,
  azureFile: validateGiven("secretName", "shareName"),
  vsphereVolume: validateGiven("volumePath"),
  photonPersistentDisk: validateGiven("pdID"),
  portworxVolume: validateGiven("volumeID"),
  azureDisk: validateAzureDisk,
  storageos: validateStorageOs,
  projected: validateProjectedVolume,
  scaleIO: validateGiven("gateway", "system", "volumeName"),
  csi: validateCsi,
  ephemeral: validateEphemeral,
  image: validateImage
};
var isSource = (key) => key in validators;
var sources = Object.keys(validators).filter(isSource);
var surplusFields = {
  cephfs: "cephFS",
  downwardAPI: "downwarAPI"
};
function validateSource(volume, path2, podName) {
  const given2 = sources.filter((key) => volume[key] !== void 0);
  const [first, ...surplus] = given2;
  if (first === void 0) return [required(path2, "must specify a volume type")];
  return [
    ...validateOne(volume, first, path2),
    ...validateGeneratedName(volume, path2, podName),
    ...surplus.map((key) => {
      const why = "may not specify more than 1 volume type";
      return forbiddenField(`${path2}.${surplusFields[key] ?? key}`, why);
    })
  ];
}
function validateOne(volume, key, path2) {
  const source = volume[key];
  if (source === void 0) return none;
  const field = key === "gcePersistentDisk" ? "persistentDisk" : key;
  return validators[key](source, `${path2}.${field}`);
}
function validateGeneratedName({ name: name8, iscsi, ephemeral }, path2, podName) {
  const errors = [];
  if (iscsi?.initiatorName !== void 0 && `${name8}:${iscsi.targetPortal}`.length > 64) {
    const why = "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.";
    errors.push(invalid(`${path2}.name`, name8, why));
  }
  if (ephemeral !== void 0 && podName !== "" && name8 !== "") {
    const claim = `${podName}-${name8}`;
    for (const why of subdomainProblems(claim)) {
      errors.push(invalid(`${path2}.name`, name8, `PVC name "${claim}": ${why}`));
    }
  }
  return errors;
}
function validateEmptyDir({ sizeLimit }, path2) {
  if (sizeLimit === void 0 || compareQuantities(sizeLimit, "0") >= 0) return none;
  const why = "SizeLimit field must be a valid resource quantity";
  return [forbiddenField(`${path2}.sizeLimit`, why)];
}
var hostPathTypes = [
  "",
  "BlockDevice",
  "CharDevice",
  "Directory",
  "DirectoryOrCreate",
  "File",
  "FileOrCreate",
  "Socket"
];
function validateHostPath({ path: host3, type }, path2) {
  if (host3 === "") return [required(`${path2}.path`)];
  return [
    ...validateNoBacksteps(host3, `${path2}.path`),
    ...validateOptionalWord(type, `${path2}.type`, hostPathTypes)
  ];
}
function validateGitRepo({ repository, directory = "" }, path2) {
  return [
    ...validatePresent(repository, `${path2}.repository`),
    ...validateLocalPath(directory, `${path2}.directory`)
  ];
}
function validateCsi({ driver, nodePublishSecretRef }, path2) {
  const at = `${path2}.driver`;
  const secret = nodePublishSecretRef?.name ?? "";
  const secretErrors = nodePublishSecretRef !== void 0 && secret === "" ? [required(`${path2}.nodePublishSecretRef.name`)] : secret === "" ? none : validateText(secret, `${path2}.name`, subdomainProblems);
  return [
    ...validatePresent(driver, at),
    ...driver.length > 63 ? [tooLong(at, 63)] : none,
    ...subdomainProblems(driver.toLowerCase()).map((why) => invalid(at, driver, why)),
    ...secretErrors
  ];
}
var accessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];
function validateEphemeral(source, path2) {
  const at = `${path2}.volumeClaimTemplate`;
  if (source.volumeClaimTemplate === void 0) return [required(at)];
  const { metadata, spec } = source.volumeClaimTemplate;
  const modes = spec.accessModes ?? [];
  return [
    ...validateClaimMetadata(metadata, `${at}.metadata`),
    ...modes.length === 0 ? [required(`${at}.spec.accessModes`, "at least 1 access mode is required")] : none,
    ...modes.flatMap((mode) => validateOptionalWord(mode, `${at}.spec.accessModes`, accessModes)),
    ...spec.resources.requests?.storage === void 0 ? [required(`${at}.spec.resources[storage]`)] : none
  ];
}
function validateClaimMetadata(metadata, path2) {
  const { labels, annotations, ...rest } = metadata;
  const given2 = Object.entries(rest).filter(([, value]) => value !== void 0);
  return [
    ...validateAnnotations(annotations, `${path2}.annotations`),
    ...validateLabels(labels, `${path2}.labels`),
    ...given2.map(([name8]) => forbiddenField(`${path2}.${name8}`, "cannot be set"))
  ];
}
var pullPolicies2 = ["Always", "IfNotPresent", "Never"];
function validateImage({ reference: reference2, pullPolicy }, path2) {
  return [
    ...validatePresent(reference2, `${path2}.reference`),
    ...validateOptionalWord(pullPolicy, `${path2}.pullPolicy`, pullPolicies2)
  ];
}

// api/core/pod/validate-status.ts
var statusFields = [
  "containerStatuses",
  "initContainerStatuses",
  "ephemeralContainerStatuses"
];
function validatePodStatusUpdate(next, stored) {
  const { status } = next;
  const nominated = status.nominatedNodeName ?? "";
  const isNewNomination = nominated !== "" && nominated !== stored.status.nominatedNodeName;
  const placed = "may not be changed directly";
  return [
    ...validateAnnotationUpdates(next.metadata, stored.metadata, "metadata.annotations"),
    ...status.conditions === stored.status.conditions ? none : validateConditions(next),
    ...(next.spec.nodeName ?? "") === (stored.spec.nodeName ?? "") ? none : [forbiddenField("status.nodeName", placed)],
    ...isNewNomination ? validateSubdomain(nominated, "status.nominatedNodeName") : none,
    ...(status.qosClass ?? "") === (stored.status.qosClass ?? "") ? none : [invalid("status.qosClass", status.qosClass ?? "", "field is immutable")],
    ...validateTransitions(next, stored),
    ...validateClaimStatuses(status.resourceClaimStatuses, next.spec.resourceClaims ?? []),
    ...status.podIPs === stored.status.podIPs ? none : validateAddresses2(status.podIPs, "status.podIPs"),
    ...validateHostAddresses(next, stored),
    ...statusFields.flatMap(
      (field) => validateEach(status[field], `status.${field}`, (each, at) => validateUser(each, at, next))
    ),
    ...validateDevices2(next)
  ];
}
var systemConditions = /* @__PURE__ */ new Set(["PodScheduled", "Ready", "Initialized"]);
var validateConditions = ({ status }) => validateEach(
  status.conditions,
  "metadata.conditions",
  ({ type }, at) => systemConditions.has(type) ? none : validateQualifiedName(type, `${at}.Type`)
);
function validateTransitions(next, stored) {
  const hasEnded = ({ state }) => state.terminated !== void 0;
  if (!statusFields.some((field) => stored.status[field]?.some(hasEnded))) return none;
  const { containers, initContainers = [] } = stored.spec;
  const restartsAll = [...containers, ...initContainers].some(
    ({ restartPolicyRules }) => restartPolicyRules?.some(({ action }) => action === "RestartAllContainers")
  );
  if (restartsAll) return none;
  const specOf = new Map([...containers, ...initContainers].map((each) => [each.name, each]));
  const why = "may not be transitioned to non-terminated state";
  return statusFields.flatMap((field) => {
    const fresh = new Map(next.status[field]?.map((each) => [each.name, each]));
    return validateEach(stored.status[field], `status.${field}`, (old, at) => {
      const policy = policyOf(specOf.get(old.name), field, stored.spec.restartPolicy);
      const change = fresh.get(old.name);
      if (mayRestart(old, policy) || change === void 0) return none;
      return change.state.terminated === void 0 ? [forbiddenField(`${at}.state`, why)] : none;
    });
  });
}
function policyOf(container, field, podPolicy) {
  if (field === "ephemeralContainerStatuses") return "Never";
  if ((container?.restartPolicyRules?.length ?? 0) > 0) return "Always";
  return container?.restartPolicy ?? podPolicy;
}
function mayRestart({ state }, policy) {
  if (policy === "Always" || state.terminated === void 0) return true;
  return policy === "OnFailure" && state.terminated.exitCode !== 0;
}
function validateClaimStatuses(statuses, claims) {
  const seen = /* @__PURE__ */ new Set();
  const unknown4 = "must match the name of an entry in `spec.resourceClaims`";
  return validateEach(statuses, "status.resourceClaimStatuses", (status, at) => {
    const { name: name8, resourceClaimName } = status;
    const isKnown = claims.some((claim) => claim.name === name8);
    const repeated2 = seen.has(name8) ? [duplicate(`${at}.name`, name8)] : none;
    seen.add(name8);
    return [
      ...isKnown ? none : [invalid(`${at}.name`, name8, unknown4)],
      ...repeated2,
      ...resourceClaimName === void 0 ? none : validateSubdomain(resourceClaimName, `${at}.name`)
    ];
  });
}
function validateAddresses2(addresses, path2) {
  if (addresses === void 0 || addresses.length === 0) return none;
  const errors = validateEach(addresses, path2, ({ ip }, at) => validateAddress(ip, at));
  const families2 = new Set(addresses.map(({ ip }) => ipFamily(ip)));
  if (errors.length > 0 || families2.size === addresses.length) return errors;
  return [invalid(path2, addresses, "may specify no more than one IP for each IP family")];
}
function validateHostAddresses({ status }, stored) {
  const first = status.hostIPs?.[0]?.ip;
  const differs = first !== void 0 && first !== (status.hostIP ?? "");
  return [
    ...differs ? [invalid("status.hostIPs[0].ip", first, "must be equal to `hostIP`")] : none,
    ...status.hostIPs === stored.status.hostIPs ? none : validateAddresses2(status.hostIPs, "status.hostIPs")
  ];
}
function validateUser({ user }, path2, { spec }) {
  if (user?.linux === void 0) return none;
  const at = `${path2}.linux`;
  const { uid, gid, supplementalGroups } = user.linux;
  const os = spec.os?.name ?? "linux";
  if (os === "windows") return [forbiddenField(at, "cannot be set for a windows pod")];
  return [
    ...validateId(uid, `${at}.uid`),
    ...validateId(gid, `${at}.gid`),
    ...validateEach(supplementalGroups, `${at}.supplementalGroups`, validateId)
  ];
}
function validateDevices2({ spec, status }) {
  const containers = [...spec.containers, ...spec.initContainers ?? []];
  const of = (field2) => validateEach(status[field2], `status.${field2}`, (each, at) => {
    const container = containers.find(({ name: name8 }) => name8 === each.name);
    return validateHealth(each, `${at}.allocatedResourcesStatus`, container);
  });
  const field = "ephemeralContainerStatuses";
  const why = "must not be specified in container status";
  return [
    ...of("containerStatuses"),
    ...of("initContainerStatuses"),
    ...validateEach(
      status[field],
      `status.${field}`,
      ({ allocatedResourcesStatus: given2 }, at) => (given2?.length ?? 0) > 0 ? [forbiddenField(`${at}.allocatedResourcesStatus`, why)] : none
    )
  ];
}
var healthWords = ["Healthy", "Unhealthy", "Unknown"];
function validateHealth({ allocatedResourcesStatus: statuses }, path2, container) {
  return validateEach(statuses, path2, ({ name: name8, resources }, at) => {
    const ids = /* @__PURE__ */ new Set();
    return [
      ...container === void 0 ? none : validateDeviceName(name8, `${at}.name`, container),
      ...validateEach(resources, `${at}.resources`, ({ resourceID, health = "" }, devicePath) => {
        const repeated2 = ids.has(resourceID);
        ids.add(resourceID);
        return [
          ...healthWords.includes(health) ? none : [notSupported(`${devicePath}.health`, health, healthWords)],
          ...repeated2 ? [duplicate(`${devicePath}.resourceID`, resourceID)] : none
        ];
      })
    ];
  });
}
function validateDeviceName(name8, path2, { resources }) {
  const { claims = [], requests: requests2 = {} } = resources;
  if (!name8.startsWith("claim:")) {
    const why2 = "must match one of the container's resource requests";
    return requests2[name8] === void 0 ? [invalid(path2, name8, why2)] : none;
  }
  const isKnown = claims.some((claim) => {
    const request = claim.request ?? "";
    return name8 === `claim:${claim.name}${request === "" ? "" : `/${request}`}`;
  });
  const why = "must match one of the container's resource claims in a format 'claim:<claimName>/<request>' or 'claim:<claimName>' if request is empty";
  return isKnown ? none : [invalid(path2, name8, why)];
}

// api/core/pod/equal-spec.ts
var maps = /* @__PURE__ */ new Set(["nodeSelector", "overhead", "limits", "requests", "matchLabels", "options"]);
var amounts = /* @__PURE__ */ new Set(["overhead", "limits", "requests"]);
var plain = new Set(
  "hostNetwork hostPID hostIPC stdin stdinOnce tty readOnly hostPort hostIP nodeName hostname subdomain priorityClassName value workingDir subPath subPathExpr key operator effect".split(" ")
);
function equalPart(left, right, name8 = "") {
  if (left === right) return true;
  if (Array.isArray(left) || Array.isArray(right)) return equalLists(left ?? [], right ?? []);
  if (isObject(left) || isObject(right)) {
    const isMap = maps.has(name8);
    return equalObjects(left ?? (isMap ? {} : left), right ?? (isMap ? {} : right), name8);
  }
  return plain.has(name8) && isZero(left) && isZero(right);
}
function equalLists(left, right) {
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  return left.every((item, index) => equalPart(item, right[index]));
}
function equalObjects(left, right, name8) {
  if (!isObject(left) || !isObject(right)) return false;
  const equal = amounts.has(name8) ? equalAmounts : equalPart;
  for (const key in left) if (!equal(left[key], right[key], key)) return false;
  for (const key in right) {
    if (left[key] === void 0 && !equal(void 0, right[key], key)) return false;
  }
  return true;
}
function equalAmounts(left, right) {
  if (typeof left !== "string" || typeof right !== "string") return left === right;
  if (parseQuantity(left) === void 0 || parseQuantity(right) === void 0) return false;
  return compareQuantities(left, right) === 0;
}
var isZero = (value) => value === void 0 || value === false || value === 0 || value === "";

// api/core/pod/qos.ts
function qosClass(spec) {
  const parts = spec.resources !== void 0 && hasPodLevelResources(spec.resources) ? [spec.resources] : [...spec.containers, ...spec.initContainers ?? []].map(({ resources }) => resources);
  const requests2 = total(parts, "requests");
  const limits = total(parts, "limits");
  if (Object.keys(requests2).length + Object.keys(limits).length === 0) return "BestEffort";
  const limited = parts.every(
    ({ limits: own2 = {} }) => computeResources.every((name8) => given(own2, name8))
  );
  const equal = Object.keys(requests2).length === Object.keys(limits).length && Object.entries(requests2).every(([name8, amount2]) => {
    const limit = limits[name8];
    return limit !== void 0 && compareQuantities(limit, amount2) === 0;
  });
  return limited && equal ? "Guaranteed" : "Burstable";
}
var computeResources = ["cpu", "memory"];
var given = (amounts2, name8) => compareQuantities(amounts2[name8] ?? "0", "0") > 0;
function total(parts, kind2) {
  const sums = {};
  for (const part2 of parts) {
    const amounts2 = part2[kind2] ?? {};
    for (const name8 of computeResources) {
      if (given(amounts2, name8)) sums[name8] = addQuantities(sums[name8] ?? "0", amounts2[name8] ?? "0");
    }
  }
  return sums;
}

// api/core/pod/validate-subresource.ts
function validateEphemeralContainersUpdate(next, stored) {
  if (stored.metadata.annotations?.[mirrorAnnotation] !== void 0) {
    return [forbiddenField("", "static pods do not support ephemeral containers")];
  }
  const path2 = "spec.ephemeralContainers";
  const now = new Map(next.spec.ephemeralContainers?.map((each) => [each.name, each]));
  return (stored.spec.ephemeralContainers ?? []).flatMap((old) => {
    const refuse2 = (verb) => [
      forbiddenField(path2, `existing ephemeral containers "${old.name}" may not be ${verb}
`)
    ];
    const change = now.get(old.name);
    if (change === void 0) return refuse2("removed");
    return equalPart(change, old) ? [] : refuse2("changed");
  });
}
function validatePodResize(next, stored) {
  const refused2 = whyNotResizable(stored);
  if (refused2 !== void 0) return [forbiddenField("", refused2)];
  const errors = [];
  if ((stored.status.qosClass ?? qosClass(stored.spec)) !== qosClass(next.spec)) {
    const why = "Pod QOS Class may not change as a result of resizing";
    errors.push(invalid("spec", next.status.qosClass ?? "", why));
  }
  const [sidecars, once] = [isSidecar, (container) => !isSidecar(container)];
  errors.push(
    ...validateResizes(next, stored, { field: "initContainers", isResized: sidecars }),
    ...validateResizes(next, stored, { field: "containers", isResized: () => true })
  );
  const immutable = "resources for non-sidecar init containers are immutable";
  stored.spec.initContainers?.filter(once).forEach((old) => {
    const change = next.spec.initContainers?.find(({ name: name8 }) => name8 === old.name);
    if (!equalPart(change, old)) errors.push(forbiddenField("spec", immutable));
  });
  if (errors.length > 0) return errors;
  const only = "only cpu and memory resources are mutable";
  return equalPart(withStoredCompute(next, stored).spec, stored.spec) ? [] : [forbiddenField("spec", only)];
}
function whyNotResizable({ metadata, spec }) {
  if (metadata.annotations?.[mirrorAnnotation] !== void 0)
    return "static pods cannot be resized";
  return spec.os?.name === "windows" ? "windows pods cannot be resized" : void 0;
}
function validateResizes(next, stored, { field, isResized }) {
  return (stored.spec[field] ?? []).flatMap((old, index) => {
    const change = next.spec[field]?.[index];
    if (change === void 0 || !isResized(old)) return [];
    return validateResize(change, old, `spec.${field}[${index}].resources`);
  });
}
function validateResize(next, stored, path2) {
  return ["requests", "limits"].flatMap(
    (kind2) => isRemoved(next.resources, stored.resources, kind2) ? [forbiddenField(`${path2}.${kind2}`, `resource ${kind2} cannot be removed`)] : none
  );
}
var isRemoved = (next, stored, kind2) => Object.keys(stored[kind2] ?? {}).some((name8) => next[kind2]?.[name8] === void 0);
function withStoredCompute(next, stored) {
  const restore = (container, old) => {
    if (old === void 0) return container;
    const of = (kind2) => {
      const { cpu: _cpu, memory: _memory, ...rest } = container.resources[kind2] ?? {};
      const { cpu, memory } = old.resources[kind2] ?? {};
      return {
        ...rest,
        ...cpu === void 0 ? {} : { cpu },
        ...memory === void 0 ? {} : { memory }
      };
    };
    const resources = { ...container.resources, requests: of("requests"), limits: of("limits") };
    return { ...container, resources };
  };
  const { containers, initContainers } = stored.spec;
  const spec = {
    ...next.spec,
    containers: next.spec.containers.map((each, index) => restore(each, containers[index])),
    initContainers: next.spec.initContainers?.map(
      (each, index) => restore(each, initContainers?.[index])
    ),
    resources: stored.spec.resources
  };
  return { ...next, spec };
}

// api/core/pod/validate-update.ts
function validatePodUpdate(next, stored) {
  return [
    ...validateAnnotationUpdates(next.metadata, stored.metadata, "metadata.annotations"),
    ...next.spec === stored.spec ? none : validateSpecUpdate(next.spec, stored.spec)
  ];
}
function validateSpecUpdate(next, stored) {
  const addsOrRemoves = "pod updates may not add or remove containers";
  for (const field of ["containers", "initContainers"]) {
    if ((next[field]?.length ?? 0) !== (stored[field]?.length ?? 0)) {
      return [forbiddenField(`spec.${field}`, addsOrRemoves)];
    }
  }
  const deadline = validateDeadline(next.activeDeadlineSeconds, stored.activeDeadlineSeconds);
  if (deadline.length > 0 && next.activeDeadlineSeconds !== void 0) return deadline;
  return [
    ...deadline,
    ...validateTolerationsKept(next.tolerations, stored.tolerations),
    ...validateGatesOnlyRemoved(next, stored),
    ...validateRest(next, stored)
  ];
}
function validateDeadline(next, stored) {
  const path2 = "spec.activeDeadlineSeconds";
  if (next === void 0) {
    const why = "must not update from a positive integer to nil value";
    return stored === void 0 ? none : [invalid(path2, "null", why)];
  }
  if (next < 0 || next > int32Max) return [invalid(path2, next, rangeText(0, int32Max))];
  if (stored === void 0 || stored >= next) return none;
  return [invalid(path2, next, "must be less than or equal to previous value")];
}
function validateTolerationsKept(next = [], stored = []) {
  const isKept = ({ tolerationSeconds: _, ...old }) => next.some(({ tolerationSeconds: tolerationSeconds2, ...each }) => equalPart(each, old));
  const why = "existing toleration can not be modified except its tolerationSeconds";
  return stored.every(isKept) ? none : [forbiddenField("spec.tolerations", why)];
}
function validateGatesOnlyRemoved(next, stored) {
  const old = new Set(stored.schedulingGates?.map(({ name: name8 }) => name8));
  return (next.schedulingGates ?? []).flatMap(({ name: name8 }, index) => {
    const why = `only deletion is allowed, but found new scheduling gate '${name8}'`;
    return old.has(name8) ? [] : [forbiddenField(`spec.schedulingGates[${index}].name`, why)];
  });
}
var updatable = [
  "`spec.containers[*].image`",
  "`spec.initContainers[*].image`",
  "`spec.activeDeadlineSeconds`",
  "`spec.tolerations` (only additions to existing tolerations)",
  "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"
].join(",");
function validateRest(next, stored) {
  const isGated = (stored.schedulingGates?.length ?? 0) > 0;
  const nodeErrors = isGated ? validateNodesNarrowed(next, stored) : none;
  const rest = withStoredUpdatable(isGated ? withStoredNodes(next, stored) : next, stored);
  if (equalPart(rest, stored)) return nodeErrors;
  const why = `pod updates may not change fields other than ${updatable}`;
  return [...nodeErrors, forbiddenField("spec", why)];
}
function withStoredUpdatable(next, stored) {
  const grace = next.terminationGracePeriodSeconds;
  const mayBeOne = stored.terminationGracePeriodSeconds < 0 && grace === 1;
  return {
    ...next,
    containers: withStoredImages(next.containers, stored.containers),
    initContainers: withStoredImages(next.initContainers ?? [], stored.initContainers ?? []),
    activeDeadlineSeconds: stored.activeDeadlineSeconds,
    schedulingGates: stored.schedulingGates,
    tolerations: stored.tolerations,
    terminationGracePeriodSeconds: mayBeOne ? stored.terminationGracePeriodSeconds : grace
  };
}
var withStoredImages = (next, stored) => next.map((container, index) => withMembers(container, { image: stored[index]?.image }));
function withStoredNodes(next, stored) {
  const nodeAffinity2 = stored.affinity?.nodeAffinity;
  const others = { ...next.affinity, nodeAffinity: void 0 };
  const isOnlyNodes = others.podAffinity === void 0 && others.podAntiAffinity === void 0;
  const isNone = isOnlyNodes && nodeAffinity2 === void 0 && stored.affinity === void 0;
  return {
    ...next,
    nodeSelector: stored.nodeSelector,
    affinity: isNone ? void 0 : { ...others, nodeAffinity: nodeAffinity2 }
  };
}
function validateNodesNarrowed(next, stored) {
  const kept = Object.entries(stored.nodeSelector ?? {}).every(
    ([key, value]) => next.nodeSelector?.[key] === value
  );
  const why = "only additions to spec.nodeSelector are allowed (no mutations or deletions)";
  return [
    ...kept ? none : [invalid("spec.nodeSelector", next.nodeSelector ?? null, why)],
    ...validateTermsNarrowed(next.affinity?.nodeAffinity, stored.affinity?.nodeAffinity)
  ];
}
function validateTermsNarrowed(next, stored) {
  const field = "requiredDuringSchedulingIgnoredDuringExecution";
  const path2 = `spec.affinity.nodeAffinity.${field}.nodeSelectorTerms`;
  const oldTerms = stored?.[field]?.nodeSelectorTerms ?? [];
  const newTerms = next?.[field]?.nodeSelectorTerms ?? [];
  if (oldTerms.length === 0) return none;
  if (oldTerms.length !== newTerms.length) {
    const why2 = "no additions/deletions to non-empty NodeSelectorTerms list are allowed";
    return [invalid(path2, newTerms.length === 0 ? null : newTerms.map(printedTerm), why2)];
  }
  const why = "only additions are allowed (no mutations or deletions)";
  return newTerms.flatMap(
    (term, index) => isNarrowed(term, oldTerms[index] ?? {}) ? [] : [invalid(`${path2}[${index}]`, printedTerm(term), why)]
  );
}
function isNarrowed(next, stored) {
  const { matchExpressions: expressions = [], matchFields: fields = [] } = stored;
  const [newExpressions, newFields] = [next.matchExpressions ?? [], next.matchFields ?? []];
  if (expressions.length + fields.length === 0) {
    return newExpressions.length + newFields.length === 0;
  }
  return equalPart(newExpressions.slice(0, expressions.length), expressions) && equalPart(newFields.slice(0, fields.length), fields);
}
var printedRequirement = (requirement) => printed(requirement, ["Key", "Operator", "Values"]);
var printedTerm = ({ matchExpressions, matchFields }) => ({
  MatchExpressions: matchExpressions?.map(printedRequirement) ?? null,
  MatchFields: matchFields?.map(printedRequirement) ?? null
});

// api/core/pod/validate.ts
function validatePod({ metadata, spec }) {
  const isNew = (metadata.resourceVersion ?? "") === "";
  return [
    ...validatePodAnnotations(metadata.annotations, spec, "metadata.annotations"),
    ...validatePodSpec(spec, "spec", metadata),
    ...validateTokensHaveAccount(spec),
    ...validateEach(
      spec.containers,
      "spec.containers",
      ({ image = "" }, at) => validateTrimmed(image, `${at}.image`)
    ),
    ...validateEach(
      spec.initContainers,
      "spec.initContainers",
      ({ image = "" }, at) => validateTrimmed(image, `${at}.image`)
    ),
    ...isNew ? validateCreation(metadata, spec) : none
  ];
}
function validateCreation(metadata, spec) {
  const isGated = (spec.schedulingGates?.length ?? 0) > 0;
  const gated2 = "cannot be set until all schedulingGates have been cleared";
  return [
    ...(spec.ephemeralContainers?.length ?? 0) > 0 ? [forbiddenField("spec.ephemeralContainers", "cannot be set on create")] : none,
    ...(spec.nodeName ?? "") !== "" && isGated ? [forbiddenField("spec.nodeName", gated2)] : none,
    ...validateProfilesMatch(metadata, spec, "spec")
  ];
}
function validateTokensHaveAccount({ serviceAccountName = "", volumes }) {
  if (serviceAccountName !== "") return none;
  const why = "must not be specified when serviceAccountName is not set";
  return validateEach(
    volumes,
    "spec.volumes",
    ({ projected }, at) => validateEach(
      projected?.sources,
      `${at}.projected.sources`,
      (source, sourcePath) => source.serviceAccountToken === void 0 ? none : [forbiddenField(`${sourcePath}.serviceAccountToken`, why)]
    )
  );
}
function validatePodTemplate({ metadata, spec }, path2) {
  const why = "ephemeral containers not allowed in pod template";
  return [
    ...validateLabels(metadata.labels, `${path2}.labels`),
    ...validateAnnotations(metadata.annotations, `${path2}.annotations`),
    ...validatePodAnnotations(metadata.annotations, spec, `${path2}.annotations`),
    ...validatePodSpec(spec, `${path2}.spec`),
    ...validateProfilesMatch(metadata, spec, `${path2}.spec`),
    ...(spec.ephemeralContainers?.length ?? 0) > 0 ? [forbiddenField(`${path2}.spec.ephemeralContainers`, why)] : none
  ];
}
function validatePodSpec(spec, path2, metadata) {
  const isMirror = metadata?.annotations?.[mirrorAnnotation] !== void 0;
  const volumes = validateVolumes(spec.volumes, `${path2}.volumes`, metadata?.name ?? "");
  const check2 = {
    spec,
    volumes: volumes.usable,
    claims: new Set(spec.resourceClaims?.map(({ name: name8 }) => name8).filter((name8) => name8 !== ""))
  };
  return [
    ...volumes.errors,
    ...validateResourceClaims(spec.resourceClaims, `${path2}.resourceClaims`, isMirror),
    ...validateContainers(`${path2}.containers`, check2),
    ...validateInitContainers(`${path2}.initContainers`, check2),
    ...validateEphemeralContainers(`${path2}.ephemeralContainers`, check2),
    ...validatePodResources(spec, `${path2}.resources`),
    ...validateHostNetworkPorts(spec, `${path2}.containers`, metadata !== void 0),
    ...validateWord(spec.restartPolicy, `${path2}.restartPolicy`, restartPolicies2),
    ...validateDnsPolicy(spec.dnsPolicy, `${path2}.dnsPolicy`),
    ...validateLabels(spec.nodeSelector, `${path2}.nodeSelector`),
    ...validatePodSecurityContext(spec, `${path2}.securityContext`),
    ...validatePlacement(spec, path2),
    ...validateHostProcess(spec, path2),
    ...validateHostUsers(spec, path2),
    ...validateHostnameOverride(spec, path2),
    ...validateNames(spec, path2),
    ...validateOverhead(spec.overhead, `${path2}.overhead`),
    ...validateOs(spec, path2),
    ...validateSchedulingGroup(spec, path2),
    ...validateFileVolumes(spec, path2)
  ];
}
var restartPolicies2 = ["Always", "OnFailure", "Never"];
function validatePlacement(spec, path2) {
  return [
    ...validateAffinity(spec.affinity, `${path2}.affinity`),
    ...validateDnsConfig(spec, `${path2}.dnsConfig`),
    ...validateEach(
      spec.readinessGates,
      `${path2}.readinessGates`,
      ({ conditionType }, at) => validateQualifiedName(conditionType, `${at}.conditionType`)
    ),
    ...validateSchedulingGates(spec.schedulingGates, `${path2}.schedulingGates`),
    ...validateTopologySpread(spec.topologySpreadConstraints, `${path2}.topologySpreadConstraints`)
  ];
}
function validateNames(spec, path2) {
  const { activeDeadlineSeconds: deadline } = spec;
  const isInRange = deadline === void 0 || deadline >= 1 && deadline <= int32Max;
  const named = (field) => {
    const name8 = spec[field] ?? "";
    return name8 === "" ? none : validateSubdomain(name8, `${path2}.${field}`);
  };
  const { runtimeClassName: runtime, preemptionPolicy: preemption } = spec;
  return [
    ...named("serviceAccountName"),
    ...named("nodeName"),
    ...isInRange ? none : [invalid(`${path2}.activeDeadlineSeconds`, deadline, rangeText(1, int32Max))],
    ...validateHostnames(spec, path2),
    ...validateTolerations(spec.tolerations, `${path2}.tolerations`),
    ...validateHostAliases(spec.hostAliases, `${path2}.hostAliases`),
    ...named("priorityClassName"),
    ...runtime === void 0 ? none : validateSubdomain(runtime, `${path2}.runtimeClassName`),
    ...validateOptionalWord(preemption, `${path2}.preemptionPolicy`, [
      "Never",
      "PreemptLowerPriority"
    ])
  ];
}
function validateSchedulingGroup({ schedulingGroup }, path2) {
  const name8 = schedulingGroup?.podGroupName;
  return name8 === void 0 ? none : validateSubdomain(name8, `${path2}.schedulingGroup.podGroupName`);
}

// api/core/pod/warnings-port.ts
function portWarnings(containers) {
  const known3 = /* @__PURE__ */ new Map();
  const warnings5 = [];
  for (const { container, at: containerPath } of containers) {
    container.ports?.forEach((port, index) => {
      const at = `${containerPath}.ports[${index}]`;
      if ((port.hostIP ?? "") !== "" && (port.hostPort ?? 0) === 0) {
        warnings5.push(`${at}: hostIP set without hostPort: ${printedPort(port)}`);
      }
      const key = `${port.containerPort}/${port.protocol}`;
      const others = known3.get(key) ?? [];
      for (const other of others) {
        const problem = conflict2(port, other.port);
        if (problem !== void 0) warnings5.push(`${at}: ${problem} with ${other.at}`);
      }
      known3.set(key, [...others, { port, at }]);
    });
  }
  return warnings5;
}
function conflict2(port, other) {
  const [hostPort, otherHostPort] = [port.hostPort ?? 0, other.hostPort ?? 0];
  const [hostIp, otherHostIp] = [port.hostIP ?? "", other.hostIP ?? ""];
  if (hostIp === otherHostIp && hostPort === otherHostPort) return "duplicate port definition";
  if (hostPort === 0 || otherHostPort === 0) return "overlapping port definition";
  const isOneOpen = hostIp === "" !== (otherHostIp === "");
  return hostPort === otherHostPort && isOneOpen ? "dangerously ambiguous port definition" : void 0;
}
var printedPort = ({ name: name8, hostPort, containerPort, protocol, hostIP }) => `{Name:${name8 ?? ""} HostPort:${hostPort ?? 0} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP ?? ""}}`;

// api/core/pod/warnings-volume.ts
var deprecated = [
  ["photonPersistentDisk", "photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"],
  ["gitRepo", "gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"],
  ["scaleIO", "scaleIO", "deprecated in v1.16, non-functional in v1.22+"],
  ["flocker", "flocker", "deprecated in v1.22, non-functional in v1.25+"],
  ["storageos", "storageOS", "deprecated in v1.22, non-functional in v1.25+"],
  ["quobyte", "quobyte", "deprecated in v1.22, non-functional in v1.25+"],
  ["glusterfs", "glusterfs", "deprecated in v1.25, non-functional in v1.26+"],
  ["cephfs", "cephfs", "deprecated in v1.28, non-functional in v1.31+"],
  ["rbd", "rbd", "deprecated in v1.28, non-functional in v1.31+"]
];
var isLate = (source) => source === "cephfs" || source === "rbd";
function volumeWarnings(volumes, path2) {
  if (volumes === void 0 || volumes.length === 0) return [];
  const warnings5 = volumes.flatMap((volume, index) => {
    const given2 = deprecated.filter(([source]) => volume[source] !== void 0);
    const texts = (late) => given2.filter(([source]) => isLate(source) === late).map(([, field, message]) => `${path2}[${index}].${field}: ${message}`);
    return [...texts(false), ...claimWarnings(volume, `${path2}[${index}]`), ...texts(true)];
  });
  return [...warnings5, ...projectionWarnings(volumes, path2)];
}
function claimWarnings({ ephemeral }, path2) {
  const storage = ephemeral?.volumeClaimTemplate?.spec.resources.requests?.storage;
  if (storage === void 0) return [];
  if ((parseQuantity(storage)?.nano ?? 0n) % 1000000000n === 0n) return [];
  const at = `${path2}.ephemeral.volumeClaimTemplate.spec.resources.requests[storage]`;
  const text2 = JSON.stringify(canonicalQuantity(storage));
  return [`${at}: fractional byte value ${text2} is invalid, must be an integer`];
}
function projectionWarnings(volumes, path2) {
  const tokens = /* @__PURE__ */ new Set();
  for (const { projected } of volumes) {
    for (const { serviceAccountToken } of projected?.sources ?? []) {
      if (serviceAccountToken !== void 0) tokens.add(serviceAccountToken.path);
    }
  }
  if (tokens.size === 0) return [];
  return volumes.flatMap(({ projected }, index) => {
    const at = `${path2}[${index}].projected.sources`;
    const check2 = (field, items2 = []) => items2.flatMap(
      (item, itemIndex) => tokens.has(item.path) ? [collision(`${at}.${field}[${itemIndex}]`, item.path)] : []
    );
    return (projected?.sources ?? []).flatMap((source) => {
      const bundle = source.clusterTrustBundle?.path;
      return [
        ...check2("configMap", source.configMap?.items),
        ...check2("secrets", source.secret?.items),
        ...check2("downwardAPI", source.downwardAPI?.items),
        ...bundle !== void 0 && tokens.has(bundle) ? [collision(`${at}.ClusterTrustBundle`, bundle)] : []
      ];
    });
  });
}
var collision = (path2, file) => `${path2}: has duplicated path with ServiceAccountToken ${JSON.stringify(file)}`;

// api/core/pod/warnings.ts
function podWarnings({ metadata, spec }) {
  const place = { path: "", isTemplate: false };
  if (metadata.annotations !== void 0) return warningsOf(metadata, spec, place);
  const known3 = remembered.get(spec);
  if (known3 !== void 0) return known3;
  const warnings5 = warningsOf(metadata, spec, place);
  remembered.set(spec, warnings5);
  return warnings5;
}
var remembered = /* @__PURE__ */ new WeakMap();
var podTemplateWarnings = ({ metadata, spec }, path2) => warningsOf(metadata, spec, { path: `${path2}.`, isTemplate: true });
function warningsOf(metadata, spec, place) {
  const specPath = `${place.path}spec`;
  const annotationsPath = `${place.path}metadata.annotations`;
  const containers = containersOf(spec, specPath);
  const grace = "must be >= 0; negative values are invalid and will be treated as 1";
  return [
    ...nodeLabelWarnings(spec, specPath),
    ...deprecatedAnnotationWarnings(metadata, annotationsPath),
    ...volumeWarnings(spec.volumes, `${specPath}.volumes`),
    ...duplicateWarnings(spec, specPath),
    ...fractionWarnings(spec.overhead, `${specPath}.overhead`),
    ...seccompPodWarnings(metadata, spec, annotationsPath),
    ...containers.flatMap((visited) => [
      ...profileWarnings(visited, { metadata, spec, place, annotationsPath }),
      ...containerWarnings(visited)
    ]),
    ...portWarnings(containers),
    ...spec.terminationGracePeriodSeconds < 0 ? [`${specPath}.terminationGracePeriodSeconds: ${grace}`] : [],
    ...affinityWarnings(spec, `${specPath}.affinity`)
  ];
}
var deprecatedLabels = {
  "beta.kubernetes.io/arch": 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  "beta.kubernetes.io/os": 'deprecated since v1.14; use "kubernetes.io/os" instead',
  "failure-domain.beta.kubernetes.io/region": 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  "failure-domain.beta.kubernetes.io/zone": 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  "beta.kubernetes.io/instance-type": 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead'
};
function nodeLabelWarnings(spec, path2) {
  const { nodeAffinity: nodeAffinity2 } = spec.affinity ?? {};
  const required2 = nodeAffinity2?.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = nodeAffinity2?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const at = `${path2}.affinity.nodeAffinity`;
  const termPath = `${at}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
  const wishPath = `${at}.preferredDuringSchedulingIgnoredDuringExecution`;
  return [
    ...Object.keys(spec.nodeSelector ?? {}).flatMap(
      (key) => deprecatedLabels[key] === void 0 ? [] : [`${path2}.nodeSelector[${key}]: ${deprecatedLabels[key]}`]
    ),
    ...(required2?.nodeSelectorTerms ?? []).flatMap(
      (term, index) => nodeTermWarnings(term, `${termPath}[${index}]`)
    ),
    ...preferred.flatMap(
      ({ preference }, index) => nodeTermWarnings(preference, `${wishPath}[${index}].preference`)
    ),
    ...spreadWarnings(spec, `${path2}.topologySpreadConstraints`)
  ];
}
var nodeTermWarnings = ({ matchExpressions = [] }, path2) => matchExpressions.flatMap(
  ({ key }, index) => deprecatedLabels[key] === void 0 ? [] : [`${path2}.matchExpressions[${index}].key: ${key} is ${deprecatedLabels[key]}`]
);
var noSelector = "a null labelSelector results in matching no pod";
var spreadWarnings = ({ topologySpreadConstraints = [] }, path2) => topologySpreadConstraints.flatMap(({ topologyKey: key, labelSelector }, index) => [
  ...deprecatedLabels[key] === void 0 ? [] : [`${path2}[${index}].topologyKey: ${key} is ${deprecatedLabels[key]}`],
  ...labelSelector === void 0 ? [`${path2}[${index}].labelSelector: ${noSelector}`] : []
]);
var sysctls = 'non-functional in v1.11+; use the "sysctls" field instead';
var deprecatedAnnotations = {
  "scheduler.alpha.kubernetes.io/critical-pod": 'non-functional in v1.16+; use the "priorityClassName" field instead',
  "security.alpha.kubernetes.io/sysctls": sysctls,
  "security.alpha.kubernetes.io/unsafe-sysctls": sysctls
};
var deprecatedAnnotationWarnings = ({ annotations = {} }, path2) => Object.entries(deprecatedAnnotations).flatMap(
  ([key, message]) => annotations[key] === void 0 ? [] : [`${path2}[${key}]: ${message}`]
);
function duplicateWarnings(spec, path2) {
  const { hostAliases = [], imagePullSecrets = [] } = spec;
  const secretNames = imagePullSecrets.map(({ name: name8 }) => name8);
  const secretsPath = `${path2}.imagePullSecrets`;
  return [
    ...repeated(hostAliases.map(({ ip }) => ip)).map(
      ([index, ip]) => `${path2}.hostAliases[${index}].ip: duplicate ip ${JSON.stringify(ip)}`
    ),
    ...repeated(secretNames).map(
      ([index, name8]) => `${secretsPath}[${index}].name: duplicate name ${JSON.stringify(name8)}`
    ),
    ...secretNames.flatMap(
      (name8, index) => name8 === "" ? [`${secretsPath}[${index}].name: invalid empty name ""`] : []
    )
  ];
}
function repeated(values) {
  const seen = /* @__PURE__ */ new Set();
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [[index, value]];
    seen.add(value);
    return [];
  });
}
function fractionWarnings(amounts2, path2) {
  if (amounts2 === void 0) return [];
  return ["memory", "ephemeral-storage"].flatMap((name8) => {
    const amount2 = amounts2[name8];
    if (amount2 === void 0 || (parseQuantity(amount2)?.nano ?? 0n) % 1000000000n === 0n) {
      return [];
    }
    const text2 = JSON.stringify(canonicalQuantity(amount2));
    return [`${path2}[${name8}]: fractional byte value ${text2} is invalid, must be an integer`];
  });
}
var useSeccomp = 'non-functional in v1.27+; use the "seccompProfile" field instead';
var seccompPodWarnings = ({ annotations }, spec, path2) => spec.securityContext?.seccompProfile === void 0 && annotations?.[seccompPodAnnotation] !== void 0 ? [`${path2}[${seccompPodAnnotation}]: ${useSeccomp}`] : [];
function profileWarnings({ container }, around) {
  const { metadata, spec, place, annotationsPath } = around;
  const { annotations } = metadata;
  if (annotations === void 0) return [];
  const context = container.securityContext;
  const seccompKey = `${seccompContainerPrefix}${container.name}`;
  const appArmorKey = `${appArmorPrefix}${container.name}`;
  const appArmor = context?.appArmorProfile ?? spec.securityContext?.appArmorProfile;
  const useAppArmor = 'deprecated since v1.30; use the "appArmorProfile" field instead';
  const isSeccompOld = context?.seccompProfile === void 0 && annotations[seccompKey] !== void 0;
  const isAppArmorOld = place.isTemplate && appArmor === void 0 && annotations[appArmorKey] !== void 0;
  return [
    ...isSeccompOld ? [`${annotationsPath}[${seccompKey}]: ${useSeccomp}`] : [],
    ...isAppArmorOld ? [`${annotationsPath}[${appArmorKey}]: ${useAppArmor}`] : []
  ];
}
function containerWarnings({ container, at }) {
  const { limits, requests: requests2 } = container.resources;
  const [limitsPath, requestsPath] = [`${at}.resources.limits`, `${at}.resources.requests`];
  const pick = (amounts2, name8) => amounts2?.[name8] === void 0 ? void 0 : { [name8]: amounts2[name8] };
  return [
    // By resource first, as Kubernetes does.
    ...["memory", "ephemeral-storage"].flatMap((name8) => [
      ...fractionWarnings(pick(limits, name8), limitsPath),
      ...fractionWarnings(pick(requests2, name8), requestsPath)
    ]),
    ...envWarnings(container.env, `${at}.env`)
  ];
}
function envWarnings(env = [], path2) {
  if (env.length < 2) return [];
  return repeated(env.map(({ name: name8 }) => name8)).flatMap(([index, name8]) => {
    const { value = "", valueFrom } = env[index] ?? {};
    const reference2 = `$(${name8})`;
    const extends_ = valueFrom === void 0 && value !== reference2 && value.includes(reference2);
    const hides = `hides previous definition of ${JSON.stringify(name8)}`;
    return extends_ ? [] : [`${path2}[${index}]: ${hides}, which may be dropped when using apply`];
  });
}
function affinityWarnings({ affinity }, path2) {
  if (affinity === void 0) return [];
  return ["podAffinity", "podAntiAffinity"].flatMap((field) => {
    const required2 = affinity[field]?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const preferred = affinity[field]?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const requiredPath = `${path2}.${field}.requiredDuringSchedulingIgnoredDuringExecution`;
    const preferredPath = `${path2}.${field}.preferredDuringSchedulingIgnoredDuringExecution`;
    return [
      ...required2.flatMap(
        ({ labelSelector }, index) => labelSelector === void 0 ? [`${requiredPath}[${index}].labelSelector: ${noSelector}`] : []
      ),
      ...preferred.flatMap(
        ({ podAffinityTerm }, index) => podAffinityTerm.labelSelector === void 0 ? [`${preferredPath}[${index}].podAffinityTerm.labelSelector: ${noSelector}`] : []
      )
    ];
  });
}

// api/apps/workload.ts
function validateSelector(selector, path2) {
  if (selector === void 0) return [required(path2)];
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const errors = validateLabelSelector(selector, path2);
  return Object.keys(matchLabels).length + matchExpressions.length === 0 ? [...errors, invalid(path2, selector, "empty selector is invalid for deployment")] : errors;
}
function validateTemplate(template, selector) {
  const { labels } = template.metadata;
  const { picks, matches } = selectorFromLabelSelector(selector);
  if (selector !== void 0 && picks === "nothing") {
    return [invalid("spec.selector", selector, "invalid label selector")];
  }
  const errors = [];
  if (!matches(labels)) {
    const fact = "`selector` does not match template `labels`";
    errors.push(invalid("spec.template.metadata.labels", labels, fact));
  }
  errors.push(...validatePodTemplate(template, "spec.template"));
  const { restartPolicy, activeDeadlineSeconds } = template.spec;
  if (restartPolicy !== "Always") {
    errors.push(notSupported("spec.template.spec.restartPolicy", restartPolicy, ["Always"]));
  }
  if (activeDeadlineSeconds !== void 0) {
    const fact = "activeDeadlineSeconds in ReplicaSet is not Supported";
    errors.push(forbiddenField("spec.template.spec.activeDeadlineSeconds", fact));
  }
  return errors;
}
function workloadWarnings({ metadata, spec }) {
  const problems = labelNameProblems(metadata.name ?? "");
  const advice = `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${problems.join(" ")}]`;
  const templateWarnings = podTemplateWarnings(spec.template, "spec.template");
  return problems.length === 0 ? templateWarnings : [advice, ...templateWarnings];
}
function selectorText(selector) {
  return selectorFromLabelSelector(selector).text;
}
var templateColumns = [
  {
    name: "Containers",
    type: "string",
    description: "Names of the containers in the template.",
    priority: 1,
    value: ({ spec }) => spec.template.spec.containers.map(({ name: name8 }) => name8).join(",")
  },
  {
    name: "Images",
    type: "string",
    description: "Images of the containers in the template.",
    priority: 1,
    value: ({ spec }) => spec.template.spec.containers.map(({ image }) => image ?? "").join(",")
  },
  {
    name: "Selector",
    type: "string",
    description: "Labels by which its pods are selected.",
    priority: 1,
    value: ({ spec }) => formatLabelSelector(spec.selector)
  }
];

// api/apps/columns.ts
var deploymentColumns = [
  nameColumn,
  {
    name: "Ready",
    type: "string",
    description: "Ready pods, of how many are wanted.",
    value: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}`
  },
  {
    name: "Up-to-date",
    type: "string",
    description: "Pods made from the current template.",
    value: ({ status }) => status.updatedReplicas ?? 0
  },
  {
    name: "Available",
    type: "string",
    description: "Pods ready for at least minReadySeconds.",
    value: ({ status }) => status.availableReplicas ?? 0
  },
  ageColumn,
  ...templateColumns
];
var replicaSetColumns = [
  nameColumn,
  {
    name: "Desired",
    type: "integer",
    description: "How many pods are wanted.",
    value: ({ spec }) => spec.replicas
  },
  {
    name: "Current",
    type: "integer",
    description: "Pods of the set that are not terminating.",
    value: ({ status }) => status.replicas
  },
  {
    name: "Ready",
    type: "integer",
    description: "Those of them that are ready.",
    value: ({ status }) => status.readyReplicas ?? 0
  },
  ageColumn,
  ...templateColumns
];

// api/core/pod/image-name.ts
var label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
var host = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
var part = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
var digest = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}";
var imageName = new RegExp(
  `^(?:${host}/)?(${part}(?:/${part})*)(?::(\\w[\\w.-]{0,127}))?(@${digest})?$`
);
var nameLengthMax = 600;
function imageTag(image) {
  if (image.length > nameLengthMax || /^[0-9a-f]{64}$/.test(image)) return void 0;
  const match = imageName.exec(image);
  if (match === null) return void 0;
  const [, , tag2, digestPart] = match;
  return tag2 ?? (digestPart === void 0 ? "latest" : void 0);
}
function defaultPullPolicy(image) {
  return imageTag(image ?? "") === "latest" ? "Always" : "IfNotPresent";
}

// api/core/pod/container-defaults.ts
function defaultContainer(container) {
  if (complete.has(container)) return container;
  const changes = {};
  if (!container.imagePullPolicy) changes.imagePullPolicy = defaultPullPolicy(container.image);
  if (container.terminationMessagePath === "") {
    changes.terminationMessagePath = "/dev/termination-log";
  }
  if (container.terminationMessagePolicy === "") changes.terminationMessagePolicy = "File";
  if (container.ports !== void 0) {
    changes.ports = mapItems(
      container.ports,
      (port) => port.protocol === "" ? { ...port, protocol: "TCP" } : port
    );
  }
  if (container.env !== void 0) changes.env = mapItems(container.env, defaultVariable);
  for (const name8 of ["livenessProbe", "readinessProbe", "startupProbe"]) {
    const probe = container[name8];
    if (probe !== void 0) changes[name8] = defaultProbe(probe);
  }
  if (container.lifecycle !== void 0) changes.lifecycle = defaultLifecycle(container.lifecycle);
  const isComplete2 = withMembers(container, changes) === container;
  const filled = isComplete2 ? container : { ...container, ...changes };
  complete.add(filled);
  return filled;
}
var complete = /* @__PURE__ */ new WeakSet();
function defaultVariable(variable2) {
  const fieldRef = variable2.valueFrom?.fieldRef;
  if (fieldRef?.apiVersion !== "") return variable2;
  const valueFrom = { ...variable2.valueFrom, fieldRef: { ...fieldRef, apiVersion: "v1" } };
  return { ...variable2, valueFrom };
}
function defaultProbe(probe) {
  const changes = {
    timeoutSeconds: probe.timeoutSeconds || 1,
    periodSeconds: probe.periodSeconds || 10,
    successThreshold: probe.successThreshold || 1,
    failureThreshold: probe.failureThreshold || 3
  };
  if (probe.httpGet !== void 0) changes.httpGet = defaultHttpGet(probe.httpGet);
  return withMembers(probe, changes);
}
function defaultLifecycle(lifecycle) {
  const changes = {};
  if (lifecycle.postStart !== void 0) changes.postStart = defaultHandler(lifecycle.postStart);
  if (lifecycle.preStop !== void 0) changes.preStop = defaultHandler(lifecycle.preStop);
  return withMembers(lifecycle, changes);
}
function defaultHandler(handler) {
  if (handler.httpGet === void 0) return handler;
  return withMembers(handler, { httpGet: defaultHttpGet(handler.httpGet) });
}
function defaultHttpGet(action) {
  return withMembers(action, { path: action.path || "/", scheme: action.scheme || "HTTP" });
}

// api/core/pod/defaults.ts
function defaultPodSpec(spec) {
  const { initContainers, containers, ephemeralContainers: ephemeralContainers2, volumes } = spec;
  const changes = {
    containers: mapItems(containers, defaultContainer)
  };
  if (volumes !== void 0) changes.volumes = mapItems(volumes, defaultVolume);
  if (initContainers !== void 0) {
    changes.initContainers = mapItems(initContainers, defaultContainer);
  }
  if (ephemeralContainers2 !== void 0) {
    changes.ephemeralContainers = mapItems(ephemeralContainers2, defaultContainer);
  }
  if (spec.restartPolicy === "") changes.restartPolicy = "Always";
  if (spec.dnsPolicy === "") changes.dnsPolicy = "ClusterFirst";
  if (spec.schedulerName === "") changes.schedulerName = "default-scheduler";
  const serviceAccount2 = spec.serviceAccountName || spec.serviceAccount;
  if (serviceAccount2 !== void 0 && serviceAccount2 !== "") {
    changes.serviceAccountName = serviceAccount2;
    changes.serviceAccount = serviceAccount2;
  }
  return withMembers(spec, changes);
}
function defaultPodTemplate(template) {
  return withMembers(template, { spec: defaultPodSpec(template.spec) });
}
function defaultPod(pod) {
  const spec = defaultPodSpec(pod.spec);
  const changes = {
    containers: mapItems(spec.containers, (each) => defaultInPod(each, spec)),
    enableServiceLinks: spec.enableServiceLinks ?? true
  };
  if (spec.initContainers !== void 0) {
    changes.initContainers = mapItems(spec.initContainers, (each) => defaultInPod(each, spec));
  }
  const filled = defaultPodResources(withMembers(spec, changes));
  const status = defaultPodStatus(pod.status);
  return filled === pod.spec && status === pod.status ? pod : { ...pod, spec: filled, status };
}
function defaultPodStatus(status) {
  const { podIP = "", podIPs = [] } = status;
  const first = podIPs[0]?.ip ?? "";
  if (podIP === first) return status;
  return podIP === "" ? { ...status, podIP: first } : { ...status, podIPs: [{ ip: podIP }] };
}
function defaultVolume(volume) {
  if (volume.image !== void 0 && !volume.image.pullPolicy) {
    const { reference: reference2 } = volume.image;
    return { ...volume, image: { ...volume.image, pullPolicy: defaultPullPolicy(reference2) } };
  }
  const { name: _, ...sources2 } = volume;
  const hasSource = Object.values(sources2).some((source) => source !== void 0);
  return hasSource ? volume : { ...volume, emptyDir: {} };
}
function defaultInPod(container, spec) {
  const { resources, ports } = container;
  const changes = {};
  if (resources.limits !== void 0) {
    const { requests: requests2 = {} } = resources;
    const missing2 = Object.keys(resources.limits).some((name8) => !(name8 in requests2));
    if (missing2) {
      changes.resources = { ...resources, requests: { ...resources.limits, ...requests2 } };
    }
  }
  if (spec.hostNetwork === true && ports !== void 0) {
    changes.ports = mapItems(
      ports,
      (port) => port.hostPort ? port : { ...port, hostPort: port.containerPort }
    );
  }
  return withMembers(container, changes);
}

// api/int-or-string.ts
var percent = /^[0-9]+%$/;
function isPercent(value) {
  return typeof value === "string" && percent.test(value);
}
function resolveIntOrPercent(value, total2, roundUp) {
  if (typeof value === "number") return value;
  if (!isPercent(value)) return 0;
  const share = Number.parseInt(value, 10) * total2 / 100;
  return roundUp ? Math.ceil(share) : Math.floor(share);
}
function validatePositiveIntOrPercent(value, path2) {
  if (typeof value === "number") return validateNonNegative(value, path2);
  if (isPercent(value)) return [];
  const rule = "a valid percent string must be a numeric string followed by an ending '%'";
  const examples = "(e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
  return [invalid(path2, value, `${rule} ${examples}`)];
}
function validateNotMoreThan100Percent(value, path2) {
  return isPercent(value) && Number.parseInt(value, 10) > 100 ? [invalid(path2, value, "must not be greater than 100%")] : [];
}

// api/apps/deployment-validate.ts
function validateDeployment({ spec }) {
  const { minReadySeconds = 0, progressDeadlineSeconds: deadline } = spec;
  const errors = [
    ...validateNonNegative(spec.replicas, "spec.replicas"),
    ...validateSelector(spec.selector, "spec.selector"),
    ...validateTemplate(spec.template, spec.selector),
    ...validateStrategy(spec.strategy, "spec.strategy"),
    ...validateNonNegative(minReadySeconds, "spec.minReadySeconds"),
    ...validateNonNegative(spec.revisionHistoryLimit, "spec.revisionHistoryLimit"),
    ...validateNonNegative(deadline, "spec.progressDeadlineSeconds")
  ];
  if (deadline <= minReadySeconds) {
    const fact = "must be greater than minReadySeconds";
    errors.push(invalid("spec.progressDeadlineSeconds", deadline, fact));
  }
  return errors;
}
function validateDeploymentUpdate(next, stored) {
  return immutableField(next.spec.selector, stored.spec.selector, "spec.selector");
}
function validateDeploymentStatus(next, stored) {
  const { status } = next;
  const { replicas: replicas2 = 0, readyReplicas = 0, availableReplicas = 0 } = status;
  const errors = counts2.flatMap((name8) => validateNonNegative(status[name8], `status.${name8}`));
  for (const name8 of ["updatedReplicas", "readyReplicas", "availableReplicas"]) {
    const value = status[name8] ?? 0;
    if (value <= replicas2) continue;
    errors.push(invalid(`status.${name8}`, value, "cannot be greater than status.replicas"));
  }
  if (availableReplicas > readyReplicas) {
    const fact = "cannot be greater than readyReplicas";
    errors.push(invalid("status.availableReplicas", availableReplicas, fact));
  }
  const { collisionCount } = stored.status;
  if (collisionCount !== void 0 && (status.collisionCount ?? -1) < collisionCount) {
    const value = status.collisionCount ?? 0;
    errors.push(invalid("status.collisionCount", value, "cannot be decremented"));
  }
  return errors;
}
var counts2 = [
  "observedGeneration",
  "replicas",
  "updatedReplicas",
  "readyReplicas",
  "availableReplicas",
  "terminatingReplicas",
  "unavailableReplicas",
  "collisionCount"
];
function validateStrategy(strategy, path2) {
  const { type, rollingUpdate } = strategy;
  switch (type) {
    case "Recreate":
      return rollingUpdate === void 0 ? [] : [
        forbiddenField(
          `${path2}.rollingUpdate`,
          "may not be specified when strategy `type` is 'Recreate'"
        )
      ];
    case "RollingUpdate":
      return rollingUpdate === void 0 ? [required(`${path2}.rollingUpdate`, "this should be defaulted and never be nil")] : validateRollingUpdate(rollingUpdate, `${path2}.rollingUpdate`);
    default:
      return [notSupported(path2, internalStrategy(strategy), ["Recreate", "RollingUpdate"])];
  }
}
function validateRollingUpdate(bounds, path2) {
  const { maxUnavailable: maxUnavailable2 = 0, maxSurge: maxSurge2 = 0 } = bounds;
  const errors = [
    ...validatePositiveIntOrPercent(maxUnavailable2, `${path2}.maxUnavailable`),
    ...validatePositiveIntOrPercent(maxSurge2, `${path2}.maxSurge`)
  ];
  if (amount(maxUnavailable2) === 0 && amount(maxSurge2) === 0) {
    const fact = "may not be 0 when `maxSurge` is 0";
    errors.push(invalid(`${path2}.maxUnavailable`, maxUnavailable2, fact));
  }
  errors.push(...validateNotMoreThan100Percent(maxUnavailable2, `${path2}.maxUnavailable`));
  return errors;
}
function amount(value) {
  if (typeof value === "number") return value;
  return /^[0-9]+%$/.test(value) ? Number.parseInt(value, 10) : 0;
}
function internalStrategy({ type, rollingUpdate }) {
  if (rollingUpdate === void 0) return { Type: type, RollingUpdate: null };
  const { maxUnavailable: MaxUnavailable = 0, maxSurge: MaxSurge = 0 } = rollingUpdate;
  return { Type: type, RollingUpdate: { MaxUnavailable, MaxSurge } };
}

// api/apps/deployment-strategy.ts
var deploymentStrategy = {
  defaults: defaults2,
  prepareForUpdate,
  prepareForStatusUpdate,
  validate: validateDeployment,
  validateUpdate: validateDeploymentUpdate,
  validateStatusUpdate: validateDeploymentStatus,
  warnings: workloadWarnings
};
function defaults2(object) {
  const template = defaultPodTemplate(object.spec.template);
  const strategy = defaultStrategy(object.spec.strategy);
  return template === object.spec.template && strategy === object.spec.strategy ? object : { ...object, spec: { ...object.spec, template, strategy } };
}
function defaultStrategy(strategy) {
  const { type, rollingUpdate } = strategy;
  if (type === "") return defaultStrategy({ ...strategy, type: "RollingUpdate" });
  if (type !== "RollingUpdate") return strategy;
  const { maxUnavailable: maxUnavailable2, maxSurge: maxSurge2 } = rollingUpdate ?? {};
  if (maxUnavailable2 !== void 0 && maxSurge2 !== void 0) return strategy;
  return {
    ...strategy,
    rollingUpdate: { maxUnavailable: maxUnavailable2 ?? "25%", maxSurge: maxSurge2 ?? "25%" }
  };
}
function prepareForUpdate(next, stored) {
  const { annotations = {} } = stored.metadata;
  if (equalJson(next.metadata.annotations ?? {}, annotations)) return next;
  const generation = (stored.metadata.generation ?? 0) + 1;
  return { ...next, metadata: { ...next.metadata, generation } };
}
function prepareForStatusUpdate(next, stored) {
  const { labels } = stored.metadata;
  return { ...next, metadata: compact({ ...next.metadata, labels }), spec: stored.spec };
}

// api/apps/deployment.ts
var RollingUpdateDeployment = struct(
  "apps.v1.RollingUpdateDeployment",
  "How far a rolling update may stray from the wanted number of pods.",
  {
    maxUnavailable: intOrString(
      "Pods that may be missing during the update, as a number or a percentage rounded down."
    ),
    maxSurge: intOrString(
      "Pods that may exist beyond the wanted number, as a number or a percentage rounded up."
    )
  }
);
var DeploymentStrategy = struct(
  "apps.v1.DeploymentStrategy",
  "How old pods give way to new ones.",
  {
    type: text("Recreate or RollingUpdate.").default("RollingUpdate"),
    rollingUpdate: ref(
      "Bounds of a rolling update; only with RollingUpdate.",
      RollingUpdateDeployment
    )
  }
);
var DeploymentSpec = struct("apps.v1.DeploymentSpec", "What a Deployment is to keep running.", {
  replicas: int32("How many pods are wanted.").default(1),
  selector: demanded(
    ref("Pods that belong to it; must match the labels of the template. Immutable.", LabelSelector)
  ),
  template: mandatory(ref("The pods to make; their restartPolicy is Always.", PodTemplateSpec)),
  strategy: present(
    ref("How old pods give way to new ones.", DeploymentStrategy, { patchStrategy: "retainKeys" })
  ),
  minReadySeconds: int32("Seconds a pod must stay ready before it counts as available."),
  revisionHistoryLimit: int32("How many old ReplicaSets are kept to roll back to.").default(10),
  paused: bool("True stops rollouts; scaling goes on."),
  progressDeadlineSeconds: int32(
    "Seconds without progress after which a rollout counts as failed."
  ).default(600)
});
var DeploymentCondition = struct(
  "apps.v1.DeploymentCondition",
  "One aspect of the state of a Deployment.",
  {
    type: mandatory(text("The aspect: Available, Progressing or ReplicaFailure.")),
    status: mandatory(text("True, False or Unknown.")),
    lastUpdateTime: time("When the condition was last written."),
    lastTransitionTime: time("When the status last changed."),
    reason: text("Why the status changed, in one CamelCase word."),
    message: text("Why the status changed, for people.")
  }
);
var DeploymentStatus = struct("apps.v1.DeploymentStatus", "What was last seen of a Deployment.", {
  observedGeneration: int64("The generation that this status speaks of."),
  replicas: int32("Pods of the Deployment that are not terminating."),
  updatedReplicas: int32("Those of them made from the current template."),
  readyReplicas: int32("Those of them that are ready."),
  availableReplicas: int32("Those of them ready for at least minReadySeconds."),
  unavailableReplicas: int32("Pods still missing until all wanted ones are available."),
  terminatingReplicas: int32("Pods being deleted that have not ended yet."),
  conditions: list("Its state, aspect by aspect.", DeploymentCondition, { merge: "type" }),
  collisionCount: int32("How often the hash in the name of a new ReplicaSet was taken already.")
});
var schema2 = struct(
  "apps.v1.Deployment",
  "Keeps a number of pods of one template running and replaces them when it changes.",
  {
    ...objectFields,
    spec: present(ref("What is wanted.", DeploymentSpec)),
    status: present(ref("What was last seen.", DeploymentStatus))
  }
);
var Deployment = defineResource("apps/v1", schema2, {
  kind: "Deployment",
  plural: "deployments",
  shortNames: ["deploy"],
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  strategy: deploymentStrategy,
  scale: {
    replicas: ({ spec }) => spec.replicas,
    withReplicas: (object, replicas2) => ({ ...object, spec: { ...object.spec, replicas: replicas2 } }),
    statusReplicas: ({ status }) => status.replicas ?? 0,
    selector: ({ spec }) => selectorText(spec.selector)
  },
  columns: deploymentColumns
});

// api/apps/replicaset-validate.ts
function validateReplicaSet({ spec }) {
  return [
    ...validateNonNegative(spec.replicas, "spec.replicas"),
    ...validateNonNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...validateSelector(spec.selector, "spec.selector"),
    ...validateTemplate(spec.template, spec.selector)
  ];
}
function validateReplicaSetUpdate(next, stored) {
  return immutableField(next.spec.selector, stored.spec.selector, "spec.selector");
}
function validateReplicaSetStatus({ status }) {
  const { replicas: replicas2, readyReplicas = 0, availableReplicas = 0 } = status;
  const errors = counts3.flatMap((name8) => validateNonNegative(status[name8], `status.${name8}`));
  for (const name8 of ["fullyLabeledReplicas", "readyReplicas", "availableReplicas"]) {
    const value = status[name8] ?? 0;
    if (value <= replicas2) continue;
    errors.push(invalid(`status.${name8}`, value, "cannot be greater than status.replicas"));
  }
  if (availableReplicas > readyReplicas) {
    const fact = "cannot be greater than readyReplicas";
    errors.push(invalid("status.availableReplicas", availableReplicas, fact));
  }
  return errors;
}
var counts3 = [
  "replicas",
  "fullyLabeledReplicas",
  "readyReplicas",
  "availableReplicas",
  "terminatingReplicas",
  "observedGeneration"
];

// api/apps/replicaset-strategy.ts
var replicaSetStrategy = {
  defaults: defaults3,
  prepareForCreate: (object) => ({ ...object, status: { replicas: 0 } }),
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validate: validateReplicaSet,
  validateUpdate: validateReplicaSetUpdate,
  validateStatusUpdate: validateReplicaSetStatus,
  warnings: workloadWarnings
};
function defaults3(object) {
  const template = defaultPodTemplate(object.spec.template);
  return template === object.spec.template ? object : { ...object, spec: { ...object.spec, template } };
}

// api/apps/replicaset.ts
var ReplicaSetSpec = struct("apps.v1.ReplicaSetSpec", "What a ReplicaSet is to keep running.", {
  replicas: int32("How many pods are wanted.").default(1),
  minReadySeconds: int32("Seconds a pod must stay ready before it counts as available."),
  selector: demanded(
    ref("Pods that belong to it; must match the labels of the template. Immutable.", LabelSelector)
  ),
  template: present(ref("The pods to make; their restartPolicy is Always.", PodTemplateSpec))
});
var ReplicaSetCondition = struct(
  "apps.v1.ReplicaSetCondition",
  "One aspect of the state of a ReplicaSet.",
  {
    type: mandatory(text("The aspect; ReplicaFailure is the only one.")),
    status: mandatory(text("True, False or Unknown.")),
    lastTransitionTime: time("When the status last changed."),
    reason: text("Why the status changed, in one CamelCase word."),
    message: text("Why the status changed, for people.")
  }
);
var ReplicaSetStatus = struct("apps.v1.ReplicaSetStatus", "What was last seen of a ReplicaSet.", {
  replicas: mandatory(int32("Pods of the set that are not terminating.")),
  fullyLabeledReplicas: int32("Those of them that carry all labels of the template."),
  readyReplicas: int32("Those of them that are ready."),
  availableReplicas: int32("Those of them ready for at least minReadySeconds."),
  terminatingReplicas: int32("Pods being deleted that have not ended yet."),
  observedGeneration: int64("The generation that this status speaks of."),
  conditions: list("Its state, aspect by aspect.", ReplicaSetCondition, { merge: "type" })
});
var schema3 = struct("apps.v1.ReplicaSet", "Keeps a number of pods of one template running.", {
  ...objectFields,
  spec: present(ref("What is wanted.", ReplicaSetSpec)),
  status: present(ref("What was last seen.", ReplicaSetStatus))
});
var ReplicaSet = defineResource("apps/v1", schema3, {
  kind: "ReplicaSet",
  plural: "replicasets",
  shortNames: ["rs"],
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  strategy: replicaSetStrategy,
  selectableFields: { "status.replicas": ({ status }) => String(status.replicas) },
  scale: {
    replicas: ({ spec }) => spec.replicas,
    withReplicas: (object, replicas2) => ({ ...object, spec: { ...object.spec, replicas: replicas2 } }),
    statusReplicas: ({ status }) => status.replicas,
    selector: ({ spec }) => selectorText(spec.selector)
  },
  columns: replicaSetColumns
});

// api/coordination/lease.ts
var LeaseSpec = struct("coordination.v1.LeaseSpec", "Who holds the lease, and until when.", {
  holderIdentity: text("Who holds the lease; empty where nobody does."),
  leaseDurationSeconds: int32("Seconds after renewTime until others may take it."),
  acquireTime: microTime("When the holder took it."),
  renewTime: microTime("When the holder last said that it is alive."),
  leaseTransitions: int32("How often it went from one holder to another."),
  strategy: text("How the leader is chosen in coordinated leader election."),
  preferredHolder: text("Who should get it next, once the holder gives it up.")
});
var schema4 = struct("coordination.v1.Lease", "A lock that must be renewed to be kept.", {
  ...objectFields,
  spec: present(ref("Who holds it, and until when.", LeaseSpec))
});
var Lease = defineResource("coordination.k8s.io/v1", schema4, {
  kind: "Lease",
  plural: "leases",
  namespaced: true,
  createsOnUpdate: true,
  strategy: {
    prepareForCreate: (lease) => withoutElection(lease, void 0),
    prepareForUpdate: withoutElection,
    validate
  },
  columns: [
    nameColumn,
    {
      name: "Holder",
      type: "string",
      description: "Who holds the lease.",
      value: ({ spec }) => spec.holderIdentity ?? ""
    },
    ageColumn
  ]
});
function withoutElection(next, stored) {
  const { strategy, preferredHolder, ...spec } = next.spec;
  if (strategy === void 0 && preferredHolder === void 0) return next;
  const keepsStrategy = strategy !== void 0 && stored?.spec.strategy !== void 0;
  const keepsHolder = preferredHolder !== void 0 && stored?.spec.preferredHolder !== void 0;
  return {
    ...next,
    spec: {
      ...spec,
      ...keepsStrategy ? { strategy } : {},
      ...keepsHolder ? { preferredHolder } : {}
    }
  };
}
function validate({ spec }) {
  const { leaseDurationSeconds: leaseDurationSeconds2, leaseTransitions, strategy = "", preferredHolder = "" } = spec;
  const errors = [];
  if (leaseDurationSeconds2 !== void 0 && leaseDurationSeconds2 <= 0) {
    const path2 = "spec.leaseDurationSeconds";
    errors.push(invalid(path2, leaseDurationSeconds2, "must be greater than 0"));
  }
  errors.push(...validateNonNegative(leaseTransitions, "spec.leaseTransitions"));
  errors.push(...validateStrategy2(strategy));
  if (preferredHolder !== "" && strategy === "") {
    const why = "may only be specified when `strategy` is defined";
    errors.push(forbiddenField("spec.preferredHolder", why));
  }
  return errors;
}
function validateStrategy2(strategy) {
  const path2 = "spec.strategy";
  if (strategy.includes("/")) {
    return qualifiedNameProblems(strategy).map((why) => invalid(path2, strategy, why));
  }
  const known3 = "OldestEmulationVersion";
  return strategy === "" || strategy === known3 ? [] : [notSupported(path2, strategy, [known3])];
}

// api/core/configmap.ts
var schema5 = struct("core.v1.ConfigMap", "Settings that pods read as environment or as files.", {
  ...objectFields,
  data: map("Settings as UTF-8 text, by key.", textItem),
  binaryData: map("Settings as bytes in base64, by key.", bytesItem),
  immutable: bool("True forbids every later change of the data.")
});
var ConfigMap = defineResource("v1", schema5, {
  kind: "ConfigMap",
  plural: "configmaps",
  shortNames: ["cm"],
  namespaced: true,
  strategy: { validate: validate2, validateUpdate, updateRulesFirst: true },
  columns: [
    nameColumn,
    {
      name: "Data",
      type: "string",
      description: "How many entries it has.",
      value: ({ data, binaryData }) => Object.keys(data ?? {}).length + Object.keys(binaryData ?? {}).length
    },
    ageColumn
  ]
});
var sizeMax = 1024 * 1024;
function validate2({ data = {}, binaryData = {} }) {
  const errors = [];
  let size2 = 0;
  for (const [key, value] of Object.entries(data)) {
    errors.push(...configMapKeyProblems(key).map((why) => invalid(`data[${key}]`, key, why)));
    if (key in binaryData)
      errors.push(invalid(`data[${key}]`, key, "duplicate of key present in binaryData"));
    size2 += value.length;
  }
  for (const [key, value] of Object.entries(binaryData)) {
    errors.push(...configMapKeyProblems(key).map((why) => invalid(`binaryData[${key}]`, key, why)));
    size2 += Math.floor(value.length * 3 / 4);
  }
  if (size2 > sizeMax) errors.push(tooLong("[]", sizeMax));
  return errors;
}
function validateUpdate(next, stored) {
  if (stored.immutable !== true) return [];
  const frozen = "field is immutable when `immutable` is set";
  const errors = [];
  if (next.immutable !== true) errors.push(forbiddenField("immutable", frozen));
  if (!equalJson(next.data, stored.data)) errors.push(forbiddenField("data", frozen));
  if (!equalJson(next.binaryData, stored.binaryData)) {
    errors.push(forbiddenField("binaryData", frozen));
  }
  return errors;
}

// api/core/endpoints-validate.ts
function validateEndpoints({ subsets }) {
  return validateEach(subsets, "subsets", validateSubset);
}
function endpointsWarnings({ subsets = [] }) {
  return subsets.flatMap(
    (subset, index) => ["addresses", "notReadyAddresses"].flatMap(
      (name8) => (subset[name8] ?? []).flatMap(
        ({ ip }, place) => ipWarnings(ip, `subsets[${index}].${name8}[${place}].ip`)
      )
    )
  );
}
function validateSubset(subset, path2) {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subset;
  const isEmpty4 = addresses.length === 0 && notReadyAddresses.length === 0;
  return [
    ...isEmpty4 ? [required(path2, "must specify `addresses` or `notReadyAddresses`")] : [],
    ...validateEach(addresses, `${path2}.addresses`, validateAddress2),
    ...validateEach(notReadyAddresses, `${path2}.notReadyAddresses`, validateAddress2),
    ...validateEach(ports, `${path2}.ports`, (port, at) => validatePort2(port, at, ports.length > 1))
  ];
}
function validateAddress2(address2, path2) {
  const { ip, hostname = "", nodeName: nodeName2 } = address2;
  const errors = [
    ...validateText(ip, `${path2}.ip`, ipProblems),
    ...hostname === "" ? [] : validateLabelName(hostname, `${path2}.hostname`),
    ...nodeName2 === void 0 ? [] : validateText(nodeName2, `${path2}.nodeName`, subdomainProblems)
  ];
  return errors.length > 0 ? errors : validateText(ip, `${path2}.ip`, endpointIpProblems);
}
function validatePort2(port, path2, needsName) {
  const { name: name8 = "", appProtocol } = port;
  const errors = [];
  if (name8 !== "") errors.push(...validateLabelName(name8, `${path2}.name`));
  else if (needsName) errors.push(required(`${path2}.name`));
  errors.push(
    ...validatePortNumber(port.port, `${path2}.port`),
    ...validateWord(port.protocol, `${path2}.protocol`, ["SCTP", "TCP", "UDP"])
  );
  if (appProtocol !== void 0) {
    errors.push(...validateQualifiedName(appProtocol, `${path2}.appProtocol`));
  }
  return errors;
}

// api/core/endpoints-repack.ts
function repackOnWrite(endpoints) {
  if (endpoints.subsets === void 0 || validateEndpoints(endpoints).length > 0) return endpoints;
  const subsets = repackSubsets(endpoints.subsets);
  return equalJson(subsets, endpoints.subsets) ? endpoints : { ...endpoints, subsets };
}
function repackSubsets(subsets) {
  const groups = /* @__PURE__ */ new Map();
  for (const offer of collectOffers(subsets)) {
    const key = [...offer.ready].map(([host3, isReady3]) => `${host3} ${isReady3}`).sort().join(",");
    const group = groups.get(key);
    if (group === void 0) groups.set(key, { ...offer, ports: offer.port ? [offer.port] : [] });
    else if (offer.port) group.ports.push(offer.port);
  }
  const keyed = [...groups].map(([key, group]) => ({ key, subset: toSubset(group) }));
  return keyed.sort((left, right) => compare2(left.key, right.key)).map(({ subset }) => subset);
}
function collectOffers(subsets) {
  const hosts = /* @__PURE__ */ new Map();
  const offers = /* @__PURE__ */ new Map();
  const add2 = (offer, addresses, isReady3) => {
    for (const address2 of addresses) {
      const key = `${address2.ip} ${address2.targetRef?.uid ?? ""}`;
      if (!hosts.has(key)) hosts.set(key, address2);
      if (offer.ready.get(key) !== false) offer.ready.set(key, isReady3);
    }
  };
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets) {
    for (const port of ports.length === 0 ? [void 0] : ports) {
      const key = port === void 0 ? "" : portKey(port);
      const offer = offers.get(key) ?? { port, ready: /* @__PURE__ */ new Map(), hosts };
      offers.set(key, offer);
      add2(offer, addresses, true);
      add2(offer, notReadyAddresses, false);
    }
  }
  return offers.values();
}
function toSubset({ ports, ready, hosts }) {
  const sorted = [...ready].sort(([left], [right]) => compare2(left, right));
  const pick = (wanted) => sorted.flatMap(([key, isReady3]) => {
    const address2 = isReady3 === wanted ? hosts.get(key) : void 0;
    return address2 === void 0 ? [] : [address2];
  });
  const [addresses, notReadyAddresses] = [pick(true), pick(false)];
  ports.sort((left, right) => compare2(portKey(left), portKey(right)));
  return {
    ...addresses.length === 0 ? {} : { addresses },
    ...notReadyAddresses.length === 0 ? {} : { notReadyAddresses },
    ...ports.length === 0 ? {} : { ports }
  };
}
var portKey = ({ name: name8 = "", port, protocol, appProtocol = "" }) => `${name8} ${String(port).padStart(5, "0")} ${protocol} ${appProtocol}`;
var compare2 = (left, right) => left < right ? -1 : left > right ? 1 : 0;

// api/core/endpoints.ts
var EndpointPort = struct("core.v1.EndpointPort", "A port of a set of addresses.", {
  name: text("Name of the port, that of the Service's port."),
  port: mandatory(int32("Number of the port.")),
  protocol: text("TCP, UDP or SCTP.").default("TCP"),
  appProtocol: text("What is spoken on the port, such as kubernetes.io/h2c.")
});
var EndpointAddress = struct("core.v1.EndpointAddress", "One address behind a Service.", {
  ip: mandatory(text("The address itself.")),
  hostname: text("Name that DNS gives the address below that of the Service."),
  nodeName: text("The node it is on."),
  targetRef: ref("The pod it belongs to.", ObjectReference)
});
var EndpointSubset = struct("core.v1.EndpointSubset", "Addresses that all have the same ports.", {
  addresses: list("Those that are ready.", EndpointAddress, { type: "atomic" }),
  notReadyAddresses: list("Those that are not ready.", EndpointAddress, { type: "atomic" }),
  ports: list("The ports that all of them have.", EndpointPort, { type: "atomic" })
});
var schema6 = struct("core.v1.Endpoints", "The addresses behind a Service, in one object.", {
  ...objectFields,
  subsets: list("The addresses, grouped by their ports.", EndpointSubset, { type: "atomic" })
});
var Endpoints = defineResource("v1", schema6, {
  kind: "Endpoints",
  plural: "endpoints",
  singular: "endpoints",
  shortNames: ["ep"],
  namespaced: true,
  createsOnUpdate: true,
  deprecation: "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
  strategy: {
    prepareForCreate: repackOnWrite,
    prepareForUpdate: repackOnWrite,
    validate: validateEndpoints,
    warnings: endpointsWarnings
  },
  columns: [
    nameColumn,
    {
      name: "Endpoints",
      type: "string",
      description: "The first addresses that are ready, with their ports.",
      value: ({ subsets }) => formatEndpoints(subsets ?? [])
    },
    ageColumn
  ]
});
var shownMax = 3;
function formatEndpoints(subsets) {
  if (subsets.length === 0) return "<none>";
  const all2 = subsets.flatMap(
    ({ addresses = [], ports = [] }) => ports.length === 0 ? addresses.map(({ ip }) => ip) : ports.flatMap(({ port }) => addresses.map(({ ip }) => hostAndPort(ip, port)))
  );
  const shown2 = all2.slice(0, shownMax).join(",");
  return all2.length > shownMax ? `${shown2} + ${all2.length - shownMax} more...` : shown2;
}
var hostAndPort = (host3, port) => host3.includes(":") ? `[${host3}]:${port}` : `${host3}:${port}`;

// api/core/event-validate.ts
function validateEvent(event, controllerField) {
  const namespace = event.metadata.namespace ?? "";
  const errors = event.eventTime === void 0 ? validateNamespaces(event, namespace) : validateReport(event, namespace, controllerField);
  errors.push(...subdomainProblems(namespace).map((why) => invalid("namespace", namespace, why)));
  return errors;
}
function validateStrictEvent(event) {
  const errors = validateSeries(event);
  if (event.eventTime === void 0) errors.push(required("eventTime"));
  if (event.type !== "Normal" && event.type !== "Warning") {
    errors.push(invalid("type", "", `has invalid value: ${event.type ?? ""}`));
  }
  const unset = (field) => invalid(field, "", "needs to be unset");
  if (event.firstTimestamp !== void 0) errors.push(unset("firstTimestamp"));
  if (event.lastTimestamp !== void 0) errors.push(unset("lastTimestamp"));
  if ((event.count ?? 0) !== 0) errors.push(unset("count"));
  if (event.source.component || event.source.host) errors.push(unset("source"));
  return errors;
}
function validateStrictEventUpdate(next, stored) {
  const errors = immutableField(next.series, stored.series, "series");
  const series = errors.length === 0 ? [] : validateSeries(next);
  const fields = immutableFields.flatMap(
    ({ field, empty, name: name8 = field }) => immutableField(next[field] ?? empty, stored[field] ?? empty, name8)
  );
  return [...series, ...fields];
}
var immutableFields = [
  { field: "involvedObject", empty: null },
  { field: "reason", empty: "" },
  { field: "message", empty: "" },
  { field: "source", empty: null },
  { field: "firstTimestamp", empty: null },
  { field: "lastTimestamp", empty: null },
  { field: "count", empty: 0 },
  { field: "type", empty: "" },
  { field: "eventTime", empty: null },
  { field: "action", empty: "" },
  { field: "related", empty: null },
  { field: "reportingComponent", empty: "", name: "reportingController" },
  { field: "reportingInstance", empty: "" }
];
function validateNamespaces({ involvedObject }, namespace) {
  const other = involvedObject.namespace ?? "";
  const matches = other === "" ? namespace === "" || namespace === "default" : namespace === other;
  return matches ? [] : [mismatch(other)];
}
var mismatch = (namespace) => invalid("involvedObject.namespace", namespace, "does not match event.namespace");
function validateReport(event, namespace, controllerField) {
  const errors = [];
  const isClusterWide = (event.involvedObject.namespace ?? "") === "";
  if (isClusterWide && namespace !== "default" && namespace !== "kube-system") {
    errors.push(mismatch(""));
  }
  const { reportingComponent: controller, reportingInstance, action, reason, message } = event;
  if (controller === "") errors.push(required(controllerField));
  const problems = qualifiedNameProblems(controller);
  errors.push(...problems.map((why) => invalid(controllerField, controller, why)));
  return [
    ...errors,
    ...validateText2("reportingInstance", reportingInstance, 128),
    ...validateText2("action", action ?? "", 128),
    ...validateText2("reason", reason ?? "", 128),
    ...message === void 0 || message === "" ? [] : validateText2("message", message, 1024)
  ];
}
function validateText2(field, text2, lengthMax2) {
  if (text2 === "") return [required(field)];
  return byteLength(text2) > lengthMax2 ? [invalid(field, "", `can have at most ${lengthMax2} characters`)] : [];
}
function validateSeries({ series }) {
  if (series === void 0) return [];
  const errors = [];
  if ((series.count ?? 0) < 2) errors.push(invalid("series.count", "", "should be at least 2"));
  if (series.lastObservedTime === void 0) errors.push(required("series.lastObservedTime"));
  return errors;
}

// api/core/event.ts
var EventSource = struct("core.v1.EventSource", "What reported an event.", {
  component: text("The component that reported it."),
  host: text("The node on which it runs.")
});
var EventSeries = struct("core.v1.EventSeries", "How often something went on happening.", {
  count: int32("How often it happened until lastObservedTime."),
  lastObservedTime: microTime("When it was last seen.")
});
var schema7 = struct("core.v1.Event", "Says that something happened to an object.", {
  ...typeMeta,
  metadata: mandatory(ref("Standard metadata of the object.", ObjectMeta)),
  involvedObject: mandatory(ref("The object that it happened to.", ObjectReference)),
  reason: text("What happened, as one word in CamelCase."),
  message: text("What happened, for people."),
  source: present(ref("What reported it, in events of old.", EventSource)),
  firstTimestamp: time("When it first happened."),
  lastTimestamp: time("When it last happened."),
  count: int32("How often it happened."),
  type: text("Normal or Warning."),
  eventTime: microTime("When it first happened, in events of the new kind."),
  series: ref("How often it went on happening; none for a single event.", EventSeries),
  action: text("What was done or failed to be done."),
  related: ref("A second object that plays a part.", ObjectReference),
  reportingComponent: present(text("The controller that reported it.")),
  reportingInstance: present(text("Which instance of it."))
});
var about = (read2) => (event) => read2(event.involvedObject) ?? "";
var eventColumns = [
  column("Last Seen", "Time since it last happened.", lastSeen),
  column("Type", "Normal or Warning.", ({ type = "" }) => type),
  column("Reason", "What happened, in one word.", ({ reason = "" }) => reason),
  column("Object", "The object that it happened to.", target),
  wide2(
    "Subobject",
    "The part of the object.",
    about(({ fieldPath }) => fieldPath)
  ),
  wide2("Source", "What reported it.", reporter),
  column("Message", "What happened.", ({ message = "" }) => message.trim()),
  wide2("First Seen", "Time since it first happened.", firstSeen),
  wide2(
    "Count",
    "How often it happened.",
    ({ series, count: count3 }) => series === void 0 ? count3 || 1 : series.count ?? 0
  ),
  { ...wide2("Name", "Name of the event.", ({ metadata }) => metadata.name ?? ""), format: "name" }
];
var Event = defineResource("v1", schema7, {
  kind: "Event",
  plural: "events",
  shortNames: ["ev"],
  namespaced: true,
  createsOnUpdate: true,
  selectableFields: {
    "involvedObject.kind": about(({ kind: kind2 }) => kind2),
    "involvedObject.namespace": about(({ namespace }) => namespace),
    "involvedObject.name": about(({ name: name8 }) => name8),
    "involvedObject.uid": about(({ uid }) => uid),
    "involvedObject.apiVersion": about(({ apiVersion }) => apiVersion),
    "involvedObject.resourceVersion": about(({ resourceVersion }) => resourceVersion),
    "involvedObject.fieldPath": about(({ fieldPath }) => fieldPath),
    reason: ({ reason = "" }) => reason,
    reportingComponent: ({ reportingComponent }) => reportingComponent,
    source: ({ source, reportingComponent }) => source.component || reportingComponent,
    type: ({ type = "" }) => type
  },
  strategy: { validate: (event) => validateEvent(event, "reportingComponent") },
  columns: eventColumns
});
function column(name8, description2, value) {
  return { name: name8, type: "string", description: description2, value };
}
function wide2(name8, description2, value) {
  return { ...column(name8, description2, value), priority: 1 };
}
function firstSeen({ firstTimestamp, eventTime }, nowMs) {
  return age(firstTimestamp ?? eventTime, nowMs);
}
function lastSeen(event, nowMs) {
  if (event.series !== void 0) return age(event.series.lastObservedTime, nowMs);
  const last2 = parseTime(event.lastTimestamp);
  return last2 === void 0 ? firstSeen(event, nowMs) : formatDuration(nowMs - last2);
}
function target({ involvedObject: { kind: kind2 = "", name: name8 = "" } }) {
  return name8 === "" ? kind2.toLowerCase() : `${kind2.toLowerCase()}/${name8}`;
}
function reporter({ source, reportingComponent, reportingInstance }) {
  const component = source.component || reportingComponent;
  const instance = source.host || reportingInstance;
  return instance === "" ? component : `${component}, ${instance}`;
}

// api/core/namespace.ts
var NamespaceSpec = struct("core.v1.NamespaceSpec", "What is to happen before it goes.", {
  finalizers: list("Names that must be taken off before a deleted namespace goes.", textItem, {
    type: "atomic"
  })
});
var NamespaceCondition = struct(
  "core.v1.NamespaceCondition",
  "One aspect of the state of a namespace.",
  {
    type: mandatory(text("Which aspect, such as NamespaceContentRemaining.")),
    status: mandatory(text("Whether it holds: True, False or Unknown.")),
    lastTransitionTime: time("When the status last changed."),
    reason: text("Why it last changed, as one word in CamelCase."),
    message: text("Why it last changed, for people.")
  }
);
var NamespaceStatus = struct("core.v1.NamespaceStatus", "The state of a namespace.", {
  phase: text("Active, or Terminating once it is deleted.").default("Active"),
  conditions: list("What a deletion found and what holds it up.", NamespaceCondition, {
    merge: "type",
    type: "map"
  })
});
var schema8 = struct("core.v1.Namespace", "A scope for names and for what belongs together.", {
  ...objectFields,
  spec: present(ref("What is to happen before it goes.", NamespaceSpec)),
  status: present(ref("Its current state.", NamespaceStatus))
});
var namespaceNameLabel = "kubernetes.io/metadata.name";
var namespaceFinalizer = "kubernetes";
var Namespace = defineResource("v1", schema8, {
  kind: "Namespace",
  plural: "namespaces",
  shortNames: ["ns"],
  namespaced: false,
  nameFormat: "label",
  hasStatus: true,
  selectableFields: { "status.phase": ({ status }) => status.phase },
  strategy: {
    defaults: withNameLabel,
    prepareForCreate,
    prepareForUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    validate: validate3,
    validateStatusUpdate
  },
  columns: [
    nameColumn,
    {
      name: "Status",
      type: "string",
      description: "Active, or Terminating.",
      value: ({ status }) => status.phase
    },
    ageColumn
  ]
});
function withNameLabel(namespace) {
  const { metadata } = namespace;
  const name8 = metadata.name ?? "";
  if (name8 === "" || metadata.labels?.[namespaceNameLabel] === name8) return namespace;
  const labels = { ...metadata.labels, [namespaceNameLabel]: name8 };
  return { ...namespace, metadata: { ...metadata, labels } };
}
function prepareForCreate(namespace) {
  const { finalizers = [] } = namespace.spec;
  const spec = finalizers.includes(namespaceFinalizer) ? namespace.spec : { ...namespace.spec, finalizers: [...finalizers, namespaceFinalizer] };
  return { ...withNameLabel(namespace), spec, status: { phase: "Active" } };
}
function validate3({ spec: { finalizers = [] } }) {
  const path2 = "spec.finalizers";
  return finalizers.flatMap(
    (finalizer) => [...qualifiedNameProblems(finalizer), ...standardFinalizerProblems(finalizer)].map(
      (why) => invalid(path2, finalizer, why)
    )
  );
}
function validateStatusUpdate({ metadata, status }) {
  const isDeleted = metadata.deletionTimestamp !== void 0;
  const [phase, state] = isDeleted ? ["Terminating", "not empty"] : ["Active", "empty"];
  if (status.phase === phase) return [];
  const why = `may only be '${phase}' if \`deletionTimestamp\` is ${state}`;
  return [invalid("status.Phase", status.phase, why)];
}

// api/core/pod/summary.ts
function summarizePod(pod) {
  const known3 = summaries.get(pod);
  if (known3 !== void 0) return known3;
  const summary = summarize(pod);
  summaries.set(pod, summary);
  return summary;
}
var summaries = /* @__PURE__ */ new WeakMap();
function summarize(pod) {
  const { spec, status } = pod;
  const sidecars = new Set(spec.initContainers?.filter(isSidecar).map(({ name: name8 }) => name8));
  const total2 = spec.containers.length + sidecars.size;
  const first = sumUpInit(status.initContainerStatuses ?? [], sidecars);
  const initReason = first.blocked && describeInit(first.blocked, spec.initContainers?.length ?? 0);
  if (initReason !== void 0 && !isTrue(pod, "Initialized")) {
    const { sidecarsReady: ready, restarts, lastRestart } = first;
    return { ready, total: total2, status: deletionReason(pod) ?? initReason, restarts, lastRestart };
  }
  const main = sumUpMain(status.containerStatuses ?? []);
  let reason = main.reason ?? initReason ?? overallReason(pod);
  if (reason === "Completed" && main.isRunning) {
    reason = isTrue(pod, "Ready") ? "Running" : "NotReady";
  }
  return {
    ready: first.sidecarsReady + main.ready,
    total: total2,
    status: deletionReason(pod) ?? reason,
    restarts: first.sidecarRestarts + main.restarts,
    lastRestart: later(first.lastSidecarRestart, main.lastRestart)
  };
}
function overallReason({ status }) {
  const isGated = status.conditions?.some(
    ({ type, reason }) => type === "PodScheduled" && reason === "SchedulingGated"
  );
  return isGated ? "SchedulingGated" : status.reason || status.phase || "";
}
function deletionReason({ metadata, status }) {
  if (metadata.deletionTimestamp === void 0) return void 0;
  if (status.reason === "NodeLost") return "Unknown";
  const hasEnded = status.phase === "Succeeded" || status.phase === "Failed";
  return hasEnded ? void 0 : "Terminating";
}
function sumUpInit(statuses, sidecars) {
  let [sidecarsReady, restarts, sidecarRestarts] = [0, 0, 0];
  let [lastRestart, lastSidecarRestart] = [noTime, noTime];
  let blocked;
  for (const [index, status] of statuses.entries()) {
    const finishedAt = status.lastState.terminated?.finishedAt;
    const isRestartable = sidecars.has(status.name);
    restarts += status.restartCount;
    lastRestart = later(lastRestart, finishedAt);
    if (isRestartable) {
      sidecarRestarts += status.restartCount;
      lastSidecarRestart = later(lastSidecarRestart, finishedAt);
    }
    if (status.state.terminated?.exitCode === 0) continue;
    if (!isRestartable || status.started !== true) {
      blocked = { index, status };
      break;
    }
    if (status.ready) sidecarsReady += 1;
  }
  return { sidecarsReady, restarts, sidecarRestarts, lastRestart, lastSidecarRestart, blocked };
}
function describeInit({ index, status: { state } }, count3) {
  if (state.terminated !== void 0) return `Init:${exitReason(state.terminated)}`;
  const waiting = state.waiting?.reason;
  return waiting && waiting !== "PodInitializing" ? `Init:${waiting}` : `Init:${index}/${count3}`;
}
function sumUpMain(statuses) {
  let [ready, restarts, lastRestart] = [0, 0, noTime];
  let reason;
  for (const status of statuses) {
    const { waiting, terminated, running: running3 } = status.state;
    restarts += status.restartCount;
    lastRestart = later(lastRestart, status.lastState.terminated?.finishedAt);
    if (waiting?.reason) reason ??= waiting.reason;
    else if (terminated !== void 0) reason ??= exitReason(terminated);
    else if (status.ready && running3 !== void 0) ready += 1;
  }
  return { ready, restarts, lastRestart, reason, isRunning: ready > 0 };
}
function exitReason({ reason, signal, exitCode }) {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}
var noTime = void 0;
function later(left, right) {
  return (parseTime(right) ?? 0) > (parseTime(left) ?? 0) ? right : left;
}
function isTrue({ status }, condition) {
  return status.conditions?.some(({ type, status: status2 }) => type === condition && status2 === "True") ?? false;
}

// api/core/pod/columns.ts
var none2 = "<none>";
var podColumns = [
  nameColumn,
  {
    name: "Ready",
    type: "string",
    description: "How many containers are ready, of how many.",
    value: (pod) => {
      const { ready, total: total2 } = summarizePod(pod);
      return `${ready}/${total2}`;
    }
  },
  {
    name: "Status",
    type: "string",
    description: "What the pod is doing, in one word.",
    value: (pod) => summarizePod(pod).status
  },
  {
    name: "Restarts",
    type: "string",
    description: "How often containers were restarted, and when that last happened.",
    value: (pod, nowMs) => {
      const { restarts, lastRestart } = summarizePod(pod);
      if (restarts === 0 || lastRestart === void 0) return String(restarts);
      return `${restarts} (${age(lastRestart, nowMs)} ago)`;
    }
  },
  ageColumn,
  {
    name: "IP",
    type: "string",
    priority: 1,
    description: "Address of the pod.",
    value: ({ status }) => status.podIPs?.[0]?.ip || none2
  },
  {
    name: "Node",
    type: "string",
    priority: 1,
    description: "Node that the pod is placed on.",
    value: ({ spec }) => spec.nodeName || none2
  },
  {
    name: "Nominated Node",
    type: "string",
    priority: 1,
    description: "Node on which room is being made for the pod.",
    value: ({ status }) => status.nominatedNodeName || none2
  },
  {
    name: "Readiness Gates",
    type: "string",
    priority: 1,
    description: "How many readiness gates are open, of how many.",
    value: readinessGates
  }
];
function readinessGates({ spec, status }) {
  const gates = spec.readinessGates ?? [];
  if (gates.length === 0) return none2;
  const open = gates.filter(({ conditionType }) => {
    const condition = status.conditions?.find(({ type }) => type === conditionType);
    return condition?.status === "True";
  });
  return `${open.length}/${gates.length}`;
}

// api/core/pod/fields.ts
var podSelectableFields = {
  "spec.nodeName": ({ spec }) => spec.nodeName ?? "",
  "spec.restartPolicy": ({ spec }) => spec.restartPolicy,
  "spec.schedulerName": ({ spec }) => spec.schedulerName,
  "spec.serviceAccountName": ({ spec }) => spec.serviceAccountName ?? "",
  "spec.hostNetwork": ({ spec }) => String(spec.hostNetwork ?? false),
  "status.phase": ({ status }) => status.phase ?? "",
  "status.podIP": ({ status }) => status.podIPs?.[0]?.ip ?? "",
  "status.nominatedNodeName": ({ status }) => status.nominatedNodeName ?? ""
};

// api/core/pod/container-status.ts
var ContainerStateWaiting = struct(
  "core.v1.ContainerStateWaiting",
  "The container is yet to start.",
  {
    reason: text("Why it waits, as one word in CamelCase."),
    message: text("Why it waits, for people.")
  }
);
var ContainerStateRunning = struct(
  "core.v1.ContainerStateRunning",
  "The container is running.",
  { startedAt: time("When it started.") }
);
var ContainerStateTerminated = struct(
  "core.v1.ContainerStateTerminated",
  "The container has ended.",
  {
    exitCode: mandatory(int32("Exit code of its process.")),
    signal: int32("Signal that ended it."),
    reason: text("Why it ended, as one word in CamelCase."),
    message: text("Why it ended, for people, or its last words."),
    startedAt: time("When it had started."),
    finishedAt: time("When it ended."),
    containerID: text("Id of the container, as type://id.")
  }
);
var ContainerState = struct("core.v1.ContainerState", "The state of a container.", {
  waiting: ref("It is yet to start.", ContainerStateWaiting),
  running: ref("It is running.", ContainerStateRunning),
  terminated: ref("It has ended.", ContainerStateTerminated)
});
var ImageVolumeStatus = struct(
  "core.v1.ImageVolumeStatus",
  "What came of mounting an image.",
  { imageRef: mandatory(text("Digest of the image that is mounted.")) }
);
var VolumeStatus = struct("core.v1.VolumeStatus", "What came of a volume.", {
  image: ref("What came of an image volume.", ImageVolumeStatus)
});
var VolumeMountStatus = struct("core.v1.VolumeMountStatus", "What came of a mount.", {
  name: mandatory(text("Name of the mount's volume.")),
  mountPath: mandatory(text("Path of the mount.")),
  readOnly: bool("Whether it is read-only."),
  recursiveReadOnly: text("Whether mounts below are read-only: Disabled or Enabled."),
  volumeStatus: ref("What came of the volume.", VolumeStatus)
});
var LinuxContainerUser = struct(
  "core.v1.LinuxContainerUser",
  "The user and groups of a container's first process.",
  {
    uid: mandatory(int64("Uid of the process.")),
    gid: mandatory(int64("Gid of the process.")),
    supplementalGroups: list("Further groups of the process.", int64Item, { type: "atomic" })
  }
);
var ContainerUser = struct("core.v1.ContainerUser", "Who a container runs as.", {
  linux: ref("User and groups, on Linux.", LinuxContainerUser)
});
var ResourceHealth = struct("core.v1.ResourceHealth", "The health of one device.", {
  resourceID: mandatory(text("Id of the device, unique in the resource.")),
  health: text("Healthy, Unhealthy or Unknown."),
  message: text("More about the health, for people.")
});
var ResourceStatus = struct(
  "core.v1.ResourceStatus",
  "The health of the devices of one resource.",
  {
    name: mandatory(text("Name of the resource.")),
    resources: list("Its devices.", ResourceHealth, { keys: ["resourceID"], type: "map" })
  }
);
var ContainerStatus = struct("core.v1.ContainerStatus", "What a container is doing.", {
  name: mandatory(text("Name of the container.")),
  state: present(ref("What it does now.", ContainerState)),
  lastState: present(ref("How it ended the last time.", ContainerState)),
  ready: mandatory(bool("Whether it passes its readiness probe.")),
  restartCount: mandatory(int32("How often it was restarted.")),
  image: mandatory(text("Image that it runs.")),
  imageID: mandatory(text("Digest of the image.")),
  containerID: text("Id of the container, as type://id."),
  started: bool("Whether it has started: passed its startup probe and its postStart hook."),
  allocatedResources: map("Resources that the node has set aside.", quantityItem),
  resources: ref("Requests and limits in force.", ResourceRequirements),
  volumeMounts: list("What came of its mounts.", VolumeMountStatus, {
    merge: "mountPath",
    keys: ["mountPath"],
    type: "map"
  }),
  user: ref("Who it runs as.", ContainerUser),
  allocatedResourcesStatus: list("Health of its devices.", ResourceStatus, {
    merge: "name",
    keys: ["name"],
    type: "map"
  }),
  stopSignal: text("Signal that tells it to stop.")
});

// api/core/pod/status.ts
var PodCondition = struct("core.v1.PodCondition", "One aspect of a pod's state.", {
  type: mandatory(text("Which aspect it is, such as Ready.")),
  observedGeneration: int64("The generation of the pod that the condition was judged by."),
  status: mandatory(text("Whether it holds: True, False or Unknown.")),
  lastProbeTime: timeOrNull("When it was last judged."),
  lastTransitionTime: time("When the status last changed."),
  reason: text("Why it last changed, as one word in CamelCase."),
  message: text("Why it last changed, for people.")
});
var PodIP = struct("core.v1.PodIP", "An address of the pod.", {
  ip: mandatory(text("The address."))
});
var HostIP = struct("core.v1.HostIP", "An address of the pod's node.", {
  ip: mandatory(text("The address."))
});
var PodResourceClaimStatus = struct(
  "core.v1.PodResourceClaimStatus",
  "The ResourceClaim that was made for an entry of the pod's resourceClaims.",
  {
    name: mandatory(text("Name of the entry.")),
    resourceClaimName: text("Name of the claim; none where none was needed.")
  }
);
var ContainerExtendedResourceRequest = struct(
  "core.v1.ContainerExtendedResourceRequest",
  "Which request of the claim serves an extended resource of a container.",
  {
    containerName: mandatory(text("Name of the container.")),
    resourceName: mandatory(text("Name of the extended resource.")),
    requestName: mandatory(text("Name of the request in the claim."))
  }
);
var PodExtendedResourceClaimStatus = struct(
  "core.v1.PodExtendedResourceClaimStatus",
  "The ResourceClaim that serves the pod's extended resources.",
  {
    requestMappings: mandatory(
      list("Which request serves what.", ContainerExtendedResourceRequest, { type: "atomic" })
    ),
    resourceClaimName: mandatory(text("Name of the claim."))
  }
);
var NodeAllocatableResourceClaimStatus = struct(
  "core.v1.NodeAllocatableResourceClaimStatus",
  "Resources of the node that a claim of the pod has taken.",
  {
    resourceClaimName: mandatory(text("Name of the claim.")),
    containers: list("Names of the containers that use the claim.", textItem, { type: "set" }),
    resources: mandatory(map("What was taken, by resource.", quantityItem))
  }
);
var PodStatus = struct("core.v1.PodStatus", "What has become of a pod.", {
  observedGeneration: int64("The generation of the pod that the status was judged by."),
  phase: text("Pending, Running, Succeeded, Failed or Unknown."),
  conditions: list("Aspects of the pod's state.", PodCondition, {
    merge: "type",
    keys: ["type"],
    type: "map"
  }),
  message: text("Why the pod is in this state, for people."),
  reason: text("Why the pod is in this state, as one word, such as Evicted."),
  nominatedNodeName: text("Node on which room is being made for the pod."),
  hostIP: text("Address of the node."),
  hostIPs: list("Addresses of the node.", HostIP, { merge: "ip", type: "atomic" }),
  podIP: text("Address of the pod."),
  podIPs: list("Addresses of the pod, at most one of each family.", PodIP, {
    merge: "ip",
    keys: ["ip"],
    type: "map"
  }),
  startTime: time("When the kubelet took the pod on."),
  initContainerStatuses: list("What its init containers do.", ContainerStatus, {
    type: "atomic"
  }),
  containerStatuses: list("What its containers do.", ContainerStatus, { type: "atomic" }),
  qosClass: text("Guaranteed, Burstable or BestEffort, by its resources."),
  ephemeralContainerStatuses: list("What its ephemeral containers do.", ContainerStatus, {
    type: "atomic"
  }),
  resize: text("How a change of resources fares. Deprecated: see the conditions."),
  resourceClaimStatuses: list("What came of its claims.", PodResourceClaimStatus, {
    merge: "name",
    keys: ["name"],
    type: "map",
    patchStrategy: "merge,retainKeys"
  }),
  extendedResourceClaimStatus: ref(
    "The claim that serves its extended resources.",
    PodExtendedResourceClaimStatus
  ),
  allocatedResources: map("Resources that the node has set aside for the pod.", quantityItem),
  resources: ref("Requests and limits of the pod in force.", ResourceRequirements),
  nodeAllocatableResourceClaimStatuses: list(
    "Resources of the node that its claims have taken.",
    NodeAllocatableResourceClaimStatus,
    { keys: ["resourceClaimName"], type: "map" }
  )
});

// api/core/pod/label-keys.ts
function mergeLabelKeys(spec, labels) {
  const { affinity, topologySpreadConstraints } = spec;
  const changes = {};
  if (affinity?.podAffinity !== void 0 || affinity?.podAntiAffinity !== void 0) {
    const { podAffinity, podAntiAffinity } = affinity;
    changes.affinity = withMembers(affinity, {
      ...podAffinity && { podAffinity: mergeTerms(podAffinity, labels) },
      ...podAntiAffinity && { podAntiAffinity: mergeTerms(podAntiAffinity, labels) }
    });
  }
  if (topologySpreadConstraints !== void 0) {
    changes.topologySpreadConstraints = mapItems(
      topologySpreadConstraints,
      (constraint) => merge(constraint, labels)
    );
  }
  return withMembers(spec, changes);
}
function mergeTerms(affinity, labels) {
  const required2 = affinity.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = affinity.preferredDuringSchedulingIgnoredDuringExecution;
  return withMembers(affinity, {
    ...required2 && {
      requiredDuringSchedulingIgnoredDuringExecution: mapItems(
        required2,
        (term) => merge(term, labels)
      )
    },
    ...preferred && {
      preferredDuringSchedulingIgnoredDuringExecution: mapItems(
        preferred,
        (weighted) => withMembers(weighted, { podAffinityTerm: merge(weighted.podAffinityTerm, labels) })
      )
    }
  });
}
function merge(term, labels) {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  if (labelSelector === void 0) return term;
  const added = [
    ...requirements(matchLabelKeys, "In", labels),
    ...requirements(mismatchLabelKeys, "NotIn", labels)
  ];
  if (added.length === 0) return term;
  const matchExpressions = [...labelSelector.matchExpressions ?? [], ...added];
  const merged = { ...labelSelector, matchExpressions };
  return { ...term, labelSelector: merged };
}
function requirements(keys, operator2, labels) {
  return keys.flatMap((key) => {
    const value = labels[key];
    return value === void 0 ? [] : [{ key, operator: operator2, values: [value] }];
  });
}

// api/core/pod/strategy.ts
var podStrategy = {
  defaults: defaultPod,
  prepareForCreate: prepareForCreate2,
  prepareForStatusUpdate: prepareForStatusUpdate2,
  validate: validatePod,
  validateUpdate: validatePodUpdate,
  validateStatusUpdate: validatePodStatusUpdate,
  warnings: podWarnings
};
function prepareForCreate2(pod) {
  const status = { phase: "Pending", qosClass: qosClass(pod.spec) };
  const spec = mergeLabelKeys(pod.spec, pod.metadata.labels ?? {});
  if ((pod.spec.schedulingGates ?? []).length === 0) return { ...pod, spec, status };
  return { ...pod, spec, status: { ...status, conditions: [gated(pod)] } };
}
function gated(pod) {
  return compact({
    type: "PodScheduled",
    status: "False",
    lastTransitionTime: pod.metadata.creationTimestamp,
    reason: "SchedulingGated",
    message: "Scheduling is blocked due to non-empty scheduling gates"
  });
}
function prepareForStatusUpdate2(next, stored) {
  const { ownerReferences, deletionTimestamp } = stored.metadata;
  const metadata = next.metadata === stored.metadata ? stored.metadata : compact({ ...next.metadata, ownerReferences, deletionTimestamp });
  return { ...next, metadata, spec: stored.spec, status: keepObserved(next.status, stored.status) };
}
function keepObserved(next, stored) {
  if (!leavesOut(next, stored)) return compact(next);
  const known3 = /* @__PURE__ */ new Map();
  for (const { type, observedGeneration } of stored.conditions ?? []) {
    known3.set(type, [...known3.get(type) ?? [], observedGeneration]);
  }
  const conditions = mapItems(next.conditions ?? [], (condition) => {
    const observedGeneration = known3.get(condition.type)?.shift();
    if (condition.observedGeneration || !observedGeneration) return condition;
    return { ...condition, observedGeneration };
  });
  return compact({
    ...next,
    ...next.conditions === void 0 ? {} : { conditions },
    qosClass: next.qosClass || stored.qosClass,
    observedGeneration: next.observedGeneration || stored.observedGeneration
  });
}
function leavesOut(next, stored) {
  if (!next.qosClass || !next.observedGeneration && stored.observedGeneration) return true;
  return next.conditions?.some(({ observedGeneration }) => !observedGeneration) === true;
}
function prepareForEphemeralContainers(next, stored) {
  const { ephemeralContainers: ephemeralContainers2 } = next.spec;
  return { ...stored, spec: compact({ ...stored.spec, ephemeralContainers: ephemeralContainers2 }) };
}
function prepareForResize(next, stored) {
  const containers = resized(next.spec.containers, stored.spec.containers);
  const initContainers = resized(next.spec.initContainers, stored.spec.initContainers);
  if (next.spec.containers.length !== stored.spec.containers.length) return next;
  if (next.spec.initContainers?.length !== stored.spec.initContainers?.length) return next;
  return {
    ...stored,
    spec: compact({
      ...stored.spec,
      containers: containers ?? stored.spec.containers,
      initContainers,
      resources: next.spec.resources
    })
  };
}
function resized(next, stored) {
  if (next === void 0 || stored === void 0) return next;
  if (next.some(({ name: name8 }, index) => stored[index]?.name !== name8)) return next;
  return stored.map((container, index) => {
    const { resources, resizePolicy } = next[index] ?? container;
    return compact({ ...container, resources, resizePolicy });
  });
}
function deletionGraceSeconds(pod, asked) {
  const { phase } = pod.status;
  if (!pod.spec.nodeName || phase === "Failed" || phase === "Succeeded") return 0;
  const seconds = asked ?? pod.spec.terminationGracePeriodSeconds;
  return seconds < 0 ? 1 : seconds;
}

// api/core/pod/pod.ts
var schema9 = struct("core.v1.Pod", "Containers that run together on one node.", {
  ...objectFields,
  spec: present(ref("What the pod is to be.", PodSpec)),
  status: present(ref("What has become of it.", PodStatus))
});
var Pod = defineResource("v1", schema9, {
  kind: "Pod",
  plural: "pods",
  shortNames: ["po"],
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  selectableFields: podSelectableFields,
  strategy: podStrategy,
  columns: podColumns
});

// api/base64.ts
function encodeBase64(text2) {
  let binary = "";
  for (const byte of new TextEncoder().encode(text2)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
function encodeBase64Url(text2) {
  return encodeBase64(text2).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
function decodeBase64(base642) {
  try {
    const bytes = Uint8Array.from(atob(base642), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return void 0;
  }
}
function base64Length(base642) {
  const padding = base642.endsWith("==") ? 2 : base642.endsWith("=") ? 1 : 0;
  return Math.floor(base642.length * 3 / 4) - padding;
}

// api/core/secret.ts
var schema10 = struct("core.v1.Secret", "Settings to keep from other eyes.", {
  ...objectFields,
  data: map("Values as bytes in base64, by key.", bytesItem),
  stringData: map("Values as text, merged into data when written; never read back.", textItem),
  type: text("What it is for; some types demand keys. Immutable.").default("Opaque"),
  immutable: bool("True forbids every later change of the data.")
});
var Secret = defineResource("v1", schema10, {
  kind: "Secret",
  plural: "secrets",
  namespaced: true,
  selectableFields: { type: ({ type }) => type },
  strategy: { defaults: defaults4, validate: validate4, validateUpdate: validateUpdate2, warnings: warnings2, updateRulesFirst: true },
  columns: [
    nameColumn,
    { name: "Type", type: "string", description: "What it is for.", value: ({ type }) => type },
    {
      name: "Data",
      type: "string",
      description: "How many entries it has.",
      value: ({ data }) => Object.keys(data ?? {}).length
    },
    ageColumn
  ]
});
var secretTypes = {
  opaque: "Opaque",
  serviceAccountToken: "kubernetes.io/service-account-token",
  dockercfg: "kubernetes.io/dockercfg",
  dockerConfigJson: "kubernetes.io/dockerconfigjson",
  basicAuth: "kubernetes.io/basic-auth",
  sshAuth: "kubernetes.io/ssh-auth",
  tls: "kubernetes.io/tls"
};
var sizeMax2 = 1024 * 1024;
function defaults4(secret) {
  const { stringData, ...rest } = secret;
  if (stringData === void 0 && secret.type !== "") return secret;
  const merged = Object.entries(stringData ?? {}).map(([key, value]) => [key, encodeBase64(value)]);
  const type = secret.type === "" ? secretTypes.opaque : secret.type;
  if (merged.length === 0) return { ...rest, type };
  return { ...rest, type, data: { ...secret.data, ...Object.fromEntries(merged) } };
}
function validate4(secret) {
  const errors = [];
  let size2 = 0;
  for (const [key, value] of Object.entries(secret.data ?? {})) {
    errors.push(...configMapKeyProblems(key).map((why) => invalid(`data[${key}]`, key, why)));
    size2 += base64Length(value);
  }
  if (size2 > sizeMax2) errors.push(tooLong("data", sizeMax2));
  return [...errors, ...validateType(secret)];
}
function validateType({ type, data = {}, metadata }) {
  const missing2 = (...keys) => keys.filter((key) => data[key] === void 0).map((key) => required(`data[${key}]`));
  switch (type) {
    case secretTypes.serviceAccountToken: {
      const key = "kubernetes.io/service-account.name";
      const account = metadata.annotations?.[key] ?? "";
      return account === "" ? [required(`metadata.annotations[${key}]`)] : [];
    }
    case secretTypes.dockercfg:
      return validateJson(data, ".dockercfg");
    case secretTypes.dockerConfigJson:
      return validateJson(data, ".dockerconfigjson");
    case secretTypes.basicAuth: {
      const errors = missing2("username", "password");
      return errors.length === 2 ? errors : [];
    }
    case secretTypes.sshAuth:
      return (data["ssh-privatekey"] ?? "") === "" ? [required("data[ssh-privatekey]")] : [];
    case secretTypes.tls:
      return missing2("tls.crt", "tls.key");
    default:
      return [];
  }
}
function validateJson(data, key) {
  const value = data[key];
  if (value === void 0) return [required(`data[${key}]`)];
  const problem = jsonObjectProblem(decodeBase64(value) ?? "");
  return problem === void 0 ? [] : [invalid(`data[${key}]`, "<secret contents redacted>", problem)];
}
function jsonObjectProblem(source) {
  try {
    const value = JSON.parse(source);
    if (value === null || typeof value === "object" && !Array.isArray(value)) return void 0;
    const type = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
    return `json: cannot unmarshal ${type} into Go value of type map[string]interface {}`;
  } catch {
    const first = source.trim().charAt(0);
    if (first === "" || "{[".includes(first)) return "unexpected end of JSON input";
    return `invalid character '${first}' looking for beginning of value`;
  }
}
function validateUpdate2(next, stored) {
  const errors = immutableField(next.type, stored.type, "type");
  if (stored.immutable !== true) return errors;
  const frozen = "field is immutable when `immutable` is set";
  if (next.immutable !== true) errors.push(forbiddenField("immutable", frozen));
  if (!equalJson(next.data ?? {}, stored.data ?? {})) errors.push(forbiddenField("data", frozen));
  return errors;
}
function warnings2({ type, data = {} }) {
  if (type !== secretTypes.tls) return [];
  const isPem = (key) => (decodeBase64(data[key] ?? "") ?? "").includes("-----BEGIN ");
  if (!isPem("tls.crt")) return ["tls: failed to find any PEM data in certificate input"];
  return isPem("tls.key") ? [] : ["tls: failed to find any PEM data in key input"];
}

// api/meta/condition.ts
var Condition = struct("meta.v1.Condition", "One aspect of the state of an object.", {
  type: mandatory(text("Which aspect it is, in CamelCase.")),
  status: mandatory(text("Whether it holds: True, False or Unknown.")),
  observedGeneration: int64("The generation of the object that the condition was judged by."),
  lastTransitionTime: mandatory(time("When the status last changed.")),
  reason: mandatory(text("Why it last changed, as one word in CamelCase.")),
  message: mandatory(text("Why it last changed, for people; may be empty."))
});

// api/core/service/columns.ts
var serviceColumns = [
  nameColumn,
  {
    name: "Type",
    type: "string",
    description: "How it is exposed.",
    value: ({ spec }) => spec.type
  },
  {
    name: "Cluster-IP",
    type: "string",
    description: "Its main address in the cluster.",
    value: ({ spec }) => spec.clusterIPs?.[0] ?? "<none>"
  },
  {
    name: "External-IP",
    type: "string",
    description: "Addresses or the name by which it is reached from outside.",
    value: externalIP
  },
  {
    name: "Port(s)",
    type: "string",
    description: "Its ports, each with its node port.",
    value: ({ spec }) => formatPorts(spec.ports ?? []) || "<none>"
  },
  ageColumn,
  {
    name: "Selector",
    type: "string",
    description: "Labels of the pods it leads to.",
    priority: 1,
    value: ({ spec }) => selectorFromLabels(spec.selector).text || "<none>"
  }
];
function externalIP({ spec, status }) {
  const { externalIPs = [] } = spec;
  switch (spec.type) {
    case "ClusterIP":
    case "NodePort":
      return externalIPs.length > 0 ? externalIPs.join(",") : "<none>";
    case "LoadBalancer": {
      const points = (status.loadBalancer.ingress ?? []).map((point) => point.ip || point.hostname);
      const known3 = new Set(points.filter((address2) => address2 !== void 0 && address2 !== ""));
      const all2 = [...[...known3].sort(), ...externalIPs];
      return all2.length > 0 ? all2.join(",") : "<pending>";
    }
    case "ExternalName":
      return spec.externalName ?? "";
    default:
      return "<unknown>";
  }
}
function formatPorts(ports) {
  return ports.map(
    ({ port, nodePort, protocol }) => nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`
  ).join(",");
}

// api/core/service/load-balancer.ts
var PortStatus = struct("core.v1.PortStatus", "The state of one port of a load balancer.", {
  port: mandatory(int32("The port of the Service.")),
  protocol: mandatory(text("TCP, UDP or SCTP.")),
  error: text("What is wrong with the port, in one word.")
});
var LoadBalancerIngress = struct(
  "core.v1.LoadBalancerIngress",
  "A point at which a load balancer takes traffic.",
  {
    ip: text("Address of the point."),
    hostname: text("DNS name of the point."),
    ipMode: text("VIP or Proxy: whether traffic arrives with the address as its destination."),
    ports: list("State of the ports.", PortStatus, { type: "atomic" })
  }
);
var LoadBalancerStatus = struct(
  "core.v1.LoadBalancerStatus",
  "Where a load balancer takes traffic.",
  {
    ingress: list("The points at which it takes traffic.", LoadBalancerIngress, { type: "atomic" })
  }
);
function validateLoadBalancerStatus({ ingress = [] }, type, path2) {
  if (type !== "LoadBalancer" && ingress.length > 0) {
    return [
      forbiddenField(`${path2}.ingress`, "may only be used when `spec.type` is 'LoadBalancer'")
    ];
  }
  return ingress.flatMap((point, index) => validatePoint(point, `${path2}.ingress[${index}]`));
}
function validatePoint(point, path2) {
  const { ip = "", hostname = "", ipMode } = point;
  const errors = [];
  if (ip !== "") errors.push(...validateText(ip, `${path2}.ip`, ipProblems));
  if (ip !== "" && ipMode === void 0) {
    errors.push(required(`${path2}.ipMode`, "must be specified when `ip` is set"));
  } else if (ip === "" && ipMode !== void 0) {
    errors.push(forbiddenField(`${path2}.ipMode`, "may not be specified when `ip` is not set"));
  } else errors.push(...validateOptionalWord(ipMode, `${path2}.ipMode`, ["Proxy", "VIP"]));
  if (hostname === "") return errors;
  errors.push(...validateText(hostname, `${path2}.hostname`, subdomainProblems));
  if (parseIp(hostname) !== void 0) {
    errors.push(invalid(`${path2}.hostname`, hostname, "must be a DNS name, not an IP address"));
  }
  return errors;
}

// api/core/service/needs.ts
var needsClusterIP = ({ spec }) => spec.type !== "ExternalName";
var isHeadless = ({ spec }) => needsClusterIP({ spec }) && (spec.clusterIPs?.[0] ?? spec.clusterIP) === "None";
var needsNodePort = ({ spec }) => spec.type === "NodePort" || spec.type === "LoadBalancer";
var allocatesNodePorts = ({ spec }) => spec.type === "NodePort" || spec.type === "LoadBalancer" && spec.allocateLoadBalancerNodePorts !== false;
var needsHealthCheckNodePort = ({ spec }) => spec.type === "LoadBalancer" && spec.externalTrafficPolicy === "Local";
var isExternallyAccessible = ({ spec }) => needsNodePort({ spec }) || spec.type === "ClusterIP" && (spec.externalIPs ?? []).length > 0;

// api/core/service/defaults.ts
var affinitySeconds = 10800;
function defaultService(service) {
  const { spec, status } = service;
  const next = withMembers(service, { spec: dropEmpty(defaultSpec(spec)) });
  if (spec.type !== "LoadBalancer" || status.loadBalancer.ingress === void 0) return next;
  const ingress = mapItems(status.loadBalancer.ingress, defaultIngress);
  if (ingress === status.loadBalancer.ingress) return next;
  return { ...next, status: { ...status, loadBalancer: { ...status.loadBalancer, ingress } } };
}
function defaultSpec(spec) {
  const changes = {};
  if (spec.type === "") changes.type = "ClusterIP";
  if (spec.sessionAffinity === "") changes.sessionAffinity = "None";
  const { type, sessionAffinity } = { ...spec, ...changes };
  if (spec.ports !== void 0) changes.ports = mapItems(spec.ports, defaultPort);
  if (sessionAffinity === "ClientIP") {
    if (spec.sessionAffinityConfig?.clientIP?.timeoutSeconds === void 0) {
      changes.sessionAffinityConfig = { clientIP: { timeoutSeconds: affinitySeconds } };
    }
  }
  if (isExternallyAccessible({ spec: { ...spec, type } }) && !spec.externalTrafficPolicy) {
    changes.externalTrafficPolicy = "Cluster";
  }
  if (spec.internalTrafficPolicy === void 0 && clusterTypes.includes(type)) {
    changes.internalTrafficPolicy = "Cluster";
  }
  if (type === "LoadBalancer" && spec.allocateLoadBalancerNodePorts === void 0) {
    changes.allocateLoadBalancerNodePorts = true;
  }
  return withMembers(spec, changes);
}
var clusterTypes = ["ClusterIP", "NodePort", "LoadBalancer"];
var optionalTexts = [
  "clusterIP",
  "loadBalancerIP",
  "externalName",
  "externalTrafficPolicy",
  "healthCheckNodePort"
];
function dropEmpty(spec) {
  const empty = optionalTexts.filter((name8) => spec[name8] === "" || spec[name8] === 0);
  const hasIdleConfig = spec.sessionAffinity === "None" && spec.sessionAffinityConfig !== void 0;
  if (empty.length === 0 && !hasIdleConfig) return spec;
  const copy = { ...spec };
  for (const name8 of empty) delete copy[name8];
  if (hasIdleConfig) delete copy.sessionAffinityConfig;
  return copy;
}
function defaultPort(port) {
  const targetPort = port.targetPort || port.port;
  const protocol = port.protocol || "TCP";
  const filled = withMembers(port, { targetPort, protocol });
  if (filled.nodePort !== 0) return filled;
  const { nodePort: _, ...rest } = filled;
  return rest;
}
function defaultIngress(point) {
  return point.ip && point.ipMode === void 0 ? { ...point, ipMode: "VIP" } : point;
}

// api/core/service/update.ts
function patchAllocatedValues(next, stored) {
  let { spec } = next;
  const old = stored.spec;
  if (needsClusterIP(stored) && needsClusterIP(next)) {
    if (!spec.clusterIP && old.clusterIP) spec = { ...spec, clusterIP: old.clusterIP };
    if (isEmpty(spec.clusterIPs) && !isEmpty(old.clusterIPs) && spec.clusterIP === old.clusterIP) {
      spec = { ...spec, clusterIPs: old.clusterIPs };
    }
    if (equalJson(spec.clusterIPs, old.clusterIPs)) spec = keepFamilies(spec, old);
  }
  if (needsNodePort(stored) && needsNodePort(next)) spec = keepNodePorts(spec, old);
  if (needsHealthCheckNodePort(stored) && needsHealthCheckNodePort(next)) {
    const { healthCheckNodePort } = old;
    if (!spec.healthCheckNodePort && healthCheckNodePort) spec = { ...spec, healthCheckNodePort };
  }
  return spec === next.spec ? next : { ...next, spec };
}
function normalizeClusterIPs(next, stored) {
  const { clusterIP = "", clusterIPs } = next.spec;
  const asList2 = clusterIP === "" ? void 0 : [clusterIP];
  if (stored === void 0) {
    return asList2 !== void 0 && isEmpty(clusterIPs) ? withClusterIPs(next, asList2) : next;
  }
  const old = stored.spec;
  if (clusterIP === (old.clusterIP ?? "")) {
    const cleared = isEmpty(clusterIPs) && !isEmpty(old.clusterIPs);
    return cleared ? withClusterIPs(next, old.clusterIPs) : next;
  }
  return equalJson(clusterIPs ?? [], old.clusterIPs ?? []) ? withClusterIPs(next, asList2) : next;
}
function dropTypeDependentFields(next, stored) {
  const old = stored.spec;
  const dropped = /* @__PURE__ */ new Set();
  const drop = (...names3) => {
    if (names3.every((name8) => equalJson(next.spec[name8], old[name8]))) {
      for (const name8 of names3) if (next.spec[name8] !== void 0) dropped.add(name8);
    }
  };
  if (needsClusterIP(stored) && !needsClusterIP(next)) {
    drop("clusterIP", "clusterIPs");
    drop("ipFamilies");
    drop("ipFamilyPolicy");
  }
  if (needsHealthCheckNodePort(stored) && !needsHealthCheckNodePort(next)) {
    drop("healthCheckNodePort");
  }
  if (old.type === "LoadBalancer" && next.spec.type !== "LoadBalancer") {
    drop("allocateLoadBalancerNodePorts");
    drop("loadBalancerClass");
  }
  if (isExternallyAccessible(stored) && !isExternallyAccessible(next)) {
    drop("externalTrafficPolicy");
  }
  const freesPorts = needsNodePort(stored) && !needsNodePort(next) && addsNoNodePort(next.spec, old);
  const spec = freesPorts ? withoutNodePorts(next.spec) : next.spec;
  return clearStatus({ ...next, spec: without(spec, dropped) });
}
var isEmpty = (items2) => items2 === void 0 || items2.length === 0;
function withClusterIPs(service, clusterIPs) {
  return { ...service, spec: compact({ ...service.spec, clusterIPs }) };
}
function keepFamilies(spec, old) {
  const { ipFamilies = old.ipFamilies, ipFamilyPolicy = old.ipFamilyPolicy } = spec;
  return withMembers(spec, { ipFamilies, ipFamilyPolicy });
}
function keepNodePorts(spec, old) {
  const given2 = nodePorts(spec);
  const used = new Set([...nodePorts(old)].filter((port) => given2.has(port)));
  const byName3 = new Map(old.ports?.map(({ name: name8 = "", nodePort }) => [name8, nodePort]));
  const keep2 = (port) => {
    const nodePort = port.nodePort ? void 0 : byName3.get(port.name ?? "");
    if (!nodePort || used.has(nodePort)) return port;
    used.add(nodePort);
    return { ...port, nodePort };
  };
  const ports = spec.ports?.map(keep2);
  return ports?.some((port, index) => port !== spec.ports?.[index]) ? { ...spec, ports } : spec;
}
function nodePorts({ ports = [] }) {
  return new Set(ports.flatMap(({ nodePort }) => nodePort ? [nodePort] : []));
}
function addsNoNodePort(spec, old) {
  const known3 = nodePorts(old);
  return [...nodePorts(spec)].every((port) => known3.has(port));
}
function withoutNodePorts(spec) {
  return { ...spec, ports: spec.ports?.map(({ nodePort: _, ...port }) => port) };
}
function without(spec, names3) {
  if (names3.size === 0) return spec;
  const copy = { ...spec };
  for (const name8 of names3) if (name8 !== "type" && name8 !== "sessionAffinity") delete copy[name8];
  return copy;
}
function clearStatus(service) {
  return service.spec.type === "LoadBalancer" || isEmpty(service.status.loadBalancer.ingress) ? service : { ...service, status: { ...service.status, loadBalancer: {} } };
}

// api/core/service/validate-addresses.ts
var ips = "spec.clusterIPs";
var families = ["IPv4", "IPv6"];
var familyPolicies = ["PreferDualStack", "RequireDualStack", "SingleStack"];
function validateClusterIPs(service) {
  const { spec } = service;
  if (spec.type === "ExternalName") return [];
  const errors = [
    ...validatePrimary(spec),
    ...validateFamilies(spec.ipFamilies ?? []),
    ...validateOptionalWord(spec.ipFamilyPolicy, "spec.ipFamilyPolicy", familyPolicies)
  ];
  const bad = validateEachIP(spec.clusterIPs ?? []);
  errors.push(...bad);
  const count3 = (spec.clusterIPs ?? []).length;
  if (count3 > 2) errors.push(invalid(ips, spec.clusterIPs, "may only hold up to 2 values"));
  return bad.length > 0 ? errors : [...errors, ...validateStacks(service)];
}
function validateAddressUpdate(next, stored) {
  if (next.spec.type === "ExternalName" || stored.spec.type === "ExternalName") return [];
  if (isHeadless(next) && isHeadless(stored)) return [];
  const errors = validateListUpdate(next.spec, stored.spec, "clusterIPs");
  if (isHeadless(next) !== isHeadless(stored)) return errors;
  return [...errors, ...validateListUpdate(next.spec, stored.spec, "ipFamilies")];
}
function validatePrimary({ clusterIP = "", clusterIPs = [] }) {
  if (clusterIP === "") {
    const fact = "must be empty when `clusterIP` is not specified";
    return clusterIPs.length === 0 ? [] : [invalid(ips, clusterIPs, fact)];
  }
  if (clusterIPs.length === 0) return [required(ips)];
  return clusterIPs[0] === clusterIP ? [] : [invalid(ips, clusterIPs, "first value must match `clusterIP`")];
}
function validateFamilies(ipFamilies) {
  return ipFamilies.flatMap((family, index) => {
    const path2 = `spec.ipFamilies[${index}]`;
    const errors = [];
    if (!families.some((known3) => known3 === family)) {
      errors.push(notSupported(path2, family, families));
    }
    if (ipFamilies.indexOf(family) < index) errors.push(duplicate(path2, family));
    return errors;
  });
}
function validateEachIP(clusterIPs) {
  return clusterIPs.flatMap((ip, index) => {
    if (index > 0 || ip !== "None") return validateText(ip, `${ips}[${index}]`, ipProblems);
    const fact = "'None' must be the first and only value";
    return clusterIPs.length > 1 ? [invalid(ips, clusterIPs, fact)] : [];
  });
}
function validateStacks(service) {
  const { clusterIPs = [], ipFamilies = [] } = service.spec;
  const errors = [];
  const found2 = clusterIPs.map(ipFamily);
  if (clusterIPs.length > 1 && (found2.length > 2 || found2[0] === found2[1])) {
    errors.push(invalid(ips, clusterIPs, "may specify no more than one IP for each IP family"));
  }
  if (isHeadless(service)) return errors;
  clusterIPs.forEach((ip, index) => {
    const wanted = ipFamilies[index];
    if (wanted === found2[index] || wanted !== "IPv4" && wanted !== "IPv6") return;
    const fact = `expected an ${wanted} value as indicated by \`ipFamilies[${index}]\``;
    errors.push(invalid(`${ips}[${index}]`, ip, fact));
  });
  return errors;
}
var singular = { clusterIPs: "clusterIP", ipFamilies: "ipFamily" };
function validateListUpdate(next, stored, name8) {
  const now = next[name8] ?? [];
  const before = stored[name8] ?? [];
  const path2 = (index) => `spec.${name8}[${index}]`;
  const changed = (index) => invalid(path2(index), now, "may not change once set");
  if (before.length === now.length) {
    return before.flatMap(
      (old, index) => old === now[index] ? [] : [changed(name8 === "clusterIPs" ? index : 0)]
    );
  }
  const errors = [];
  if (before.length > now.length && now.length === 0) {
    errors.push(invalid(path2(0), next[name8], `primary ${singular[name8]} can not be unset`));
  }
  if (before.length > 0 && now.length > 0 && before[0] !== now[0]) errors.push(changed(0));
  if (before.length > now.length && now.length === 1 && next.ipFamilyPolicy !== "SingleStack") {
    const fact = `must be set to 'SingleStack' when releasing the secondary ${singular[name8]}`;
    errors.push(invalid("spec.ipFamilyPolicy", next.ipFamilyPolicy, fact));
  }
  return errors;
}

// api/core/service/validate-traffic.ts
var policies = ["Cluster", "Local"];
var distributions = ["PreferClose", "PreferSameNode", "PreferSameZone"];
var rangesKey = "service.beta.kubernetes.io/load-balancer-source-ranges";
var onlyLoadBalancer = "may only be used when `type` is 'LoadBalancer'";
function validateTraffic(service) {
  const { type, internalTrafficPolicy, trafficDistribution } = service.spec;
  const isInternal = type === "ClusterIP" || type === "NodePort" || type === "LoadBalancer";
  const path2 = "spec.internalTrafficPolicy";
  return [
    ...validateExternalPolicy(service),
    ...validateHealthCheckPort(service),
    ...internalTrafficPolicy === void 0 && isInternal ? [required(path2)] : [],
    ...validateOptionalWord(internalTrafficPolicy, path2, policies),
    ...validateOptionalWord(trafficDistribution, "spec.trafficDistribution", distributions)
  ];
}
function validateSourceRanges({ metadata, spec }) {
  const ranges = spec.loadBalancerSourceRanges ?? [];
  const isLoadBalancer = spec.type === "LoadBalancer";
  if (ranges.length > 0) {
    const path3 = "spec.LoadBalancerSourceRanges";
    const errors = ranges.flatMap(
      (range, index) => validateText(range.trim(), `${path3}[${index}]`, cidrProblems)
    );
    return isLoadBalancer ? errors : [forbiddenField(path3, onlyLoadBalancer), ...errors];
  }
  const annotation = metadata.annotations?.[rangesKey];
  if (annotation === void 0) return [];
  const path2 = `metadata.annotations[${rangesKey}]`;
  if (!isLoadBalancer) return [forbiddenField(path2, onlyLoadBalancer)];
  if (annotation.trim() === "") return [];
  return annotation.split(",").flatMap((range) => validateText(range.trim(), path2, cidrProblems));
}
function validateExternalPolicy(service) {
  const { externalTrafficPolicy } = service.spec;
  const path2 = "spec.externalTrafficPolicy";
  if (isExternallyAccessible(service)) return validateWord(externalTrafficPolicy, path2, policies);
  const fact = "may only be set for externally-accessible services";
  return externalTrafficPolicy ? [invalid(path2, externalTrafficPolicy, fact)] : [];
}
function validateHealthCheckPort(service) {
  const { healthCheckNodePort } = service.spec;
  const path2 = "spec.healthCheckNodePort";
  if (needsHealthCheckNodePort(service)) {
    return healthCheckNodePort ? validatePortNumber(healthCheckNodePort, path2) : [required(path2)];
  }
  const fact = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
  return healthCheckNodePort ? [invalid(path2, healthCheckNodePort, fact)] : [];
}

// api/core/service/validate.ts
var protocols = ["SCTP", "TCP", "UDP"];
var types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
function validateService(service) {
  const { spec } = service;
  const ports = spec.ports ?? [];
  return [
    ...validateTopologyMode(service),
    ...ports.length === 0 && !isHeadless(service) && spec.type !== "ExternalName" ? [required("spec.ports")] : [],
    ...validateByType(service),
    ...validatePorts2(ports),
    ...validateLabels(spec.selector, "spec.selector"),
    ...validateWord(spec.sessionAffinity, "spec.sessionAffinity", ["ClientIP", "None"]),
    ...validateAffinity2(spec),
    ...validateClusterIPs(service),
    ...validateEach(spec.externalIPs, "spec.externalIPs", validateExternalIP),
    ...validateWord(spec.type, "spec.type", types),
    ...spec.type === "ClusterIP" ? refuseNodePorts(ports) : [],
    ...validateDuplicates(ports),
    ...validateSourceRanges(service),
    ...validateLoadBalancer(spec),
    ...validateTraffic(service)
  ];
}
function validateClassUpdate(next, stored) {
  const { type, loadBalancerClass } = next.spec;
  const isSame = type !== "LoadBalancer" || stored.spec.type !== "LoadBalancer" || loadBalancerClass === stored.spec.loadBalancerClass;
  return isSame ? [] : [invalid("spec.loadBalancerClass", loadBalancerClass, "may not change once set")];
}
var hintsKey = "service.kubernetes.io/topology-aware-hints";
var modeKey = "service.kubernetes.io/topology-mode";
function validateTopologyMode({ metadata }) {
  const hints = metadata.annotations?.[hintsKey];
  const mode = metadata.annotations?.[modeKey];
  if (hints === void 0 || mode === void 0 || hints === mode) return [];
  const fact = `must match annotations[${hintsKey}] when both are specified`;
  return [invalid(`metadata.annotations[${modeKey}]`, mode, fact)];
}
var kubeletPort = 10250;
function validateByType(service) {
  const { type, ports = [], clusterIPs } = service.spec;
  if (type === "ExternalName") return validateExternalName(service.spec);
  if (type !== "LoadBalancer" && type !== "NodePort") return [];
  const errors = [];
  if (type === "LoadBalancer") {
    ports.forEach(({ port }, index) => {
      const fact = `may not expose port ${kubeletPort} externally since it is used by kubelet`;
      if (port === kubeletPort) errors.push(invalid(`spec.ports[${index}]`, port, fact));
    });
  }
  if (isHeadless(service)) {
    const fact = `may not be set to 'None' for ${type} services`;
    errors.push(invalid("spec.clusterIPs[0]", clusterIPs?.[0] ?? "None", fact));
  }
  return errors;
}
function validateExternalName(spec) {
  const given2 = {
    clusterIPs: (spec.clusterIPs ?? []).length > 0,
    ipFamilies: (spec.ipFamilies ?? []).length > 0,
    ipFamilyPolicy: spec.ipFamilyPolicy !== void 0
  };
  const errors = [];
  for (const [name9, isGiven] of Object.entries(given2)) {
    const fact = "may not be set for ExternalName services";
    if (isGiven) errors.push(forbiddenField(`spec.${name9}`, fact));
  }
  const name8 = (spec.externalName ?? "").replace(/\.$/, "");
  if (name8 === "") errors.push(required("spec.externalName"));
  else errors.push(...validateText(name8, "spec.externalName", subdomainProblems));
  return errors;
}
function validatePorts2(ports) {
  const names3 = /* @__PURE__ */ new Set();
  return ports.flatMap((port, index) => {
    const { name: name8 = "", appProtocol } = port;
    const path2 = `spec.ports[${index}]`;
    const errors = [];
    if (name8 === "" && ports.length > 1) errors.push(required(`${path2}.name`));
    else if (name8 !== "") errors.push(...validateLabelName(name8, `${path2}.name`));
    if (names3.has(name8)) errors.push(duplicate(`${path2}.name`, name8));
    else if (name8 !== "") names3.add(name8);
    errors.push(
      ...validatePortNumber(port.port, `${path2}.port`),
      ...validateWord(port.protocol, `${path2}.protocol`, protocols),
      ...validatePort(port.targetPort, `${path2}.targetPort`)
    );
    if (appProtocol !== void 0) {
      errors.push(...validateQualifiedName(appProtocol, `${path2}.appProtocol`));
    }
    return errors;
  });
}
var affinitySecondsMax = 86400;
function validateAffinity2({ sessionAffinity, sessionAffinityConfig }) {
  const path2 = "spec.sessionAffinityConfig";
  if (sessionAffinity === "None" && sessionAffinityConfig !== void 0) {
    return [forbiddenField(path2, "must not be set when session affinity is None")];
  }
  if (sessionAffinity !== "ClientIP") return [];
  const fact = "when session affinity type is ClientIP";
  if (sessionAffinityConfig === void 0) return [required(path2, fact)];
  const seconds = sessionAffinityConfig.clientIP?.timeoutSeconds;
  if (seconds === void 0) return [required(`${path2}.clientIP.timeoutSeconds`, fact)];
  const bounds = `must be greater than 0 and less than ${affinitySecondsMax}`;
  return seconds > 0 && seconds <= affinitySecondsMax ? [] : [invalid(`${path2}.clientIP.timeoutSeconds`, seconds, bounds)];
}
function validateExternalIP(ip, path2) {
  const errors = validateText(ip, path2, ipProblems);
  return errors.length > 0 ? errors : validateText(ip, path2, endpointIpProblems);
}
function refuseNodePorts(ports) {
  return ports.flatMap(
    ({ nodePort }, index) => nodePort ? [
      forbiddenField(
        `spec.ports[${index}].nodePort`,
        "may not be used when `type` is 'ClusterIP'"
      )
    ] : []
  );
}
function validateDuplicates(ports) {
  const seen = /* @__PURE__ */ new Set();
  const isNew = (key) => !seen.has(key) && seen.add(key);
  const errors = [];
  ports.forEach(({ protocol, nodePort }, index) => {
    if (nodePort && !isNew(`node ${protocol} ${nodePort}`)) {
      errors.push(duplicate(`spec.ports[${index}].nodePort`, nodePort));
    }
  });
  ports.forEach(({ protocol, port }, index) => {
    if (!isNew(`${protocol} ${port}`)) {
      errors.push(duplicate(`spec.ports[${index}]`, printedPort2(protocol, port)));
    }
  });
  return errors;
}
var printedPort2 = (protocol, port) => ({
  Name: "",
  Protocol: protocol,
  AppProtocol: null,
  Port: port,
  TargetPort: 0,
  NodePort: 0
});
function validateLoadBalancer(spec) {
  const { type, allocateLoadBalancerNodePorts, loadBalancerClass } = spec;
  const only = "may only be used when `type` is 'LoadBalancer'";
  const errors = [];
  if (type === "LoadBalancer") {
    if (allocateLoadBalancerNodePorts === void 0) {
      errors.push(required("allocateLoadBalancerNodePorts"));
    }
    if (loadBalancerClass !== void 0) {
      errors.push(
        ...validateText(loadBalancerClass, "spec.loadBalancerClass", qualifiedNameProblems)
      );
    }
    return errors;
  }
  if (allocateLoadBalancerNodePorts !== void 0) {
    errors.push(forbiddenField("spec.allocateLoadBalancerNodePorts", only));
  }
  if (loadBalancerClass !== void 0) errors.push(forbiddenField("spec.loadBalancerClass", only));
  return errors;
}

// api/core/service/warnings.ts
var hintsKey2 = "service.kubernetes.io/topology-aware-hints";
var modeKey2 = "service.kubernetes.io/topology-mode";
function serviceWarnings(service) {
  const { spec, metadata } = service;
  const { externalIPs = [], loadBalancerIP = "", loadBalancerSourceRanges = [] } = spec;
  const warnings5 = [];
  if (metadata.annotations?.[hintsKey2] !== void 0) {
    warnings5.push(`annotation ${hintsKey2} is deprecated, please use ${modeKey2} instead`);
  }
  if (needsAdvice(service)) {
    warnings5.push(...adviseEach(spec.clusterIPs ?? [], "spec.clusterIPs", ipWarnings));
  }
  if (spec.type === "ClusterIP" && spec.clusterIP === "None") {
    const ignored = (name8) => `spec.${name8} is ignored for headless services`;
    if (loadBalancerIP !== "") warnings5.push(ignored("loadBalancerIP"));
    if (externalIPs.length > 0) warnings5.push(ignored("externalIPs"));
    if (spec.sessionAffinity !== "None") warnings5.push(ignored("SessionAffinity"));
  }
  if (externalIPs.length > 0) warnings5.push("spec.externalIPs is deprecated");
  warnings5.push(
    ...adviseEach(externalIPs, "spec.externalIPs", ipWarnings),
    ...ipWarnings(loadBalancerIP, "spec.loadBalancerIP"),
    ...adviseEach(loadBalancerSourceRanges, "spec.loadBalancerSourceRanges", cidrWarnings),
    ...adviseOnType(service)
  );
  return warnings5;
}
var needsAdvice = (service) => service.spec.type !== "ExternalName" && !isHeadless(service) && Boolean(service.spec.clusterIP);
var adviseEach = (values, path2, advise) => values.flatMap((value, index) => advise(value, `${path2}[${index}]`));
function adviseOnType({ spec }) {
  const warnings5 = [];
  if (spec.type === "ExternalName" && (spec.externalIPs ?? []).length > 0) {
    warnings5.push('spec.externalIPs is ignored when spec.type is "ExternalName"');
  }
  if (spec.type !== "ExternalName" && spec.externalName) {
    warnings5.push('spec.externalName is ignored when spec.type is not "ExternalName"');
  }
  if (spec.trafficDistribution === "PreferClose") {
    warnings5.push('spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"');
  }
  return warnings5;
}

// api/core/service/strategy.ts
var serviceStrategy = {
  defaults: defaultService,
  prepareForCreate: (object) => normalizeClusterIPs({ ...object, status: { loadBalancer: {} } }),
  prepareForUpdate(next, stored) {
    const patched = patchAllocatedValues(next, stored);
    return dropTypeDependentFields(normalizeClusterIPs(patched, stored), stored);
  },
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validate: validateService,
  updateRulesFirst: true,
  validateUpdate: (next, stored) => [
    ...validateAddressUpdate(next, stored),
    ...validateClassUpdate(next, stored)
  ],
  validateStatusUpdate: ({ spec, status }) => validateLoadBalancerStatus(status.loadBalancer, spec.type, "status.loadBalancer"),
  warnings: serviceWarnings
};

// api/core/service/service.ts
var ServicePort = struct("core.v1.ServicePort", "A port of a Service.", {
  name: text("Name of the port; needed where there is more than one."),
  protocol: text("TCP, UDP or SCTP.").default("TCP"),
  appProtocol: text("What is spoken on the port, such as kubernetes.io/h2c."),
  port: mandatory(int32("The port that clients connect to.")),
  targetPort: intOrString("Port of the pods, by number or by name; the same port if not given."),
  nodePort: int32("Port on every node, for NodePort and LoadBalancer. Allocated if not given.")
});
var ClientIPConfig = struct("core.v1.ClientIPConfig", "How clients are told apart by address.", {
  timeoutSeconds: int32("Seconds for which a client stays with its pod; at most a day.")
});
var SessionAffinityConfig = struct(
  "core.v1.SessionAffinityConfig",
  "How clients stay with one pod.",
  { clientIP: ref("Settings of affinity by client address.", ClientIPConfig) }
);
var ServiceSpec = struct("core.v1.ServiceSpec", "How a Service is reached and where it leads.", {
  ports: list("The ports it exposes.", ServicePort, {
    merge: "port",
    keys: ["port", "protocol"],
    type: "map"
  }),
  selector: map(
    "Labels of the pods it leads to; without, its endpoints are kept by hand.",
    textItem
  ),
  clusterIP: text("Its address in the cluster, or None for a headless Service. Allocated."),
  clusterIPs: list("Its addresses in the cluster, one a family; clusterIP first.", textItem, {
    type: "atomic"
  }),
  type: text("ClusterIP, NodePort, LoadBalancer or ExternalName.").default("ClusterIP"),
  externalIPs: list("Further addresses whose traffic nodes accept. Deprecated.", textItem, {
    type: "atomic"
  }),
  sessionAffinity: text("ClientIP keeps a client with its pod; None does not.").default("None"),
  loadBalancerIP: text("Address wished for at the load balancer. Deprecated."),
  loadBalancerSourceRanges: list("Client address ranges the load balancer lets in.", textItem, {
    type: "atomic"
  }),
  externalName: text("DNS name that an ExternalName Service is an alias of."),
  externalTrafficPolicy: text("Local keeps outside traffic on the node it came to, or Cluster."),
  healthCheckNodePort: int32(
    "Port at which load balancers ask a node for endpoints, for Local external traffic."
  ),
  publishNotReadyAddresses: bool("True treats pods that are not ready as if they were."),
  sessionAffinityConfig: ref("How clients stay with one pod.", SessionAffinityConfig),
  ipFamilies: list("Address families, IPv4 or IPv6; the main one first. Allocated.", textItem, {
    type: "atomic"
  }),
  ipFamilyPolicy: text("SingleStack, PreferDualStack or RequireDualStack."),
  allocateLoadBalancerNodePorts: bool("False gives a LoadBalancer no node ports."),
  loadBalancerClass: text("The implementation that is to make the load balancer."),
  internalTrafficPolicy: text("Local keeps inside traffic on its node, or Cluster."),
  trafficDistribution: text("Endpoints to prefer: PreferSameZone or PreferSameNode.")
});
var ServiceStatus = struct("core.v1.ServiceStatus", "What was last seen of a Service.", {
  loadBalancer: present(ref("State of its load balancer.", LoadBalancerStatus)),
  conditions: list("Its state, aspect by aspect.", Condition, { merge: "type", type: "map" })
});
var schema11 = struct("core.v1.Service", "One address and name for a set of pods.", {
  ...objectFields,
  spec: present(ref("How it is reached and where it leads.", ServiceSpec)),
  status: present(ref("What was last seen.", ServiceStatus))
});
var Service = defineResource("v1", schema11, {
  kind: "Service",
  plural: "services",
  shortNames: ["svc"],
  categories: ["all"],
  namespaced: true,
  nameFormat: "label",
  hasStatus: true,
  createsOnUpdate: true,
  selectableFields: {
    "spec.clusterIP": ({ spec }) => spec.clusterIP ?? "",
    "spec.type": ({ spec }) => spec.type
  },
  strategy: serviceStrategy,
  columns: serviceColumns
});

// api/core/serviceaccount.ts
var schema12 = struct("core.v1.ServiceAccount", "An identity for what runs in pods.", {
  ...objectFields,
  secrets: list("Secrets that its pods may use; no longer filled in.", ObjectReference, {
    merge: "name",
    type: "map"
  }),
  imagePullSecrets: list("Secrets by which its pods pull images.", LocalObjectReference, {
    type: "atomic"
  }),
  automountServiceAccountToken: bool("False keeps its token out of pods that do not ask for it.")
});
var ServiceAccount = defineResource("v1", schema12, {
  kind: "ServiceAccount",
  plural: "serviceaccounts",
  shortNames: ["sa"],
  namespaced: true,
  strategy: {
    prepareForCreate: withPlainReferences,
    prepareForUpdate: withPlainReferences,
    warnings: warnings3
  },
  columns: [nameColumn, ageColumn]
});
function withPlainReferences(account) {
  if (account.secrets === void 0) return account;
  const secrets = account.secrets.map(({ name: name8 }) => name8 === void 0 ? {} : { name: name8 });
  return { ...account, secrets };
}
var mountableSecrets = "kubernetes.io/enforce-mountable-secrets";
function warnings3({ metadata }) {
  if (metadata.annotations?.[mountableSecrets] === void 0) return [];
  const advice = "prefer separate namespaces to isolate access to mounted secrets";
  return [`metadata.annotations[${mountableSecrets}]: deprecated in v1.32+; ${advice}`];
}

// api/discovery/endpointslice-validate.ts
var max = { endpoints: 1e3, addresses: 100, ports: 2e4, hints: 8, topology: 16 };
function validateEndpointSlice(slice) {
  const { addressType, endpoints, ports } = slice;
  const tooManyEndpoints = endpoints.length > max.endpoints;
  return [
    ...validateWord(addressType, "addressType", ["FQDN", "IPv4", "IPv6"]),
    ...tooManyEndpoints ? [tooMany("endpoints", endpoints.length, max.endpoints)] : validateEach(
      endpoints,
      "endpoints",
      (each, path2) => validateEndpoint(each, path2, addressType)
    ),
    ...validatePorts3(ports)
  ];
}
function validateEndpoint(endpoint, path2, type) {
  const { addresses, nodeName: nodeName2, deprecatedTopology = {}, hostname, hints } = endpoint;
  const topologySize = Object.keys(deprecatedTopology).length;
  return [
    ...validateAddressCount(addresses, `${path2}.addresses`),
    ...validateEach(addresses, `${path2}.addresses`, (each, at) => validateAddress3(each, at, type)),
    ...nodeName2 === void 0 ? [] : validateText(nodeName2, `${path2}.nodeName`, subdomainProblems),
    ...topologySize > max.topology ? [tooMany(`${path2}.deprecatedTopology`, topologySize, max.topology)] : [],
    ...validateLabels(deprecatedTopology, `${path2}.deprecatedTopology`),
    ...hostname === void 0 ? [] : validateLabelName(hostname, `${path2}.hostname`),
    ...validateHints(hints?.forZones, `${path2}.hints.forZones`, labelValueProblems),
    ...validateHints(hints?.forNodes, `${path2}.hints.forNodes`, subdomainProblems)
  ];
}
function validateAddressCount({ length }, path2) {
  if (length === 0) return [required(path2, "must contain at least 1 address")];
  return length > max.addresses ? [tooMany(path2, length, max.addresses)] : [];
}
function validateAddress3(address2, path2, type) {
  if (type === "FQDN") return validateDomain(address2, path2);
  if (type !== "IPv4" && type !== "IPv6") return [];
  const ip = parseIp(address2);
  if (ip?.family !== type) return [invalid(path2, address2, `must be a valid ${type} address`)];
  const errors = validateText(address2, path2, ipProblems);
  return errors.length > 0 ? errors : validateText(address2, path2, endpointIpProblems);
}
function validateDomain(text2, path2) {
  if (text2 === "") return [required(path2)];
  const name8 = text2.replace(/\.$/, "");
  const problems = subdomainProblems(name8);
  if (problems.length > 0) return [invalid(path2, name8, problems.join(","))];
  const labels = name8.split(".");
  if (labels.length < 2) {
    const fact = "should be a domain with at least two segments separated by dots";
    return [invalid(path2, name8, fact)];
  }
  const bad = labels.find((label2) => labelNameProblems(label2).length > 0);
  return bad === void 0 ? [] : [invalid(path2, bad, labelNameProblems(bad).join(","))];
}
function validateHints(hints, path2, problems) {
  if (hints === void 0) return [];
  if (hints.length > max.hints) return [tooMany(path2, hints.length, max.hints)];
  const seen = /* @__PURE__ */ new Set();
  return hints.flatMap(({ name: name8 }, index) => {
    const at = `${path2}[${index}].name`;
    if (seen.has(name8)) return [duplicate(at, name8)];
    seen.add(name8);
    return validateText(name8, at, problems);
  });
}
function validatePorts3(ports) {
  if (ports.length > max.ports) return [tooMany("ports", ports.length, max.ports)];
  const seen = /* @__PURE__ */ new Set();
  return validateEach(ports, "ports", ({ name: name8, port, protocol, appProtocol }, path2) => {
    const errors = [...name8 === "" ? [] : validateLabelName(name8, `${path2}.name`)];
    if (seen.has(name8)) errors.push(duplicate(`${path2}.name`, name8));
    seen.add(name8);
    if (port !== void 0) errors.push(...validatePortNumber(port, `${path2}.port`));
    errors.push(...validateWord(protocol, `${path2}.protocol`, ["SCTP", "TCP", "UDP"]));
    if (appProtocol !== void 0) {
      errors.push(...validateQualifiedName(appProtocol, `${path2}.appProtocol`));
    }
    return errors;
  });
}

// api/discovery/endpointslice-strategy.ts
var endpointSliceStrategy = {
  prepareForCreate: dropTopology,
  prepareForUpdate(next, stored) {
    const unchanged2 = equalJson(next.endpoints, stored.endpoints);
    return countLabels(unchanged2 ? next : dropTopology(next), stored);
  },
  validate: validateEndpointSlice,
  validateUpdate: (next, stored) => immutableField(next.addressType, stored.addressType, "addressType"),
  warnings: warnings4
};
function dropTopology(slice) {
  if (slice.endpoints.every(({ deprecatedTopology }) => deprecatedTopology === void 0)) {
    return slice;
  }
  const endpoints = slice.endpoints.map(({ deprecatedTopology: _, ...endpoint }) => endpoint);
  return { ...slice, endpoints };
}
function countLabels(next, stored) {
  const { labels = {}, generation = 0 } = stored.metadata;
  return equalJson(next.metadata.labels ?? {}, labels) ? next : { ...next, metadata: { ...next.metadata, generation: generation + 1 } };
}
function warnings4({ addressType, endpoints }) {
  if (addressType === "FQDN") return ["addressType: FQDN endpoints are deprecated"];
  return endpoints.flatMap(
    ({ addresses }, index) => addresses.flatMap((ip, place) => ipWarnings(ip, `endpoints[${index}].addresses[${place}]`))
  );
}

// api/discovery/endpointslice.ts
var EndpointConditions = struct(
  "discovery.v1.EndpointConditions",
  "Whether an endpoint may be sent traffic.",
  {
    ready: bool("It takes traffic and does not terminate; true where it is not said."),
    serving: bool("It takes traffic, terminating or not; true where it is not said."),
    terminating: bool("It is ending.")
  }
);
var ForZone = struct("discovery.v1.ForZone", "A zone whose clients should use an endpoint.", {
  name: mandatory(text("Name of the zone."))
});
var ForNode = struct("discovery.v1.ForNode", "A node whose clients should use an endpoint.", {
  name: mandatory(text("Name of the node."))
});
var EndpointHints = struct(
  "discovery.v1.EndpointHints",
  "Which clients should use an endpoint.",
  {
    forZones: list("Those in these zones; 8 at most.", ForZone, { type: "atomic" }),
    forNodes: list("Those on these nodes; 8 at most.", ForNode, { type: "atomic" })
  }
);
var Endpoint = struct("discovery.v1.Endpoint", "One place behind a Service.", {
  addresses: mandatory(
    list("Its address; those after the first have no meaning.", textItem, { type: "set" })
  ),
  conditions: present(ref("Whether it may be sent traffic.", EndpointConditions)),
  hostname: text("Name that DNS gives it below that of the Service."),
  targetRef: ref("The pod it stands for.", ObjectReference),
  deprecatedTopology: map("Always cleared; see nodeName and zone.", textItem),
  nodeName: text("The node it is on."),
  zone: text("The zone it is in."),
  hints: ref("Which clients should use it.", EndpointHints)
});
var EndpointPort2 = struct("discovery.v1.EndpointPort", "A port that all endpoints have.", {
  name: text("Name of the port, that of the Service's port; may be empty.").default(""),
  protocol: text("TCP, UDP or SCTP.").default("TCP"),
  port: int32("Number of the port; absent means every port."),
  appProtocol: text("What is spoken on the port, such as kubernetes.io/h2c.")
});
var schema13 = struct(
  "discovery.v1.EndpointSlice",
  "A part of the endpoints behind a Service, all of one address family.",
  {
    ...objectFields,
    addressType: mandatory(text("IPv4, IPv6 or FQDN. Immutable.")),
    endpoints: present(list("The endpoints; 1000 at most.", Endpoint, { type: "atomic" })),
    ports: present(
      list("The ports that each of them has, by name.", EndpointPort2, { type: "atomic" })
    )
  }
);
var EndpointSlice = defineResource("discovery.k8s.io/v1", schema13, {
  kind: "EndpointSlice",
  plural: "endpointslices",
  namespaced: true,
  countsGeneration: true,
  strategy: endpointSliceStrategy,
  columns: [
    nameColumn,
    {
      name: "AddressType",
      type: "string",
      description: "Family of the addresses.",
      value: ({ addressType }) => addressType
    },
    {
      name: "Ports",
      type: "string",
      description: "The first ports.",
      value: ({ ports }) => formatList(ports.map(({ port, name: name8 }) => String(port ?? (name8 || "*"))))
    },
    {
      name: "Endpoints",
      type: "string",
      description: "The first addresses.",
      value: ({ endpoints }) => formatList(endpoints.flatMap(({ addresses }) => addresses))
    },
    ageColumn
  ]
});
var shownMax2 = 3;
function formatList(items2) {
  const shown2 = items2.slice(0, shownMax2).join(",");
  if (items2.length > shownMax2) return `${shown2} + ${items2.length - shownMax2} more...`;
  return shown2 === "" ? "<unset>" : shown2;
}

// api/events/event.ts
var EventSeries2 = struct("events.v1.EventSeries", "How often something went on happening.", {
  count: mandatory(int32("How often it happened until lastObservedTime.")),
  lastObservedTime: demanded(microTime("When it was last seen."))
});
var schema14 = struct("events.v1.Event", "Says that something happened to an object.", {
  ...objectFields,
  eventTime: demanded(microTime("When it first happened.")),
  series: ref("How often it went on happening; none for a single event.", EventSeries2),
  reportingController: text("The controller that reported it, such as kubernetes.io/kubelet."),
  reportingInstance: text("Which instance of it."),
  action: text("What was done or failed to be done."),
  reason: text("What happened, as one word in CamelCase."),
  regarding: present(ref("The object that it happened to.", ObjectReference)),
  related: ref("A second object that plays a part.", ObjectReference),
  note: text("What happened, for people."),
  type: text("Normal or Warning."),
  deprecatedSource: present(ref("What reported it, in core/v1.", EventSource)),
  deprecatedFirstTimestamp: time("When it first happened, in core/v1."),
  deprecatedLastTimestamp: time("When it last happened, in core/v1."),
  deprecatedCount: int32("How often it happened, in core/v1.")
});
var about2 = (read2) => (event) => read2(event.regarding) ?? "";
var Event2 = defineResource("events.k8s.io/v1", schema14, {
  kind: "Event",
  plural: "events",
  shortNames: ["ev"],
  namespaced: true,
  createsOnUpdate: true,
  selectableFields: {
    "regarding.kind": about2(({ kind: kind2 }) => kind2),
    "regarding.namespace": about2(({ namespace }) => namespace),
    "regarding.name": about2(({ name: name8 }) => name8),
    "regarding.uid": about2(({ uid }) => uid),
    "regarding.apiVersion": about2(({ apiVersion }) => apiVersion),
    "regarding.resourceVersion": about2(({ resourceVersion }) => resourceVersion),
    "regarding.fieldPath": about2(({ fieldPath }) => fieldPath),
    reason: ({ reason = "" }) => reason,
    reportingController: ({ reportingController = "" }) => reportingController,
    type: ({ type = "" }) => type
  },
  strategy: {
    validate: (event) => validateEvent(toStored(event), "reportingController"),
    validateCreate: (event) => validateStrictEvent(toStored(event)),
    validateUpdate: (next, stored) => validateStrictEventUpdate(toStored(next), toStored(stored))
  },
  columns: eventColumns.map(
    ({ value, ...column2 }) => ({
      ...column2,
      value: (event, nowMs) => value(toStored(event), nowMs)
    })
  ),
  storage: {
    group: Event.group,
    plural: Event.plural,
    toStored,
    fromStored: (stored) => fromStored(stored)
  }
});
function toStored(event) {
  return compact({
    apiVersion: Event.apiVersion,
    kind: Event.kind,
    metadata: event.metadata,
    involvedObject: event.regarding,
    reason: event.reason,
    message: event.note,
    source: event.deprecatedSource,
    firstTimestamp: event.deprecatedFirstTimestamp,
    lastTimestamp: event.deprecatedLastTimestamp,
    count: event.deprecatedCount,
    type: event.type,
    eventTime: event.eventTime,
    series: event.series,
    action: event.action,
    related: event.related,
    reportingComponent: event.reportingController ?? "",
    reportingInstance: event.reportingInstance ?? ""
  });
}
function fromStored(stored) {
  const event = stored;
  return compact({
    apiVersion: Event2.apiVersion,
    kind: Event2.kind,
    metadata: event.metadata,
    // Absent in events of old, as `demanded` allows where nothing is validated.
    eventTime: event.eventTime,
    series: event.series,
    reportingController: event.reportingComponent || void 0,
    reportingInstance: event.reportingInstance || void 0,
    action: event.action,
    reason: event.reason,
    regarding: event.involvedObject,
    related: event.related,
    note: event.message,
    type: event.type,
    deprecatedSource: event.source,
    deprecatedFirstTimestamp: event.firstTimestamp,
    deprecatedLastTimestamp: event.lastTimestamp,
    deprecatedCount: event.count
  });
}

// api/index.ts
var allResources = [
  ConfigMap,
  Pod,
  Event,
  Event2,
  Lease,
  Namespace,
  Node,
  Secret,
  ServiceAccount,
  Deployment,
  Endpoints,
  EndpointSlice,
  ReplicaSet,
  Service
];

// apiserver/bootstrap.ts
var systemNamespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];
var actor = "kube-apiserver";
var apiServerAddress = "192.168.0.1";
var apiServerPort = 6443;
function bootstrap(server3) {
  for (const name8 of systemNamespaces) {
    create(server3, { plural: "namespaces" }, { metadata: { name: name8 } });
  }
  const labels = { component: "apiserver", provider: "kubernetes" };
  create(
    server3,
    { plural: "services", namespace: "default" },
    {
      metadata: { name: "kubernetes", labels },
      spec: {
        clusterIP: "10.96.0.1",
        ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: apiServerPort }]
      }
    }
  );
  const ports = [{ name: "https", port: apiServerPort, protocol: "TCP" }];
  create(
    server3,
    { plural: "endpoints", namespace: "default" },
    {
      metadata: {
        name: "kubernetes",
        labels: { "endpointslice.kubernetes.io/skip-mirror": "true" }
      },
      subsets: [{ addresses: [{ ip: apiServerAddress }], ports }]
    }
  );
  create(
    server3,
    { plural: "endpointslices", namespace: "default", group: "discovery.k8s.io" },
    {
      metadata: { name: "kubernetes", labels: { "kubernetes.io/service-name": "kubernetes" } },
      addressType: "IPv4",
      endpoints: [{ addresses: [apiServerAddress], conditions: { ready: true } }],
      ports
    }
  );
}
function create(server3, { plural, namespace, group = "" }, body) {
  const resource = { group, version: "v1", plural };
  const request = { verb: "create", resource, namespace, body, actor };
  const { code, body: answer } = server3.handle(request);
  if (code >= 400 && code !== 409) throw new Error(`bootstrap: ${JSON.stringify(answer)}`);
}

// apiserver/admission/pod-spec.ts
function onPodSpec(change) {
  return change;
}

// apiserver/admission/default-toleration-seconds.ts
var toleratedTaints = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];
var tolerationSeconds = 300;
var defaultTolerationSeconds = {
  name: "DefaultTolerationSeconds",
  resource: { group: "", plural: "pods" },
  mutatesUpdates: true,
  mutateSpec: onPodSpec((spec) => {
    const { tolerations = [] } = spec;
    const missing2 = toleratedTaints.filter(
      (taint) => !tolerations.some(
        ({ key = "", effect = "" }) => (key === taint || key === "") && (effect === "NoExecute" || effect === "")
      )
    );
    if (missing2.length === 0) return spec;
    const added = missing2.map((key) => ({
      key,
      operator: "Exists",
      effect: "NoExecute",
      tolerationSeconds
    }));
    return { ...spec, tolerations: [...tolerations, ...added] };
  })
};

// apiserver/admission/namespace-lifecycle.ts
var protectedNamespaces = /* @__PURE__ */ new Set(["default", "kube-system", "kube-public"]);
var namespaceLifecycle = {
  name: "NamespaceLifecycle",
  validate({ verb, definition, name: name8, namespace, subresource }, { storage }) {
    const isNamespace = definition.plural === "namespaces" && definition.group === "";
    if (isNamespace && verb === "delete" && protectedNamespaces.has(name8)) {
      throw forbidden(definition, name8, "this namespace may not be deleted");
    }
    if (verb !== "create" || !definition.namespaced || namespace === void 0) return;
    if (subresource !== void 0) return;
    const stored = storage.get("namespaces", namespace);
    if (stored === void 0) throw notFound(Namespace, namespace);
    if (stored.metadata.deletionTimestamp === void 0) return;
    const fact = `unable to create new content in namespace ${namespace} because it is being terminated`;
    const refusal3 = forbidden(definition, name8, fact);
    throw new StatusError("Forbidden", refusal3.message, {
      ...refusal3.details,
      causes: [
        {
          reason: "NamespaceTerminating",
          message: `namespace ${namespace} is being terminated`,
          field: "metadata.namespace"
        }
      ]
    });
  }
};

// api/meta/change-metadata.ts
function changeMetadata(metadata, changes) {
  const all2 = Object.assign({}, metadata, changes);
  const made2 = {};
  if (all2.name !== void 0) made2.name = all2.name;
  if (all2.generateName !== void 0) made2.generateName = all2.generateName;
  if (all2.namespace !== void 0) made2.namespace = all2.namespace;
  if (all2.selfLink !== void 0) made2.selfLink = all2.selfLink;
  if (all2.uid !== void 0) made2.uid = all2.uid;
  if (all2.resourceVersion !== void 0) made2.resourceVersion = all2.resourceVersion;
  if (all2.generation !== void 0) made2.generation = all2.generation;
  if (all2.creationTimestamp !== void 0) made2.creationTimestamp = all2.creationTimestamp;
  if (all2.deletionTimestamp !== void 0) made2.deletionTimestamp = all2.deletionTimestamp;
  if (all2.deletionGracePeriodSeconds !== void 0) {
    made2.deletionGracePeriodSeconds = all2.deletionGracePeriodSeconds;
  }
  if (all2.labels !== void 0) made2.labels = all2.labels;
  if (all2.annotations !== void 0) made2.annotations = all2.annotations;
  if (all2.ownerReferences !== void 0) made2.ownerReferences = all2.ownerReferences;
  if (all2.finalizers !== void 0) made2.finalizers = all2.finalizers;
  if (all2.managedFields !== void 0) made2.managedFields = all2.managedFields;
  return made2;
}

// apiserver/registry/context.ts
var keyFor = (namespace, name8) => namespace === void 0 || namespace === "" ? name8 : `${namespace}/${name8}`;
function storedObject({ registry: registry2, request, resource }) {
  const { name: name8 = "", namespace } = request;
  const stored = registry2.storage.get(resource.table, keyFor(namespace, name8));
  if (stored === void 0) throw notFound(resource.definition, name8);
  return stored;
}
function commit({ registry: registry2, request, resource, options }, key, expected, next) {
  if (options.dryRun === true) return void 0;
  const { actor: actor3, cause = 0 } = request;
  const origin = { actor: actor3, cause, timeMs: registry2.clock.now() };
  const event = registry2.storage.commit({ resource: resource.table, key, expected, next, origin });
  if (event === void 0) throw conflict(resource.definition, key.slice(key.indexOf("/") + 1));
  return event;
}
function respond(call, code, stored) {
  return { code, body: call.resource.fromStored(stored), warnings: call.warnings };
}
function withMetadata(object, changes) {
  return { ...object, metadata: changeMetadata(object.metadata, changes) };
}
function memberOf(object, name8) {
  return object[name8];
}
function methodNotAllowed() {
  return new StatusError(
    "MethodNotAllowed",
    "the server does not allow this method on the requested resource",
    {}
  );
}
function asJson(object) {
  return object;
}

// apiserver/admission/priority.ts
var systemClasses = /* @__PURE__ */ new Map([
  ["system-node-critical", 2000001e3],
  ["system-cluster-critical", 2e9]
]);
var priority = {
  name: "Priority",
  resource: { group: "", plural: "pods" },
  mutatesUpdates: true,
  mutateSpec: onPodSpec((spec) => ({
    ...spec,
    priority: systemClasses.get(spec.priorityClassName ?? "") ?? 0,
    preemptionPolicy: spec.preemptionPolicy ?? "PreemptLowerPriority"
  })),
  validate({ verb, definition, name: name8, subresource }, _, object) {
    if (verb !== "create" || subresource !== void 0 || object === void 0) return;
    const { priorityClassName = "" } = Object(memberOf(object, "spec"));
    if (priorityClassName === "" || systemClasses.has(priorityClassName)) return;
    const fact = `no PriorityClass with name ${priorityClassName} was found`;
    throw forbidden(definition, name8, fact);
  }
};

// apiserver/admission/suffix.ts
function suffixOf(text2) {
  return nameGenerator(seededRandom(text2)).suffix();
}

// apiserver/admission/service-account.ts
var tokenMountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
var tokenExpirationSeconds = 3607;
var serviceAccount = {
  name: "ServiceAccount",
  resource: { group: "", plural: "pods" },
  mutateSpec: onPodSpec((spec) => {
    const name8 = spec.serviceAccountName === void 0 || spec.serviceAccountName === "" ? "default" : spec.serviceAccountName;
    const named = { ...spec, serviceAccountName: name8, serviceAccount: name8 };
    return spec.automountServiceAccountToken === false ? named : withToken(named);
  }),
  validate({ verb, definition, name: name8, namespace, subresource }, { storage }, object) {
    if (verb !== "create" || subresource !== void 0 || object === void 0) return;
    const { serviceAccountName = "default" } = Object(memberOf(object, "spec"));
    const account = storage.get("serviceaccounts", `${namespace}/${serviceAccountName}`);
    if (account !== void 0) return;
    throw forbidden(
      definition,
      name8,
      `error looking up service account ${namespace}/${serviceAccountName}: serviceaccount "${serviceAccountName}" not found`
    );
  }
};
function withToken(spec) {
  const { containers, initContainers, volumes = [] } = spec;
  const all2 = [...containers, ...initContainers ?? []];
  if (all2.every(hasToken)) return spec;
  const name8 = `kube-api-access-${suffixOf(JSON.stringify(containers))}`;
  const mounted = (container) => hasToken(container) ? container : { ...container, volumeMounts: [...container.volumeMounts ?? [], tokenMount(name8)] };
  return {
    ...spec,
    containers: containers.map(mounted),
    ...initContainers === void 0 ? {} : { initContainers: initContainers.map(mounted) },
    volumes: [...volumes, tokenVolume(name8)]
  };
}
var hasToken = ({ volumeMounts = [] }) => volumeMounts.some(({ mountPath }) => mountPath === tokenMountPath);
var tokenMount = (name8) => ({ name: name8, readOnly: true, mountPath: tokenMountPath });
var tokenVolume = (name8) => ({
  name: name8,
  projected: {
    defaultMode: 420,
    sources: [
      { serviceAccountToken: { expirationSeconds: tokenExpirationSeconds, path: "token" } },
      { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
      {
        downwardAPI: {
          items: [
            {
              path: "namespace",
              fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" }
            }
          ]
        }
      }
    ]
  }
});

// apiserver/admission/service-addresses.ts
var addressPrefix = "10.96.";
var addressRange = "10.96.0.0/16";
var portFirst = 3e4;
var portLast = 32767;
function serviceAddresses(storage, random) {
  const taken = track(storage);
  return {
    name: "ServiceAddresses",
    resource: { group: "", plural: "services" },
    mutate(object, { verb, stored, subresource }) {
      if (subresource !== void 0) return object;
      const service = asService(object);
      const before = stored === void 0 ? void 0 : asService(stored);
      const addressed = withClusterIP(service, before, taken, random);
      const ported = withNodePorts(addressed, before, taken, random);
      return verb === "create" || ported !== service ? withFamilies(ported) : ported;
    }
  };
}
function track(storage) {
  const taken = { addresses: /* @__PURE__ */ new Set(), ports: /* @__PURE__ */ new Set() };
  for (const { object } of storage.list("services")) hold(taken, asService(object));
  storage.watch("services", storage.revision, ({ type, object, previous }) => {
    if (previous !== void 0) release(taken, asService(previous));
    if (type !== "DELETED") hold(taken, asService(object));
  });
  return taken;
}
function hold(taken, service) {
  for (const address2 of service.spec.clusterIPs ?? []) taken.addresses.add(address2);
  for (const port of portsOf(service)) taken.ports.add(port);
}
function release(taken, service) {
  for (const address2 of service.spec.clusterIPs ?? []) taken.addresses.delete(address2);
  for (const port of portsOf(service)) taken.ports.delete(port);
}
var portsOf = ({ spec }) => [
  ...(spec.ports ?? []).map(({ nodePort }) => nodePort ?? 0),
  spec.healthCheckNodePort ?? 0
].filter((port) => port !== 0);
function withClusterIP(service, before, { addresses }, random) {
  if (!needsClusterIP(service) || isHeadless(service)) {
    return isHeadless(service) ? withSpec(service, { clusterIP: "None", clusterIPs: ["None"] }) : service;
  }
  const wanted = service.spec.clusterIPs?.[0] ?? service.spec.clusterIP ?? "";
  if (wanted === "") {
    const drawn = draw(random, addresses, drawAddress);
    return withSpec(service, { clusterIP: drawn, clusterIPs: [drawn] });
  }
  const own2 = before?.spec.clusterIPs?.includes(wanted) === true;
  if (!own2 && isAddress(wanted)) {
    const refuse2 = (why) => invalidObject(Service, service.metadata.name ?? "", [
      invalid("spec.clusterIPs", [wanted], `failed to allocate IP ${wanted}: ${why}`)
    ]);
    if (!wanted.startsWith(addressPrefix)) {
      throw refuse2(
        `the provided network does not match the current range. The range of valid IPs is ${addressRange}`
      );
    }
    if (addresses.has(wanted)) throw refuse2("provided IP is already allocated");
  }
  return service.spec.clusterIPs === void 0 ? withSpec(service, { clusterIP: wanted, clusterIPs: [wanted] }) : service;
}
function withNodePorts(service, before, taken, random) {
  const own2 = before === void 0 ? [] : portsOf(before);
  const reserved = new Set(taken.ports);
  const ports = (service.spec.ports ?? []).map((port, index) => {
    const { nodePort = 0 } = port;
    if (nodePort !== 0) {
      checkPort(service, index, nodePort, own2.includes(nodePort) ? /* @__PURE__ */ new Set() : taken.ports);
      reserved.add(nodePort);
      return port;
    }
    if (!allocatesNodePorts(service)) return port;
    const drawn = draw(random, reserved, drawPort);
    reserved.add(drawn);
    return { ...port, nodePort: drawn };
  });
  const changed = ports.some((port, index) => port !== service.spec.ports?.[index]);
  const ported = changed ? withSpec(service, { ports }) : service;
  if (!needsHealthCheckNodePort(ported) || ported.spec.healthCheckNodePort !== void 0) {
    return ported;
  }
  return withSpec(ported, { healthCheckNodePort: draw(random, reserved, drawPort) });
}
function checkPort(service, index, port, taken) {
  const refuse2 = (why) => invalidObject(Service, service.metadata.name ?? "", [
    invalid(`spec.ports[${index}].nodePort`, port, why)
  ]);
  if (port < portFirst || port > portLast) {
    throw refuse2(
      `provided port is not in the valid range. The range of valid ports is ${portFirst}-${portLast}`
    );
  }
  if (taken.has(port)) throw refuse2("provided port is already allocated");
}
function withFamilies(service) {
  const { spec } = service;
  if (!needsClusterIP(service) || spec.ipFamilies !== void 0) return service;
  return withSpec(service, {
    ipFamilies: ["IPv4"],
    ipFamilyPolicy: spec.ipFamilyPolicy ?? "SingleStack"
  });
}
var withSpec = (service, changes) => ({
  ...service,
  spec: { ...service.spec, ...changes }
});
var isAddress = (text2) => ipFamily(text2) === "IPv4";
var drawPort = (random) => portFirst + random.integer(portLast - portFirst + 1);
var drawAddress = (random) => `${addressPrefix}${random.integer(256)}.${1 + random.integer(254)}`;
var drawsMax = 1e4;
function draw(random, taken, next) {
  for (let attempt = 0; attempt < drawsMax; attempt += 1) {
    const drawn = next(random);
    if (!taken.has(drawn)) return drawn;
  }
  throw new Error("range is full");
}
function asService(object) {
  return object;
}

// apiserver/admission/index.ts
function defaultAdmission(storage, random) {
  return [
    namespaceLifecycle,
    serviceAccount,
    priority,
    defaultTolerationSeconds,
    serviceAddresses(storage, random)
  ];
}

// apiserver/decode-scalars.ts
var DecodeError = class extends Error {
  name = "DecodeError";
  /** The struct that holds the field, such as `DeploymentSpec`; empty at the root. */
  struct = "";
  /** JSON names from the root to the field, without indexes. */
  path = [];
  #given;
  #type;
  /** A misfit of types names what was `given` and the Go type; another fault is its own text. */
  constructor(fault) {
    super(typeof fault === "string" ? fault : "");
    this.#given = typeof fault === "string" ? void 0 : fault.given;
    this.#type = typeof fault === "string" ? "" : fault.type;
    this.rename();
  }
  /** Brings the message up to date with struct and path. */
  rename() {
    if (this.#given === void 0) return;
    const place = this.struct === "" ? "value" : `struct field ${this.struct}.${this.path.join(".")}`;
    this.message = `json: cannot unmarshal ${this.#given} into Go ${place} of type ${this.#type}`;
  }
};
function scalarDecoder(structure2) {
  switch (structure2.format) {
    case "quantity":
      return decodeQuantity;
    case "int-or-string":
      return decodeIntOrString;
    case "date-time":
      return decodeTime;
    case "micro-time":
      return decodeMicroTime;
    case "byte":
      return decodeBytes;
    default:
      return plainDecoder(structure2);
  }
}
function plainDecoder(structure2) {
  const type = goType(structure2);
  switch (structure2.type) {
    case "string":
      return (value) => typeof value === "string" ? value : misfit(value, type);
    case "boolean":
      return (value) => typeof value === "boolean" ? value : misfit(value, type);
    case "number":
      return (value) => typeof value === "number" ? value : misfit(value, type);
    default: {
      const [least, most] = type === "int32" ? [-(2 ** 31), 2 ** 31 - 1] : [-(2 ** 63), 2 ** 63];
      return (value) => {
        if (typeof value !== "number") return misfit(value, type);
        if (!Number.isInteger(value) || value < least || value > most) {
          throw new DecodeError({ given: `number ${value}`, type });
        }
        return value;
      };
    }
  }
}
function goType(structure2) {
  switch (structure2.type) {
    case "array":
      return structure2.items === void 0 ? "[]interface {}" : `[]${goType(structure2.items)}`;
    case "map":
      return `map[string]${structure2.items === void 0 ? "string" : goType(structure2.items)}`;
    case "object":
      return structure2.name?.split(".").slice(-2).join(".") ?? "";
    case "integer":
      return structure2.format ?? "int64";
    case "number":
      return "float64";
    case "boolean":
      return "bool";
    case "any":
      return structure2.format === void 0 ? "interface {}" : "intstr.IntOrString";
    case "string":
      if (structure2.format === "byte") return "[]uint8";
      return structure2.format === "quantity" ? "resource.Quantity" : "string";
  }
}
function misfit(value, type) {
  throw new DecodeError({ given: goKind(value), type });
}
function decodeQuantity(value) {
  if (typeof value !== "string" && typeof value !== "number") {
    throw new DecodeError(quantityProblem);
  }
  const given2 = `${value}`;
  const problem = quantityTextProblem(given2);
  if (problem !== void 0) throw new DecodeError(problem);
  return canonicalQuantity(given2);
}
function decodeIntOrString(value) {
  if (typeof value === "string") return value;
  const integer2 = typeof value === "number" && value === (value | 0);
  return integer2 ? value : plainInt32(value);
}
function plainInt32(value) {
  const given2 = typeof value === "number" ? `number ${value}` : goKind(value);
  throw new DecodeError(`json: cannot unmarshal ${given2} into Go value of type int32`);
}
var goKind = (value) => Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
var wholeSeconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
var microseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
var rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
function decodeTime(value) {
  if (typeof value === "string" && goodTimes.has(value)) return value;
  const { given: given2, timeMs } = readTime(value, "2006-01-02T15:04:05Z07:00");
  if (!wholeSeconds.test(given2)) return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
  if (goodTimes.size >= goodTimesMax) goodTimes.clear();
  goodTimes.add(given2);
  return given2;
}
var goodTimes = /* @__PURE__ */ new Set();
var goodTimesMax = 1024;
function decodeMicroTime(value) {
  const { given: given2, timeMs } = readTime(value, "2006-01-02T15:04:05.000000Z07:00");
  if (microseconds.test(given2)) return given2;
  const micros = (/\.(\d+)/.exec(given2)?.[1] ?? "").padEnd(6, "0").slice(0, 6);
  return `${new Date(timeMs).toISOString().slice(0, 19)}.${micros}Z`;
}
function readTime(value, layout) {
  if (typeof value !== "string") {
    throw new DecodeError(`json: cannot unmarshal ${goKind(value)} into Go value of type string`);
  }
  const timeMs = rfc3339.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(timeMs)) return { given: value, timeMs };
  const text2 = JSON.stringify(value);
  throw new DecodeError(`parsing time ${text2} as "${layout}": cannot parse ${text2} as "2006"`);
}
var base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
function decodeBytes(value) {
  if (typeof value !== "string") return misfit(value, "[]uint8");
  const data = /[\r\n]/.test(value) ? value.replaceAll(/[\r\n]/g, "") : value;
  if (base64.test(data)) return data;
  const bad = /[^A-Za-z0-9+/]/.exec(value);
  throw new DecodeError(`illegal base64 data at input byte ${bad?.index ?? value.length}`);
}

// apiserver/decode.ts
var depthMax = 1e3;
var none3 = [];
function decodeObject(structure2, value, kindName, field) {
  const before = unknownSeen;
  try {
    const decoded2 = planOf(structure2)(value);
    if (unknownSeen === before) return { value: decoded2, unknownFields: none3 };
    const unknownFields = [];
    collectUnknown(structure2, value, field ?? "", unknownFields);
    return { value: decoded2, unknownFields };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    if (field !== void 0) {
      error.path.unshift(field);
      if (error.struct === "") error.struct = kindName;
    }
    error.rename();
    throw error;
  }
}
var unknownSeen = 0;
var plans = /* @__PURE__ */ new WeakMap();
function planOf(structure2) {
  const known3 = plans.get(structure2);
  if (known3 !== void 0) return known3;
  const made2 = makePlan(structure2);
  plans.set(structure2, made2);
  return made2;
}
function makePlan(structure2) {
  switch (structure2.type) {
    case "object":
      return objectPlan(structure2);
    case "map":
      return mapPlan(structure2);
    case "array":
      return arrayPlan(structure2);
    case "any":
      return structure2.format === void 0 ? freeForm : scalarDecoder(structure2);
    default:
      return scalarDecoder(structure2);
  }
}
function objectPlan(structure2) {
  const { fields = /* @__PURE__ */ new Map(), name: name8 = "" } = structure2;
  const type = goType(structure2);
  const struct2 = name8.slice(name8.lastIndexOf(".") + 1);
  let byName3;
  let fills = [];
  const prepare2 = () => {
    const made2 = new Map([...fields.values()].map((field) => [field.name, fieldPlan(field)]));
    fills = [...fields.values()].flatMap(fillOf);
    byName3 = made2;
    return made2;
  };
  return (value) => {
    if (!isObject(value)) return misfit(value, type);
    const members = byName3 ?? prepare2();
    let changed;
    for (const key in value) {
      const given2 = value[key];
      const field = members.get(key);
      const decoded2 = field === void 0 ? dropUnknown() : decodeField(field, given2, struct2);
      if (changed === void 0) {
        if (decoded2 === given2 && decoded2 !== void 0) continue;
        changed = copyUntil(value, key);
      }
      if (decoded2 !== void 0) changed[key] = decoded2;
    }
    for (const fill of fills) {
      const present2 = value[fill.name];
      if (present2 !== void 0 && (present2 !== null || fill.value === null)) continue;
      changed ??= { ...value };
      changed[fill.name] = fill.value;
    }
    return changed ?? value;
  };
}
function copyUntil(value, end3) {
  const copy = {};
  for (const key in value) {
    if (key === end3) break;
    copy[key] = value[key];
  }
  return copy;
}
function dropUnknown() {
  unknownSeen += 1;
  return void 0;
}
function decodeField(field, given2, struct2) {
  if (given2 === void 0 || given2 === null) return field.keepsNull ? null : void 0;
  try {
    const decoded2 = field.decode(given2);
    if (field.dropsEmpty === void 0) return decoded2;
    return isEmpty2(decoded2, field.dropsEmpty) ? void 0 : decoded2;
  } catch (error) {
    if (error instanceof DecodeError) {
      if (error.struct === "") error.struct = struct2;
      error.path.unshift(field.name);
    }
    throw error;
  }
}
function isEmpty2(value, type) {
  if (type === "array") return Array.isArray(value) && value.length === 0;
  for (const _key in isObject(value) ? value : {}) return false;
  return true;
}
function fieldPlan(field) {
  const { type } = field.structure;
  const optional = !field.filled && field.default === void 0;
  const dropped = type === "array" ? "array" : type === "map" ? "object" : void 0;
  return {
    name: field.name,
    decode: planOf(field.structure),
    dropsEmpty: optional ? dropped : void 0,
    keepsNull: field.nullable === true
  };
}
function fillOf(field) {
  if (field.nullable === true) return [{ name: field.name, value: null }];
  const given2 = field.default ?? (field.filled ? emptyValue(field.structure) : void 0);
  return given2 === void 0 ? [] : [{ name: field.name, value: planOf(field.structure)(given2) }];
}
function emptyValue(structure2) {
  switch (structure2.type) {
    case "string":
      if (structure2.format === "quantity") return "0";
      return structure2.format === "date-time" || structure2.format === "micro-time" ? void 0 : "";
    case "integer":
    case "number":
      return 0;
    case "boolean":
      return false;
    case "array":
      return [];
    case "object":
    case "map":
      return {};
    case "any":
      return structure2.format === "int-or-string" ? 0 : void 0;
  }
}
function arrayPlan(structure2) {
  const type = goType(structure2);
  const { items: items2 } = structure2;
  if (items2 === void 0) return freeForm;
  let decode2;
  return (value) => {
    if (!Array.isArray(value)) return misfit(value, type);
    decode2 ??= planOf(items2);
    let changed;
    for (let index = 0; index < value.length; index += 1) {
      const given2 = value[index];
      const decoded2 = decodeItem(decode2, items2, given2);
      if (decoded2 === given2) continue;
      changed ??= [...value];
      changed[index] = decoded2;
    }
    return changed ?? value;
  };
}
function mapPlan(structure2) {
  const type = goType(structure2);
  const { items: items2 } = structure2;
  if (items2 === void 0) return freeForm;
  let decode2;
  return (value) => {
    if (!isObject(value)) return misfit(value, type);
    decode2 ??= planOf(items2);
    let changed;
    for (const key in value) {
      const given2 = value[key];
      const decoded2 = decodeItem(decode2, items2, given2);
      if (decoded2 === given2) continue;
      changed ??= new Map(Object.entries(value));
      changed.set(key, decoded2);
    }
    return changed === void 0 ? value : Object.fromEntries(changed);
  };
}
function decodeItem(decode2, items2, given2) {
  if (given2 !== null && given2 !== void 0) return decode2(given2);
  const empty = emptyValue(items2);
  return empty === void 0 ? null : decode2(empty);
}
function freeForm(value) {
  if (typeof value === "object" && !isShallow(value)) throw new DecodeError("exceeded max depth");
  return value;
}
function isShallow(value, max2 = depthMax) {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > max2) return false;
    const next = [];
    for (const each of level) {
      if (typeof each !== "object" || each === null) continue;
      for (const part2 of Object.values(each)) if (typeof part2 === "object") next.push(part2);
    }
    level = next;
  }
  return true;
}
function collectUnknown(structure2, value, path2, found2) {
  const { items: items2, fields } = structure2;
  if (items2 !== void 0 && Array.isArray(value)) {
    value.forEach((item, index) => {
      collectUnknown(items2, item, `${path2}[${index}]`, found2);
    });
    return;
  }
  if (!isObject(value)) return;
  for (const [key, part2] of Object.entries(value)) {
    const inner = path2 === "" ? key : `${path2}.${key}`;
    const known3 = fields === void 0 ? items2 : fields.get(key)?.structure;
    if (known3 !== void 0) collectUnknown(known3, part2, inner, found2);
    else if (fields !== void 0) found2.push(inner);
  }
}

// apiserver/registry/type-meta.ts
function checkTypeMeta(wanted, body, resources) {
  if (!isObject(body)) throw unrecognized(wanted.kind, notAnObject(body), body);
  const { apiVersion = "", kind: kind2 = "" } = body;
  if (apiVersion === wanted.apiVersion && kind2 === wanted.kind) return;
  for (const [name8, value] of [
    ["apiVersion", apiVersion],
    ["kind", kind2]
  ]) {
    if (typeof value === "string") continue;
    const why = `cannot unmarshal ${goKind2(value)} into Go struct field .${name8} of type string`;
    throw unrecognized(wanted.kind, `json: ${why}`, body);
  }
  const given2 = {
    apiVersion: apiVersion === "" ? wanted.apiVersion : String(apiVersion),
    kind: kind2 === "" ? wanted.kind : String(kind2)
  };
  if (given2.kind === wanted.kind && given2.apiVersion === wanted.apiVersion) return;
  const version2 = given2.apiVersion.slice(given2.apiVersion.indexOf("/") + 1);
  const problem = resources.byKind(given2.apiVersion, given2.kind) === void 0 ? `no kind "${given2.kind}" is registered for version "${given2.apiVersion}" in scheme "pkg/api/legacyscheme/scheme.go:30"` : `converting (${version2}.${given2.kind}) to (${internalName(wanted)}): unknown conversion`;
  if (given2.kind === wanted.kind && problem.startsWith("converting")) {
    throw badRequest(
      `the API version in the data (${given2.apiVersion}) does not match the expected API version (${wanted.apiVersion})`
    );
  }
  throw badRequest(`${cannotHandle({ ...given2, version: version2 }, wanted)}: ${problem}`);
}
function cannotHandle(given2, wanted = given2) {
  return `${given2.kind} in version "${given2.version}" cannot be handled as a ${wanted.kind}`;
}
function unrecognized(kind2, problem, body) {
  const text2 = typeof body === "string" ? body : JSON.stringify(body);
  return badRequest(
    `the object provided is unrecognized (must be of type ${kind2}): couldn't get version/kind; json parse error: ${problem} (${summaryOf(text2)})`
  );
}
var summaryLength = 30;
function summaryOf(text2) {
  if (text2 === "") return "<empty>";
  const bytes = new TextEncoder().encode(text2);
  const end3 = bytes.length > summaryLength ? " ..." : "";
  const start = bytes.slice(0, summaryLength);
  if (text2.startsWith("{")) return `${new TextDecoder().decode(start)}${end3}`;
  return [...start].map((byte) => byte.toString(16).padStart(2, "0")).join("") + end3;
}
function notAnObject(body) {
  const fields = [
    'APIVersion string "json:\\"apiVersion,omitempty\\""',
    'Kind string "json:\\"kind,omitempty\\""'
  ];
  const type = `struct { ${fields.join("; ")} }`;
  return `json: cannot unmarshal ${goKind2(body)} into Go value of type ${type}`;
}
var goKind2 = (value) => Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
function internalName({ group, kind: kind2 }) {
  return `${group === "" ? "core" : group.split(".")[0] ?? ""}.${kind2}`;
}

// apiserver/registry/intake.ts
var admittedSpecs = /* @__PURE__ */ new WeakMap();
var validSpecs = /* @__PURE__ */ new WeakSet();
function intakeNew(call, body) {
  const spec = isObject(body) ? body.spec : void 0;
  if (isObject(body) && isObject(spec) && Object.isFrozen(spec) && sharesSpecs(call)) {
    const known3 = admittedSpecs.get(spec);
    if (known3 !== void 0) return withKnownSpec(call, body, known3);
    const object = admitSpec(call, defaulted(call, decode(call, body)));
    const admitted = memberOf(object, "spec");
    if (isObject(admitted)) admittedSpecs.set(spec, admitted);
    return object;
  }
  return admitSpec(call, defaulted(call, decode(call, body)));
}
function intakeUpdate(call, body, stored) {
  if (!isObject(body)) return decode(call, body);
  const shared = Object.keys(body).filter(
    (key) => isObject(body[key]) && body[key] === memberOf(stored, key)
  );
  if (shared.length === 0) return defaulted(call, decode(call, body));
  checkTypeMeta(call.resource.definition, body, call.registry.resources);
  const { fields } = call.resource.definition.structure;
  const object = { ...stored };
  for (const key of Object.keys(object)) {
    if (Object.hasOwn(body, key)) continue;
    const field = fields?.get(key);
    if (field?.filled === true || field?.default !== void 0) {
      return defaulted(call, decode(call, body));
    }
    delete object[key];
  }
  for (const key of Object.keys(body)) {
    if (shared.includes(key) || body[key] === object[key]) continue;
    const structure2 = fields?.get(key)?.structure;
    if (structure2 === void 0 || !isObject(body[key]) || structure2.type === "any") {
      return defaulted(call, decode(call, body));
    }
    object[key] = decodePart(call, key, structure2, body[key]);
  }
  return defaulted(call, object);
}
function isKnownValid(call, object) {
  if (!sharesSpecs(call)) return false;
  const spec = memberOf(object, "spec");
  return isObject(spec) && validSpecs.has(spec);
}
function rememberValid(call, object) {
  if (!sharesSpecs(call)) return;
  const spec = memberOf(object, "spec");
  if (isObject(spec)) validSpecs.add(spec);
}
var sharesSpecs = (call) => call.registry.admission.some(
  ({ mutateSpec, resource }) => mutateSpec !== void 0 && isFor(resource, call)
);
function withKnownSpec(call, body, spec) {
  const { spec: _, ...rest } = body;
  const { fields } = call.resource.definition.structure;
  const { apiVersion, kind: kind2 } = call.resource.definition;
  checkTypeMeta(call.resource.definition, body, call.registry.resources);
  const decoded2 = { apiVersion, kind: kind2 };
  for (const [key, value] of Object.entries(rest)) {
    if (key === "status" || key === "apiVersion" || key === "kind") continue;
    const field = fields?.get(key);
    if (field === void 0) return admitSpec(call, defaulted(call, decode(call, body)));
    decoded2[key] = decodePart(call, key, field.structure, value);
  }
  const status = fields?.get("status");
  if (status !== void 0) decoded2.status = decodePart(call, "status", status.structure, {});
  return { ...decoded2, spec };
}
function decodePart(call, field, structure2, value) {
  const { kind: kind2 } = call.resource.definition;
  return reading(call, () => decodeObject(structure2, value, kind2, field));
}
function decode(call, body) {
  const { definition } = call.resource;
  checkTypeMeta(definition, body, call.registry.resources);
  const { structure: structure2, kind: kind2 } = definition;
  return reading(call, () => decodeObject(structure2, body, kind2));
}
function decodeAs(call, names3, structure2, body) {
  checkTypeMeta(names3, body, call.registry.resources);
  const { apiVersion, kind: kind2 } = names3;
  return reading(call, () => decodeObject(structure2, { ...body, apiVersion, kind: kind2 }, kind2), names3);
}
function reading(call, read2, names3 = call.resource.definition) {
  try {
    const { value, unknownFields } = read2();
    reportUnknown(call, unknownFields, names3);
    return value;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw badRequest(`${cannotHandle(names3)}: ${error.message}`);
  }
}
function reportUnknown(call, paths2, names3) {
  if (paths2.length === 0) return;
  const { fieldValidation = "Warn" } = call.options;
  const problems = paths2.map((path2) => `unknown field "${path2}"`);
  if (fieldValidation === "Warn") call.warnings.push(...problems);
  if (fieldValidation === "Strict") {
    const text2 = `strict decoding error: ${problems.join(", ")}`;
    throw badRequest(`${cannotHandle(names3)}: ${text2}`);
  }
}
function defaulted(call, object) {
  const { apiVersion, kind: kind2, strategy } = call.resource.definition;
  const isNamed = object.kind === kind2 && object.apiVersion === apiVersion;
  const named = isNamed ? object : { ...object, apiVersion, kind: kind2 };
  return strategy.defaults?.(named) ?? named;
}
function readmitSpec(call, next, stored) {
  if (memberOf(next, "spec") === memberOf(stored, "spec")) return next;
  return admitSpec(call, next, ({ mutatesUpdates }) => mutatesUpdates === true);
}
function admitSpec(call, object, takesPart = () => true) {
  const before = memberOf(object, "spec");
  if (!isObject(before)) return object;
  let spec = before;
  for (const plugin of call.registry.admission) {
    if (plugin.mutateSpec === void 0 || !isFor(plugin.resource, call)) continue;
    if (takesPart(plugin)) spec = plugin.mutateSpec(spec);
  }
  return spec === before ? object : Object.assign({ ...object }, { spec });
}
function isFor(wanted, { resource }) {
  if (wanted === void 0) return true;
  return wanted.plural === resource.definition.plural && wanted.group === resource.definition.group;
}

// apiserver/registry/validate.ts
function validateNew(call, object) {
  const { definition } = call.resource;
  const errors = [
    ...validateObjectMeta(definition, object.metadata),
    ...definition.strategy.validateCreate?.(object) ?? [],
    ...validateContent(call, object)
  ];
  refuse(call, object, errors);
  rememberValid(call, object);
}
function validateChange(call, next, stored) {
  const { definition } = call.resource;
  const errors = [];
  if (next.metadata !== stored.metadata) {
    errors.push(...validateObjectMetaUpdate(next.metadata, stored.metadata));
  }
  if (call.request.subresource === "status") {
    errors.push(...definition.strategy.validateStatusUpdate?.(next, stored) ?? []);
    refuse(call, next, errors);
    return;
  }
  if (!sameContent(next, stored)) {
    const rules = definition.strategy.validateUpdate?.(next, stored) ?? [];
    const content = validateContent(call, next);
    const rulesFirst = definition.strategy.updateRulesFirst === true;
    errors.push(...rulesFirst ? [...rules, ...content] : [...content, ...rules]);
  }
  refuse(call, next, errors);
  rememberValid(call, next);
}
function validateAdmission(call, verb, object, stored) {
  let operation;
  for (const plugin of call.registry.admission) {
    if (plugin.validate === void 0 || !isFor(plugin.resource, call)) continue;
    operation ??= operationOf(call, verb, object, stored);
    plugin.validate(operation, call.registry, object);
  }
}
function mutateAdmission(call, verb, object, stored) {
  let current = object;
  for (const plugin of call.registry.admission) {
    if (plugin.mutate === void 0 || !isFor(plugin.resource, call)) continue;
    current = plugin.mutate(current, operationOf(call, verb, current, stored), call.registry);
  }
  return current;
}
function operationOf({ request, resource, options }, verb, object, stored) {
  return {
    verb,
    definition: resource.definition,
    subresource: request.subresource,
    name: request.name ?? nameOf(object),
    namespace: request.namespace,
    stored,
    dryRun: options.dryRun === true
  };
}
function nameOf(object) {
  const { name: name8 = "", generateName: generateName2 = "" } = object?.metadata ?? {};
  return name8 === "" ? generateName2 : name8;
}
function validateContent(call, object) {
  if (isKnownValid(call, object)) return [];
  return call.resource.definition.strategy.validate?.(object) ?? [];
}
function sameContent(next, stored) {
  return sameMembers(next, stored) && sameMembers(stored, next);
}
function sameMembers(left, right) {
  for (const key in left) {
    if (key === "metadata" || key === "status") continue;
    if (!equalJson(memberOf(left, key), memberOf(right, key))) return false;
  }
  return true;
}
function refuse(call, object, errors) {
  if (errors.length === 0) return;
  throw invalidObject(call.resource.definition, object.metadata.name ?? "", errors);
}

// apiserver/registry/create.ts
var nameAttempts = 8;
function createObject(call) {
  const { request, resource } = call;
  if (resource.definition.namespaced && request.namespace === void 0) throw methodNotAllowed();
  return createFrom(call, intakeNew(call, request.body));
}
function createFrom(call, decoded2) {
  const { registry: registry2, resource } = call;
  const { definition } = resource;
  const named = fillMetadata(call, decoded2);
  const key = keyFor(named.metadata.namespace, named.metadata.name ?? "");
  validateAdmission(call, "create", decoded2);
  const admitted = mutateAdmission(call, "create", named);
  const cleared = definition.hasStatus && definition.keepsStatusOnCreate !== true ? clearStatus2(call, admitted) : admitted;
  const prepared = definition.strategy.prepareForCreate?.(cleared) ?? cleared;
  validateNew(call, prepared);
  if (registry2.storage.get(resource.table, key) !== void 0) {
    const { name: name8 = "" } = named.metadata;
    throw name8 === decoded2.metadata.name ? alreadyExists(definition, name8) : noUniqueName(definition, name8);
  }
  call.warnings.push(...definition.strategy.warnings?.(prepared) ?? []);
  const stored = resource.toStored(prepared);
  const event = commit(call, key, void 0, stored);
  return respond(call, 201, event?.object ?? stored);
}
function clearStatus2({ resource }, object) {
  const { structure: structure2, kind: kind2 } = resource.definition;
  const status = structure2.fields?.get("status")?.structure;
  if (status === void 0) return object;
  return Object.assign({ ...object }, { status: decodeObject(status, {}, kind2).value });
}
function fillMetadata(call, object) {
  const { registry: registry2, request, resource } = call;
  const { metadata } = object;
  if (metadata.resourceVersion !== void 0 && metadata.resourceVersion !== "") {
    throw badRequest("resourceVersion should not be set on objects to be created");
  }
  if (request.namespace !== void 0 && (metadata.namespace ?? "") !== "") {
    if (metadata.namespace !== request.namespace) {
      throw badRequest(
        "the namespace of the provided object does not match the namespace sent on the request"
      );
    }
  }
  return withMetadata(object, {
    name: (metadata.name ?? "") === "" ? generateName(call, object) : metadata.name,
    namespace: resource.definition.namespaced ? request.namespace : void 0,
    uid: registry2.names.uid(),
    creationTimestamp: formatTime(registry2.clock.now()),
    generation: resource.definition.countsGeneration ? 1 : void 0,
    resourceVersion: void 0,
    selfLink: void 0,
    deletionTimestamp: void 0,
    deletionGracePeriodSeconds: void 0
  });
}
function noUniqueName(definition, name8) {
  const { message, details } = alreadyExists(definition, name8);
  const fact = "the server was not able to generate a unique name for the object";
  return new StatusError("AlreadyExists", `${message}, ${fact}`, {
    ...details,
    retryAfterSeconds: 1
  });
}
function generateName({ registry: registry2, request, resource }, object) {
  const { generateName: prefix } = object.metadata;
  if (prefix === void 0 || prefix === "") return void 0;
  const base = prefix.slice(0, 58);
  let name8 = base + registry2.names.suffix();
  for (let attempt = 1; attempt < nameAttempts; attempt += 1) {
    const key = keyFor(request.namespace, name8);
    if (registry2.storage.get(resource.table, key) === void 0) break;
    name8 = base + registry2.names.suffix();
  }
  return name8;
}

// apiserver/served-resources.ts
var allVerbs = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch"
];
var readAndWrite = ["get", "patch", "update"];
var fewerVerbs = {
  namespaces: allVerbs.filter((verb) => verb !== "deletecollection"),
  bindings: ["create"],
  componentstatuses: ["get", "list"],
  "tokenreviews.authentication.k8s.io": ["create"],
  "selfsubjectreviews.authentication.k8s.io": ["create"],
  "localsubjectaccessreviews.authorization.k8s.io": ["create"],
  "selfsubjectaccessreviews.authorization.k8s.io": ["create"],
  "selfsubjectrulesreviews.authorization.k8s.io": ["create"],
  "subjectaccessreviews.authorization.k8s.io": ["create"],
  "nodes.metrics.k8s.io": ["get", "list"],
  "pods.metrics.k8s.io": ["get", "list"]
};
var core = (kind2) => ({ group: "", version: "v1", kind: kind2 });
var special2 = {
  namespaces: [{ name: "finalize", kind: core("Namespace"), verbs: ["update"] }],
  pods: [
    { name: "binding", kind: core("Binding"), verbs: ["create"] },
    { name: "ephemeralcontainers", kind: core("Pod"), verbs: readAndWrite },
    {
      name: "eviction",
      kind: { group: "policy", version: "v1", kind: "Eviction" },
      verbs: ["create"]
    },
    { name: "log", kind: core("Pod"), verbs: ["get"] },
    { name: "resize", kind: core("Pod"), verbs: readAndWrite }
  ],
  serviceaccounts: [
    {
      name: "token",
      kind: { group: "authentication.k8s.io", version: "v1", kind: "TokenRequest" },
      verbs: ["create"]
    }
  ],
  "certificatesigningrequests.certificates.k8s.io": [
    {
      name: "approval",
      kind: { group: "certificates.k8s.io", version: "v1", kind: "CertificateSigningRequest" },
      verbs: readAndWrite
    }
  ]
};
var nameOf2 = ({ plural, group }) => group === "" ? plural : `${plural}.${group}`;
function verbsOf(served) {
  return fewerVerbs[nameOf2(served)] ?? allVerbs;
}

// apiserver/json-syntax.ts
var depthMax2 = 1e4;
function jsonProblem(text2) {
  const scanner2 = new Scanner(text2);
  try {
    scanner2.scan();
    return "";
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error.message;
    throw error;
  }
}
var JsonSyntaxError = class extends Error {
  name = "JsonSyntaxError";
};
var blank = /* @__PURE__ */ new Set([" ", "	", "\r", "\n"]);
var literals = /* @__PURE__ */ new Map([
  ["t", "true"],
  ["f", "false"],
  ["n", "null"]
]);
var Scanner = class {
  #text;
  #open = [];
  #at = 0;
  constructor(text2) {
    this.#text = text2;
  }
  scan() {
    this.#value();
    while (this.#open.length > 0) this.#next();
    this.#skipBlank();
    if (this.#at < this.#text.length) this.#fail("after top-level value");
  }
  /** A scalar, or the start of a list or an object with its first key. */
  #value() {
    for (; ; ) {
      this.#skipBlank();
      const char = this.#peek();
      if (char === "{" || char === "[") {
        this.#at += 1;
        if (this.#open.push(char) > depthMax2) throw new JsonSyntaxError("exceeded max depth");
        this.#skipBlank();
        if (this.#peek() === (char === "{" ? "}" : "]")) return;
        if (char === "{") this.#key();
        continue;
      }
      if (char === '"') this.#string();
      else if (char === "-" || isDigit(char)) this.#number();
      else if (literals.has(char)) this.#literal(literals.get(char) ?? "");
      else this.#fail("looking for beginning of value");
      return;
    }
  }
  /** What follows a value: the end of its container, or a comma and the next value. */
  #next() {
    this.#skipBlank();
    const container = this.#open.at(-1);
    const char = this.#peek();
    if (char === (container === "{" ? "}" : "]")) {
      this.#at += 1;
      this.#open.pop();
      return;
    }
    if (char !== ",") {
      this.#fail(container === "{" ? "after object key:value pair" : "after array element");
    }
    this.#at += 1;
    if (container === "{") this.#key();
    this.#value();
  }
  #key() {
    this.#skipBlank();
    if (this.#peek() !== '"') this.#fail("looking for beginning of object key string");
    this.#string();
    this.#skipBlank();
    if (this.#peek() !== ":") this.#fail("after object key");
    this.#at += 1;
  }
  #string() {
    this.#at += 1;
    for (; ; ) {
      const char = this.#peek();
      if (char < " ") this.#fail("in string literal");
      this.#at += 1;
      if (char === '"') return;
      if (char === "\\") this.#escape();
    }
  }
  #escape() {
    const char = this.#peek();
    if (!'"\\/bfnrtu'.includes(char)) this.#fail("in string escape code");
    this.#at += 1;
    if (char !== "u") return;
    for (let digit = 0; digit < 4; digit += 1) {
      if (!/[0-9a-fA-F]/.test(this.#peek())) {
        this.#fail("in \\u hexadecimal character escape");
      }
      this.#at += 1;
    }
  }
  #number() {
    if (this.#peek() === "-") this.#at += 1;
    if (!isDigit(this.#peek())) this.#fail("in numeric literal");
    if (this.#peek() === "0") this.#at += 1;
    else this.#digits();
    if (this.#text[this.#at] === ".") {
      this.#at += 1;
      if (!isDigit(this.#peek())) this.#fail("after decimal point in numeric literal");
      this.#digits();
    }
    if (this.#text[this.#at] === "e" || this.#text[this.#at] === "E") {
      this.#at += 1;
      if (this.#peek() === "+" || this.#peek() === "-") this.#at += 1;
      if (!isDigit(this.#peek())) this.#fail("in exponent of numeric literal");
      this.#digits();
    }
  }
  #digits() {
    while (isDigit(this.#text[this.#at] ?? "")) this.#at += 1;
  }
  #literal(word2) {
    for (const letter of word2) {
      if (this.#peek() !== letter) this.#fail(`in literal ${word2} (expecting '${letter}')`);
      this.#at += 1;
    }
  }
  #skipBlank() {
    while (blank.has(this.#text[this.#at] ?? "")) this.#at += 1;
  }
  /** The character at hand. Throws where the text has ended. */
  #peek() {
    const char = this.#text[this.#at];
    if (char === void 0) throw new JsonSyntaxError("unexpected end of JSON input");
    return char;
  }
  #fail(context) {
    throw new JsonSyntaxError(`invalid character ${quoted(this.#peek())} ${context}`);
  }
};
var isDigit = (char) => char >= "0" && char <= "9";
function quoted(char) {
  if (char === "'") return "'\\''";
  if (char === '"') return `'"'`;
  const named = (/* @__PURE__ */ new Map([
    ["\n", "\\n"],
    ["\r", "\\r"],
    ["	", "\\t"],
    ["\\", "\\\\"]
  ])).get(char);
  if (named !== void 0) return `'${named}'`;
  const code = char.charCodeAt(0);
  if (code < 32 || code === 127) return `'\\x${code.toString(16).padStart(2, "0")}'`;
  if (code < 127 || code > 160) return `'${char}'`;
  return `'\\u${code.toString(16).padStart(4, "0")}'`;
}

// apiserver/registry/continue-token.ts
var version = "meta.k8s.io/v1";
function writeToken({ revision, after }) {
  return encodeBase64Url(JSON.stringify({ v: version, rv: revision, start: after }));
}
function readToken(text2) {
  const json = bytesOf(text2);
  const problem = jsonProblem(json);
  if (problem !== "") throw refused(problem);
  const token = JSON.parse(json);
  if (!isObject(token) || token.v !== version) {
    throw refused("server does not recognize this encoded version");
  }
  const { rv, start } = token;
  if (typeof rv !== "number" || !Number.isSafeInteger(rv) || rv === 0) {
    throw refused(`incorrect encoded start resourceVersion (version ${version})`);
  }
  if (typeof start !== "string" || start === "") {
    throw refused(`encoded start key empty (version ${version})`);
  }
  return { revision: rv, after: utf8(start) };
}
function tokenExpired(after) {
  return new StatusError(
    "Expired",
    "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.",
    void 0,
    { continue: writeToken({ revision: -1, after }) }
  );
}
var refused = (why) => badRequest(`invalid continue token: continue key is not valid: ${why}`);
function bytesOf(text2) {
  const wrong = /[^A-Za-z0-9_-]/.exec(text2)?.index ?? (text2.length % 4 === 1 ? text2.length : -1);
  if (wrong >= 0) throw refused(`illegal base64 data at input byte ${wrong}`);
  return atob(text2.replaceAll("-", "+").replaceAll("_", "/"));
}
var utf8 = (bytes) => new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));

// api/selectors/fields.ts
function parseFieldSelector(text2) {
  if (text2 === void 0 || text2 === "") return [];
  const terms = splitTerms(text2).filter((term) => term !== "");
  return terms.sort().map((term) => {
    const parsed3 = parseTerm(term);
    if (parsed3 !== void 0) return parsed3;
    throw badRequest(`invalid selector: '${text2}'; can't understand '${term}'`);
  });
}
function splitTerms(text2) {
  const terms = [];
  let start = 0;
  for (let i = 0; i < text2.length; i += 1) {
    if (text2[i] === "\\") i += 1;
    else if (text2[i] === ",") {
      terms.push(text2.slice(start, i));
      start = i + 1;
    }
  }
  return [...terms, text2.slice(start)];
}
function parseTerm(term) {
  const match = /^(.*?)(!=|==|=)(.*)$/s.exec(term);
  if (match === null) return void 0;
  const [, field = "", operator2 = "", value = ""] = match;
  return { field, operator: operator2 === "!=" ? "!=" : "=", value: unescapeValue(value) };
}
function unescapeValue(value) {
  let text2 = "";
  for (let i = 0; i < value.length; i += 1) {
    const character = value.charAt(i);
    if (character === "," || character === "=") {
      const code = character.charCodeAt(0);
      throw badRequest(`invalid field selector: unescaped character in value: ${code}`);
    }
    if (character !== "\\") {
      text2 += character;
      continue;
    }
    i += 1;
    const escaped = value.charAt(i);
    if (escaped === "" || !"\\,=".includes(escaped)) {
      throw badRequest(`invalid field selector: invalid escape sequence: \\${escaped}`);
    }
    text2 += escaped;
  }
  return text2;
}

// apiserver/registry/select.ts
function selectorPredicate(definition, { labelSelector = "", fieldSelector = "", name: name8 }) {
  const tests = [];
  if (labelSelector !== "") tests.push(labelPredicate(labelSelector));
  if (fieldSelector !== "") tests.push(fieldPredicate(definition, fieldSelector));
  if (name8 !== void 0) tests.push(({ metadata }) => metadata.name === name8);
  if (tests.length === 0) return void 0;
  return (object) => tests.every((test2) => test2(object));
}
function labelPredicate(text2) {
  const matcher = parseLabelSelector(text2);
  return ({ metadata }) => matcher.matches(metadata.labels);
}
function fieldPredicate(definition, text2) {
  const tests = parseFieldSelector(text2).map(({ field, operator: operator2, value }) => {
    const read2 = fieldReader(definition, field);
    return (object) => read2(object) === value === (operator2 === "=");
  });
  return (object) => tests.every((test2) => test2(object));
}
function fieldReader(definition, field) {
  if (field === "metadata.name") return ({ metadata }) => metadata.name ?? "";
  if (field === "metadata.namespace" && definition.namespaced) {
    return ({ metadata }) => metadata.namespace ?? "";
  }
  const { selectableFields } = definition;
  const read2 = Object.hasOwn(selectableFields, field) ? selectableFields[field] : void 0;
  if (read2 !== void 0) return read2;
  if (Object.keys(selectableFields).length > 0) {
    throw badRequest(`field label not supported: ${field}`);
  }
  const known3 = definition.namespaced ? '"metadata.name", "metadata.namespace"' : '"metadata.name"';
  throw badRequest(`"${field}" is not a known field selector: only ${known3}`);
}

// apiserver/registry/list.ts
function listObjects(call) {
  const { resource, options } = call;
  const { limit = 0 } = options;
  const { revision, after } = placeOf(call);
  const entries = matchingEntries(call, { revision, after });
  const page = limit > 0 ? entries.slice(0, limit) : entries;
  const last2 = page.at(-1);
  const more = last2 !== void 0 && page.length < entries.length;
  const selected = (options.labelSelector ?? "") !== "" || (options.fieldSelector ?? "") !== "";
  const { apiVersion, kind: kind2 } = resource.definition;
  const body = {
    kind: `${kind2}List`,
    apiVersion,
    metadata: {
      resourceVersion: String(revision),
      ...more ? { continue: writeToken({ revision, after: last2.key }) } : {},
      ...more && !selected ? { remainingItemCount: entries.length - page.length } : {}
    },
    items: page.map(({ object }) => resource.fromStored(object))
  };
  return { code: 200, body, warnings: call.warnings };
}
function matchingEntries({ registry: registry2, resource, request, options }, at = {}) {
  const matches = selectorPredicate(resource.definition, options);
  const entries = registry2.storage.list(resource.table, { namespace: request.namespace, ...at });
  if (matches === void 0) return entries;
  return entries.filter(({ object }) => matches(resource.fromStored(object)));
}
function placeOf({ registry: registry2, options }) {
  const { revision: current, compactedRevision: held } = registry2.storage;
  checkMatch(options);
  const { continue: token = "", resourceVersion = "", limit = 0 } = options;
  if (token !== "") {
    if (resourceVersion !== "" && resourceVersion !== "0") {
      throw badRequest("specifying resource version is not allowed when using continue");
    }
    const { revision, after } = readToken(token);
    if (revision < 0) return { revision: current, after };
    if (revision > current) throw tooLarge(revision, current);
    if (revision < held) throw tokenExpired(after);
    return { revision, after };
  }
  if (resourceVersion === "" || resourceVersion === "0") return { revision: current };
  const asked = readRevision(resourceVersion);
  if (asked > current) throw tooLarge(asked, current);
  const { resourceVersionMatch: match } = options;
  const isExact = match === "Exact" || match === void 0 && limit > 0;
  if (!isExact) return { revision: current };
  if (asked < held) {
    throw new StatusError("Expired", "The resourceVersion for the provided list is too old.");
  }
  return { revision: asked };
}
function checkMatch(options) {
  const { resourceVersionMatch: match, resourceVersion = "", continue: token = "" } = options;
  if (match === void 0) return;
  const refusals = [
    ...resourceVersion === "" ? ["resourceVersionMatch is forbidden unless resourceVersion is provided"] : [],
    ...token === "" ? [] : ["resourceVersionMatch is forbidden when continue is provided"],
    ...match === "Exact" && resourceVersion === "0" ? ['resourceVersionMatch "exact" is forbidden for resourceVersion "0"'] : []
  ];
  if (refusals.length === 0) return;
  const names3 = { group: "meta.k8s.io", kind: "ListOptions", plural: "" };
  const errors = refusals.map((why) => forbiddenField("resourceVersionMatch", why));
  throw invalidObject(names3, "", errors);
}
function readRevision(text2) {
  if (/^[0-9]+$/.test(text2)) {
    const revision = Number(text2);
    if (revision < 2 ** 64) return revision;
  }
  const why = /^[0-9]+$/.test(text2) ? "value out of range" : "invalid syntax";
  const quoted2 = JSON.stringify(text2);
  throw badRequest(
    `invalid resource version: resourceVersion: Invalid value: ${quoted2}: strconv.ParseUint: parsing ${quoted2}: ${why}`
  );
}
function expired(asked, held) {
  return new StatusError("Expired", `too old resource version: ${asked} (${held})`);
}
function tooLarge(asked, current) {
  const message = `Timeout: Too large resource version: ${asked}, current: ${current}`;
  return new StatusError("Timeout", message, {
    causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
    retryAfterSeconds: 1
  });
}

// apiserver/registry/preconditions.ts
var storagePrefixes = /* @__PURE__ */ new Map([
  ["services", "services/specs"],
  ["endpoints", "services/endpoints"],
  ["nodes", "minions"]
]);
function uidConflict({ resource }, uid, stored, plural = resource.definition.plural) {
  const { definition } = resource;
  const fact = `StorageError: invalid object, Code: 4, Key: ${storageKey(definition, stored)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${stored.metadata.uid}`;
  return conflict({ ...definition, plural }, stored.metadata.name ?? "", fact);
}
function storageKey({ plural, group }, { metadata }) {
  const { namespace, name: name8 = "" } = metadata;
  const prefix = group === "" ? storagePrefixes.get(plural) ?? plural : plural;
  return ["/registry", prefix, ...namespace === void 0 ? [] : [namespace], name8].join("/");
}

// apiserver/registry/update.ts
function updateObject(call) {
  const { registry: registry2, request, resource } = call;
  const key = keyFor(request.namespace, request.name ?? "");
  const found2 = registry2.storage.get(resource.table, key);
  if (found2 === void 0) return createOnUpdate(call);
  const stored = resource.fromStored(found2);
  const next = intakeUpdate(call, request.body, stored);
  checkNames(call, next);
  return replace(call, stored, next);
}
function replace(call, stored, next) {
  checkPreconditions(call, next, stored);
  const merged = call.request.subresource === "status" ? mergeStatus(call, next, stored) : mergeMain(call, readmitSpec(call, next, stored), stored);
  const admitted = mutateAdmission(call, "update", merged, stored);
  validateAdmission(call, "update", admitted, stored);
  validateChange(call, admitted, stored);
  const { strategy } = call.resource.definition;
  if (call.request.subresource === void 0) {
    call.warnings.push(...strategy.warnings?.(admitted) ?? []);
  }
  return store(call, stored, countGeneration(call, admitted, stored));
}
function replacePart(call, { next, stored }, part2) {
  checkPreconditions(call, next, stored);
  const prepared = part2.prepare(withMetadata(next, serverMetadata(stored)), stored);
  const errors = part2.validate(prepared, stored);
  const { definition } = call.resource;
  if (errors.length > 0) throw invalidObject(definition, call.request.name ?? "", errors);
  return store(call, stored, countGeneration(call, prepared, stored));
}
function store(call, stored, next) {
  const { registry: registry2, request, resource } = call;
  const key = keyFor(request.namespace, request.name ?? "");
  const expected = registry2.storage.get(resource.table, key);
  if (expected === void 0) throw notFound(resource.definition, request.name ?? "");
  if (isReleased(call, next, stored)) {
    commit(call, key, expected, void 0);
    return respond(call, 200, resource.toStored(next));
  }
  if (isUnchanged(next, stored)) return respond(call, 200, expected);
  const target2 = resource.toStored(next);
  const event = commit(call, key, expected, target2);
  return respond(call, 200, event?.object ?? target2);
}
function isReleased({ resource }, next, stored) {
  return stored.metadata.deletionTimestamp !== void 0 && (stored.metadata.deletionGracePeriodSeconds ?? 0) === 0 && (stored.metadata.finalizers ?? []).length > 0 && (next.metadata.finalizers ?? []).length === 0 && !(resource.table === "namespaces" && holdsContent(next));
}
function holdsContent(namespace) {
  const { finalizers = [] } = Object(memberOf(namespace, "spec"));
  return finalizers.length > 0;
}
function createOnUpdate(call) {
  const { request, resource } = call;
  const { definition } = resource;
  if (!definition.createsOnUpdate || request.subresource !== void 0) {
    throw notFound(definition, request.name ?? "");
  }
  const next = intakeNew(call, request.body);
  checkNames(call, next);
  return createFrom(call, next);
}
function checkNames({ request }, { metadata }) {
  const { name: name8 = "", namespace = "" } = metadata;
  if (name8 === "") {
    throw badRequest(
      `the name of the object (${request.name} based on URL) was undeterminable: name must be provided`
    );
  }
  if (name8 !== request.name) {
    throw badRequest(
      `the name of the object (${name8}) does not match the name on the URL (${request.name})`
    );
  }
  if (request.namespace !== void 0 && namespace !== "" && namespace !== request.namespace) {
    throw badRequest(
      `the namespace of the object (${namespace}) does not match the namespace on the request (${request.namespace})`
    );
  }
}
function checkPreconditions(call, next, stored) {
  const { definition } = call.resource;
  const { name: name8 = "", uid, resourceVersion = "" } = next.metadata;
  if (uid !== void 0 && uid !== "" && uid !== stored.metadata.uid) {
    throw uidConflict(call, uid, stored);
  }
  if (resourceVersion === "" || resourceVersion === "0") {
    if (definition.updatesUnseen === false) throw unseen(definition, name8);
    return;
  }
  if (!/^[0-9]+$/.test(resourceVersion)) {
    throw badRequest(`strconv.ParseUint: parsing "${resourceVersion}": invalid syntax`);
  }
  if (resourceVersion !== stored.metadata.resourceVersion) throw conflict(definition, name8);
}
function unseen({ group, plural }, name8) {
  const detail = "must be specified for an update";
  const error = invalid("metadata.resourceVersion", 0, detail);
  return invalidObject({ group, kind: plural, plural }, name8, [error]);
}
function mergeMain({ resource }, next, stored) {
  const { hasStatus, strategy } = resource.definition;
  const kept = withMetadata(next, serverMetadata(stored));
  const merged = hasStatus ? withMember(kept, "status", memberOf(stored, "status")) : kept;
  return strategy.prepareForUpdate?.(merged, stored) ?? merged;
}
function mergeStatus({ resource }, next, stored) {
  const withStatus = withMember(stored, "status", memberOf(next, "status"));
  const merged = next.metadata === stored.metadata ? withStatus : { ...withStatus, metadata: withMetadata(next, serverMetadata(stored)).metadata };
  return resource.definition.strategy.prepareForStatusUpdate?.(merged, stored) ?? merged;
}
function serverMetadata({ metadata }) {
  const { namespace, uid, resourceVersion, creationTimestamp, generation } = metadata;
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata;
  return {
    namespace,
    uid,
    resourceVersion,
    creationTimestamp,
    generation,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    selfLink: void 0
  };
}
function withMember(object, name8, value) {
  return memberOf(object, name8) === value ? object : Object.assign({ ...object }, { [name8]: value });
}
function countGeneration({ resource }, next, stored) {
  if (!resource.definition.countsGeneration) return next;
  const changed = Object.keys(next).some(
    (key) => key !== "metadata" && key !== "status" && !equalJson(memberOf(next, key), memberOf(stored, key))
  );
  if (!changed) return next;
  return withMetadata(next, { generation: (stored.metadata.generation ?? 0) + 1 });
}
function isUnchanged(next, stored) {
  return equalJson(next, stored);
}
function changeStored(call, change) {
  const stored = storedObject(call);
  const next = change(stored);
  return next === stored ? respond(call, 200, stored) : store(call, stored, next);
}

// apiserver/registry/delete.ts
var returnsObject = /* @__PURE__ */ new Set([
  "pods",
  "services",
  "namespaces",
  "serviceaccounts",
  "persistentvolumes"
]);
function deleteObject(call) {
  const { resource, request } = call;
  const stored = storedObject(call);
  checkPreconditions2(call, stored);
  validateAdmission(call, "delete", void 0, stored);
  const { object, gone } = deleteStored(
    call,
    keyFor(request.namespace, request.name ?? ""),
    stored
  );
  if (gone && !returnsObject.has(resource.definition.plural)) return deleted(call, stored);
  return { code: 200, body: resource.fromStored(object), warnings: call.warnings };
}
function deleteCollection(call) {
  const { definition, fromStored: fromStored2 } = call.resource;
  if (!verbsOf(definition).includes("deletecollection")) throw methodNotAllowed();
  const revision = call.registry.storage.revision;
  const entries = matchingEntries(call);
  for (const { key, object } of entries) {
    const { name: name8, namespace } = object.metadata;
    const one = { ...call, request: { ...call.request, name: name8, namespace } };
    validateAdmission(one, "delete", void 0, object);
    deleteStored(one, key, object);
  }
  const body = {
    apiVersion: definition.apiVersion,
    kind: `${definition.kind}List`,
    metadata: { resourceVersion: String(revision) },
    items: entries.map(({ object }) => fromStored2(object))
  };
  return { code: 200, body, warnings: call.warnings };
}
function deleteStored(call, key, stored) {
  const graceSeconds = gracePeriodOf(call, stored);
  const finalizers = finalizersAfter(call.options, stored);
  const marked = mark(call, stored, graceSeconds, finalizers);
  const isNamespace = call.resource.table === "namespaces";
  const held = finalizers.length > 0 || graceSeconds > 0 || isNamespace && holdsContent(stored);
  if (!held) {
    const event2 = commit(call, key, stored, void 0);
    const object = event2 === void 0 ? marked : withRevisionOf(marked, event2.object);
    return { object, gone: true };
  }
  if (marked === stored) return { object: stored, gone: false };
  const event = commit(call, key, stored, marked);
  return { object: event?.object ?? marked, gone: false };
}
var withRevisionOf = (object, { metadata }) => withMetadata(object, { resourceVersion: metadata.resourceVersion });
function mark({ registry: registry2, resource }, stored, graceSeconds, finalizers) {
  const { metadata } = stored;
  const before = metadata.deletionGracePeriodSeconds;
  const shortens = before === void 0 || graceSeconds < before;
  const sameFinalizers = finalizers.join() === (metadata.finalizers ?? []).join();
  if (metadata.deletionTimestamp !== void 0 && !shortens && sameFinalizers) return stored;
  const isNamespace = resource.table === "namespaces";
  const due = parseTime(metadata.deletionTimestamp);
  const startMs = due === void 0 ? registry2.clock.now() : due - (before ?? 0) * 1e3;
  const next = withMetadata(stored, {
    deletionTimestamp: shortens ? formatTime(startMs + graceSeconds * 1e3) : metadata.deletionTimestamp,
    deletionGracePeriodSeconds: isNamespace ? void 0 : shortens ? graceSeconds : before,
    finalizers: finalizers.length === 0 ? void 0 : finalizers,
    ...resource.definition.countsGeneration && metadata.generation !== void 0 && metadata.deletionTimestamp === void 0 ? { generation: metadata.generation + 1 } : {}
  });
  return isNamespace ? Object.assign(
    { ...next },
    { status: { ...Object(memberOf(next, "status")), phase: "Terminating" } }
  ) : next;
}
function gracePeriodOf({ resource, options }, stored) {
  if (resource.table !== "pods") return 0;
  const { gracePeriodSeconds: asked } = options;
  const { deletionGracePeriodSeconds: granted } = stored.metadata;
  if (granted === void 0) return deletionGraceSeconds(stored, asked);
  if (asked === void 0) return granted;
  return Math.min(granted, asked < 0 ? 1 : asked);
}
function finalizersAfter(options, { metadata }) {
  const present2 = metadata.finalizers ?? [];
  const policy = options.propagationPolicy;
  if (policy === void 0) return present2;
  const others = present2.filter((each) => each !== "orphan" && each !== "foregroundDeletion");
  if (policy === "Orphan") return [...others, "orphan"];
  return policy === "Foreground" ? [...others, "foregroundDeletion"] : others;
}
function checkPreconditions2({ options, resource }, { metadata }) {
  const { uid, resourceVersion } = options.preconditions ?? {};
  const { kind: kind2 } = resource.definition;
  const { name: name8 = "" } = metadata;
  const refuse2 = (fact) => new StatusError("Conflict", `Operation cannot be fulfilled on ${kind2} "${name8}": ${fact}`, {
    name: name8,
    kind: kind2
  });
  if (uid !== void 0 && uid !== metadata.uid) {
    throw refuse2(
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`
    );
  }
  if (resourceVersion !== void 0 && resourceVersion !== metadata.resourceVersion) {
    throw refuse2(
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`
    );
  }
}
function deleted({ resource, warnings: warnings5 }, { metadata }) {
  const { group, plural } = resource.definition;
  const body = {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Success",
    details: {
      name: metadata.name ?? "",
      ...group === "" ? {} : { group },
      kind: plural,
      uid: metadata.uid ?? ""
    }
  };
  return { code: 200, body, warnings: warnings5 };
}

// api/request.ts
var patchTypes = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
  apply: "application/apply-patch+yaml"
};

// apiserver/patch/refusals.ts
function unprocessable() {
  const message = "the server rejected our request due to an error in our request";
  return new StatusError("Invalid", message, {});
}
function undecodable(given2, type) {
  const kind2 = Array.isArray(given2) ? "array" : typeof given2 === "boolean" ? "bool" : typeof given2;
  return badRequest(
    `error decoding patch: json: cannot unmarshal ${kind2} into Go value of type ${type}`
  );
}
var tooDeep = () => badRequest("error decoding patch: exceeded max depth");
function failed(message) {
  return new StatusError("InternalError", message);
}
function badType(expected, given2) {
  return failed(`expected a ${expected}, but received a ${goTypeOf(given2)}`);
}
function noMergeKey(item, key) {
  return failed(`map: ${goText(item)} does not contain declared merge key: ${key}`);
}
function goTypeOf(value) {
  if (Array.isArray(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  if (typeof value === "boolean") return "bool";
  if (typeof value !== "number") return typeof value;
  return Number.isInteger(value) ? "int64" : "float64";
}
function goText(value) {
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (!isObject(value)) return value === null || value === void 0 ? "<nil>" : String(value);
  const members = Object.keys(value).sort();
  return `map[${members.map((key) => `${key}:${goText(value[key])}`).join(" ")}]`;
}

// apiserver/patch/json-patch.ts
var operationsMax = 1e4;
var copiedMax = 3 * 1024 * 1024;
function jsonPatch(object, patch) {
  if (!Array.isArray(patch)) throw undecodable(patch, "[]interface {}");
  if (patch.length > operationsMax) {
    const fact = `The allowed maximum operations in a JSON patch is ${operationsMax}`;
    const message = `Request entity is too large: ${fact}, got ${patch.length}`;
    throw new StatusError("RequestEntityTooLarge", message);
  }
  if (!isShallow(patch)) throw tooDeep();
  const copied = { size: 0 };
  let document = object;
  for (const operation of patch) document = apply(document, operation, copied);
  return isObject(document) ? document : object;
}
function apply(document, operation, copied) {
  if (!isObject(operation)) {
    throw badRequest("json: cannot unmarshal value into Go value of type jsonpatch.Operation");
  }
  const { op, path: path2, value = null } = operation;
  const tokens = tokensOf(path2);
  switch (op) {
    case "add":
      return edit(document, tokens, (place, key) => withAdded(place, key, value));
    case "remove":
      return edit(document, tokens, withRemoved);
    case "replace":
      return edit(document, tokens, (place, key) => withMember2(place, key, value));
    case "move": {
      const from = tokensOf(operation.from);
      const moved = read(document, from);
      const rest = edit(document, from, withRemoved);
      return edit(rest, tokens, (place, key) => withAdded(place, key, moved ?? null));
    }
    case "copy": {
      const copy = read(document, tokensOf(operation.from)) ?? null;
      copied.size += JSON.stringify(copy).length;
      if (copied.size > copiedMax) throw unprocessable();
      return edit(document, tokens, (place, key) => withAdded(place, key, copy));
    }
    case "test":
      if (!equalJson(read(document, tokens) ?? null, value)) throw unprocessable();
      return document;
    default:
      throw unprocessable();
  }
}
var isContainer = (value) => Array.isArray(value) || isObject(value);
function tokensOf(path2) {
  if (typeof path2 !== "string") throw unprocessable();
  const tokens = path2.split("/").slice(1);
  if (tokens.length === 0 || tokens.length > depthMax) throw unprocessable();
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function edit(document, tokens, change) {
  const trail = [];
  let place = document;
  for (const token of tokens) {
    if (!isContainer(place)) throw unprocessable();
    trail.push(place);
    if (trail.length < tokens.length) place = memberOf2(place, token);
  }
  let changed;
  for (let depth = trail.length - 1; depth >= 0; depth -= 1) {
    const [container = {}, key = ""] = [trail[depth], tokens[depth]];
    changed = changed === void 0 ? change(container, key) : withMember2(container, key, changed);
  }
  return changed ?? document;
}
function read(document, tokens) {
  let value = document;
  for (const token of tokens) {
    if (!isContainer(value)) throw unprocessable();
    value = memberOf2(value, token);
  }
  return value;
}
var isList = (place) => Array.isArray(place);
function memberOf2(place, key) {
  if (isList(place)) return place[indexIn(place.length, key)];
  return Object.hasOwn(place, key) ? place[key] : void 0;
}
function withMember2(place, key, value) {
  if (isList(place)) return place.with(indexIn(place.length, key), value);
  return { ...place, [key]: value };
}
function withAdded(place, key, value) {
  if (!isList(place)) return { ...place, [key]: value };
  if (key === "-") return [...place, value];
  return place.toSpliced(indexIn(place.length + 1, key), 0, value);
}
function withRemoved(place, key) {
  if (isList(place)) return place.toSpliced(indexIn(place.length, key), 1);
  if (!Object.hasOwn(place, key)) throw unprocessable();
  return Object.fromEntries(Object.entries(place).filter(([name8]) => name8 !== key));
}
function indexIn(size2, key) {
  const given2 = /^[-+]?\d+$/.test(key) ? Number(key) : Number.NaN;
  const index = given2 < 0 ? given2 + size2 : given2;
  if (!(index >= 0 && index < size2)) throw unprocessable();
  return index;
}

// apiserver/patch/members.ts
function membersOf(object) {
  const members = /* @__PURE__ */ new Map();
  for (const [key, value] of Object.entries(object)) {
    if (value !== void 0) members.set(key, value);
  }
  return members;
}
function settle(before, members) {
  if (before !== void 0 && sameMembers2(before, members)) return before;
  return Object.fromEntries(members);
}
function sameMembers2(object, members) {
  let count3 = 0;
  for (const [key, value] of Object.entries(object)) {
    if (value === void 0) continue;
    if (members.get(key) !== value) return false;
    count3 += 1;
  }
  return count3 === members.size;
}
function settleList(before, items2) {
  const same2 = items2.length === before.length && items2.every((item, i) => item === before[i]);
  return same2 ? before : items2;
}

// apiserver/patch/merge-patch.ts
function mergePatch(object, patch) {
  if (patch === null) throw badRequest("Invalid JSON Patch");
  if (!isObject(patch)) throw undecodable(patch, "map[string]interface {}");
  if (!isShallow(patch)) throw tooDeep();
  return mergeObject(object, patch);
}
function mergeObject(stored, patch) {
  const next = membersOf(stored ?? {});
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) next.delete(key);
    else if (value !== void 0) next.set(key, merge2(next.get(key), value));
  }
  return settle(stored, next);
}
function merge2(stored, patch) {
  if (isObject(patch)) return mergeObject(isObject(stored) ? stored : void 0, patch);
  return stored !== void 0 && equalJson(stored, patch) ? stored : patch;
}

// apiserver/patch/without-directives.ts
function withoutDirectives(value) {
  if (Array.isArray(value)) {
    const items2 = value.map(withoutDirectives).filter((item) => item !== void 0);
    return settleList(value, items2);
  }
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, "$patch")) return void 0;
  const members = /* @__PURE__ */ new Map();
  for (const [key, part2] of Object.entries(value)) {
    const clean = part2 === void 0 || part2 === null ? void 0 : withoutDirectives(part2);
    if (clean !== void 0) members.set(key, clean);
  }
  return settle(value, members);
}

// apiserver/patch/element-order.ts
var directives = {
  patch: "$patch",
  retainKeys: "$retainKeys",
  order: "$setElementOrder",
  deletion: "$deleteFromPrimitiveList"
};
function fieldNamed(structure2, name8) {
  if (structure2.type === "map" && structure2.items !== void 0) {
    return { structure: structure2.items, merge: void 0, replaces: false };
  }
  const field = structure2.fields?.get(name8);
  if (field === void 0) return void 0;
  const replaces = field.patchStrategy?.split(",").includes("replace") === true;
  return { structure: field.structure, merge: replaces ? void 0 : field.list?.merge, replaces };
}
function orderElements({ field, original, patch, order, merge: merge3 }) {
  const mergeKey = typeof field.merge === "string" ? field.merge : void 0;
  checkOrder(patch ?? [], order, mergeKey);
  let merged = original ?? [];
  if (original === void 0) {
    const clean = withoutDirectives(patch ?? []);
    merged = Array.isArray(clean) ? clean : [];
  } else if (patch !== void 0) merged = merge3(original, patch, field, false);
  const ordered = arrange({ merged, order, serverOrder: original ?? [], mergeKey });
  return settleList(original ?? [], ordered);
}
function checkOrder(patch, order, mergeKey) {
  if (patch.length === 0 || order.length === 0) return;
  const ordered = patch.filter((item) => !isObject(item) || !Object.hasOwn(item, "$patch"));
  let next = 0;
  for (const named of order) {
    const item = ordered[next];
    if (item === void 0) break;
    if (keyIn(item, mergeKey) === keyIn(named, mergeKey)) next += 1;
  }
  if (next >= ordered.length) return;
  const [list2, names3] = [goText(patch), goText(order)];
  throw failed(
    `the order in patch list:
${list2}
 doesn't match ${directives.order} list:
${names3}`
  );
}
function arrange({ merged, order, serverOrder, mergeKey }) {
  const inPatch = positions(order, mergeKey);
  const onServer = positions(serverOrder, mergeKey);
  const key = (item) => keyIn(item, mergeKey);
  const by = (places) => (left, right) => (places.get(key(left)) ?? 0) - (places.get(key(right)) ?? 0);
  const named = merged.filter((item) => inPatch.has(key(item))).sort(by(inPatch));
  const others = merged.filter((item) => !inPatch.has(key(item))).sort(by(onServer));
  const result = [];
  let next = 0;
  for (const item of named) {
    const place = onServer.get(key(item));
    for (; ; ) {
      const other = others[next];
      const otherPlace = other === void 0 ? void 0 : onServer.get(key(other));
      if (other === void 0 || place === void 0 || otherPlace === void 0) break;
      if (otherPlace >= place) break;
      result.push(other);
      next += 1;
    }
    result.push(item);
  }
  return [...result, ...others.slice(next)];
}
function positions(list2, mergeKey) {
  const places = /* @__PURE__ */ new Map();
  list2.forEach((item, index) => {
    const key = keyIn(item, mergeKey);
    if (!places.has(key)) places.set(key, index);
  });
  return places;
}
function keyIn(item, mergeKey) {
  if (mergeKey === void 0) return item;
  if (!isObject(item)) throw badType("map[string]interface {}", item);
  const key = item[mergeKey];
  if (key === void 0) throw noMergeKey(item, mergeKey);
  if (typeof key === "object" && key !== null) throw badRequest("invalid JSON document");
  return key;
}

// apiserver/patch/strategic-list.ts
function mergeList(given2) {
  const { original, patch, mergeKey, isDeletion } = given2;
  if (original.length === 0 && patch.length === 0) return original;
  if (!holdsObjects(original, patch)) {
    if (isDeletion) return settleList(original, without2(original, patch));
    const merged2 = [.../* @__PURE__ */ new Set([...original, ...patch])];
    const ordered = arrange({ merged: merged2, order: patch, serverOrder: original, mergeKey: void 0 });
    return settleList(original, ordered);
  }
  if (mergeKey === void 0) throw failed("cannot merge lists without merge key");
  const directed = applyDirectives(original, patch, mergeKey);
  const merged = mergeItems(directed.original, directed.patch, { ...given2, mergeKey });
  const order = { order: directed.patch, serverOrder: directed.original };
  return settleList(original, arrange({ merged, ...order, mergeKey }));
}
function without2(original, patch) {
  const gone = new Set(patch);
  return original.filter((item) => !gone.has(item));
}
function holdsObjects(original, patch) {
  const kinds2 = new Set([...original, ...patch].map(kindOf));
  if (kinds2.has("list")) throw unprocessable();
  if (kinds2.size > 1) {
    throw failed(`list element types are not identical: ${goText([original, patch])}`);
  }
  return kinds2.has("object");
}
var kindOf = (item) => Array.isArray(item) ? "list" : item === null ? "null" : typeof item;
function applyDirectives(original, patch, mergeKey) {
  const plain3 = [];
  let left = original;
  let replaces = false;
  for (const item of patch) {
    if (!isObject(item) || !Object.hasOwn(item, directives.patch)) {
      plain3.push(item);
      continue;
    }
    switch (item[directives.patch]) {
      case "delete":
        if (item[mergeKey] === void 0) throw noMergeKey(item, mergeKey);
        left = left.filter((each) => keyIn(each, mergeKey) !== item[mergeKey]);
        break;
      case "replace":
        replaces = true;
        break;
      case "merge":
        throw failed("merging lists cannot yet be specified in the patch");
      default: {
        const directive = goText(item[directives.patch]);
        throw failed(`unknown patch type: ${directive} in map: ${goText(item)}`);
      }
    }
  }
  return replaces ? { original: plain3, patch: [] } : { original: left, patch: plain3 };
}
function mergeItems(original, patch, { mergeKey, mergeItem }) {
  if (patch.length === 0) return original;
  const merged = [...original];
  const places = /* @__PURE__ */ new Map();
  merged.forEach((item, index) => {
    const key = keyIn(item, mergeKey);
    if (!places.has(key)) places.set(key, index);
  });
  for (const item of patch) {
    const key = keyIn(item, mergeKey);
    const place = places.get(key) ?? merged.length;
    const before = merged[place];
    places.set(key, place);
    if (isObject(item)) merged[place] = mergeItem(isObject(before) ? before : {}, item);
  }
  return merged;
}

// apiserver/patch/strategic-patch.ts
function strategicMergePatch(structure2, object, patch) {
  if (!isObject(patch)) {
    const given2 = Array.isArray(patch) ? "array" : typeof patch === "boolean" ? "bool" : typeof patch;
    throw badRequest(
      `json: cannot unmarshal ${given2} into Go value of type map[string]interface {}`
    );
  }
  if (!isShallow(patch)) throw tooDeep();
  return mergeMap(object, patch, structure2);
}
function mergeMap(original, patch, structure2) {
  if (Object.hasOwn(patch, directives.patch)) return replaced(original, patch);
  const next = membersOf(original);
  const rest = membersOf(patch);
  retainKeys(next, rest);
  mergeOrdered(next, rest, structure2);
  for (const [key, value] of rest) mergeMember(next, key, value, structure2);
  return settle(original, next);
}
function replaced(original, patch) {
  const directive = patch[directives.patch];
  if (directive === "delete") return {};
  if (directive !== "replace") {
    throw failed(`unknown patch type: ${goText(directive)} in map: ${goText(patch)}`);
  }
  const next = membersOf(patch);
  next.delete(directives.patch);
  return settle(original, next);
}
function retainKeys(next, rest) {
  const given2 = rest.get(directives.retainKeys);
  if (given2 === void 0) return;
  rest.delete(directives.retainKeys);
  const wrong = "invalid patch format of retainKeys";
  if (!Array.isArray(given2)) throw badRequest(wrong);
  const kept = new Set(given2);
  for (const [key, value] of rest) {
    const directive = key.startsWith(directives.deletion) || key.startsWith(directives.order);
    if (value !== null && !directive && !kept.has(key)) throw badRequest(wrong);
  }
  for (const key of [...next.keys()]) if (!kept.has(key)) next.delete(key);
}
function mergeOrdered(next, rest, structure2) {
  for (const [key, order] of [...rest]) {
    if (!key.startsWith(directives.order)) continue;
    rest.delete(key);
    if (!isList2(order)) throw badType("[]interface {}", order);
    const name8 = nameAfter(key, directives.order, "invalid patch format of setElementOrder list");
    const field = fieldNamed(structure2, name8);
    const [original, patch] = [next.get(name8), rest.get(name8)];
    if (original !== void 0 && !isList2(original)) throw badType("[]interface {}", original);
    if (patch !== void 0 && !isList2(patch)) throw badType("[]interface {}", patch);
    if (field === void 0) throw failed(`unable to find api field for the json field "${name8}"`);
    if (original === void 0 && patch === void 0) continue;
    rest.delete(name8);
    next.set(name8, orderElements({ field, original, patch, order, merge: mergeField }));
  }
}
function mergeMember(next, given2, value, structure2) {
  const isDeletion = given2.startsWith(directives.deletion);
  const wrong = "invalid patch format of primitive list";
  const key = isDeletion ? nameAfter(given2, directives.deletion, wrong) : given2;
  if (value === null) {
    next.delete(key);
    return;
  }
  const stored = next.get(key);
  if (stored === void 0 || kindOf2(stored) !== kindOf2(value)) {
    if (isDeletion) return;
    const clean = withoutDirectives(value);
    if (clean === void 0) next.delete(key);
    else next.set(key, clean);
    return;
  }
  const field = fieldNamed(structure2, key);
  if (isObject(stored) && isObject(value)) next.set(key, mergeObject2(stored, value, field));
  else if (isList2(stored) && isList2(value)) {
    next.set(key, mergeField(stored, value, field, isDeletion));
  } else next.set(key, value);
}
function mergeObject2(stored, value, field) {
  if (field?.replaces === true) return equalJson(stored, value) ? stored : value;
  return mergeMap(stored, value, field?.structure ?? freeForm2);
}
function mergeField(original, patch, field, isDeletion) {
  if (isDeletion || field?.merge !== void 0) {
    const mergeKey = field?.merge === true ? void 0 : field?.merge;
    const items2 = field?.structure.items ?? freeForm2;
    const mergeItem = (left, right) => mergeMap(left, right, items2);
    return mergeList({ original, patch, mergeKey, isDeletion, mergeItem });
  }
  return equalJson(original, patch) ? original : patch;
}
var freeForm2 = { type: "any", doc: "" };
var isList2 = (value) => Array.isArray(value);
var kindOf2 = (value) => Array.isArray(value) ? "list" : value === null ? "null" : typeof value;
function nameAfter(key, prefix, wrong) {
  if (!key.startsWith(`${prefix}/`)) throw badRequest(wrong);
  return key.slice(prefix.length + 1);
}

// apiserver/registry/patch.ts
function patchObject(call) {
  const stored = storedObject(call);
  const object = call.resource.fromStored(stored);
  const next = patchedObject(call, object);
  return next === object ? respond(call, 200, stored) : replace(call, object, next);
}
function patchedObject(call, stored) {
  const patched = applyPatch(call, asJson(stored), call.resource.definition.structure);
  if (patched === stored) return stored;
  const next = intakePatched(call, stored, patched);
  checkNames(call, next);
  return next;
}
function applyPatch({ request }, object, structure2) {
  const { patchType, body } = request;
  switch (patchType) {
    case "json":
      return jsonPatch(object, body);
    case "merge":
      return mergePatch(object, body);
    case "strategic":
      return strategicMergePatch(structure2, object, body);
    case "apply":
    case void 0:
      throw new StatusError(
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: " + [patchTypes.json, patchTypes.merge, patchTypes.strategic].join(", ")
      );
    default:
      throw new Error(`${patchType} is no patch type`);
  }
}
function intakePatched(call, stored, patched) {
  try {
    return intakeUpdate(call, patched, stored);
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== "BadRequest") throw error;
    const [, why = error.message] = /cannot be handled as a \w+: (.*)/s.exec(error.message) ?? [];
    throw invalidObject(call.resource.definition, stored.metadata.name ?? "", [
      invalid("patch", JSON.stringify(call.request.body), why)
    ]);
  }
}

// apiserver/registry/resource-table.ts
var same = (object) => object;
function resourceTable(definitions) {
  const all2 = definitions.map((definition) => {
    const { group, plural, storage } = definition;
    return {
      definition,
      table: tableName(storage ?? { group, plural }),
      toStored: storage?.toStored ?? same,
      fromStored: storage?.fromStored ?? same
    };
  });
  const byPath = /* @__PURE__ */ new Map();
  const byKind = /* @__PURE__ */ new Map();
  for (const resource of all2) {
    const { apiVersion, kind: kind2 } = resource.definition;
    byPath.set(pathKey(resource.definition), resource);
    byKind.set(`${apiVersion}/${kind2}`, resource);
  }
  return {
    all: all2,
    find(ref2) {
      const resource = byPath.get(pathKey(ref2));
      if (resource === void 0) throw unknownPath();
      return resource;
    },
    byKind: (apiVersion, kind2) => byKind.get(`${apiVersion}/${kind2}`)
  };
}
function unknownPath() {
  return new StatusError("NotFound", "the server could not find the requested resource", {});
}
function pathKey({ group, version: version2, plural }) {
  return `${group}/${version2}/${plural}`;
}
function tableName({ group, plural }) {
  return group === "" ? plural : `${plural}.${group}`;
}

// apiserver/registry/success.ts
function success(code, { warnings: warnings5 }) {
  const body = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code };
  return { code, body, warnings: warnings5 };
}

// apiserver/registry/binding.ts
var topologyLabels = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"];
function bindPod(call) {
  const { body } = call.request;
  const target2 = isObject(body) && isObject(body.target) ? body.target : {};
  const { kind: kind2, name: nodeName2 } = target2;
  if (kind2 !== void 0 && kind2 !== "" && kind2 !== "Node") {
    const value = JSON.stringify(kind2);
    const detail = `target.kind: Unsupported value: ${value}: supported values: "Node", "<empty>"`;
    throw new StatusError("InternalError", detail);
  }
  if (typeof nodeName2 !== "string" || nodeName2 === "") {
    throw new StatusError("InternalError", "target.name: Required value");
  }
  changeStored(call, (stored) => bound(call, stored, nodeName2));
  return success(201, call);
}
function bound(call, pod, nodeName2) {
  const { name: name8 = "", deletionTimestamp, uid, generation } = pod.metadata;
  const names3 = { group: "", kind: "Pod", plural: "pods/binding" };
  const wanted = metadataOf(call).uid;
  if (wanted !== void 0 && wanted !== "" && wanted !== uid) {
    throw uidConflict(call, wanted, pod, names3.plural);
  }
  if (deletionTimestamp !== void 0) {
    throw conflict(names3, name8, `pod ${name8} is being deleted, cannot be assigned to a host`);
  }
  if ((pod.spec.nodeName ?? "") !== "") {
    const fact = `pod ${name8} is already assigned to node "${pod.spec.nodeName}"`;
    throw conflict(names3, name8, fact);
  }
  if ((pod.spec.schedulingGates ?? []).length > 0) {
    throw conflict(names3, name8, `pod ${name8} has non-empty .spec.schedulingGates`);
  }
  const condition = {
    type: "PodScheduled",
    ...generation === void 0 ? {} : { observedGeneration: generation },
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: formatTime(call.registry.clock.now())
  };
  const conditions = withCondition(pod.status.conditions, condition);
  return {
    ...withTopology(call, pod, nodeName2),
    spec: { ...pod.spec, nodeName: nodeName2 },
    status: { ...pod.status, conditions }
  };
}
var metadataOf = ({ request: { body } }) => isObject(body) && isObject(body.metadata) ? body.metadata : {};
function withTopology(call, pod, nodeName2) {
  const node = call.registry.storage.get("nodes", nodeName2);
  const found2 = topologyLabels.flatMap((key) => {
    const value = node?.metadata.labels?.[key];
    return value === void 0 ? [] : [[key, value]];
  });
  const notes = metadataOf(call).annotations;
  const labels = found2.length === 0 ? pod.metadata.labels : { ...pod.metadata.labels, ...Object.fromEntries(found2) };
  if (!isObject(notes)) {
    return labels === pod.metadata.labels ? pod : withMetadata(pod, { labels });
  }
  const texts = Object.entries(notes).map(([key, note2]) => [key, String(note2)]);
  const annotations = { ...pod.metadata.annotations, ...Object.fromEntries(texts) };
  return withMetadata(pod, { labels, annotations });
}
function withCondition(conditions = [], condition) {
  const index = conditions.findIndex(({ type }) => type === condition.type);
  const before = conditions[index];
  if (before === void 0) return [...conditions, condition];
  const { lastTransitionTime } = before.status === condition.status ? before : condition;
  return conditions.with(index, { ...condition, lastTransitionTime });
}

// apiserver/openapi/meta-structures.ts
var typeMeta2 = {
  apiVersion: text("API group and version of this object's schema."),
  kind: text("Kind of this object.")
};
var ListMeta = struct("meta.v1.ListMeta", "What every list has beside its items.", {
  continue: text("Where the next page starts; empty on the last one."),
  remainingItemCount: int64("How many items come after this page."),
  resourceVersion: text("Version of the resource at which the list was read."),
  selfLink: text("No longer set.")
});
var Preconditions = struct("meta.v1.Preconditions", "What must hold for a write to happen.", {
  resourceVersion: text("The version that the object must have."),
  uid: text("The uid that the object must have.")
});
var DeleteOptions = struct("meta.v1.DeleteOptions", "How an object is to be deleted.", {
  ...typeMeta2,
  dryRun: list("All: nothing is stored.", textItem, { type: "atomic" }),
  gracePeriodSeconds: int64("Seconds that the object is given to end; 0 ends it at once."),
  ignoreStoreReadErrorWithClusterBreakingPotential: bool("True deletes what cannot be read."),
  orphanDependents: bool("Deprecated: see propagationPolicy."),
  preconditions: ref("What must hold for the deletion to happen.", Preconditions),
  propagationPolicy: text(
    "Whether and when dependents are deleted: Orphan, Background, Foreground."
  )
});
var StatusCause = struct("meta.v1.StatusCause", "One thing wrong in a request.", {
  field: text("Path of the field that is wrong."),
  message: text("What is wrong, for people."),
  reason: text("What is wrong, for programs.")
});
var StatusDetails = struct("meta.v1.StatusDetails", "What a Status is about.", {
  causes: list("All that is wrong.", StatusCause, { type: "atomic" }),
  group: text("Group of the resource."),
  kind: text("The resource."),
  name: text("Name of the object."),
  retryAfterSeconds: int32("Seconds to wait before trying again."),
  uid: text("Uid of the object.")
});
var Status = struct("meta.v1.Status", "The answer to a request that yields no object.", {
  ...typeMeta2,
  code: int32("The HTTP status."),
  details: ref("What it is about.", StatusDetails),
  message: text("What happened, for people."),
  metadata: ref("Metadata of a list.", ListMeta),
  reason: text("Why it failed, for programs."),
  status: text("Success or Failure.")
});
var WatchEvent = struct("meta.v1.WatchEvent", "One change that a watch saw.", {
  object: anyJson("The object as it is now, as it was when deleted, or a Status."),
  type: mandatory(text("ADDED, MODIFIED, DELETED, BOOKMARK or ERROR."))
});
var listMeta = structureOf(ListMeta);
var metaStructures = {
  deleteOptions: structureOf(DeleteOptions),
  status: structureOf(Status),
  watchEvent: structureOf(WatchEvent)
};

// apiserver/delete-options.ts
var kind = "DeleteOptions";
function readDeletion(body) {
  const wanted = isObject(body) ? body.kind ?? "" : "";
  if (wanted !== "" && wanted !== kind) {
    throw badRequest(`decoded object cannot be converted to ${kind}`);
  }
  try {
    return decodeObject(metaStructures.deleteOptions, body, kind).value;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw badRequest(`${kind} in version "v1" cannot be handled as a ${kind}: ${error.message}`);
  }
}
function deletionOptions(asked) {
  const { dryRun = [], gracePeriodSeconds, preconditions } = asked;
  const errors = [...policyErrors(asked), ...dryRunErrors(dryRun)];
  if (errors.length > 0) {
    throw invalidObject({ group: "meta.k8s.io", kind, plural: "" }, "", errors);
  }
  return {
    dryRun: dryRun.length > 0,
    gracePeriodSeconds,
    preconditions,
    propagationPolicy: policyOf2(asked)
  };
}
var policies2 = ["Foreground", "Background", "Orphan"];
function policyOf2({ propagationPolicy, orphanDependents }) {
  if (orphanDependents !== void 0) return orphanDependents ? "Orphan" : "Background";
  return policies2.find((each) => each === propagationPolicy);
}
function policyErrors({ propagationPolicy, orphanDependents }) {
  if (propagationPolicy === void 0) return [];
  const errors = [];
  const field = "propagationPolicy";
  if (orphanDependents !== void 0) {
    const detail = "orphanDependents and deletionPropagation cannot be both set";
    errors.push(invalid(field, propagationPolicy, detail));
  }
  if (!policies2.some((each) => each === propagationPolicy)) {
    const detail = `supported values: ${[...policies2, "nil"].map((each) => `"${each}"`).join(", ")}`;
    errors.push({ type: "notSupported", field, value: propagationPolicy, detail });
  }
  return errors;
}
function dryRunErrors(values) {
  if (values.every((each) => each === "All")) return [];
  const detail = 'supported values: "All"';
  return [{ type: "notSupported", field: "dryRun", value: values, detail }];
}

// apiserver/registry/eviction.ts
function evictPod(call) {
  const { body, name: name8 } = call.request;
  if (!isObject(body)) throw unrecognized("Eviction", "json: cannot unmarshal", body);
  const metadata = isObject(body.metadata) ? body.metadata : {};
  if (metadata.name !== name8) {
    throw badRequest("name in URL does not match name in Eviction object");
  }
  const asked = isObject(body.deleteOptions) ? deletionOptions(readDeletion(body.deleteOptions)) : {};
  const options = {
    ...call.options,
    ...asked,
    dryRun: call.options.dryRun === true || asked.dryRun === true
  };
  const evicting = { ...call, options };
  storedObject(evicting);
  if (!options.dryRun) changeStored(evicting, (pod) => disrupted(call, pod));
  deleteObject({
    ...evicting,
    request: { ...call.request, verb: "delete", subresource: void 0 }
  });
  return success(201, call);
}
function disrupted({ registry: registry2 }, pod) {
  const { generation } = pod.metadata;
  const condition = {
    type: "DisruptionTarget",
    ...generation === void 0 ? {} : { observedGeneration: generation },
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: formatTime(registry2.clock.now()),
    reason: "EvictionByEvictionAPI",
    message: "Eviction API: evicting"
  };
  const conditions = withCondition(pod.status.conditions, condition);
  return { ...pod, status: { ...pod.status, conditions } };
}

// apiserver/registry/finalize.ts
function finalizeNamespace(call) {
  const { name: name8 = "", body } = call.request;
  const stored = storedObject(call);
  const given2 = intakeUpdate(call, body, stored);
  checkNames(call, given2);
  const { metadata, spec } = given2;
  const { resourceVersion = "" } = metadata;
  if (resourceVersion !== "" && resourceVersion !== stored.metadata.resourceVersion) {
    throw conflict(Namespace, name8);
  }
  const next = { ...stored, spec };
  const errors = Namespace.strategy.validate?.(next) ?? [];
  if (errors.length > 0) throw invalidObject(Namespace, name8, errors);
  const isHeld = holdsContent(next) || (stored.metadata.finalizers ?? []).length > 0;
  const answer = changeStored(call, () => next);
  if (stored.metadata.deletionTimestamp === void 0 || isHeld) return answer;
  deleteObject({ ...call, request: { ...call.request, verb: "delete", subresource: void 0 } });
  return respond(call, 200, next);
}

// apiserver/registry/pod-parts.ts
var ephemeralContainers = handlersOf({
  prepare: prepareForEphemeralContainers,
  validate: (next, stored) => [
    ...validatePod(next),
    ...validateEphemeralContainersUpdate(next, stored)
  ]
});
var resize = handlersOf({
  prepare: prepareForResize,
  validate: (next, stored) => [...validatePod(next), ...validatePodResize(next, stored)]
});
function handlersOf(part2) {
  return {
    get: (call) => respond(call, 200, storedObject(call)),
    update(call) {
      const stored = storedPod(call);
      const next = intakeUpdate(call, call.request.body, stored);
      checkNames(call, next);
      return replacePart(call, { next, stored }, part2);
    },
    patch(call) {
      const stored = storedPod(call);
      const next = patchedObject(call, stored);
      return replacePart(call, { next, stored }, part2);
    }
  };
}
var storedPod = (call) => storedObject(call);

// api/autoscaling/scale.ts
var ScaleSpec = struct("autoscaling.v1.ScaleSpec", "How many pods are wanted.", {
  replicas: int32("How many pods are wanted.")
});
var ScaleStatus = struct("autoscaling.v1.ScaleStatus", "How many pods there are.", {
  replicas: mandatory(int32("How many pods there are.")),
  selector: text("Label selector of the pods, as text.")
});
var Scale = struct("autoscaling.v1.Scale", "The size of a scalable object.", {
  ...objectFields,
  spec: present(ref("The wanted size.", ScaleSpec)),
  status: present(ref("The size found.", ScaleStatus))
});
var scaleNames = { group: "autoscaling", kind: "Scale", plural: "scales" };
function scaleOf(object, mapping) {
  const { name: name8, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const replicas2 = mapping.replicas(object);
  const selector = mapping.selector(object);
  return {
    apiVersion: "autoscaling/v1",
    kind: "Scale",
    metadata: { name: name8, namespace, uid, resourceVersion, creationTimestamp },
    spec: replicas2 === 0 ? {} : { replicas: replicas2 },
    status: { replicas: mapping.statusReplicas(object), ...selector === "" ? {} : { selector } }
  };
}
function validateScale({ metadata, spec }) {
  const { replicas: replicas2 = 0 } = spec;
  const errors = [];
  if (!metadata.name) errors.push(required("metadata.name", "name or generateName is required"));
  if (!metadata.namespace) errors.push(required("metadata.namespace"));
  if (replicas2 < 0) {
    errors.push(invalid("spec.replicas", replicas2, "must be greater than or equal to 0"));
  }
  return errors;
}

// apiserver/registry/scale.ts
var structure = structureOf(Scale);
var names = { ...scaleNames, version: "v1", apiVersion: "autoscaling/v1" };
function handleScale(call, mapping) {
  const { verb, name: name8 = "", body } = call.request;
  const stored = storedScalable(call);
  const current = scaleOf(stored, mapping);
  if (verb === "get") return { code: 200, body: current, warnings: call.warnings };
  if (verb !== "update" && verb !== "patch") throw methodNotAllowed();
  const wanted = decodeScale(
    call,
    verb === "patch" ? applyPatch(call, asJson(current), structure) : body
  );
  const given2 = wanted.metadata.name ?? "";
  if (given2 !== name8) {
    throw badRequest(
      `the name of the object (${given2}) does not match the name on the URL (${name8})`
    );
  }
  const errors = validateScale(wanted);
  if (errors.length > 0) throw invalidObject(scaleNames, name8, errors);
  const main = { ...call, request: { ...call.request, subresource: void 0 } };
  const { resourceVersion, uid } = wanted.metadata;
  const next = mapping.withReplicas(stored, wanted.spec.replicas ?? 0);
  const written = replace(main, stored, withMetadata(next, { resourceVersion, uid }));
  return { ...written, body: scaleOf(written.body, mapping) };
}
function decodeScale(call, body) {
  return decodeAs(call, names, structure, body);
}
function storedScalable({ registry: registry2, request, resource }) {
  const { namespace, name: name8 = "" } = request;
  const stored = registry2.storage.get(resource.table, keyFor(namespace, name8));
  if (stored !== void 0) return resource.fromStored(stored);
  const { group, kind: kind2, plural } = resource.definition;
  throw notFound({ group, kind: kind2, plural: `${plural}/scale` }, name8);
}

// api/authentication/token-request.ts
var BoundObjectReference = struct(
  "authentication.v1.BoundObjectReference",
  "Names the object with which a token ends.",
  {
    apiVersion: text("API group and version of the object."),
    kind: text("Kind of the object: Pod, Secret or Node."),
    name: text("Name of the object."),
    uid: text("Uid of the object.")
  }
);
var TokenRequestSpec = struct("authentication.v1.TokenRequestSpec", "The token wanted.", {
  audiences: mandatory(
    list("For whom the token is; the API server where nobody is named.", textItem, {
      type: "atomic"
    })
  ),
  expirationSeconds: int64("How long the token is to hold.").default(3600),
  boundObjectRef: ref("An object with which the token ends.", BoundObjectReference)
});
var TokenRequestStatus = struct("authentication.v1.TokenRequestStatus", "The token made.", {
  token: mandatory(text("The token.")),
  expirationTimestamp: mandatory(time("When the token ends."))
});
var TokenRequest = struct("authentication.v1.TokenRequest", "Asks for a token.", {
  ...objectFields,
  spec: present(ref("The token wanted.", TokenRequestSpec)),
  status: ref("The token made.", TokenRequestStatus)
});
var tokenRequestNames = {
  group: "authentication.k8s.io",
  version: "v1",
  apiVersion: "authentication.k8s.io/v1",
  kind: "TokenRequest",
  plural: "tokenrequests"
};
var secondsMin = 600;
var secondsMax = 2 ** 32;
function validateTokenRequest({ spec }) {
  const { expirationSeconds: seconds } = spec;
  const field = "spec.expirationSeconds";
  if (seconds < secondsMin) {
    return [invalid(field, seconds, "may not specify a duration less than 10 minutes")];
  }
  if (seconds > secondsMax) {
    return [invalid(field, seconds, "may not specify a duration larger than 2^32 seconds")];
  }
  return [];
}

// apiserver/registry/token.ts
var issuer = "https://kubernetes.default.svc.cluster.local";
function requestToken(call) {
  const account = storedObject(call);
  const structure2 = structureOf(TokenRequest);
  const asked = decodeAs(call, tokenRequestNames, structure2, call.request.body);
  const { name: name8 = "", namespace } = account.metadata;
  const given2 = asked.metadata.name ?? "";
  if (given2 !== "" && given2 !== name8) {
    throw badRequest(
      `the name of the object (${given2}) does not match the name on the URL (${name8})`
    );
  }
  const errors = validateTokenRequest(asked);
  if (errors.length > 0) throw invalidObject(tokenRequestNames, given2, errors);
  checkBound(call, asked);
  const nowMs = call.registry.clock.now();
  const { audiences, expirationSeconds } = asked.spec;
  const spec = { ...asked.spec, audiences: audiences.length === 0 ? [issuer] : audiences };
  const expirationTimestamp = formatTime(nowMs + expirationSeconds * 1e3);
  const token = tokenFor(call, account, spec);
  const body = Object.assign(
    { ...asked, metadata: { ...asked.metadata, name: name8, namespace } },
    { spec, status: { token, expirationTimestamp } }
  );
  return { code: 201, body, warnings: call.warnings };
}
function checkBound({ registry: registry2, request }, { spec }) {
  const { apiVersion = "v1", kind: kind2 = "", name: name8 = "" } = spec.boundObjectRef ?? {};
  if (spec.boundObjectRef === void 0) return;
  const resource = registry2.resources.byKind(apiVersion, kind2);
  if (resource === void 0 || !["Pod", "Secret", "Node"].includes(kind2)) {
    throw badRequest(`cannot bind token for serviceaccount to object of type ${apiVersion}, ${kind2}`);
  }
  const key = resource.definition.namespaced ? `${request.namespace}/${name8}` : name8;
  if (registry2.storage.get(resource.table, key) === void 0) {
    throw notFound(resource.definition, name8);
  }
}
function tokenFor({ registry: registry2 }, { metadata: { name: name8 = "", namespace = "", uid = "" } }, { audiences, expirationSeconds }) {
  const seconds = Math.floor(registry2.clock.now() / 1e3);
  const claims = {
    aud: audiences,
    exp: seconds + expirationSeconds,
    iat: seconds,
    iss: issuer,
    jti: registry2.names.uid(),
    "kubernetes.io": { namespace, serviceaccount: { name: name8, uid } },
    nbf: seconds,
    sub: `system:serviceaccount:${namespace}:${name8}`
  };
  return `${encoded({ alg: "none", typ: "JWT" })}.${encoded(claims)}.`;
}
var encoded = (part2) => encodeBase64Url(JSON.stringify(part2));

// apiserver/registry/subresources.ts
var special3 = /* @__PURE__ */ new Map([
  ["namespaces/finalize", { update: finalizeNamespace }],
  ["pods/binding", { create: bindPod }],
  ["pods/ephemeralcontainers", ephemeralContainers],
  ["pods/eviction", { create: evictPod }],
  ["pods/resize", resize],
  ["serviceaccounts/token", { create: requestToken }]
]);
function handleSubresource(call) {
  const { request, resource } = call;
  const { scale: scale2 } = resource.definition;
  if (request.subresource === "scale" && scale2 !== void 0) return handleScale(call, scale2);
  const handlers = special3.get(`${resource.table}/${request.subresource}`);
  if (handlers === void 0) throw unknownPath();
  const handler = handlers[request.verb];
  if (handler === void 0) throw methodNotAllowed();
  return handler(call);
}

// apiserver/registry/watch.ts
function watchObjects(registry2, request, sink2) {
  const resource = registry2.resources.find(request.resource);
  const matches = predicateOf(resource, request);
  const { resourceVersion = "" } = request;
  const asked = resourceVersion === "" ? 0 : readRevision(resourceVersion);
  const fromStart = asked === 0 || request.sendInitialEvents === true;
  const after = fromStart ? registry2.storage.revision : asked;
  if (after < registry2.storage.compactedRevision) {
    throw expired(after, registry2.storage.compactedRevision);
  }
  if (fromStart) sendInitial(registry2, resource, request, { matches, sink: sink2 });
  return registry2.storage.watch(resource.table, after, (event) => {
    if (event.revision <= after) return;
    const seen = translate(resource, event, matches);
    if (seen !== void 0) sink2(seen);
  });
}
function bookmark(resource, revision, initialEnd = false) {
  const { apiVersion, kind: kind2 } = resource.definition;
  const annotations = { "k8s.io/initial-events-end": "true" };
  const metadata = { resourceVersion: String(revision), ...initialEnd ? { annotations } : {} };
  return { type: "BOOKMARK", object: { apiVersion, kind: kind2, metadata }, revision };
}
function sendInitial(registry2, resource, request, { matches, sink: sink2 }) {
  const { storage } = registry2;
  for (const { object } of storage.list(resource.table, { namespace: request.namespace })) {
    const shown2 = resource.fromStored(object);
    if (matches !== void 0 && !matches(shown2)) continue;
    sink2({ type: "ADDED", object: shown2, revision: Number(object.metadata.resourceVersion) });
  }
  if (request.sendInitialEvents === true && request.allowBookmarks === true) {
    sink2(bookmark(resource, storage.revision, true));
  }
}
function predicateOf(resource, request) {
  const { namespace } = request;
  const selected = selectorPredicate(resource.definition, request);
  if (namespace === void 0) return selected;
  return (object) => object.metadata.namespace === namespace && (selected === void 0 || selected(object));
}
function translate(resource, event, matches) {
  const { revision, type } = event;
  const object = resource.fromStored(event.object);
  if (matches === void 0) return object === event.object ? event : { type, object, revision };
  const did = event.previous !== void 0 && matches(resource.fromStored(event.previous));
  const does = type !== "DELETED" && matches(object);
  if (does) return { type: did ? "MODIFIED" : "ADDED", object, revision };
  return did ? { type: "DELETED", object: lastMatching(resource, event), revision } : void 0;
}
function lastMatching(resource, event) {
  if (event.type === "DELETED" || event.previous === void 0) {
    return resource.fromStored(event.object);
  }
  const { resourceVersion } = event.object.metadata;
  const previous = resource.fromStored(event.previous);
  return { ...previous, metadata: { ...previous.metadata, resourceVersion } };
}

// apiserver/server.ts
var ApiServer = class {
  registry;
  constructor({ storage, clock, random, definitions, admission }) {
    this.registry = {
      storage,
      clock,
      names: nameGenerator(random.fork("names")),
      resources: resourceTable(definitions),
      admission: admission ?? defaultAdmission(storage, random.fork("admission"))
    };
  }
  handle(request) {
    try {
      return this.#dispatch(request);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      return { code: error.code, body: error.toStatus(), warnings: [] };
    }
  }
  watch(request, sink2) {
    return watchObjects(this.registry, request, sink2);
  }
  #dispatch(request) {
    const { registry: registry2 } = this;
    const resource = registry2.resources.find(request.resource);
    const options = request.options ?? {};
    const { deprecation } = resource.definition;
    const warnings5 = deprecation === void 0 ? [] : [deprecation];
    const call = { registry: registry2, request, resource, options, warnings: warnings5 };
    const { subresource } = request;
    if (subresource !== void 0 && subresource !== "status") return handleSubresource(call);
    if (subresource === "status" && !resource.definition.hasStatus) throw unknownPath();
    switch (request.verb) {
      case "get":
        return respond(call, 200, storedObject(call));
      case "list":
        return listObjects(call);
      case "create":
        if (subresource !== void 0) throw methodNotAllowed();
        return createObject(call);
      case "update":
        return updateObject(call);
      case "patch":
        return patchObject(call);
      case "delete":
        if (subresource !== void 0) throw methodNotAllowed();
        return deleteObject(call);
      case "deletecollection":
        return deleteCollection(call);
      default:
        throw new Error(`${request.verb} is no verb`);
    }
  }
};

// apiserver/storage/sorted-keys.ts
var SortedKeys = class {
  #sorted = [];
  #added = /* @__PURE__ */ new Set();
  #deleted = /* @__PURE__ */ new Set();
  add(key) {
    if (!this.#deleted.delete(key)) this.#added.add(key);
  }
  delete(key) {
    if (!this.#added.delete(key)) this.#deleted.add(key);
  }
  /** All keys, by UTF-16 code units. The array is never changed later. */
  all() {
    if (this.#added.size === 0 && this.#deleted.size === 0) return this.#sorted;
    const kept = this.#sorted.filter((key) => !this.#deleted.has(key));
    this.#sorted = [...kept, ...[...this.#added].sort()].sort();
    this.#added.clear();
    this.#deleted.clear();
    return this.#sorted;
  }
};
function lowerBound(keys, low) {
  let from = 0;
  let to = keys.length;
  while (from < to) {
    const middle = from + to >> 1;
    if ((keys[middle] ?? "") < low) from = middle + 1;
    else to = middle;
  }
  return from;
}

// apiserver/storage/memory.ts
var historyLimitDefault = 1e5;
var firstRevision = 100;
var MemoryStorage = class {
  #tables = /* @__PURE__ */ new Map();
  #listeners = /* @__PURE__ */ new Set();
  #historyLimit;
  #log = [];
  #revision = firstRevision;
  #compacted = firstRevision;
  constructor({ historyLimit = historyLimitDefault } = {}) {
    this.#historyLimit = historyLimit;
  }
  get revision() {
    return this.#revision;
  }
  get compactedRevision() {
    return this.#compacted;
  }
  get(resource, key) {
    return this.#tables.get(resource)?.objects.get(key);
  }
  list(resource, options = {}) {
    const { namespace, after, revision = this.#revision } = options;
    const prefix = namespace === void 0 ? "" : `${namespace}/`;
    const low = after === void 0 || after < prefix ? prefix : after;
    const table = this.#table(resource);
    const changed = this.#changedSince(resource, revision);
    const entries = [];
    const keys = withKeys(table.keys, changed);
    for (let at = lowerBound(keys, low); at < keys.length; at += 1) {
      const key = keys[at] ?? "";
      if (!key.startsWith(prefix)) break;
      if (key === after) continue;
      const object = changed.has(key) ? changed.get(key) : table.objects.get(key);
      if (object !== void 0) entries.push({ key, object });
    }
    return entries;
  }
  commit({ resource, key, expected, next, origin }) {
    const table = this.#table(resource);
    const previous = table.objects.get(key);
    if (previous !== expected) return void 0;
    this.#revision += 1;
    const last2 = next ?? previous;
    if (last2 === void 0) throw new Error(`nothing to delete at ${resource} ${key}`);
    const object = deepFreeze(withRevision(last2, this.#revision));
    if (next === void 0) {
      table.objects.delete(key);
      table.keys.delete(key);
    } else {
      if (previous === void 0) table.keys.add(key);
      table.objects.set(key, object);
    }
    const type = next === void 0 ? "DELETED" : previous === void 0 ? "ADDED" : "MODIFIED";
    const revision = this.#revision;
    const { actor: actor3, cause, timeMs } = origin;
    const event = {
      revision,
      type,
      resource,
      key,
      object,
      previous,
      actor: actor3,
      cause,
      timeMs
    };
    this.#append(event);
    for (const listener of table.listeners) listener(event);
    for (const listener of this.#listeners) listener(event);
    return event;
  }
  watch(resource, after, listener) {
    if (after < this.#compacted) throw new RangeError(`revision ${after} is compacted`);
    for (const event of this.#since(after)) {
      if (resource === void 0 || event.resource === resource) listener(event);
    }
    const listeners = resource === void 0 ? this.#listeners : this.#table(resource).listeners;
    listeners.add(listener);
    return { stop: () => void listeners.delete(listener) };
  }
  history() {
    return this.#log;
  }
  #table(resource) {
    const known3 = this.#tables.get(resource);
    if (known3 !== void 0) return known3;
    const made2 = {
      objects: /* @__PURE__ */ new Map(),
      keys: new SortedKeys(),
      listeners: /* @__PURE__ */ new Set()
    };
    this.#tables.set(resource, made2);
    return made2;
  }
  /** Every revision is one entry of the log, so a revision is found by counting. */
  #since(revision) {
    return this.#log.slice(Math.max(0, revision - this.#revision + this.#log.length));
  }
  #append(event) {
    this.#log.push(event);
    if (this.#log.length >= this.#historyLimit * 2) {
      this.#log = this.#log.slice(-this.#historyLimit);
      this.#compacted = event.revision - this.#historyLimit;
    }
  }
  /** What the keys held at `revision` that have changed since. */
  #changedSince(resource, revision) {
    const before = /* @__PURE__ */ new Map();
    if (revision >= this.#revision) return before;
    for (const event of this.#since(revision)) {
      if (event.resource === resource && !before.has(event.key)) {
        before.set(event.key, event.previous);
      }
    }
    return before;
  }
};
function withKeys(keys, changed) {
  return changed.size === 0 ? keys.all() : [.../* @__PURE__ */ new Set([...keys.all(), ...changed.keys()])].sort();
}
function withRevision(object, revision) {
  const resourceVersion = String(revision);
  return { ...object, metadata: Object.assign({}, object.metadata, { resourceVersion }) };
}

// client/action.ts
var create2 = (resource, draft, outcome2 = {}) => ({
  do: "create",
  resource: untyped(resource),
  object: { apiVersion: resource.apiVersion, kind: resource.kind, ...draft },
  ...outcome2
});
var update = (resource, object, outcome2 = {}) => ({ do: "update", resource: untyped(resource), object, ...outcome2 });
var updateStatus = (resource, object) => ({
  do: "update",
  resource: untyped(resource),
  object,
  subresource: "status"
});
var remove = (resource, object, options = {}) => {
  const { succeeded, failed: failed3, ...rest } = options;
  const { uid, namespace, name: name8 = "" } = object.metadata;
  return {
    do: "delete",
    resource: untyped(resource),
    namespace,
    name: name8,
    options: { preconditions: uid === void 0 ? {} : { uid }, ...rest },
    ...succeeded === void 0 ? {} : { succeeded },
    ...failed3 === void 0 ? {} : { failed: failed3 }
  };
};
var record2 = (event) => ({ do: "record", event });
function untyped(resource) {
  return resource;
}

// simulator/apply.ts
import { loadAll } from "js-yaml";

// client/executor.ts
function localExecutor({ handler, actor: actor3, recorder }) {
  return {
    perform(action, cause, done) {
      if (action.do === "record") {
        recorder.record(action.event, cause);
        done({ error: void 0, resource: void 0, revision: 0 });
        return;
      }
      if (isHeldBack(action, handler, actor3)) {
        done({ error: void 0, resource: void 0, revision: 0 });
        return;
      }
      const response = handler.handle(toRequest(action, actor3, cause));
      const error = refusal(response);
      const succeeded = error === void 0 || action.do === "delete" && error.code === 404;
      const note2 = succeeded ? action.succeeded : action.failed;
      if (note2 !== void 0) {
        const name8 = "metadata" in response.body ? nameOf3(response.body) : "";
        const message = note2.message.replace("{name}", () => name8).replace("{error}", () => error?.message ?? "");
        recorder.record({ ...note2, message }, cause);
      }
      done({
        error: succeeded ? void 0 : error,
        resource: action.resource,
        revision: succeeded ? revisionOf(response) : 0
      });
    }
  };
}
function isHeldBack(action, handler, actor3) {
  if (action.do !== "delete" && action.do !== "patch") return false;
  return (action.unless ?? []).some(({ resource, namespace, name: name8, uid }) => {
    const { body } = handler.handle({ verb: "get", resource, namespace, name: name8, actor: actor3 });
    return "metadata" in body && "uid" in body.metadata && body.metadata.uid === uid;
  });
}
function toRequest(action, actor3, cause) {
  const { resource } = action;
  switch (action.do) {
    case "create":
    case "update": {
      const { namespace, name: name8 } = action.object.metadata;
      const body = action.object;
      const subresource = action.do === "update" ? action.subresource : void 0;
      return { verb: action.do, resource, namespace, name: name8, subresource, body, actor: actor3, cause };
    }
    case "patch": {
      const { namespace, name: name8, patchType, patch: body, subresource } = action;
      return {
        verb: "patch",
        resource,
        namespace,
        name: name8,
        subresource,
        patchType,
        body,
        actor: actor3,
        cause
      };
    }
    case "delete": {
      const { namespace, name: name8, options } = action;
      return { verb: "delete", resource, namespace, name: name8, options, actor: actor3, cause };
    }
    case "post": {
      const { namespace, name: name8, subresource, body } = action;
      return { verb: "create", resource, namespace, name: name8, subresource, body, actor: actor3, cause };
    }
    default:
      return action;
  }
}
function refusal({ code, body }) {
  if (code < 400) return void 0;
  const { reason = "InternalError", message = "", details } = body;
  return new StatusError(reason, message, details, { code });
}
function nameOf3(body) {
  const { metadata } = body;
  return metadata.name ?? "";
}
function revisionOf({ body }) {
  const { metadata } = body;
  return Number(metadata.resourceVersion ?? 0);
}

// client/three-way.ts
var lastAppliedAnnotation = "kubectl.kubernetes.io/last-applied-configuration";
function withLastApplied(manifest) {
  const metadata = isObject(manifest.metadata) ? manifest.metadata : {};
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  const { [lastAppliedAnnotation]: _, ...others } = annotations;
  const plain3 = { ...manifest, metadata: { ...metadata, annotations: others } };
  const text2 = `${JSON.stringify(sortKeys(plain3))}
`;
  return {
    ...manifest,
    metadata: { ...metadata, annotations: { ...others, [lastAppliedAnnotation]: text2 } }
  };
}
function lastApplied(live) {
  const metadata = isObject(live.metadata) ? live.metadata : {};
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  const text2 = annotations[lastAppliedAnnotation];
  if (typeof text2 !== "string") return {};
  const parsed3 = JSON.parse(text2);
  return isObject(parsed3) ? parsed3 : {};
}
function threeWayPatch(structure2, { original, manifest, live }) {
  return diffMembers(structure2, original, manifest, live);
}
function diffMembers(structure2, original, manifest, live) {
  const patch = {};
  for (const [key, wanted] of Object.entries(manifest)) {
    if (wanted === void 0) continue;
    diffMember(patch, fieldOf(structure2, key), {
      key,
      original: original[key],
      wanted,
      present: live[key]
    });
  }
  for (const key of Object.keys(original)) {
    if (manifest[key] === void 0 && live[key] !== void 0) patch[key] = null;
  }
  return patch;
}
function diffMember(patch, field, member2) {
  const { key, original, wanted, present: present2 } = member2;
  if (isObject(wanted) && isObject(present2)) {
    const before = isObject(original) ? original : {};
    const changes = diffMembers(field?.structure, before, wanted, present2);
    if (Object.keys(changes).length === 0) return;
    const retains = field?.patchStrategy?.includes("retainKeys") === true;
    patch[key] = retains ? { ...changes, $retainKeys: Object.keys(wanted).sort() } : changes;
  } else if (Array.isArray(wanted) && Array.isArray(present2) && field?.list?.merge !== void 0) {
    diffList(patch, field, { key, wanted, present: present2, original: asList(original) });
  } else if (!equalJson(wanted, present2)) {
    patch[key] = wanted;
  }
}
function diffList(patch, field, lists) {
  const { merge: merge3 } = field.list ?? {};
  if (typeof merge3 === "string") diffKeyedList(patch, field, merge3, lists);
  else diffPlainList(patch, lists);
}
function diffKeyedList(patch, field, mergeKey, lists) {
  const { key, original, wanted, present: present2 } = lists;
  const find3 = (items2, id) => items2.filter(isObject).find((item) => item[mergeKey] === id);
  const changes = [];
  for (const item of wanted.filter(isObject)) {
    const id = item[mergeKey];
    const live = find3(present2, id);
    if (live === void 0) {
      changes.push(item);
      continue;
    }
    const change = diffMembers(field.structure.items, find3(original, id) ?? {}, item, live);
    if (Object.keys(change).length > 0) changes.push({ ...change, [mergeKey]: id });
  }
  for (const item of original.filter(isObject)) {
    const id = item[mergeKey];
    if (find3(wanted, id) === void 0 && find3(present2, id) !== void 0) {
      changes.push({ $patch: "delete", [mergeKey]: id });
    }
  }
  if (changes.length === 0) return;
  patch[key] = changes;
  const order = wanted.filter(isObject).map((item) => ({ [mergeKey]: item[mergeKey] }));
  patch[`$setElementOrder/${key}`] = order;
}
function diffPlainList(patch, { key, original, wanted, present: present2 }) {
  const added = wanted.filter((item) => !present2.includes(item));
  const removed = original.filter((item) => !wanted.includes(item) && present2.includes(item));
  if (added.length > 0) patch[key] = added;
  if (removed.length > 0) patch[`$deleteFromPrimitiveList/${key}`] = removed;
  if (added.length + removed.length > 0) patch[`$setElementOrder/${key}`] = wanted;
}
function fieldOf(structure2, key) {
  if (structure2?.type === "object") return structure2.fields?.get(key);
  return void 0;
}
var asList = (value) => Array.isArray(value) ? value : [];
function sortKeys(value) {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
  return Object.fromEntries(entries.map(([key, member2]) => [key, sortKeys(member2)]));
}

// simulator/apply.ts
var actor2 = "kubectl-client-side-apply";
function applyManifest(server3, manifest, namespace) {
  return objectsIn(manifest).map((object) => applyObject(server3, object, namespace));
}
function objectsIn(manifest) {
  const documents = typeof manifest === "string" ? loadAll(manifest) : [manifest].flat();
  return documents.filter((document) => document !== null && document !== void 0).flatMap((document) => {
    if (!isObject(document)) throw badRequest("a manifest is a YAML or JSON object");
    return Array.isArray(document.items) ? document.items.filter(isObject) : [document];
  });
}
function applyObject(server3, object, namespaceDefault) {
  const { apiVersion, kind: kind2 } = object;
  const resource = server3.registry.resources.byKind(String(apiVersion), String(kind2));
  if (resource === void 0) {
    throw badRequest(`no matches for kind "${kind2}" in version "${apiVersion}"`);
  }
  const { definition } = resource;
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const named = definition.namespaced ? metadata.namespace ?? namespaceDefault : void 0;
  const namespace = typeof named === "string" ? named : void 0;
  const name8 = String(metadata.name);
  const base = {
    resource: definition,
    namespace,
    actor: actor2,
    options: { fieldValidation: "Strict" }
  };
  const manifest = withLastApplied(object);
  const found2 = server3.handle({ ...base, verb: "get", name: name8 });
  if (found2.code === 404) return send(server3, { ...base, verb: "create", body: manifest });
  const live = found2.body;
  const original = lastApplied(live);
  const body = threeWayPatch(definition.structure, { original, manifest, live });
  return send(server3, { ...base, verb: "patch", patchType: "strategic", name: name8, body });
}
function send(server3, request) {
  const response = server3.handle(request);
  const error = refusal(response);
  if (error !== void 0) throw error;
  return response.body;
}

// client/recent-map.ts
var RecentMap = class {
  #limit;
  #recent = /* @__PURE__ */ new Map();
  #older = /* @__PURE__ */ new Map();
  constructor(limit) {
    this.#limit = limit;
  }
  /** The value, which counts as used by that. */
  get(key) {
    const recent = this.#recent.get(key);
    if (recent !== void 0) return recent;
    const older = this.#older.get(key);
    if (older !== void 0) this.set(key, older);
    return older;
  }
  set(key, value) {
    this.#recent.set(key, value);
    if (this.#recent.size < this.#limit) return;
    this.#older = this.#recent;
    this.#recent = /* @__PURE__ */ new Map();
  }
};

// client/event-correlator.ts
var similarMax = 10;
var similarMs = 10 * 6e4;
var burst = 25;
var refillMs = 5 * 6e4;
var memoryLimit = 4096;
var EventCorrelator = class {
  #similar = new RecentMap(memoryLimit);
  #allowances = new RecentMap(memoryLimit);
  /** The message to record, and the key that equal events share. */
  combine(note2, nowMs) {
    const { regarding, type, reason, message, fieldPath = "" } = note2;
    const kind2 = `${regarding.metadata.uid}/${type}/${reason}`;
    const known3 = this.#similar.get(kind2);
    const similar = known3 === void 0 || nowMs - known3.lastMs > similarMs ? { messages: [], lastMs: nowMs } : known3;
    if (!similar.messages.includes(message)) similar.messages.push(message);
    similar.lastMs = nowMs;
    if (similar !== known3) this.#similar.set(kind2, similar);
    if (similar.messages.length < similarMax) {
      return { key: `${kind2}/${fieldPath}/${message}`, message };
    }
    similar.messages.shift();
    return { key: kind2, message: `(combined from similar events): ${message}` };
  }
  /** Whether one more event about this object may be told now; if so, it counts as told. */
  admits({ regarding }, nowMs) {
    const object = String(regarding.metadata.uid);
    const known3 = this.#allowances.get(object) ?? { left: burst, atMs: nowMs };
    const refilled = Math.min(known3.left + (nowMs - known3.atMs) / refillMs, burst);
    const admitted = refilled >= 1;
    this.#allowances.set(object, { left: refilled - (admitted ? 1 : 0), atMs: nowMs });
    return admitted;
  }
};

// client/event-recorder.ts
var core2 = { group: "", version: "v1", plural: "events" };
var newer = { group: "events.k8s.io", version: "v1", plural: "events" };
var memoryLimit2 = 4096;
function eventRecorder(options) {
  const { handler, clock, component, host: host3, api = "core" } = options;
  const memory = new RecentMap(memoryLimit2);
  const correlator = api === "core" ? new EventCorrelator() : void 0;
  let sequence = 0;
  const resource = api === "core" ? core2 : newer;
  function fresh(note2, nowMs) {
    sequence += 1;
    const { name: name8 = "", namespace = "default" } = note2.regarding.metadata;
    const stamp = (BigInt(nowMs) * 1000000n + BigInt(sequence % 1e6)).toString(16);
    return { name: `${name8}.${stamp}`, namespace, firstMs: nowMs, count: 1, lastMs: nowMs };
  }
  function createNew(note2, nowMs, cause) {
    const made2 = fresh(note2, nowMs);
    const body = api === "core" ? coreEvent(note2, made2, component, host3?.(note2.regarding)) : newEvent(note2, made2, component);
    const { namespace } = made2;
    const request = { verb: "create", resource, namespace, body, actor: component, cause };
    return handler.handle(request).code === 409 ? createNew(note2, nowMs, cause) : made2;
  }
  function repeat(known3, message, cause) {
    const patch = api === "core" ? { message, count: known3.count, lastTimestamp: formatTime(known3.lastMs) } : { series: { count: known3.count, lastObservedTime: formatMicroTime(known3.lastMs) } };
    const { namespace, name: name8 } = known3;
    const request = { verb: "patch", patchType: "merge", resource, namespace, name: name8 };
    return handler.handle({ ...request, body: patch, actor: component, cause }).code < 400;
  }
  return {
    record(original, cause) {
      const nowMs = clock.now();
      if (correlator?.admits(original, nowMs) === false) return;
      const { key, message } = correlator?.combine(original, nowMs) ?? plain2(original);
      const note2 = message === original.message ? original : { ...original, message };
      const known3 = memory.get(key);
      if (known3 !== void 0) {
        known3.count += 1;
        known3.lastMs = nowMs;
        if (repeat(known3, message, cause)) return;
      }
      memory.set(key, createNew(note2, nowMs, cause));
    }
  };
}
var plain2 = ({ regarding, type, reason, message }) => ({
  key: `${regarding.metadata.uid}/${type}/${reason}/${message}`,
  message
});
function reference({ regarding, fieldPath }) {
  const { apiVersion, kind: kind2, metadata } = regarding;
  const { namespace, name: name8, uid, resourceVersion } = metadata;
  return {
    kind: kind2,
    ...namespace === void 0 ? {} : { namespace },
    name: name8,
    uid,
    apiVersion,
    resourceVersion,
    ...fieldPath === void 0 ? {} : { fieldPath }
  };
}
function coreEvent(note2, made2, component, host3) {
  const at = formatTime(made2.firstMs);
  return {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: made2.name, namespace: made2.namespace },
    involvedObject: reference(note2),
    reason: note2.reason,
    message: note2.message,
    source: host3 === void 0 ? { component } : { component, host: host3 },
    firstTimestamp: at,
    lastTimestamp: at,
    count: 1,
    type: note2.type,
    reportingComponent: component,
    reportingInstance: host3 ?? ""
  };
}
function newEvent(note2, made2, component) {
  return {
    apiVersion: "events.k8s.io/v1",
    kind: "Event",
    metadata: { name: made2.name, namespace: made2.namespace },
    eventTime: formatMicroTime(made2.firstMs),
    reportingController: component,
    reportingInstance: `${component}-0`,
    action: note2.reason === "Scheduled" ? "Binding" : "Scheduling",
    reason: note2.reason,
    regarding: reference(note2),
    note: note2.message,
    type: note2.type
  };
}

// client/controller.ts
var nothing2 = { actions: [] };
function watch(resource, rule) {
  return { resource, ...rule };
}
function keyOf(object) {
  const { namespace, name: name8 = "" } = object.metadata;
  return namespace === void 0 || namespace === "" ? name8 : `${namespace}/${name8}`;
}
function splitKey(key) {
  const slash = key.indexOf("/");
  return slash < 0 ? { namespace: void 0, name: key } : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
function controllerRef(object) {
  return object.metadata.ownerReferences?.find((owner) => owner.controller === true);
}
function ownerKeys(object, kind2) {
  const owner = controllerRef(object);
  if (owner === void 0 || owner.kind !== kind2) return [];
  const { namespace } = object.metadata;
  return [namespace === void 0 ? owner.name : `${namespace}/${owner.name}`];
}

// client/object-index.ts
var ObjectIndex = class {
  #values;
  #objects;
  #groups = /* @__PURE__ */ new Map();
  #isAsked = false;
  /** An index of `objects`, whose changes are to be told by `move`. */
  constructor(objects, values) {
    this.#objects = objects;
    this.#values = values;
  }
  /** The objects filed under `value`, in the order in which they came there. */
  get(value) {
    return this.#group(value)?.all() ?? [];
  }
  /** The same objects in parts: where nothing changed, a part is the very array that it was. */
  parts(value) {
    return this.#group(value)?.parts() ?? [];
  }
  #group(value) {
    if (!this.#isAsked) {
      this.#isAsked = true;
      for (const [key, object] of this.#objects) this.move(key, object, void 0);
    }
    return this.#groups.get(value);
  }
  /** Files a change of the object at `key`. */
  move(key, next, previous) {
    if (!this.#isAsked) return;
    const after = next === void 0 ? [] : this.#values(next);
    if (previous !== void 0) {
      for (const value of this.#values(previous)) {
        if (!after.includes(value)) this.#remove(value, key);
      }
    }
    if (next === void 0) return;
    for (const value of after) {
      let group = this.#groups.get(value);
      if (group === void 0) {
        group = new Group();
        this.#groups.set(value, group);
      }
      group.set(key, next);
    }
  }
  #remove(value, key) {
    const group = this.#groups.get(value);
    group?.delete(key);
    if (group?.isEmpty) this.#groups.delete(value);
  }
};
var partSize = 32;
var Group = class {
  #partOf = /* @__PURE__ */ new Map();
  #parts = [];
  #arrays;
  #all;
  get isEmpty() {
    return this.#partOf.size === 0;
  }
  all() {
    if (this.#all !== void 0) return this.#all;
    const parts = this.parts();
    const [only = []] = parts;
    this.#all = parts.length < 2 ? only : parts.flat();
    return this.#all;
  }
  parts() {
    this.#arrays ??= this.#parts.map((part2) => {
      part2.array ??= [...part2.objects.values()];
      return part2.array;
    });
    return this.#arrays;
  }
  set(key, object) {
    const part2 = this.#partOf.get(key) ?? this.#add(key);
    part2.objects.set(key, object);
    this.#changed(part2);
  }
  delete(key) {
    const part2 = this.#partOf.get(key);
    if (part2 === void 0) return;
    this.#partOf.delete(key);
    part2.objects.delete(key);
    if (part2.objects.size === 0) this.#parts = this.#parts.filter((each) => each !== part2);
    this.#changed(part2);
  }
  #add(key) {
    let last2 = this.#parts.at(-1);
    if (last2 === void 0 || last2.objects.size >= partSize) {
      last2 = { objects: /* @__PURE__ */ new Map(), array: void 0 };
      this.#parts.push(last2);
    }
    this.#partOf.set(key, last2);
    return last2;
  }
  #changed(part2) {
    part2.array = void 0;
    this.#arrays = void 0;
    this.#all = void 0;
  }
};

// client/informer.ts
var Informer = class {
  resource;
  #options;
  #objects = /* @__PURE__ */ new Map();
  #indices = /* @__PURE__ */ new Map();
  #listeners = [];
  #pending = [];
  #waiting = [];
  #handle;
  #revision = 0;
  constructor(resource, options) {
    this.resource = resource;
    this.#options = options;
  }
  /** The latest revision whose effect on this resource the cache shows. */
  get revision() {
    return this.#revision;
  }
  /** Files objects under the values that `values` gives. Ask before `start`. */
  addIndex(name8, values) {
    if (!this.#indices.has(name8)) this.#indices.set(name8, new ObjectIndex(this.#objects, values));
  }
  onChange(listener) {
    this.#listeners.push(listener);
  }
  /** Lists, then watches. Listeners hear of every object there is before this returns. */
  start() {
    const list2 = objectsOf(
      this.#options.handler.handle({
        verb: "list",
        resource: this.resource,
        actor: this.#options.actor
      })
    );
    const revision = Number(list2.metadata.resourceVersion);
    this.#replace(list2.items, revision);
    this.#handle = this.#options.handler.watch(
      { resource: this.resource, resourceVersion: list2.metadata.resourceVersion },
      (event) => this.#receive(event)
    );
  }
  stop() {
    this.#handle?.stop();
    this.#handle = void 0;
    this.#pending = [];
    this.#waiting = [];
  }
  get(key) {
    return this.#objects.get(key);
  }
  values() {
    return this.#objects.values();
  }
  get size() {
    return this.#objects.size;
  }
  /** The objects filed under `value`, in the order in which they came there. */
  indexed(name8, value) {
    return this.#index(name8).get(value);
  }
  /** The same in parts: where nothing changed, a part is the very array that it was. */
  indexedParts(name8, value) {
    return this.#index(name8).parts(value);
  }
  #index(name8) {
    const index = this.#indices.get(name8);
    if (index === void 0) throw new Error(`${this.resource.plural} have no index ${name8}`);
    return index;
  }
  /** Calls `run` once the cache shows `revision`; at once if it does already. */
  whenAt(revision, run2) {
    if (this.#revision >= revision) run2();
    else this.#waiting.push({ revision, run: run2 });
  }
  #receive(event) {
    this.#pending.push(event);
    const { clock, delayMs } = this.#options;
    if (delayMs === void 0) {
      if (this.#pending.length === 1) clock.setTimer(0, () => this.#drain(this.#pending.length));
    } else clock.setTimer(delayMs(), () => this.#drain(1));
  }
  #drain(count3) {
    const events = this.#pending;
    this.#pending = events.slice(count3);
    for (const event of events.slice(0, count3)) {
      if (this.#handle === void 0) return;
      this.#apply(event);
    }
    this.#wake();
  }
  #apply(event) {
    if (event.type === "ERROR") {
      this.stop();
      this.start();
      return;
    }
    this.#revision = event.revision;
    if (event.type === "BOOKMARK") return;
    const object = this.#typed(event.object);
    const key = keyOf(object);
    const previous = this.#objects.get(key);
    const next = event.type === "DELETED" ? void 0 : object;
    this.#put(key, next, previous);
    const before = next === void 0 ? previous ?? object : previous;
    for (const listener of this.#listeners) listener(next, before, event.revision);
  }
  #put(key, next, previous) {
    if (next === void 0) this.#objects.delete(key);
    else this.#objects.set(key, next);
    for (const index of this.#indices.values()) index.move(key, next, previous);
  }
  /** Puts the cache to a list: tells of all that differs, deletions too. */
  #replace(items2, revision) {
    this.#revision = revision;
    const present2 = new Map(items2.map((item) => [keyOf(item), item]));
    for (const [key, previous] of [...this.#objects]) {
      if (present2.has(key)) continue;
      this.#put(key, void 0, previous);
      for (const listener of this.#listeners) listener(void 0, previous, revision);
    }
    for (const [key, next] of present2) {
      const previous = this.#objects.get(key);
      if (previous?.metadata.resourceVersion === next.metadata.resourceVersion) continue;
      this.#put(key, next, previous);
      for (const listener of this.#listeners) listener(next, previous, revision);
    }
    this.#wake();
  }
  #wake() {
    if (this.#waiting.length === 0) return;
    const due = this.#waiting.filter(({ revision }) => revision <= this.#revision);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter(({ revision }) => revision > this.#revision);
    for (const { run: run2 } of due) run2();
  }
  #typed(object) {
    return object;
  }
};
function objectsOf(response) {
  const { body } = response;
  if (!("items" in body)) {
    const status = body;
    throw new StatusError(status.reason ?? "InternalError", status.message ?? "list failed");
  }
  return body;
}

// client/reconciler.ts
var backoffMsFirst = 5;
var backoffMsMax = 1e6;
var Reconciler = class {
  #options;
  #works = /* @__PURE__ */ new Map();
  #stopped = false;
  constructor(options) {
    this.#options = options;
  }
  get name() {
    return this.#options.controller.name;
  }
  /** Asks for a reconcile of `key`, caused by the write of that revision. */
  enqueue(key, cause) {
    if (this.#stopped) return;
    const work = this.#works.get(key) ?? this.#begin(key);
    if (work.state === "idle") this.#queue(work, cause);
    else if (work.state === "running") work.dirty = true;
  }
  stop() {
    this.#stopped = true;
    for (const { retry, later: later2 } of this.#works.values()) {
      retry?.cancel();
      later2?.cancel();
    }
  }
  #begin(key) {
    const work = {
      key,
      state: "idle",
      dirty: false,
      cause: 0,
      failures: 0,
      failure: void 0,
      retry: void 0,
      later: void 0,
      written: /* @__PURE__ */ new Map()
    };
    this.#works.set(key, work);
    return work;
  }
  #queue(work, cause) {
    work.state = "queued";
    work.cause = cause;
    this.#options.clock.setTimer(0, () => this.#whenCaughtUp(work));
  }
  /** Waits until the caches show what was last written for this key: a plan never repeats itself. */
  #whenCaughtUp(work) {
    if (this.#stopped) return;
    const { informer, clock } = this.#options;
    for (const [resource, revision] of work.written) {
      const cache2 = informer(resource);
      if (cache2 !== void 0 && cache2.revision < revision) {
        cache2.whenAt(revision, () => clock.setTimer(0, () => this.#whenCaughtUp(work)));
        return;
      }
    }
    work.written.clear();
    this.#run(work);
  }
  #run(work) {
    work.state = "running";
    work.dirty = false;
    work.retry?.cancel();
    work.later?.cancel();
    work.retry = void 0;
    work.later = void 0;
    const context = work.failure === void 0 ? {} : { failure: work.failure };
    const { controller, view } = this.#options;
    this.#perform(work, controller.reconcile(work.key, view, context), 0);
  }
  #perform(work, plan, index) {
    if (this.#stopped) return;
    const { controller, executor, beforeAction, clock } = this.#options;
    const action = plan.actions[index];
    if (action === void 0) {
      this.#succeed(work, plan);
      return;
    }
    if (beforeAction !== void 0 && !beforeAction(controller, work.key, action)) return;
    executor.perform(action, work.cause, ({ error, resource, revision }) => {
      if (error !== void 0) {
        this.#fail(work, error.message);
        return;
      }
      if (resource !== void 0 && revision > 0) work.written.set(resource, revision);
      if (index + 1 === plan.actions.length) this.#succeed(work, plan);
      else clock.setTimer(0, () => this.#perform(work, plan, index + 1));
    });
  }
  #succeed(work, { requeueAfterMs }) {
    work.failures = 0;
    work.failure = void 0;
    if (requeueAfterMs !== void 0) {
      const again = () => this.enqueue(work.key, work.cause);
      work.later = this.#options.clock.setTimer(requeueAfterMs, again);
    }
    this.#rest(work);
  }
  #fail(work, message) {
    work.failure = message;
    const delayMs = Math.min(backoffMsFirst * 2 ** work.failures, backoffMsMax);
    work.failures += 1;
    const again = () => this.enqueue(work.key, work.cause);
    work.retry = this.#options.clock.setTimer(delayMs, again);
    this.#rest(work);
  }
  #rest(work) {
    work.state = "idle";
    if (work.dirty) this.#queue(work, work.cause);
    else if (!work.retry && !work.later && work.written.size === 0) this.#works.delete(work.key);
  }
};

// client/manager.ts
var Manager = class {
  #options;
  #informers = /* @__PURE__ */ new Map();
  #reconcilers = [];
  constructor(options) {
    this.#options = options;
  }
  /** Lists everything that is watched and queues a key for all there is. */
  start() {
    this.stop();
    const view = this.#view();
    for (const controller of this.#options.controllers) this.#add(controller, view);
    for (const informer of this.#informers.values()) informer.start();
    for (const { name: name8, startKeys = [] } of this.#options.controllers) {
      for (const key of startKeys) this.enqueue(name8, key);
    }
  }
  /** Stops at once, as a killed process does: plans under way are not finished. */
  stop() {
    for (const each of this.#reconcilers) each.stop();
    for (const informer of this.#informers.values()) informer.stop();
    this.#reconcilers = [];
    this.#informers = /* @__PURE__ */ new Map();
  }
  /** Queues a key by hand. */
  enqueue(controllerName2, key) {
    this.#reconcilers.find(({ name: name8 }) => name8 === controllerName2)?.enqueue(key, 0);
  }
  #add(controller, view) {
    const { clock, executor, beforeAction } = this.#options;
    const made2 = new Reconciler({
      controller,
      view,
      clock,
      executor: executor(controller),
      informer: (resource) => this.#informers.get(resource),
      beforeAction
    });
    this.#reconcilers.push(made2);
    for (const { resource, keys, indices = {}, when } of controller.watches) {
      const informer = this.#informer(resource);
      for (const [name8, values] of Object.entries(indices)) informer.addIndex(name8, values);
      informer.onChange((next, previous, revision) => {
        if (when !== void 0 && !when(next, previous)) return;
        if (previous !== void 0)
          for (const key of keys(previous, view)) made2.enqueue(key, revision);
        if (next !== void 0) for (const key of keys(next, view)) made2.enqueue(key, revision);
      });
    }
  }
  #informer(resource) {
    const known3 = this.#informers.get(resource);
    if (known3 !== void 0) return known3;
    const { handler, clock, actor: actor3, informerDelayMs: delayMs } = this.#options;
    const options = { handler, clock, actor: actor3, ...delayMs && { delayMs } };
    const made2 = new Informer(resource, options);
    made2.addIndex(
      ownerIndex,
      ({ metadata }) => (metadata.ownerReferences ?? []).map(({ uid }) => uid)
    );
    made2.addIndex(namespaceIndex, ({ metadata }) => [metadata.namespace ?? ""]);
    this.#informers.set(resource, made2);
    return made2;
  }
  #view() {
    const { clock } = this.#options;
    const informers = this.#informers;
    return {
      get nowMs() {
        return clock.now();
      },
      get: (resource, namespace, name8) => find(informers, resource).get(keyOf({ metadata: { namespace, name: name8 } })),
      list: (resource, namespace) => namespace === void 0 ? [...find(informers, resource).values()] : find(informers, resource).indexed(namespaceIndex, namespace),
      owned: (resource, uid) => find(informers, resource).indexed(ownerIndex, uid),
      ownedParts: (resource, uid) => find(informers, resource).indexedParts(ownerIndex, uid),
      indexed: (resource, index, value) => find(informers, resource).indexed(index, value)
    };
  }
};
var ownerIndex = "owner";
var namespaceIndex = "namespace";
function find(informers, resource) {
  const informer = informers.get(untyped(resource));
  if (informer === void 0) throw new Error(`no controller watches ${resource.plural}`);
  return informer;
}

// controllers/claim.ts
var orphanIndex = "orphansByNamespace";
var orphanIndices = {
  [orphanIndex]: (object) => controllerRef(object) === void 0 ? [object.metadata.namespace ?? ""] : []
};
function claimOf({ owner, matcher }, candidate) {
  const { metadata } = candidate;
  const ref2 = controllerRef(candidate);
  const ending2 = owner.metadata.deletionTimestamp !== void 0;
  if (ref2 !== void 0) {
    if (ref2.uid !== owner.metadata.uid) return "foreign";
    if (matcher.matches(metadata.labels)) return "ours";
    return ending2 ? "foreign" : "release";
  }
  if (ending2 || metadata.deletionTimestamp !== void 0) return "foreign";
  return matcher.matches(metadata.labels) ? "adopt" : "foreign";
}
function adopt(resource, owner, orphan3) {
  const { uid } = orphan3.metadata;
  return patchOwners(resource, orphan3, { uid, ownerReferences: [controllerRefTo(owner)] });
}
function release2(resource, owner, dependent) {
  const { uid } = dependent.metadata;
  const ownerReferences = [{ $patch: "delete", uid: owner.metadata.uid }];
  return patchOwners(resource, dependent, { uid, ownerReferences });
}
function controllerRefTo({
  apiVersion,
  kind: kind2,
  metadata: { name: name8 = "", uid = "" }
}) {
  return { apiVersion, kind: kind2, name: name8, uid, controller: true, blockOwnerDeletion: true };
}
var patchOwners = (resource, { metadata: { namespace, name: name8 = "" } }, metadata) => ({
  do: "patch",
  resource: untyped(resource),
  namespace,
  name: name8,
  patchType: "strategic",
  patch: { metadata }
});
function lastingFailure(failure3) {
  if (failure3 === void 0) return void 0;
  if (failure3.startsWith("Operation cannot be fulfilled on ")) return void 0;
  return failure3.includes("because it is being terminated") ? void 0 : failure3;
}

// controllers/pod-state.ts
function podCondition(pod, type) {
  const { conditions } = pod.status;
  if (conditions === void 0) return void 0;
  for (const condition of conditions) if (condition.type === type) return condition;
  return void 0;
}
function isPodReady(pod) {
  return podCondition(pod, "Ready")?.status === "True";
}
function readySinceMs(pod) {
  const ready = podCondition(pod, "Ready");
  return ready?.status === "True" ? parseTime(ready.lastTransitionTime) : void 0;
}
function availableInMs(pod, minReadySeconds, nowMs) {
  if (minReadySeconds === void 0 || minReadySeconds === 0)
    return isPodReady(pod) ? 0 : void 0;
  const sinceMs = readySinceMs(pod);
  return sinceMs === void 0 ? void 0 : Math.max(0, sinceMs + minReadySeconds * 1e3 - nowMs);
}
function isPodTerminal({ status }) {
  return status.phase === "Succeeded" || status.phase === "Failed";
}
function isPodActive(pod) {
  return pod.metadata.deletionTimestamp === void 0 && !isPodTerminal(pod);
}
function isPodTerminating(pod) {
  return pod.metadata.deletionTimestamp !== void 0 && !isPodTerminal(pod);
}
function changesPodCount(next, previous) {
  if (next === void 0 || previous === void 0) return true;
  const { metadata } = next;
  const { metadata: before } = previous;
  return next.status.phase !== previous.status.phase || metadata.deletionTimestamp !== before.deletionTimestamp || metadata.uid !== before.uid || !equalJson(metadata.labels, before.labels) || !equalJson(metadata.ownerReferences, before.ownerReferences) || !sameReadiness(podCondition(next, "Ready"), podCondition(previous, "Ready"));
}
var sameReadiness = (left, right) => left?.status === right?.status && left?.lastTransitionTime === right?.lastTransitionTime;

// controllers/deployment/conditions.ts
var int32Max2 = 2 ** 31 - 1;
var hasProgressDeadline = ({ spec }) => spec.progressDeadlineSeconds !== int32Max2;
var hasHistoryLimit = ({ spec }) => spec.revisionHistoryLimit !== int32Max2;
var conditionOf = (conditions, type) => conditions?.find((each) => each.type === type);
function newCondition(news, nowMs) {
  const now = formatTime(nowMs);
  const { type, status, reason, message } = news;
  return { type, status, lastUpdateTime: now, lastTransitionTime: now, reason, message };
}
function withCondition2(conditions, condition) {
  const current = conditions.find(({ type }) => type === condition.type);
  if (current === void 0) return [...conditions, condition];
  if (current.status !== condition.status) return replaced2(conditions, condition);
  if (current.reason === condition.reason) return conditions;
  const { lastTransitionTime } = current;
  return replaced2(conditions, { ...condition, lastTransitionTime });
}
var replaced2 = (conditions, condition) => [
  ...withoutCondition(conditions, condition.type),
  condition
];
function withoutCondition(conditions, type) {
  return conditions.some((each) => each.type === type) ? conditions.filter((each) => each.type !== type) : conditions;
}
function withNews(deployment, news, nowMs) {
  const { conditions = [] } = deployment.status;
  const next = withCondition2(conditions, newCondition(news, nowMs));
  return next === conditions ? deployment : { ...deployment, status: { ...deployment.status, conditions: next } };
}
function withPauseTold(deployment, nowMs) {
  if (!hasProgressDeadline(deployment)) return deployment;
  const progressing2 = conditionOf(deployment.status.conditions, "Progressing");
  if (progressing2?.reason === "ProgressDeadlineExceeded") return deployment;
  const paused = deployment.spec.paused === true;
  if (paused === (progressing2?.reason === "DeploymentPaused")) return deployment;
  const reason = paused ? "DeploymentPaused" : "DeploymentResumed";
  const message = paused ? "Deployment is paused" : "Deployment is resumed";
  return withNews(deployment, { type: "Progressing", status: "Unknown", reason, message }, nowMs);
}
function deadlineMs({ spec }, { conditions }) {
  const updatedMs = parseTime(conditionOf(conditions, "Progressing")?.lastUpdateTime);
  return updatedMs === void 0 ? void 0 : updatedMs + spec.progressDeadlineSeconds * 1e3;
}

// controllers/deployment/replica-sets.ts
var activeOf = (sets) => sets.filter(({ spec }) => spec.replicas > 0);
var sumOf = (sets, count3) => sets.reduce((sum2, set) => sum2 + count3(set), 0);
var wantedPods = (sets) => sumOf(sets, ({ spec }) => spec.replicas);
var actualPods = (sets) => sumOf(sets, ({ status }) => status.replicas);
var readyPods = (sets) => sumOf(sets, ({ status }) => status.readyReplicas ?? 0);
var availablePods = (sets) => sumOf(sets, ({ status }) => status.availableReplicas ?? 0);
function byCreation({ metadata: left }, { metadata: right }) {
  return compareText(left.creationTimestamp, right.creationTimestamp) || compareText(left.name, right.name);
}
var bySizeNewer = (left, right) => right.spec.replicas - left.spec.replicas || byCreation(right, left);
var bySizeOlder = (left, right) => right.spec.replicas - left.spec.replicas || byCreation(left, right);
function compareText(left = "", right = "") {
  return left < right ? -1 : left > right ? 1 : 0;
}

// controllers/deployment/bounds.ts
var isRollingUpdate = ({ spec }) => spec.strategy.type === "RollingUpdate";
function maxSurge(deployment) {
  return isRollingUpdate(deployment) ? resolve(deployment.spec).surge : 0;
}
function maxUnavailable(deployment) {
  const { spec } = deployment;
  if (!isRollingUpdate(deployment)) return 0;
  return Math.min(resolve(spec).unavailable, spec.replicas);
}
function resolve({ replicas: replicas2, strategy: { rollingUpdate = {} } }) {
  const surge = resolveIntOrPercent(rollingUpdate.maxSurge ?? 0, replicas2, true);
  const unavailable2 = resolveIntOrPercent(rollingUpdate.maxUnavailable ?? 0, replicas2, false);
  return { surge, unavailable: surge === 0 && unavailable2 === 0 ? 1 : unavailable2 };
}

// controllers/deployment/template-hash.ts
var templateHashLabel = "pod-template-hash";
var alphabet = "bcdfghjklmnpqrstvwxz2456789";
function templateHash(template, collisionCount) {
  const text2 = `${canonicalJson(template)}${collisionCount ?? ""}`;
  return safeEncode(String(fnv1a(text2)));
}
function safeEncode(text2) {
  let encoded2 = "";
  for (let i = 0; i < text2.length; i += 1) {
    encoded2 += alphabet.charAt(text2.charCodeAt(i) % alphabet.length);
  }
  return encoded2;
}
function fnv1a(text2) {
  let hash = 2166136261;
  for (let i = 0; i < text2.length; i += 1) {
    hash = Math.imul(hash ^ text2.charCodeAt(i), 16777619);
  }
  return hash >>> 0;
}
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).filter((key) => value[key] !== void 0).sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(",")}}`;
}
function equalTemplates(left, right) {
  return equalJson(left.spec, right.spec) && equalJson(withoutHash(left.metadata), withoutHash(right.metadata));
}
function withoutHash(metadata) {
  const { [templateHashLabel]: hash, ...labels } = metadata.labels ?? {};
  return { ...metadata, labels };
}

// controllers/deployment/revision.ts
var revisionAnnotation = "deployment.kubernetes.io/revision";
var desiredReplicasAnnotation = "deployment.kubernetes.io/desired-replicas";
var maxReplicasAnnotation = "deployment.kubernetes.io/max-replicas";
var historyAnnotation = "deployment.kubernetes.io/revision-history";
var notCopied = /* @__PURE__ */ new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  "deprecated.deployment.rollback.to",
  revisionAnnotation,
  historyAnnotation,
  desiredReplicasAnnotation,
  maxReplicasAnnotation
]);
var historyCharsMax = 2e3;
function findNewest({ spec }, sets) {
  return [...sets].sort(byCreation).find((set) => equalTemplates(set.spec.template, spec.template));
}
function revisionOf2({ metadata: { annotations } }) {
  return integer(annotations?.[revisionAnnotation] ?? "0");
}
var nextRevision = (older) => older.reduce((most, set) => Math.max(most, revisionOf2(set) ?? 0), 0) + 1;
function annotatedNumber(set, annotation) {
  const text2 = set.metadata.annotations?.[annotation];
  return text2 === void 0 ? void 0 : integer(text2);
}
var integer = (text2) => /^[-+]?[0-9]+$/.test(text2) ? Number(text2) : void 0;
function sizeAnnotations(deployment) {
  const { replicas: replicas2 } = deployment.spec;
  return {
    [desiredReplicasAnnotation]: String(replicas2),
    [maxReplicasAnnotation]: String(replicas2 + maxSurge(deployment))
  };
}
function newestAnnotations(deployment, annotations, revision) {
  const copied = copyAnnotations(deployment, annotations);
  const before = copied[revisionAnnotation];
  const beforeNumber = before === void 0 || before === "" ? 0 : integer(before);
  if (beforeNumber === void 0 || beforeNumber >= revision) return copied;
  const next = { ...copied, [revisionAnnotation]: String(revision) };
  if (before === void 0) return next;
  const history = withRevision2(copied[historyAnnotation] ?? "", before);
  return history === void 0 ? next : { ...next, [historyAnnotation]: history };
}
function copyAnnotations(deployment, annotations) {
  const news = Object.entries(deployment.metadata.annotations ?? {}).filter(
    ([key, value]) => !notCopied.has(key) && annotations[key] !== value
  );
  return news.length === 0 ? annotations : { ...annotations, ...Object.fromEntries(news) };
}
function withRevision2(history, revision) {
  if (history === "") return revision;
  const revisions = [...history.split(","), revision];
  while (revisions.length > 1 && revisions.join(",").length > historyCharsMax) revisions.shift();
  const text2 = revisions.join(",");
  return text2.length > historyCharsMax ? void 0 : text2;
}
function withRevisionTold(deployment, revision) {
  const { metadata } = deployment;
  if (metadata.annotations?.[revisionAnnotation] === revision) return deployment;
  const annotations = { ...metadata.annotations, [revisionAnnotation]: revision };
  return { ...deployment, metadata: { ...metadata, annotations } };
}
var newestHash = ({ spec, status }) => templateHash(spec.template, status.collisionCount);
var newestName = (deployment) => `${deployment.metadata.name}-${newestHash(deployment)}`;
function newReplicaSet(deployment, { replicas: replicas2, revision }) {
  const { spec, metadata } = deployment;
  const hash = newestHash(deployment);
  const labels = { ...spec.template.metadata.labels, [templateHashLabel]: hash };
  const { selector, template, minReadySeconds } = spec;
  return {
    apiVersion: ReplicaSet.apiVersion,
    kind: ReplicaSet.kind,
    metadata: {
      name: newestName(deployment),
      namespace: metadata.namespace,
      labels,
      annotations: {
        ...newestAnnotations(deployment, {}, revision),
        ...sizeAnnotations(deployment)
      },
      ownerReferences: [controllerRefTo(deployment)]
    },
    spec: {
      replicas: replicas2,
      ...minReadySeconds !== void 0 && { minReadySeconds },
      selector: {
        ...selector,
        matchLabels: { ...selector.matchLabels, [templateHashLabel]: hash }
      },
      template: { ...template, metadata: { ...template.metadata, labels } }
    },
    status: { replicas: 0, terminatingReplicas: 0 }
  };
}

// controllers/deployment/cleanup.ts
function planCleanup({ deployment, older }) {
  if (!hasHistoryLimit(deployment)) return [];
  const alive = older.filter(({ metadata }) => metadata.deletionTimestamp === void 0);
  const excess = alive.length - deployment.spec.revisionHistoryLimit;
  if (excess <= 0) return [];
  return [...alive].sort(byRevision).slice(0, excess).filter(isEmpty3).map((set) => remove(ReplicaSet, set));
}
function byRevision(left, right) {
  const [a, b] = [revisionOf2(left), revisionOf2(right)];
  return a === void 0 || b === void 0 || a === b ? byCreation(left, right) : a - b;
}
var isEmpty3 = ({ spec, status, metadata }) => status.replicas === 0 && spec.replicas === 0 && (metadata.generation ?? 0) <= (status.observedGeneration ?? 0);

// controllers/deployment/status.ts
var allSets = ({ newest, older }) => newest === void 0 ? older : [...older, newest];
function deploymentStatus(rollout) {
  const { deployment, newest, nowMs } = rollout;
  const sets = allSets(rollout);
  const available = availablePods(sets);
  const isAvailable = available >= deployment.spec.replicas - maxUnavailable(deployment);
  const { conditions = [], collisionCount } = deployment.status;
  return compact({
    observedGeneration: deployment.metadata.generation,
    replicas: actualPods(sets) || void 0,
    updatedReplicas: newest?.status.replicas || void 0,
    readyReplicas: readyPods(sets) || void 0,
    availableReplicas: available || void 0,
    // Sets that are scaling down may have more available than they want.
    unavailableReplicas: Math.max(0, wantedPods(sets) - available) || void 0,
    terminatingReplicas: terminatingPods(sets),
    collisionCount,
    conditions: withCondition2(
      conditions,
      newCondition(isAvailable ? minimumAvailable : minimumUnavailable, nowMs)
    )
  });
}
var minimumAvailable = {
  type: "Available",
  status: "True",
  reason: "MinimumReplicasAvailable",
  message: "Deployment has minimum availability."
};
var minimumUnavailable = {
  type: "Available",
  status: "False",
  reason: "MinimumReplicasUnavailable",
  message: "Deployment does not have minimum availability."
};
function terminatingPods(sets) {
  return sets.some(({ status }) => status.terminatingReplicas === void 0) ? void 0 : sumOf(sets, ({ status }) => status.terminatingReplicas ?? 0);
}
function isComplete({ spec, metadata }, status) {
  const { updatedReplicas = 0, replicas: replicas2 = 0, availableReplicas = 0 } = status;
  return updatedReplicas === spec.replicas && replicas2 === spec.replicas && availableReplicas === spec.replicas && (status.observedGeneration ?? 0) >= (metadata.generation ?? 0);
}

// controllers/deployment/scale.ts
function scaleTo(deployment, set, replicas2) {
  return set.spec.replicas === replicas2 ? [] : resize2(deployment, set, replicas2);
}
function resize2(deployment, set, replicas2) {
  const { metadata, spec } = set;
  const size2 = sizeAnnotations(deployment);
  const knowsSize = Object.entries(size2).every(
    ([key, value]) => metadata.annotations?.[key] === value
  );
  if (spec.replicas === replicas2 && knowsSize) return [];
  const next = {
    ...set,
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...size2 } },
    spec: { ...spec, replicas: replicas2 }
  };
  if (spec.replicas === replicas2) return [update(ReplicaSet, next)];
  const counts4 = { from: spec.replicas, to: replicas2 };
  return [update(ReplicaSet, next, { succeeded: scaled(deployment, set, counts4) })];
}
function scaled(regarding, { metadata }, { from, to }) {
  const how = from < to ? "up" : "down";
  const message = `Scaled ${how} replica set ${metadata.name} from ${from} to ${to}`;
  return { regarding, type: "Normal", reason: "ScalingReplicaSet", message };
}
function isScalingEvent(rollout) {
  const { replicas: replicas2 } = rollout.deployment.spec;
  return activeOf(allSets(rollout)).some((set) => {
    const desired = annotatedNumber(set, desiredReplicasAnnotation);
    return desired !== void 0 && desired !== replicas2;
  });
}
function planScale(rollout) {
  const { deployment, newest, older } = rollout;
  const { replicas: replicas2 } = deployment.spec;
  const only = activeOrLatest(rollout);
  if (only !== void 0) {
    const isSettled = only.spec.replicas === replicas2 && !isScalingEvent(rollout);
    return isSettled ? [] : resize2(deployment, only, replicas2);
  }
  if (newest !== void 0 && isSaturated(deployment, newest)) {
    return activeOf(older).flatMap((set) => scaleTo(deployment, set, 0));
  }
  const sizes2 = isRollingUpdate(deployment) ? proportionalSizes(rollout) : presentSizes(rollout);
  return [...sizes2].flatMap(([set, size2]) => resize2(deployment, set, size2));
}
var presentSizes = (rollout) => new Map(activeOf(allSets(rollout)).map((set) => [set, set.spec.replicas]));
function activeOrLatest(rollout) {
  const active = activeOf(allSets(rollout));
  if (active.length > 0) return active.length === 1 ? active[0] : void 0;
  return rollout.newest ?? [...rollout.older].sort(byCreation).at(-1);
}
function isSaturated({ spec }, newest) {
  return newest.spec.replicas === spec.replicas && annotatedNumber(newest, desiredReplicasAnnotation) === spec.replicas && (newest.status.availableReplicas ?? 0) === spec.replicas;
}
function proportionalSizes(rollout) {
  const { deployment } = rollout;
  const { replicas: replicas2 } = deployment.spec;
  const sets = activeOf(allSets(rollout));
  const allowed = replicas2 > 0 ? replicas2 + maxSurge(deployment) : 0;
  const toAdd = allowed - wantedPods(sets);
  const sorted = [...sets].sort(toAdd < 0 ? bySizeOlder : bySizeNewer);
  const sizes2 = /* @__PURE__ */ new Map();
  let added = 0;
  for (const set of sorted) {
    const share = toAdd === 0 ? 0 : shareOf(deployment, set, toAdd - added);
    sizes2.set(set, set.spec.replicas + share);
    added += share;
  }
  const [largest2] = sorted;
  if (largest2 !== void 0) {
    sizes2.set(largest2, Math.max(0, (sizes2.get(largest2) ?? 0) + toAdd - added));
  }
  return sizes2;
}
function shareOf(deployment, set, left) {
  if (left === 0) return 0;
  const fraction = fractionOf(deployment, set);
  return left > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
}
function fractionOf(deployment, set) {
  const { replicas: replicas2 } = deployment.spec;
  const size2 = set.spec.replicas;
  if (replicas2 === 0) return -size2;
  const before = annotatedNumber(set, maxReplicasAnnotation) || (deployment.status.replicas ?? 0);
  if (before === 0) return 0;
  return Math.round(size2 * (replicas2 + maxSurge(deployment)) / before) - size2;
}

// controllers/deployment/rolling.ts
function newestSize(deployment, sets, current) {
  const { replicas: replicas2 } = deployment.spec;
  if (!isRollingUpdate(deployment)) return replicas2;
  const room2 = replicas2 + maxSurge(deployment) - wantedPods(sets);
  return room2 <= 0 ? current : current + Math.min(room2, replicas2 - current);
}
function growNewest(rollout) {
  const { deployment, newest } = rollout;
  if (newest === void 0) return [];
  const { replicas: replicas2 } = deployment.spec;
  const size2 = newest.spec.replicas > replicas2 ? replicas2 : newestSize(deployment, allSets(rollout), newest.spec.replicas);
  return scaleTo(deployment, newest, size2);
}
function shrinkOlder(rollout) {
  const { deployment, newest } = rollout;
  const older = [...activeOf(rollout.older)].sort(byCreation);
  if (newest === void 0 || older.length === 0) return [];
  const floor = deployment.spec.replicas - maxUnavailable(deployment);
  const starting = newest.spec.replicas - (newest.status.availableReplicas ?? 0);
  const spare = wantedPods(allSets(rollout)) - floor - starting;
  if (spare <= 0) return [];
  const sizes2 = /* @__PURE__ */ new Map();
  if (dropUnhealthy(older, spare, sizes2)) {
    dropHealthy(older, availablePods([...older, newest]) - floor, sizes2);
  }
  return [...sizes2].flatMap(([set, size2]) => scaleTo(deployment, set, size2));
}
function dropUnhealthy(older, spareMax, sizes2) {
  let spare = spareMax;
  for (const set of older) {
    if (spare <= 0) return true;
    const { replicas: replicas2 } = set.spec;
    const unhealthy = replicas2 - (set.status.availableReplicas ?? 0);
    if (unhealthy < 0) return false;
    const dropped = Math.min(spare, unhealthy);
    if (dropped > 0) sizes2.set(set, replicas2 - dropped);
    spare -= dropped;
  }
  return true;
}
function dropHealthy(older, spareMax, sizes2) {
  let spare = spareMax;
  for (const set of older) {
    if (spare <= 0 || sizes2.has(set)) return;
    const { replicas: replicas2 } = set.spec;
    const dropped = Math.min(spare, replicas2);
    sizes2.set(set, replicas2 - dropped);
    spare -= dropped;
  }
}

// controllers/deployment/newest.ts
function syncNewest(step) {
  const { rollout } = step;
  const { deployment, newest, older, nowMs } = rollout;
  if (newest === void 0) return step;
  const { metadata, spec } = newest;
  const known3 = metadata.annotations ?? {};
  const annotations = newestAnnotations(deployment, known3, nextRevision(older));
  const { minReadySeconds } = deployment.spec;
  if (annotations !== known3 || (spec.minReadySeconds ?? 0) !== (minReadySeconds ?? 0)) {
    const next = {
      ...newest,
      metadata: { ...metadata, annotations },
      spec: { ...spec, minReadySeconds }
    };
    return { ...step, actions: [...step.actions, update(ReplicaSet, next)], ended: true };
  }
  const told2 = withRevisionTold(deployment, known3[revisionAnnotation] ?? "");
  const { conditions } = deployment.status;
  if (!hasProgressDeadline(deployment) || conditionOf(conditions, "Progressing") !== void 0) {
    return tell(step, told2);
  }
  const message = `Found new replica set "${metadata.name}"`;
  const reason = "FoundNewReplicaSet";
  const news = { type: "Progressing", status: "True", reason, message };
  return tell(step, withNews(told2, news, nowMs));
}
function tell(step, deployment) {
  const { rollout, actions, told: told2 } = step;
  if (deployment === rollout.deployment) return step;
  if (told2) return { ...step, ended: true };
  return {
    ...step,
    rollout: { ...rollout, deployment },
    actions: [...actions, updateStatus(Deployment, deployment)],
    told: true
  };
}
function createNewest(step, { nameTaken, failure: failure3 }) {
  const { deployment, older, nowMs } = step.rollout;
  if (nameTaken) return { ...tell(step, withNextName(deployment)), ended: true };
  const troubled = failure3 === void 0 ? deployment : withFailureTold(step.rollout, failure3);
  if (troubled !== deployment) return { ...tell(step, troubled), ended: true };
  const revision = nextRevision(older);
  const replicas2 = newestSize(deployment, older, 0);
  const newest = newReplicaSet(deployment, { replicas: replicas2, revision });
  const note2 = scaled(deployment, newest, { from: 0, to: replicas2 });
  const { status, ...draft } = newest;
  const creation = create2(ReplicaSet, draft, {
    ...replicas2 > 0 && { succeeded: note2 },
    failed: creationFailed(deployment)
  });
  const created = {
    ...step,
    rollout: { ...step.rollout, newest },
    actions: [...step.actions, creation]
  };
  return tell(
    created,
    withCreationTold(withRevisionTold(deployment, String(revision)), newest, nowMs)
  );
}
function withNextName(deployment) {
  const { status } = deployment;
  const collisionCount = (status.collisionCount ?? 0) + 1;
  return { ...deployment, status: { ...status, collisionCount } };
}
function withCreationTold(deployment, { metadata }, nowMs) {
  if (!hasProgressDeadline(deployment)) return deployment;
  const message = `Created new replica set "${metadata.name}"`;
  const reason = "NewReplicaSetCreated";
  return withNews(deployment, { type: "Progressing", status: "True", reason, message }, nowMs);
}
function withFailureTold({ deployment, nowMs }, failure3) {
  if (!hasProgressDeadline(deployment)) return deployment;
  const message = creationFailed(deployment).message.replace("{error}", () => failure3);
  const reason = "ReplicaSetCreateError";
  return withNews(deployment, { type: "Progressing", status: "False", reason, message }, nowMs);
}
var creationFailed = (deployment) => ({
  regarding: deployment,
  type: "Warning",
  reason: "ReplicaSetCreateError",
  message: `Failed to create new replica set "${newestName(deployment)}": {error}`
});

// controllers/deployment/progress.ts
function rolloutStatus(rollout) {
  const status = deploymentStatus(rollout);
  const conditions = withReplicaFailure(rollout, progressed(rollout, status));
  return conditions === status.conditions ? status : { ...status, conditions };
}
function progressed(rollout, status) {
  const { deployment, nowMs } = rollout;
  const { conditions = [] } = status;
  if (!hasProgressDeadline(deployment)) return withoutCondition(conditions, "Progressing");
  const current = conditionOf(deployment.status.conditions, "Progressing");
  const settled = current?.reason === "NewReplicaSetAvailable" && (status.replicas ?? 0) === (status.updatedReplicas ?? 0);
  if (settled) return aboutNewest(rollout, status);
  if (isComplete(deployment, status)) {
    return withCondition2(conditions, progressing(rollout, "NewReplicaSetAvailable"));
  }
  if (hasProgressed(deployment.status, status)) {
    const { lastTransitionTime, ...news } = progressing(rollout, "ReplicaSetUpdated");
    const since = current?.status === "True" ? current.lastTransitionTime : lastTransitionTime;
    return [...withoutCondition(conditions, "Progressing"), { ...news, lastTransitionTime: since }];
  }
  return hasTimedOut(deployment, status, nowMs) ? withCondition2(conditions, progressing(rollout, "ProgressDeadlineExceeded")) : conditions;
}
function aboutNewest(rollout, status) {
  const { deployment, older } = rollout;
  const { conditions = [] } = status;
  const current = conditionOf(conditions, "Progressing");
  const namesOlder = older.some(({ metadata }) => current?.message?.includes(`"${metadata.name}"`));
  if (current === void 0 || !namesOlder || !isComplete(deployment, status)) return conditions;
  const { lastTransitionTime } = current;
  const news = { ...progressing(rollout, "NewReplicaSetAvailable"), lastTransitionTime };
  return [...withoutCondition(conditions, "Progressing"), news];
}
var outcomes = {
  NewReplicaSetAvailable: { status: "True", message: "has successfully progressed." },
  ReplicaSetUpdated: { status: "True", message: "is progressing." },
  ProgressDeadlineExceeded: { status: "False", message: "has timed out progressing." }
};
function progressing({ deployment, newest, nowMs }, reason) {
  const { status, message } = outcomes[reason];
  const subject = newest === void 0 ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newest.metadata.name}"`;
  const news = { type: "Progressing", status, reason, message: `${subject} ${message}` };
  return newCondition(news, nowMs);
}
function hasProgressed(before, now) {
  const old = ({ replicas: replicas2 = 0, updatedReplicas = 0 }) => replicas2 - updatedReplicas;
  return (now.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) || old(now) < old(before) || (now.readyReplicas ?? 0) > (before.readyReplicas ?? 0) || (now.availableReplicas ?? 0) > (before.availableReplicas ?? 0);
}
function hasTimedOut(deployment, status, nowMs) {
  const reason = conditionOf(status.conditions, "Progressing")?.reason;
  if (reason === "NewReplicaSetAvailable") return false;
  if (reason === "ProgressDeadlineExceeded") return true;
  const deadline = deadlineMs(deployment, status);
  return deadline !== void 0 && deadline < nowMs;
}
function withReplicaFailure(rollout, conditions) {
  const { newest } = rollout;
  const sets = newest === void 0 ? allSets(rollout) : [newest, ...rollout.older];
  const failure3 = sets.flatMap(({ status }) => status.conditions ?? []).find(({ type }) => type === "ReplicaFailure");
  if (failure3 === void 0) return withoutCondition(conditions, "ReplicaFailure");
  return withCondition2(conditions, { ...failure3, lastUpdateTime: failure3.lastTransitionTime });
}
function progressCheckInMs(deployment, status, nowMs) {
  if (!hasProgressDeadline(deployment) || isComplete(deployment, status)) return void 0;
  const reason = conditionOf(status.conditions, "Progressing")?.reason;
  if (reason === "ProgressDeadlineExceeded" || reason === "NewReplicaSetAvailable") {
    return void 0;
  }
  const deadline = deadlineMs(deployment, status);
  return deadline === void 0 ? void 0 : Math.max(deadline - nowMs, 0) + 1;
}

// controllers/deployment/plan.ts
function planDeployment(observed) {
  const { deployment, nowMs } = observed;
  if (selectorFromLabelSelector(deployment.spec.selector).picks === "everything") {
    return planWithoutSelector(deployment);
  }
  const { claims, owned } = claimSets(observed);
  if (claims.length > 0) return { actions: claims };
  const ending2 = deployment.metadata.deletionTimestamp !== void 0;
  const newest = findNewest(deployment, owned);
  const older = owned.filter((set) => set !== newest).sort(byCreation);
  const rollout = { deployment, newest, older, nowMs };
  const start = { rollout, actions: [], told: false, ended: false };
  const step = syncNewest(ending2 ? start : tell(start, withPauseTold(deployment, nowMs)));
  if (step.ended) return { actions: step.actions };
  if (ending2) return finish(step, [], deploymentStatus);
  if (deployment.spec.paused === true) {
    const actions = [...planScale(step.rollout), ...planCleanup(step.rollout)];
    return finish(step, actions, deploymentStatus);
  }
  if (isScalingEvent(step.rollout)) return finish(step, planScale(step.rollout), deploymentStatus);
  switch (deployment.spec.strategy.type) {
    case "Recreate":
      return planRecreate(step, observed);
    case "RollingUpdate":
      return planRolling(step, observed);
    default:
      return nothing2;
  }
}
function planWithoutSelector(deployment) {
  const { metadata, status } = deployment;
  const observedGeneration = metadata.generation ?? 0;
  if ((status.observedGeneration ?? 0) >= observedGeneration) return nothing2;
  const warning3 = record2({
    regarding: deployment,
    type: "Warning",
    reason: "SelectingAll",
    message: "This deployment is selecting all pods. A non-empty selector is required."
  });
  const next = { ...deployment, status: { ...status, observedGeneration } };
  return { actions: [warning3, updateStatus(Deployment, next)] };
}
function claimSets({ deployment, replicaSets }) {
  const matcher = selectorFromLabelSelector(deployment.spec.selector);
  const claims = [];
  const owned = [];
  for (const set of replicaSets) {
    const claim = claimOf({ owner: deployment, matcher }, set);
    if (claim === "ours") owned.push(set);
    else if (claim === "adopt") claims.push(adopt(ReplicaSet, deployment, set));
    else if (claim === "release") claims.push(release2(ReplicaSet, deployment, set));
  }
  return { claims, owned };
}
function planRolling(synced, observed) {
  const step = withNewest(synced, observed);
  if (step.ended) return { actions: step.actions };
  const { rollout } = step;
  const growth = growNewest(rollout);
  if (growth.length > 0) return finish(step, growth, rolloutStatus);
  const shrinkage = shrinkOlder(rollout);
  return finish(step, shrinkage.length > 0 ? shrinkage : cleanup(rollout), rolloutStatus);
}
function planRecreate(synced, observed) {
  const { deployment, older } = synced.rollout;
  const shrinkage = activeOf(older).flatMap((set) => scaleTo(deployment, set, 0));
  if (shrinkage.length > 0) return finish(synced, shrinkage, rolloutStatus);
  if (hasOldPods(observed, older)) return finish(synced, [], rolloutStatus);
  const step = withNewest(synced, observed);
  if (step.ended) return { actions: step.actions };
  const actions = [...growNewest(step.rollout), ...cleanup(step.rollout)];
  return finish(step, actions, rolloutStatus);
}
function hasOldPods({ podsOf }, older) {
  return actualPods(older) > 0 || older.some((set) => podsOf(set).some((pod) => !isPodTerminal(pod)));
}
function withNewest(step, { nameTaken, failure: failure3 }) {
  if (step.rollout.newest !== void 0) return step;
  const obstacles = { nameTaken: nameTaken(), failure: lastingFailure(failure3) };
  return createNewest(step, obstacles);
}
var cleanup = (rollout) => isComplete(rollout.deployment, rollout.deployment.status) ? planCleanup(rollout) : [];
function finish({ rollout, actions: before, told: told2 }, actions, statusOf2) {
  const { deployment, nowMs } = rollout;
  const status = statusOf2(rollout);
  const report = told2 || equalJson(status, deployment.status) ? [] : [updateStatus(Deployment, { ...deployment, status })];
  const plan = { actions: [...before, ...actions, ...report] };
  const requeueAfterMs = statusOf2 === rolloutStatus ? progressCheckInMs(deployment, status, nowMs) : void 0;
  return requeueAfterMs === void 0 ? plan : { ...plan, requeueAfterMs };
}

// controllers/deployment/controller.ts
var deploymentController = {
  name: "deployment-controller",
  watches: [
    watch(Deployment, { keys: (deployment) => [keyOf(deployment)] }),
    watch(ReplicaSet, {
      keys: (set, view) => controllerRef(set) === void 0 ? selectingKeys(set, view) : ownerKeys(set, "Deployment"),
      indices: orphanIndices
    }),
    // Recreate waits for pods to go; no other change of a pod concerns a Deployment.
    watch(Pod, {
      keys: recreatingKeys,
      when: (next, previous) => next === void 0 || previous !== void 0 && isPodTerminal(next) && !isPodTerminal(previous)
    })
  ],
  reconcile(key, view, { failure: failure3 }) {
    const { namespace, name: name8 } = splitKey(key);
    const deployment = view.get(Deployment, namespace, name8);
    if (deployment === void 0) return nothing2;
    const owned = view.owned(ReplicaSet, deployment.metadata.uid ?? "");
    const orphans2 = view.indexed(ReplicaSet, orphanIndex, namespace ?? "");
    return planDeployment({
      deployment,
      replicaSets: orphans2.length === 0 ? owned : [.../* @__PURE__ */ new Set([...owned, ...orphans2])],
      podsOf: ({ metadata: { uid = "" } }) => view.owned(Pod, uid),
      nameTaken: () => view.get(ReplicaSet, namespace, newestName(deployment)) !== void 0,
      nowMs: view.nowMs,
      failure: failure3
    });
  }
};
function selectingKeys({ metadata }, view) {
  return view.list(Deployment, metadata.namespace).filter(({ spec }) => selectorFromLabelSelector(spec.selector).matches(metadata.labels)).map(keyOf);
}
function recreatingKeys(pod, view) {
  const ref2 = controllerRef(pod);
  if (ref2?.kind !== "ReplicaSet") return [];
  const set = view.get(ReplicaSet, pod.metadata.namespace, ref2.name);
  const owner = set === void 0 ? void 0 : controllerRef(set);
  if (set === void 0 || owner?.kind !== "Deployment") return [];
  const deployment = view.get(Deployment, set.metadata.namespace, owner.name);
  return deployment?.spec.strategy.type === "Recreate" ? [keyOf(deployment)] : [];
}

// controllers/namespace-ending.ts
function isForTerminatingNamespace(failure3) {
  return failure3?.includes("because it is being terminated") === true;
}

// controllers/service-pods.ts
var selectorIndex = "servicesBySelector";
var selectorIndices = {
  [selectorIndex]({ metadata, spec }) {
    const [first] = Object.entries(spec.selector ?? {}).sort(([a], [b]) => a < b ? -1 : 1);
    return first === void 0 ? [] : [labelValue2(metadata.namespace, ...first)];
  }
};
var labelValue2 = (namespace, key, value) => `${namespace ?? ""} ${key}=${value}`;
function serviceKeysOf({ metadata: { namespace, labels } }, view) {
  const keys = [];
  for (const key in labels) {
    const value = labelValue2(namespace, key, labels[key] ?? "");
    for (const service of view.indexed(Service, selectorIndex, value)) {
      if (selectorFromLabels(service.spec.selector).matches(labels)) keys.push(keyOf(service));
    }
  }
  return keys;
}
function selectsPods({ spec: { type, selector } }) {
  return type !== "ExternalName" && selector !== void 0 && Object.keys(selector).length > 0;
}
function isHeadless2({ spec: { clusterIP = "" } }) {
  return clusterIP === "" || clusterIP === "None";
}
function changesEndpoints(next, previous) {
  if (next === void 0 || previous === void 0) return true;
  if (next.metadata.labels !== previous.metadata.labels) {
    if (!equalJson(next.metadata.labels, previous.metadata.labels)) return true;
  }
  if (next.metadata.uid !== previous.metadata.uid) return true;
  if (next.metadata.deletionTimestamp !== previous.metadata.deletionTimestamp) return true;
  if (next.spec !== previous.spec && next.spec.nodeName !== previous.spec.nodeName) return true;
  const { status } = next;
  const { status: before } = previous;
  return status !== before && (status.podIP !== before.podIP || !equalJson(status.podIPs, before.podIPs) || isPodTerminal(next) !== isPodTerminal(previous) || isPodReady(next) !== isPodReady(previous));
}
function isEndpoint(pod, includeTerminating) {
  const { podIP = "", podIPs = [] } = pod.status;
  if (isPodTerminal(pod) || podIP === "" && podIPs.length === 0) return false;
  return includeTerminating || pod.metadata.deletionTimestamp === void 0;
}
function familiesOf({ spec: { ipFamilies = [] } }) {
  return ipFamilies.length === 0 ? ["IPv4"] : ipFamilies.map(toFamily);
}
var toFamily = (text2) => text2 === "IPv6" ? "IPv6" : "IPv4";
function addressOf2({ status }, family) {
  const { podIP = "", podIPs = [] } = status;
  if (podIP !== "" && familyOf(podIP) === family) return podIP;
  return podIPs.find(({ ip }) => familyOf(ip) === family)?.ip;
}
var familyOf = (ip) => ip.includes(":") ? "IPv6" : "IPv4";
function hostnameOf({ metadata, spec }, service) {
  const { hostname = "", subdomain } = spec;
  const governs = subdomain === service.metadata.name && metadata.namespace === service.metadata.namespace;
  return hostname !== "" && governs ? hostname : void 0;
}
function findPort({ spec }, servicePort) {
  const { targetPort = servicePort.port, protocol } = servicePort;
  if (typeof targetPort === "number") return targetPort;
  const sidecars = (spec.initContainers ?? []).filter((each) => each.restartPolicy === "Always");
  for (const { ports = [] } of [...spec.containers, ...sidecars]) {
    for (const port of ports) {
      if (port.name === targetPort && port.protocol === protocol) return port.containerPort;
    }
  }
  return void 0;
}
var hasNamedPorts = ({ spec: { ports = [] } }) => ports.some(({ targetPort }) => typeof targetPort === "string");
function podReference({ metadata: { namespace, name: name8, uid } }) {
  return { kind: "Pod", namespace, name: name8, uid };
}
var triggerTimeAnnotation = "endpoints.kubernetes.io/last-change-trigger-time";
var headlessLabel = "service.kubernetes.io/headless";
function triggerTime(service, changed) {
  let earliest = service?.metadata.creationTimestamp;
  for (const { status } of changed) {
    const time2 = status.conditions?.find(({ type }) => type === "Ready")?.lastTransitionTime;
    if (time2 !== void 0 && (earliest === void 0 || time2 < earliest)) earliest = time2;
  }
  return earliest;
}
function withTriggerTime(annotations, time2) {
  const { [triggerTimeAnnotation]: _, ...others } = annotations ?? {};
  return time2 === void 0 ? others : { ...others, [triggerTimeAnnotation]: time2 };
}

// controllers/endpoints/capacity.ts
var capacity = 1e3;
function truncate(subsets) {
  const ready = count(subsets, "addresses");
  const notReady = count(subsets, "notReadyAddresses");
  if (ready + notReady <= capacity) return subsets;
  const shortens = ready > capacity ? "addresses" : "notReadyAddresses";
  const room2 = shortens === "addresses" ? capacity : capacity - ready;
  const total2 = shortens === "addresses" ? ready : notReady;
  let left = room2;
  return subsets.map((subset) => {
    const list2 = subset[shortens] ?? [];
    const kept = list2.slice(0, Math.min(left, Math.ceil(list2.length / total2 * room2)));
    left -= kept.length;
    const { addresses, notReadyAddresses: _, ...rest } = subset;
    if (shortens === "addresses") return { ...rest, ...member("addresses", kept) };
    return { ...rest, ...member("addresses", addresses), ...member("notReadyAddresses", kept) };
  });
}
var countAddresses = (subsets) => count(subsets, "addresses") + count(subsets, "notReadyAddresses");
function count(subsets, member2) {
  return subsets.reduce((sum2, subset) => sum2 + (subset[member2]?.length ?? 0), 0);
}
var member = (name8, list2 = []) => list2.length === 0 ? {} : { [name8]: list2 };

// controllers/endpoints/smallest.ts
function smallest(items2, count3, order) {
  if (count3 <= 0) return [];
  if (items2.length <= count3) return [...items2].sort(order);
  const heap = [];
  for (const item of items2) {
    const [greatest] = heap;
    if (heap.length < count3) {
      heap.push(item);
      if (heap.length === count3) heap.sort((left, right) => order(right, left));
    } else if (greatest !== void 0 && order(item, greatest) < 0) sink(heap, item, order);
  }
  return heap.sort(order);
}
function sink(heap, item, order) {
  let at = 0;
  for (; ; ) {
    const place = greaterChild(heap, at, order);
    const child = heap[place];
    if (child === void 0 || order(child, item) <= 0) break;
    heap[at] = child;
    at = place;
  }
  heap[at] = item;
}
function greaterChild(heap, at, order) {
  const place = 2 * at + 1;
  const [left, right] = [heap[place], heap[place + 1]];
  return left !== void 0 && right !== void 0 && order(right, left) > 0 ? place + 1 : place;
}

// controllers/endpoints/subsets.ts
function subsetsOf(service, pods3) {
  const [family = "IPv4"] = familiesOf(service);
  const groups = groupPods(service, pods3, family);
  const count3 = groups.reduce((sum2, each) => sum2 + each.ready.length + each.notReady.length, 0);
  const [only] = groups;
  if (only !== void 0 && groups.length === 1 && only.ports.length < 2) {
    const kept = toSubset2(service, family, trim(only, family));
    return { subsets: [kept], truncated: count3 > capacity };
  }
  const all2 = repackSubsets(groups.map((group) => toSubset2(service, family, group)));
  return { subsets: truncate(all2), truncated: countAddresses(all2) > capacity };
}
function groupPods(service, pods3, family) {
  const { publishNotReadyAddresses = false, selector } = service.spec;
  const matcher = selectorFromLabels(selector);
  const groups = /* @__PURE__ */ new Map();
  let shared;
  const isShared = !hasNamedPorts(service);
  for (const pod of pods3) {
    if (!matcher.matches(pod.metadata.labels)) continue;
    if (!isEndpoint(pod, publishNotReadyAddresses)) continue;
    if (addressOf2(pod, family) === void 0) continue;
    const group = isShared && shared !== void 0 ? shared : groupOf(groups, service, pod);
    if (group === void 0) continue;
    shared = group;
    const list2 = publishNotReadyAddresses || isPodReady(pod) ? group.ready : group.notReady;
    list2.push(pod);
  }
  return [...groups.values()];
}
function groupOf(groups, service, pod) {
  const { ports: servicePorts = [], clusterIP } = service.spec;
  if (servicePorts.length === 0 && clusterIP !== "None") return void 0;
  const numbers2 = servicePorts.map((port) => findPort(pod, port));
  if (servicePorts.length > 0 && numbers2.every((number2) => number2 === void 0)) return void 0;
  const key = numbers2.join();
  const known3 = groups.get(key);
  if (known3 !== void 0) return known3;
  const ports = servicePorts.flatMap(({ name: name8 = "", protocol, appProtocol }, index) => {
    const port = numbers2[index];
    const named = name8 === "" ? {} : { name: name8 };
    const spoken = appProtocol === void 0 ? {} : { appProtocol };
    return port === void 0 ? [] : [{ ...named, port, protocol, ...spoken }];
  });
  const made2 = { ports, ready: [], notReady: [] };
  groups.set(key, made2);
  return made2;
}
function trim({ ports, ready, notReady }, family) {
  const order = byAddress(family);
  const kept = smallest(ready, capacity, order);
  return { ports, ready: kept, notReady: smallest(notReady, capacity - kept.length, order) };
}
function toSubset2(service, family, group) {
  const { ports, ready, notReady } = group;
  const list2 = (pods3) => pods3.map((pod) => toAddress(service, family, pod));
  return {
    ...ready.length === 0 ? {} : { addresses: list2(ready) },
    ...notReady.length === 0 ? {} : { notReadyAddresses: list2(notReady) },
    ...ports.length === 0 ? {} : { ports }
  };
}
function toAddress(service, family, pod) {
  const hostname = hostnameOf(pod, service);
  const { nodeName: nodeName2 } = pod.spec;
  return {
    ip: addressOf2(pod, family) ?? "",
    ...hostname === void 0 ? {} : { hostname },
    ...nodeName2 === void 0 ? {} : { nodeName: nodeName2 },
    targetRef: podReference(pod)
  };
}
var byAddress = (family) => (left, right) => {
  const [leftIp = "", rightIp = ""] = [addressOf2(left, family), addressOf2(right, family)];
  if (leftIp !== rightIp) return leftIp < rightIp ? -1 : 1;
  return (left.metadata.uid ?? "") < (right.metadata.uid ?? "") ? -1 : 1;
};

// controllers/endpoints/plan.ts
var managedByLabel = "endpoints.kubernetes.io/managed-by";
var controllerName = "endpoint-controller";
var overCapacityAnnotation = "endpoints.kubernetes.io/over-capacity";
var leaderAnnotation = "control-plane.alpha.kubernetes.io/leader";
function planEndpoints({ service, pods: pods3, endpoints }) {
  if (service === void 0) {
    if (endpoints?.metadata.annotations?.[leaderAnnotation] !== void 0) return [];
    return endpoints === void 0 ? [] : [remove(Endpoints, endpoints)];
  }
  if (!selectsPods(service)) return [];
  const candidates = pods3();
  const { subsets, truncated } = subsetsOf(service, candidates);
  const labels = labelsOf(service);
  const before = endpoints?.metadata;
  const unchanged2 = equalJson(subsets, endpoints?.subsets ?? []) && equalJson(labels, before?.labels) && truncated === (before?.annotations?.[overCapacityAnnotation] !== void 0);
  if (endpoints !== void 0 && unchanged2) return [];
  const changed = changedPods(candidates, subsets, endpoints?.subsets ?? []);
  const time2 = triggerTime(endpoints === void 0 ? service : void 0, changed);
  const { [overCapacityAnnotation]: _, ...annotations } = withTriggerTime(
    before?.annotations,
    time2
  );
  const noted = truncated ? { ...annotations, [overCapacityAnnotation]: "truncated" } : annotations;
  const { name: name8, namespace } = service.metadata;
  const metadata = {
    ...before ?? { name: name8, namespace },
    labels,
    annotations: Object.keys(noted).length === 0 ? void 0 : noted
  };
  const content = subsets.length === 0 ? {} : { subsets };
  return endpoints === void 0 ? [create2(Endpoints, { metadata, ...content }, failure(service, "Create"))] : [
    update(
      Endpoints,
      { apiVersion: "v1", kind: "Endpoints", metadata, ...content },
      failure(service, "Update")
    )
  ];
}
function labelsOf(service) {
  const { [headlessLabel]: _, ...labels } = service.metadata.labels ?? {};
  return {
    ...labels,
    ...isHeadless2(service) ? { [headlessLabel]: "" } : {},
    [managedByLabel]: controllerName
  };
}
function changedPods(pods3, subsets, stored) {
  const before = readiness(stored);
  const after = readiness(subsets);
  return pods3.filter(({ metadata: { uid = "" } }) => {
    const ready = after.get(uid);
    return ready !== void 0 && ready !== before.get(uid);
  });
}
function readiness(subsets) {
  const ready = /* @__PURE__ */ new Map();
  for (const { addresses = [], notReadyAddresses = [] } of subsets) {
    for (const { targetRef } of addresses) ready.set(targetRef?.uid ?? "", true);
    for (const { targetRef } of notReadyAddresses) ready.set(targetRef?.uid ?? "", false);
  }
  return ready;
}
function failure(service, verb) {
  const { namespace, name: name8 } = service.metadata;
  const target2 = verb === "Create" ? `for service ${namespace}/${name8}` : `${namespace}/${name8}`;
  const regarding = { apiVersion: "v1", kind: "Endpoints", metadata: { namespace, name: name8 } };
  const message = `Failed to ${verb.toLowerCase()} endpoint ${target2}: {error}`;
  const reason = `FailedTo${verb}Endpoint`;
  return { failed: { regarding, type: "Warning", reason, message } };
}

// controllers/endpoints/controller.ts
var endpointsController = {
  name: "endpoint-controller",
  watches: [
    watch(Service, { keys: (service) => [keyOf(service)], indices: selectorIndices }),
    watch(Pod, { keys: serviceKeysOf, when: changesEndpoints }),
    // Made by hand, they may be there before their Service is: only what is gone is looked after,
    // and what this controller made for a Service that went while nobody watched.
    watch(Endpoints, {
      keys: (endpoints, view) => {
        const { namespace, name: name8 = "", labels = {} } = endpoints.metadata;
        const isGone = view.get(Endpoints, namespace, name8) === void 0;
        const isLeftOver = "endpoints.kubernetes.io/managed-by" in labels && view.get(Service, namespace, name8) === void 0;
        return isGone || isLeftOver ? [keyOf(endpoints)] : [];
      }
    })
  ],
  reconcile(key, view, { failure: failure3 }) {
    if (isForTerminatingNamespace(failure3)) return nothing2;
    const { namespace, name: name8 } = splitKey(key);
    return {
      actions: planEndpoints({
        service: view.get(Service, namespace, name8),
        pods: () => view.list(Pod, namespace),
        endpoints: view.get(Endpoints, namespace, name8)
      })
    };
  }
};

// controllers/node-pods.ts
var nodeIndex = "podsByNode";
var nodeIndices = {
  [nodeIndex]({ spec: { nodeName: nodeName2 = "" } }) {
    return nodeName2 === "" ? [] : [nodeName2];
  }
};
function podsOn(node, view) {
  return view.indexed(Pod, nodeIndex, node);
}

// controllers/endpointslice/metadata.ts
var serviceNameLabel = "kubernetes.io/service-name";
var managedByLabel2 = "endpointslice.kubernetes.io/managed-by";
var managedBy = "endpointslice-controller.k8s.io";
var prefixOf = ({ metadata: { name: name8 = "" } }) => `${name8}-`.slice(0, 58);
function labelsOf2(service) {
  const { [headlessLabel]: _, ...labels } = service.metadata.labels ?? {};
  return {
    ...labels,
    ...isHeadless2(service) ? { [headlessLabel]: "" } : {},
    [serviceNameLabel]: service.metadata.name ?? "",
    [managedByLabel2]: managedBy
  };
}
function outcome(service, verb, slice) {
  const target2 = slice === void 0 ? "EndpointSlice" : `${slice.metadata.name} EndpointSlice`;
  const key = keyOf(service);
  const failed3 = {
    regarding: service,
    type: "Warning",
    reason: "FailedToUpdateEndpointSlices",
    message: `Error updating Endpoint Slices for Service ${key}: failed to ${verb} ${target2} for Service ${key}: {error}`
  };
  return { failed: failed3 };
}

// controllers/endpointslice/endpoints.ts
var zoneLabel = "topology.kubernetes.io/zone";
var made = /* @__PURE__ */ new WeakMap();
function toEndpoint(pod, { service, family, nodeOf: nodeOf3 }) {
  const { nodeName: nodeName2 } = pod.spec;
  const node = nodeName2 === void 0 ? void 0 : nodeOf3(nodeName2);
  const known3 = made.get(pod);
  if (known3?.service === service && known3.node === node && known3.family === family) {
    return known3.endpoint;
  }
  const endpoint = makeEndpoint(pod, service, { family, node });
  made.set(pod, { service, family, node, endpoint });
  return endpoint;
}
function makeEndpoint(pod, service, { family, node }) {
  const address2 = addressOf2(pod, family);
  if (address2 === void 0) return void 0;
  const { publishNotReadyAddresses = false, trafficDistribution } = service.spec;
  const { nodeName: nodeName2 } = pod.spec;
  if (nodeName2 !== void 0 && node === void 0 && !publishNotReadyAddresses) return void 0;
  const serving = isPodReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== void 0;
  const ready = publishNotReadyAddresses || serving && !terminating;
  const hostname = hostnameOf(pod, service);
  const zone = node?.metadata.labels?.[zoneLabel];
  const hints = ready ? hintsFor(trafficDistribution, zone, nodeName2) : void 0;
  return {
    addresses: [address2],
    conditions: { ready, serving, terminating },
    ...hostname === void 0 ? {} : { hostname },
    targetRef: podReference(pod),
    ...nodeName2 === void 0 ? {} : { nodeName: nodeName2 },
    ...zone === void 0 || zone === "" ? {} : { zone },
    ...hints === void 0 ? {} : { hints }
  };
}
function hintsFor(distribution, zone, nodeName2) {
  const forZones = zone === void 0 ? {} : { forZones: [{ name: zone }] };
  switch (distribution) {
    case "PreferClose":
    case "PreferSameZone":
      return zone === void 0 ? void 0 : forZones;
    case "PreferSameNode":
      return nodeName2 === void 0 ? void 0 : { ...forZones, forNodes: [{ name: nodeName2 }] };
    default:
      return void 0;
  }
}
function portsOf2(service, pod) {
  return (service.spec.ports ?? []).flatMap((servicePort) => {
    const port = findPort(pod, servicePort);
    if (port === void 0) return [];
    const { name: name8 = "", protocol, appProtocol } = servicePort;
    return [{ name: name8, protocol, port, ...appProtocol === void 0 ? {} : { appProtocol } }];
  });
}
function portsKey(ports) {
  return ports.map(({ name: name8, protocol, port, appProtocol = "" }) => [name8, protocol, port, appProtocol].join()).sort().join(";");
}
function sameEndpoint(left, right) {
  return left.conditions.ready === right.conditions.ready && left.conditions.serving === right.conditions.serving && left.conditions.terminating === right.conditions.terminating && left.nodeName === right.nodeName && left.zone === right.zone && left.hostname === right.hostname && left.targetRef?.uid === right.targetRef?.uid && equalJson(left.addresses, right.addresses) && equalJson(left.hints, right.hints);
}

// controllers/endpointslice/packing.ts
var endpointsPerSlice = 100;
function pack(slices, missing2) {
  const updated = /* @__PURE__ */ new Map();
  const emptied = [];
  const unchanged2 = [];
  for (const slice of slices) {
    const { kept, changed } = keep(slice, missing2);
    if (!changed) unchanged2.push(slice);
    else if (kept.length === 0) emptied.push(slice);
    else updated.set(slice, kept);
  }
  const added = [...missing2.values()];
  for (const list2 of [...updated.values()].sort((a, b) => b.length - a.length)) {
    list2.push(...added.splice(0, Math.max(0, endpointsPerSlice - list2.length)));
  }
  const created = [];
  while (added.length > 0) {
    const roomy = added.length < endpointsPerSlice ? fullestFor(unchanged2, added.length) : void 0;
    if (roomy === void 0) created.push(added.splice(0, endpointsPerSlice));
    else updated.set(roomy, [...roomy.endpoints, ...added.splice(0)]);
  }
  return { created, updated, emptied };
}
function keep({ endpoints }, missing2) {
  const kept = [];
  let changed = false;
  for (const endpoint of endpoints) {
    const uid = endpoint.targetRef?.uid ?? "";
    const wanted = missing2.get(uid);
    if (wanted === void 0) changed = true;
    else {
      missing2.delete(uid);
      if (sameEndpoint(wanted, endpoint)) kept.push(endpoint);
      else {
        kept.push(wanted);
        changed = true;
      }
    }
  }
  return { kept, changed };
}
function fullestFor(slices, count3) {
  let best;
  for (const slice of slices) {
    const { length } = slice.endpoints;
    const fits = length + count3 <= endpointsPerSlice;
    if (fits && (best === void 0 || length > best.endpoints.length)) best = slice;
  }
  return best;
}

// controllers/endpointslice/plan.ts
function planEndpointSlices(observed) {
  const { service, slices } = observed;
  if (!selectsPods(service)) return [];
  const pods3 = selectedPods(observed);
  const families2 = familiesOf(service);
  const strays = slices.filter(({ addressType }) => !families2.some((each) => each === addressType));
  const changes = families2.map((family) => planFamily(observed, pods3, family));
  return [
    ...changes.flatMap((each) => toActions(service, pods3, each)),
    ...strays.map((slice) => remove(EndpointSlice, slice, outcome(service, "delete", slice)))
  ];
}
function selectedPods({ service, pods: pods3 }) {
  const matcher = selectorFromLabels(service.spec.selector);
  return pods3().filter((pod) => matcher.matches(pod.metadata.labels) && isEndpoint(pod, true));
}
function planFamily(observed, pods3, family) {
  const { service, slices } = observed;
  const groups = groupByPorts(observed, pods3, family);
  const ofFamily = slices.filter(({ addressType }) => addressType === family);
  const owned = ofFamily.filter((slice) => isOwned(slice, service));
  const created = [];
  const updated = /* @__PURE__ */ new Map();
  const deleted2 = ofFamily.filter((slice) => !isOwned(slice, service));
  for (const [key, { ports, endpoints }] of groups) {
    const same2 = owned.filter((slice) => portsKey(slice.ports) === key);
    const packing = pack(same2, endpoints);
    deleted2.push(...packing.emptied);
    for (const list2 of packing.created) created.push({ family, ports, endpoints: list2 });
    for (const [slice, list2] of packing.updated) {
      updated.set(slice, { family, ports: slice.ports, endpoints: list2 });
    }
  }
  deleted2.push(...owned.filter((slice) => !groups.has(portsKey(slice.ports))));
  const changes = { slices: ofFamily, created, updated, deleted: deleted2 };
  keepOne(changes, family);
  reuse(changes, service);
  return changes;
}
function groupByPorts({ service, nodeOf: nodeOf3 }, pods3, family) {
  const groups = /* @__PURE__ */ new Map();
  const isShared = !hasNamedPorts(service);
  let shared;
  for (const pod of pods3) {
    const endpoint = toEndpoint(pod, { service, family, nodeOf: nodeOf3 });
    if (endpoint === void 0) continue;
    const group = isShared && shared !== void 0 ? shared : groupFor(groups, service, pod);
    shared = group;
    group.endpoints.set(pod.metadata.uid ?? "", endpoint);
  }
  return groups;
}
function groupFor(groups, service, pod) {
  const ports = portsOf2(service, pod);
  const key = portsKey(ports);
  const group = groups.get(key) ?? { ports, endpoints: /* @__PURE__ */ new Map() };
  groups.set(key, group);
  return group;
}
function isOwned({ metadata }, service) {
  const { ownerReferences = [] } = metadata;
  return ownerReferences.some(
    ({ kind: kind2, uid }) => kind2 === "Service" && uid === service.metadata.uid
  );
}
function keepOne({ slices, created, deleted: deleted2 }, family) {
  if (created.length > 0 || deleted2.length < slices.length) return;
  created.push({ family, ports: [], endpoints: [] });
}
function reuse({ created, updated, deleted: deleted2 }, service) {
  for (const slice of [...deleted2]) {
    if (created.length === 0) return;
    if (!isOwned(slice, service)) continue;
    const content = created.pop();
    if (content !== void 0) updated.set(slice, content);
    deleted2.splice(deleted2.indexOf(slice), 1);
  }
}
function toActions(service, pods3, changes) {
  const { slices, created, updated, deleted: deleted2 } = changes;
  const ending2 = service.metadata.deletionTimestamp !== void 0;
  const time2 = lazily(() => timeOf(service, slices, pods3));
  const labels = labelsOf2(service);
  const actions = [];
  for (const content of ending2 ? [] : created) {
    const metadata = {
      generateName: prefixOf(service),
      namespace: service.metadata.namespace,
      labels,
      annotations: absentIfEmpty(withTriggerTime(void 0, time2())),
      ownerReferences: [controllerRefTo(service)]
    };
    const draft = { metadata, ...bodyOf(content) };
    actions.push(create2(EndpointSlice, draft, outcome(service, "create", void 0)));
  }
  for (const slice of slices) {
    if (deleted2.includes(slice)) continue;
    const content = updated.get(slice);
    if (content === void 0 && equalJson(labels, slice.metadata.labels)) continue;
    const body = content === void 0 ? {} : bodyOf(content);
    const next = { ...slice, ...body };
    if (content !== void 0 && sameContent2(next, slice, labels)) continue;
    const annotations = absentIfEmpty(withTriggerTime(slice.metadata.annotations, time2()));
    const metadata = { ...slice.metadata, labels, annotations };
    const failed3 = outcome(service, "update", slice);
    actions.push(update(EndpointSlice, { ...next, metadata }, failed3));
  }
  for (const slice of deleted2) {
    actions.push(remove(EndpointSlice, slice, outcome(service, "delete", slice)));
  }
  return actions;
}
var bodyOf = ({ family, ports, endpoints }) => ({
  addressType: family,
  endpoints,
  ports
});
function sameContent2(next, slice, labels) {
  return next.endpoints.length === 0 && slice.endpoints.length === 0 && equalJson(next.ports, slice.ports) && equalJson(labels, slice.metadata.labels);
}
function timeOf(service, slices, pods3) {
  const before = /* @__PURE__ */ new Map();
  for (const { endpoints } of slices) {
    for (const { targetRef, conditions } of endpoints) {
      before.set(targetRef?.uid ?? "", conditions.serving === true);
    }
  }
  const changed = pods3.filter((pod) => before.get(pod.metadata.uid ?? "") !== isPodReady(pod));
  return triggerTime(slices.length === 0 ? service : void 0, changed);
}
function lazily(compute) {
  let known3;
  return () => {
    known3 ??= { value: compute() };
    return known3.value;
  };
}
var absentIfEmpty = (annotations) => Object.keys(annotations).length === 0 ? void 0 : annotations;

// controllers/endpointslice/controller.ts
var sliceIndex = "endpointSlicesByService";
var endpointSliceController = {
  name: "endpoint-slice-controller",
  watches: [
    watch(Service, { keys: (service) => [keyOf(service)], indices: selectorIndices }),
    watch(Pod, { keys: serviceKeysOf, when: changesEndpoints, indices: nodeIndices }),
    watch(EndpointSlice, {
      keys: serviceKeys,
      when: losesPart,
      indices: { [sliceIndex]: serviceKeys }
    }),
    watch(Node, {
      keys: servicesOn,
      when: (next, previous) => zoneOf(next) !== zoneOf(previous)
    })
  ],
  reconcile(key, view, { failure: failure3 }) {
    if (isForTerminatingNamespace(failure3)) return nothing2;
    const { namespace, name: name8 } = splitKey(key);
    const service = view.get(Service, namespace, name8);
    if (service === void 0) return nothing2;
    return {
      actions: planEndpointSlices({
        service,
        pods: () => view.list(Pod, namespace),
        slices: view.indexed(EndpointSlice, sliceIndex, key),
        nodeOf: (node) => view.get(Node, void 0, node)
      })
    };
  }
};
function serviceKeys({ metadata: { namespace, labels } }) {
  const name8 = labels?.[serviceNameLabel];
  return name8 === void 0 || labels?.[managedByLabel2] !== managedBy ? [] : [`${namespace}/${name8}`];
}
function losesPart(next, previous) {
  if (next === void 0 || previous === void 0) return next === void 0;
  return next.endpoints.length < previous.endpoints.length || !equalJson(next.metadata.labels, previous.metadata.labels) || !equalJson(next.metadata.ownerReferences, previous.metadata.ownerReferences);
}
function servicesOn({ metadata: { name: name8 = "" } }, view) {
  return [...new Set(podsOn(name8, view).flatMap((pod) => serviceKeysOf(pod, view)))];
}
var zoneOf = (node) => node === void 0 ? null : node.metadata.labels?.["topology.kubernetes.io/zone"];

// controllers/event-ttl/plan.ts
var ttlMs = 60 * 6e4;
var bucketMs = 6e4;
function expiryMs(event) {
  const { metadata, firstTimestamp, lastTimestamp, eventTime, series } = event;
  const times = [
    metadata.creationTimestamp,
    firstTimestamp,
    lastTimestamp,
    eventTime,
    series?.lastObservedTime
  ];
  return Math.max(...times.map((time2) => parseTime(time2) ?? 0)) + ttlMs;
}
var bucketOf = (event) => String(Math.ceil(expiryMs(event) / bucketMs) * bucketMs);
function planExpiry(events) {
  return events.map((event) => {
    const { uid, resourceVersion } = event.metadata;
    return remove(Event, event, { preconditions: { uid, resourceVersion } });
  });
}

// controllers/event-ttl/controller.ts
var bucketIndex = "eventsByExpiry";
var eventTtlController = {
  name: "event-ttl-controller",
  watches: [
    watch(Event, {
      keys: (event) => [bucketOf(event)],
      when: (next) => next !== void 0,
      indices: { [bucketIndex]: (event) => [bucketOf(event)] }
    })
  ],
  reconcile(bucket, view) {
    const remainingMs = Number(bucket) - view.nowMs;
    if (remainingMs > 0) return { actions: [], requeueAfterMs: remainingMs };
    return { actions: planExpiry(view.indexed(Event, bucketIndex, bucket)) };
  }
};

// controllers/garbage-collector/owners.ts
var foregroundFinalizer = "foregroundDeletion";
var orphanFinalizer = "orphan";
var isBeingDeleted = ({ metadata }) => metadata.deletionTimestamp !== void 0;
var holds = ({ metadata }, finalizer) => metadata.finalizers?.includes(finalizer) === true;
var isWaiting = (object) => isBeingDeleted(object) && holds(object, foregroundFinalizer);
function findOwner(reference2, dependent, lookup) {
  const resource = lookup.resourceOf(reference2);
  if (resource === void 0) return { reference: reference2, state: "unknown" };
  const { namespace = "" } = dependent.metadata;
  if (resource.namespaced && namespace === "") return { reference: reference2, state: "unknown" };
  const place = resource.namespaced ? namespace : void 0;
  const owner = lookup.get(resource, place, reference2.name);
  const where = { reference: reference2, resource, namespace: place };
  if (owner === void 0 || owner.metadata.uid !== reference2.uid) {
    return { ...where, state: "absent" };
  }
  return { ...where, state: isWaiting(owner) ? "waiting" : "solid" };
}
function isElsewhere({ reference: reference2, resource }, lookup) {
  if (resource?.namespaced !== true) return false;
  return lookup.list(resource).some(({ metadata }) => metadata.uid === reference2.uid);
}

// controllers/garbage-collector/plan.ts
var recheckMs = 1e3;
function planGarbage(observed) {
  const { object } = observed;
  if (!isBeingDeleted(object)) return planDependent(observed);
  if (holds(object, orphanFinalizer)) return { actions: orphan2(observed) };
  if (!holds(object, foregroundFinalizer)) return nothing2;
  const { uid } = object.metadata;
  const isBlocked = observed.dependents().some(
    ({ object: { metadata } }) => metadata.ownerReferences?.some((ref2) => ref2.uid === uid && ref2.blockOwnerDeletion === true)
  );
  return isBlocked ? nothing2 : { actions: [withoutFinalizer(observed, foregroundFinalizer)] };
}
function planDependent(observed) {
  const owners = observed.owners();
  if (owners.length === 0 || owners.some(({ state }) => state === "unknown")) return nothing2;
  const gone = owners.filter(({ state }) => state !== "solid");
  if (gone.length === 0) return nothing2;
  const absent = gone.filter(({ state }) => state === "absent");
  const unless = absent.flatMap(identityOf);
  const actions = [
    ...absent.flatMap((owner) => tellElsewhere(observed, owner)),
    ...gone.length < owners.length ? [{ ...withoutOwners(observed, gone), unless }] : deletion(observed, unless)
  ];
  return unless.length === 0 ? { actions } : { actions, requeueAfterMs: recheckMs };
}
function deletion(observed, unless) {
  const { resource, object } = observed;
  const dependents = observed.owners().some(({ state }) => state === "waiting") ? observed.dependents() : [];
  if (dependents.length === 0) {
    return [{ ...remove(resource, object, { propagationPolicy: policyOf3(object) }), unless }];
  }
  const isCircle = dependents.some((each) => isWaiting(each.object));
  const foreground2 = remove(resource, object, { propagationPolicy: "Foreground" });
  return [...isCircle ? [unblocked(observed)] : [], { ...foreground2, unless }];
}
function policyOf3(object) {
  if (holds(object, orphanFinalizer)) return "Orphan";
  return holds(object, foregroundFinalizer) ? "Foreground" : "Background";
}
function orphan2(observed) {
  const { uid } = observed.object.metadata;
  return [
    ...observed.dependents().map((each) => {
      const kept = each.object.metadata.ownerReferences?.filter((ref2) => ref2.uid !== uid);
      return patchMetadata(each, { ownerReferences: nullIfEmpty(kept) });
    }),
    withoutFinalizer(observed, orphanFinalizer)
  ];
}
var withoutFinalizer = (item, finalizer) => patchMetadata(item, {
  finalizers: nullIfEmpty(item.object.metadata.finalizers?.filter((each) => each !== finalizer))
});
function withoutOwners(item, owners) {
  const uids = new Set(owners.map(({ reference: reference2 }) => reference2.uid));
  const kept = item.object.metadata.ownerReferences?.filter(({ uid }) => !uids.has(uid));
  return patchMetadata(item, { ownerReferences: nullIfEmpty(kept) });
}
var nullIfEmpty = (list2 = []) => list2.length === 0 ? null : list2;
var unblocked = (item) => patchMetadata(item, {
  ownerReferences: item.object.metadata.ownerReferences?.map((ref2) => ({
    ...ref2,
    blockOwnerDeletion: false
  }))
});
function patchMetadata({ resource, object }, changes) {
  const { namespace, name: name8 = "", uid, resourceVersion } = object.metadata;
  const patch = { metadata: { uid, resourceVersion, ...changes } };
  return { do: "patch", resource, namespace, name: name8, patchType: "merge", patch };
}
function identityOf({ resource, namespace, reference: reference2 }) {
  const { name: name8, uid } = reference2;
  return resource === void 0 ? [] : [{ resource, namespace, name: name8, uid }];
}
function tellElsewhere({ object }, { reference: reference2, isElsewhere: isElsewhere2 }) {
  if (isElsewhere2 !== true) return [];
  const { apiVersion, kind: kind2, name: name8, uid } = reference2;
  const { namespace } = object.metadata;
  const owner = `${apiVersion}/${kind2}, namespace: ${namespace}, name: ${name8}, uid: ${uid}`;
  const message = `ownerRef [${owner}] does not exist in namespace "${namespace}"`;
  return [
    record2({ regarding: object, type: "Warning", reason: "OwnerRefInvalidNamespace", message })
  ];
}

// controllers/garbage-collector/controller.ts
function garbageCollector(definitions) {
  const resources = definitions.filter(
    ({ plural, storage }) => plural !== "events" && storage === void 0
  );
  const byName3 = new Map(resources.map((each) => [nameOf4(each), each]));
  const byKind = new Map(resources.map((each) => [`${each.apiVersion} ${each.kind}`, each]));
  const graph = {
    resources,
    resourceOf: ({ apiVersion, kind: kind2 }) => byKind.get(`${apiVersion} ${kind2}`)
  };
  return {
    name: "garbage-collector-controller",
    watches: resources.map((resource) => watchOwnership(resource, graph)),
    reconcile(key, view) {
      const [name8 = "", path2 = ""] = key.split(" ");
      const resource = byName3.get(name8);
      if (resource === void 0) return nothing2;
      const place = splitKey(path2);
      const object = view.get(resource, place.namespace, place.name);
      if (object === void 0) return nothing2;
      return planGarbage({
        resource,
        object,
        owners: () => ownersOf(object, lookupIn(view, graph)),
        dependents: () => dependentsOf(object, graph, view)
      });
    }
  };
}
var nameOf4 = ({ group, plural }) => `${plural}.${group}`;
var keyFor2 = (resource, object) => `${nameOf4(resource)} ${keyOf(object)}`;
function watchOwnership(resource, graph) {
  return {
    resource,
    when: changesOwnership,
    keys(object, view) {
      const { namespace, name: name8 = "", uid } = object.metadata;
      const isGone = view.get(resource, namespace, name8)?.metadata.uid !== uid;
      const keys = waitingOwners(object, graph, view);
      if (isGone || isWaiting(object)) {
        const dependents = dependentsOf(object, graph, view);
        keys.push(...dependents.map((each) => keyFor2(each.resource, each.object)));
      }
      if (!isGone && needsPlan(object, graph, view)) keys.push(keyFor2(resource, object));
      return keys;
    }
  };
}
function changesOwnership(next, previous) {
  if (next === void 0) return true;
  const { metadata } = next;
  if (previous === void 0) {
    return metadata.ownerReferences !== void 0 || metadata.deletionTimestamp !== void 0;
  }
  const { metadata: before } = previous;
  return metadata.uid !== before.uid || metadata.deletionTimestamp !== before.deletionTimestamp || !equalJson(metadata.finalizers, before.finalizers) || !equalJson(metadata.ownerReferences, before.ownerReferences);
}
function needsPlan(object, graph, view) {
  if (isBeingDeleted(object)) {
    return holds(object, foregroundFinalizer) || holds(object, orphanFinalizer);
  }
  const { ownerReferences = [] } = object.metadata;
  if (ownerReferences.length === 0) return false;
  const lookup = lookupIn(view, graph);
  return ownerReferences.some((ref2) => findOwner(ref2, object, lookup).state !== "solid");
}
function waitingOwners(object, graph, view) {
  const { ownerReferences = [] } = object.metadata;
  if (ownerReferences.length === 0) return [];
  const lookup = lookupIn(view, graph);
  return ownerReferences.flatMap((ref2) => {
    const { state, resource, namespace } = findOwner(ref2, object, lookup);
    if (state !== "waiting" || resource === void 0) return [];
    const owner = view.get(resource, namespace, ref2.name);
    return owner === void 0 ? [] : [keyFor2(resource, owner)];
  });
}
function dependentsOf(object, { resources }, view) {
  const { uid = "" } = object.metadata;
  const items2 = [];
  for (const resource of resources) {
    for (const dependent of view.owned(resource, uid)) items2.push({ resource, object: dependent });
  }
  return items2;
}
function ownersOf(object, lookup) {
  return (object.metadata.ownerReferences ?? []).map((reference2) => {
    const owner = findOwner(reference2, object, lookup);
    return owner.state === "absent" && isElsewhere(owner, lookup) ? { ...owner, isElsewhere: true } : owner;
  });
}
var lookupIn = (view, { resourceOf }) => ({
  resourceOf,
  get: (resource, namespace, name8) => view.get(resource, namespace, name8),
  list: (resource) => view.list(resource)
});

// controllers/namespace/conditions.ts
function terminationConditions(before, {
  left,
  failures: failures2,
  nowMs
}) {
  const told2 = [
    fine("NamespaceDeletionDiscoveryFailure", "ResourcesDiscovered", discovered),
    fine("NamespaceDeletionGroupVersionParsingFailure", "ParsedGroupVersions", parsed2),
    contentFailure(failures2),
    contentRemaining(left),
    finalizersRemaining(left)
  ];
  const types2 = new Set(told2.map(({ type }) => type));
  return [
    ...before.filter(({ type }) => !types2.has(type)),
    ...told2.map((each) => dated(each, before, nowMs))
  ];
}
var discovered = "All resources successfully discovered";
var parsed2 = "All legacy kube types successfully parsed";
function contentFailure(failures2) {
  const type = "NamespaceDeletionContentFailure";
  if (failures2.length === 0) {
    const message2 = "All content successfully deleted, may be waiting on finalization";
    return fine(type, "ContentDeleted", message2);
  }
  const list2 = [...failures2].sort().join(", ");
  const message = `Failed to delete all resource types, ${failures2.length} remaining: ${list2}`;
  return { type, status: "True", reason: "ContentDeletionFailed", message };
}
function contentRemaining(left) {
  const type = "NamespaceContentRemaining";
  const counts4 = left.filter(({ objects }) => objects.length > 0).map(({ resource, objects }) => `${gvr(resource)} has ${objects.length} resource instances`);
  if (counts4.length === 0) return fine(type, "ContentRemoved", "All content successfully removed");
  const message = `Some resources are remaining: ${counts4.sort().join(", ")}`;
  return { type, status: "True", reason: "SomeResourcesRemain", message };
}
var gvr = ({ plural, group }) => `${plural}.${group}`;
function finalizersRemaining(left) {
  const type = "NamespaceFinalizersRemaining";
  const counts4 = /* @__PURE__ */ new Map();
  for (const { metadata } of left.flatMap(({ objects }) => objects)) {
    for (const name8 of metadata.finalizers ?? []) counts4.set(name8, (counts4.get(name8) ?? 0) + 1);
  }
  if (counts4.size === 0) return fine(type, "ContentRemoved", "All content successfully removed");
  const list2 = [...counts4].map(([name8, count3]) => `${name8} in ${count3} resource instances`).sort();
  const message = `Some content in the namespace has finalizers remaining: ${list2.join(", ")}`;
  return { type, status: "True", reason: "SomeFinalizersRemain", message };
}
var fine = (type, reason, message) => ({
  type,
  status: "False",
  reason,
  message
});
function dated(told2, before, nowMs) {
  const { type, status, reason, message } = told2;
  const old = before.find((each) => each.type === type);
  const lastTransitionTime = old?.status === status ? old.lastTransitionTime : formatTime(nowMs);
  return { type, status, lastTransitionTime, reason, message };
}

// controllers/namespace/plan.ts
var settleMs = 100;
var finalizersSeconds = 15;
var unexpectedMs = 5e3;
function planTermination(observed) {
  const { namespace, pods: pods3, others, nowMs } = observed;
  const { finalizers = [] } = namespace.spec;
  if (namespace.metadata.deletionTimestamp === void 0 || finalizers.length === 0) return nothing2;
  const stage = pods3.objects.length > 0 ? [pods3] : others;
  const left = stage.map(({ resource, objects }) => ({ resource, objects: objects.filter(remains) })).filter(({ objects }) => objects.length > 0);
  const estimateSeconds = estimate(observed, left);
  const failures2 = estimateSeconds === 0 ? left.map((each) => unexpected(namespace, each)) : [];
  const deletions = stage.flatMap(
    ({ resource, objects }) => objects.filter(({ metadata }) => metadata.deletionTimestamp === void 0).map((object) => remove(resource, object, { propagationPolicy: "Background" }))
  );
  const report = reported(namespace, { left, failures: failures2, nowMs });
  const actions = [...deletions, ...report];
  if (failures2.length > 0) return { actions, requeueAfterMs: unexpectedMs };
  if (left.length > 0) {
    return { actions, requeueAfterMs: (Math.floor(estimateSeconds / 2) + 1) * 1e3 };
  }
  if (stage.some(({ objects }) => objects.length > 0)) return { actions, requeueAfterMs: settleMs };
  return report.length > 0 ? { actions } : { actions: [finalize(namespace)] };
}
function remains(object) {
  return (object.metadata.finalizers?.length ?? 0) > 0 || graceSecondsOf(object) > 0;
}
function graceSecondsOf(object) {
  if (object.kind !== "Pod") return 0;
  const pod = object;
  if (isPodTerminal(pod) || (pod.spec.nodeName ?? "") === "") return 0;
  const { deletionGracePeriodSeconds } = pod.metadata;
  return deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30;
}
function estimate({ namespace, nowMs }, left) {
  const objects = left.flatMap((each) => each.objects);
  const graceSeconds = objects.reduce((most, each) => Math.max(most, graceSecondsOf(each)), 0);
  const deletedMs = parseTime(namespace.metadata.deletionTimestamp) ?? nowMs;
  if (graceSeconds > 0 && nowMs - deletedMs < graceSeconds * 1e3) return graceSeconds;
  const held = objects.some(({ metadata }) => (metadata.finalizers?.length ?? 0) > 0);
  return held ? finalizersSeconds : 0;
}
function unexpected({ metadata }, { resource }) {
  const { group, version: version2, plural } = resource;
  return `unexpected items still remain in namespace: ${metadata.name} for gvr: ${group}/${version2}, Resource=${plural}`;
}
function reported(namespace, state) {
  const before = namespace.status.conditions ?? [];
  const conditions = terminationConditions(before, state);
  if (equalJson(conditions, before)) return [];
  const status = { ...namespace.status, phase: "Terminating", conditions };
  return [updateStatus(Namespace, { ...namespace, status })];
}
function finalize(namespace) {
  const finalizers = namespace.spec.finalizers?.filter((each) => each !== namespaceFinalizer);
  const object = { ...namespace, spec: { ...namespace.spec, finalizers } };
  return { ...update(Namespace, object), resource: untyped(Namespace), subresource: "finalize" };
}

// controllers/namespace/controller.ts
function namespaceController(definitions) {
  const contents = definitions.filter(
    ({ namespaced, storage, kind: kind2 }) => namespaced && storage === void 0 && kind2 !== "Pod"
  );
  return {
    name: "namespace-controller",
    watches: [
      watch(Namespace, { keys: ({ metadata }) => [metadata.name ?? ""] }),
      ...[untyped(Pod), ...contents].map(cached)
    ],
    reconcile(name8, view) {
      const namespace = view.get(Namespace, void 0, name8);
      if (namespace?.metadata.deletionTimestamp === void 0) return nothing2;
      return planTermination({
        namespace,
        pods: { resource: untyped(Pod), objects: view.list(Pod, name8) },
        others: contents.map((resource) => ({ resource, objects: view.list(resource, name8) })),
        nowMs: view.nowMs
      });
    }
  };
}
var cached = (resource) => ({
  resource,
  keys: () => [],
  when: () => false
});

// controllers/taints.ts
var taintKeys = {
  notReady: "node.kubernetes.io/not-ready",
  unreachable: "node.kubernetes.io/unreachable",
  unschedulable: "node.kubernetes.io/unschedulable",
  memoryPressure: "node.kubernetes.io/memory-pressure",
  diskPressure: "node.kubernetes.io/disk-pressure",
  pidPressure: "node.kubernetes.io/pid-pressure",
  networkUnavailable: "node.kubernetes.io/network-unavailable",
  outOfService: "node.kubernetes.io/out-of-service"
};
var sameTaint = (left, right) => left.key === right.key && left.effect === right.effect;
var noExecute = (taints = []) => taints.filter(({ effect }) => effect === "NoExecute");
function bears(toleration, taint) {
  const { key = "", operator: operator2 = "Equal", value = "", effect = "" } = toleration;
  if (effect !== "" && effect !== taint.effect) return false;
  if (key !== "" && key !== taint.key) return false;
  if (operator2 === "Exists") return true;
  if (operator2 === "Lt" || operator2 === "Gt") {
    const given2 = Number.parseInt(taint.value ?? "", 10);
    const bound2 = Number.parseInt(value, 10);
    return operator2 === "Lt" ? given2 < bound2 : given2 > bound2;
  }
  return (operator2 === "Equal" || operator2 === "") && value === (taint.value ?? "");
}

// controllers/node-lifecycle/health.ts
var graceMs = 5e4;
var startupGraceMs = 6e4;
var kubeletConditions = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"];
var readyCondition = ({ status }) => status.conditions?.find(({ type }) => type === "Ready");
var isReady = (node) => readyCondition(node)?.status === "True";
function aliveUntilMs(node, lease) {
  const ready = readyCondition(node);
  const heartbeat = ready === void 0 ? node.metadata.creationTimestamp : ready.lastHeartbeatTime;
  const lastMs = Math.max(parseTime(heartbeat) ?? 0, parseTime(lease?.spec.renewTime) ?? 0);
  return lastMs + (ready === void 0 ? startupGraceMs : graceMs);
}
function unknownConditions(node, nowMs) {
  const { conditions = [] } = node.status;
  const changed = conditions.map((each) => {
    if (!kubeletConditions.includes(each.type) || each.status === "Unknown") return each;
    return {
      ...each,
      status: "Unknown",
      reason: "NodeStatusUnknown",
      message: "Kubelet stopped posting node status.",
      lastTransitionTime: formatTime(nowMs)
    };
  });
  const missing2 = kubeletConditions.filter((type) => !conditions.some((each) => each.type === type)).map((type) => ({
    type,
    status: "Unknown",
    lastHeartbeatTime: node.metadata.creationTimestamp,
    lastTransitionTime: formatTime(nowMs),
    reason: "NodeStatusNeverUpdated",
    message: "Kubelet never posted node status."
  }));
  const isSame = missing2.length === 0 && changed.every((each, index) => each === conditions[index]);
  return isSame ? conditions : [...changed, ...missing2];
}

// controllers/node-lifecycle/eviction-rate.ts
var intervalMs = 1e4;
var secondaryIntervalMs = 1e5;
var unhealthyShare = 0.55;
var largeZone = 50;
var monitorPeriodMs = 5e3;
var excluded = "node.kubernetes.io/exclude-disruption";
function isFullyDisrupted(nodes5) {
  const counted2 = nodes5.filter(({ metadata }) => metadata.labels?.[excluded] === void 0);
  return counted2.length > 0 && !counted2.some(isReady);
}
function taintInMs(node, nodes5, nowMs) {
  const lostMs = lostSinceMs(node, nowMs);
  if (nowMs - lostMs < monitorPeriodMs) return lostMs + monitorPeriodMs - nowMs;
  const zone = nodes5.filter((each) => zoneOf2(each) === zoneOf2(node));
  const isFirst = zone.filter((each) => !isReady(each) && noExecuteTaintedMs(each) === void 0).every((each) => each === node || isBefore(node, each, nowMs));
  if (!isFirst) return monitorPeriodMs;
  const lastMs = Math.max(...zone.map((each) => noExecuteTaintedMs(each) ?? 0));
  const freeMs = lastMs + intervalOf(zone);
  if (freeMs <= nowMs) return 0;
  return Number.isFinite(freeMs) ? freeMs - nowMs : monitorPeriodMs;
}
function intervalOf(zone) {
  const counted2 = zone.filter(({ metadata }) => metadata.labels?.[excluded] === void 0);
  const lost = counted2.filter((node) => !isReady(node)).length;
  const isPartial = lost < counted2.length && lost > 2 && lost / counted2.length >= unhealthyShare;
  if (!isPartial) return intervalMs;
  return counted2.length > largeZone ? secondaryIntervalMs : Number.POSITIVE_INFINITY;
}
var zoneOf2 = ({ metadata: { labels = {} } }) => `${labels["topology.kubernetes.io/region"] ?? ""}:${labels["topology.kubernetes.io/zone"] ?? ""}`;
var lostSinceMs = (node, nowMs) => parseTime(readyCondition(node)?.lastTransitionTime) ?? nowMs;
function isBefore(left, right, nowMs) {
  const [leftMs, rightMs] = [lostSinceMs(left, nowMs), lostSinceMs(right, nowMs)];
  if (leftMs !== rightMs) return leftMs < rightMs;
  return (left.metadata.name ?? "") < (right.metadata.name ?? "");
}
function noExecuteTaintedMs({ spec: { taints = [] } }) {
  const added = [taintKeys.unreachable, taintKeys.notReady].flatMap(
    (key) => taints.filter((taint) => sameTaint(taint, { key, effect: "NoExecute" }))
  );
  const [first] = added;
  return first === void 0 ? void 0 : parseTime(first.timeAdded) ?? 0;
}

// controllers/node-lifecycle/node-taints.ts
var byCondition = {
  Ready: { False: taintKeys.notReady, Unknown: taintKeys.unreachable },
  MemoryPressure: { True: taintKeys.memoryPressure },
  DiskPressure: { True: taintKeys.diskPressure },
  NetworkUnavailable: { True: taintKeys.networkUnavailable },
  PIDPressure: { True: taintKeys.pidPressure }
};
var ownNoSchedule = [
  taintKeys.unschedulable,
  ...Object.values(byCondition).flatMap((each) => Object.values(each))
];
var ownNoExecute = [taintKeys.notReady, taintKeys.unreachable];
var isOwn = ({ key, effect }) => effect === "NoSchedule" && ownNoSchedule.includes(key) || effect === "NoExecute" && ownNoExecute.includes(key);
function nodeTaints(node, evicts, nowMs) {
  const { taints = [] } = node.spec;
  const wanted = wantedTaints(node, evicts);
  const kept = taints.filter(
    (taint) => !isOwn(taint) || wanted.some((each) => sameTaint(each, taint))
  );
  const added = wanted.filter((each) => !taints.some((taint) => sameTaint(each, taint)));
  if (added.length === 0 && kept.length === taints.length) return taints;
  const timeAdded = formatTime(nowMs);
  return [...kept, ...added.map((taint) => ({ ...taint, timeAdded }))];
}
function wantedTaints(node, evicts) {
  const { conditions = [] } = node.status;
  const keys = conditions.flatMap(({ type, status }) => byCondition[type]?.[status] ?? []);
  if (node.spec.unschedulable === true) keys.push(taintKeys.unschedulable);
  const wanted = keys.map((key) => ({ key, effect: "NoSchedule" }));
  const lost = byCondition.Ready?.[readyCondition(node)?.status ?? ""];
  return lost !== void 0 && evicts ? [...wanted, { key: lost, effect: "NoExecute" }] : wanted;
}
var isEvicting = ({ spec: { taints = [] } }) => taints.some(({ key, effect }) => effect === "NoExecute" && ownNoExecute.includes(key));

// controllers/node-lifecycle/plan.ts
var eventTtlMs = 60 * 6e4;
function planNode(observed) {
  const { node, lease, nowMs } = observed;
  const registration2 = register(observed);
  const deadlineMs2 = aliveUntilMs(node, lease);
  if (nowMs > deadlineMs2) {
    const conditions = unknownConditions(node, nowMs);
    if (conditions !== (node.status.conditions ?? [])) {
      const next = { ...node, status: { ...node.status, conditions } };
      return { actions: [...registration2, { ...updateStatus(Node, next), ...silence(node) }] };
    }
  }
  const eviction = planEviction(observed);
  const taints = nodeTaints(node, eviction.evicts, nowMs);
  const actions = [
    ...registration2,
    ...equalJson(taints, node.spec.taints ?? []) ? [] : [withTaints(node, taints)],
    ...readyCondition(node)?.status === "Unknown" ? markPods(observed) : []
  ];
  const waits = [
    ...nowMs <= deadlineMs2 ? [deadlineMs2 + 1 - nowMs] : [],
    ...eviction.againMs === void 0 ? [] : [eviction.againMs]
  ];
  return waits.length === 0 ? { actions } : { actions, requeueAfterMs: Math.min(...waits) };
}
function register({ node, isRegistered, nowMs }) {
  const { name: name8, creationTimestamp } = node.metadata;
  if (nowMs - (parseTime(creationTimestamp) ?? 0) >= eventTtlMs || isRegistered()) return [];
  const message = `Node ${name8} event: Registered Node ${name8} in Controller`;
  return [record2({ regarding: node, type: "Normal", reason: "RegisteredNode", message })];
}
function silence(node) {
  if (!isReady(node)) return {};
  const reason = "NodeNotReady";
  const message = `Node ${node.metadata.name} status is now: ${reason}`;
  return { succeeded: { regarding: node, type: "Normal", reason, message } };
}
function planEviction({ node, nodes: nodes5, nowMs }) {
  const ready = readyCondition(node);
  if (ready === void 0 || ready.status === "True") return { evicts: false };
  const all2 = nodes5();
  if (isFullyDisrupted(all2)) return { evicts: false, againMs: monitorPeriodMs };
  if (isEvicting(node)) return { evicts: true, againMs: monitorPeriodMs };
  const waitMs = taintInMs(node, all2, nowMs);
  return waitMs === 0 ? { evicts: true, againMs: monitorPeriodMs } : { evicts: false, againMs: waitMs };
}
function withTaints(node, taints) {
  return update(Node, { ...node, spec: { ...node.spec, taints } });
}
function markPods({ node, pods: pods3, nowMs }) {
  const lostMs = parseTime(readyCondition(node)?.lastTransitionTime) ?? nowMs;
  return pods3().flatMap((pod) => {
    const ready = podCondition(pod, "Ready");
    if (ready?.status !== "True") return [];
    if ((parseTime(ready.lastTransitionTime) ?? 0) > lostMs) return [];
    const { generation } = pod.metadata;
    const next = {
      ...ready,
      status: "False",
      ...generation === void 0 ? {} : { observedGeneration: generation },
      lastTransitionTime: formatTime(nowMs)
    };
    const conditions = pod.status.conditions?.map((each) => each === ready ? next : each);
    const succeeded = {
      regarding: pod,
      type: "Warning",
      reason: "NodeNotReady",
      message: "Node is not ready"
    };
    return [{ ...updateStatus(Pod, { ...pod, status: { ...pod.status, conditions } }), succeeded }];
  });
}

// controllers/node-lifecycle/controller.ts
var leaseNamespace = "kube-node-lease";
var registrationIndex = "registrationsByNode";
var nodeLifecycleController = {
  name: "node-controller",
  watches: [
    watch(Node, { keys: ({ metadata }) => [metadata.name ?? ""], when: changesHealth }),
    watch(Pod, {
      keys: keysOnLostNode,
      indices: nodeIndices,
      when: (next, previous) => next !== void 0 && next.spec.nodeName !== previous?.spec.nodeName
    }),
    // Read when the time of a node is over; a renewal only puts that off.
    watch(Lease, { keys: () => [], when: () => false }),
    watch(Event, {
      keys: () => [],
      when: () => false,
      indices: {
        [registrationIndex]: ({ reason, involvedObject }) => reason === "RegisteredNode" ? [involvedObject.uid ?? ""] : []
      }
    })
  ],
  reconcile(name8, view) {
    const node = view.get(Node, void 0, name8);
    if (node === void 0) return nothing2;
    const { uid = "" } = node.metadata;
    return planNode({
      node,
      lease: view.get(Lease, leaseNamespace, name8),
      nodes: () => view.list(Node),
      pods: () => podsOn(name8, view),
      isRegistered: () => view.indexed(Event, registrationIndex, uid).length > 0,
      nowMs: view.nowMs
    });
  }
};
function changesHealth(next, previous) {
  if (next === void 0 || previous === void 0) return true;
  return next.metadata.uid !== previous.metadata.uid || next.spec.unschedulable !== previous.spec.unschedulable || !equalJson(next.spec.taints, previous.spec.taints) || !equalJson(stateOf(next), stateOf(previous));
}
var stateOf = ({ status: { conditions = [] } }) => conditions.map(({ type, status }) => [type, status]);
function keysOnLostNode({ spec: { nodeName: nodeName2 = "" } }, view) {
  const node = nodeName2 === "" ? void 0 : view.get(Node, void 0, nodeName2);
  const ready = node?.status.conditions?.find(({ type }) => type === "Ready");
  return ready === void 0 || ready.status === "True" ? [] : [nodeName2];
}

// controllers/disruption.ts
function disruptionTarget(pod, { reason, message }, nowMs) {
  const type = "DisruptionTarget";
  const old = podCondition(pod, type);
  if (old?.status === "True" && old.reason === reason && old.message === message) return void 0;
  const { generation } = pod.metadata;
  return {
    type,
    status: "True",
    reason,
    message,
    ...generation === void 0 ? {} : { observedGeneration: generation },
    lastTransitionTime: old?.status === "True" ? old.lastTransitionTime : formatTime(nowMs)
  };
}
function patchPodStatus({ metadata }, status) {
  const { namespace, name: name8 = "", uid } = metadata;
  return {
    do: "patch",
    resource: untyped(Pod),
    namespace,
    name: name8,
    patchType: "strategic",
    patch: { metadata: { uid }, status },
    subresource: "status"
  };
}

// controllers/pod-gc/plan.ts
var terminatedMax = 12500;
var nodeGone = { reason: "DeletionByPodGC", message: "PodGC: node no longer exists" };
function planOrphans(pods3, nowMs) {
  return pods3.flatMap((pod) => {
    const condition = disruptionTarget(pod, nodeGone, nowMs);
    return end(pod, condition === void 0 ? {} : { conditions: [condition] });
  });
}
function planStranded(pods3) {
  return pods3.filter(({ metadata }) => metadata.deletionTimestamp !== void 0).flatMap((pod) => end(pod, {}));
}
function planTerminated(pods3, max2 = terminatedMax) {
  if (pods3.length <= max2) return [];
  return [...pods3].sort(byEvictionAndAge).slice(0, pods3.length - max2).flatMap((pod) => end(pod, {}));
}
function end(pod, status) {
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
  const isEnding = deletionTimestamp !== void 0 && deletionGracePeriodSeconds === 0;
  return [
    ...isPodTerminal(pod) ? [] : [patchPodStatus(pod, { ...status, phase: "Failed" })],
    // Only finalizers hold a pod whose time is over; deleting it again does nothing.
    ...isEnding ? [] : [remove(Pod, pod, { gracePeriodSeconds: 0 })]
  ];
}
function byEvictionAndAge(left, right) {
  const [leftEvicted, rightEvicted] = [isEvicted(left), isEvicted(right)];
  if (leftEvicted !== rightEvicted) return leftEvicted ? -1 : 1;
  const age2 = createdMs(left) - createdMs(right);
  if (age2 !== 0) return age2;
  return nameOf5(left) < nameOf5(right) ? -1 : 1;
}
var isEvicted = ({ status }) => status.phase === "Failed" && status.reason === "Evicted";
var createdMs = ({ metadata }) => parseTime(metadata.creationTimestamp) ?? 0;
var nameOf5 = ({ metadata: { name: name8, namespace } }) => `${name8}/${namespace}`;

// controllers/pod-gc/controller.ts
var quarantineMs = 4e4;
var terminatedIndex = "terminatedPods";
var all = "all";
var podGcController = {
  name: "pod-garbage-collector",
  watches: [
    watch(Pod, {
      keys: podKeys,
      when: changesFate,
      indices: {
        ...nodeIndices,
        [terminatedIndex]: (pod) => isPodTerminal(pod) ? [all] : []
      }
    }),
    watch(Node, {
      keys({ metadata: { name: name8 = "" } }, view) {
        const node = view.get(Node, void 0, name8);
        if (node === void 0) return podsOn(name8, view).length > 0 ? [orphans(name8, view)] : [];
        return isOutOfService(node) ? [`stranded ${name8}`] : [];
      },
      when: (next) => next === void 0 || isOutOfService(next)
    })
  ],
  reconcile(key, view) {
    const [what, where = "", dueMs] = key.split(" ");
    if (what === "orphans") return orphansOf(where, Number(dueMs), view);
    if (what === "terminated") {
      return { actions: planTerminated(view.indexed(Pod, terminatedIndex, all)) };
    }
    if (what === "stranded") {
      const node = view.get(Node, void 0, where);
      const pods3 = node !== void 0 && isOutOfService(node) ? podsOn(where, view) : [];
      return { actions: planStranded(pods3) };
    }
    const { namespace, name: name8 } = splitKey(where);
    const pod = view.get(Pod, namespace, name8);
    return { actions: pod?.spec.nodeName === void 0 && pod ? planStranded([pod]) : [] };
  }
};
var orphans = (node, view) => `orphans ${node} ${view.nowMs + quarantineMs}`;
function orphansOf(node, dueMs, view) {
  const pods3 = podsOn(node, view);
  if (pods3.length === 0 || view.get(Node, void 0, node) !== void 0) return { actions: [] };
  if (view.nowMs < dueMs) return { actions: [], requeueAfterMs: dueMs - view.nowMs };
  return { actions: planOrphans(pods3, view.nowMs) };
}
function podKeys(pod, view) {
  const { nodeName: nodeName2 = "" } = pod.spec;
  const keys = isPodTerminal(pod) ? ["terminated"] : [];
  const isEnding = pod.metadata.deletionTimestamp !== void 0;
  if (nodeName2 === "") return isEnding ? [...keys, `unbound ${keyOf(pod)}`] : keys;
  const node = view.get(Node, void 0, nodeName2);
  if (node === void 0) keys.push(orphans(nodeName2, view));
  else if (isEnding && isOutOfService(node)) keys.push(`stranded ${nodeName2}`);
  return keys;
}
function changesFate(next, previous) {
  if (next === void 0) return false;
  if (previous === void 0) return true;
  return next.spec.nodeName !== previous.spec.nodeName || next.metadata.deletionTimestamp !== previous.metadata.deletionTimestamp || isPodTerminal(next) !== isPodTerminal(previous);
}
function isOutOfService({ spec: { taints = [] }, status }) {
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  return ready?.status !== "True" && taints.some(({ key }) => key === taintKeys.outOfService);
}

// controllers/replicaset/census.ts
function takeCensus(replicaSet, parts, nowMs) {
  const claims = [];
  const counts4 = { active: 0, fullyLabeled: 0, ready: 0, available: 0, terminating: 0 };
  const tallies = talliesOf(replicaSet, parts, nowMs);
  let soonestMs;
  for (const tally of tallies) {
    claims.push(...tally.claims);
    counts4.active += tally.counts.active;
    counts4.fullyLabeled += tally.counts.fullyLabeled;
    counts4.ready += tally.counts.ready;
    counts4.available += tally.counts.available;
    counts4.terminating += tally.counts.terminating;
    const { changesAtMs } = tally;
    if (changesAtMs !== void 0) soonestMs = Math.min(changesAtMs, soonestMs ?? changesAtMs);
  }
  const waitMs = soonestMs === void 0 ? void 0 : soonestMs - nowMs;
  return { claims, counts: counts4, active: tallies.map(({ active }) => active), availableInMs: waitMs };
}
var remembered2 = /* @__PURE__ */ new WeakMap();
function talliesOf(replicaSet, parts, nowMs) {
  const { spec, metadata } = replicaSet;
  const { uid, deletionTimestamp } = metadata;
  const known3 = remembered2.get(spec);
  const last2 = known3?.uid === uid && known3?.deletionTimestamp === deletionTimestamp ? known3 : void 0;
  const tallies = parts.map((pods3, index) => {
    const tally = last2?.parts[index] === pods3 ? last2.tallies[index] : void 0;
    const isTrue2 = tally !== void 0 && (tally.changesAtMs ?? nowMs + 1) > nowMs;
    return isTrue2 ? tally : count2(replicaSet, pods3, nowMs);
  });
  remembered2.set(spec, { uid, deletionTimestamp, parts, tallies });
  return tallies;
}
function count2(replicaSet, pods3, nowMs) {
  const { selector, template, minReadySeconds } = replicaSet.spec;
  const claimant = { owner: replicaSet, matcher: selectorFromLabelSelector(selector) };
  const isFullyLabeled = remembering(selectorFromLabels(template.metadata.labels));
  const claims = [];
  const active = [];
  const counts4 = { active: 0, fullyLabeled: 0, ready: 0, available: 0, terminating: 0 };
  let soonestMs;
  for (const pod of pods3) {
    const isActive = isPodActive(pod);
    if (!isActive && !isPodTerminating(pod)) continue;
    const claim = claimOf(claimant, pod);
    if (isActive && claim === "adopt") claims.push(adopt(Pod, replicaSet, pod));
    if (isActive && claim === "release") claims.push(release2(Pod, replicaSet, pod));
    if (claim !== "ours") continue;
    if (!isActive) {
      counts4.terminating += 1;
      continue;
    }
    active.push(pod);
    if (isFullyLabeled(pod.metadata.labels)) counts4.fullyLabeled += 1;
    if (!isPodReady(pod)) continue;
    counts4.ready += 1;
    const waitMs = availableInMs(pod, minReadySeconds, nowMs);
    if (waitMs === 0) counts4.available += 1;
    else if (waitMs !== void 0) soonestMs = Math.min(waitMs, soonestMs ?? waitMs);
  }
  counts4.active = active.length;
  const changesAtMs = soonestMs === void 0 ? void 0 : nowMs + soonestMs;
  return { claims, active, counts: counts4, changesAtMs };
}
function remembering({ matches }) {
  let last2;
  let answer = matches(last2);
  return (labels) => {
    if (labels !== last2) {
      last2 = labels;
      answer = matches(labels);
    }
    return answer;
  };
}

// controllers/replicaset/ranking.ts
var deletionCostAnnotation2 = "controller.kubernetes.io/pod-deletion-cost";
function podsToDelete(pods3, relatedPods, { count: count3, nowMs }) {
  if (count3 >= pods3.length) return pods3;
  const onNode = /* @__PURE__ */ new Map();
  for (const pod of relatedPods()) {
    const { nodeName: nodeName2 = "" } = pod.spec;
    if (isPodActive(pod)) onNode.set(nodeName2, (onNode.get(nodeName2) ?? 0) + 1);
  }
  return pods3.map((pod) => rankOf(pod, onNode, nowMs)).sort(compareRanks).slice(0, count3).map(({ pod }) => pod);
}
var phaseOrder = /* @__PURE__ */ new Map([
  ["Pending", 0],
  ["Unknown", 1],
  ["Running", 2]
]);
function rankOf(pod, onNode, nowMs) {
  const { nodeName: nodeName2 = "" } = pod.spec;
  const ready = isPodReady(pod);
  const restarts = restartCounts(pod);
  const keys = [
    nodeName2 === "" ? 0 : 1,
    phaseOrder.get(pod.status.phase) ?? 0,
    ready ? 1 : 0,
    deletionCost(pod),
    -(onNode.get(nodeName2) ?? 0),
    ready ? ageBucket(readySinceMs(pod), nowMs) : 0,
    -restarts.containers,
    -restarts.sidecars,
    ageBucket(parseTime(pod.metadata.creationTimestamp), nowMs)
  ];
  return { pod, keys };
}
function compareRanks(left, right) {
  for (let i = 0; i < left.keys.length; i += 1) {
    const difference = (left.keys[i] ?? 0) - (right.keys[i] ?? 0);
    if (difference !== 0) return difference;
  }
  const [{ uid = "", name: name8 = "" }, other] = [left.pod.metadata, right.pod.metadata];
  return compareText2(uid, other.uid ?? "") || compareText2(name8, other.name ?? "");
}
var compareText2 = (left, right) => left < right ? -1 : left > right ? 1 : 0;
function deletionCost({ metadata: { annotations } }) {
  const text2 = annotations?.[deletionCostAnnotation2];
  if (text2 === void 0 || !/^(-[0-9]+|0|[1-9][0-9]*)$/.test(text2)) return 0;
  const cost = Number(text2);
  return cost >= -(2 ** 31) && cost < 2 ** 31 ? cost : 0;
}
function ageBucket(sinceMs, nowMs) {
  if (sinceMs === void 0) return -2;
  const ageNs = (nowMs - sinceMs) * 1e6;
  return ageNs > 0 ? Math.trunc(Math.log2(ageNs)) : -1;
}
function restartCounts({ spec, status }) {
  let containers = 0;
  for (const each of status.containerStatuses ?? []) {
    containers = Math.max(containers, each.restartCount);
  }
  let sidecars = 0;
  for (const { name: name8, restartCount } of status.initContainerStatuses ?? []) {
    const container = spec.initContainers?.find((each) => each.name === name8);
    if (container?.restartPolicy === "Always") sidecars = Math.max(sidecars, restartCount);
  }
  return { containers, sidecars };
}

// controllers/replicaset/status.ts
function replicaSetStatus(input) {
  const { replicaSet, counts: counts4 } = input;
  return compact({
    replicas: counts4.active,
    fullyLabeledReplicas: counts4.fullyLabeled || void 0,
    readyReplicas: counts4.ready || void 0,
    availableReplicas: counts4.available || void 0,
    terminatingReplicas: counts4.terminating,
    observedGeneration: replicaSet.metadata.generation,
    conditions: conditionsOf(input)
  });
}
function conditionsOf({ replicaSet, counts: counts4, failure: failure3, nowMs }) {
  const { conditions = [] } = replicaSet.status;
  const told2 = conditions.some(({ type }) => type === failureType);
  if (told2 === (failure3 !== void 0)) return replicaSet.status.conditions;
  if (failure3 === void 0) {
    const rest = conditions.filter(({ type }) => type !== failureType);
    return rest.length === 0 ? void 0 : rest;
  }
  const reason = counts4.active < replicaSet.spec.replicas ? "FailedCreate" : "FailedDelete";
  const lastTransitionTime = formatTime(nowMs);
  const news = { type: failureType, status: "True", lastTransitionTime, reason, message: failure3 };
  return [...conditions, news];
}
var failureType = "ReplicaFailure";

// controllers/replicaset/plan.ts
var burstReplicas = 500;
function planReplicaSet(observed) {
  const { replicaSet, nowMs } = observed;
  const census = takeCensus(replicaSet, observed.podParts, nowMs);
  if (census.claims.length > 0) return { actions: census.claims };
  const excess = census.counts.active - replicaSet.spec.replicas;
  const ending2 = replicaSet.metadata.deletionTimestamp !== void 0;
  const manage = ending2 || excess === 0 ? [] : manageReplicas(observed, census, excess);
  const failure3 = manage.length === 0 ? void 0 : lastingFailure(observed.failure);
  const status = replicaSetStatus({ replicaSet, counts: census.counts, failure: failure3, nowMs });
  const report = equalJson(status, replicaSet.status) ? [] : [updateStatus(ReplicaSet, { ...replicaSet, status })];
  const actions = failure3 === void 0 ? [...manage, ...report] : [...report, ...manage];
  const { availableInMs: requeueAfterMs } = census;
  return requeueAfterMs === void 0 ? { actions } : { actions, requeueAfterMs };
}
function manageReplicas(observed, { active }, excess) {
  const { replicaSet, relatedPods, nowMs } = observed;
  if (excess < 0) {
    const missing2 = Math.min(-excess, burstReplicas);
    return Array(missing2).fill(createPod(replicaSet));
  }
  const count3 = Math.min(excess, burstReplicas);
  return podsToDelete(active.flat(), relatedPods, { count: count3, nowMs }).map(
    (pod) => remove(Pod, pod, {
      succeeded: normal(replicaSet, "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`),
      failed: warning(replicaSet, "FailedDelete", "Error deleting: {error}")
    })
  );
}
function createPod(replicaSet) {
  return create2(Pod, podDraft(replicaSet), {
    succeeded: normal(replicaSet, "SuccessfulCreate", "Created pod: {name}"),
    failed: warning(replicaSet, "FailedCreate", "Error creating: {error}")
  });
}
function podDraft(replicaSet) {
  const { namespace, name: name8 } = replicaSet.metadata;
  const { labels, annotations, finalizers } = replicaSet.spec.template.metadata;
  return {
    metadata: {
      generateName: `${name8}-`,
      namespace,
      ...labels && { labels },
      ...annotations && { annotations },
      ...finalizers && { finalizers },
      ownerReferences: [controllerRefTo(replicaSet)]
    },
    spec: replicaSet.spec.template.spec
  };
}
var normal = (regarding, reason, message) => ({
  regarding,
  type: "Normal",
  reason,
  message
});
var warning = (regarding, reason, message) => ({
  regarding,
  type: "Warning",
  reason,
  message
});

// controllers/replicaset/controller.ts
var replicaSetController = {
  name: "replicaset-controller",
  watches: [
    watch(ReplicaSet, { keys: (replicaSet) => [keyOf(replicaSet)] }),
    watch(Pod, {
      keys: (pod, view) => controllerRef(pod) === void 0 ? selectingKeys2(pod, view) : ownerKeys(pod, "ReplicaSet"),
      indices: orphanIndices,
      when: changesPodCount
    })
  ],
  reconcile(key, view, { failure: failure3 }) {
    const { namespace, name: name8 } = splitKey(key);
    const replicaSet = view.get(ReplicaSet, namespace, name8);
    if (replicaSet === void 0) return nothing2;
    const { uid = "" } = replicaSet.metadata;
    const owned = view.ownedParts(Pod, uid);
    const orphans2 = view.indexed(Pod, orphanIndex, namespace ?? "").filter(isNotOwnedBy(uid));
    const podParts = orphans2.length === 0 ? owned : [...owned, orphans2];
    const relatedPods = () => podsOfSiblings(replicaSet, view);
    return planReplicaSet({ replicaSet, podParts, relatedPods, nowMs: view.nowMs, failure: failure3 });
  }
};
var isNotOwnedBy = (uid) => ({ metadata }) => metadata.ownerReferences?.some((owner) => owner.uid === uid) !== true;
function selectingKeys2({ metadata }, view) {
  return view.list(ReplicaSet, metadata.namespace).filter(({ spec }) => selectorFromLabelSelector(spec.selector).matches(metadata.labels)).map(keyOf);
}
function podsOfSiblings(replicaSet, view) {
  const ref2 = controllerRef(replicaSet);
  if (ref2 === void 0) return [];
  return view.owned(ReplicaSet, ref2.uid).flatMap(({ metadata: { uid = "" } }) => view.owned(Pod, uid));
}

// controllers/root-ca/controller.ts
var name = "kube-root-ca.crt";
var description = "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.";
var certificate = "-----BEGIN CERTIFICATE-----\nbm8gcmVhbCBjZXJ0aWZpY2F0ZQ==\n-----END CERTIFICATE-----\n";
var rootCaController = {
  name: "root-ca-certificate-publisher",
  watches: [
    watch(Namespace, { keys: ({ metadata }) => [metadata.name ?? ""] }),
    watch(ConfigMap, {
      keys: ({ metadata }) => metadata.name === name ? [metadata.namespace ?? ""] : []
    })
  ],
  reconcile(key, view) {
    const namespace = view.get(Namespace, void 0, key);
    if (namespace === void 0 || namespace.metadata.deletionTimestamp !== void 0)
      return nothing2;
    const present2 = view.get(ConfigMap, key, name);
    const data = { "ca.crt": certificate };
    if (present2 === void 0) {
      const annotations = { "kubernetes.io/description": description };
      return {
        actions: [create2(ConfigMap, { metadata: { name, namespace: key, annotations }, data })]
      };
    }
    if (present2.data?.["ca.crt"] === certificate) return nothing2;
    return { actions: [update(ConfigMap, { ...present2, data })] };
  }
};

// controllers/serviceaccount/controller.ts
var defaultAccount = "default";
var serviceAccountController = {
  name: "serviceaccount-controller",
  watches: [
    watch(Namespace, { keys: ({ metadata }) => [metadata.name ?? ""] }),
    watch(ServiceAccount, { keys: ({ metadata }) => [metadata.namespace ?? ""] })
  ],
  reconcile(name8, view) {
    const namespace = view.get(Namespace, void 0, name8);
    if (namespace === void 0 || namespace.metadata.deletionTimestamp !== void 0)
      return nothing2;
    if (view.get(ServiceAccount, name8, defaultAccount) !== void 0) return nothing2;
    const metadata = { name: defaultAccount, namespace: name8 };
    return { actions: [create2(ServiceAccount, { metadata })] };
  }
};

// controllers/taint-eviction/plan.ts
var disruption = {
  reason: "DeletionByTaintManager",
  message: "Taint manager: deleting due to NoExecute taint"
};
function planEvictions({ node, pods: pods3, nowMs }) {
  const taints = noExecute(node.spec.taints);
  if (taints.length === 0) return nothing2;
  const staying = pods3.filter(({ metadata }) => metadata.deletionTimestamp === void 0);
  const borne = staying.map((pod) => ({ pod, seconds: toleratedSeconds(pod, taints) }));
  const isTimed = borne.some(({ seconds }) => seconds > 0 && Number.isFinite(seconds));
  if (isTimed && taints.some(({ timeAdded }) => timeAdded === void 0)) {
    return { actions: [dateTaints(node, nowMs)] };
  }
  const addedMs = Math.min(...taints.map(({ timeAdded }) => parseTime(timeAdded) ?? nowMs));
  const actions = [];
  let nextMs = Number.POSITIVE_INFINITY;
  for (const { pod, seconds } of borne) {
    const dueMs = seconds === 0 ? nowMs : Math.max(addedMs, boundMs(pod)) + seconds * 1e3;
    if (dueMs <= nowMs) actions.push(...evict(pod, nowMs));
    else nextMs = Math.min(nextMs, dueMs);
  }
  return Number.isFinite(nextMs) ? { actions, requeueAfterMs: nextMs - nowMs } : { actions };
}
function toleratedSeconds({ spec }, taints) {
  const { tolerations = [] } = spec;
  const used = taints.map((taint) => tolerations.find((each) => bears(each, taint)));
  return used.reduce(
    (least, each) => each === void 0 ? 0 : Math.min(least, Math.max(0, each.tolerationSeconds ?? Number.POSITIVE_INFINITY)),
    Number.POSITIVE_INFINITY
  );
}
function boundMs(pod) {
  const { lastTransitionTime } = podCondition(pod, "PodScheduled") ?? {};
  return parseTime(lastTransitionTime ?? pod.metadata.creationTimestamp) ?? 0;
}
function evict(pod, nowMs) {
  const condition = disruptionTarget(pod, disruption, nowMs);
  return [
    tell2(pod, "Marking for deletion"),
    ...condition === void 0 ? [] : [patchPodStatus(pod, { conditions: [condition] })],
    remove(Pod, pod)
  ];
}
function planCancellations(pods3, taints) {
  return pods3.filter((pod) => {
    const seconds = toleratedSeconds(pod, taints);
    const isTimed = seconds > 0 && Number.isFinite(seconds);
    return isTimed && pod.metadata.deletionTimestamp === void 0;
  }).map((pod) => tell2(pod, "Cancelling deletion of"));
}
function tell2({ apiVersion, kind: kind2, metadata }, what) {
  const { namespace, name: name8 } = metadata;
  const message = `${what} Pod ${namespace}/${name8}`;
  const regarding = { apiVersion, kind: kind2, metadata: { namespace, name: name8 } };
  return record2({ regarding, type: "Normal", reason: "TaintManagerEviction", message });
}
function dateTaints(node, nowMs) {
  const taints = node.spec.taints?.map(
    (taint) => taint.effect === "NoExecute" && taint.timeAdded === void 0 ? { ...taint, timeAdded: formatTime(nowMs) } : taint
  );
  return update(Node, { ...node, spec: { ...node.spec, taints } });
}

// controllers/taint-eviction/controller.ts
var taintEvictionController = {
  name: "taint-eviction-controller",
  watches: [
    watch(Node, {
      keys: nodeKeys,
      when: (next, previous) => !equalJson(noExecute(next?.spec.taints), noExecute(previous?.spec.taints))
    }),
    watch(Pod, { keys: keysOnTaintedNode, indices: nodeIndices, when: changesBearing })
  ],
  reconcile(key, view) {
    const [name8 = "", gone] = key.split(" ");
    const pods3 = podsOn(name8, view);
    if (gone !== void 0) return { actions: planCancellations(pods3, readTaints(gone)) };
    const node = view.get(Node, void 0, name8);
    return node === void 0 ? nothing2 : planEvictions({ node, pods: pods3, nowMs: view.nowMs });
  }
};
function nodeKeys(node, view) {
  const { name: name8 = "" } = node.metadata;
  const present2 = noExecute(view.get(Node, void 0, name8)?.spec.taints);
  const before = noExecute(node.spec.taints);
  const isOver2 = before.length > 0 && present2.length === 0;
  return isOver2 ? [name8, `${name8} ${formatTaints(before)}`] : [name8];
}
var formatTaints = (taints) => taints.map(({ key, value = "" }) => `${key}=${value}`).join();
var readTaints = (text2) => text2.split(",").map((each) => {
  const [key = "", value = ""] = each.split("=");
  return { key, ...value === "" ? {} : { value }, effect: "NoExecute" };
});
function keysOnTaintedNode({ spec: { nodeName: nodeName2 = "" } }, view) {
  if (nodeName2 === "") return [];
  const taints = view.get(Node, void 0, nodeName2)?.spec.taints;
  return noExecute(taints).length > 0 ? [nodeName2] : [];
}
function changesBearing(next, previous) {
  if (next === void 0) return false;
  if (next.spec === previous?.spec) return false;
  return next.spec.nodeName !== previous?.spec.nodeName || !equalJson(next.spec.tolerations, previous?.spec.tolerations);
}

// controllers/index.ts
var controllers = [
  deploymentController,
  endpointsController,
  endpointSliceController,
  eventTtlController,
  garbageCollector(allResources),
  namespaceController(allResources),
  nodeLifecycleController,
  podGcController,
  replicaSetController,
  rootCaController,
  serviceAccountController,
  taintEvictionController
];

// kubelet/images.ts
var path = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
var host2 = /^(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::\d+)?$/;
var tag = /^\w[\w.-]{0,127}$/;
var digest2 = /^sha256:[0-9a-f]{64}$/;
var known = /* @__PURE__ */ new Map();
function parseImage(image) {
  if (!known.has(image)) known.set(image, parse2(image));
  return known.get(image);
}
function fullImageName(image) {
  return parseImage(image)?.name ?? image;
}
function parse2(image) {
  const at = image.indexOf("@");
  const beforeDigest = at < 0 ? image : image.slice(0, at);
  const digestText = at < 0 ? void 0 : image.slice(at + 1);
  if (digestText !== void 0 && !digest2.test(digestText)) return void 0;
  const colon = beforeDigest.indexOf(":", beforeDigest.lastIndexOf("/") + 1);
  const unversioned = colon < 0 ? beforeDigest : beforeDigest.slice(0, colon);
  const tagText = colon < 0 ? "latest" : beforeDigest.slice(colon + 1);
  if (!tag.test(tagText)) return void 0;
  const slash = unversioned.indexOf("/");
  const first = slash < 0 ? "" : unversioned.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === "localhost";
  const rest = hasHost ? unversioned.slice(slash + 1) : unversioned;
  if (!path.test(rest) || hasHost && !host2.test(first)) return void 0;
  const hostText = hasHost ? first : "docker.io";
  const official = hostText === "docker.io" && !rest.includes("/");
  const repository = `${hostText}/${official ? "library/" : ""}${rest}`;
  const version2 = digestText ?? tagText;
  const name8 = `${repository}${digestText === void 0 ? ":" : "@"}${version2}`;
  return { host: hostText, repository, version: version2, name: name8 };
}
function pullError(image, wellKnown) {
  if (image.host.endsWith(".invalid")) return unresolved(image);
  return missingTag(image.version, wellKnown) ? notFound2(image) : void 0;
}
var madeUp = /^(?:.*-)?(?:does-?not-?exist|non-?existent|no-such-tag|nope|bad|broken|missing|typo)(?:-.*)?$/;
var likely = /^(?:\d{1,4}(?:\.\d{1,3}){0,3}|latest|stable|mainline|edge|lts)?(?:-?[a-z][a-z0-9.-]*)?$/;
var minorMax = 99;
function missingTag(version2, wellKnown) {
  if (version2.startsWith("sha256:")) return false;
  if (madeUp.test(version2)) return true;
  if (!wellKnown) return false;
  const minor = Number(/^v?\d+\.(\d+)/.exec(version2)?.[1] ?? 0);
  return minor > minorMax || !likely.test(version2.replace(/^v/, ""));
}
var notFound2 = ({ name: name8 }) => `rpc error: code = NotFound desc = failed to pull and unpack image "${name8}": failed to resolve reference "${name8}": ${name8}: not found`;
function unresolved({ name: name8, host: registry2, repository, version: version2 }) {
  const rest = repository.slice(registry2.length + 1);
  return `failed to pull and unpack image "${name8}": failed to resolve reference "${name8}": failed to do request: Head "https://${registry2}/v2/${rest}/manifests/${version2}": dial tcp: lookup ${registry2.replace(/:\d+$/, "")} on 10.96.0.10:53: no such host`;
}

// kubelet/known-images.ts
var server = (megabytes, ...ports) => ({
  sizeBytes: Math.round(megabytes * 1000003),
  ports,
  readyAfterMs: 250,
  stopMs: 120,
  stopCode: 0
});
var shell = (megabytes) => ({
  sizeBytes: Math.round(megabytes * 1000003),
  ports: [],
  isShell: true
});
var nginxLines = [
  "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration",
  "/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/",
  "/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh",
  "/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh",
  "/docker-entrypoint.sh: Configuration complete; ready for start up",
  '{time} [notice] 1#1: using the "epoll" event method',
  "{time} [notice] 1#1: start worker processes"
];
var mysqlNeeds = {
  variables: [
    "MYSQL_ROOT_PASSWORD",
    "MYSQL_ROOT_PASSWORD_FILE",
    "MYSQL_ALLOW_EMPTY_PASSWORD",
    "MYSQL_RANDOM_ROOT_PASSWORD",
    "MARIADB_ROOT_PASSWORD",
    "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
    "MARIADB_RANDOM_ROOT_PASSWORD"
  ],
  line: "[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified"
};
var images = {
  "docker.io/library/nginx": { ...server(72.3, 80), lines: nginxLines },
  "docker.io/nginxinc/nginx-unprivileged": { ...server(72.5, 8080), lines: nginxLines },
  "docker.io/library/httpd": {
    ...server(58.2, 80),
    lines: ["[core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'"]
  },
  "docker.io/library/caddy": server(21.9, 80, 443),
  "docker.io/library/traefik": server(48.6, 80),
  "docker.io/library/haproxy": { ...server(42.1), stopCode: 143 },
  "docker.io/library/redis": {
    ...server(51.8, 6379),
    lines: ["1:M {time} * Ready to accept connections tcp"]
  },
  "docker.io/valkey/valkey": server(45.4, 6379),
  "docker.io/library/memcached": server(32.7, 11211),
  "docker.io/library/postgres": {
    ...server(160.9, 5432),
    readyAfterMs: 2500,
    stopMs: 300,
    needsOneOf: {
      variables: ["POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_HOST_AUTH_METHOD"],
      line: "Error: Database is uninitialized and superuser password is not specified."
    },
    lines: ["{time} UTC [1] LOG:  database system is ready to accept connections"]
  },
  "docker.io/library/mysql": {
    ...server(241.5, 3306, 33060),
    readyAfterMs: 9e3,
    stopMs: 1500,
    needsOneOf: mysqlNeeds
  },
  "docker.io/library/mariadb": {
    ...server(118.4, 3306),
    readyAfterMs: 5e3,
    stopMs: 900,
    needsOneOf: mysqlNeeds
  },
  "docker.io/library/mongo": { ...server(285.1, 27017), readyAfterMs: 1500 },
  "docker.io/library/rabbitmq": { ...server(104.7, 5672), readyAfterMs: 6e3, stopMs: 2e3 },
  "docker.io/library/registry": server(17.6, 5e3),
  "docker.io/library/wordpress": server(234.8, 80),
  "docker.io/library/busybox": shell(2.16),
  "docker.io/library/alpine": shell(3.63),
  "docker.io/library/ubuntu": shell(29.7),
  "docker.io/library/debian": shell(48.5),
  "docker.io/library/bash": shell(6.6),
  "docker.io/library/python": shell(363.2),
  "docker.io/library/node": shell(387.5),
  "docker.io/library/perl": shell(336.4),
  "docker.io/curlimages/curl": shell(9.5),
  "docker.io/library/hello-world": {
    sizeBytes: 10072,
    ports: [],
    isShell: true,
    lines: ["Hello from Docker!"]
  },
  "docker.io/hashicorp/http-echo": server(3.3, 5678),
  "docker.io/ealen/echo-server": server(36.9, 80),
  "docker.io/traefik/whoami": server(2.9, 80),
  "docker.io/kennethreitz/httpbin": server(196.9, 80),
  "docker.io/mendhak/http-https-echo": server(48.1, 8080, 8443),
  "gcr.io/google-samples/hello-app": server(10.9, 8080),
  "gcr.io/google-samples/gb-frontend": server(170.2, 80),
  "registry.k8s.io/pause": { ...server(0.32), stopMs: 20 },
  "registry.k8s.io/echoserver": server(46.2, 8080),
  "registry.k8s.io/hpa-example": server(172.1, 80),
  "registry.k8s.io/nginx-slim": server(50.5, 80),
  "registry.k8s.io/e2e-test-images/agnhost": server(52.9),
  "registry.k8s.io/e2e-test-images/echoserver": server(46.2, 8080),
  "registry.k8s.io/e2e-test-images/nginx": server(51.1, 80),
  "registry.k8s.io/coredns/coredns": server(22.4, 53, 8080, 8181, 9153)
};
var byRepository = new Map(Object.entries(images));
function knownImage(repository) {
  return byRepository.get(repository);
}
var unknownImageBytes = 84213377;

// kubelet/server-lines.ts
function serverLines(lines) {
  return (startedAtMs, untilMs) => {
    const time2 = formatTime(startedAtMs).replace(/-/g, "/").replace("T", " ").replace("Z", "");
    return lines.map((text2, index) => ({ atMs: index * 10, text: text2.replace("{time}", time2) })).filter(({ atMs }) => atMs <= untilMs);
  };
}

// kubelet/shell-words.ts
var assignment = /^([A-Za-z_]\w*)=([\s\S]*)$/;
function expand(word2, process2) {
  let text2 = "";
  for (const [part2] of word2.matchAll(/'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[^'"\\]+/g)) {
    if (part2.startsWith("'")) text2 += part2.slice(1, -1);
    else if (part2.startsWith('"'))
      text2 += expandVariables(part2.slice(1, -1), process2).replace(/\\(["\\$`])/g, "$1");
    else if (part2.startsWith("\\")) text2 += part2.slice(1);
    else text2 += expandVariables(part2, process2);
  }
  return text2;
}
var variable = /\$\(\(([^)]*)\)\)|\$\(([^)]*)\)|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$([A-Za-z_]\w*)|\$\?/g;
function expandVariables(text2, process2) {
  return text2.replace(variable, (all2, sum2, command, braced, fallback, plain3) => {
    if (sum2 !== void 0) return String(arithmetic(String(sum2), process2));
    if (command !== void 0) return substitute(String(command).trim(), process2);
    if (all2 === "$?") return String(process2.code);
    return process2.variables.get(String(braced ?? plain3)) ?? String(fallback ?? "");
  });
}
function substitute(command, process2) {
  const [name8, argument] = command.split(/\s+/);
  if (name8 === "date") return dateText(process2, argument);
  return name8 === "hostname" ? process2.input.hostname : "";
}
function arithmetic(text2, process2) {
  const match = /^\s*(\$?\w+)\s*(?:([-+*/%])\s*(\$?\w+)\s*)?$/.exec(text2);
  if (match === null) return 0;
  const value = (word2) => {
    const name8 = (word2 ?? "0").replace("$", "");
    return Number(/^\d+$/.test(name8) ? name8 : process2.variables.get(name8) ?? 0);
  };
  const [left, right] = [value(match[1]), value(match[3])];
  switch (match[2]) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return Math.trunc(left / right);
    case "%":
      return left % right;
    default:
      return left;
  }
}
var weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
var months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function dateText(process2, format) {
  const timeMs = process2.input.startedAtMs + process2.nowMs;
  if (format === "+%s") return String(Math.floor(timeMs / 1e3));
  const iso = formatTime(timeMs);
  if (format !== void 0) return iso;
  const date = new Date(timeMs);
  const day = String(date.getUTCDate()).padStart(2, " ");
  const names3 = `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]}`;
  return `${names3} ${day} ${iso.slice(11, 19)} UTC ${iso.slice(0, 4)}`;
}

// kubelet/shell-commands.ts
function writer(output, process2) {
  const path2 = output === void 0 ? void 0 : expand(output, process2);
  if (path2 === void 0 || path2 === "/dev/stdout" || path2 === "/dev/stderr" || path2 === "/proc/1/fd/1") {
    return (text2) => {
      for (const line of text2.split("\n")) process2.lines.push({ atMs: process2.nowMs, text: line });
      return void 0;
    };
  }
  if (path2 !== "/dev/null") setFile(path2, true, process2);
  return () => void 0;
}
function setFile(path2, exists, process2) {
  if (process2.present.has(path2) === exists) return;
  if (exists) process2.present.add(path2);
  else process2.present.delete(path2);
  process2.files.push({ atMs: process2.nowMs, path: path2, exists });
}
var paths = (argv) => argv.filter((word2) => !word2.startsWith("-"));
var commands = /* @__PURE__ */ new Map([
  ["true", succeed],
  [":", succeed],
  ["cd", succeed],
  ["mkdir", succeed],
  ["sync", succeed],
  ["chmod", succeed],
  ["false", fail2],
  ["export", exportVariables],
  ["sleep", sleep],
  ["test", test],
  ["[", test],
  ["[[", test],
  ["cat", cat],
  ["tail", (argv) => argv.some((word2) => /^-[a-zA-Z]*[fF]/.test(word2)) ? "hang" : void 0],
  ["pause", hang],
  ["wait", hang],
  ["break", () => "break"],
  ["continue", () => "continue"],
  ["exit", exit],
  ["echo", (argv, _, write2) => write2(echoText(argv))],
  [
    "printf",
    ([format = ""], _, write2) => write2(format.replace(/\\n$/, "").replaceAll("\\n", "\n"))
  ],
  ["date", ([format], process2, write2) => write2(dateText(process2, format))],
  ["hostname", (_, process2, write2) => write2(process2.input.hostname)],
  ["touch", (argv, process2) => setFiles(argv, true, process2)],
  ["rm", (argv, process2) => setFiles(argv, false, process2)],
  ["set", setOptions],
  ["trap", trap]
]);
function succeed() {
}
function hang() {
  return "hang";
}
function fail2(_argv, process2) {
  process2.code = 1;
}
function exit([code], process2) {
  process2.code = Number(code ?? process2.code) & 255;
  return "exit";
}
function setFiles(argv, exists, process2) {
  for (const path2 of paths(argv)) setFile(path2, exists, process2);
}
function setOptions(argv, process2) {
  if (argv.some((word2) => /^-\w*e/.test(word2))) process2.stopOnError = true;
}
function trap(argv, process2) {
  if (argv.some((word2) => /^(?:SIG)?TERM$/.test(word2))) process2.trapsTerm = true;
}
var unit = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
function sleep(argv, process2) {
  let durationMs = 0;
  for (const word2 of argv) {
    const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(word2);
    if (match === null) return "hang";
    durationMs += Number(match[1]) * (unit[match[2] || "s"] ?? 1e3);
  }
  process2.nowMs += durationMs;
  return process2.nowMs > process2.input.untilMs ? "hang" : "next";
}
function test(argv, process2) {
  const words = argv.at(-1) === "]" ? argv.slice(0, -1) : [...argv];
  const negated = words[0] === "!";
  const [left = "", operator2 = "", right = ""] = negated ? words.slice(1) : words;
  const outcome2 = compare3(left, operator2, right, process2);
  if (outcome2 === void 0) return "hang";
  process2.code = outcome2 === negated ? 1 : 0;
  return "next";
}
function compare3(left, operator2, right, process2) {
  if (/^-[efds]$/.test(left)) return process2.present.has(operator2);
  if (left === "-z") return operator2 === "";
  if (left === "-n") return operator2 !== "";
  const numbers2 = [Number(left), Number(right)];
  switch (operator2) {
    case "":
      return left !== "";
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "-eq":
      return numbers2[0] === numbers2[1];
    case "-ne":
      return numbers2[0] !== numbers2[1];
    case "-lt":
      return numbers2[0] < numbers2[1];
    case "-le":
      return numbers2[0] <= numbers2[1];
    case "-gt":
      return numbers2[0] > numbers2[1];
    case "-ge":
      return numbers2[0] >= numbers2[1];
    default:
      return void 0;
  }
}
function cat(argv, process2, write2) {
  const missing2 = paths(argv).filter((path2) => !process2.present.has(path2));
  for (const path2 of missing2) write2(`cat: can't open '${path2}': No such file or directory`);
  process2.code = missing2.length > 0 ? 1 : 0;
  return argv.length === 0 ? "hang" : "next";
}
function exportVariables(argv, process2) {
  for (const word2 of argv) {
    const match = assignment.exec(word2);
    if (match !== null) process2.variables.set(match[1] ?? "", match[2] ?? "");
  }
}
function echoText(argv) {
  const flags2 = argv[0] !== void 0 && /^-[neE]+$/.test(argv[0]);
  const text2 = (flags2 ? argv.slice(1) : argv).join(" ");
  return flags2 && argv[0]?.includes("e") === true ? text2.replaceAll("\\n", "\n") : text2;
}

// kubelet/shell-parse.ts
var comment = /#[^\n]*/;
var operator = /\n|;;|;|&&|\|\||&(?!>)|\||2>&1|>&2|1>&2|[12]?>>?[^\S\n]*|<|\(|\)/;
var quotedPart = /\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*'/;
var expandedPart = /\$\(\([^)]*\)\)|\$\([^)]*\)|\$\{[^}]*\}/;
var plainPart = /[^\s;&|<>()#"'\\]|(?<=\S)#/;
var word = `(?:${quotedPart.source}|${expandedPart.source}|${plainPart.source})+`;
var tokenPattern = new RegExp(
  `[^\\S\\n]*(?:(${comment.source})|(${operator.source})|(${word}))`,
  "y"
);
function parseScript(source) {
  const tokens = tokenize(source);
  if (tokens === void 0) return [{ join: ";", run: { kind: "unknown" } }];
  const cursor = { tokens, at: 0 };
  const script2 = parseList(cursor, []);
  return cursor.at < tokens.length ? [...script2, { join: ";", run: { kind: "unknown" } }] : script2;
}
function tokenize(source) {
  const tokens = [];
  const text2 = source.replace(/\\\n/g, " ").trim();
  let at = 0;
  while (at < text2.length) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text2);
    if (match === null || match[0] === "") return void 0;
    at = tokenPattern.lastIndex;
    const token = match[2] ?? match[3];
    if (token !== void 0) tokens.push(token === "\n" ? ";" : token.trim());
  }
  return tokens;
}
var isJoin = (token) => token === ";" || token === "&&" || token === "||";
function parseList(cursor, closing) {
  const script2 = [];
  let join2 = ";";
  for (; ; ) {
    while (cursor.tokens[cursor.at] === ";") cursor.at += 1;
    const token = cursor.tokens[cursor.at];
    if (token === void 0 || closing.includes(token)) return script2;
    const before = cursor.at;
    script2.push({ join: join2, run: parseStatement(cursor) });
    const next = cursor.tokens[cursor.at];
    if (next === void 0 || closing.includes(next)) return script2;
    if (!isJoin(next) || cursor.at === before) return [...script2, { join: ";", run: skip(cursor) }];
    join2 = next === "&&" || next === "||" ? next : ";";
    cursor.at += 1;
  }
}
function skip(cursor) {
  cursor.at = cursor.tokens.length;
  return { kind: "unknown" };
}
function take(cursor, word2) {
  if (cursor.tokens[cursor.at] !== word2) return false;
  cursor.at += 1;
  return true;
}
function parseStatement(cursor) {
  if (take(cursor, "while")) return parseLoop(cursor, false);
  if (take(cursor, "until")) return parseLoop(cursor, true);
  if (take(cursor, "for")) return parseFor(cursor);
  if (take(cursor, "if")) return parseIf(cursor);
  return parseSimple(cursor);
}
function parseLoop(cursor, until) {
  const test2 = parseList(cursor, ["do"]);
  if (!take(cursor, "do")) return skip(cursor);
  const body = parseList(cursor, ["done"]);
  return take(cursor, "done") ? { kind: "loop", until, test: test2, body } : skip(cursor);
}
function parseFor(cursor) {
  const name8 = cursor.tokens[cursor.at] ?? "";
  cursor.at += 1;
  if (!take(cursor, "in")) return skip(cursor);
  const words = [];
  for (let word2 = cursor.tokens[cursor.at]; word2 !== void 0 && word2 !== ";"; ) {
    words.push(word2);
    cursor.at += 1;
    word2 = cursor.tokens[cursor.at];
  }
  take(cursor, ";");
  if (!take(cursor, "do")) return skip(cursor);
  const body = parseList(cursor, ["done"]);
  return take(cursor, "done") ? { kind: "for", name: name8, words, body } : skip(cursor);
}
function parseIf(cursor) {
  const test2 = parseList(cursor, ["then"]);
  if (!take(cursor, "then")) return skip(cursor);
  const then = parseList(cursor, ["else", "elif", "fi"]);
  if (take(cursor, "elif")) {
    return { kind: "if", test: test2, then, otherwise: [{ join: ";", run: parseIf(cursor) }] };
  }
  const otherwise = take(cursor, "else") ? parseList(cursor, ["fi"]) : [];
  return take(cursor, "fi") ? { kind: "if", test: test2, then, otherwise } : skip(cursor);
}
var redirect = /^([12]?)>>?$/;
function parseSimple(cursor) {
  const words = [];
  let output;
  for (; ; ) {
    const token = cursor.tokens[cursor.at];
    if (token === void 0 || isJoin(token)) break;
    if (token === "2>&1") {
      cursor.at += 1;
    } else if (token === ">&2" || token === "1>&2") {
      output = "/dev/stderr";
      cursor.at += 1;
    } else if (redirect.test(token)) {
      if (!token.startsWith("2")) output = cursor.tokens[cursor.at + 1];
      cursor.at += 2;
    } else if (/^(?:&|\||<|\(|\)|;;)$/.test(token)) {
      return skip(cursor);
    } else {
      words.push(token);
      cursor.at += 1;
    }
  }
  return { kind: "simple", words, ...output === void 0 ? {} : { output } };
}

// kubelet/shell.ts
function runCommand(argv, input) {
  const [program = "", ...rest] = argv;
  const name8 = program.slice(program.lastIndexOf("/") + 1);
  const isShell = /^(?:ba|da|a)?sh$/.test(name8);
  const flag = rest.findIndex((word2) => /^-[a-z]*c$/.test(word2));
  const script2 = isShell && flag >= 0 ? parseScript(rest[flag + 1] ?? "") : [{ join: ";", run: isShell ? { kind: "unknown" } : literal(argv) }];
  return run(script2, input);
}
var literal = (argv) => ({
  kind: "simple",
  words: argv.map((word2) => `'${word2.replaceAll("'", `'"'"'`)}'`)
});
function run(script2, input) {
  const process2 = {
    input,
    variables: new Map(Object.entries(input.variables)),
    present: new Set(input.files),
    lines: [],
    files: [],
    nowMs: 0,
    code: 0,
    steps: 0,
    stopOnError: false,
    trapsTerm: false,
    unknown: false
  };
  const ended2 = runScript(script2, process2) !== "hang";
  return {
    ...ended2 ? { endsAfterMs: process2.nowMs } : {},
    exitCode: process2.code,
    lines: process2.lines,
    files: process2.files,
    trapsTerm: process2.trapsTerm,
    unknown: process2.unknown
  };
}
function runScript(script2, process2) {
  for (const { join: join2, run: statement } of script2) {
    if (join2 === "&&" && process2.code !== 0) continue;
    if (join2 === "||" && process2.code === 0) continue;
    process2.steps += 1;
    if (process2.steps > process2.input.stepsMax || process2.nowMs > process2.input.untilMs)
      return "hang";
    const signal = runStatement(statement, process2);
    if (signal !== "next") return signal;
    if (process2.stopOnError && process2.code !== 0 && join2 === ";") return "exit";
  }
  return "next";
}
function runStatement(statement, process2) {
  switch (statement.kind) {
    case "simple":
      return runSimple(statement.words, statement.output, process2);
    case "loop":
      return runLoop(statement, process2);
    case "for":
      return runFor(statement, process2);
    case "if": {
      const signal = runScript(statement.test, process2);
      if (signal !== "next") return signal;
      const branch = process2.code === 0 ? statement.then : statement.otherwise;
      process2.code = 0;
      return runScript(branch, process2);
    }
    case "unknown":
      process2.unknown = true;
      return "hang";
    default:
      return statement;
  }
}
function runLoop(loop, process2) {
  for (; ; ) {
    const tested = runScript(loop.test, process2);
    if (tested !== "next") return tested;
    if (process2.code === 0 === loop.until) break;
    const signal = runScript(loop.body, process2);
    if (signal === "break") break;
    if (signal === "exit" || signal === "hang") return signal;
  }
  process2.code = 0;
  return "next";
}
function runFor(loop, process2) {
  for (const item of loop.words.flatMap((word2) => expandItems(word2, process2))) {
    process2.variables.set(loop.name, item);
    const signal = runScript(loop.body, process2);
    if (signal === "break") break;
    if (signal === "exit" || signal === "hang") return signal;
  }
  return "next";
}
function expandItems(word2, process2) {
  const range = /^\{(\d+)\.\.(\d+)\}$/.exec(word2) ?? /^\$\(seq (?:(\d+) )?(\d+)\)$/.exec(word2);
  if (range !== null) {
    const from = Number(range[1] ?? 1);
    const count3 = Math.max(Number(range[2]) - from + 1, 0);
    return Array.from({ length: Math.min(count3, 1e4) }, (_, index) => String(from + index));
  }
  const text2 = expand(word2, process2);
  return /^["']/.test(word2) ? [text2] : text2.split(/\s+/).filter((item) => item !== "");
}
function runSimple(words, output, process2) {
  const rest = [...words];
  for (let match = assignment.exec(rest[0] ?? ""); match !== null; ) {
    process2.variables.set(match[1] ?? "", expand(match[2] ?? "", process2));
    rest.shift();
    match = assignment.exec(rest[0] ?? "");
  }
  if (rest[0] === "exec") rest.shift();
  if (rest.length === 0) {
    process2.code = 0;
    return "next";
  }
  const [name8 = "", ...argv] = rest.map((word2) => expand(word2, process2));
  const write2 = writer(output, process2);
  const command = commands.get(name8.slice(name8.lastIndexOf("/") + 1));
  if (command !== void 0) {
    process2.code = 0;
    return command(argv, process2, write2) ?? "next";
  }
  process2.unknown = true;
  return "hang";
}

// kubelet/program.ts
var always = (program) => () => program;
function programOf(container, image) {
  const { command = [], args = [] } = container;
  const name8 = fullImageName(container.image ?? "");
  if (/\/agnhost:/.test(name8) && command.length === 0) return agnhost(args);
  if (command.length === 0 && args.length === 0)
    return { at: always(entrypoint(container, image)) };
  if (command.length === 0 && image?.isShell !== true)
    return { at: always(entrypoint(container, image)) };
  return script(container, [...command, ...args], image);
}
var quiet = {
  httpStatus: () => 200,
  exec: () => ({ exitCode: 0, output: "" }),
  execMs: commandMs2,
  changesMs: []
};
var noLines = () => [];
var running = { ...quiet, exitCode: 0, stopMs: 150, stopCode: 0, log: noLines };
function entrypoint(container, image) {
  if (image === void 0) return { ...running, stopMs: 400, stopCode: 143 };
  const { needsOneOf, lines = [], isShell = false, stopMs, stopCode = 0 } = image;
  if (needsOneOf !== void 0 && !isSet(container, needsOneOf.variables)) {
    return ending(1, 300, [needsOneOf.line]);
  }
  if (isShell)
    return container.tty === true ? { ...running, stopMs: void 0 } : ending(0, 20, lines);
  return {
    ...running,
    stopCode,
    ...stopMs === void 0 ? {} : { stopMs },
    log: serverLines(lines)
  };
}
var ending = (exitCode, exitsAfterMs, lines) => ({
  ...running,
  exitCode,
  exitsAfterMs,
  log: (_, untilMs) => untilMs < 0 ? [] : lines.map((text2) => ({ atMs: 0, text: text2 }))
});
function isSet({ env = [], envFrom = [] }, variables) {
  return envFrom.length > 0 || env.some(({ name: name8 }) => variables.includes(name8));
}
function agnhost(args) {
  const [mode = "pause"] = args;
  const port = Number(/--(?:http-)?port[= ](\d+)/.exec(args.join(" "))?.[1]);
  const listens = (usual) => [Number.isNaN(port) ? usual : port];
  switch (mode) {
    case "netexec":
      return { listens: listens(8080), at: always(running) };
    case "serve-hostname":
    case "test-webserver":
      return { listens: listens(mode === "serve-hostname" ? 9376 : 80), at: always(running) };
    case "liveness":
      return {
        listens: [8080],
        at: always({
          ...running,
          changesMs: [1e4],
          httpStatus: (_, sinceStartMs) => sinceStartMs < 1e4 ? 200 : 500
        })
      };
    default:
      return { listens: [], at: always(running) };
  }
}
var stepsForEnd = 2e3;
var stepsForLog = 2e4;
function script(container, argv, image) {
  const { env = [] } = container;
  const variables = Object.fromEntries(env.map(({ name: name8, value = "" }) => [name8, value]));
  const expanded = argv.map(
    (word2) => word2.replace(/\$\(([A-Za-z_]\w*)\)/g, (all2, name8) => variables[name8] ?? all2)
  );
  const base = { variables, hostname: "", startedAtMs: 0, untilMs: Number.POSITIVE_INFINITY };
  const known3 = knownPrograms(expanded) ?? runCommand(expanded, { ...base, stepsMax: stepsForEnd });
  const program = scriptProgram(known3, image);
  const at = (hostname) => ({
    ...program,
    log: (startedAtMs, untilMs) => {
      const input = {
        variables,
        hostname,
        startedAtMs,
        untilMs,
        stepsMax: stepsForLog
      };
      return runCommand(expanded, input).lines;
    }
  });
  return known3.unknown ? { at } : { listens: [], at };
}
function knownPrograms(argv) {
  if (!/(?:^|\/)perl$/.test(argv[0] ?? "")) return void 0;
  return {
    endsAfterMs: 5e3,
    exitCode: 0,
    lines: [],
    files: [],
    trapsTerm: false,
    unknown: false
  };
}
function scriptProgram(run2, image) {
  const changesMs = [...new Set(run2.files.map(({ atMs }) => atMs))];
  const ends = run2.unknown || run2.trapsTerm;
  return {
    ...quiet,
    changesMs,
    exec: (command, sinceStartMs) => execIn(run2, command, sinceStartMs),
    ...run2.endsAfterMs === void 0 ? {} : { exitsAfterMs: run2.endsAfterMs + 20 },
    exitCode: run2.exitCode,
    ...ends ? { stopMs: image?.stopMs ?? 400 } : {},
    stopCode: run2.unknown ? image?.stopCode ?? 143 : 143,
    log: noLines
  };
}
function commandMs2(command) {
  const input = { variables: {}, hostname: "", startedAtMs: 0, stepsMax: 200 };
  const result = runCommand(command, { ...input, untilMs: Number.POSITIVE_INFINITY });
  return (result.endsAfterMs ?? 0) + 10;
}
function execIn(run2, command, sinceStartMs) {
  const present2 = /* @__PURE__ */ new Map();
  for (const { atMs, path: path2, exists } of run2.files) {
    if (atMs <= sinceStartMs) present2.set(path2, exists);
  }
  const result = runCommand(command, {
    variables: {},
    hostname: "",
    startedAtMs: 0,
    untilMs: 6e4,
    stepsMax: 200,
    files: [...present2].filter(([, exists]) => exists).map(([path2]) => path2)
  });
  if (result.endsAfterMs === void 0) return { exitCode: 0, output: "" };
  return { exitCode: result.exitCode, output: result.lines.map(({ text: text2 }) => text2).join("\n") };
}

// kubelet/behavior.ts
function behavior({ seed, behaviorOf }, container, pod, restartCount) {
  const uid = pod.metadata.uid ?? "";
  const random = seededRandom(`${seed}/${uid}/${container.name}/${restartCount}`);
  const own2 = ownBehavior(container, pod, random);
  const other = behaviorOf?.(container, pod, restartCount);
  return other === void 0 ? own2 : { ...own2, ...other };
}
function behaviors(options, pod) {
  const known3 = /* @__PURE__ */ new Map();
  return (container, restartCount) => {
    const last2 = known3.get(container);
    if (last2?.restartCount === restartCount) return last2.does;
    const does = behavior(options, container, pod, restartCount);
    known3.set(container, { restartCount, does });
    return does;
  };
}
var pullBytesPerMs = 45e3;
function ownBehavior(container, pod, random) {
  const { image, program, error, listens } = traits(container);
  const sizeBytes = image?.sizeBytes ?? unknownImageBytes;
  const durationMs = Math.round((350 + sizeBytes / pullBytesPerMs) * jitter(random));
  const run2 = program(pod.metadata.name ?? "");
  return {
    pull: error === void 0 ? { sizeBytes, durationMs } : { sizeBytes, durationMs: 900, error },
    startMs: Math.round(180 * jitter(random)),
    readyAfterMs: Math.round((image?.readyAfterMs ?? 300) * jitter(random)),
    listens,
    ...run2,
    ...run2.stopMs === void 0 ? {} : { stopMs: Math.round(run2.stopMs * jitter(random)) }
  };
}
var jitter = (random) => 0.8 + 0.4 * random.next();
var remembered3 = /* @__PURE__ */ new WeakMap();
function traits(container) {
  const known3 = remembered3.get(container);
  if (known3 !== void 0) return known3;
  const reference2 = parseImage(container.image ?? "");
  const image = reference2 && knownImage(reference2.repository);
  const declared = (container.ports ?? []).map(({ containerPort }) => containerPort);
  const program = programOf(container, image);
  const made2 = {
    image,
    error: reference2 && pullError(reference2, image !== void 0),
    listens: [.../* @__PURE__ */ new Set([...program.listens ?? image?.ports ?? [], ...declared])],
    program: program.at
  };
  remembered3.set(container, made2);
  return made2;
}
function imageSize(image) {
  const reference2 = parseImage(image);
  const known3 = reference2 && knownImage(reference2.repository);
  return { name: fullImageName(image), sizeBytes: known3?.sizeBytes ?? unknownImageBytes };
}

// kubelet/identity.ts
var containerPrefix = "containerd://";
function containerId({ podUid, name: name8, restart, level, startedMs: startedMs2 }) {
  const hex = hexDigits(`container/${podUid}/${name8}/${restart}`, 60);
  const fraction = (startedMs2 % 1e3).toString(16).padStart(3, "0");
  return `${containerPrefix}${hex}${fraction}${level.toString(16)}`;
}
function backOffLevel(id) {
  return hexValue(id?.slice(-1));
}
function startFraction(id) {
  return hexValue(id?.slice(-4, -1)) % 1e3;
}
function hexValue(text2 = "") {
  const value = Number.parseInt(text2, 16);
  return Number.isNaN(value) ? 0 : value;
}
var digests = /* @__PURE__ */ new Map();
var digestsMax = 1e4;
function imageDigest(image) {
  const known3 = digests.get(image);
  if (known3 !== void 0) return known3;
  if (digests.size >= digestsMax) digests.clear();
  const made2 = `sha256:${hexDigits(`image/${image}`, 64)}`;
  digests.set(image, made2);
  return made2;
}
function stableUuid(text2) {
  const hex = hexDigits(`uuid/${text2}`, 30);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(12, 15)}`,
    `a${hex.slice(15, 18)}`
  ];
  return [...parts, hex.slice(18)].join("-");
}
function hexDigits(text2, count3) {
  let state = 2166136261;
  for (let i = 0; i < text2.length; i += 1) {
    state = Math.imul(state ^ text2.charCodeAt(i), 16777619);
  }
  let digits = "";
  while (digits.length < count3) {
    state = state + 2654435769 | 0;
    let word2 = Math.imul(state ^ state >>> 16, 569420461);
    word2 = Math.imul(word2 ^ word2 >>> 15, 1935289751);
    digits += (2 ** 32 + ((word2 ^ word2 >>> 15) >>> 0)).toString(16).slice(1);
  }
  return digits.slice(0, count3);
}

// kubelet/machine.ts
function cableMachines(machines) {
  return new Map(machines.map((machine2, index) => [machine2.name, cable(machine2, index)]));
}
function cable(machine2, index) {
  return {
    ...machine2,
    podCIDR: machine2.podCIDR ?? `10.${podBlock(index >> 8)}.${index & 255}.0/24`,
    address: machine2.address ?? `172.18.${index + 2 >> 8}.${index + 2 & 255}`
  };
}
var podBlock = (block) => block < 12 ? 244 + block : 116 + block;
var powerAnnotation = "sim.kubesim.dev/power";
var bootedAtAnnotation = "sim.kubesim.dev/booted-at";

// kubelet/node-status.ts
var kubeletVersion = "v1.36.0";
function nodeLabels({ name: name8, labels, zone, region }) {
  return {
    "beta.kubernetes.io/arch": "amd64",
    "beta.kubernetes.io/os": "linux",
    "kubernetes.io/arch": "amd64",
    "kubernetes.io/hostname": name8,
    "kubernetes.io/os": "linux",
    ...region !== void 0 && { "topology.kubernetes.io/region": region },
    ...zone !== void 0 && { "topology.kubernetes.io/zone": zone },
    ...labels
  };
}
function nodeStatus(input) {
  const { machine: machine2, node } = input;
  const old = node?.status;
  const conditions = kubeletConditions2(input);
  const own2 = new Set(conditions.map(({ type }) => type));
  const others = (old?.conditions ?? []).filter(({ type }) => !own2.has(type));
  const capacity2 = capacityOf(machine2);
  const extended = Object.entries(old?.capacity ?? {}).filter(([name8]) => !(name8 in capacity2));
  const images2 = nodeImages(input);
  return {
    ...old,
    capacity: { ...Object.fromEntries(extended), ...capacity2 },
    allocatable: { ...old?.allocatable, ...capacity2 },
    conditions: [...others, ...conditions],
    addresses: [
      { type: "InternalIP", address: machine2.address },
      { type: "Hostname", address: machine2.name }
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo: nodeInfo(machine2.name, input.bootedAt),
    ...images2.length > 0 && { images: images2 },
    runtimeHandlers,
    features: { supplementalGroupsPolicy: true }
  };
}
function isOutdated(input) {
  const { node, machine: machine2 } = input;
  if (node === void 0) return true;
  if (upToDate.get(node) === machine2) return false;
  const outdated = hasNews(input, node.status);
  if (!outdated) upToDate.set(node, machine2);
  return outdated;
}
var upToDate = /* @__PURE__ */ new WeakMap();
function hasNews(input, status) {
  const wanted = nodeStatus({ ...input, pods: [] });
  const same2 = status.nodeInfo.bootID === wanted.nodeInfo.bootID && equalJson(status.capacity, wanted.capacity) && equalJson(status.addresses, wanted.addresses);
  return !same2 || changedConditions(input).length > 0;
}
function changedConditions({ node }) {
  const shown2 = new Map((node?.status.conditions ?? []).map((each) => [each.type, each.status]));
  return known2.filter(({ type, status }) => shown2.get(type) !== status);
}
var known2 = [
  {
    type: "MemoryPressure",
    status: "False",
    reason: "KubeletHasSufficientMemory",
    message: "kubelet has sufficient memory available",
    event: "NodeHasSufficientMemory"
  },
  {
    type: "DiskPressure",
    status: "False",
    reason: "KubeletHasNoDiskPressure",
    message: "kubelet has no disk pressure",
    event: "NodeHasNoDiskPressure"
  },
  {
    type: "PIDPressure",
    status: "False",
    reason: "KubeletHasSufficientPID",
    message: "kubelet has sufficient PID available",
    event: "NodeHasSufficientPID"
  },
  {
    type: "Ready",
    status: "True",
    reason: "KubeletReady",
    message: "kubelet is posting ready status",
    event: "NodeReady"
  }
];
function kubeletConditions2({ node, nowMs }) {
  const now = formatTime(nowMs);
  const old = new Map((node?.status.conditions ?? []).map((each) => [each.type, each]));
  return known2.map(({ type, status, reason, message }) => {
    const before = old.get(type);
    const changedAt = before?.status === status ? before.lastTransitionTime : void 0;
    return {
      type,
      status,
      lastHeartbeatTime: now,
      lastTransitionTime: changedAt ?? now,
      reason,
      message
    };
  });
}
function capacityOf(machine2) {
  const { cpu, memory, pods: pods3 = 110, ephemeralStorage = "100Gi", resources } = machine2;
  return {
    cpu,
    "ephemeral-storage": ephemeralStorage,
    "hugepages-1Gi": "0",
    "hugepages-2Mi": "0",
    memory,
    pods: String(pods3),
    ...resources
  };
}
function nodeInfo(name8, bootedAt2) {
  return {
    machineID: stableUuid(`machine/${name8}`).replaceAll("-", ""),
    systemUUID: stableUuid(`system/${name8}`),
    bootID: stableUuid(`boot/${name8}/${bootedAt2}`),
    kernelVersion: "6.12.48+deb13-amd64",
    osImage: "Debian GNU/Linux 13 (trixie)",
    containerRuntimeVersion: "containerd://2.2.0",
    kubeletVersion,
    kubeProxyVersion: "",
    operatingSystem: "linux",
    architecture: "amd64"
  };
}
var features = { recursiveReadOnlyMounts: true, userNamespaces: true };
var runtimeHandlers = [
  { name: "", features },
  { name: "runc", features }
];
var imagesMax = 50;
function nodeImages({ node, pods: pods3 }) {
  const images2 = new Map((node?.status.images ?? []).map((image) => [image.names?.at(-1), image]));
  for (const { status } of pods3) {
    for (const { image, imageID } of status.containerStatuses ?? []) {
      if (imageID === "" || images2.has(image)) continue;
      const { name: name8, sizeBytes } = imageSize(image);
      const repository = parseImage(image)?.repository ?? image;
      images2.set(image, { names: [`${repository}@${imageDigest(name8)}`, name8], sizeBytes });
    }
  }
  return [...images2.values()].sort((left, right) => (right.sizeBytes ?? 0) - (left.sizeBytes ?? 0)).slice(0, imagesMax);
}
var bootedAt = (node) => node.metadata.annotations?.[bootedAtAnnotation];

// kubelet/plan-node.ts
var leaseNamespace2 = "kube-node-lease";
var leaseDurationSeconds = 40;
var leaseRenewMs = 1e4;
var statusRefreshMs = 3e5;
function planRegistration({ machine: machine2, node, nowMs }) {
  if (node !== void 0) return nothing2;
  const booted = new Date(nowMs).toISOString();
  const draft = {
    metadata: {
      name: machine2.name,
      labels: nodeLabels(machine2),
      annotations: {
        [bootedAtAnnotation]: booted,
        "volumes.kubernetes.io/controller-managed-attach-detach": "true",
        ...machine2.annotations
      }
    },
    spec: {
      podCIDR: machine2.podCIDR,
      podCIDRs: [machine2.podCIDR],
      ...machine2.taints && { taints: machine2.taints }
    },
    status: nodeStatus({ machine: machine2, node: void 0, bootedAt: booted, pods: [], nowMs })
  };
  const became = changedConditions({ machine: machine2, node: void 0, bootedAt: booted, pods: [], nowMs });
  return {
    actions: [
      create2(Node, draft),
      nodeEvent(machine2.name, "Normal", "Starting", "Starting kubelet."),
      ...became.map(({ event }) => statusEvent(machine2.name, event))
    ]
  };
}
function planNode2(observed) {
  const { machine: machine2, node, pods: pods3, nowMs } = observed;
  if (node === void 0) return nothing2;
  const isOff = node.metadata.annotations?.[powerAnnotation] === "off";
  const booted = bootedAt(node);
  if (isOff) return { actions: booted === void 0 ? [] : [setBootedAt(node, null)] };
  if (booted === void 0) return { actions: [setBootedAt(node, new Date(nowMs).toISOString())] };
  const actions = [];
  const input = { machine: machine2, node, bootedAt: booted, pods: pods3, nowMs };
  const refreshMs = lastHeartbeatMs(node) + statusRefreshMs;
  const isNews = isOutdated(input);
  if (isNews || refreshMs <= nowMs) {
    const next = { ...node, status: nodeStatus(input) };
    actions.push(updateStatus(Node, next), ...isNews ? newsEvents(node, next, input) : []);
  }
  const renewMs = (parseTime(observed.lease?.spec.renewTime) ?? 0) + leaseRenewMs;
  if (renewMs <= nowMs) actions.push(renewal(observed, node));
  const dueMs = Math.min(
    isNews || refreshMs <= nowMs ? nowMs + statusRefreshMs : refreshMs,
    renewMs <= nowMs ? nowMs + leaseRenewMs : renewMs
  );
  return { actions, requeueAfterMs: dueMs - nowMs };
}
function lastHeartbeatMs({ status }) {
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  return parseTime(ready?.lastHeartbeatTime) ?? 0;
}
function setBootedAt(node, value) {
  return {
    do: "patch",
    resource: update(Node, node).resource,
    namespace: void 0,
    name: node.metadata.name ?? "",
    patchType: "merge",
    patch: { metadata: { annotations: { [bootedAtAnnotation]: value } } }
  };
}
function renewal({ lease, machine: machine2, nowMs }, node) {
  const renewTime = formatMicroTime(nowMs);
  if (lease !== void 0) return update(Lease, { ...lease, spec: { ...lease.spec, renewTime } });
  const { name: name8 } = machine2;
  const uid = node.metadata.uid ?? "";
  return create2(Lease, {
    metadata: {
      name: name8,
      namespace: leaseNamespace2,
      ownerReferences: [{ apiVersion: "v1", kind: "Node", name: name8, uid }]
    },
    spec: { holderIdentity: name8, leaseDurationSeconds, renewTime }
  });
}
function newsEvents(before, next, input) {
  const { name: name8 } = input.machine;
  const { bootID } = next.status.nodeInfo;
  const events = changedConditions(input).map(({ event }) => statusEvent(name8, event));
  if (before.status.nodeInfo.bootID === bootID) return events;
  const rebooted = `Node ${name8} has been rebooted, boot id: ${bootID}`;
  return [
    nodeEvent(name8, "Normal", "Starting", "Starting kubelet."),
    nodeEvent(name8, "Warning", "Rebooted", rebooted),
    ...events
  ];
}
var statusEvent = (name8, event) => nodeEvent(name8, "Normal", event, `Node ${name8} status is now: ${event}`);
function nodeEvent(name8, type, reason, message) {
  const regarding = { apiVersion: "v1", kind: "Node", metadata: { name: name8, uid: name8 } };
  return record2({ regarding, type, reason, message });
}
function bootedSecondMs(node) {
  const bootedMs = parseTime(node === void 0 ? void 0 : bootedAt(node));
  return bootedMs === void 0 ? void 0 : parseTime(formatTime(bootedMs));
}
function isUp(node) {
  return node.metadata.annotations?.[powerAnnotation] !== "off" && bootedAt(node) !== void 0;
}

// kubelet/node-controller.ts
var byNode = "kubelet/node";
var registration = "register/";
function nodeStatusController({ machines }) {
  return {
    name: "kubelet-node-status",
    startKeys: [...machines.keys()].map((name8) => `${registration}${name8}`),
    watches: [
      watch(Node, {
        keys: ({ metadata: { name: name8 = "" } }) => machines.has(name8) ? [name8] : [],
        when: (next) => next !== void 0
      }),
      watch(Lease, { keys: () => [], when: () => false }),
      watch(Pod, {
        keys: () => [],
        indices: { [byNode]: ({ spec }) => spec.nodeName === void 0 ? [] : [spec.nodeName] },
        when: () => false
      })
    ],
    reconcile(key, view) {
      const isNew = key.startsWith(registration);
      const name8 = isNew ? key.slice(registration.length) : key;
      const machine2 = machines.get(name8);
      if (machine2 === void 0) return nothing2;
      const observed = {
        machine: machine2,
        node: view.get(Node, void 0, name8),
        lease: view.get(Lease, leaseNamespace2, name8),
        pods: isNew ? [] : view.indexed(Pod, byNode, name8),
        nowMs: view.nowMs
      };
      return isNew ? planRegistration(observed) : planNode2(observed);
    }
  };
}

// kubelet/configuration.ts
var notFound3 = ({ kind: kind2, name: name8 }) => `${kind2.toLowerCase()} "${name8}" not found`;
function environmentProblem(observed, container) {
  for (const { configMapRef, secretRef } of container.envFrom ?? []) {
    const source = configMapRef ?? secretRef;
    if (source === void 0) continue;
    const kind2 = configMapRef === void 0 ? "Secret" : "ConfigMap";
    const wanted = { kind: kind2, name: source.name, keys: [], optional: source.optional };
    if (find2(observed, wanted) === void 0 && source.optional !== true) return notFound3(wanted);
  }
  for (const { valueFrom } of container.env ?? []) {
    const reference2 = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
    if (reference2 === void 0 || reference2.optional === true) continue;
    const kind2 = valueFrom?.configMapKeyRef === void 0 ? "Secret" : "ConfigMap";
    const { name: name8, key, optional } = reference2;
    const wanted = { kind: kind2, name: name8, keys: [key], optional };
    const found2 = find2(observed, wanted);
    if (found2 === void 0) return notFound3(wanted);
    if (!found2.keys.has(key)) {
      return `couldn't find key ${key} in ${kind2} ${observed.pod.metadata.namespace}/${name8}`;
    }
  }
  return void 0;
}
function mounts(observed) {
  let readyMs = 0;
  for (const volume of observed.pod.spec.volumes ?? []) {
    for (const wanted of wantedBy(volume)) {
      const found2 = find2(observed, wanted);
      const problem = volumeProblem(wanted, found2);
      if (problem !== void 0) {
        const message = `MountVolume.SetUp failed for volume "${volume.name}" : ${problem}`;
        return { problem: message, readyMs };
      }
      readyMs = Math.max(readyMs, found2?.createdMs ?? 0);
    }
  }
  return { problem: void 0, readyMs };
}
function find2({ configuration }, { kind: kind2, name: name8 }) {
  return configuration(kind2, name8);
}
function volumeProblem(wanted, found2) {
  if (wanted.optional === true) return void 0;
  if (found2 === void 0) return notFound3(wanted);
  const missing2 = wanted.keys.find((key) => !found2.keys.has(key));
  if (missing2 === void 0) return void 0;
  return wanted.kind === "Secret" ? `references non-existent secret key: ${missing2}` : `configmap references non-existent config key: ${missing2}`;
}
var rootCertificates = "kube-root-ca.crt";
function wantedBy({ configMap, secret, projected }) {
  const wanted = [];
  if (configMap !== void 0) wanted.push(want("ConfigMap", configMap.name, configMap));
  if (secret !== void 0) wanted.push(want("Secret", secret.secretName ?? "", secret));
  for (const source of projected?.sources ?? []) {
    if (source.configMap !== void 0 && source.configMap.name !== rootCertificates) {
      wanted.push(want("ConfigMap", source.configMap.name, source.configMap));
    }
    if (source.secret !== void 0) wanted.push(want("Secret", source.secret.name, source.secret));
  }
  return wanted;
}
function want(kind2, name8, { items: items2, optional }) {
  return { kind: kind2, name: name8, keys: (items2 ?? []).map(({ key }) => key), optional };
}

// kubelet/events.ts
function recordNote(pod, { type, reason, message, container }) {
  const isInit = container !== void 0 && pod.spec.initContainers?.includes(container) === true;
  const list2 = isInit ? "initContainers" : "containers";
  return record2({
    regarding: pod,
    type,
    reason,
    message,
    ...container && { fieldPath: `spec.${list2}{${container.name}}` }
  });
}

// kubelet/backoff.ts
var delayMsFirst = 1e4;
var delayMsMax = 3e5;
var forgetAfterMs = 6e5;
var levelMax = 6;
function restartDelayMs(level, ranMs) {
  return level === 0 || ranMs >= forgetAfterMs ? 0 : Math.min(delayMsFirst * 2 ** (level - 1), delayMsMax);
}
function nextLevel(level, ranMs) {
  return ranMs >= forgetAfterMs ? 1 : Math.min(level + 1, levelMax);
}
var failedMs = 2e3;
function pullProgress(beginMs, pullMs, nowMs) {
  let began = beginMs;
  for (let attempt = 0; ; attempt += 1) {
    const failed3 = began + pullMs;
    if (nowMs < failed3) {
      const phase = attempt === 0 ? "pulling" : "waiting";
      return { phase, untilMs: failed3, pullBeganMs: began, attempt };
    }
    const again = failed3 + Math.min(delayMsFirst * 2 ** attempt, delayMsMax);
    const shown2 = failed3 + failedMs;
    if (nowMs < shown2) return { phase: "failed", untilMs: shown2, pullBeganMs: began, attempt };
    if (nowMs < again) return { phase: "waiting", untilMs: again, pullBeganMs: began, attempt };
    began = again;
    if (attempt >= levelMax) {
      const cycleMs = pullMs + delayMsMax;
      const cycles = Math.max(Math.floor((nowMs - began) / cycleMs), 0);
      began += cycles * cycleMs;
    }
  }
}

// kubelet/duration.ts
function goDuration(durationMs) {
  const ms = Math.round(durationMs);
  if (ms === 0) return "0s";
  if (ms < 1e3) return `${ms}ms`;
  const hours = Math.floor(ms / 36e5);
  const minutes = Math.floor(ms / 6e4) % 60;
  const seconds = `${ms % 6e4 / 1e3}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}

// kubelet/observed.ts
var never = Number.POSITIVE_INFINITY;
var normal2 = (reason, message, container) => ({
  type: "Normal",
  reason,
  message,
  ...container === void 0 ? {} : { container }
});
var warning2 = (reason, message, container) => ({
  ...normal2(reason, message, container),
  type: "Warning"
});
var note = { normal: normal2, warning: warning2 };

// kubelet/launch.ts
var recheckMs2 = 500;
function launchAt(container, behavior2, beginMs, present2) {
  const { pull, startMs } = behavior2;
  const base = { container, behavior: behavior2, beginMs, pulls: false, pullMs: 0 };
  if (parseImage(container.image ?? "") === void 0) {
    return { ...base, endMs: beginMs, problem: "InvalidImageName" };
  }
  const policy = container.imagePullPolicy;
  if (policy === "Never" && !present2) {
    return { ...base, endMs: beginMs, problem: "ErrImageNeverPull" };
  }
  const pulls = policy === "Always" || !present2;
  const pullMs = !pulls ? 0 : present2 ? Math.min(recheckMs2, pull.durationMs) : pull.durationMs;
  if (pulls && pull.error !== void 0) {
    return { ...base, pulls, pullMs, endMs: beginMs + pullMs, problem: "ErrImagePull" };
  }
  return { ...base, pulls, pullMs, endMs: beginMs + pullMs + startMs, problem: void 0 };
}
function imagePresent({ neighborsWith, node }, image, beforeMs) {
  const name8 = fullImageName(image);
  for (const { status } of neighborsWith(name8)) {
    for (const each of status.containerStatuses ?? []) {
      if (each.image !== name8 || each.imageID === "") continue;
      const { running: running3, terminated } = each.state;
      const started = running3?.startedAt ?? (terminated ?? each.lastState.terminated)?.startedAt;
      if (started !== void 0 && (parseTime(started) ?? Number.NaN) < beforeMs) return true;
    }
  }
  return (node?.status.images ?? []).some(({ names: names3 }) => names3?.includes(name8) === true);
}
function failedLaunch(launch2, nowMs) {
  const { container, problem } = launch2;
  const image = container.image ?? "";
  const settled = { timed: [], dueMs: never };
  if (problem === "InvalidImageName") {
    const why = `couldn't parse image name "${image}": invalid reference format`;
    const message = `Failed to apply default image tag "${image}": ${why}`;
    const notes = [note.warning("InspectFailed", message, container), failed2(container, problem)];
    return { ...settled, reason: problem, message, notes };
  }
  if (problem === "ErrImageNeverPull") {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    const notes = [
      note.warning("ErrImageNeverPull", message, container),
      failed2(container, problem)
    ];
    return { ...settled, reason: problem, message, notes };
  }
  return failedPull(launch2, nowMs);
}
var failed2 = (container, reason) => note.warning("Failed", `Error: ${reason}`, container);
function failedPull({ container, behavior: behavior2, beginMs, pullMs }, nowMs) {
  const image = container.image ?? "";
  const error = behavior2.pull.error ?? "";
  const { phase, untilMs, pullBeganMs, attempt } = pullProgress(beginMs, pullMs, nowMs);
  if (phase === "pulling") return void 0;
  const timed = attempt === 0 ? [] : [{ ...pulling(container), atMs: pullBeganMs }];
  if (phase === "failed") {
    const told2 = note.warning("Failed", `Failed to pull image "${image}": ${error}`, container);
    const notes2 = [told2, failed2(container, "ErrImagePull")];
    return { reason: "ErrImagePull", message: error, notes: notes2, timed, dueMs: untilMs };
  }
  const backOff = `Back-off pulling image "${image}"`;
  const notes = [note.normal("BackOff", backOff, container), failed2(container, "ImagePullBackOff")];
  const message = `${backOff}: ErrImagePull: ${error}`;
  return { reason: "ImagePullBackOff", message, notes, timed, dueMs: untilMs };
}
var pulling = (container) => note.normal("Pulling", `Pulling image "${container.image ?? ""}"`, container);
function pulled({ container, behavior: behavior2, pulls, pullMs }) {
  const image = container.image ?? "";
  const took = goDuration(pullMs);
  const message = pulls ? `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: ${behavior2.pull.sizeBytes} bytes.` : `Container image "${image}" already present on machine and can be accessed by the pod`;
  return note.normal("Pulled", message, container);
}

// kubelet/conditions.ts
var own = [
  "PodReadyToStartContainers",
  "Initialized",
  "Ready",
  "ContainersReady",
  "PodScheduled"
];
function podConditions(input) {
  const { pod, sandboxReady } = input;
  const old = new Map((pod.status.conditions ?? []).map((each) => [each.type, each]));
  const containers = containersReady(input);
  const judged = [
    { type: "PodReadyToStartContainers", status: sandboxReady ? "True" : "False" },
    initialized(input),
    podReady(input, containers, old),
    containers,
    { type: "PodScheduled", status: "True" }
  ];
  const others = [...old.values()].filter(({ type }) => !own.includes(type));
  const { generation } = pod.metadata;
  const now = formatTime(input.nowMs);
  return [...others, ...judged.map((each) => dated2(each, old.get(each.type), generation, now))];
}
function dated2(judged, old, generation, now) {
  const { type, status, reason, message } = judged;
  const same2 = old?.status === status;
  if (same2 && old.reason === reason && old.message === message && old.observedGeneration === generation) {
    return old;
  }
  return {
    type,
    ...generation !== void 0 && { observedGeneration: generation },
    status,
    lastTransitionTime: (same2 ? old.lastTransitionTime : void 0) ?? now,
    ...reason !== void 0 && { reason },
    ...message !== void 0 && { message }
  };
}
function initialized({ pod, phase, initStatuses, statuses }) {
  const type = "Initialized";
  if (phase === "Succeeded") return { type, status: "True", reason: "PodCompleted" };
  const anyRan = statuses.some(
    ({ state, lastState }) => state.waiting === void 0 || lastState.terminated
  );
  const incomplete = initStatuses.filter((status, index) => {
    const isSidecar2 = pod.spec.initContainers?.[index]?.restartPolicy === "Always";
    if (isSidecar2) return !anyRan && status.started !== true;
    return status.state.terminated?.exitCode !== 0;
  });
  if (incomplete.length === 0) return { type, status: "True" };
  const names3 = incomplete.map(({ name: name8 }) => name8).join(" ");
  const message = `containers with incomplete status: [${names3}]`;
  return { type, status: "False", reason: "ContainersNotInitialized", message };
}
function containersReady({ pod, phase, initStatuses, statuses }) {
  const type = "ContainersReady";
  const ended2 = terminalReason(phase);
  if (ended2 !== void 0) return { type, status: "False", reason: ended2 };
  const sidecars = initStatuses.filter(
    (_, index) => pod.spec.initContainers?.[index]?.restartPolicy === "Always"
  );
  const unready = [...sidecars, ...statuses].filter(({ ready }) => !ready);
  if (unready.length === 0) return { type, status: "True" };
  const names3 = unready.map(({ name: name8 }) => name8).join(" ");
  const message = `containers with unready status: [${names3}]`;
  return { type, status: "False", reason: "ContainersNotReady", message };
}
function podReady({ pod, phase }, containers, old) {
  const type = "Ready";
  if (containers.status === "False")
    return { ...containers, type, reason: terminalReason(phase) ?? "ContainersNotReady" };
  const problems = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const gate = old.get(conditionType);
    if (gate === void 0) {
      return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    }
    if (gate.status === "True") return [];
    return [
      `the status of pod readiness gate "${conditionType}" is not "True", but ${gate.status}`
    ];
  });
  if (problems.length === 0) return { type, status: "True" };
  return { type, status: "False", reason: "ReadinessGatesNotReady", message: problems.join(", ") };
}
function terminalReason(phase) {
  if (phase === "Succeeded") return "PodCompleted";
  return phase === "Failed" ? "PodFailed" : void 0;
}

// kubelet/container-status.ts
function neverRun(container, reason) {
  const { volumeMounts } = fixedParts(container);
  return {
    name: container.name,
    state: { waiting: { reason } },
    lastState: {},
    ready: false,
    restartCount: 0,
    image: container.image ?? "",
    imageID: "",
    started: false,
    ...volumeMounts && { volumeMounts }
  };
}
function waitingFor(status, reason, message) {
  const { terminated } = status.state;
  return {
    ...status,
    state: { waiting: message === void 0 ? { reason } : { reason, message } },
    lastState: terminated === void 0 ? status.lastState : { terminated },
    ready: false,
    started: false
  };
}
function running2(start) {
  const { container, status, startedMs: startedMs2 } = start;
  const { terminated } = status.state;
  const { allocatedResources, resources, volumeMounts, user } = fixedParts(container);
  return {
    name: container.name,
    state: { running: { startedAt: formatTime(startedMs2) } },
    lastState: terminated === void 0 ? status.lastState : { terminated },
    ready: false,
    restartCount: start.restartCount,
    ...identityOf2(start),
    started: false,
    ...allocatedResources && { allocatedResources },
    ...resources && { resources },
    ...volumeMounts && { volumeMounts },
    user
  };
}
function identityOf2({ pod, container, restartCount, level, startedMs: startedMs2 }) {
  const podUid = pod.metadata.uid ?? "";
  const image = container.image ?? "";
  const name8 = fullImageName(image);
  const repository = parseImage(image)?.repository ?? image;
  return {
    image: name8,
    imageID: `${repository}@${imageDigest(name8)}`,
    containerID: containerId({
      podUid,
      name: container.name,
      restart: restartCount,
      level,
      startedMs: startedMs2
    })
  };
}
function startFailed(start, message) {
  const { containerID, ...identity } = identityOf2(start);
  const started = running2(start);
  return {
    ...started,
    ...identity,
    containerID,
    state: {
      terminated: {
        exitCode: 128,
        reason: "StartError",
        message,
        startedAt: formatTime(0),
        finishedAt: formatTime(start.startedMs),
        containerID
      }
    }
  };
}
function ended(status, end3) {
  const { atMs, exitCode, message } = end3;
  const { containerID, state } = status;
  const startedAt = state.running?.startedAt;
  return {
    ...status,
    state: {
      terminated: {
        exitCode,
        reason: end3.reason ?? (exitCode === 0 ? "Completed" : "Error"),
        ...message && { message },
        ...startedAt && { startedAt },
        finishedAt: formatTime(atMs),
        ...containerID && { containerID }
      }
    },
    ready: false,
    started: false
  };
}
function startedMs({ state, containerID }) {
  const secondMs3 = parseTime(state.running?.startedAt);
  return secondMs3 === void 0 ? void 0 : secondMs3 + startFraction(containerID);
}
function span(terminated) {
  const finishedMs = (parseTime(terminated.finishedAt) ?? 0) + 1e3;
  const begunMs = parseTime(terminated.startedAt) ?? 0;
  return { finishedMs, ranMs: begunMs === 0 ? 0 : finishedMs - begunMs };
}
var fixed = /* @__PURE__ */ new WeakMap();
function fixedParts(container) {
  const known3 = fixed.get(container);
  if (known3 !== void 0) return known3;
  const { requests: requests2, limits } = container.resources;
  const { runAsUser = 0, runAsGroup = 0 } = container.securityContext ?? {};
  const mounted = container.volumeMounts?.map(
    ({ name: name8, mountPath, readOnly: readOnly3 }) => readOnly3 === true ? { name: name8, mountPath, readOnly: readOnly3, recursiveReadOnly: "Disabled" } : { name: name8, mountPath }
  );
  const made2 = {
    ...requests2 && { allocatedResources: requests2 },
    resources: { ...limits && { limits }, ...requests2 && { requests: requests2 } },
    ...mounted && { volumeMounts: mounted },
    user: { linux: { uid: runAsUser, gid: runAsGroup, supplementalGroups: [runAsGroup] } }
  };
  fixed.set(container, made2);
  return made2;
}

// kubelet/phase.ts
function podPhase({ spec, initStatuses, statuses, isTerminal }) {
  const inits = (spec.initContainers ?? []).map(
    (container, index) => initState(container, initStatuses[index])
  );
  if (inits.includes("failed") && spec.restartPolicy === "Never") return "Failed";
  const states = statuses.map(appState);
  const anyRan = states.some((state) => state !== "waiting");
  if (inits.some((state) => state !== "done") && !anyRan) return isTerminal ? "Failed" : "Pending";
  if (states.includes("waiting")) return isTerminal ? "Failed" : "Pending";
  if (states.includes("running")) return "Running";
  const succeeded = states.every((state) => state === "succeeded");
  if (isTerminal) return succeeded ? "Succeeded" : "Failed";
  if (spec.restartPolicy === "Always") return "Running";
  if (succeeded) return "Succeeded";
  return spec.restartPolicy === "Never" ? "Failed" : "Running";
}
function initState(container, status) {
  if (status === void 0) return "pending";
  const { terminated } = status.state;
  if (container.restartPolicy === "Always") {
    return status.started === true || terminated !== void 0 ? "done" : "pending";
  }
  if (terminated !== void 0) return terminated.exitCode === 0 ? "done" : "failed";
  const last2 = status.lastState.terminated;
  return status.state.waiting !== void 0 && last2 !== void 0 && last2.exitCode !== 0 ? "failed" : "pending";
}
function appState({ state, lastState }) {
  if (state.running !== void 0) return "running";
  if (state.terminated !== void 0) {
    return state.terminated.exitCode === 0 ? "succeeded" : "failed";
  }
  return lastState.terminated === void 0 ? "waiting" : "failed";
}

// kubelet/pod-status.ts
function currentStatuses({ pod: { spec, status } }) {
  const inits = spec.initContainers ?? [];
  const all2 = (known3, containers) => containers.map((container) => statusOf(known3, container, inits.length > 0));
  return {
    initStatuses: all2(status.initContainerStatuses, inits),
    statuses: all2(status.containerStatuses, spec.containers)
  };
}
function statusOf(known3, container, hasInit) {
  const found2 = known3?.find(({ name: name8 }) => name8 === container.name);
  return found2 ?? neverRun(container, hasInit ? "PodInitializing" : "ContainerCreating");
}
function podStatus(observed, input) {
  const { pod, nowMs, hostIP } = observed;
  const { sandboxReady, initStatuses, statuses, isTerminal } = input;
  const { spec, status, metadata } = pod;
  const fails = isTerminal && input.fails === true;
  const phase = heldPhase(
    fails ? "Failed" : podPhase({ spec, initStatuses, statuses, isTerminal }),
    [...initStatuses, ...statuses],
    status.phase
  );
  const podIP = sandboxReady ? status.podIP ?? addressOf3(observed) : status.podIP;
  const reason = input.reason ?? status.reason;
  const message = input.message ?? status.message;
  return {
    ...status,
    ...metadata.generation !== void 0 && { observedGeneration: metadata.generation },
    phase,
    ...reason !== void 0 && { reason },
    ...message !== void 0 && { message },
    conditions: podConditions({ pod, nowMs, phase, sandboxReady, initStatuses, statuses }),
    hostIP,
    hostIPs: status.hostIPs ?? [{ ip: hostIP }],
    ...podIP !== void 0 && { podIP, podIPs: status.podIPs ?? [{ ip: podIP }] },
    startTime: status.startTime ?? formatTime(nowMs),
    ...initStatuses.length > 0 && { initContainerStatuses: initStatuses },
    containerStatuses: statuses
  };
}
function addressOf3(observed) {
  return observed.pod.spec.hostNetwork === true ? observed.hostIP : observed.address();
}
function heldPhase(phase, statuses, shown2) {
  if (phase !== "Succeeded" && phase !== "Failed") return phase;
  const runs = statuses.some(({ state }) => state.running !== void 0);
  return runs ? shown2 === "Pending" ? "Pending" : "Running" : phase;
}

// kubelet/sandbox.ts
var secondMs = 1e3;
var sandboxMs = 400;
var mountDelayMsFirst = 500;
var mountDelayMsMax = 122e3;
function planSandbox(observed) {
  const { pod, nowMs, bootedAtMs = 0 } = observed;
  const takenOnMs = (parseTime(pod.status.startTime) ?? nowMs) + secondMs;
  const begunMs = Math.max(takenOnMs, bootedAtMs);
  const { problem, readyMs } = mounts(observed);
  let tryMs = begunMs;
  let delayMs = mountDelayMsFirst;
  const goal = problem === void 0 ? readyMs : never;
  while (tryMs < goal && tryMs + delayMs <= nowMs) {
    tryMs += delayMs;
    delayMs = Math.min(delayMs * 2, mountDelayMsMax);
  }
  const isLate2 = tryMs > begunMs;
  if (problem === void 0) {
    const mountedMs = Math.max(tryMs, Math.min(readyMs, nowMs));
    return { readyMs: mountedMs + sandboxMs, isLate: isLate2, timed: [], dueMs: never };
  }
  const timed = [{ ...note.warning("FailedMount", problem), atMs: tryMs }];
  return { readyMs: never, isLate: isLate2, timed, dueMs: tryMs + delayMs };
}

// kubelet/admission.ts
function planAdmission(observed) {
  const { pod, nowMs } = observed;
  const refused2 = refusal2(observed);
  if (refused2 !== void 0) {
    const { reason, message } = refused2;
    const status2 = compact({
      ...pod.status,
      observedGeneration: pod.metadata.generation,
      phase: "Failed",
      reason,
      message: `Pod was rejected: ${message}`,
      startTime: formatTime(nowMs)
    });
    const event = recordNote(pod, note.warning(reason, message));
    return { actions: [updateStatus(Pod, { ...pod, status: status2 }), event] };
  }
  const current = currentStatuses(observed);
  const status = podStatus(observed, { ...current, sandboxReady: false, isTerminal: false });
  const admitted = { ...observed, pod: { ...pod, status } };
  const notes = firstPull(admitted).map((each) => recordNote(pod, each));
  return { actions: [updateStatus(Pod, { ...pod, status }), ...notes] };
}
function firstPull(observed) {
  const { spec } = observed.pod;
  const container = spec.initContainers?.[0] ?? spec.containers[0];
  const { readyMs } = planSandbox(observed);
  if (container === void 0 || mounts(observed).problem !== void 0) return [];
  const present2 = imagePresent(observed, container.image ?? "", readyMs);
  const launch2 = launchAt(container, observed.behavior(container, 0), readyMs, present2);
  return launch2.pulls && launch2.problem !== "InvalidImageName" ? [pulling(container)] : [];
}
function refusal2(observed) {
  const { pod, node } = observed;
  if (node === void 0) return void 0;
  const labels = node.metadata.labels ?? {};
  const selector = Object.entries(pod.spec.nodeSelector ?? {});
  if (selector.some(([key, value]) => labels[key] !== value)) {
    const why = "node(s) didn't match Pod's node affinity/selector";
    return { reason: "NodeAffinity", message: `Predicate NodeAffinity failed: ${why}` };
  }
  return shortage(observed);
}
function shortage({ pod, node, neighbors }) {
  let pods3 = 0;
  const used = /* @__PURE__ */ new Map();
  for (const { spec, status } of neighbors) {
    if (status.startTime === void 0) continue;
    if (status.phase === "Succeeded" || status.phase === "Failed") continue;
    pods3 += 1;
    for (const [resource, amount2] of requestsOf(spec)) {
      used.set(resource, (used.get(resource) ?? 0) + amount2);
    }
  }
  const allocatable = node?.status.allocatable ?? {};
  const podsMax = quantityToNumber(allocatable.pods ?? "110");
  if (pods3 + 1 > podsMax) return insufficient("pods", 1, pods3, podsMax);
  for (const [resource, requested] of requestsOf(pod.spec)) {
    const capacity2 = amountOf(resource, allocatable[resource] ?? "0");
    const taken = used.get(resource) ?? 0;
    if (requested > 0 && taken + requested > capacity2) {
      return insufficient(resource, requested, taken, capacity2);
    }
  }
  return void 0;
}
var amountOf = (resource, text2) => resource === "cpu" ? milliValue(text2) : quantityToNumber(text2);
function insufficient(resource, requested, used, capacity2) {
  const amounts2 = `requested: ${requested}, used: ${used}, capacity: ${capacity2}`;
  return {
    reason: `OutOf${resource}`,
    message: `Node didn't have enough resource: ${resource}, ${amounts2}`
  };
}
var requests = /* @__PURE__ */ new WeakMap();
function requestsOf(spec) {
  const known3 = requests.get(spec.containers);
  if (known3 !== void 0) return known3;
  const texts = Object.entries(aggregateContainers(spec, "requests"));
  const made2 = new Map(texts.map(([resource, text2]) => [resource, amountOf(resource, text2)]));
  requests.set(spec.containers, made2);
  return made2;
}

// kubelet/probe.ts
var noticedMs = 1e3;
function verdicts(spans, probe, initial) {
  const changes = [];
  let ok = initial;
  let streak = 0;
  for (const span2 of spans) {
    if (span2.count === 0) continue;
    if (span2.ok === ok) {
      streak = 0;
      continue;
    }
    const threshold = span2.ok ? probe.successThreshold : probe.failureThreshold;
    if (streak + span2.count < threshold) {
      streak += span2.count;
      continue;
    }
    ok = span2.ok;
    changes.push({ atMs: span2.firstMs + (threshold - streak - 1) * span2.periodMs, ok });
    streak = 0;
  }
  return changes;
}
function failures(spans, nowMs) {
  let last2;
  for (const { ok, output, count: count3, firstMs, periodMs } of spans) {
    if (ok || count3 === 0) continue;
    if (firstMs > nowMs) return { last: last2, nextMs: firstMs };
    const done = Math.min(Math.floor((nowMs - firstMs) / periodMs) + 1, count3);
    last2 = { atMs: firstMs + (told(done) - 1) * periodMs, output };
    const next = told(done) + (told(done) < toldInRow ? 1 : told(done));
    if (next <= count3) return { last: last2, nextMs: firstMs + (next - 1) * periodMs };
  }
  return { last: last2, nextMs: never };
}
var toldInRow = 8;
var told = (count3) => count3 <= toldInRow ? count3 : 2 ** Math.floor(Math.log2(count3));
function checks(probed) {
  const { probe, notBeforeMs } = probed;
  const periodMs = probe.periodSeconds * 1e3;
  const earliest = Math.max((probe.initialDelaySeconds ?? 0) * 1e3, notBeforeMs, noticedMs);
  const found2 = findings(probed);
  return found2.map((finding, index) => {
    const until = found2[index + 1]?.fromMs ?? never;
    const firstMs = tickFrom(Math.max(finding.fromMs, earliest), periodMs);
    const count3 = firstMs < until ? Math.ceil((until - firstMs) / periodMs) : 0;
    return { ...finding, firstMs, periodMs, count: count3 };
  });
}
var tickFrom = (fromMs, periodMs) => noticedMs + Math.max(Math.ceil((fromMs - noticedMs) / periodMs), 0) * periodMs;
function findings(probed) {
  const { readyAfterMs, changesMs } = probed.behavior;
  const times = [.../* @__PURE__ */ new Set([0, readyAfterMs, ...changesMs])].filter((time2) => time2 < never).sort((left, right) => left - right);
  const found2 = [];
  for (const fromMs of times) {
    const finding = { fromMs, ...check(probed, fromMs) };
    const before = found2.at(-1);
    if (before?.ok !== finding.ok || before.output !== finding.output) found2.push(finding);
  }
  return found2;
}
function check({ probe, container, behavior: behavior2, podIP }, sinceMs) {
  const { exec, httpGet, tcpSocket, grpc } = probe;
  if (exec !== void 0) {
    const { exitCode, output } = behavior2.exec(exec.command ?? [], sinceMs);
    return { ok: exitCode === 0, output };
  }
  const action = httpGet ?? tcpSocket ?? grpc;
  if (action === void 0) return { ok: true, output: "" };
  const port = portNumber(action.port, container);
  const host3 = (httpGet ?? tcpSocket)?.host ?? podIP;
  const address2 = `${host3}:${port}`;
  const url = `${(httpGet?.scheme ?? "HTTP").toLowerCase()}://${address2}${httpGet?.path ?? "/"}`;
  const listening = sinceMs >= behavior2.readyAfterMs && behavior2.listens.includes(port);
  if (!listening) {
    const deadline = "context deadline exceeded";
    const seconds = probe.timeoutSeconds;
    const refused2 = `dial tcp ${address2}: connect: connection refused`;
    if (grpc !== void 0)
      return {
        ok: false,
        output: `timeout: failed to connect service "${address2}" within ${seconds}s: ${deadline}`
      };
    return { ok: false, output: httpGet === void 0 ? refused2 : `Get "${url}": ${refused2}` };
  }
  if (httpGet === void 0) return { ok: true, output: "" };
  const status = behavior2.httpStatus(httpGet.path, sinceMs);
  if (status === 0) {
    const late = "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
    return { ok: false, output: `Get "${url}": ${late}` };
  }
  const ok = status >= 200 && status < 400;
  return { ok, output: ok ? "" : `HTTP probe failed with statuscode: ${status}` };
}
function portNumber(port, container) {
  if (typeof port === "number") return port;
  const named = container.ports?.find(({ name: name8 }) => name8 === port);
  return named?.containerPort ?? Number(port);
}

// kubelet/stopping.ts
var killedCode = 137;
function stopping(container, behavior2, graceMs2) {
  const hookMs = Math.min(hookDurationMs(container, behavior2), graceMs2);
  const afterMs = hookMs + (behavior2.stopMs ?? Number.POSITIVE_INFINITY);
  return afterMs <= graceMs2 ? { afterMs, exitCode: behavior2.stopCode } : { afterMs: graceMs2, exitCode: killedCode };
}
function hookDurationMs({ lifecycle }, behavior2) {
  const hook = lifecycle?.preStop;
  if (hook === void 0) return 0;
  if (hook.sleep !== void 0) return hook.sleep.seconds * 1e3;
  return hook.exec === void 0 ? 10 : behavior2.execMs(hook.exec.command ?? []);
}

// kubelet/plan-running.ts
function planRunning(input) {
  const { observed, container, status } = input;
  const { nowMs } = observed;
  if (status.image !== fullImageName(container.image ?? "")) return planReplacement(input);
  const behavior2 = observed.behavior(container, status.restartCount);
  const startedMs2 = startedMs(status) ?? nowMs;
  const probes = observeProbes(input, behavior2, nowMs - startedMs2);
  const own2 = startedMs2 + (behavior2.exitsAfterMs ?? never);
  const killed = probes.killed === void 0 ? void 0 : killedEnd(input, behavior2, probes.killed);
  const killedMs = startedMs2 + (killed?.atMs ?? never);
  const endMs = Math.min(own2, killedMs);
  if (endMs <= nowMs) {
    const { exitCode, exitReason: exitReason2 } = behavior2;
    const end3 = own2 <= killedMs || killed === void 0 ? { atMs: own2, exitCode, ...exitReason2 && { reason: exitReason2 } } : { atMs: killedMs, exitCode: killed.exitCode };
    return { status: ended(status, end3), notes: [], timed: [], dueMs: nowMs };
  }
  const { ready, started } = probes;
  return {
    status: status.ready === ready && status.started === started ? status : { ...status, ready, started },
    notes: [],
    timed: probes.timed.map((timed) => ({ ...timed, atMs: timed.atMs + startedMs2 })),
    dueMs: Math.min(endMs, startedMs2 + probes.nextMs)
  };
}
function planReplacement({ observed, container, status }) {
  const message = `Container ${container.name} definition changed, will be restarted`;
  const { stopCode } = observed.behavior(container, status.restartCount);
  const end3 = { atMs: observed.nowMs, exitCode: stopCode };
  const notes = [note.normal("Killing", message, container)];
  return { status: ended(status, end3), notes, timed: [], dueMs: observed.nowMs };
}
function startedAfterMs({ observed, container, status }) {
  const startedMs2 = startedMs(status) ?? observed.nowMs;
  const probe = container.startupProbe;
  if (probe === void 0) return startedMs2;
  const behavior2 = observed.behavior(container, status.restartCount);
  const podIP = observed.pod.status.podIP ?? "";
  return startedMs2 + observeStartup({ probe, container, behavior: behavior2, podIP, notBeforeMs: 0 }).startedMs;
}
function observeProbes(input, behavior2, sinceMs) {
  const { container, observed } = input;
  const { startupProbe, livenessProbe, readinessProbe } = container;
  const probed = (probe, notBeforeMs) => ({
    probe,
    container,
    behavior: behavior2,
    podIP: observed.pod.status.podIP ?? "",
    notBeforeMs
  });
  const startup = startupProbe && observeStartup(probed(startupProbe, 0));
  const startedMs2 = startup?.startedMs ?? 0;
  const told2 = [];
  if (startup !== void 0) told2.push({ kind: "Startup", spans: startup.spans, endMs: startedMs2 });
  let killed = startup?.killed;
  let readyChanges = [{ atMs: startedMs2, ok: true }];
  if (startedMs2 < never && livenessProbe !== void 0) {
    const spans = checks(probed(livenessProbe, startedMs2));
    const failed3 = verdicts(spans, livenessProbe, true).find(({ ok }) => !ok);
    if (failed3 !== void 0) killed = { atMs: failed3.atMs, probe: livenessProbe };
    told2.push({ kind: "Liveness", spans, endMs: (failed3?.atMs ?? never) + 1 });
  }
  if (startedMs2 < never && readinessProbe !== void 0) {
    const spans = checks(probed(readinessProbe, startedMs2));
    readyChanges = verdicts(spans, readinessProbe, false);
    told2.push({ kind: "Readiness", spans, endMs: never });
  }
  const ready = readyChanges.findLast(({ atMs }) => atMs <= sinceMs)?.ok ?? false;
  const nextChange = readyChanges.find(({ atMs }) => atMs > sinceMs)?.atMs ?? never;
  const { timed, nextMs } = tell3(container, told2, sinceMs);
  const kill = killed === void 0 ? [] : [killing(container, told2, killed.atMs)];
  const times = [nextChange, nextMs, startedMs2, killed?.atMs ?? never];
  return {
    started: startedMs2 <= sinceMs,
    ready,
    nextMs: Math.min(...times.filter((time2) => time2 > sinceMs)),
    killed,
    timed: [...timed, ...kill]
  };
}
function observeStartup(probed) {
  const { probe } = probed;
  const spans = checks(probed);
  const succeeded = verdicts(spans, probe, false).find(({ ok }) => ok)?.atMs ?? never;
  const failed3 = verdicts(spans, probe, true).find(({ ok }) => !ok)?.atMs ?? never;
  return succeeded <= failed3 ? { spans, startedMs: succeeded, killed: void 0 } : { spans, startedMs: never, killed: { atMs: failed3, probe } };
}
function tell3(container, told2, sinceMs) {
  const timed = [];
  let nextMs = never;
  for (const { kind: kind2, spans, endMs } of told2) {
    const { last: last2, nextMs: next } = failures(spans, sinceMs);
    if (next < endMs) nextMs = Math.min(nextMs, next);
    if (last2 === void 0 || last2.atMs >= endMs) continue;
    const message = `${kind2} probe failed: ${last2.output}`;
    timed.push({ ...note.warning("Unhealthy", message, container), atMs: last2.atMs });
  }
  return { timed, nextMs };
}
function killing(container, told2, atMs) {
  const kind2 = told2.some((each) => each.kind === "Liveness") ? "liveness" : "startup";
  const message = `Container ${container.name} failed ${kind2} probe, will be restarted`;
  const killed = note.normal("Killing", message, container);
  return { ...killed, atMs };
}
function killedEnd({ container, observed }, behavior2, { atMs, probe }) {
  const seconds = probe.terminationGracePeriodSeconds ?? observed.pod.spec.terminationGracePeriodSeconds;
  const { afterMs, exitCode } = stopping(container, behavior2, seconds * 1e3);
  return { atMs: atMs + afterMs, exitCode };
}

// kubelet/plan-container.ts
var configRetryMs = 1e4;
function planContainer(input) {
  const { running: running3, terminated } = input.status.state;
  if (running3 !== void 0) return planRunning(input);
  const last2 = terminated ?? input.status.lastState.terminated;
  if (last2 !== void 0) return planRestart(input, last2);
  return input.first === void 0 ? unchanged(input) : planLaunch(input, input.first, 0, 0);
}
var unchanged = ({ status }, dueMs = never) => ({
  status,
  notes: [],
  timed: [],
  dueMs
});
function planRestart(input, last2) {
  const { observed, container, status } = input;
  if (status.state.terminated !== void 0 && !input.restarts(last2.exitCode)) {
    return unchanged(input);
  }
  const { finishedMs, ranMs } = span(last2);
  const level = last2.reason === "Unknown" ? 0 : backOffLevel(last2.containerID);
  const delayMs = restartDelayMs(level, ranMs);
  const beginMs = finishedMs + delayMs;
  const restart = status.restartCount + 1;
  const same2 = status.image === fullImageName(container.image ?? "");
  const present2 = same2 || imagePresent(observed, container.image ?? "", beginMs);
  const launch2 = launchAt(container, observed.behavior(container, restart), beginMs, present2);
  if (observed.nowMs < beginMs && delayMs > 0) return planBackOff(input, finishedMs, delayMs);
  return planLaunch(input, launch2, restart, nextLevel(level, ranMs));
}
function planBackOff(input, finishedMs, delayMs) {
  const { container, observed } = input;
  if (observed.nowMs < finishedMs) return unchanged(input, finishedMs);
  const { name: name8, namespace, uid } = observed.pod.metadata;
  const pod = `${name8}_${namespace}(${uid})`;
  const failed3 = `container=${container.name} pod=${pod}`;
  const told2 = `Back-off restarting failed container ${container.name} in pod ${pod}`;
  return wait(input, {
    reason: "CrashLoopBackOff",
    message: `back-off ${goDuration(delayMs)} restarting failed ${failed3}`,
    notes: [note.warning("BackOff", told2, container)],
    timed: [],
    dueMs: finishedMs + delayMs
  });
}
function planLaunch(input, launch2, restartCount, level) {
  const { observed, container, status } = input;
  const { nowMs, pod } = observed;
  const told2 = launch2.pulls && restartCount > 0;
  const timed = told2 ? [{ ...pulling(container), atMs: launch2.beginMs }] : [];
  if (launch2.problem !== void 0) {
    const waiting = nowMs < launch2.endMs ? void 0 : failedLaunch(launch2, nowMs);
    return waiting === void 0 ? { ...unchanged(input, launch2.endMs), timed } : wait(input, waiting);
  }
  if (nowMs < launch2.endMs) return { ...unchanged(input, launch2.endMs), timed };
  const problem = environmentProblem(observed, container);
  if (problem !== void 0) {
    const notes2 = [pulled(launch2), note.warning("Failed", `Error: ${problem}`, container)];
    const tries = Math.floor((nowMs - launch2.endMs) / configRetryMs) + 1;
    const dueMs = launch2.endMs + tries * configRetryMs;
    const waiting = { reason: "CreateContainerConfigError", message: problem, notes: notes2, timed, dueMs };
    return wait(input, waiting);
  }
  const wasConfigured = status.state.waiting?.reason !== "CreateContainerConfigError";
  const notes = [
    ...wasConfigured ? [pulled(launch2)] : [],
    note.normal("Created", "Container created", container)
  ];
  const start = { pod, container, status, startedMs: nowMs, restartCount, level };
  const error = launch2.behavior.startError;
  if (error !== void 0) {
    const failed3 = note.warning("Failed", `Error: ${error}`, container);
    const next = startFailed(start, error);
    return { status: next, notes: [...notes, failed3], timed: [], dueMs: nowMs };
  }
  const begun = planRunning({ ...input, status: running2(start) });
  const started = note.normal("Started", "Container started", container);
  return { ...begun, notes: [...notes, started, ...begun.notes] };
}
function wait(input, to) {
  const { reason, message, notes, timed, dueMs } = to;
  const shown2 = input.status.state.waiting;
  if (shown2?.reason === reason && shown2.message === message) {
    return { status: input.status, notes: [], timed, dueMs };
  }
  const status = waitingFor(input.status, reason, message);
  return { status, notes, timed, dueMs };
}

// kubelet/plan-stop.ts
var secondMs2 = 1e3;
function planStop(observed, current) {
  const { pod, nowMs } = observed;
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
  const deletedMs = parseTime(deletionTimestamp);
  if (deletedMs !== void 0) {
    const graceMs3 = (deletionGracePeriodSeconds ?? 0) * 1e3;
    const order = { atMs: deletedMs - graceMs3 + secondMs2, graceMs: graceMs3 };
    const isNew2 = pod.status.observedGeneration !== pod.metadata.generation;
    return stopAll(observed, current, order, { isNew: isNew2, removes: true });
  }
  const deadlineMs2 = podDeadlineMs(observed);
  if (nowMs < deadlineMs2) return void 0;
  const graceMs2 = pod.spec.terminationGracePeriodSeconds * 1e3;
  const isNew = pod.status.reason !== "DeadlineExceeded";
  const plan = stopAll(observed, current, { atMs: deadlineMs2, graceMs: graceMs2 }, { isNew, removes: false });
  const message = "Pod was active on the node longer than the specified deadline";
  const notes = isNew ? [note.normal("DeadlineExceeded", message), ...plan.notes] : plan.notes;
  return { ...plan, fails: true, reason: "DeadlineExceeded", message, notes };
}
function podDeadlineMs({ pod }) {
  const takenOnMs = parseTime(pod.status.startTime);
  const seconds = pod.spec.activeDeadlineSeconds;
  return takenOnMs === void 0 || seconds === void 0 ? never : takenOnMs + seconds * 1e3;
}
function stopAll(observed, current, order, { isNew, removes }) {
  const inits = observed.pod.spec.initContainers ?? [];
  const apps = stopTogether(observed, observed.pod.spec.containers, current.statuses, order);
  const init = stopInTurn(observed, inits, current.initStatuses, order, apps.lastMs);
  const running3 = [...current.initStatuses, ...current.statuses].filter(isRunning);
  const hasEnded = ![...init.statuses, ...apps.statuses].some(isRunning);
  const notes = running3.map(
    ({ name: name8 }) => killing2(
      [...inits, ...observed.pod.spec.containers].find((each) => each.name === name8),
      name8
    )
  );
  return {
    initStatuses: hasEnded ? init.statuses.map(located) : init.statuses,
    statuses: hasEnded ? apps.statuses.map(located) : apps.statuses,
    sandboxReady: !hasEnded && observed.pod.status.podIP !== void 0,
    isTerminal: hasEnded,
    notes: isNew ? notes : [],
    timed: [],
    dueMs: hasEnded ? never : Math.min(apps.nextMs, init.nextMs),
    removes: removes && hasEnded
  };
}
var isRunning = ({ state }) => state.running !== void 0;
var killing2 = (container, name8) => note.normal("Killing", `Stopping container ${name8}`, container);
function located(status) {
  const last2 = status.lastState.terminated;
  if (status.state.waiting === void 0 || last2 === void 0) return status;
  const message = "The container could not be located when the pod was terminated";
  const waiting = waitingFor(status, "ContainerStatusUnknown", message);
  return {
    ...waiting,
    state: { terminated: { exitCode: 137, reason: "ContainerStatusUnknown", message } }
  };
}
function stopTogether(observed, containers, statuses, order) {
  let lastMs = order.atMs;
  let nextMs = never;
  const next = statuses.map((status, index) => {
    const container = containers[index];
    if (container === void 0 || !isRunning(status)) return status;
    const end3 = endOf(observed, container, status, order);
    lastMs = Math.max(lastMs, end3.atMs);
    if (end3.atMs <= observed.nowMs) return ended(status, end3);
    nextMs = Math.min(nextMs, end3.atMs);
    return status;
  });
  return { statuses: next, lastMs, nextMs };
}
function stopInTurn(observed, containers, statuses, order, fromMs) {
  let lastMs = fromMs;
  let nextMs = never;
  const next = [...statuses];
  for (let index = statuses.length - 1; index >= 0; index -= 1) {
    const [container, status] = [containers[index], statuses[index]];
    if (container === void 0 || status === void 0 || !isRunning(status)) continue;
    const leftMs = Math.max(order.atMs + order.graceMs - lastMs, 0);
    const end3 = endOf(observed, container, status, { atMs: lastMs, graceMs: leftMs });
    lastMs = Math.max(lastMs, end3.atMs);
    if (end3.atMs <= observed.nowMs) next[index] = ended(status, end3);
    else nextMs = Math.min(nextMs, end3.atMs);
  }
  return { statuses: next, lastMs, nextMs };
}
function endOf({ behavior: behavior2 }, container, status, { atMs, graceMs: graceMs2 }) {
  const does = behavior2(container, status.restartCount);
  const { afterMs, exitCode } = stopping(container, does, graceMs2);
  const ownMs = (startedMs(status) ?? atMs) + (does.exitsAfterMs ?? never);
  if (ownMs > atMs + afterMs) return { atMs: atMs + afterMs, exitCode };
  const { exitReason: exitReason2 } = does;
  return { atMs: ownMs, exitCode: does.exitCode, ...exitReason2 && { reason: exitReason2 } };
}

// kubelet/plan-containers.ts
function planContainers(observed, current) {
  const sandbox = planSandbox(observed);
  const hasRun = current.statuses.some(ran);
  const init = planInit(observed, current.initStatuses, sandbox, hasRun);
  const apps = planApps(observed, current.statuses, init.readyMs, sandbox.isLate);
  const plans2 = [...init.plans, ...apps.plans];
  const statuses = apps.plans.map(({ status }) => status);
  const over = init.failed || statuses.every(
    (status, index) => isOver(observed, observed.pod.spec.containers[index], status)
  );
  const initStatuses = init.plans.map(({ status }) => status);
  const plan = {
    initStatuses,
    statuses,
    sandboxReady: sandbox.readyMs <= observed.nowMs && showsSandbox(observed, current, plans2),
    isTerminal: over,
    notes: plans2.flatMap(({ notes }) => notes),
    timed: [...sandbox.timed, ...plans2.flatMap(({ timed }) => timed), ...apps.timed],
    dueMs: Math.min(sandbox.dueMs, podDeadlineMs(observed), ...plans2.map(({ dueMs }) => dueMs))
  };
  return over ? planEnd(observed, plan) : plan;
}
function showsSandbox({ pod }, { initStatuses, statuses }, plans2) {
  if (pod.status.podIP !== void 0) return true;
  const before = [...initStatuses, ...statuses];
  return plans2.some(({ status }, index) => status !== before[index]);
}
var ran = ({ state, lastState }) => state.waiting === void 0 || lastState.terminated !== void 0;
function planInit(observed, statuses, sandbox, hasRun) {
  const plans2 = [];
  let { readyMs } = sandbox;
  let failed3 = false;
  for (const [index, container] of (observed.pod.spec.initContainers ?? []).entries()) {
    const status = statuses[index];
    if (status === void 0) continue;
    const isSidecar2 = container.restartPolicy === "Always";
    const restarts = (exitCode) => isSidecar2 || exitCode !== 0 && observed.pod.spec.restartPolicy !== "Never";
    const first = readyMs === never ? void 0 : launch(observed, container, readyMs, /* @__PURE__ */ new Set());
    const input = { observed, container, status, first, restarts };
    const plan = planContainer(input);
    const timed = first === void 0 || ran(status) || index === 0 && !sandbox.isLate ? [] : pullNotes(first);
    plans2.push({ ...plan, timed: [...plan.timed, ...timed] });
    if (hasRun) continue;
    const { terminated, running: running3 } = plan.status.state;
    if (isSidecar2) {
      const started = plan.status.started === true && running3 !== void 0;
      readyMs = started ? startedAfterMs({ ...input, status: plan.status }) : never;
    } else {
      readyMs = terminated?.exitCode === 0 ? span(terminated).finishedMs : never;
      failed3 ||= terminated !== void 0 && terminated.exitCode !== 0 && !restarts(terminated.exitCode);
    }
  }
  return { plans: plans2, readyMs, failed: failed3 };
}
function launch(observed, container, beginMs, pulledBefore) {
  const image = container.image ?? "";
  const present2 = pulledBefore.has(fullImageName(image)) || imagePresent(observed, image, beginMs);
  const made2 = launchAt(container, observed.behavior(container, 0), beginMs, present2);
  if (made2.problem === void 0) pulledBefore.add(fullImageName(image));
  return made2;
}
var pullNotes = ({ container, pulls, beginMs }) => pulls ? [{ ...pulling(container), atMs: beginMs }] : [];
function planApps(observed, statuses, readyMs, isLate2) {
  const { containers } = observed.pod.spec;
  const launches = /* @__PURE__ */ new Map();
  let endMs = readyMs;
  if (readyMs < never && !statuses.every(ran)) {
    const pulledBefore = /* @__PURE__ */ new Set();
    for (const container of containers) {
      const next = launch(observed, container, endMs, pulledBefore);
      launches.set(container, next);
      endMs = next.endMs;
    }
  }
  const isTold = (observed.pod.spec.initContainers ?? []).length === 0 && !isLate2;
  const timed = [...launches.values()].slice(isTold ? 1 : 0).flatMap(pullNotes);
  const plans2 = containers.map((container, index) => {
    const status = statuses[index];
    const restarts = (exitCode) => restartsAfter(observed, container, exitCode);
    const first = endMs <= observed.nowMs ? launches.get(container) : void 0;
    const input = { observed, container, status: status ?? missing(container), first, restarts };
    const plan = planContainer(input);
    return ran(input.status) || first !== void 0 ? plan : unchanged(input, endMs);
  });
  return { plans: plans2, timed: endMs <= observed.nowMs ? [] : timed };
}
function missing({ name: name8 }) {
  throw new Error(`the container ${name8} has no status`);
}
function restartsAfter({ pod }, container, exitCode) {
  for (const { action, exitCodes } of container.restartPolicyRules ?? []) {
    const listed = exitCodes?.values?.includes(exitCode) === true;
    if (action === "Restart" && listed === (exitCodes?.operator === "In")) return true;
  }
  const policy = container.restartPolicy ?? pod.spec.restartPolicy;
  return policy === "Always" || policy === "OnFailure" && exitCode !== 0;
}
function isOver(observed, container, status) {
  const { terminated } = status.state;
  if (container === void 0 || terminated === void 0) return false;
  return !restartsAfter(observed, container, terminated.exitCode);
}
function planEnd(observed, plan) {
  const { pod, nowMs } = observed;
  const ends = [...plan.statuses, ...plan.initStatuses].map(
    ({ state }) => state.terminated === void 0 ? 0 : span(state.terminated).finishedMs
  );
  const atMs = Math.max(...ends);
  const order = { atMs, graceMs: pod.spec.terminationGracePeriodSeconds * 1e3 };
  const inits = pod.spec.initContainers ?? [];
  const stopped = stopInTurn(observed, inits, plan.initStatuses, order, atMs);
  const told2 = plan.initStatuses.flatMap(
    ({ name: name8, state }) => state.running === void 0 ? [] : [
      {
        ...killing2(
          inits.find((each) => each.name === name8),
          name8
        ),
        atMs
      }
    ]
  );
  const isTerminal = stopped.nextMs === never;
  return {
    ...plan,
    initStatuses: stopped.statuses,
    sandboxReady: !isTerminal,
    isTerminal,
    timed: [...plan.timed, ...told2],
    dueMs: isTerminal ? never : Math.max(Math.min(stopped.nextMs, plan.dueMs), nowMs)
  };
}

// kubelet/plan-pod.ts
function planPod(observed) {
  const { pod, nodeUp } = observed;
  if (!nodeUp || pod.spec.nodeName === void 0) return nothing2;
  const { phase, startTime } = pod.status;
  const isDeleted = pod.metadata.deletionTimestamp !== void 0;
  if (phase === "Succeeded" || phase === "Failed") return planEndedPod(observed);
  if (startTime === void 0 && !isDeleted) return planAdmission(observed);
  const current = currentStatuses(observed);
  const dead = deadSinceBoot(observed, current);
  if (dead !== void 0) return execute(observed, dead);
  const stop = planStop(observed, current);
  return execute(observed, stop ?? planContainers(observed, current));
}
function planEndedPod(observed) {
  const { metadata } = observed.pod;
  if (metadata.deletionTimestamp === void 0 || metadata.deletionGracePeriodSeconds === 0) {
    return nothing2;
  }
  return { actions: [removal(observed)] };
}
var removal = ({ pod }) => remove(Pod, pod, { gracePeriodSeconds: 0 });
function deadSinceBoot(observed, current) {
  const { bootedAtMs } = observed;
  if (bootedAtMs === void 0) return void 0;
  let died = false;
  const survivor = (status) => {
    if ((startedMs(status) ?? bootedAtMs) >= bootedAtMs) return status;
    died = true;
    return ended(status, { atMs: bootedAtMs, exitCode: 255, reason: "Unknown" });
  };
  const initStatuses = current.initStatuses.map(survivor);
  const statuses = current.statuses.map(survivor);
  if (!died) return void 0;
  const message = "Pod sandbox changed, it will be killed and re-created.";
  return {
    initStatuses,
    statuses,
    sandboxReady: false,
    isTerminal: false,
    notes: [note.normal("SandboxChanged", message)],
    timed: [],
    dueMs: observed.nowMs
  };
}
var timedNoteMs = 500;
function execute(observed, plan) {
  const { pod, nowMs } = observed;
  const status = isShown(observed, plan) ? pod.status : podStatus(observed, plan);
  const changed = status !== pod.status && !equalJson(status, pod.status);
  const actions = [];
  if (changed) actions.push(updateStatus(Pod, { ...pod, status }));
  for (const each of plan.notes) actions.push(recordNote(pod, each));
  if (!changed) {
    for (const each of plan.timed) {
      if (each.atMs <= nowMs && nowMs - each.atMs < timedNoteMs)
        actions.push(recordNote(pod, each));
    }
  }
  if (plan.removes === true) actions.push(removal(observed));
  const later2 = plan.timed.filter(({ atMs }) => atMs > nowMs).map(({ atMs }) => atMs);
  const dueMs = Math.min(plan.dueMs, ...later2);
  if (dueMs === never) return { actions };
  return { actions, requeueAfterMs: Math.max(Math.ceil(dueMs - nowMs), 0) };
}
function isShown({ pod }, plan) {
  const { status, spec, metadata } = pod;
  const { initStatuses, statuses } = plan;
  if (plan.isTerminal || spec.readinessGates !== void 0) return false;
  if (plan.reason !== void 0 && plan.reason !== status.reason) return false;
  if (status.observedGeneration !== metadata.generation) return false;
  if (plan.sandboxReady !== (status.podIP !== void 0)) return false;
  const same2 = statuses.every((each, index) => each === status.containerStatuses?.[index]) && initStatuses.every((each, index) => each === status.initContainerStatuses?.[index]);
  if (!same2) return false;
  const ready = status.conditions?.find(({ type }) => type === "Ready")?.status === "True";
  const sidecars = initStatuses.filter((_, index) => isSidecar(spec.initContainers?.[index]));
  return ready === [...statuses, ...sidecars].every((each) => each.ready);
}

// kubelet/addresses.ts
var PodAddresses = class {
  #given = /* @__PURE__ */ new Map();
  /** An address of `cidr` for a pod of the node; the same until its status shows it. */
  give(pod, cidr, neighbors) {
    const { nodeName: nodeName2 = "" } = pod.spec;
    const uid = pod.metadata.uid ?? "";
    const given2 = this.#pending(nodeName2, pod, neighbors);
    const known3 = given2.get(uid);
    if (known3 !== void 0) return known3;
    const taken = new Set(given2.values());
    for (const each of neighbors) {
      if (each.status.podIP !== void 0 && holdsAddress(each)) taken.add(each.status.podIP);
    }
    const address2 = freeAddress(cidr, taken);
    if (address2 !== void 0) given2.set(uid, address2);
    return address2;
  }
  /** What was given to pods that are there but do not show it. */
  #pending(nodeName2, pod, neighbors) {
    const before = this.#given.get(nodeName2);
    const given2 = /* @__PURE__ */ new Map();
    this.#given.set(nodeName2, given2);
    if (before === void 0 || before.size === 0) return given2;
    const keep2 = ({ metadata: { uid = "" }, status }) => {
      const address2 = status.podIP === void 0 ? before.get(uid) : void 0;
      if (address2 !== void 0) given2.set(uid, address2);
    };
    keep2(pod);
    neighbors.forEach(keep2);
    return given2;
  }
};
var holdsAddress = ({ spec, status }) => spec.hostNetwork !== true && status.phase !== "Succeeded" && status.phase !== "Failed";
function freeAddress(cidr, taken) {
  const [network = "", prefix = "24"] = cidr.split("/");
  const base = toNumber(network);
  const size2 = 2 ** (32 - Number(prefix));
  let highest = 1;
  for (const address2 of taken) {
    const offset = toNumber(address2) - base;
    if (offset > highest && offset < size2) highest = offset;
  }
  if (highest + 1 < size2 - 1) return toText(base + highest + 1);
  for (let offset = 2; offset < size2 - 1; offset += 1) {
    const address2 = toText(base + offset);
    if (!taken.has(address2)) return address2;
  }
  return void 0;
}
function toNumber(address2) {
  let [sum2, part2] = [0, 0];
  for (let at = 0; at < address2.length; at += 1) {
    const code = address2.charCodeAt(at);
    if (code === dot) [sum2, part2] = [sum2 * 256 + part2, 0];
    else part2 = part2 * 10 + code - zero;
  }
  return sum2 * 256 + part2;
}
var dot = ".".charCodeAt(0);
var zero = "0".charCodeAt(0);
var toText = (value) => [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit2) => Math.floor(value / unit2) % 256).join(".");

// kubelet/pod-controller.ts
var byNode2 = "kubelet/node";
var byImage = "kubelet/image";
function podLifecycleController(options) {
  const { machines } = options;
  const addresses = new PodAddresses();
  const neverWakes = { keys: () => [], when: () => false };
  return {
    name: "kubelet",
    watches: [
      watch(Pod, {
        keys: (pod) => machines.has(pod.spec.nodeName ?? "") ? [keyOf(pod)] : [],
        indices: {
          [byNode2]: ({ spec }) => spec.nodeName === void 0 ? [] : [spec.nodeName],
          [byImage]: imagesRun
        },
        when: (next) => next !== void 0
      }),
      watch(Node, {
        keys: ({ metadata }, view) => view.indexed(Pod, byNode2, metadata.name ?? "").map(keyOf),
        when: (next, previous) => upSince(next) !== upSince(previous)
      }),
      watch(ConfigMap, neverWakes),
      watch(Secret, neverWakes)
    ],
    reconcile(key, view) {
      const { namespace, name: name8 } = splitKey(key);
      const pod = view.get(Pod, namespace, name8);
      const machine2 = machines.get(pod?.spec.nodeName ?? "");
      if (pod === void 0 || machine2 === void 0) return nothing2;
      return planPod(observe(options, view, { pod, machine: machine2, addresses }));
    }
  };
}
function imagesRun({ spec: { nodeName: nodeName2 }, status }) {
  const run2 = [];
  for (const { image, imageID } of status.containerStatuses ?? []) {
    if (imageID !== "" && nodeName2 !== void 0) run2.push(imageOn(nodeName2, image));
  }
  return run2;
}
var imageOn = (node, image) => `${node} ${image}`;
var upSince = (node) => node === void 0 ? void 0 : isUp(node) ? bootedSecondMs(node) : "off";
function observe(options, view, { pod, machine: machine2, addresses }) {
  const node = view.get(Node, void 0, machine2.name);
  const { namespace, uid } = pod.metadata;
  const others = (index, value) => view.indexed(Pod, index, value).filter(({ metadata }) => metadata.uid !== uid);
  const neighbors = () => others(byNode2, machine2.name);
  const cidr = node?.spec.podCIDR ?? machine2.podCIDR;
  return {
    pod,
    nowMs: view.nowMs,
    node,
    // The machine of a node that was deleted goes on: its kubelet still runs.
    nodeUp: node === void 0 || isUp(node),
    bootedAtMs: bootedSecondMs(node),
    hostIP: machine2.address,
    get neighbors() {
      return neighbors();
    },
    neighborsWith: (image) => others(byImage, imageOn(machine2.name, image)),
    behavior: behaviors(options, pod),
    address: () => addresses.give(pod, cidr, neighbors()),
    configuration: (kind2, name8) => kind2 === "ConfigMap" ? found(view.get(ConfigMap, namespace, name8)) : found(view.get(Secret, namespace, name8))
  };
}
function found(object) {
  if (object === void 0) return void 0;
  const binary = "binaryData" in object ? Object.keys(object.binaryData ?? {}) : [];
  return {
    keys: /* @__PURE__ */ new Set([...Object.keys(object.data ?? {}), ...binary]),
    createdMs: parseTime(object.metadata.creationTimestamp) ?? 0
  };
}

// scheduler/framework.ts
var scoreMax = 100;

// scheduler/node-selector.ts
function matchesAnyTerm(terms) {
  const matchers2 = terms.map(matchesTerm);
  return (info) => matchers2.some((matches) => matches(info));
}
function matchesTerm({ matchExpressions = [], matchFields = [] }) {
  if (matchExpressions.length === 0 && matchFields.length === 0) return () => false;
  const tests = [
    ...matchExpressions.map((requirement) => {
      const holds2 = testOf2(requirement);
      return ({ labels }) => holds2(labels[requirement.key]);
    }),
    ...matchFields.map((requirement) => {
      const holds2 = testOf2(requirement);
      return ({ name: name8 }) => holds2(requirement.key === nameField ? name8 : void 0);
    })
  ];
  return (info) => tests.every((test2) => test2(info));
}
var nameField = "metadata.name";
function namesOfTerm({ matchFields = [] }) {
  let names3;
  for (const { key, operator: operator2, values = [] } of matchFields) {
    if (key !== nameField || operator2 !== "In") continue;
    const known3 = names3;
    names3 = new Set(known3 === void 0 ? values : values.filter((value) => known3.has(value)));
  }
  return names3;
}
function testOf2({ operator: operator2, values = [] }) {
  const allowed = new Set(values);
  const bound2 = readInteger2(values[0]);
  return (value) => {
    switch (operator2) {
      case "In":
        return value !== void 0 && allowed.has(value);
      case "NotIn":
        return value === void 0 || !allowed.has(value);
      case "Exists":
        return value !== void 0;
      case "DoesNotExist":
        return value === void 0;
      case "Gt":
      case "Lt": {
        const number2 = readInteger2(value);
        if (number2 === void 0 || bound2 === void 0) return false;
        return operator2 === "Gt" ? number2 > bound2 : number2 < bound2;
      }
      default:
        return false;
    }
  };
}
function readInteger2(text2) {
  return text2 !== void 0 && /^[-+]?[0-9]{1,19}$/.test(text2) ? BigInt(text2.startsWith("+") ? text2.slice(1) : text2) : void 0;
}

// scheduler/signature.ts
function signatureOf(value) {
  if (value === void 0) return "";
  const known3 = remembered4.get(value);
  if (known3 !== void 0) return known3;
  const text2 = JSON.stringify(value);
  const made2 = numbers.get(text2) ?? nextNumber();
  if (numbers.size >= numbersMax) numbers.clear();
  numbers.set(text2, made2);
  remembered4.set(value, made2);
  return made2;
}
var remembered4 = /* @__PURE__ */ new WeakMap();
var numbers = /* @__PURE__ */ new Map();
var numbersMax = 5e4;
var last = 0;
function nextNumber() {
  last += 1;
  return last.toString(36);
}

// scheduler/plugins/node-affinity.ts
var name2 = "NodeAffinity";
var rejection = {
  plugin: name2,
  reasons: ["node(s) didn't match Pod's node affinity/selector"],
  unresolvable: true
};
var conflict3 = {
  plugin: name2,
  reasons: ["pod affinity terms conflict"],
  unresolvable: true
};
var nodeAffinity = {
  name: name2,
  sign: ({ spec }) => `${signatureOf(spec.nodeSelector)},${signatureOf(spec.affinity?.nodeAffinity)}`,
  preFilter({ spec }, snapshot) {
    const terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
    const labels = Object.entries(spec.nodeSelector ?? {});
    if (terms === void 0 && labels.length === 0) return void 0;
    const nodes5 = terms && namesOfTerms(terms);
    if (nodes5?.size === 0) return { rejection: conflict3 };
    const matches = terms === void 0 ? () => true : matchesAnyTerm(terms);
    const selected = (info) => labels.every(([key, value]) => info.labels[key] === value) && matches(info);
    return {
      filter: (slot) => selected(snapshot.info(slot)) ? void 0 : rejection,
      ...nodes5 && { nodes: nodes5 }
    };
  },
  preScore({ spec }, snapshot) {
    const preferred = spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    if (preferred.length === 0) return void 0;
    const wishes = preferred.map(({ weight, preference }) => ({
      weight,
      matches: matchesTerm(preference)
    }));
    return {
      normalize: "highest",
      score(slot) {
        let sum2 = 0;
        for (const { weight, matches } of wishes) {
          if (matches(snapshot.info(slot))) sum2 += weight;
        }
        return sum2;
      }
    };
  },
  requeueOn: ["NodeAdd", "NodeUpdateLabel"]
};
function namesOfTerms(terms) {
  if (terms.length === 0) return void 0;
  const names3 = /* @__PURE__ */ new Set();
  for (const term of terms) {
    const allowed = namesOfTerm(term);
    if (allowed === void 0) return void 0;
    for (const each of allowed) names3.add(each);
  }
  return names3;
}

// scheduler/plugins/node-name.ts
var name3 = "NodeName";
var rejection2 = {
  plugin: name3,
  reasons: ["node(s) didn't match the requested node name"],
  unresolvable: true
};
var nodeName = {
  name: name3,
  sign: ({ spec }) => spec.nodeName ?? "",
  preFilter({ spec: { nodeName: wanted = "" } }, snapshot) {
    if (wanted === "") return void 0;
    return { filter: (slot) => snapshot.info(slot).name === wanted ? void 0 : rejection2 };
  },
  requeueOn: ["NodeAdd"]
};

// scheduler/host-ports.ts
var anyAddress = "0.0.0.0";
var none4 = [];
var remembered5 = /* @__PURE__ */ new WeakMap();
function hostPortsOf({ spec }) {
  const sidecars = spec.initContainers?.filter(isSidecar);
  const ports = portsOf3(spec.containers);
  if (sidecars === void 0 || sidecars.length === 0) return ports;
  return [...ports, ...collect(sidecars)];
}
function portsOf3(containers) {
  const known3 = remembered5.get(containers);
  if (known3 !== void 0) return known3;
  const made2 = collect(containers);
  remembered5.set(containers, made2);
  return made2;
}
function collect(containers) {
  const ports = [];
  for (const container of containers) {
    for (const { hostPort = 0, hostIP = "", protocol } of container.ports ?? []) {
      if (hostPort === 0) continue;
      const address2 = hostIP === "" ? anyAddress : hostIP;
      ports.push({ address: address2, port: `${protocol}/${hostPort}` });
    }
  }
  return ports.length === 0 ? none4 : ports;
}
var UsedPorts = class {
  #users = /* @__PURE__ */ new Map();
  add({ address: address2, port }) {
    const users = this.#users.get(port) ?? /* @__PURE__ */ new Map();
    this.#users.set(port, users);
    users.set(address2, (users.get(address2) ?? 0) + 1);
  }
  remove({ address: address2, port }) {
    const users = this.#users.get(port);
    const left = (users?.get(address2) ?? 0) - 1;
    if (left > 0) users?.set(address2, left);
    else users?.delete(address2);
    if (users?.size === 0) this.#users.delete(port);
  }
  /** True where another container listens there already; the wildcard address takes them all. */
  conflicts({ address: address2, port }) {
    const users = this.#users.get(port);
    if (users === void 0) return false;
    return address2 === anyAddress || users.has(address2) || users.has(anyAddress);
  }
};

// scheduler/plugins/node-ports.ts
var name4 = "NodePorts";
var rejection3 = {
  plugin: name4,
  reasons: ["node(s) didn't have free ports for the requested pod ports"],
  unresolvable: false
};
var nodePorts2 = {
  name: name4,
  sign(pod) {
    const ports = hostPortsOf(pod);
    return ports.length === 0 ? "" : ports.map(({ address: address2, port }) => `${address2}:${port}`).join();
  },
  preFilter(pod, snapshot) {
    const wanted = hostPortsOf(pod);
    if (wanted.length === 0) return void 0;
    return {
      filter(slot) {
        const { ports } = snapshot.info(slot);
        return wanted.some((port) => ports.conflicts(port)) ? rejection3 : void 0;
      }
    };
  },
  requeueOn: ["AssignedPodDelete", "NodeAdd"]
};

// scheduler/pod-requests.ts
var defaultCpu = 100;
var defaultMemory = 200 * 1024 * 1024;
var byContainers = /* @__PURE__ */ new WeakMap();
var bySpec = /* @__PURE__ */ new WeakMap();
var byText = /* @__PURE__ */ new Map();
var byTextMax = 2e4;
function podRequests({ spec }) {
  const plain3 = spec.initContainers === void 0 && spec.overhead === void 0 && !hasPodRequests(spec);
  const known3 = plain3 ? byContainers.get(spec.containers) : bySpec.get(spec);
  if (known3 !== void 0) return known3;
  const made2 = intern(sumOf2(spec, false), sumOf2(spec, true));
  if (plain3) byContainers.set(spec.containers, made2);
  else bySpec.set(spec, made2);
  return made2;
}
function isScalarResource(name8) {
  return name8.includes("/") || name8.startsWith("hugepages-") || name8.startsWith("attachable-volumes-");
}
var amountOf2 = (name8, quantity2) => name8 === "cpu" ? milliValue(quantity2) : quantityToNumber(quantity2);
var hasPodRequests = (spec) => spec.resources?.requests !== void 0;
var firstNames = ["cpu", "memory", "ephemeral-storage"];
function intern(sums, nonZero) {
  const scalars = [...sums.keys()].filter(isScalarResource).sort();
  const amounts2 = [...firstNames, ...scalars].flatMap((name8) => {
    const [amount2, nonZeroAmount] = [sums.get(name8) ?? 0, nonZero.get(name8) ?? 0];
    return nonZeroAmount === 0 ? [] : [{ name: name8, amount: amount2, nonZeroAmount }];
  });
  const text2 = amounts2.map((each) => `${each.name}=${each.amount}/${each.nonZeroAmount}`).join();
  const known3 = byText.get(text2);
  if (known3 !== void 0) return known3;
  const made2 = { text: text2, amounts: amounts2 };
  if (byText.size >= byTextMax) byText.clear();
  byText.set(text2, made2);
  return made2;
}
function sumOf2(spec, nonZero) {
  const sums = /* @__PURE__ */ new Map();
  for (const container of spec.containers) add(sums, containerRequests(container, nonZero));
  const sidecars = /* @__PURE__ */ new Map();
  const initMax = /* @__PURE__ */ new Map();
  for (const container of spec.initContainers ?? []) {
    const requests2 = containerRequests(container, nonZero);
    if (isSidecar(container)) {
      add(sums, requests2);
      add(sidecars, requests2);
      raise(initMax, sidecars);
    } else {
      add(requests2, sidecars);
      raise(initMax, requests2);
    }
  }
  raise(sums, initMax);
  override(sums, spec.resources?.requests);
  for (const [name8, quantity2] of Object.entries(spec.overhead ?? {})) {
    sums.set(name8, (sums.get(name8) ?? 0) + amountOf2(name8, quantity2));
  }
  return sums;
}
function containerRequests(container, nonZero) {
  const amounts2 = /* @__PURE__ */ new Map();
  for (const [name8, quantity2] of Object.entries(container.resources.requests ?? {})) {
    amounts2.set(name8, amountOf2(name8, quantity2));
  }
  if (nonZero && !amounts2.has("cpu")) amounts2.set("cpu", defaultCpu);
  if (nonZero && !amounts2.has("memory")) amounts2.set("memory", defaultMemory);
  return amounts2;
}
function override(sums, requests2) {
  for (const [name8, quantity2] of Object.entries(requests2 ?? {})) {
    if (isPodLevelResource(name8)) sums.set(name8, amountOf2(name8, quantity2));
  }
}
function add(sums, more) {
  for (const [name8, amount2] of more) sums.set(name8, (sums.get(name8) ?? 0) + amount2);
}
function raise(sums, least) {
  for (const [name8, amount2] of least) {
    if (amount2 > (sums.get(name8) ?? -1)) sums.set(name8, amount2);
  }
}

// scheduler/resource-shares.ts
function resourceShares({ amounts: amounts2 }, snapshot, resources) {
  return resources.flatMap(({ name: name8, weight }) => {
    const column2 = snapshot.column(name8);
    const asked = amounts2.find((request) => request.name === name8);
    if (column2 === void 0) return [];
    if (asked === void 0) {
      const always2 = name8 === "cpu" || name8 === "memory" || name8 === "ephemeral-storage";
      return always2 ? [{ weight, column: column2, amount: 0, nonZeroAmount: 0 }] : [];
    }
    return [{ weight, column: column2, amount: asked.amount, nonZeroAmount: asked.nonZeroAmount }];
  });
}

// scheduler/plugins/node-resources-balanced-allocation.ts
var nodeResourcesBalancedAllocation = {
  name: "NodeResourcesBalancedAllocation",
  sign: (pod) => podRequests(pod).text,
  preScore(pod, snapshot, { nodeResourcesBalancedAllocation: { resources } }) {
    const shares = resourceShares(podRequests(pod), snapshot, resources);
    if (shares.every(({ amount: amount2 }) => amount2 === 0)) return void 0;
    return {
      score(slot) {
        const fractions = [];
        for (const { amount: amount2, column: column2 } of shares) {
          const capacity2 = column2.allocatable[slot] ?? 0;
          if (capacity2 === 0) continue;
          fractions.push(Math.min(1, ((column2.requested[slot] ?? 0) + amount2) / capacity2));
        }
        return Math.trunc((1 - deviation(fractions)) * 100);
      }
    };
  },
  requeueOn: []
};
function deviation(fractions) {
  const [first = 0, second = 0] = fractions;
  if (fractions.length < 2) return 0;
  if (fractions.length === 2) return Math.abs((first - second) / 2);
  const mean = fractions.reduce((sum2, fraction) => sum2 + fraction, 0) / fractions.length;
  const squares = fractions.reduce((sum2, fraction) => sum2 + (fraction - mean) ** 2, 0);
  return Math.sqrt(squares / fractions.length);
}

// scheduler/plugins/node-resources-fit.ts
var name5 = "NodeResourcesFit";
var nodeResourcesFit = {
  name: name5,
  sign: (pod) => podRequests(pod).text,
  preFilter(pod, snapshot) {
    const needs = needsOf(podRequests(pod), snapshot);
    return {
      filter(slot) {
        for (const { column: column2, amount: amount2 } of needs) {
          if (amount2 > room(column2, slot)) return shortage2(needs, slot);
        }
        return void 0;
      }
    };
  },
  preScore(pod, snapshot, { nodeResourcesFit: { strategy, resources } }) {
    const shares = resourceShares(podRequests(pod), snapshot, resources);
    const most = strategy === "MostAllocated";
    return {
      score(slot) {
        let sum2 = 0;
        let weights = 0;
        for (const { weight, nonZeroAmount, column: column2 } of shares) {
          const capacity2 = column2.allocatable[slot] ?? 0;
          if (capacity2 === 0) continue;
          const requested = (column2.nonZeroRequested[slot] ?? 0) + nonZeroAmount;
          const used = Math.min(requested, capacity2);
          sum2 += Math.floor((most ? used : capacity2 - used) * 100 / capacity2) * weight;
          weights += weight;
        }
        return weights === 0 ? 0 : Math.floor(sum2 / weights);
      }
    };
  },
  requeueOn: ["AssignedPodDelete", "AssignedPodUpdate", "NodeAdd", "NodeUpdateAllocatable"]
};
function needsOf({ amounts: amounts2 }, snapshot) {
  return [
    { reason: "Too many pods", amount: 1, column: snapshot.pods },
    ...amounts2.filter(({ amount: amount2 }) => amount2 > 0).map((request) => ({
      reason: `Insufficient ${request.name}`,
      amount: request.amount,
      column: snapshot.column(request.name)
    }))
  ];
}
var room = (column2, slot) => column2 === void 0 ? 0 : (column2.allocatable[slot] ?? 0) - (column2.requested[slot] ?? 0);
function shortage2(needs, slot) {
  const lacking = needs.filter(({ column: column2, amount: amount2 }) => amount2 > room(column2, slot));
  const beyond = lacking.some(
    ({ column: column2, amount: amount2 }) => column2 !== needs[0]?.column && amount2 > (column2?.allocatable[slot] ?? 0)
  );
  return intern2(
    lacking.map(({ reason }) => reason),
    beyond
  );
}
var rejections = /* @__PURE__ */ new Map();
var rejectionsMax = 1e3;
function intern2(reasons2, unresolvable) {
  const key = `${unresolvable}/${reasons2.join()}`;
  const known3 = rejections.get(key);
  if (known3 !== void 0) return known3;
  const made2 = { plugin: name5, reasons: reasons2, unresolvable };
  if (rejections.size >= rejectionsMax) rejections.clear();
  rejections.set(key, made2);
  return made2;
}

// scheduler/tolerations.ts
function tolerates(tolerations, taint) {
  return tolerations?.some((toleration) => bears2(toleration, taint)) ?? false;
}
function bears2(toleration, taint) {
  const { key = "", operator: operator2 = "", value = "", effect = "" } = toleration;
  if (effect !== "" && effect !== taint.effect) return false;
  if (key !== "" && key !== taint.key) return false;
  switch (operator2) {
    case "":
    case "Equal":
      return value === (taint.value ?? "");
    case "Exists":
      return true;
    case "Lt":
    case "Gt": {
      const [given2, bound2] = [readInteger2(taint.value), readInteger2(value)];
      if (given2 === void 0 || bound2 === void 0) return false;
      return operator2 === "Lt" ? given2 < bound2 : given2 > bound2;
    }
    default:
      return false;
  }
}

// scheduler/plugins/node-unschedulable.ts
var name6 = "NodeUnschedulable";
var rejection4 = {
  plugin: name6,
  reasons: ["node(s) were unschedulable"],
  unresolvable: true
};
var cordoned = {
  key: "node.kubernetes.io/unschedulable",
  value: "",
  effect: "NoSchedule"
};
var nodeUnschedulable = {
  name: name6,
  sign: ({ spec }) => signatureOf(spec.tolerations),
  preFilter({ spec }, snapshot) {
    if (tolerates(spec.tolerations, cordoned)) return void 0;
    return { filter: (slot) => snapshot.unschedulable[slot] === 1 ? rejection4 : void 0 };
  },
  requeueOn: ["NodeAdd", "NodeUpdateTaint"]
};

// scheduler/plugins/scheduling-gates.ts
var schedulingGates = {
  name: "SchedulingGates",
  sign: () => "",
  preEnqueue({ spec: { schedulingGates: gates = [] } }) {
    if (gates.length === 0) return void 0;
    return `waiting for scheduling gates: [${gates.map(({ name: name8 }) => name8).join(" ")}]`;
  },
  requeueOn: []
};

// scheduler/plugins/taint-toleration.ts
var name7 = "TaintToleration";
var rejection5 = {
  plugin: name7,
  reasons: ["node(s) had untolerated taint(s)"],
  unresolvable: true
};
var taintToleration = {
  name: name7,
  sign: ({ spec }) => signatureOf(spec.tolerations),
  preFilter({ spec: { tolerations } }, snapshot) {
    return {
      filter(slot) {
        for (const taint of snapshot.info(slot).taints) {
          if (taint.effect === "PreferNoSchedule") continue;
          if (!tolerates(tolerations, taint)) return rejection5;
        }
        return void 0;
      }
    };
  },
  preScore({ spec: { tolerations = [] } }, snapshot) {
    const soft = tolerations.filter(
      ({ effect = "" }) => effect === "" || effect === "PreferNoSchedule"
    );
    return {
      normalize: "lowest",
      score(slot) {
        let untolerated = 0;
        for (const taint of snapshot.info(slot).taints) {
          if (taint.effect !== "PreferNoSchedule" || tolerates(soft, taint)) continue;
          untolerated += 1;
        }
        return untolerated;
      }
    };
  },
  requeueOn: ["NodeAdd", "NodeUpdateTaint"]
};

// scheduler/plugins/registry.ts
var registry = [
  schedulingGates,
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeAffinity,
  nodePorts2,
  nodeResourcesFit,
  nodeResourcesBalancedAllocation
];
var byName2 = new Map(registry.map((plugin) => [plugin.name, plugin]));
function pluginOf(name8) {
  const plugin = byName2.get(name8);
  if (plugin === void 0) throw new Error(`there is no scheduler plugin ${name8}`);
  return plugin;
}

// scheduler/ranking.ts
var Ranking = class {
  /** The slots that take part; of those with equal totals the first in this order is first. */
  order;
  #positions;
  /** Leaves begin here; the vertex v has the children 2v and 2v + 1. */
  #leaves;
  #highest;
  #count;
  constructor(order, totals) {
    this.order = order;
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, order.length)));
    this.#highest = new Int32Array(2 * this.#leaves).fill(-1);
    this.#count = new Int32Array(2 * this.#leaves);
    this.#positions = new Int32Array(totals.length).fill(-1);
    for (let position = 0; position < order.length; position += 1) {
      const slot = order[position] ?? 0;
      this.#positions[slot] = position;
      this.#setLeaf(this.#leaves + position, totals[slot] ?? -1);
    }
    for (let vertex = this.#leaves - 1; vertex > 0; vertex -= 1) this.#join(vertex);
  }
  /** Takes the new total of one slot. */
  update(slot, total2) {
    const position = this.#positions[slot] ?? -1;
    if (position < 0) return;
    let vertex = this.#leaves + position;
    this.#setLeaf(vertex, total2);
    for (vertex >>= 1; vertex > 0; vertex >>= 1) this.#join(vertex);
  }
  /** The best slot, or -1. Of equals the first, or one drawn evenly where there is `random`. */
  best(random) {
    const ties = this.#count[1] ?? 0;
    if (ties === 0) return -1;
    let skipped = random !== void 0 && ties > 1 ? random.integer(ties) : 0;
    let vertex = 1;
    while (vertex < this.#leaves) {
      const left = 2 * vertex;
      const inLeft = this.#highest[left] === this.#highest[1] ? this.#count[left] ?? 0 : 0;
      if (skipped < inLeft) vertex = left;
      else {
        skipped -= inLeft;
        vertex = left + 1;
      }
    }
    return this.order[vertex - this.#leaves] ?? -1;
  }
  #setLeaf(leaf, total2) {
    this.#highest[leaf] = total2;
    this.#count[leaf] = total2 < 0 ? 0 : 1;
  }
  #join(vertex) {
    const left = this.#highest[2 * vertex] ?? -1;
    const right = this.#highest[2 * vertex + 1] ?? -1;
    const leftCount = left >= right ? this.#count[2 * vertex] ?? 0 : 0;
    const rightCount = right >= left ? this.#count[2 * vertex + 1] ?? 0 : 0;
    this.#highest[vertex] = Math.max(left, right);
    this.#count[vertex] = leftCount + rightCount;
  }
};

// scheduler/evaluation.ts
function prepare(pod, snapshot, profile) {
  const filters = [];
  const narrowedBy = [];
  let nodes5;
  let clusterWide = false;
  const rejected = (rejection6) => {
    return { rejection: rejection6, filters, scorers: [], nodes: nodes5, narrowedBy, clusterWide };
  };
  for (const { name: name8 } of profile.plugins) {
    const result = pluginOf(name8).preFilter?.(pod, snapshot);
    if (result === void 0) continue;
    if ("rejection" in result) return rejected(result.rejection);
    filters.push({ plugin: name8, filter: result.filter });
    clusterWide ||= result.clusterWide === true;
    if (result.nodes === void 0) continue;
    narrowedBy.push(name8);
    nodes5 = intersection(nodes5, result.nodes);
    if (nodes5.size === 0) return rejected(unsatisfied(narrowedBy));
  }
  const scorers = scorersOf(pod, snapshot, profile);
  clusterWide ||= scorers.some((scorer) => scorer.clusterWide === true);
  return { rejection: void 0, filters, scorers, nodes: nodes5, narrowedBy, clusterWide };
}
function scorersOf(pod, snapshot, profile) {
  return profile.plugins.flatMap(({ name: name8, weight = 0 }) => {
    const result = weight > 0 ? pluginOf(name8).preScore?.(pod, snapshot, profile) : void 0;
    return result === void 0 ? [] : [{ plugin: name8, weight, ...result }];
  });
}
function unsatisfied(plugins) {
  const [only = ""] = plugins;
  const reason = plugins.length === 1 ? `node(s) didn't satisfy plugin ${only}` : `node(s) didn't satisfy plugin(s) [${plugins.join(" ")}] simultaneously`;
  return { plugin: only, reasons: [reason], unresolvable: true };
}
function intersection(left, right) {
  return left === void 0 ? right : new Set([...right].filter((name8) => left.has(name8)));
}
function podSignature(pod, plugins) {
  let signature = "";
  for (const plugin of plugins) signature += `${plugin.sign(pod)};`;
  return signature;
}
function firstRejection(filters, slot) {
  for (const { filter } of filters) {
    const rejection6 = filter(slot);
    if (rejection6 !== void 0) return rejection6;
  }
  return void 0;
}
function normalized(scorer, raw, highest) {
  if (scorer.normalize === void 0) return raw;
  const share = highest === 0 ? 0 : Math.floor(scoreMax * raw / highest);
  return scorer.normalize === "highest" ? share : scoreMax - share;
}
var Evaluation = class {
  prepared;
  /** The weighted sum of scores of a feasible node, -1 for all others. */
  totals;
  /** Why a node is not feasible; undefined for those that are, and for free slots. */
  rejections;
  feasible = 0;
  /** What was said of pods that fit nowhere, by what else it depends on; until the next change. */
  failures = /* @__PURE__ */ new Map();
  #snapshot;
  #scores;
  #generation = 0;
  /** A highest score may have changed. */
  #stale = false;
  /** Follows the totals; absent while so many change that it is better made anew. */
  #ranking;
  constructor(prepared, snapshot) {
    this.prepared = prepared;
    this.#snapshot = snapshot;
    const { capacity: capacity2 } = snapshot;
    this.totals = new Int32Array(capacity2).fill(-1);
    this.rejections = new Array(capacity2).fill(void 0);
    this.#scores = prepared.scorers.map((scorer) => ({
      scorer,
      raw: new Int32Array(capacity2),
      highest: 0
    }));
  }
  /** Brings the answers up to date. */
  refresh() {
    const { generation } = this.#snapshot;
    if (generation === this.#generation) return;
    this.#snapshot.visitChanges(this.#generation, (slot) => this.#evaluate(slot));
    this.#generation = generation;
    this.failures.clear();
    if (this.#stale) this.#normalize();
  }
  /** The best node, by its slot. Of equals the first by name, or one drawn by chance. */
  best(random) {
    const { order } = this.#snapshot;
    if (this.#ranking?.order !== order) this.#ranking = new Ranking(order, this.totals);
    return this.#ranking.best(random);
  }
  #evaluate(slot) {
    const was = (this.totals[slot] ?? -1) >= 0;
    const present2 = this.#snapshot.present[slot] === 1;
    const rejection6 = present2 ? firstRejection(this.prepared.filters, slot) : void 0;
    this.rejections[slot] = rejection6;
    if (present2 && rejection6 === void 0) {
      if (!was) this.feasible += 1;
      this.#score(slot, was);
      return;
    }
    if (!was) return;
    this.feasible -= 1;
    this.#setTotal(slot, -1);
    for (const { scorer, raw, highest } of this.#scores) {
      if (scorer.normalize === void 0) continue;
      if (highest > 0 && raw[slot] === highest) this.#stale = true;
    }
  }
  #score(slot, was) {
    let total2 = 0;
    for (const { scorer, raw, highest } of this.#scores) {
      const score = scorer.score(slot);
      if (scorer.normalize !== void 0) {
        const fell = was && raw[slot] === highest && score < highest;
        if (fell || score > highest) this.#stale = true;
      }
      raw[slot] = score;
      total2 += scorer.weight * normalized(scorer, score, highest);
    }
    this.#setTotal(slot, total2);
  }
  #setTotal(slot, total2) {
    this.totals[slot] = total2;
    this.#ranking?.update(slot, total2);
  }
  /** Finds the highest scores anew and, where one changed, all totals. */
  #normalize() {
    this.#stale = false;
    let changed = false;
    for (const scores of this.#scores) {
      if (scores.scorer.normalize === void 0) continue;
      let highest = 0;
      for (let slot = 0; slot < this.totals.length; slot += 1) {
        if ((this.totals[slot] ?? -1) < 0) continue;
        highest = Math.max(highest, scores.raw[slot] ?? 0);
      }
      changed ||= highest !== scores.highest;
      scores.highest = highest;
    }
    if (!changed) return;
    this.#ranking = void 0;
    for (let slot = 0; slot < this.totals.length; slot += 1) {
      if ((this.totals[slot] ?? -1) >= 0) this.totals[slot] = this.#total(slot);
    }
  }
  #total(slot) {
    let total2 = 0;
    for (const { scorer, raw, highest } of this.#scores) {
      total2 += scorer.weight * normalized(scorer, raw[slot] ?? 0, highest);
    }
    return total2;
  }
};

// scheduler/evaluation-cache.ts
var evaluationsMax = 128;
var EvaluationCache = class {
  #snapshot;
  #profile;
  #plugins;
  #evaluations = /* @__PURE__ */ new Map();
  #layout = 0;
  constructor(snapshot, profile) {
    this.#snapshot = snapshot;
    this.#profile = profile;
    this.#plugins = profile.plugins.map(({ name: name8 }) => pluginOf(name8));
  }
  signature(pod) {
    return podSignature(pod, this.#plugins);
  }
  /** What the plugins say of the pod; the evaluation may lie behind the snapshot. */
  get(pod) {
    const { layout } = this.#snapshot;
    if (layout !== this.#layout) this.#evaluations.clear();
    this.#layout = layout;
    const signature = this.signature(pod);
    const known3 = this.#evaluations.get(signature);
    if (known3 !== void 0) {
      this.#evaluations.delete(signature);
      this.#evaluations.set(signature, known3);
      return { prepared: known3.prepared, evaluation: known3 };
    }
    const prepared = prepare(pod, this.#snapshot, this.#profile);
    if (prepared.rejection !== void 0 || prepared.nodes !== void 0) {
      return { prepared, evaluation: void 0 };
    }
    const evaluation = new Evaluation(prepared, this.#snapshot);
    if (!prepared.clusterWide) this.#remember(signature, evaluation);
    return { prepared, evaluation };
  }
  #remember(signature, evaluation) {
    this.#evaluations.set(signature, evaluation);
    if (this.#evaluations.size <= evaluationsMax) return;
    const [oldest = ""] = this.#evaluations.keys();
    this.#evaluations.delete(oldest);
  }
};
var caches = /* @__PURE__ */ new WeakMap();
function evaluationCache(snapshot, profile) {
  const byProfile = caches.get(snapshot) ?? /* @__PURE__ */ new Map();
  caches.set(snapshot, byProfile);
  const known3 = byProfile.get(profile);
  if (known3 !== void 0) return known3;
  const made2 = new EvaluationCache(snapshot, profile);
  byProfile.set(profile, made2);
  return made2;
}

// scheduler/explain.ts
var noNodes = { message: "no nodes available to schedule pods", plugins: [] };
function failureOf(diagnosis) {
  const { nodes: nodes5, preFilter, rejections: rejections2, postFilter } = diagnosis;
  const plugins = new Set(preFilter === void 0 ? [] : [preFilter.plugin]);
  for (const { plugin } of rejections2.keys()) plugins.add(plugin);
  const why = preFilter === void 0 ? countReasons(rejections2) : preFilter.reasons.join(", ");
  const message = unavailable(nodes5, why);
  return {
    message: postFilter === "" ? message : `${message} ${postFilter}`,
    plugins: [...plugins]
  };
}
function preemptionFailure({ spec }, { helpless, withoutVictims }) {
  if (spec.preemptionPolicy === "Never") {
    return "preemption: not eligible due to preemptionPolicy=Never.";
  }
  const reasons2 = /* @__PURE__ */ new Map([
    ["No preemption victims found for incoming pod", withoutVictims],
    ["Preemption is not helpful for scheduling", helpless]
  ]);
  return `preemption: ${unavailable(helpless + withoutVictims, formatCounts(reasons2))}`;
}
var noteLengthMax = 1024;
var ellipsis = " ...";
var truncateNote = (message) => message.length <= noteLengthMax ? message : message.slice(0, noteLengthMax - ellipsis.length) + ellipsis;
var unavailable = (nodes5, why) => `0/${nodes5} nodes are available:${why === "" ? "" : ` ${why}.`}`;
function countReasons(rejections2) {
  const counts4 = /* @__PURE__ */ new Map();
  for (const [{ reasons: reasons2 }, nodes5] of rejections2) {
    for (const reason of reasons2) counts4.set(reason, (counts4.get(reason) ?? 0) + nodes5);
  }
  return formatCounts(counts4);
}
var formatCounts = (counts4) => [...counts4].filter(([, count3]) => count3 > 0).map(([reason, count3]) => `${count3} ${reason}`).sort().join(", ");

// scheduler/node-info.ts
var emptyNodeInfo = (name8) => ({
  name: name8,
  node: void 0,
  labels: {},
  taints: [],
  ports: new UsedPorts(),
  pods: /* @__PURE__ */ new Map()
});
var ResourceColumn = class {
  allocatable;
  requested;
  /** Requests in which no container counts as asking for nothing. */
  nonZeroRequested;
  constructor(capacity2) {
    this.allocatable = new Float64Array(capacity2);
    this.requested = new Float64Array(capacity2);
    this.nonZeroRequested = new Float64Array(capacity2);
  }
  grow(capacity2) {
    this.allocatable = grownNumbers(this.allocatable, capacity2);
    this.requested = grownNumbers(this.requested, capacity2);
    this.nonZeroRequested = grownNumbers(this.nonZeroRequested, capacity2);
  }
  /** Counts a pod's requests on a node; negative amounts take them off. */
  add(slot, amount2, nonZeroAmount) {
    this.requested[slot] = (this.requested[slot] ?? 0) + amount2;
    this.nonZeroRequested[slot] = (this.nonZeroRequested[slot] ?? 0) + nonZeroAmount;
  }
};
function grownNumbers(array2, capacity2) {
  const larger = new Float64Array(capacity2);
  larger.set(array2);
  return larger;
}
function grownFlags(array2, capacity2) {
  const larger = new Uint8Array(capacity2);
  larger.set(array2);
  return larger;
}
function nodeChanges(before, after) {
  if (before === void 0) return ["NodeAdd"];
  const changes = [];
  if (!equalJson(before.status.allocatable, after.status.allocatable)) {
    changes.push("NodeUpdateAllocatable");
  }
  if (!equalJson(before.metadata.labels, after.metadata.labels)) changes.push("NodeUpdateLabel");
  const { taints, unschedulable } = before.spec;
  const sameTaints = equalJson(taints, after.spec.taints);
  if (!sameTaints || unschedulable !== after.spec.unschedulable) changes.push("NodeUpdateTaint");
  return changes;
}

// scheduler/snapshot.ts
var firstCapacity = 64;
var logSize = 1024;
var Snapshot = class {
  pods = new ResourceColumn(firstCapacity);
  /** 1 where the node is there, 0 where only pods name it or the slot is free. */
  present = new Uint8Array(firstCapacity);
  unschedulable = new Uint8Array(firstCapacity);
  /** The lowest priority among the pods of a node; Infinity where there are none. */
  lowestPriority = new Float64Array(firstCapacity).fill(Number.POSITIVE_INFINITY);
  #columns = /* @__PURE__ */ new Map([["pods", this.pods]]);
  #infos = [];
  #slots = /* @__PURE__ */ new Map();
  #free = [];
  /** The slot of every bound or assumed pod, by uid. */
  #podSlots = /* @__PURE__ */ new Map();
  #changed = new Float64Array(firstCapacity);
  #log = new Int32Array(logSize);
  #generation = 0;
  #size = 0;
  #order;
  #layout = 0;
  /** How many nodes there are. */
  get size() {
    return this.#size;
  }
  /** Slots are below this. */
  get capacity() {
    return this.present.length;
  }
  /** Grows with every change. */
  get generation() {
    return this.#generation;
  }
  /** Grows when columns are replaced or added: what holds on to a column is to look again. */
  get layout() {
    return this.#layout;
  }
  /** The amounts of one resource; `undefined` where no node has it and no pod uses it. */
  column(resource) {
    return this.#columns.get(resource);
  }
  /** The slots of the nodes there are, by name. */
  get order() {
    this.#order ??= Int32Array.from(
      [...this.#slots].filter(([, slot]) => this.present[slot] === 1).sort(([a], [b]) => a < b ? -1 : 1).map(([, slot]) => slot)
    );
    return this.#order;
  }
  /** The slot of a node that is there, or -1. */
  slotOf(name8) {
    const slot = this.#slots.get(name8) ?? -1;
    return slot >= 0 && this.present[slot] === 1 ? slot : -1;
  }
  info(slot) {
    const info = this.#infos[slot];
    if (info === void 0) throw new Error(`no node has the slot ${slot}`);
    return info;
  }
  /** True where the pod is on a node, bound or assumed. */
  holds(uid) {
    return this.#podSlots.has(uid);
  }
  /** Calls `visit` for slots changed after `generation`, some of them twice. */
  visitChanges(generation, visit) {
    const behind = this.#generation - generation;
    if (behind > logSize) {
      for (let slot = 0; slot < this.#infos.length; slot += 1) {
        if ((this.#changed[slot] ?? 0) > generation) visit(slot);
      }
      return;
    }
    for (let at = generation + 1; at <= this.#generation; at += 1) {
      visit(this.#log[at % logSize] ?? 0);
    }
  }
  /** Takes a new node, or a new version of one; says what changed that pods may care about. */
  setNode(node) {
    const slot = this.#slotFor(node.metadata.name ?? "");
    const info = this.info(slot);
    const changes = nodeChanges(info.node, node);
    const isNew = info.node === void 0;
    info.node = node;
    if (isNew) {
      this.present[slot] = 1;
      this.#size += 1;
      this.#order = void 0;
    }
    if (changes.length === 0) return changes;
    info.labels = node.metadata.labels ?? {};
    info.taints = node.spec.taints ?? [];
    this.unschedulable[slot] = node.spec.unschedulable === true ? 1 : 0;
    this.#readAllocatable(slot, node);
    this.#touch(slot);
    return changes;
  }
  /** Forgets a node; its pods stay counted until they are removed. */
  removeNode(name8) {
    const slot = this.slotOf(name8);
    if (slot < 0) return;
    this.info(slot).node = void 0;
    this.present[slot] = 0;
    this.#size -= 1;
    this.#order = void 0;
    this.#touch(slot);
    this.#freeIfUnused(slot);
  }
  /** Takes a bound pod that is not finished, or a new version of one. Returns its slot. */
  setPod(pod) {
    return this.#place(pod, pod.spec.nodeName ?? "");
  }
  /** Counts a pod on a node before the API server knows. `setPod` confirms, `removePod` forgets. */
  assume(pod, nodeName2) {
    return this.#place(pod, nodeName2);
  }
  /** Takes a pod off its node. Returns the slot it had, or -1. */
  removePod(uid) {
    const slot = this.#podSlots.get(uid);
    if (slot === void 0) return -1;
    const info = this.info(slot);
    const pod = info.pods.get(uid);
    this.#podSlots.delete(uid);
    if (pod === void 0) return -1;
    info.pods.delete(uid);
    this.#count(slot, podRequests(pod), -1);
    for (const port of hostPortsOf(pod)) info.ports.remove(port);
    if (priorityOf(pod) <= (this.lowestPriority[slot] ?? 0)) this.#findLowestPriority(slot, info);
    this.#touch(slot);
    this.#freeIfUnused(slot);
    return slot;
  }
  #place(pod, nodeName2) {
    const uid = pod.metadata.uid ?? "";
    const slot = this.#slotFor(nodeName2);
    const info = this.info(slot);
    const known3 = info.pods.get(uid);
    if (known3 !== void 0 && countsTheSame(known3, pod)) {
      info.pods.set(uid, pod);
      return slot;
    }
    this.removePod(uid);
    if (this.#infos[slot] !== info) return this.#place(pod, nodeName2);
    info.pods.set(uid, pod);
    this.#podSlots.set(uid, slot);
    this.#count(slot, podRequests(pod), 1);
    for (const port of hostPortsOf(pod)) info.ports.add(port);
    this.lowestPriority[slot] = Math.min(this.lowestPriority[slot] ?? 0, priorityOf(pod));
    this.#touch(slot);
    return slot;
  }
  #count(slot, { amounts: amounts2 }, sign) {
    this.pods.add(slot, sign, sign);
    for (const { name: name8, amount: amount2, nonZeroAmount } of amounts2) {
      this.#columnFor(name8).add(slot, sign * amount2, sign * nonZeroAmount);
    }
  }
  #readAllocatable(slot, { status }) {
    const given2 = status.allocatable ?? {};
    for (const name8 in given2) this.#columnFor(name8);
    for (const [name8, { allocatable }] of this.#columns) {
      allocatable[slot] = amountOf2(name8, given2[name8] ?? "0");
    }
  }
  #columnFor(resource) {
    const known3 = this.#columns.get(resource);
    if (known3 !== void 0) return known3;
    const made2 = new ResourceColumn(this.capacity);
    this.#columns.set(resource, made2);
    this.#layout += 1;
    return made2;
  }
  #findLowestPriority(slot, { pods: pods3 }) {
    let lowest = Number.POSITIVE_INFINITY;
    for (const pod of pods3.values()) lowest = Math.min(lowest, priorityOf(pod));
    this.lowestPriority[slot] = lowest;
  }
  #slotFor(name8) {
    const known3 = this.#slots.get(name8);
    if (known3 !== void 0) return known3;
    const slot = this.#free.pop() ?? this.#infos.length;
    if (slot === this.capacity) this.#grow(slot * 2);
    this.#infos[slot] = emptyNodeInfo(name8);
    this.#slots.set(name8, slot);
    return slot;
  }
  #freeIfUnused(slot) {
    const info = this.info(slot);
    if (info.node !== void 0 || info.pods.size > 0) return;
    this.#infos[slot] = void 0;
    this.#slots.delete(info.name);
    this.#free.push(slot);
  }
  #grow(capacity2) {
    this.#layout += 1;
    for (const column2 of this.#columns.values()) column2.grow(capacity2);
    this.present = grownFlags(this.present, capacity2);
    this.unschedulable = grownFlags(this.unschedulable, capacity2);
    const used = this.lowestPriority.length;
    this.lowestPriority = grownNumbers(this.lowestPriority, capacity2);
    this.lowestPriority.fill(Number.POSITIVE_INFINITY, used);
    this.#changed = grownNumbers(this.#changed, capacity2);
  }
  #touch(slot) {
    this.#generation += 1;
    this.#changed[slot] = this.#generation;
    this.#log[this.#generation % logSize] = slot;
  }
};
var priorityOf = ({ spec }) => spec.priority ?? 0;
function countsTheSame(left, right) {
  return podRequests(left) === podRequests(right) && priorityOf(left) === priorityOf(right) && equalJson(left.metadata.labels, right.metadata.labels);
}

// scheduler/decide.ts
function schedulePod(pod, snapshot, profile, random) {
  if (snapshot.size === 0) return { failure: noNodes };
  const { prepared, evaluation } = evaluationCache(snapshot, profile).get(pod);
  if (prepared.rejection !== void 0) {
    return { failure: failBeforeNodes(pod, snapshot, prepared.rejection) };
  }
  if (evaluation === void 0) return scheduleAmong(pod, { prepared, snapshot, profile, random });
  evaluation.refresh();
  if (evaluation.feasible === 0) return { failure: failureOn(pod, evaluation, snapshot) };
  const ties = profile.ties === "random" ? random : void 0;
  return { node: snapshot.info(evaluation.best(ties)).name };
}
function scheduleAmong(pod, { prepared, snapshot, profile, random }) {
  const { filters, scorers, nodes: nodes5 = /* @__PURE__ */ new Set(), narrowedBy } = prepared;
  const rejections2 = /* @__PURE__ */ new Map();
  const feasible = [];
  for (const name8 of [...nodes5].sort()) {
    const slot = snapshot.slotOf(name8);
    if (slot < 0) continue;
    const rejection6 = firstRejection(filters, slot);
    if (rejection6 === void 0) feasible.push(slot);
    else rejections2.set(slot, rejection6);
  }
  if (feasible.length === 0) {
    const others = {
      plugin: narrowedBy[0] ?? "",
      reasons: [`node(s) didn't satisfy plugin(s) [${[...narrowedBy].sort().join(" ")}]`],
      unresolvable: true
    };
    const why = (slot) => rejections2.get(slot) ?? others;
    return { failure: failure2(pod, snapshot, why) };
  }
  const totals = totalsAmong(feasible, scorers);
  const ties = profile.ties === "random" ? random : void 0;
  const at = new Ranking(Int32Array.from(feasible.keys()), totals).best(ties);
  return { node: snapshot.info(feasible[at] ?? 0).name };
}
function totalsAmong(slots, scorers) {
  const totals = new Int32Array(slots.length);
  if (slots.length < 2) return totals;
  for (const scorer of scorers) {
    const scores = slots.map((slot) => scorer.score(slot));
    const highest = scores.reduce((a, b) => Math.max(a, b), 0);
    scores.forEach((score, index) => {
      totals[index] = (totals[index] ?? 0) + scorer.weight * normalized(scorer, score, highest);
    });
  }
  return totals;
}
function failureOn(pod, evaluation, snapshot) {
  const key = `${priorityOf(pod)}/${pod.spec.preemptionPolicy}`;
  const known3 = evaluation.failures.get(key);
  if (known3 !== void 0) return known3;
  const made2 = failure2(pod, snapshot, (slot) => evaluation.rejections[slot]);
  evaluation.failures.set(key, made2);
  return made2;
}
function failBeforeNodes(pod, snapshot, preFilter) {
  return failure2(pod, snapshot, () => preFilter, preFilter);
}
function failure2(pod, snapshot, why, preFilter) {
  const rejections2 = /* @__PURE__ */ new Map();
  for (const slot of snapshot.order) {
    const rejection6 = why(slot);
    if (rejection6 !== void 0) rejections2.set(rejection6, (rejections2.get(rejection6) ?? 0) + 1);
  }
  const postFilter = explainPreemption(pod, snapshot, why);
  return failureOf({
    nodes: snapshot.size,
    rejections: rejections2,
    postFilter,
    ...preFilter && { preFilter }
  });
}
function explainPreemption(pod, snapshot, why) {
  const priority2 = priorityOf(pod);
  let [helpless, withoutVictims] = [0, 0];
  for (const slot of snapshot.order) {
    if (why(slot)?.unresolvable === true) helpless += 1;
    else if ((snapshot.lowestPriority[slot] ?? 0) >= priority2) withoutVictims += 1;
    else if (pod.spec.preemptionPolicy !== "Never") return "";
  }
  return preemptionFailure(pod, { helpless, withoutVictims });
}

// scheduler/profiles.ts
var cpuAndMemory = [
  { name: "cpu", weight: 1 },
  { name: "memory", weight: 1 }
];
var kubernetesProfile = {
  schedulerName: "default-scheduler",
  plugins: [
    { name: "SchedulingGates" },
    { name: "NodeUnschedulable" },
    { name: "NodeName" },
    { name: "TaintToleration", weight: 3 },
    { name: "NodeAffinity", weight: 2 },
    { name: "NodePorts" },
    { name: "NodeResourcesFit", weight: 1 },
    { name: "NodeResourcesBalancedAllocation", weight: 1 }
  ],
  nodeResourcesFit: { strategy: "LeastAllocated", resources: cpuAndMemory },
  nodeResourcesBalancedAllocation: { resources: cpuAndMemory },
  ties: "random"
};
var binPackingProfile = {
  ...kubernetesProfile,
  // Balance is left out, as it would draw pods away from the nodes that are nearly full.
  plugins: kubernetesProfile.plugins.filter(
    ({ name: name8 }) => name8 !== "NodeResourcesBalancedAllocation"
  ),
  nodeResourcesFit: { strategy: "MostAllocated", resources: cpuAndMemory },
  ties: "name"
};

// scheduler/actions.ts
var scheduling = (pod, message) => ({
  regarding: pod,
  type: "Warning",
  reason: "FailedScheduling",
  message: truncateNote(message)
});
var bindingFailed = (error) => `running Bind plugin "DefaultBinder": ${error}`;
function bindPod2(pod, nodeName2) {
  const { namespace, name: name8 = "" } = pod.metadata;
  return {
    do: "post",
    resource: untyped(Pod),
    namespace,
    name: name8,
    subresource: "binding",
    body: binding(pod, nodeName2),
    succeeded: {
      regarding: pod,
      type: "Normal",
      reason: "Scheduled",
      message: `Successfully assigned ${namespace}/${name8} to ${nodeName2}`
    },
    failed: scheduling(pod, bindingFailed("{error}"))
  };
}
function binding({ metadata: { namespace, name: name8, uid } }, nodeName2) {
  const body = {
    apiVersion: "v1",
    kind: "Binding",
    metadata: { namespace, name: name8, uid },
    target: { apiVersion: "v1", kind: "Node", name: nodeName2 }
  };
  return body;
}
function markUnschedulable(pod, { reason, message, nowMs }) {
  const { namespace, name: name8 = "", generation } = pod.metadata;
  const type = "PodScheduled";
  const known3 = pod.status.conditions?.find((condition2) => condition2.type === type);
  const isFalse = known3?.status === "False";
  const same2 = isFalse && known3.reason === reason && known3.message === message;
  if (same2 && known3.observedGeneration === generation) return void 0;
  const condition = {
    type,
    ...generation === void 0 ? {} : { observedGeneration: generation },
    status: "False",
    lastProbeTime: null,
    lastTransitionTime: isFalse ? known3.lastTransitionTime : formatTime(nowMs),
    reason,
    message
  };
  return {
    do: "patch",
    resource: untyped(Pod),
    namespace,
    name: name8,
    patchType: "strategic",
    patch: { status: { conditions: [condition] } },
    subresource: "status"
  };
}

// scheduler/heap.ts
var Heap = class {
  #before;
  #items = [];
  constructor(before) {
    this.#before = before;
  }
  get size() {
    return this.#items.length;
  }
  peek() {
    return this.#items[0];
  }
  push(item) {
    const items2 = this.#items;
    let at = items2.length;
    items2.push(item);
    while (at > 0) {
      const parentAt = at - 1 >> 1;
      const parent = items2[parentAt];
      if (parent === void 0 || !this.#before(item, parent)) break;
      items2[at] = parent;
      at = parentAt;
    }
    items2[at] = item;
  }
  pop() {
    const items2 = this.#items;
    const top = items2[0];
    const last2 = items2.pop();
    if (last2 !== void 0 && items2.length > 0) this.#sink(last2);
    return top;
  }
  /** Puts `item` in place of the top and lets it down to where it belongs. */
  #sink(item) {
    const items2 = this.#items;
    let at = 0;
    while (true) {
      let childAt = 2 * at + 1;
      let child = items2[childAt];
      if (child === void 0) break;
      const right = items2[childAt + 1];
      if (right !== void 0 && this.#before(right, child)) {
        child = right;
        childAt += 1;
      }
      if (!this.#before(child, item)) break;
      items2[at] = child;
      at = childAt;
    }
    items2[at] = item;
  }
};

// scheduler/queue.ts
var backoffMsFirst2 = 1e3;
var backoffMsMax2 = 1e4;
var unschedulableMsMax = 5 * 6e4;
var byPriority = (left, right) => {
  if (left.priority !== right.priority) return left.priority > right.priority;
  if (left.sinceMs !== right.sinceMs) return left.sinceMs < right.sinceMs;
  return left.sequence < right.sequence;
};
var byTime = (left, right) => left.sinceMs !== right.sinceMs ? left.sinceMs < right.sinceMs : left.sequence < right.sequence;
var SchedulingQueue = class {
  #options;
  #pods = /* @__PURE__ */ new Map();
  #active = new Heap(byPriority);
  /** Pods that did not fit. Where nothing is active, they are tried before their time. */
  #backoff = new Heap(byTime);
  /** Pods that could not be bound. They always wait their time out. */
  #errorBackoff = new Heap(byTime);
  /** By the time of their failure, the oldest first. */
  #unschedulable = /* @__PURE__ */ new Map();
  /** Refused pods that are alike: one look says whether an event helps them all. */
  #buckets = /* @__PURE__ */ new Map();
  #sequence = 0;
  #timer;
  #timerMs = Number.POSITIVE_INFINITY;
  constructor(options) {
    this.#options = options;
  }
  /** How many pods wait in any way, or are taken. */
  get size() {
    return this.#pods.size;
  }
  has(uid) {
    return this.#pods.has(uid);
  }
  /** Takes a pod without a node, or a new version of one. */
  put(pod, cause) {
    const uid = pod.metadata.uid ?? "";
    const known3 = this.#pods.get(uid);
    if (known3 !== void 0) {
      this.#update(known3, pod, cause);
      return;
    }
    const queued = {
      uid,
      pod,
      place: "gated",
      sinceMs: this.#options.clock.now(),
      sequence: 0,
      unschedulableCount: 0,
      errorCount: 0,
      backoffUntilMs: 0,
      rejectedBy: [],
      bucket: "",
      cause
    };
    this.#pods.set(uid, queued);
    this.#enter(queued);
  }
  /** Forgets a pod: it is gone, or has a node. */
  delete(uid) {
    const queued = this.#pods.get(uid);
    if (queued === void 0) return;
    this.#leaveUnschedulable(queued);
    queued.place = "gone";
    this.#pods.delete(uid);
  }
  /** Takes the next pod out. It stays known until it is put back or deleted. */
  pop() {
    const entry = takeFresh(this.#active, "active") ?? takeFresh(this.#backoff, "backoff");
    if (entry === void 0) return void 0;
    entry.queued.place = "taken";
    return entry.queued;
  }
  /** Puts back a pod that fits nowhere, to wait for an event that helps. */
  putUnschedulable(queued, rejectedBy) {
    if (queued.place !== "taken") return;
    queued.unschedulableCount += 1;
    queued.errorCount = 0;
    queued.rejectedBy = rejectedBy;
    this.#failed(queued, queued.unschedulableCount);
    queued.place = "unschedulable";
    queued.bucket = `${rejectedBy.join()}/${this.#options.signature(queued.pod)}`;
    this.#unschedulable.set(queued.uid, queued);
    const bucket = this.#buckets.get(queued.bucket) ?? /* @__PURE__ */ new Map();
    this.#buckets.set(queued.bucket, bucket);
    bucket.set(queued.uid, queued);
    this.#arm(queued.sinceMs + unschedulableMsMax);
  }
  /** Puts back a pod that could not be bound, to be tried again after its backoff. */
  putFailed(queued) {
    if (queued.place !== "taken") return;
    queued.errorCount += 1;
    this.#failed(queued, queued.errorCount);
    this.#waitBackoff(queued, this.#errorBackoff);
  }
  /** Moves the refused pods that an event may help. */
  move(event) {
    for (const bucket of [...this.#buckets.values()]) {
      const [first] = bucket.values();
      if (first === void 0) continue;
      if (!this.#options.mayHelp(first.pod, first.rejectedBy, event)) continue;
      for (const queued of [...bucket.values()]) {
        queued.cause = event.revision;
        this.#requeue(queued);
      }
    }
  }
  stop() {
    this.#timer?.cancel();
    this.#timer = void 0;
    this.#pods.clear();
  }
  #update(queued, pod, cause) {
    const before = queued.pod;
    queued.pod = pod;
    if (queued.place === "gated") this.#enter(queued);
    else if (queued.place === "unschedulable" && mattersToPlugins(before, pod)) {
      queued.cause = cause;
      this.#requeue(queued);
    } else if (queued.place === "active" && priorityOf(before) !== priorityOf(pod)) {
      this.#activate(queued);
    }
  }
  #enter(queued) {
    if (this.#options.preEnqueue(queued.pod) === void 0) this.#activate(queued);
  }
  #activate(queued) {
    queued.place = "active";
    this.#active.push(this.#entry(queued, queued.sinceMs));
    this.#options.wake();
  }
  #requeue(queued) {
    this.#leaveUnschedulable(queued);
    if (queued.backoffUntilMs > this.#options.clock.now()) this.#waitBackoff(queued, this.#backoff);
    else this.#activate(queued);
  }
  #failed(queued, failures2) {
    const nowMs = this.#options.clock.now();
    queued.sinceMs = nowMs;
    queued.backoffUntilMs = nowMs + Math.min(backoffMsMax2, backoffMsFirst2 * 2 ** (failures2 - 1));
  }
  #waitBackoff(queued, heap) {
    queued.place = "backoff";
    heap.push(this.#entry(queued, queued.backoffUntilMs));
    this.#arm(queued.backoffUntilMs);
    if (heap === this.#backoff) this.#options.wake();
  }
  #leaveUnschedulable(queued) {
    if (queued.place !== "unschedulable") return;
    this.#unschedulable.delete(queued.uid);
    const bucket = this.#buckets.get(queued.bucket);
    bucket?.delete(queued.uid);
    if (bucket?.size === 0) this.#buckets.delete(queued.bucket);
  }
  #entry(queued, sinceMs) {
    this.#sequence += 1;
    queued.sequence = this.#sequence;
    return { queued, priority: priorityOf(queued.pod), sinceMs, sequence: this.#sequence };
  }
  /** Makes sure that the queue looks at its times by `dueMs`. */
  #arm(dueMs) {
    if (dueMs >= this.#timerMs) return;
    this.#timer?.cancel();
    this.#timerMs = dueMs;
    const { clock } = this.#options;
    this.#timer = clock.setTimer(Math.max(0, dueMs - clock.now()), () => this.#flush());
  }
  /** Activates what has waited long enough, and sets the timer for the next. */
  #flush() {
    this.#timer = void 0;
    this.#timerMs = Number.POSITIVE_INFINITY;
    const nowMs = this.#options.clock.now();
    for (const heap of [this.#backoff, this.#errorBackoff]) {
      for (let next = freshTop(heap, "backoff"); next !== void 0; ) {
        if (next.sinceMs > nowMs) {
          this.#arm(next.sinceMs);
          break;
        }
        heap.pop();
        this.#activate(next.queued);
        next = freshTop(heap, "backoff");
      }
    }
    for (const queued of this.#unschedulable.values()) {
      if (queued.sinceMs + unschedulableMsMax > nowMs) {
        this.#arm(queued.sinceMs + unschedulableMsMax);
        break;
      }
      this.#requeue(queued);
    }
  }
};
function freshTop(heap, place) {
  let top = heap.peek();
  while (top !== void 0) {
    if (top.queued.place === place && top.queued.sequence === top.sequence) return top;
    heap.pop();
    top = heap.peek();
  }
  return void 0;
}
function takeFresh(heap, place) {
  const top = freshTop(heap, place);
  if (top !== void 0) heap.pop();
  return top;
}
var mattersToPlugins = (before, after) => !equalJson(before.spec, after.spec) || !equalJson(before.metadata.labels, after.metadata.labels);

// scheduler/requeue.ts
function mayHelp(pod, rejectedBy, { event, snapshot }) {
  if (rejectedBy.length === 0) return true;
  return rejectedBy.some((name8) => {
    const { requeueOn, queueingHint, preFilter } = pluginOf(name8);
    if (!requeueOn.includes(event.name)) return false;
    if (queueingHint !== void 0) return queueingHint(pod, event, snapshot);
    if (event.slot < 0) return true;
    const result = preFilter?.(pod, snapshot);
    if (result === void 0) return true;
    return "filter" in result && result.filter(event.slot) === void 0;
  });
}

// scheduler/scheduler.ts
function createScheduler(options) {
  const { handler, clock, profile = binPackingProfile } = options;
  const component = profile.schedulerName;
  const recorder = eventRecorder({ handler, clock, component, api: "events" });
  const executor = options.executor ?? localExecutor({ handler, actor: component, recorder });
  let run2;
  return {
    start() {
      run2?.stop();
      run2 = new SchedulerRun({ ...options, profile, executor });
      run2.start();
    },
    stop() {
      run2?.stop();
      run2 = void 0;
    }
  };
}
var SchedulerRun = class {
  #options;
  #snapshot = new Snapshot();
  #queue;
  #pods;
  #nodes;
  #running = false;
  #cycle;
  constructor(options) {
    this.#options = options;
    const { handler, clock, profile, informerDelayMs: delayMs } = options;
    const snapshot = this.#snapshot;
    const gates = profile.plugins.map(({ name: name8 }) => pluginOf(name8).preEnqueue);
    const cache2 = evaluationCache(snapshot, profile);
    this.#queue = new SchedulingQueue({
      clock,
      preEnqueue: (pod) => gates.map((gate) => gate?.(pod)).find((why) => why !== void 0),
      signature: (pod) => cache2.signature(pod),
      mayHelp: (pod, rejectedBy, event) => mayHelp(pod, rejectedBy, { event, snapshot }),
      wake: () => this.#wake()
    });
    const informing = { handler, clock, actor: profile.schedulerName, ...delayMs && { delayMs } };
    this.#nodes = new Informer(Node, informing);
    this.#pods = new Informer(Pod, informing);
    this.#nodes.onChange((next, previous, revision) => this.#nodeChanged(next, previous, revision));
    this.#pods.onChange((next, previous, revision) => this.#podChanged(next, previous, revision));
  }
  start() {
    this.#nodes.start();
    this.#pods.start();
    this.#running = true;
    this.#wake();
  }
  stop() {
    this.#running = false;
    this.#cycle?.cancel();
    this.#nodes.stop();
    this.#pods.stop();
    this.#queue.stop();
  }
  #nodeChanged(next, previous, revision) {
    if (next === void 0) {
      this.#snapshot.removeNode(previous?.metadata.name ?? "");
      this.#queue.move({ name: "NodeDelete", slot: -1, revision });
      return;
    }
    const changes = this.#snapshot.setNode(next);
    const slot = this.#snapshot.slotOf(next.metadata.name ?? "");
    for (const name8 of changes) this.#queue.move({ name: name8, slot, revision });
  }
  #podChanged(next, previous, revision) {
    if (previous !== void 0 && previous.metadata.uid !== next?.metadata.uid) {
      this.#podGone(previous, revision);
    }
    if (next === void 0) return;
    const { uid = "" } = next.metadata;
    if (isFinished(next)) this.#podGone(next, revision);
    else if (hasNode(next)) {
      this.#queue.delete(uid);
      const isNew = !this.#snapshot.holds(uid);
      const { generation } = this.#snapshot;
      const slot = this.#snapshot.setPod(next);
      if (isNew) this.#moved("AssignedPodAdd", slot, revision);
      else if (this.#snapshot.generation !== generation) {
        this.#moved("AssignedPodUpdate", slot, revision);
      }
    } else if (next.spec.schedulerName === this.#options.profile.schedulerName) {
      const bound2 = this.#snapshot.holds(uid) && !this.#queue.has(uid);
      if (!bound2) this.#queue.put(next, revision);
    }
  }
  #podGone({ metadata: { uid = "" } }, revision) {
    this.#queue.delete(uid);
    const slot = this.#snapshot.removePod(uid);
    if (slot >= 0) this.#moved("AssignedPodDelete", slot, revision);
  }
  #moved(name8, slot, revision) {
    this.#queue.move({ name: name8, slot: this.#snapshot.present[slot] === 1 ? slot : -1, revision });
  }
  /** Every attempt is a timer of its own, so that anything may happen between any two. */
  #wake() {
    if (!this.#running || this.#cycle !== void 0) return;
    this.#cycle = this.#options.clock.setTimer(0, () => {
      this.#cycle = void 0;
      const queued = this.#queue.pop();
      if (queued === void 0) return;
      this.#attempt(queued);
      this.#wake();
    });
  }
  #attempt(queued) {
    const { profile, random } = this.#options;
    const { pod } = queued;
    if (pod.metadata.deletionTimestamp !== void 0) {
      const { namespace, name: name8 } = pod.metadata;
      const message = `skip schedule deleting pod: ${namespace}/${name8}`;
      this.#queue.delete(queued.uid);
      this.#perform(record2(scheduling(pod, message)), queued.cause);
      return;
    }
    const decision2 = schedulePod(pod, this.#snapshot, profile, random);
    if ("failure" in decision2) this.#fail(queued, decision2.failure);
    else this.#bind(queued, decision2.node);
  }
  #fail(queued, { message, plugins }) {
    const { pod, cause } = queued;
    this.#queue.putUnschedulable(queued, plugins);
    this.#perform(record2(scheduling(pod, message)), cause);
    const reason = "Unschedulable";
    const write2 = markUnschedulable(pod, { reason, message, nowMs: this.#options.clock.now() });
    if (write2 !== void 0) this.#perform(write2, cause);
  }
  #bind(queued, node) {
    const { pod, cause, uid } = queued;
    const { clock, executor } = this.#options;
    this.#snapshot.assume(pod, node);
    executor.perform(bindPod2(pod, node), cause, ({ error }) => {
      if (!this.#running) return;
      if (error === void 0) {
        this.#queue.delete(uid);
        return;
      }
      if (queued.place !== "taken") return;
      const slot = this.#snapshot.removePod(uid);
      this.#queue.putFailed(queued);
      this.#moved("AssignedPodDelete", slot, cause);
      const message = bindingFailed(error.message);
      const write2 = markUnschedulable(pod, {
        reason: "SchedulerError",
        message,
        nowMs: clock.now()
      });
      if (write2 !== void 0 && error.code !== 404) this.#perform(write2, cause);
    });
  }
  /** Writes whose failure changes nothing: the pod will be tried again anyway. */
  #perform(action, cause) {
    this.#options.executor.perform(action, cause, () => void 0);
  }
};
var hasNode = ({ spec }) => spec.nodeName !== void 0 && spec.nodeName !== "";
var isFinished = ({ status }) => status.phase === "Succeeded" || status.phase === "Failed";

// simulator/components.ts
function startComponents(options) {
  const { handler, clock, random, profile, informerDelayMs } = options;
  const manager = (actor3, list2) => new Manager({
    handler,
    clock,
    actor: actor3,
    controllers: list2,
    executor: (controller) => executorOf(options, controller),
    informerDelayMs,
    beforeAction: (controller, key, action) => components.beforeAction(controller, key, action)
  });
  const all2 = {
    "kube-controller-manager": manager("kube-controller-manager", controllers),
    "kube-scheduler": createScheduler({
      handler,
      clock,
      random: random.fork("scheduler"),
      profile,
      informerDelayMs
    }),
    kubelet: manager("kubelet", [
      nodeStatusController(options.kubelet),
      podLifecycleController(options.kubelet)
    ])
  };
  const components = {
    stop: (name8) => all2[name8].stop(),
    start: (name8) => all2[name8].start(),
    restart(name8) {
      all2[name8].stop();
      all2[name8].start();
    },
    beforeAction: () => true
  };
  for (const component of Object.values(all2)) component.start();
  return components;
}
function executorOf({ handler, clock }, { name: name8 }) {
  const component = name8.startsWith("kubelet") ? "kubelet" : name8;
  const recorder = eventRecorder({ handler, clock, component, host: nodeOf(component) });
  return localExecutor({ handler, actor: component, recorder });
}
function nodeOf(component) {
  if (component !== "kubelet") return void 0;
  return (regarding) => regarding.kind === "Node" ? regarding.metadata.name : nodeNameOf(regarding);
}
var nodeNameOf = (pod) => "spec" in pod && isObject(pod.spec) && typeof pod.spec.nodeName === "string" ? pod.spec.nodeName : void 0;

// simulator/digest.ts
function digestOf(events) {
  let high = 2166136261;
  let low = 461845907;
  for (const { revision, type, key, resource, actor: actor3, cause, timeMs, object } of events) {
    const head = `${revision} ${type} ${resource} ${key} ${actor3} ${cause} ${timeMs} `;
    for (const text2 of [head, JSON.stringify(object)]) {
      for (let i = 0; i < text2.length; i += 1) {
        const code = text2.charCodeAt(i);
        high = Math.imul(high ^ code, 16777619);
        low = Math.imul(low ^ code + (high >>> 24), 2246822507);
      }
    }
  }
  return [high, low].map((word2) => (word2 >>> 0).toString(16).padStart(8, "0")).join("");
}

// simulator/duration.ts
var unitsMs = {
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 36e5,
  d: 864e5
};
function parseDuration(duration) {
  if (typeof duration === "number") return duration;
  const parts = [...duration.matchAll(/([0-9]+(?:\.[0-9]+)?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([all2]) => all2).join("") !== duration) {
    throw new RangeError(`invalid duration "${duration}": write it as 90s, 10m or 1h30m`);
  }
  return parts.reduce((sum2, [, count3, unit2 = ""]) => sum2 + Number(count3) * (unitsMs[unit2] ?? 0), 0);
}

// simulator/machines.ts
var nodeCpuDefault = "4";
var nodeMemoryDefault = "8Gi";
var nodeCountDefault = 3;
function machinesOf(options) {
  const { nodes: nodes5 = nodeCountDefault, nodeCpu = nodeCpuDefault } = options;
  const { nodeMemory = nodeMemoryDefault } = options;
  const asked = typeof nodes5 === "number" ? Array.from({ length: nodes5 }, (_, index) => ({ name: `node-${index}` })) : nodes5;
  return cableMachines(asked.map((machine2) => ({ cpu: nodeCpu, memory: nodeMemory, ...machine2 })));
}

// simulator/sim-clock.ts
var SimClock = class {
  #nowMs;
  #sequence = 0;
  #due = [];
  #head = 0;
  #later = new TaskHeap();
  constructor(startMs) {
    this.#nowMs = startMs;
  }
  now() {
    return this.#nowMs;
  }
  setTimer(delayMs, run2) {
    this.#sequence += 1;
    const dueMs = this.#nowMs + Math.max(0, delayMs);
    const task = { dueMs, sequence: this.#sequence, run: run2 };
    const earlier = this.#later.first;
    if (dueMs > this.#nowMs || earlier !== void 0 && earlier.dueMs <= dueMs) {
      this.#later.push(task);
    } else {
      this.#due.push(task);
    }
    return {
      cancel: () => {
        task.run = void 0;
      }
    };
  }
  /** When the next timer is due, or `undefined` where there is none. */
  nextDueMs() {
    if (this.#head < this.#due.length) return this.#nowMs;
    return this.#later.first?.dueMs;
  }
  /** Runs the next timer if it is due by `limitMs`, moving time to it. False: there is none. */
  step(limitMs = Number.POSITIVE_INFINITY) {
    const task = this.#take(limitMs);
    if (task === void 0) return false;
    const { run: run2 } = task;
    task.run = void 0;
    run2?.();
    return true;
  }
  /** Runs everything due until `limitMs`, then stands at that time. */
  runUntil(limitMs) {
    while (this.step(limitMs)) ;
    this.#nowMs = Math.max(this.#nowMs, limitMs);
  }
  #take(limitMs) {
    const queued = this.#due[this.#head];
    if (queued !== void 0) {
      this.#head += 1;
      if (this.#head === this.#due.length) {
        this.#due = [];
        this.#head = 0;
      }
      return queued;
    }
    for (; ; ) {
      const next = this.#later.first;
      if (next === void 0 || next.dueMs > limitMs) return void 0;
      this.#later.pop();
      if (next.run === void 0) continue;
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      return next;
    }
  }
};
var TaskHeap = class {
  #tasks = [];
  get first() {
    return this.#tasks[0];
  }
  push(task) {
    const tasks = this.#tasks;
    let at = tasks.length;
    tasks.push(task);
    while (at > 0) {
      const parentAt = at - 1 >> 1;
      const parent = tasks[parentAt];
      if (parent === void 0 || !isBefore2(task, parent)) break;
      tasks[at] = parent;
      at = parentAt;
    }
    tasks[at] = task;
  }
  pop() {
    const tasks = this.#tasks;
    const last2 = tasks.pop();
    if (last2 === void 0 || tasks.length === 0) return;
    let at = 0;
    for (; ; ) {
      const child = this.#earlierChild(at);
      const task = tasks[child];
      if (task === void 0 || !isBefore2(task, last2)) break;
      tasks[at] = task;
      at = child;
    }
    tasks[at] = last2;
  }
  #earlierChild(at) {
    const left = this.#tasks[2 * at + 1];
    const right = this.#tasks[2 * at + 2];
    const rightFirst = left !== void 0 && right !== void 0 && isBefore2(right, left);
    return rightFirst ? 2 * at + 2 : 2 * at + 1;
  }
};
var isBefore2 = (left, right) => left.dueMs < right.dueMs || left.dueMs === right.dueMs && left.sequence < right.sequence;

// simulator/cluster.ts
var startMsDefault = Date.UTC(2026, 0, 1);
var Cluster = class {
  clock;
  server;
  storage;
  components;
  kubelet;
  constructor(options = {}) {
    const random = seededRandom(options.seed ?? 0);
    this.clock = new SimClock(options.startMs ?? startMsDefault);
    this.storage = new MemoryStorage({ historyLimit: options.historyLimit });
    this.server = new ApiServer({
      storage: this.storage,
      clock: this.clock,
      random: random.fork("apiserver"),
      definitions: allResources
    });
    bootstrap(this.server);
    const { behaviorOf, seed = 0 } = options;
    this.kubelet = { machines: machinesOf(options), seed, behaviorOf };
    this.components = startComponents({
      handler: this.server,
      clock: this.clock,
      random,
      kubelet: this.kubelet,
      profile: options.profile,
      informerDelayMs: options.informerDelayMs
    });
    this.settle();
  }
  get nowMs() {
    return this.clock.now();
  }
  /** Runs what is due at this moment, until nothing is. */
  settle() {
    const now = this.clock.now();
    while (this.clock.step(now)) ;
  }
  /** Lets time pass. */
  advance(duration) {
    this.clock.runUntil(this.clock.now() + parseDuration(duration));
  }
  /**
   * Runs until `condition` holds, looking after every event; returns the time that it took, in
   * milliseconds. Throws if it does not hold within the time given (ten minutes by default).
   */
  until(condition, { within = "10m" } = {}) {
    const startMs = this.clock.now();
    const limitMs = startMs + parseDuration(within);
    while (!condition()) {
      if (!this.clock.step(limitMs)) throw new Error(`not so within ${within}: ${condition}`);
    }
    return this.clock.now() - startMs;
  }
  /** Applies YAML documents, or objects, as `kubectl apply` would; throws the first refusal. */
  apply(manifest, namespace = "default") {
    return applyManifest(this.server, manifest, namespace);
  }
  /** Any request, as a user. Throws the refusal if it is refused. */
  request(request) {
    const { code, body } = this.server.handle({ actor: "user", ...request });
    if (code >= 400 && "message" in body) throw new Error(String(body.message));
    return body;
  }
  get(resource, name8, namespace = "default") {
    const key = resource.namespaced ? `${namespace}/${name8}` : name8;
    const { table, fromStored: fromStored2 } = this.server.registry.resources.find(untyped(resource));
    const stored = this.storage.get(table, key);
    return stored === void 0 ? void 0 : fromStored2(stored);
  }
  list(resource, namespace) {
    const { table, fromStored: fromStored2 } = this.server.registry.resources.find(untyped(resource));
    const entries = this.storage.list(table, { namespace });
    return entries.map(({ object }) => fromStored2(object));
  }
  delete(resource, name8, { namespace = "default", ...options } = {}) {
    const scope = resource.namespaced ? { namespace } : {};
    this.request({ verb: "delete", resource: untyped(resource), name: name8, options, ...scope });
  }
  /** A merge patch of one object. */
  patch(resource, name8, body, namespace = "default") {
    const scope = resource.namespaced ? { namespace } : {};
    const patchType = "merge";
    return this.request({
      verb: "patch",
      patchType,
      resource: untyped(resource),
      name: name8,
      body,
      ...scope
    });
  }
  /** Calls `observer` after every write, during its commit. */
  observe(observer) {
    this.storage.watch(void 0, this.storage.revision, observer);
  }
  /** Switches the machine of a node off: no heartbeat, and nothing happens on it any more. */
  powerOff(node) {
    this.#power(node, "off");
  }
  powerOn(node) {
    this.#power(node, null);
  }
  /** Kills a component and starts it anew, with nothing but what the API holds. */
  restart(component) {
    this.components.restart(component);
  }
  /** The held log of writes, oldest first. */
  history() {
    return this.storage.history();
  }
  /** A digest of the held log: equal for equal seeds and equal requests. */
  digest() {
    return digestOf(this.history());
  }
  #power(name8, power) {
    const body = { metadata: { annotations: { "sim.kubesim.dev/power": power } } };
    const resource = { group: "", version: "v1", plural: "nodes" };
    this.request({ verb: "patch", patchType: "merge", resource, name: name8, body });
  }
};
function createCluster(options = {}) {
  return new Cluster(options);
}

// bench/clusters.ts
function readyCluster(nodes5) {
  const cluster = createCluster({ nodes: nodes5 });
  cluster.until(() => cluster.list(Node).length === nodes5);
  cluster.advance("60s");
  return cluster;
}
function countReady(cluster) {
  let count3 = 0;
  cluster.observe(({ resource, object, previous }) => {
    if (resource !== "pods") return;
    const was = previous !== void 0 && isReady2(previous);
    if (!was && isReady2(object)) count3 += 1;
  });
  return () => count3;
}
function isReady2(pod) {
  const status = "status" in pod && isObject(pod.status) ? pod.status : {};
  const { conditions } = status;
  if (!Array.isArray(conditions)) return false;
  for (const each of conditions) if (each.type === "Ready") return each.status === "True";
  return false;
}
var webSpec = deepFreeze({
  containers: [
    {
      name: "web",
      image: "nginx:1.27",
      ports: [{ containerPort: 80 }],
      resources: { requests: { cpu: "100m", memory: "64Mi" } }
    }
  ]
});

// bench/deployment-10000.ts
var nodes = 1e3;
var replicas = 1e4;
var rounds2 = 3;
var deployment10000 = {
  name: "deployment-10000",
  run() {
    const seconds = [];
    const memory = [];
    for (let at = 0; at < rounds2; at += 1) {
      seconds.push(round() / 1e3);
      memory.push(residentMiB());
    }
    const name8 = "deployment-10000";
    return [
      {
        name: name8,
        what: "10,000 replicas on 1,000 nodes, until all are Ready",
        value: median(seconds),
        unit: "s",
        budget: 2
      },
      { name: name8, what: "resident memory then", value: Math.min(...memory), unit: "MiB" }
    ];
  }
};
function round() {
  const cluster = readyCluster(nodes);
  const ready = countReady(cluster);
  const labels = { app: "web" };
  const manifest = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: webSpec }
    }
  };
  collectGarbage();
  return elapsedMs(() => {
    cluster.apply(manifest);
    cluster.until(() => ready() === replicas);
  });
}

// bench/idle.ts
var nodes2 = 1e3;
var rounds3 = 3;
var idle = {
  name: "idle",
  run() {
    const cluster = readyCluster(nodes2);
    const hour = () => {
      collectGarbage();
      return elapsedMs(() => cluster.advance("1h")) / 1e3;
    };
    const value = median(Array.from({ length: rounds3 }, hour));
    const what = "an hour of an idle cluster of 1,000 nodes";
    return [{ name: "idle", what, value, unit: "s", budget: 1 }];
  }
};

// bench/pod-to-ready.ts
var nodes3 = 100;
var pods = 2e3;
var rounds4 = 5;
var podToReady = {
  name: "pod-to-ready",
  run() {
    round2();
    const times = Array.from({ length: rounds4 }, round2);
    const value = median(times) * 1e3 / pods;
    const what = "a pod from creation to Ready";
    return [{ name: "pod-to-ready", what, value, unit: "us", budget: 150 }];
  }
};
function round2() {
  const cluster = readyCluster(nodes3);
  const ready = countReady(cluster);
  const body = { metadata: { generateName: "web-", labels: { app: "web" } }, spec: webSpec };
  const request = { verb: "create", resource: untyped(Pod), namespace: "default", body };
  collectGarbage();
  return elapsedMs(() => {
    for (let pod = 0; pod < pods; pod += 1) cluster.request(request);
    cluster.until(() => ready() === pods);
  });
}

// bench/results.ts
import { existsSync as existsSync2, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
var columns = ["name", "what", "value", "unit", "budget", "of budget", "machine", "date"];
var begin = "<!-- results: written by npm run bench -- --record -->";
var end2 = "<!-- end of results -->";
function resultOf(measurement, last2) {
  const { value, budget: budget2 } = measurement;
  const before = last2.find((each) => isSameRow(each, measurement));
  return {
    ...measurement,
    value: rounded(value),
    ...budget2 === void 0 ? {} : { ofBudget: rounded(value / budget2) },
    ...before === void 0 ? {} : { ofLast: rounded(value / before.value) },
    machine: machine(),
    date: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
  };
}
function formatResult(result) {
  const { name: name8, what, value, unit: unit2, budget: budget2, ofBudget, ofLast, machine: where, date } = result;
  const parts = [
    `${name8}: ${what}: ${value} ${unit2}`,
    ...budget2 === void 0 ? [] : [`budget ${budget2} ${unit2} (${ofBudget}x)`],
    ...ofLast === void 0 ? [] : [`${ofLast}x the last record`],
    where,
    date
  ];
  return parts.join(" | ");
}
function readResults(path2) {
  if (!existsSync2(path2)) return [];
  return tableOf(readFileSync(path2, "utf8")).split("\n").slice(2).flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, name8 = "", what = "", value, unit2, budget2 = "", ofBudget, where = "", date = ""] = cells;
    if (name8 === "" || !isUnit(unit2)) return [];
    const limits = budget2 === "" ? {} : { budget: Number(budget2), ofBudget: Number(ofBudget ?? "") };
    return [{ name: name8, what, value: Number(value), unit: unit2, ...limits, machine: where, date }];
  });
}
function writeResults(path2, news) {
  const known3 = readResults(path2);
  const kept = known3.map((row) => news.find((each) => isSameRow(each, row)) ?? row);
  const added = news.filter((row) => !known3.some((each) => isSameRow(each, row)));
  const lines = [columns, columns.map(() => "---"), ...[...kept, ...added].map(cellsOf)].map(
    (cells) => `| ${cells.join(" | ")} |`
  );
  const table = `${begin}
${lines.join("\n")}
${end2}`;
  const text2 = existsSync2(path2) ? readFileSync(path2, "utf8") : "# Results\n\n";
  const [before = "", rest = ""] = text2.split(begin);
  const after = rest.slice(rest.indexOf(end2) + end2.length);
  writeFileSync(path2, rest === "" ? `${before}${table}
` : `${before}${table}${after}`);
}
function cellsOf({ name: name8, what, value, unit: unit2, budget: budget2, ofBudget, machine: where, date }) {
  return [name8, what, value, unit2, budget2 ?? "", ofBudget ?? "", where, date];
}
function tableOf(text2) {
  const [, rest = ""] = text2.split(begin);
  return rest.slice(0, Math.max(0, rest.indexOf(end2))).trim();
}
var isUnit = (text2) => text2 === "us" || text2 === "ms" || text2 === "s" || text2 === "MiB" || text2 === "ratio";
var isSameRow = (left, right) => left.name === right.name && left.what === right.what;
var machine = () => `${cpus().length} x ${cpus()[0]?.model.trim()}, node ${process.version}`;
var rounded = (value) => Number(value.toPrecision(3));

// scheduler/testing/objects.ts
function nodeOf2(row) {
  const { name: name8, cpu = "4", memory = "8Gi", pods: pods3 = "110", labels, taints, resources } = row;
  const { unschedulable } = row;
  const allocatable = { cpu, memory, pods: pods3, ...resources };
  return decoded(Node, {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: name8, labels: { "kubernetes.io/hostname": name8, ...labels } },
    spec: { ...taints && { taints }, ...unschedulable && { unschedulable } },
    status: { allocatable, capacity: allocatable }
  });
}
function podOf({ name: name8 = "probe", labels = {}, requests: requests2 = {}, spec }) {
  const containers = [{ name: "c", image: "app:1", resources: { requests: requests2 } }];
  return decodePod({ metadata: { name: name8, labels }, spec: { containers, ...spec } });
}
function decodePod(manifest) {
  const metadata = { namespace: "default", ...Object(manifest.metadata) };
  return decoded(Pod, {
    ...manifest,
    apiVersion: "v1",
    kind: "Pod",
    metadata: { uid: `uid-${metadata.name}`, ...metadata }
  });
}
function snapshotOf(nodes5, pods3 = []) {
  const snapshot = new Snapshot();
  for (const row of nodes5) snapshot.setNode(nodeOf2(row));
  for (const pod of pods3) snapshot.setPod(pod);
  return snapshot;
}
function decoded({ structure: structure2, kind: kind2 }, value) {
  return decodeObject(structure2, value, kind2).value;
}

// bench/scheduling.ts
var nodes4 = 5e3;
var scheduling2 = {
  name: "scheduling",
  run() {
    return [
      decision("default profile", binPackingProfile),
      decision("kubernetes profile", kubernetesProfile),
      firstDecision()
    ];
  }
};
function decision(profileName, profile) {
  const snapshot = largeSnapshot();
  const random = seededRandom(0);
  const value = microsecondsEach(
    (index) => {
      const pod = podOf({ name: `web-${index}`, requests: { cpu: "100m", memory: "64Mi" } });
      const chosen = schedulePod(pod, snapshot, profile, random);
      if ("failure" in chosen) throw new Error(chosen.failure.message);
      snapshot.assume(pod, chosen.node);
    },
    { calls: 5e3, rounds: 7 }
  );
  const what = `one decision among 5,000 nodes, ${profileName}`;
  return { name: "scheduling", what, value, unit: "us", budget: 50 };
}
function firstDecision() {
  const snapshot = largeSnapshot();
  const random = seededRandom(0);
  const value = microsecondsEach(
    (index) => {
      const pod = podOf({
        name: `web-${index}`,
        requests: { cpu: "100m", memory: `${index + 1}` }
      });
      schedulePod(pod, snapshot, binPackingProfile, random);
    },
    { calls: 50, rounds: 7 }
  );
  const what = "the first pod of a template among 5,000 nodes";
  return { name: "scheduling", what, value, unit: "us" };
}
function largeSnapshot() {
  const rows = Array.from({ length: nodes4 }, (_, index) => ({ name: `node-${index}`, cpu: "32" }));
  return snapshotOf(rows);
}

// bench/start-up.ts
var rounds5 = 11;
var startUp = {
  name: "start-up",
  async run() {
    const times = [];
    for (let round3 = 0; round3 < rounds5; round3 += 1) {
      const running3 = await up();
      times.push(running3.readyMs / 1e3);
      await running3.stop();
    }
    const what = "kubesim up until /readyz answers";
    return [{ name: "start-up", what, value: median(times), unit: "s", budget: 0.3 }];
  }
};

// bench/write.ts
var sizes = { calls: 1e4, rounds: 7 };
var budget = 10;
var write = {
  name: "write",
  run() {
    const rows = [
      { what: "create a pod of a template", operation: createPod2 },
      { what: "create a ConfigMap", operation: createConfigMap },
      { what: "update the status of a pod", operation: updateStatus2 },
      { what: "get a pod", operation: getPod }
    ];
    return rows.map(({ what, operation }) => {
      const value = microsecondsEach(operation(server2()), sizes);
      return { name: "write", what, value, unit: "us", budget };
    });
  }
};
var pods2 = { resource: untyped(Pod), namespace: "default" };
var podBody = { metadata: { generateName: "web-", labels: { app: "web" } }, spec: webSpec };
var createPod2 = (send2) => () => send2({ ...pods2, verb: "create", body: podBody });
function createConfigMap(send2) {
  const configMaps = { resource: untyped(ConfigMap), namespace: "default" };
  return (index) => {
    const body = { metadata: { name: `config-${index}` }, data: { color: "blue" } };
    send2({ ...configMaps, verb: "create", body });
  };
}
function updateStatus2(send2) {
  let pod = createPod2(send2)();
  const { name: name8 } = pod.metadata;
  return (index) => {
    const body = { ...pod, status: { phase: "Running", message: `round ${index}` } };
    pod = send2({ ...pods2, verb: "update", subresource: "status", name: name8, body });
  };
}
function getPod(send2) {
  const { name: name8 } = createPod2(send2)().metadata;
  return () => send2({ ...pods2, verb: "get", name: name8 });
}
function server2() {
  const clock = new SimClock(Date.UTC(2026, 0, 1));
  const random = seededRandom(0);
  const storage = new MemoryStorage();
  const apiServer = new ApiServer({ storage, clock, random, definitions: allResources });
  bootstrap(apiServer);
  const send2 = (request) => {
    const { code, body } = apiServer.handle({ actor: "bench", ...request });
    if (code >= 400 || !("metadata" in body) || "items" in body) {
      throw new Error(JSON.stringify(body));
    }
    return body;
  };
  const account = { resource: untyped(ServiceAccount), namespace: "default" };
  send2({ ...account, verb: "create", body: { metadata: { name: "default" } } });
  return send2;
}

// bench/main.ts
var benchmarks = [
  write,
  podToReady,
  scheduling2,
  deployment10000,
  startUp,
  cli,
  idle
];
var resultsPath = fileURLToPath2(new URL("../bench/RESULTS.md", import.meta.url));
var { values: flags, positionals: names2 } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, record: { type: "boolean" } }
});
var unknown3 = names2.find((name8) => !benchmarks.some((each) => each.name === name8));
if (unknown3 === void 0) await runAll();
else {
  const known3 = benchmarks.map(({ name: name8 }) => name8).join(", ");
  console.error(`error: there is no benchmark "${unknown3}": choose from ${known3}`);
  process.exitCode = 1;
}
async function runAll() {
  const last2 = readResults(resultsPath);
  const results = [];
  for (const benchmark of benchmarks) {
    if (names2.length > 0 && !names2.includes(benchmark.name)) continue;
    for (const measurement of await benchmark.run()) {
      const result = resultOf(measurement, last2);
      results.push(result);
      console.log(flags.json === true ? JSON.stringify(result) : formatResult(result));
    }
  }
  if (flags.record === true) writeResults(resultsPath, results);
}
