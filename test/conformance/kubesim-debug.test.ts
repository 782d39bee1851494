/** kubesim's own debug, against kubectl's on the same cluster. */
import { beforeAll, beforeEach, describe, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { Workbench } from "./kubectl.ts";
import { normal } from "./normal.ts";
import { expectParityIn, requireBundle } from "./parity.ts";

let bench: Workbench;
let both: readonly [string, string];

/** A pod that has all that a copy may keep. */
const app = `apiVersion: v1
kind: Pod
metadata:
  name: app
  labels: {app: web, tier: front}
  annotations: {note: kept}
spec:
  initContainers:
  - {name: prepare, image: busybox, command: ["true"]}
  containers:
  - name: app
    image: nginx:1.27
    args: [nginx]
    stdin: true
    env: [{name: OWN, value: "1"}]
    livenessProbe: {httpGet: {path: /, port: 80}}
    readinessProbe: {httpGet: {path: /, port: 80}}
    startupProbe: {httpGet: {path: /, port: 80}}
    securityContext: {runAsUser: 5, capabilities: {add: [CHOWN]}}
  - {name: side, image: nginx:1.27, command: [sleep, infinity]}
`;
const files = {
  "app.yaml": app,
  "user.yaml": app.replace("spec:", "spec:\n  securityContext: {runAsUser: 7}"),
  "custom.yaml": "env: [{name: MORE, value: here}]\nsecurityContext: {runAsUser: 0}\nfoo: bar\n",
  "custom.json": '{"resources": {"limits": {"cpu": "1"}}, "imagePullPolicy": "Never"}',
  "named.yaml": "name: x\n",
  "list.yaml": "- a\n",
  "broken.yaml": "a: [b\n",
  "empty.yaml": "",
};

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ cluster: { nodes: 1 } });
  bench.write(files);
  return () => bench.close();
});

const drawn = (text: string) =>
  normal(text)
    .replace(/(debugger(-node-0)?)-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, "$1-<suffix>")
    .replace(/resourceVersion: "\d+"/g, "resourceVersion: <version>");

const parity = (command: string, stdin?: string) =>
  expectParityIn(bench, both, command, { normal: drawn, ...(stdin !== undefined && { stdin }) });

/** What was asked for of a pod, without what became of it. */
const shown = (name: string) => `kubectl get ${name} -o yaml | sed '/^ *status:/,$d'`;

async function twice(manifest: string): Promise<void> {
  both = [bench.useNamespace(), bench.useNamespace()];
  await Promise.all(
    both.map((namespace) => bench.stdout(`kubectl -n ${namespace} apply -f ${manifest}`)),
  );
  bench.cluster.until(() =>
    both.every((namespace) =>
      bench.cluster
        .get(Pod, "app", namespace)
        ?.status.conditions?.some(({ type, status }) => type === "Ready" && status === "True"),
    ),
  );
}

describe("kubesim debug refuses what kubectl's refuses", () => {
  beforeAll(() => twice("app.yaml"));

  test.each([
    "",
    "app",
    "app --image=",
    "--image=busybox",
    "app --image=UP_:x",
    "app --image=busybox --profile=nope",
    "app --image=busybox --profile=",
    "app --image=busybox --replace",
    "app --image=busybox --same-node",
    "app --set-image=a=b",
    "app --copy-to=x",
    "app --copy-to=x -- sh",
    "app --copy-to=x --set-image=a=UP",
    "app --copy-to=x --set-image=a",
    "app --copy-to=x --set-image=a=b,c=d,e",
    "app --image=busybox --env=A",
    "app --image=busybox --env=",
    "app --image=busybox --image-pull-policy=No",
    "app -t --image=busybox",
    "app -t --image=busybox --target=app",
    "app -t --image=busybox --target=app --quiet",
    "app --image=busybox --copy-to=x --target=app",
    "app --attach",
    "app --attach --copy-to=x --set-image=app=nginx",
    "app --image=busybox --custom=none.yaml",
    "app --image=busybox --custom=named.yaml",
    "app --image=busybox --custom=list.yaml",
    "app --image=busybox --custom=broken.yaml",
    "ns/default --image=busybox",
    "deploy web --image=busybox",
    "nope --image=busybox",
    "pod/nope node/nope --image=busybox",
    "node/nope --image=busybox",
    "app --image=busybox --target=nope",
    "app --image=busybox -c app",
    "app --image=busybox -c BAD",
    "app --copy-to=app --image=busybox -c z",
    "app --copy-to=BAD --image=busybox -c z",
    "app --copy-to=y -c nope -- sh",
    "app --copy-to=y -c prepare --custom=custom.yaml --image=busybox",
    "app -f app.yaml --image=busybox",
    "-f none.yaml --image=busybox",
  ])("kubectl debug %s", (words) => parity(`kubectl debug ${words}`));
});

const profiles = ["legacy", "general", "baseline", "restricted", "netadmin", "sysadmin"];

describe("kubesim debug of a pod is as kubectl's", () => {
  beforeEach(() => twice("app.yaml"));

  test.each([
    "app --image=busybox",
    "pod/app --image=busybox -q",
    "-f user.yaml --image=busybox -c look",
    "-f user.yaml --image=busybox --copy-to=copy",
    "app --image=busybox --target=app --image-pull-policy=Never --env=A=1 -- sh -c 'sleep 1d'",
    "app --image=busybox -c look --env=A=1,2 --arguments-only -- a b",
    "app --image=busybox -c look --custom=custom.yaml",
    "app --image=busybox -c look --custom=custom.json --profile=restricted",
    "app --image=busybox -c look --custom=empty.yaml",
    "app nope --image=busybox -c look",
    ...profiles.map((profile) => `app --image=busybox --profile=${profile} -c look`),
  ])("kubectl debug %s", async (words) => {
    await parity(`kubectl debug ${words}; ${shown("pod app")}`);
  });

  test("a second container has another name than the first", async () => {
    await parity("kubectl debug app --image=busybox -c look");
    await parity("kubectl debug app --image=busybox:1.36 -c look");
    await parity(`kubectl debug app --image=busybox -c other; ${shown("pod app")}`);
  });
});

describe("kubesim debug --copy-to is as kubectl's", () => {
  beforeAll(() => twice("app.yaml"));

  test.each([
    "--image=busybox",
    "--image=busybox -c look --env=A=1 -- sleep 1d",
    "--image=busybox -c app -- sleep 1d",
    "-c app -- sleep 1d",
    "-c app --arguments-only -- sleep 1d",
    "-c app --env=A=1 --image-pull-policy=Always --image=busybox",
    "-c prepare --image=nginx:1.14.2",
    "--set-image=*=busybox",
    "--set-image=app=busybox,*=nginx:1.14.2 --set-image=side=redis",
    "--set-image=app=busybox --image=debian -c look",
    "--image=busybox --same-node",
    "--image=busybox --share-processes=false",
    "--image=busybox --share-processes --profile=legacy",
    "--image=busybox --keep-labels --keep-annotations",
    "--image=busybox --keep-labels --profile=legacy",
    "--image=busybox --keep-liveness --keep-readiness --keep-startup",
    "--image=busybox --keep-init-containers=false",
    "--image=busybox -c app --custom=custom.yaml",
    ...profiles.map((profile) => `--image=busybox --profile=${profile}`),
    ...profiles.map((profile) => `--image=busybox --profile=${profile} -c app`),
  ])("kubectl debug app --copy-to=copy %s", async (words) => {
    await parity(`kubectl debug app --copy-to=copy ${words}; ${shown("pod copy")}`);
    await parity("kubectl delete pod copy --now");
  });

  test("the pod is gone that the copy replaces", () =>
    parity(
      "kubectl debug app --copy-to=copy --replace --set-image=app=nginx:1.14.2; " +
        "kubectl wait --for=delete pod/app --timeout=30s; kubectl get pods -o name",
    ));
});

describe("kubesim debug of a node is as kubectl's", () => {
  beforeAll(() => {
    both = [bench.useNamespace(), bench.useNamespace()];
  });

  test.each([
    "--image=busybox --quiet",
    "--image=busybox -c look --env=A=1 -- sleep 1d",
    "--image=busybox --image-pull-policy=Never --arguments-only -- a b",
    "--image=busybox --copy-to=ignored",
    "--image=busybox --custom=custom.yaml",
    ...profiles.map((profile) => `--image=busybox --profile=${profile}`),
  ])("kubectl debug node/node-0 %s", async (words) => {
    const pods = "pod -l app.kubernetes.io/managed-by=kubectl-debug";
    await parity(`kubectl debug node/node-0 ${words}; ${shown(pods)}`);
    await parity("kubectl delete pod --all --now --wait=true -o name | wc -l");
  });
});

test("kubesim debug warns of rights that a user has not, as kubectl's does", async () => {
  await twice("user.yaml");
  for (const words of ["--profile=general", "--profile=baseline", "--custom=custom.yaml"]) {
    await parity(`kubectl debug app --image=busybox ${words}`);
    await parity(`kubectl debug app --image=busybox --copy-to=${words.slice(2, 5)} ${words}`);
  }
});

describe("kubesim debug joins the container as kubectl's", () => {
  beforeAll(() => twice("app.yaml"));

  test.each([
    "-i app --image=busybox -c t1 -- cat",
    "-i app --image=busybox -c t2 -q -- cat",
    "-it app --image=busybox -c t3 -- cat",
    // Both are to have joined it before it ends.
    "app --image=busybox -c t4 --attach -- sh -c 'sleep 5; echo here; exit 3'",
    "-i app --attach=false --image=busybox -c t5 -- cat",
    "-i app --copy-to=t6 --image=busybox -c t6 -- cat",
    "-i node/node-0 --image=busybox -- cat",
  ])("kubectl debug %s", (words) => parity(`kubectl debug ${words}`, "asked\n"));
});

test("kubesim debug tells why the container does not run, as kubectl's does", async () => {
  await twice("app.yaml");
  // With the next line, which nobody reads, the command ends. It may be too late to see the first
  // refusal, whose words are in what follows, too.
  const first = "head -1 | sed 's/Back-off pulling .* ErrImagePull: //'";
  await parity(`kubectl debug app -c look --attach --image=nginx:missing 2>&1 | ${first}`);
});

test("kubesim attach finds the terminal of a container that debug has added", async () => {
  await twice("app.yaml");
  await parity("kubectl debug -it app --attach=false --image=busybox -c look -- cat");
  const running = "jsonpath='{.status.ephemeralContainerStatuses[0].state.running.startedAt}'";
  await parity(`kubectl wait --for=${running} pod/app --timeout=30s`);
  await parity("kubectl attach -it app -c look", "asked\n");
});
