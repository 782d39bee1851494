import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { SimClock } from "../simulator/clock/sim-clock.ts";
import { parseOrExit } from "./program.ts";
import { command, upProgram } from "./up.ts";

const folder = mkdtempSync(join(tmpdir(), "kubesim-up-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `kubesim up` where it cannot succeed, and tells its exit code and what it said. */
async function up(...words: string[]) {
  let told = "";
  const exitCode = await command.main(words, {
    env: {},
    clock: new SimClock(0),
    write: () => undefined,
    writeError(text) {
      told += text;
    },
    readStdin: () => "",
  });
  return { exitCode, told: told.replaceAll(folder, "") };
}

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n";
test.each([
  {
    behaviour: "is not YAML",
    text: "profiles: [",
    told: "cannot read scheduler configuration \"/config.yaml\": yaml: did not find expected ',' or ']'",
  },
  {
    behaviour: "is empty",
    text: "",
    told: "invalid scheduler configuration \"/config.yaml\": Object 'Kind' is missing in '{}'",
  },
  {
    behaviour: "is of another kind",
    text: "apiVersion: v1\nkind: Pod\n",
    told:
      'invalid scheduler configuration "/config.yaml": ' +
      'no kind "Pod" is registered for version "v1"',
  },
  {
    behaviour: "has unknown fields",
    text: `${head}profile: []\n`,
    told:
      'invalid scheduler configuration "/config.yaml": ' +
      'strict decoding error: unknown field "profile"',
  },
  {
    behaviour: "names a plugin that is not there",
    text: `${head}profiles: [{plugins: {multiPoint: {enabled: [{name: Missing}]}}}]\n`,
    told:
      'invalid scheduler configuration "/config.yaml": creating profile for scheduler name ' +
      'default-scheduler: PreFilterPlugin "Missing" does not exist',
  },
])("a scheduler configuration that $behaviour ends it with 1", async ({ text, told }) => {
  const seen = await up("--scheduler-config", fileOf("config.yaml", text));
  expect(seen).toEqual({ exitCode: 1, told: expect.stringContaining(`error: ${told}`) });
});

const kubeletHead = "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n";
test.each([
  {
    behaviour: "is of another kind",
    text: "apiVersion: v1\nkind: Pod\n",
    told: 'no kind "Pod" is registered for version "v1"',
  },
  {
    behaviour: "has a field of the wrong type",
    text: `${kubeletHead}evictionHard: {memory.available: 5}\n`,
    told: "the field evictionHard has the wrong type",
  },
  {
    behaviour: "has a threshold of nothing known",
    text: `${kubeletHead}evictionHard: {disk.available: 5%}\n`,
    told: "unsupported eviction signal disk.available",
  },
  {
    behaviour: "contradicts itself",
    text: `${kubeletHead}imageGCLowThresholdPercent: 90\n`,
    told: "invalid configuration: imageGCLowThresholdPercent (--image-gc-low-threshold) 90 must be",
  },
])("a kubelet configuration that $behaviour ends it with 1", async ({ text, told }) => {
  const seen = await up("--kubelet-config", fileOf("kubelet.yaml", text));
  const why = `error: invalid kubelet configuration "/kubelet.yaml": ${told}`;
  expect(seen).toEqual({ exitCode: 1, told: expect.stringContaining(why) });
});

test("fields of a kubelet configuration that nothing comes of are told", async () => {
  const file = fileOf("kubelet.yaml", `${kubeletHead}maxPods: 5\ncgroupDriver: systemd\n`);
  const wrong = ["--port", "0", "--nodes", "0", "--kubeconfig", "/proc/none/config"];
  const { told } = await up("--kubelet-config", file, ...wrong);
  expect(told).toContain("Warning: kubelet configuration: not acted upon: maxPods, cgroupDriver\n");
});

test.each([
  {
    behaviour: "a file that is not there",
    words: ["--scheduler-config", join(folder, "none.yaml")],
    told: 'error: cannot read scheduler configuration "/none.yaml": ENOENT',
  },
  {
    behaviour: "an unknown way of placing pods",
    words: ["--scheduling", "chance"],
    told:
      'error: invalid argument "chance" for "--scheduling" flag: ' +
      "bin-packing or kubernetes is wanted",
  },
  {
    behaviour: "an admission plugin that there is not",
    words: ["--enable-admission-plugins", "AlwaysPullImages,Sorcery"],
    told: 'error: enable-admission-plugins plugin "Sorcery" is unknown',
  },
  {
    behaviour: "an admission plugin that is wanted and not wanted",
    words: ["--enable-admission-plugins=Priority", "--disable-admission-plugins=Priority"],
    told: "error: [Priority] in enable-admission-plugins and disable-admission-plugins overlapped",
  },
  {
    behaviour: "a boolean that is none",
    words: ["--leader-elect=maybe"],
    told:
      'error: invalid argument "maybe" for "--leader-elect" flag: ' +
      'strconv.ParseBool: parsing "maybe": invalid syntax',
  },
  {
    behaviour: "a port for Ingresses that is none",
    words: ["--ingress-port", "65536"],
    told:
      'error: invalid argument "65536" for "--ingress-port" flag: ' +
      "a number from 0 to 65535 is wanted",
  },
  {
    behaviour: "a delay that ends before it begins",
    words: ["--proxy-delay", "1s..5ms"],
    told:
      'error: invalid argument "1s..5ms" for "--proxy-delay" flag: ' +
      "a delay such as 50ms..1s or 0s is wanted",
  },
  {
    behaviour: "a range that has no part for a node",
    words: ["--cluster-cidr", "10.0.0.0/25"],
    told:
      'error: invalid argument "10.0.0.0/25" for "--cluster-cidr" flag: ' +
      "a range such as 10.244.0.0/16 or 10.244.0.0/16,fd00:10:244::/56 is wanted",
  },
  {
    behaviour: "a range of IPv6 that is too large for its nodes",
    words: ["--cluster-cidr", "10.244.0.0/16,fd00::/40"],
    told:
      'error: invalid argument "10.244.0.0/16,fd00::/40" for "--cluster-cidr" flag: ' +
      "a range such as 10.244.0.0/16 or 10.244.0.0/16,fd00:10:244::/56 is wanted",
  },
  {
    behaviour: "a range of Services that is not of IPv6",
    words: ["--service-range-ipv6", "10.97.0.0/16"],
    told:
      'error: invalid argument "10.97.0.0/16" for "--service-range-ipv6" flag: ' +
      "a range such as fd00:10:96::/112 is wanted",
  },
  {
    behaviour: "a kubeconfig where no folder can be",
    words: ["--port", "0", "--nodes", "0", "--kubeconfig", "/proc/none/config"],
    told: "error: cannot write /proc/none/config: ENOENT",
  },
  {
    behaviour: "a folder of static pods that is not there",
    words: ["--static-pods", join(folder, "none")],
    told: 'error: cannot read static pods of "/none": ENOENT',
  },
  {
    behaviour: "two ways of placing pods",
    words: ["--scheduling", "kubernetes", "--scheduler-config", fileOf("good.yaml", head)],
    told: "error: --scheduling and --scheduler-config cannot be specified together",
  },
])("$behaviour ends it with 1", async ({ words, told }) => {
  expect(await up(...words)).toEqual({ exitCode: 1, told: expect.stringContaining(told) });
});

const plugins = "apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins:\n";
const security =
  "{apiVersion: pod-security.admission.config.k8s.io/v1, kind: PodSecurityConfiguration, " +
  "defaults: {enforce: strict}}";
test.each([
  {
    behaviour: "is not there",
    file: "none.yaml",
    told: 'unable to read admission control configuration from "/none.yaml" [ENOENT',
  },
  {
    behaviour: "is of another kind",
    text: "apiVersion: v1\nkind: Pod\n",
    told: 'from "/admission.yaml" [no kind "Pod" is registered for version "v1"]',
  },
  {
    behaviour: "asks for a level that there is not",
    text: `${plugins}- {name: PodSecurity, configuration: ${security}}\n`,
    told:
      'failed to initialize admission: couldn\'t init admission plugin "PodSecurity": ' +
      'defaults.enforce: Invalid value: "strict": must be one of privileged, baseline, restricted',
  },
])("an admission configuration that $behaviour ends it with 1", async ({ file, text, told }) => {
  const path = file === undefined ? fileOf("admission.yaml", text) : join(folder, file);
  const seen = await up("--admission-control-config-file", path);
  expect(seen).toEqual({ exitCode: 1, told: expect.stringContaining(told) });
});

test("configurations of admission plugins that nothing comes of are told", async () => {
  const file = fileOf("admission.yaml", `${plugins}- {name: LimitRanger, path: limits.yaml}\n`);
  const wrong = ["--port", "0", "--nodes", "0", "--kubeconfig", "/proc/none/config"];
  const { told } = await up("--admission-control-config-file", file, ...wrong);
  expect(told).toContain(
    'Warning: the configuration of admission plugin "LimitRanger" is not acted upon\n',
  );
});

test("admission plugins that do nothing are told", async () => {
  const wrong = ["--port", "0", "--nodes", "0", "--kubeconfig", "/proc/none/config"];
  const { told } = await up(
    "--enable-admission-plugins",
    "ClusterTrustBundleAttest, Priority",
    ...wrong,
  );
  expect(told).toContain(
    'Warning: admission plugin "ClusterTrustBundleAttest" does nothing in kubesim\n',
  );
});

test.each([
  { words: [], leaderElect: undefined },
  { words: ["--leader-elect"], leaderElect: true },
  { words: ["--leader-elect=true"], leaderElect: true },
  { words: ["--leader-elect=F"], leaderElect: undefined },
  { words: ["--leader-elect", "--leader-elect=0"], leaderElect: undefined },
  { words: ["--leader-elect=false", "--leader-elect=1"], leaderElect: true },
])("the last of $words counts", ({ words, leaderElect }) => {
  const program = upProgram();
  const ignore = () => undefined;
  parseOrExit(program, words, {
    env: {},
    clock: new SimClock(0),
    write: ignore,
    writeError: ignore,
    readStdin: () => "",
  });
  expect(program.opts().leaderElect).toBe(leaderElect);
});

test.each([
  {
    behaviour: "that is not there",
    file: "none.yaml",
    told: "error: loading audit policy file: ENOENT",
  },
  {
    behaviour: "that is none",
    text: "{apiVersion: audit.k8s.io/v1, kind: Policy, rules: [{level: All}]}",
    told: 'error: loading audit policy file: rules[0].level: Unsupported value: "All"',
  },
])("an audit policy $behaviour ends it with 1", async ({ file, text = "", told }) => {
  const path = file === undefined ? fileOf("policy.yaml", text) : join(folder, file);
  for (const noted of [["--audit-log-path", "-"], []]) {
    const seen = await up(...noted, "--audit-policy-file", path);
    expect(seen).toEqual({ exitCode: 1, told: expect.stringContaining(told) });
  }
});

test("an audit log that cannot be written ends it with 1", async () => {
  const seen = await up("--audit-log-path", join(folder, "none", "audit.log"));
  expect(seen.told).toContain("error: ensureLogFile: ENOENT");
});

test("manifests that are refused are told one by one, and keep nothing from being served", async () => {
  const bad = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: A_B}\n";
  const file = fileOf("bad.yaml", `${bad}---\n${bad}`);
  const { told } = await up("-f", file, "--port", "0", "--kubeconfig", "/proc/none/config");
  const refusal =
    'error: error when applying "/bad.yaml": ConfigMap "A_B" is invalid: metadata.name';
  expect(told.split("\n").map((line) => line.slice(0, refusal.length))).toEqual([
    refusal,
    refusal,
    expect.stringContaining("error: cannot write /proc/none/config"),
    "",
  ]);
});
