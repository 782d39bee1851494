/** The file of `--admission-control-config-file`. */
import { describe, expect, test } from "vitest";
import { readAdmissionConfiguration } from "./configuration-file.ts";
import { admissionProblems } from "./index.ts";

const document = (...plugins: object[]) => ({
  apiVersion: "apiserver.config.k8s.io/v1",
  kind: "AdmissionConfiguration",
  plugins,
});
const podSecurity = (members: object) => ({
  apiVersion: "pod-security.admission.config.k8s.io/v1",
  kind: "PodSecurityConfiguration",
  ...members,
});
const configured = (members: object) =>
  document({ name: "PodSecurity", configuration: podSecurity(members) });

const read = (given: unknown, files: Readonly<Record<string, unknown>> = {}) =>
  readAdmissionConfiguration(given, {
    open: (path) => files[path],
    base64: (path) => `base64 of ${path}`,
  });

test("the file says what PodSecurity asks for, and of whom it asks nothing", () => {
  const told = {
    defaults: { enforce: "baseline", "enforce-version": "latest", warn: "restricted" },
    exemptions: { usernames: ["system:kube-scheduler"], namespaces: ["kube-system"] },
  };
  expect(read(configured(told))).toEqual({ podSecurity: told, unread: [] });
});

test("the file names a file that does", () => {
  const files = { "pod-security.yaml": podSecurity({ defaults: { enforce: "restricted" } }) };
  const given = document({ name: "PodSecurity", path: "pod-security.yaml" });
  expect(read(given, files).podSecurity).toEqual({ defaults: { enforce: "restricted" } });
});

test("plugins that nothing comes of are told", () => {
  const given = document({ name: "LimitRanger", path: "a.yaml" }, { name: "Priority" });
  expect(read(given)).toEqual({ unread: ["LimitRanger", "Priority"] });
});

const configuration = (plugin: string, members: object) => ({
  apiVersion: `${plugin.toLowerCase()}.admission.k8s.io/v1alpha1`,
  kind: "Configuration",
  ...members,
});

test("the file limits events and gives tolerations", () => {
  const limits = [{ type: "Namespace", qps: 50, burst: 100, cacheSize: 2000 }];
  const whitelist = [{ key: "gpu", operator: "Exists" }];
  const given = document(
    { name: "EventRateLimit", path: "limits.yaml" },
    {
      name: "PodTolerationRestriction",
      configuration: configuration("PodTolerationRestriction", { whitelist }),
    },
  );
  const files = { "limits.yaml": configuration("EventRateLimit", { limits }) };
  expect(read(given, files)).toEqual({
    eventRateLimit: { limits },
    podTolerationRestriction: { whitelist },
    unread: [],
  });
});

test.each([
  ["apiserver.config.k8s.io/v1", "ResourceQuotaConfiguration"],
  ["resourcequota.admission.k8s.io/v1beta1", "Configuration"],
])("the file says what needs a quota, in %s", (apiVersion, kind) => {
  const limitedResources = [
    {
      resource: "pods",
      matchScopes: [{ scopeName: "PriorityClass", operator: "In", values: ["high"] }],
    },
  ];
  const configuration = { apiVersion, kind, limitedResources };
  const given = document({ name: "ResourceQuota", configuration });
  expect(read(given)).toEqual({ resourceQuota: { limitedResources }, unread: [] });
});

test("the file says where the pods of namespaces go", () => {
  const podNodeSelector = { clusterDefaultNodeSelector: "env=dev", shop: "env=prod" };
  const configuration = { podNodeSelectorPluginConfig: podNodeSelector };
  const given = document({ name: "PodNodeSelector", configuration });
  expect(read(given)).toEqual({ podNodeSelector, unread: [] });
});

const kubeconfig = (members: object) => ({
  clusters: [{ name: "images", cluster: { server: "https://images:1323/policy" } }],
  contexts: [{ name: "api", context: { cluster: "images", user: "api-server" } }],
  users: [
    { name: "api-server", user: { "client-certificate": "api.crt", "client-key": "/api.key" } },
  ],
  "current-context": "api",
  ...members,
});

test("the file leads to a server for images", () => {
  const cluster = { server: "https://images:1323/policy", "certificate-authority-data": "Y2E=" };
  const files = { "image/config": kubeconfig({ clusters: [{ name: "images", cluster }] }) };
  const imagePolicy = { kubeConfigFile: "image/config", allowTTL: 50, defaultAllow: false };
  const given = document({ name: "ImagePolicyWebhook", configuration: { imagePolicy } });
  expect(read(given, files)).toEqual({
    imagePolicy: {
      allowTTL: 50,
      defaultAllow: false,
      server: "https://images:1323/policy",
      caBundle: "Y2E=",
      certificate: { cert: "base64 of image/api.crt", key: "base64 of /api.key" },
    },
    unread: [],
  });
});

test("the file leads nowhere without a context", () => {
  const imagePolicy = { kubeConfigFile: "config" };
  const given = document({ name: "ImagePolicyWebhook", configuration: { imagePolicy } });
  expect(() => read(given, { config: kubeconfig({ "current-context": "" }) })).toThrow(
    "invalid configuration: no configuration has been provided",
  );
});

const initializing = "failed to initialize admission: couldn't init admission plugin";
test.each([
  {
    options: { enablePlugins: ["EventRateLimit"] },
    told: `${initializing} "EventRateLimit": limits: Invalid value: null: must not be empty`,
  },
  {
    options: {
      enablePlugins: ["EventRateLimit"],
      eventRateLimit: { limits: [{ type: "Pod", qps: 0, burst: 1, cacheSize: -1 }] },
    },
    told:
      `${initializing} "EventRateLimit": [limits[0].type: Unsupported value: "Pod": supported ` +
      'values: "Namespace", "Server", "SourceAndObject", "User", limits[0].qps: Invalid value: ' +
      "0: must be positive, limits[0].cacheSize: Invalid value: -1: must not be negative]",
  },
  {
    options: { enablePlugins: ["ImagePolicyWebhook"] },
    told: `${initializing} "ImagePolicyWebhook": no config specified`,
  },
  {
    options: {
      enablePlugins: ["ImagePolicyWebhook"],
      imagePolicy: { server: "https://images", allowTTL: 3000 },
    },
    told: `${initializing} "ImagePolicyWebhook": valid value is between 1s and 30m0s, got 50m0s`,
  },
  {
    options: { resourceQuota: { limitedResources: [{ resource: "" }] } },
    told: `${initializing} "ResourceQuota": limitedResources[0].resource: Required value`,
  },
  {
    options: { podTolerationRestriction: { default: [{ operator: "Equal" }] } },
    told:
      `${initializing} "PodTolerationRestriction": podtolerationrestriction.default[0].operator: ` +
      'Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match ' +
      'all values and all keys"',
  },
])("a configuration that cannot be is refused: $told", ({ options, told }) => {
  expect(admissionProblems(options)).toEqual([told]);
});

describe("a file is refused", () => {
  test.each<[string, unknown, string]>([
    ["that is empty", undefined, 'no kind "" is registered for version ""'],
    [
      "of another kind",
      { apiVersion: "v1", kind: "Pod" },
      'no kind "Pod" is registered for version "v1"',
    ],
    [
      "with an unknown field",
      document({ name: "PodSecurity", config: {} }),
      'strict decoding error: unknown field "plugins[0].config"',
    ],
    [
      "whose plugin is told another kind",
      document({ name: "PodSecurity", configuration: { apiVersion: "v1", kind: "Pod" } }),
      'no kind "Pod" is registered for version "v1"',
    ],
    [
      "with an unknown mode",
      configured({ defaults: { refuse: "baseline" } }),
      'strict decoding error: unknown field "defaults.refuse"',
    ],
    ["with a level that is no text", configured({ defaults: { enforce: 1 } }), "cannot unmarshal"],
  ])("%s", (_, given, told) => {
    expect(() => read(given)).toThrow(told);
  });
});

const where = `failed to initialize admission: couldn't init admission plugin "PodSecurity": `;
test.each([
  [{ defaults: { enforce: "baseline", "enforce-version": "v1.25" } }, []],
  [
    { defaults: { audit: "strict" } },
    [
      `${where}defaults.audit: Invalid value: "strict": must be one of privileged, baseline, restricted`,
    ],
  ],
  [
    { defaults: { "warn-version": "1.25" }, exemptions: { usernames: ["a", "", "a"] } },
    [
      `${where}[defaults.warn-version: Invalid value: "1.25": must be "latest" or "v1.x", ` +
        'exemptions.usernames[1]: Required value, exemptions.usernames[2]: Duplicate value: "a"]',
    ],
  ],
  [
    { exemptions: { namespaces: ["Shop"] } },
    [expect.stringContaining(`${where}exemptions.namespaces[0]: Invalid value: "Shop": a lower`)],
  ],
])("what is wrong with %j is told", (options, problems) => {
  expect(admissionProblems({ podSecurity: options })).toEqual(problems);
});
