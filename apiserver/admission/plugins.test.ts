/** Which plugins run, and what those do that are off by default. */
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { MemoryStorage } from "../storage/memory.ts";
import {
  at,
  namespaces,
  nodes,
  podSpec,
  pods,
  type Request,
  services,
  testServer,
} from "../testing/server.ts";
import { admissionPlugins, idlePlugins } from "./index.ts";
import { namedPlugins } from "./plugins.ts";

const parts = () => ({ storage: new MemoryStorage(), random: seededRandom(1) });
const namesOf = (options?: Parameters<typeof admissionPlugins>[1]) => [
  ...new Set(admissionPlugins(parts(), options).map(({ name }) => name)),
];

describe("the plugins", () => {
  test("that run by default are those of 1.36, as far as they do anything", () => {
    const on = namedPlugins.filter(({ isOn }) => isOn).map(({ name }) => name);
    const idle = idlePlugins(on);
    expect(on.length).toBe(27);
    const devices = ["DeviceAdminAccess", "ResourceClaimStatus"];
    const own = [...devices, "ParamPermissions", "RBAC", "ServiceAddresses"];
    expect(namesOf()).toEqual([...on.filter((name) => !idle.includes(name)), ...own]);
  });

  test("run in one order, however they are asked for", () => {
    const enablePlugins = ["PodNodeSelector", "AlwaysPullImages"];
    const disablePlugins = ["ResourceQuota", "Priority"];
    const found = namesOf({ enablePlugins, disablePlugins });
    const around = found.slice(found.indexOf("TaintNodesByCondition")).slice(0, 5);
    expect(around).toEqual([
      "TaintNodesByCondition",
      "AlwaysPullImages",
      "PodSecurity",
      "PodNodeSelector",
      "DefaultTolerationSeconds",
    ]);
    expect(found).not.toContain("ResourceQuota");
  });

  test.each([
    {
      options: { enablePlugins: ["Priority", "priority"] },
      told: 'enable-admission-plugins plugin "priority" is unknown',
    },
    {
      options: { disablePlugins: ["PodPreset"] },
      told: 'disable-admission-plugins plugin "PodPreset" is unknown',
    },
    {
      options: { enablePlugins: ["Priority", "AlwaysDeny"], disablePlugins: ["AlwaysDeny"] },
      told: "[AlwaysDeny] in enable-admission-plugins and disable-admission-plugins overlapped",
    },
  ])("that cannot be are refused: $told", ({ options, told }) => {
    expect(() => admissionPlugins(parts(), options)).toThrow(new RangeError(told));
  });
});

const pod = (spec: object, namespace = "default"): Request => ({
  verb: "create",
  ...pods,
  namespace,
  body: { metadata: { name: "web" }, spec: { ...podSpec, ...spec } },
});
const only = (...enablePlugins: readonly string[]) => testServer({ admission: { enablePlugins } });
const without = (...disablePlugins: readonly string[]) =>
  testServer({ admission: { disablePlugins } });

test("a plugin that is disabled does nothing", () => {
  const { given } = without("DefaultTolerationSeconds", "ServiceAccount", "TaintNodesByCondition");
  const { tolerations, serviceAccountName } = Object(given(pod({})).spec);
  const node = given({ verb: "create", ...nodes, body: { metadata: { name: "n" } } });
  expect([tolerations, serviceAccountName, Object(node.spec).taints]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

const notReady = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" };
const own = { key: "a", effect: "NoExecute" };

test.each([
  { behaviour: "is kept free", taints: undefined, becomes: [notReady] },
  { behaviour: "keeps its taints", taints: [own], becomes: [own, notReady] },
  { behaviour: "is not tainted twice", taints: [notReady], becomes: [notReady] },
])("a new node $behaviour until it is ready", ({ taints, becomes }) => {
  const body = { metadata: { name: "n" }, spec: { taints } };
  const { spec } = testServer().given({ verb: "create", ...nodes, body });
  expect(Object(spec).taints).toEqual(becomes);
});

describe("AlwaysPullImages", () => {
  const policies = (made: object) => {
    const { containers, initContainers = [], ephemeralContainers = [] } = Object(made).spec;
    const all = [...initContainers, ...containers, ...ephemeralContainers];
    return all.map(({ imagePullPolicy }) => imagePullPolicy);
  };
  const never = { name: "a", image: "a:1", imagePullPolicy: "Never" };

  test("pulls every image of a pod", () => {
    const made = only("AlwaysPullImages").given(
      pod({
        containers: [never],
        initContainers: [{ ...never, name: "b" }],
        volumes: [{ name: "v", image: { reference: "v:1", pullPolicy: "Never" } }],
      }),
    );
    expect([policies(made), at(made, "spec.volumes.0.image.pullPolicy")]).toEqual([
      ["Always", "Always"],
      "Always",
    ]);
  });

  test("pulls the image of a container to debug with", () => {
    const { given } = only("AlwaysPullImages");
    const made = given(pod({}), {
      verb: "patch",
      patchType: "strategic",
      ...pods,
      name: "web",
      subresource: "ephemeralcontainers",
      body: { spec: { ephemeralContainers: [{ ...never, name: "debug" }] } },
    });
    expect(policies(made)).toEqual(["Always", "Always"]);
  });
});

describe("the other plugins", () => {
  const zoned = {
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: "topology.kubernetes.io/zone", labelSelector: {} },
        ],
      },
    },
  };
  const service: Request = {
    verb: "create",
    ...services,
    body: {
      metadata: { name: "web" },
      spec: { ports: [{ port: 80 }], externalIPs: ["198.51.100.7"] },
    },
  };

  test.each<{ plugin: string; request: Request; message: string }>([
    {
      plugin: "AlwaysDeny",
      request: service,
      message: 'services "web" is forbidden: admission control is denying all modifications',
    },
    {
      plugin: "NamespaceExists",
      request: pod({}, "none"),
      message: 'namespaces "none" not found',
    },
    {
      plugin: "LimitPodHardAntiAffinityTopology",
      request: pod(zoned),
      message:
        'pods "web" is forbidden: affinity.PodAntiAffinity.RequiredDuringScheduling has ' +
        "TopologyKey topology.kubernetes.io/zone but only key kubernetes.io/hostname is allowed",
    },
    {
      plugin: "DenyServiceExternalIPs",
      request: service,
      message: 'services "web" is forbidden: Use of external IPs is denied by admission control',
    },
  ])("refuse: $plugin", ({ plugin, request, message }) => {
    const enablePlugins = [plugin];
    const { send } = testServer({ admission: { enablePlugins } });
    expect(at(send(request).body, "message")).toBe(message);
  });

  test("AlwaysAdmit changes nothing", () => {
    expect(only("AlwaysAdmit").send(pod({})).code).toBe(201);
  });

  test("NamespaceAutoProvision makes the namespace that is missing", () => {
    const configMap = (namespace: string, dryRun = false): Request => ({
      verb: "create",
      resource: { group: "", version: "v1", plural: "configmaps" },
      namespace,
      body: { metadata: { name: "a" } },
      options: { dryRun },
    });
    const { send, given } = only("NamespaceAutoProvision");
    expect(send(configMap("dry", true)).code).toBe(404);
    expect(send(configMap("shop")).code).toBe(201);
    expect(at(given({ verb: "get", ...namespaces, name: "shop" }), "status.phase")).toBe("Active");
  });

  test("ExtendedResourceToleration lets pods with devices go where devices are", () => {
    const resources = { limits: { "example.com/gpu": "1", cpu: "1" } };
    const { spec } = only("ExtendedResourceToleration").given(
      pod({ containers: [{ ...podSpec.containers[0], resources }] }),
    );
    expect(Object(spec).tolerations.at(-1)).toEqual({
      key: "example.com/gpu",
      operator: "Exists",
      effect: "NoSchedule",
    });
  });

  describe("PodNodeSelector", () => {
    const server = () => {
      const made = only("PodNodeSelector");
      const annotations = { "scheduler.alpha.kubernetes.io/node-selector": "env=dev, disk=ssd" };
      made.given({
        verb: "patch",
        patchType: "merge",
        ...namespaces,
        name: "default",
        body: { metadata: { annotations } },
      });
      return made;
    };

    test("sends pods where their namespace says", () => {
      const { spec } = server().given(pod({ nodeSelector: { zone: "a" } }));
      expect(Object(spec).nodeSelector).toEqual({ env: "dev", disk: "ssd", zone: "a" });
    });

    test("refuses pods that say something else", () => {
      const { body } = server().send(pod({ nodeSelector: { env: "prod" } }));
      expect(at(body, "message")).toBe(
        'pods "web" is forbidden: pod node label selector conflicts with its namespace node ' +
          "label selector",
      );
    });

    const configured = testServer({
      admission: {
        enablePlugins: ["PodNodeSelector"],
        podNodeSelector: { clusterDefaultNodeSelector: "env=dev", default: "env=dev,disk=ssd" },
      },
    });

    test("sends pods of other namespaces where the cluster says", () => {
      const { spec } = configured.given(pod({ nodeSelector: { disk: "ssd" } }));
      expect(Object(spec).nodeSelector).toEqual({ env: "dev", disk: "ssd" });
    });

    test("refuses pods that ask for more than their namespace may", () => {
      const { body } = configured.send(pod({ nodeSelector: { zone: "a" } }));
      expect(at(body, "message")).toBe(
        'pods "web" is forbidden: pod node label selector labels conflict with its namespace ' +
          "whitelist",
      );
    });
  });
});

describe("PodResizeValidator", () => {
  const sized = (cpu: string, memory = "64Mi") => [
    { ...podSpec.containers[0], resources: { requests: { cpu, memory } } },
  ];
  const resized = (labels: object, cpu: string, memory?: string) => {
    const { given, send } = testServer();
    const status = { allocatable: { cpu: "4", memory: "1Gi" } };
    given(
      { verb: "create", ...nodes, body: { metadata: { name: "n", labels }, status } },
      pod({ nodeName: "n", containers: sized("1") }),
    );
    return send({
      verb: "patch",
      patchType: "strategic",
      ...pods,
      name: "web",
      subresource: "resize",
      body: { spec: { containers: sized(cpu, memory) } },
    });
  };
  const linux = { "kubernetes.io/os": "linux" };

  test("lets a pod grow as far as its node goes", () => {
    expect(resized(linux, "4", "1Gi").code).toBe(200);
  });

  test.each([
    {
      behaviour: "beyond its node",
      answer: () => resized(linux, "4500m", "2Gi"),
      fact:
        "Node didn't have enough allocatable resources: cpu, requested: 4500, allocatable: 4000; " +
        "memory, requested: 2147483648, allocatable: 1073741824",
      reason: "NodeCapacity",
    },
    {
      behaviour: "on Windows",
      answer: () => resized({ "kubernetes.io/os": "windows" }, "2"),
      fact: 'pod resize is only supported on linux nodes, node "n" is "windows"',
      reason: "UnsupportedPlatform",
    },
  ])("lets none grow $behaviour", ({ answer, fact, reason }) => {
    const { code, body } = answer();
    const found = [code, at(body, "message"), at(body, "details.causes.0.reason")];
    expect(found).toEqual([403, `pods "web" is forbidden: ${fact}`, reason]);
  });
});
