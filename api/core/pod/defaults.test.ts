import { describe, expect, test } from "vitest";
import type { Container } from "./container.ts";
import { defaultPod, defaultPodSpec, defaultPodTemplate } from "./defaults.ts";
import type { PodSpec } from "./spec.ts";
import { type PodParts, testContainer, testPod, testPodSpec } from "./test-pods.ts";
import type { Volume } from "./volumes/volume.ts";

const complete = testContainer({ imagePullPolicy: "IfNotPresent" });
const probe = {
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
};

const specs: { behaviour: string; given: Partial<PodSpec>; gets: Partial<PodSpec> }[] = [
  {
    behaviour: "pulls an image of the tag latest always",
    given: { containers: [testContainer({ image: "nginx:latest" })] },
    gets: { containers: [testContainer({ image: "nginx:latest", imagePullPolicy: "Always" })] },
  },
  {
    behaviour: "writes the service account under both of its names",
    given: { containers: [complete], serviceAccountName: "builder" },
    gets: {
      containers: [complete],
      serviceAccountName: "builder",
      serviceAccount: "builder",
    },
  },
  {
    behaviour: "takes the old name of the service account where the new one is empty",
    given: { containers: [complete], serviceAccount: "old" },
    gets: { containers: [complete], serviceAccountName: "old", serviceAccount: "old" },
  },
  {
    behaviour: "prefers the new name of the service account",
    given: { containers: [complete], serviceAccountName: "new", serviceAccount: "old" },
    gets: { containers: [complete], serviceAccountName: "new", serviceAccount: "new" },
  },
  {
    behaviour: "takes an empty string for not given",
    given: { containers: [complete], restartPolicy: "", dnsPolicy: "", schedulerName: "" },
    gets: { containers: [complete] },
  },
  {
    behaviour: "completes init and ephemeral containers too",
    given: {
      containers: [complete],
      initContainers: [testContainer({ name: "init" })],
      ephemeralContainers: [testContainer({ name: "debug" })],
    },
    gets: {
      containers: [complete],
      initContainers: [{ ...complete, name: "init" }],
      ephemeralContainers: [{ ...complete, name: "debug" }],
    },
  },
  {
    behaviour: "does not take requests from limits in a template",
    given: { containers: [{ ...complete, resources: { limits: { cpu: "1" } } }] },
    gets: { containers: [{ ...complete, resources: { limits: { cpu: "1" } } }] },
  },
];

test.each(specs)("a pod spec $behaviour", ({ given, gets }) => {
  expect(defaultPodSpec(testPodSpec(given))).toEqual(testPodSpec(gets));
});

const containers: { behaviour: string; given: Partial<Container>; gets: Partial<Container> }[] = [
  {
    behaviour: "has a probe with zeros replaced",
    given: {
      livenessProbe: {
        timeoutSeconds: 0,
        periodSeconds: 0,
        successThreshold: 0,
        failureThreshold: 0,
        httpGet: { path: "", port: 80, scheme: "" },
      },
    },
    gets: { livenessProbe: { ...probe, httpGet: { path: "/", port: 80, scheme: "HTTP" } } },
  },
  {
    behaviour: "has hooks whose requests are completed",
    given: { lifecycle: { preStop: { httpGet: { path: "", port: "http", scheme: "HTTPS" } } } },
    gets: { lifecycle: { preStop: { httpGet: { path: "/", port: "http", scheme: "HTTPS" } } } },
  },
  {
    behaviour: "has ports, variables and messages whose empty strings are replaced",
    given: {
      ports: [{ containerPort: 80, protocol: "" }],
      env: [{ name: "IP", valueFrom: { fieldRef: { apiVersion: "", fieldPath: "status.podIP" } } }],
      terminationMessagePath: "",
      terminationMessagePolicy: "",
    },
    gets: {
      ports: [{ containerPort: 80, protocol: "TCP" }],
      env: [
        { name: "IP", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "status.podIP" } } },
      ],
    },
  },
];

test.each(containers)("a container $behaviour", ({ given, gets }) => {
  const spec = testPodSpec({ containers: [testContainer(given)] });
  expect(defaultPodSpec(spec).containers).toEqual([{ ...complete, ...gets }]);
});

const volumes: { behaviour: string; given: Volume; gets: Volume }[] = [
  {
    behaviour: "without a source is an empty directory",
    given: { name: "v" },
    gets: { name: "v", emptyDir: {} },
  },
  {
    behaviour: "with a source stays as it is",
    given: { name: "v", nfs: { server: "s", path: "/" } },
    gets: { name: "v", nfs: { server: "s", path: "/" } },
  },
  {
    behaviour: "of an image pulls by the tag",
    given: { name: "v", image: { reference: "data" } },
    gets: { name: "v", image: { reference: "data", pullPolicy: "Always" } },
  },
];

test.each(volumes)("a volume $behaviour", ({ given, gets }) => {
  const spec = testPodSpec({ containers: [complete], volumes: [given] });
  expect(defaultPodSpec(spec).volumes).toEqual([gets]);
});

const limited = { limits: { cpu: "2", memory: "1Gi" }, requests: { cpu: "1" } };
const port = { containerPort: 80, protocol: "TCP" };
const pods: { behaviour: string; given: PodParts; gets: PodParts }[] = [
  {
    behaviour: "requests what it is limited to, unless it says otherwise",
    given: { spec: { containers: [{ ...complete, resources: limited }] } },
    gets: {
      spec: {
        containers: [
          {
            ...complete,
            resources: { ...limited, requests: { cpu: "1", memory: "1Gi" } },
          },
        ],
      },
    },
  },
  {
    behaviour: "on the node's network has the node's ports",
    given: {
      spec: {
        hostNetwork: true,
        containers: [{ ...complete, ports: [port, { ...port, hostPort: 8080 }] }],
      },
    },
    gets: {
      spec: {
        hostNetwork: true,
        containers: [
          {
            ...complete,
            ports: [
              { ...port, hostPort: 80 },
              { ...port, hostPort: 8080 },
            ],
          },
        ],
      },
    },
  },
  {
    behaviour: "keeps service links off",
    given: { spec: { containers: [complete], enableServiceLinks: false } },
    gets: { spec: { containers: [complete], enableServiceLinks: false } },
  },
  {
    behaviour: "with limits as a whole requests what its containers do, else its limits",
    given: {
      spec: {
        containers: [
          { ...complete, resources: { requests: { cpu: "300m" } } },
          { ...complete, name: "b", resources: { requests: { cpu: "200m" } } },
        ],
        resources: { limits: { cpu: "1", memory: "1Gi" } },
      },
    },
    gets: {
      spec: {
        containers: [
          { ...complete, resources: { requests: { cpu: "300m" } } },
          { ...complete, name: "b", resources: { requests: { cpu: "200m" } } },
        ],
        resources: {
          limits: { cpu: "1", memory: "1Gi" },
          requests: { cpu: "500m", memory: "1Gi" },
        },
      },
    },
  },
  {
    behaviour: "with requests as a whole only stays as it is",
    given: { spec: { containers: [complete], resources: { requests: { cpu: "1" } } } },
    gets: { spec: { containers: [complete], resources: { requests: { cpu: "1" } } } },
  },
  {
    behaviour: "lists its address among its addresses",
    given: { spec: { containers: [complete] }, status: { podIP: "10.0.0.1" } },
    gets: {
      spec: { containers: [complete] },
      status: { podIP: "10.0.0.1", podIPs: [{ ip: "10.0.0.1" }] },
    },
  },
  {
    behaviour: "has the first of its addresses as its address",
    given: { spec: { containers: [complete] }, status: { podIPs: [{ ip: "10.0.0.1" }] } },
    gets: {
      spec: { containers: [complete] },
      status: { podIP: "10.0.0.1", podIPs: [{ ip: "10.0.0.1" }] },
    },
  },
];

test.each(pods)("a pod $behaviour", ({ given, gets }) => {
  const expected = testPod({ ...gets, spec: { enableServiceLinks: true, ...gets.spec } });
  expect(defaultPod(testPod(given))).toEqual(expected);
});

describe("what is complete stays the same object", () => {
  const defaulted = [
    ...specs.map(({ given }) => ({ spec: given })),
    ...pods.map(({ given }) => given),
  ];

  test.each(defaulted)("pod %#", (given) => {
    const pod = defaultPod(testPod(given));
    expect(defaultPod(pod)).toBe(pod);
  });

  test("template", () => {
    const template = defaultPodTemplate({ metadata: {}, spec: testPodSpec() });
    expect(defaultPodTemplate(template)).toBe(template);
  });
});
