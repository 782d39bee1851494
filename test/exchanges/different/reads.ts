import type { Different } from "../listed.ts";

const columns = [
  { name: "Name", type: "string", format: "name", description: "", priority: 0 },
  { name: "Data", type: "string", format: "", description: "", priority: 0 },
  { name: "Age", type: "string", format: "", description: "", priority: 0 },
];

/** One ConfigMap as a table of a watch, of which only the first has columns. */
const table = (name: string, uid: string, columnDefinitions: typeof columns | null) => ({
  kind: "Table",
  apiVersion: "meta.k8s.io/v1",
  metadata: { resourceVersion: "<rv>" },
  columnDefinitions,
  rows: [
    {
      cells: [name, 2, "3s"],
      object: {
        kind: "PartialObjectMetadata",
        apiVersion: "meta.k8s.io/v1",
        metadata: {
          name,
          namespace: "watch",
          uid,
          resourceVersion: "<rv>",
          creationTimestamp: "<time>",
          labels: { s: "in" },
        },
      },
    },
  ],
});

const verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

/** What discovery says of a kind of roles or of their bindings. */
const ofRoles = (kind: string, namespaced: boolean, storageVersionHash: string) => ({
  name: `${kind.toLowerCase()}s`,
  singularName: kind.toLowerCase(),
  namespaced,
  kind,
  verbs,
  storageVersionHash,
});

/** What discovery says of a kind of storage. */
function ofStorage(
  kind: string,
  storageVersionHash: string,
  { namespaced = false, shortNames }: { namespaced?: boolean; shortNames?: string[] } = {},
) {
  const singularName = kind.toLowerCase();
  const name = `${singularName.replace(/y$/, "ie").replace(/ss$/, "sse")}s`;
  const short = shortNames === undefined ? {} : { shortNames };
  return { name, singularName, namespaced, kind, verbs, ...short, storageVersionHash };
}

/** What discovery says of a kind, and of its status and scale. */
function listed(kind: string, hash: string, shortName: string | undefined, parts: string[]) {
  const name = `${kind.toLowerCase()}s`;
  const base = { namespaced: true };
  const categories = kind === "ControllerRevision" ? {} : { categories: ["all"] };
  const short = shortName === undefined ? {} : { shortNames: [shortName] };
  const scale = { group: "autoscaling", version: "v1", kind: "Scale" };
  return [
    {
      ...base,
      name,
      singularName: kind.toLowerCase(),
      kind,
      verbs,
      ...short,
      ...categories,
      storageVersionHash: hash,
    },
    ...parts.map((part) => ({
      ...base,
      name: `${name}/${part}`,
      singularName: "",
      verbs: ["get", "patch", "update"],
      ...(part === "scale" ? scale : { kind }),
    })),
  ];
}

/** Discovery, lists and watches. */
export const differentReads: Readonly<Record<string, readonly Different[]>> = {
  discovery: [
    {
      step: 5,
      because: "1.27 and later name the singular",
      merge: {
        resources: [
          ...listed("ControllerRevision", "85nkx63pcBU=", undefined, []),
          ...listed("DaemonSet", "dd7pWHUlMKQ=", "ds", ["status"]),
          ...listed("Deployment", "8aSe+NMegvE=", "deploy", ["scale", "status"]),
          ...listed("ReplicaSet", "P1RzHs8/mWQ=", "rs", ["scale", "status"]),
          ...listed("StatefulSet", "H+vl74LkKdo=", "sts", ["scale", "status"]),
        ],
      },
    },
    {
      step: 8,
      because: "1.27 and later name the singular, and 1.36 stores autoscaling/v2",
      merge: { resources: listed("HorizontalPodAutoscaler", "qwQve8ut294=", "hpa", ["status"]) },
    },
    {
      step: 9,
      because: "1.27 and later name the singular",
      merge: {
        resources: [
          ofRoles("ClusterRoleBinding", false, "48tpQ8gZHFc="),
          ofRoles("ClusterRole", false, "bYE5ZWDrJ44="),
          ofRoles("RoleBinding", true, "eGsCzGH6b1g="),
          ofRoles("Role", true, "7FuwZcIIItM="),
        ],
      },
    },
    {
      step: 16,
      because: "1.36 has a handler of its own for what nobody serves, which lists no paths",
      answer: { contentType: "text/plain; charset=utf-8", body: "404 page not found\n" },
    },
  ],
  "discovery-groups": [
    {
      step: 3,
      because: "1.27 and later name the singular, and 1.36 has more kinds and stores v1 of all",
      merge: {
        resources: [
          ofStorage("CSIDriver", "hL6j/rwBV5w="),
          ofStorage("CSINode", "Pe62DkZtjuo="),
          ofStorage("CSIStorageCapacity", "xeVl+2Ly1kE=", { namespaced: true }),
          ofStorage("StorageClass", "K+m6uJwbjGY=", { shortNames: ["sc"] }),
          ofStorage("VolumeAttachment", "tJx/ezt6UDU="),
          {
            name: "volumeattachments/status",
            singularName: "",
            namespaced: false,
            kind: "VolumeAttachment",
            verbs: ["get", "patch", "update"],
          },
          ofStorage("VolumeAttributesClass", "tIjydgKBC5w=", { shortNames: ["vac"] }),
        ],
      },
    },
    {
      step: 8,
      because: "1.27 and later name the singular",
      merge: {
        resources: [
          {
            name: "priorityclasses",
            singularName: "priorityclass",
            namespaced: false,
            kind: "PriorityClass",
            verbs,
            shortNames: ["pc"],
            storageVersionHash: "1QwjyaZjj3Y=",
          },
        ],
      },
    },
    { step: 1, because: "1.36 has the group as v1", words: [["v1beta1", "v1"]] },
    {
      step: 2,
      because: "1.36 names the singular, and has no PodSecurityPolicies any more",
      merge: {
        resources: [
          {
            name: "poddisruptionbudgets",
            singularName: "poddisruptionbudget",
            namespaced: true,
            kind: "PodDisruptionBudget",
            verbs,
            shortNames: ["pdb"],
            storageVersionHash: "EVWiDmWqyJw=",
          },
          {
            name: "poddisruptionbudgets/status",
            singularName: "",
            namespaced: true,
            kind: "PodDisruptionBudget",
            verbs: ["get", "patch", "update"],
          },
        ],
      },
    },
    {
      step: 7,
      because: "1.27 and later name the singular, and leases are stored as v1, not as v1beta1",
      merge: {
        resources: [
          {
            name: "leases",
            singularName: "lease",
            namespaced: true,
            kind: "Lease",
            verbs,
            storageVersionHash: "gqkMMb/YqFM=",
          },
        ],
      },
    },
    {
      step: 9,
      because: "1.27 and later name the singular",
      merge: {
        resources: [
          {
            name: "events",
            singularName: "event",
            namespaced: true,
            kind: "Event",
            verbs,
            shortNames: ["ev"],
            storageVersionHash: "r2yiGXH7wu8=",
          },
        ],
      },
    },
  ],
  lists: [
    {
      step: 22,
      because: "the watch cache of 1.36 is a tree and answers in the order of keys",
      order: [3, 2, 4, 0, 1],
    },
    {
      step: 23,
      because: "1.36 checks the options of a list first, and says that the client is wrong",
      words: [["resourceVersion: Invalid", "invalid resource version: resourceVersion: Invalid"]],
      merge: { reason: "BadRequest", code: 400 },
      answer: { status: 400 },
    },
    {
      step: 27,
      because: "the message names the revision of the recorded cluster",
      words: [["current: 12728", "current: <rv>"]],
    },
    {
      step: 33,
      because: "1.36 names what can be had",
      words: [
        [
          "406: Not Acceptable",
          "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, " +
            "application/vnd.kubernetes.protobuf",
        ],
      ],
    },
  ],
  watch: [
    {
      step: 15,
      because: "the watch cache of 1.36 is a tree and begins in the order of keys",
      order: [1, 2, 0, 3],
    },
    {
      step: 23,
      because: "the watch cache of 1.36 is a tree and begins in the order of keys",
      answer: {
        events: [
          { type: "ADDED", object: table("w0", "<uid:1>", columns) },
          { type: "ADDED", object: table("w2", "<uid:3>", null) },
          { type: "MODIFIED", object: table("w2", "<uid:3>", null) },
        ],
      },
    },
  ],
};
