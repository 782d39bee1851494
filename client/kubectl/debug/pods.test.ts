import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import type { DebugFlags, DebugRequest } from "./flags.ts";
import { copyOf, type DebugHost, nodePod, rightsWarning, withEphemeral } from "./pods.ts";

const asked = (given: DebugFlags, more: Partial<DebugRequest> = {}): DebugRequest => ({
  given: { image: "busybox", profile: "legacy", ...given },
  count: 1,
  words: [],
  custom: undefined,
  ...more,
});

/** A host that draws these suffixes, one after the other. */
function host(...suffixes: readonly string[]): DebugHost & { readonly told: readonly string[] } {
  const left = [...suffixes];
  const told: string[] = [];
  return {
    told,
    suffix: () => left.shift() ?? "zzzzz",
    tell: (line) => told.push(line),
    merged: (container, part) => ({ ...container, ...part }),
  };
}

const app: JsonObject = {
  metadata: {
    name: "app",
    namespace: "shop",
    uid: "1",
    labels: { app: "web" },
    annotations: { note: "kept" },
  },
  spec: {
    nodeName: "node-1",
    initContainers: [{ name: "prepare", image: "busybox" }],
    containers: [
      { name: "app", image: "nginx", args: ["-g"], stdin: true, livenessProbe: { exec: {} } },
      { name: "side", image: "envoy" },
    ],
    ephemeralContainers: [{ name: "debugger-aaaaa", image: "busybox" }],
  },
};

describe("a container more in a pod", () => {
  test.each([
    {
      behaviour: "is called by chance, as no other is",
      request: asked({}),
      told: ["Defaulting debug container name to debugger-bbbbb."],
      added: { name: "debugger-bbbbb", image: "busybox", terminationMessagePolicy: "File" },
    },
    {
      behaviour: "has what the flags say",
      request: asked(
        { container: "look", target: "app", env: ["A=1", "B=", "A=2"], stdin: true, tty: true },
        { words: ["sh"] },
      ),
      told: [],
      added: {
        name: "look",
        image: "busybox",
        command: ["sh"],
        env: [{ name: "A", value: "2" }, { name: "B" }],
        stdin: true,
        tty: true,
        targetContainerName: "app",
        terminationMessagePolicy: "File",
      },
    },
    {
      behaviour: "may trace, by the general profile, and has what a file adds",
      request: asked(
        { container: "look", profile: "general", "arguments-only": true },
        { words: ["-c"], custom: { imagePullPolicy: "Never" } },
      ),
      told: [],
      added: {
        name: "look",
        image: "busybox",
        args: ["-c"],
        imagePullPolicy: "Never",
        securityContext: { capabilities: { add: ["SYS_PTRACE"] } },
        terminationMessagePolicy: "File",
      },
    },
  ])("$behaviour", ({ request, told, added }) => {
    const seen = host("aaaaa", "bbbbb");
    const { pod, container } = withEphemeral(app, request, seen);
    expect([pod.spec, container, seen.told]).toEqual([
      {
        ...Object(app.spec),
        ephemeralContainers: [{ name: "debugger-aaaaa", image: "busybox" }, added],
      },
      added.name,
      told,
    ]);
  });
});

describe("a copy of a pod", () => {
  const copy = { "copy-to": "copy", container: "look" };
  const spec = Object(app.spec);
  const bare = { ...spec, nodeName: undefined, ephemeralContainers: undefined };
  const [main, side] = spec.containers;
  const look = { name: "look", image: "busybox", terminationMessagePolicy: "File" };

  test.each([
    {
      behaviour: "goes to any node, without labels, with a container more",
      request: asked(copy),
      metadata: { annotations: { note: "kept" } },
      expected: { ...bare, containers: [main, side, look] },
    },
    {
      behaviour: "keeps labels and node where only images change",
      request: asked({
        "copy-to": "copy",
        image: "",
        "same-node": true,
        "set-image": ["*=redis", "app=nginx:2"],
      }),
      metadata: { labels: { app: "web" }, annotations: { note: "kept" } },
      expected: {
        ...bare,
        nodeName: "node-1",
        containers: [
          { ...main, image: "nginx:2" },
          { ...side, image: "redis" },
        ],
      },
    },
    {
      behaviour: "has other words in a container, whose input is closed",
      request: asked({ ...copy, image: "", container: "app" }, { words: ["sh"] }),
      metadata: { annotations: { note: "kept" } },
      expected: {
        ...bare,
        containers: [
          { name: "app", image: "nginx", command: ["sh"], livenessProbe: { exec: {} } },
          side,
        ],
      },
    },
    {
      behaviour: "keeps what is named of labels, probes and init containers",
      request: asked({
        ...copy,
        profile: "baseline",
        "keep-labels": true,
        "keep-init-containers": false,
      }),
      metadata: { labels: { app: "web" } },
      expected: {
        ...bare,
        initContainers: undefined,
        shareProcessNamespace: true,
        containers: [{ ...main, livenessProbe: undefined }, side, look],
      },
    },
  ])("$behaviour", ({ request, metadata, expected }) => {
    expect(copyOf(app, request, host()).pod).toEqual({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "copy", namespace: "shop", ...metadata },
      spec: expected,
    });
  });

  test("needs an image for a container that it has not", () => {
    const request = asked({ ...copy, image: "" }, { words: ["sh"] });
    expect(() => copyOf(app, request, host())).toThrow(
      new Failure("you must specify image when creating new container"),
    );
  });
});

test.each([
  { profile: "netadmin", own: ["NET_ADMIN", "NET_RAW"], seesFiles: false, isHost: true },
  { profile: "general", own: undefined, seesFiles: true, isHost: true },
  { profile: "baseline", own: undefined, seesFiles: false, isHost: false },
])("a pod of a node, by the profile $profile", ({ profile, own, seesFiles, isHost }) => {
  const seen = host("bbbbb");
  const { pod, container } = nodePod("node-1", asked({ profile }), seen);
  expect([container, seen.told]).toEqual([
    "debugger",
    ["Creating debugging pod node-debugger-node-1-bbbbb with container debugger on node node-1."],
  ]);
  expect(pod).toEqual({
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: "node-debugger-node-1-bbbbb",
      labels: { "app.kubernetes.io/managed-by": "kubectl-debug" },
    },
    spec: {
      nodeName: "node-1",
      restartPolicy: "Never",
      tolerations: [{ operator: "Exists" }],
      ...(isHost && { hostNetwork: true, hostPID: true, hostIPC: true }),
      ...(seesFiles && { volumes: [{ name: "host-root", hostPath: { path: "/" } }] }),
      containers: [
        {
          name: "debugger",
          image: "busybox",
          terminationMessagePolicy: "File",
          ...(own !== undefined && { securityContext: { capabilities: { add: own } } }),
          ...(seesFiles && { volumeMounts: [{ mountPath: "/host", name: "host-root" }] }),
        },
      ],
    },
  });
});

test.each([
  { behaviour: "rights that another user has not", profile: "sysadmin", runAsUser: 7, warns: true },
  { behaviour: "no rights", profile: "restricted", runAsUser: 7, warns: false },
  { behaviour: "the rights of root", profile: "sysadmin", runAsUser: 0, warns: false },
])("one is warned of $behaviour: $warns", ({ profile, runAsUser, warns }) => {
  const pod = { ...app, spec: { ...Object(app.spec), securityContext: { runAsUser } } };
  const debugged = withEphemeral(pod, asked({ profile, container: "look" }), host());
  expect(rightsWarning(pod, debugged) !== undefined).toBe(warns);
});
