import { expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { clusterOptionsOf } from "./cluster-of.ts";

const optionsOf = (interleaving?: string) =>
  clusterOptionsOf(
    { scheduling: "kubernetes", ...(interleaving !== undefined && { interleaving }) },
    seededRandom(0),
  );

test.each([
  { behaviour: "nothing said is left to the cluster", said: undefined, is: undefined },
  { behaviour: "the order of causes", said: "fifo", is: "fifo" },
  { behaviour: "a drawn order", said: "shuffled", is: "shuffled" },
])("the interleaving of a scenario: $behaviour", ({ said, is }) => {
  expect(optionsOf(said).interleaving).toBe(is);
});

test("another interleaving is refused", () => {
  expect(() => optionsOf("reversed")).toThrow(
    new RangeError('interleaving "reversed": must be fifo or shuffled'),
  );
});

const admissionOf = (configuration: object) =>
  clusterOptionsOf({ scheduling: "kubernetes", admission: { configuration } }, seededRandom(0))
    .admission;
const configurationOf = (plugin: object) => ({
  apiVersion: "apiserver.config.k8s.io/v1",
  kind: "AdmissionConfiguration",
  plugins: [plugin],
});

test("a scenario configures admission plugins as kube-apiserver does", () => {
  const configuration = {
    apiVersion: "pod-security.admission.config.k8s.io/v1",
    kind: "PodSecurityConfiguration",
    defaults: { enforce: "baseline" },
  };
  expect(admissionOf(configurationOf({ name: "PodSecurity", configuration }))).toEqual({
    podSecurity: { defaults: { enforce: "baseline" } },
  });
});

test.each([
  {
    plugin: { name: "PodSecurity", path: "levels.yaml" },
    told: 'a scenario cannot name the file "levels.yaml": give the configuration',
  },
  {
    plugin: { name: "ImagePolicyWebhook", configuration: { imagePolicy: { kubeConfigFile: "a" } } },
    told: 'a scenario cannot name the file "a": give the configuration',
  },
  {
    plugin: { name: "Priority", configuration: {} },
    told: 'the configuration of admission plugin "Priority" is not acted upon',
  },
])("a scenario is refused: $told", ({ plugin, told }) => {
  expect(() => admissionOf(configurationOf(plugin))).toThrow(new RangeError(told));
});
