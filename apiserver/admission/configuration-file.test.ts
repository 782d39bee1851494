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
  readAdmissionConfiguration(given, (path) => files[path]);

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
  const given = document({ name: "EventRateLimit", path: "a.yaml" }, { name: "ResourceQuota" });
  expect(read(given)).toEqual({ unread: ["EventRateLimit", "ResourceQuota"] });
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
