/** The subresources of a pod through which its parts change: resize and ephemeralcontainers. */
import { type Asked, get, patch, post, put, type Row, refused } from "./row.ts";

const pods = "/api/v1/namespaces/default/pods";
const pod = `${pods}/sized`;
const resize = `${pod}/resize`;
const ephemeral = `${pod}/ephemeralcontainers`;
const typed = { apiVersion: "v1", kind: "Pod", metadata: { name: "sized" } };
const app = { name: "app", image: "nginx" };
const asking = (cpu: string, more: object = {}) => ({
  ...app,
  resources: { requests: { cpu } },
  ...more,
});
const sized = post(pods, { ...typed, spec: { containers: [asking("1")] } });
const debug = { name: "debug", image: "busybox" };
const by = (asked: Asked, manager: string): Asked => ({
  ...asked,
  url: `${asked.url}?fieldManager=${manager}`,
});
const applied = (url: string, spec: object) => by(patch("apply", url, { ...typed, spec }), "one");

const forced = (url: string, spec: object): Asked => {
  const asked = applied(url, spec);
  return { ...asked, url: `${asked.url}&force=true` };
};

const ways: readonly (readonly [string, Asked, Asked])[] = [
  [
    "an update",
    put(resize, { ...typed, spec: { containers: [asking("2")] } }),
    put(ephemeral, { ...typed, spec: { containers: [asking("1")], ephemeralContainers: [debug] } }),
  ],
  [
    "a JSON patch",
    patch("json", resize, [
      { op: "replace", path: "/spec/containers/0/resources/requests/cpu", value: "2" },
    ]),
    patch("json", ephemeral, [{ op: "add", path: "/spec/ephemeralContainers", value: [debug] }]),
  ],
  [
    "a merge patch",
    patch("merge", resize, { spec: { containers: [asking("2")] } }),
    patch("merge", ephemeral, { spec: { ephemeralContainers: [debug] } }),
  ],
  [
    "a strategic patch",
    patch("strategic", resize, {
      spec: { containers: [{ name: "app", resources: { requests: { cpu: "2" } } }] },
    }),
    patch("strategic", ephemeral, { spec: { ephemeralContainers: [debug] } }),
  ],
  [
    "an apply",
    forced(resize, { containers: [{ name: "app", resources: { requests: { cpu: "2" } } }] }),
    applied(ephemeral, { ephemeralContainers: [debug] }),
  ],
];

const changes = ways.flatMap(([way, resized, debugged]): Row[] => [
  {
    behaviour: `resize by ${way}`,
    given: [sized],
    asked: resized,
    code: 200,
    body: {
      kind: "Pod",
      metadata: { generation: 2 },
      spec: {
        containers: [{ name: "app", image: "nginx", resources: { requests: { cpu: "2" } } }],
      },
    },
  },
  {
    behaviour: `resize by ${way} as a dry run`,
    given: [sized, { ...resized, url: `${resized.url}${joint(resized)}dryRun=All` }],
    asked: get(pod),
    code: 200,
    body: { metadata: { generation: 1 }, spec: { containers: [asking("1")] } },
  },
  {
    behaviour: `debug by ${way}`,
    given: [sized],
    asked: debugged,
    code: 200,
    body: { metadata: { generation: 2 }, spec: { ephemeralContainers: [debug] } },
  },
  {
    behaviour: `debug by ${way} as a dry run`,
    given: [sized, { ...debugged, url: `${debugged.url}${joint(debugged)}dryRun=All` }],
    asked: get(pod),
    code: 200,
    absent: ["spec.ephemeralContainers"],
  },
]);

function joint({ url }: Asked): string {
  return url.includes("?") ? "&" : "?";
}

const refusedAs = (field: string, message: string) =>
  refused("Invalid", `Pod "sized" is invalid: ${field}: ${message}`, {
    name: "sized",
    kind: "Pod",
    causes: [{ reason: /^FieldValue/, message, field }],
  });

const limits: readonly Row[] = [
  {
    behaviour: "resize leaves everything else as it is",
    given: [sized],
    asked: put(resize, {
      ...typed,
      metadata: { name: "sized", labels: { not: "kept" } },
      spec: { containers: [asking("1", { image: "other" })], nodeName: "elsewhere" },
    }),
    code: 200,
    body: { metadata: { generation: 1 }, spec: { containers: [{ image: "nginx" }] } },
    absent: ["metadata.labels", "spec.nodeName"],
  },
  {
    behaviour: "resize does not take what would be another class",
    given: [sized],
    asked: patch("strategic", resize, {
      spec: {
        containers: [
          {
            name: "app",
            resources: {
              requests: { cpu: "1", memory: "1Gi" },
              limits: { cpu: "1", memory: "1Gi" },
            },
          },
        ],
      },
    }),
    code: 422,
    body: refusedAs(
      "spec",
      'Invalid value: "Burstable": Pod QOS Class may not change as a result of resizing',
    ),
  },
  {
    behaviour: "resize does not take a request away",
    given: [
      post(pods, {
        ...typed,
        spec: { containers: [{ ...app, resources: { requests: { cpu: "1", memory: "1Gi" } } }] },
      }),
    ],
    asked: patch("json", resize, [
      { op: "remove", path: "/spec/containers/0/resources/requests/memory" },
    ]),
    code: 422,
    body: refusedAs(
      "spec.containers[0].resources.requests",
      "Forbidden: resource requests cannot be removed",
    ),
  },
  {
    behaviour: "resize does not change how to resize",
    given: [sized],
    asked: patch("strategic", resize, {
      spec: {
        containers: [
          {
            name: "app",
            resizePolicy: [{ resourceName: "cpu", restartPolicy: "RestartContainer" }],
          },
        ],
      },
    }),
    code: 422,
    body: refusedAs("spec", "Forbidden: only cpu and memory resources are mutable"),
  },
  {
    behaviour: "resize adds no container",
    given: [sized],
    asked: patch("strategic", resize, { spec: { containers: [{ name: "more", image: "x" }] } }),
    code: 422,
    body: refusedAs(
      "spec.containers",
      "Forbidden: containers may not be added or removed on resize",
    ),
  },
  {
    behaviour: "resize by an apply that others own the size of is a conflict",
    given: [by(sized, "two")],
    asked: applied(resize, { containers: [asking("2", { image: "other" })] }),
    code: 409,
    body: {
      reason: "Conflict",
      message:
        'Apply failed with 1 conflict: conflict with "two" using v1: ' +
        '.spec.containers[name="app"].resources.requests.cpu',
    },
  },
  {
    behaviour: "resize by an apply owns the size alone",
    given: [sized],
    asked: applied(resize, { containers: [asking("1", { image: "other" })] }),
    code: 200,
    body: {
      metadata: {
        managedFields: [
          {
            manager: "one",
            operation: "Apply",
            subresource: "resize",
            fieldsV1: {
              "f:spec": {
                "f:containers": {
                  'k:{"name":"app"}': { ".": {}, "f:resources": { "f:requests": { "f:cpu": {} } } },
                },
              },
            },
          },
          { manager: "tester", operation: "Update" },
        ],
      },
      spec: { containers: [{ image: "nginx" }] },
    },
  },
  {
    behaviour: "resize by an apply to no pod",
    asked: applied(`${pods}/none/resize`, { containers: [asking("2")] }),
    code: 404,
    body: refused("NotFound", 'pods "none" not found', { name: "none", kind: "pods" }),
  },
  {
    behaviour: "debug changes no container that is there",
    given: [sized, patch("strategic", ephemeral, { spec: { ephemeralContainers: [debug] } })],
    asked: patch("strategic", ephemeral, {
      spec: { ephemeralContainers: [{ name: "debug", image: "other" }] },
    }),
    code: 422,
    body: {
      reason: "Invalid",
      message: /existing ephemeral containers "debug" may not be changed\n/,
    },
  },
  {
    behaviour: "debug takes no container away",
    given: [sized, patch("strategic", ephemeral, { spec: { ephemeralContainers: [debug] } })],
    asked: patch("merge", ephemeral, { spec: { ephemeralContainers: null } }),
    code: 422,
    body: refusedAs(
      "spec.ephemeralContainers",
      'Forbidden: existing ephemeral containers "debug" may not be removed\n',
    ),
  },
  {
    behaviour: "debug changes no other container",
    given: [sized],
    asked: patch("strategic", ephemeral, {
      spec: { containers: [{ name: "app", image: "other" }], ephemeralContainers: [debug] },
    }),
    code: 200,
    body: { spec: { containers: [{ image: "nginx" }], ephemeralContainers: [debug] } },
  },
  {
    behaviour: "debug does not take the name of another container",
    given: [sized],
    asked: patch("strategic", ephemeral, {
      spec: { ephemeralContainers: [{ name: "app", image: "busybox" }] },
    }),
    code: 422,
    body: refusedAs("spec.ephemeralContainers[0].name", 'Duplicate value: "app"'),
  },
  {
    behaviour: "an apply of the object owns nothing of its status",
    asked: by(
      patch("apply", pod, {
        ...typed,
        spec: { containers: [app] },
        status: { phase: "Running" },
      }),
      "one",
    ),
    code: 201,
    body: { status: { phase: "Pending" } },
    absent: ["metadata.managedFields.0.fieldsV1.f:status"],
  },
  {
    behaviour: "an apply of the status owns nothing of the spec",
    given: [sized],
    asked: by(
      patch("apply", `${pod}/status`, {
        ...typed,
        spec: { containers: [{ name: "app", image: "other" }] },
        status: { message: "hello" },
      }),
      "one",
    ),
    code: 200,
    body: { status: { message: "hello" }, spec: { containers: [{ image: "nginx" }] } },
    absent: ["metadata.managedFields.0.fieldsV1.f:spec"],
  },
];

export const podParts: readonly Row[] = [...changes, ...limits];
