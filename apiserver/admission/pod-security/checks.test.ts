/** What each check allows and forbids, in the words of the Pod Security Standards. */
import { describe, expect, test } from "vitest";
import type { Container } from "../../../api/core/pod/container.ts";
import type { PodSpec } from "../../../api/core/pod/spec.ts";
import { testContainer, testPodSpec } from "../../../api/core/pod/test-pods.ts";
import { detailsOf, evaluatePod } from "./evaluate.ts";
import { type Level, parseVersion } from "./policy.ts";

interface Row {
  readonly behaviour: string;
  /** As a version where that matters. */
  readonly version?: string;
  readonly spec?: Partial<PodSpec>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly broken: string;
}

const named = (name: string, container: Partial<Container> = {}): Container =>
  testContainer({ name, ...container });
const securityContext = (context: NonNullable<Container["securityContext"]>) => ({
  containers: [named("a", { securityContext: context })],
});

/** A container that the restricted level has nothing against. */
const careful = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
} as const;
const carefulSpec = securityContext(careful);
const also = (context: NonNullable<Container["securityContext"]>) =>
  securityContext({ ...careful, ...context });

function brokenOf(level: Level, { version = "latest", spec, annotations = {} }: Row): string {
  const asked = { level, version: parseVersion(version) ?? -1 };
  return detailsOf(evaluatePod(asked, { annotations, spec: testPodSpec(spec) }));
}

describe("the privileged level", () => {
  test("allows everything", () => {
    const spec = { hostNetwork: true, ...securityContext({ privileged: true }) };
    expect(brokenOf("privileged", { behaviour: "", spec, broken: "" })).toBe("");
  });
});

describe("the baseline level", () => {
  test.each<Row>([
    { behaviour: "allows a pod that says nothing", broken: "" },
    {
      behaviour: "forbids the namespaces of the host",
      spec: { hostNetwork: true, hostPID: true, hostIPC: true },
      broken: "host namespaces (hostNetwork=true, hostPID=true, hostIPC=true)",
    },
    {
      behaviour: "forbids privileged containers of every sort",
      spec: {
        initContainers: [named("first", { securityContext: { privileged: true } })],
        containers: [
          named("a", { securityContext: { privileged: true } }),
          named("b", { securityContext: { privileged: false } }),
        ],
        ephemeralContainers: [named("debug", { securityContext: { privileged: true } })],
      },
      broken:
        'privileged (containers "first", "a", "debug" must not set securityContext.privileged=true)',
    },
    {
      behaviour: "allows adding capabilities that containers have anyway",
      spec: securityContext({ capabilities: { add: ["CHOWN", "NET_BIND_SERVICE", "SYS_CHROOT"] } }),
      broken: "",
    },
    {
      behaviour: "forbids adding others",
      spec: {
        containers: [
          named("a", { securityContext: { capabilities: { add: ["NET_RAW", "CHOWN"] } } }),
          named("b", { securityContext: { capabilities: { add: ["BPF"] } } }),
        ],
      },
      broken:
        'non-default capabilities (containers "a", "b" must not include "BPF", "NET_RAW" in ' +
        "securityContext.capabilities.add)",
    },
    {
      behaviour: "forbids hostPath volumes",
      spec: { volumes: [{ name: "logs", hostPath: { path: "/var/log", type: "" } }] },
      broken: 'hostPath volumes (volume "logs")',
    },
    {
      behaviour: "forbids ports of the host",
      spec: {
        containers: [
          named("a", {
            ports: [
              { containerPort: 80, hostPort: 8080, protocol: "TCP" },
              { containerPort: 81, hostPort: 80, protocol: "TCP" },
            ],
          }),
          named("b", { ports: [{ containerPort: 82, protocol: "TCP" }] }),
        ],
      },
      broken: 'hostPort (container "a" uses hostPorts 80, 8080)',
    },
    {
      behaviour: "allows profiles of AppArmor",
      spec: securityContext({ appArmorProfile: { type: "Localhost", localhostProfile: "x" } }),
      annotations: { "container.apparmor.security.beta.kubernetes.io/a": "localhost/x" },
      broken: "",
    },
    {
      behaviour: "forbids to be without, by field and by annotation",
      version: "v1.0",
      spec: {
        securityContext: { appArmorProfile: { type: "Unconfined" } },
        ...securityContext({ appArmorProfile: { type: "Unconfined" } }),
      },
      annotations: { "container.apparmor.security.beta.kubernetes.io/a": "unconfined" },
      broken:
        'forbidden AppArmor profiles (pod and container "a" and annotation must not set AppArmor ' +
        'profile type to "Unconfined", ' +
        '"container.apparmor.security.beta.kubernetes.io/a="unconfined"")',
    },
    {
      behaviour: "allows the SELinux types of containers",
      spec: securityContext({ seLinuxOptions: { type: "container_engine_t", level: "s0:c1" } }),
      broken: "",
    },
    {
      behaviour: "forbids the one that came with 1.31 before",
      version: "v1.30",
      spec: securityContext({ seLinuxOptions: { type: "container_engine_t" } }),
      broken:
        'seLinuxOptions (container "a" set forbidden securityContext.seLinuxOptions: ' +
        'type "container_engine_t")',
    },
    {
      behaviour: "forbids other SELinux types, and users and roles",
      spec: {
        securityContext: { seLinuxOptions: { type: "spc_t", user: "root" } },
        ...securityContext({ seLinuxOptions: { type: "unconfined_t", role: "object_r" } }),
      },
      broken:
        'seLinuxOptions (pod and container "a" set forbidden securityContext.seLinuxOptions: ' +
        'types "spc_t", "unconfined_t"; user may not be set; role may not be set)',
    },
    {
      behaviour: "forbids to unmask /proc",
      spec: securityContext({ procMount: "Unmasked" }),
      broken: 'procMount (container "a" must not set securityContext.procMount to "Unmasked")',
    },
    {
      behaviour: "allows it to pods with users of their own",
      spec: { hostUsers: false, ...securityContext({ procMount: "Unmasked" }) },
      broken: "",
    },
    {
      behaviour: "did not allow it to them before 1.35",
      version: "v1.34",
      spec: { hostUsers: false, ...securityContext({ procMount: "Unmasked" }) },
      broken: 'procMount (container "a" must not set securityContext.procMount to "Unmasked")',
    },
    {
      behaviour: "forbids to be without seccomp",
      spec: {
        securityContext: { seccompProfile: { type: "Unconfined" } },
        ...securityContext({ seccompProfile: { type: "Unconfined" } }),
      },
      broken:
        'seccompProfile (pod and container "a" must not set securityContext.seccompProfile.type ' +
        'to "Unconfined")',
    },
    {
      behaviour: "looked for that in annotations before 1.19",
      version: "v1.18",
      spec: securityContext({ seccompProfile: { type: "Unconfined" } }),
      annotations: {
        "seccomp.security.alpha.kubernetes.io/pod": "unconfined",
        "container.seccomp.security.alpha.kubernetes.io/a": "docker/default",
        "container.seccomp.security.alpha.kubernetes.io/b": "unconfined",
      },
      broken:
        "seccompProfile (forbidden annotation " +
        'seccomp.security.alpha.kubernetes.io/pod="unconfined")',
    },
    {
      behaviour: "allows sysctls that concern the pod alone",
      spec: {
        securityContext: { sysctls: [{ name: "net.ipv4.tcp_rmem", value: "4096 87380 16777216" }] },
      },
      broken: "",
    },
    {
      behaviour: "forbids others, and those that became safe later",
      version: "v1.31",
      spec: {
        securityContext: {
          sysctls: [
            { name: "net.ipv4.tcp_rmem", value: "4096 87380 16777216" },
            { name: "kernel.msgmax", value: "65536" },
            { name: "net.ipv4.tcp_keepalive_time", value: "60" },
          ],
        },
      },
      broken: "forbidden sysctls (net.ipv4.tcp_rmem, kernel.msgmax)",
    },
    {
      behaviour: "forbids processes of the host on Windows",
      spec: {
        securityContext: { windowsOptions: { hostProcess: true } },
        ...securityContext({ windowsOptions: { hostProcess: true } }),
      },
      broken:
        'hostProcess (pod and container "a" must not set ' +
        "securityContext.windowsOptions.hostProcess=true)",
    },
    {
      behaviour: "forbids probes and hooks that reach others",
      spec: {
        containers: [
          named("b", { livenessProbe: probe({ tcpSocket: { port: 80, host: "8.8.8.8" } }) }),
          named("a", {
            readinessProbe: probe({ httpGet: get("example.com") }),
            lifecycle: { preStop: { httpGet: get("127.0.0.1") } },
          }),
        ],
      },
      broken:
        'probe or lifecycle host (containers "a", "b" use probe or lifecycle hosts "127.0.0.1", ' +
        '"8.8.8.8", "example.com")',
    },
    {
      behaviour: "did not look at them before 1.34",
      version: "v1.33",
      spec: { containers: [named("a", { livenessProbe: probe({ httpGet: get("example.com") }) })] },
      broken: "",
    },
    {
      behaviour: "tells everything in the order of the checks",
      spec: { hostPID: true, ...securityContext({ privileged: true, procMount: "Unmasked" }) },
      broken:
        "host namespaces (hostPID=true), " +
        'privileged (container "a" must not set securityContext.privileged=true), ' +
        'procMount (container "a" must not set securityContext.procMount to "Unmasked")',
    },
  ])("$behaviour", (row) => {
    expect(brokenOf("baseline", row)).toBe(row.broken);
  });
});

function get(host: string) {
  return { path: "/", port: 80, scheme: "HTTP", host };
}

function probe(handler: Partial<NonNullable<Container["livenessProbe"]>>) {
  return {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
    ...handler,
  };
}

describe("the restricted level", () => {
  test.each<Row>([
    { behaviour: "allows a careful pod", spec: carefulSpec, broken: "" },
    {
      behaviour: "allows what the pod says for its containers",
      spec: {
        securityContext: { runAsNonRoot: true, seccompProfile: { type: "Localhost" } },
        ...securityContext({ allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } }),
      },
      broken: "",
    },
    {
      behaviour: "forbids a pod that says nothing",
      spec: { containers: [named("nginx")] },
      broken:
        'allowPrivilegeEscalation != false (container "nginx" must set ' +
        "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container " +
        '"nginx" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod ' +
        'or container "nginx" must set securityContext.runAsNonRoot=true), seccompProfile (pod ' +
        'or container "nginx" must set securityContext.seccompProfile.type to "RuntimeDefault" ' +
        'or "Localhost")',
    },
    {
      behaviour: "holds sidecars to the same",
      spec: { ...carefulSpec, initContainers: [named("log", { restartPolicy: "Always" })] },
      broken:
        'allowPrivilegeEscalation != false (container "log" must set ' +
        "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container " +
        '"log" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or ' +
        'container "log" must set securityContext.runAsNonRoot=true), seccompProfile (pod or ' +
        'container "log" must set securityContext.seccompProfile.type to "RuntimeDefault" or ' +
        '"Localhost")',
    },
    {
      behaviour: "forbids what the baseline forbids",
      spec: { ...carefulSpec, hostNetwork: true },
      broken: "host namespaces (hostNetwork=true)",
    },
    {
      behaviour: "allows NET_BIND_SERVICE, and no other capability",
      spec: {
        containers: [
          named("a", {
            securityContext: {
              ...careful,
              capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
            },
          }),
          named("b", {
            securityContext: { ...careful, capabilities: { drop: ["CHOWN"], add: ["CHOWN"] } },
          }),
        ],
      },
      broken:
        'unrestricted capabilities (container "b" must set securityContext.capabilities.drop=' +
        '["ALL"]; container "b" must not include "CHOWN" in securityContext.capabilities.add)',
    },
    {
      behaviour: "did not ask for that before 1.22",
      version: "v1.21",
      spec: also({ capabilities: { add: ["CHOWN"] } }),
      broken: "",
    },
    {
      behaviour: "allows volumes of the cluster",
      spec: {
        ...carefulSpec,
        volumes: [
          { name: "a", emptyDir: {} },
          { name: "b", image: { reference: "app:1" } },
          { name: "c", persistentVolumeClaim: { claimName: "data" } },
        ],
      },
      broken: "",
    },
    {
      behaviour: "forbids others, once",
      spec: {
        ...carefulSpec,
        volumes: [
          { name: "logs", hostPath: { path: "/var/log", type: "" } },
          { name: "share", nfs: { server: "nfs", path: "/" } },
        ],
      },
      broken:
        'restricted volume types (volumes "logs", "share" use restricted volume types ' +
        '"hostPath", "nfs")',
    },
    {
      behaviour: "forbids to say that one may be root",
      spec: {
        securityContext: { runAsNonRoot: false, runAsUser: 0 },
        ...also({ runAsNonRoot: false, runAsUser: 0 }),
      },
      broken:
        'runAsNonRoot != true (pod and container "a" must not set ' +
        "securityContext.runAsNonRoot=false), " +
        'runAsUser=0 (pod and container "a" must not set runAsUser=0)',
    },
    {
      behaviour: "allows root to pods with users of their own",
      spec: { hostUsers: false, ...also({ runAsNonRoot: false, runAsUser: 0 }) },
      broken: "",
    },
    {
      behaviour: "did not allow it to them before 1.35",
      version: "v1.34",
      spec: { hostUsers: false, ...also({ runAsNonRoot: false, runAsUser: 0 }) },
      broken:
        'runAsNonRoot != true (container "a" must not set securityContext.runAsNonRoot=false), ' +
        'runAsUser=0 (container "a" must not set runAsUser=0)',
    },
    {
      behaviour: "did not look at users before 1.23",
      version: "v1.22",
      spec: also({ runAsUser: 0 }),
      broken: "",
    },
    {
      behaviour: "never allows to unmask /proc",
      spec: { hostUsers: false, ...also({ procMount: "Unmasked" }) },
      broken: 'procMount (container "a" must not set securityContext.procMount to "Unmasked")',
    },
    {
      behaviour: "forbids to be without seccomp, once",
      spec: also({ seccompProfile: { type: "Unconfined" } }),
      broken:
        'seccompProfile (container "a" must not set securityContext.seccompProfile.type to ' +
        '"Unconfined")',
    },
    {
      behaviour: "asks nothing of Windows that only Linux has",
      spec: { os: { name: "windows" }, ...securityContext({ runAsNonRoot: true }) },
      broken: "",
    },
    {
      behaviour: "asked it of Windows too before 1.25",
      version: "v1.24",
      spec: { os: { name: "windows" }, ...securityContext({ runAsNonRoot: true }) },
      broken:
        'allowPrivilegeEscalation != false (container "a" must set ' +
        "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container " +
        '"a" must set securityContext.capabilities.drop=["ALL"]), seccompProfile (pod or ' +
        'container "a" must set securityContext.seccompProfile.type to "RuntimeDefault" or ' +
        '"Localhost")',
    },
    {
      behaviour: "knew little in the beginning",
      version: "v1.0",
      spec: securityContext({ runAsNonRoot: true }),
      broken: "",
    },
    {
      behaviour: "is in later versions as in the last that is known",
      version: "v1.99",
      spec: { hostUsers: false, ...also({ runAsUser: 0, procMount: "Unmasked" }) },
      broken: 'procMount (container "a" must not set securityContext.procMount to "Unmasked")',
    },
  ])("$behaviour", (row) => {
    expect(brokenOf("restricted", row)).toBe(row.broken);
  });
});
