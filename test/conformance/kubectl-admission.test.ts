/** What LimitRanges, RuntimeClasses and pod security say to the real kubectl, and to kubesim. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Cluster } from "../../simulator/cluster.ts";
import { Workbench } from "./kubectl.ts";
import { ageless, lines } from "./normal.ts";
import { expectParity, requireBundle } from "./parity.ts";

let bench: Workbench;

/** Each bound names one resource: kubectl lists several in no order. */
const bounds = `apiVersion: v1
kind: LimitRange
metadata: {name: bounds}
spec:
  limits:
  - {type: Container, default: {cpu: "2"}, defaultRequest: {cpu: "1"}, max: {cpu: "3"}}
  - {type: Pod, max: {cpu: "4"}, maxLimitRequestRatio: {cpu: "2"}}
  - {type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 2Gi}}
`;

const greedy = `apiVersion: v1
kind: Pod
metadata: {name: greedy}
spec:
  containers:
  - name: web
    image: nginx:1.25
    resources: {limits: {cpu: "5"}, requests: {cpu: "1"}}
`;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: fill });
  bench.write({ "greedy.yaml": greedy });
  return () => bench.close();
});

function fill(cluster: Cluster): void {
  for (const name of ["bounded", "running"]) {
    cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  }
  cluster.advance("1s");
  cluster.apply(bounds, "bounded");
  cluster.apply(manifest("runtime-classes/overhead.yaml"), "running");
  cluster.apply(manifest("runtime-classes/scheduling.yaml"), "running");
  cluster.apply(manifest("pod-security/baseline.yaml"));
  cluster.advance("30s");
}

const manifest = (file: string) => readFileSync(`manifests/admission/${file}`, "utf8");

const boundRows = [
  "Type Resource Min Max Default Request Default Limit Max Limit/Request Ratio",
  "---- -------- --- --- --------------- ------------- -----------------------",
  "Container cpu - 3 1 2 -",
  "Pod cpu - 4 - - 2",
  "PersistentVolumeClaim storage 1Gi 2Gi - - -",
];

describe.each(["kubectl", "kubesim"])("%s", (program) => {
  const shown = async (words: string) => ageless(await bench.stdout(`${program} ${words}`));
  const complaint = async (words: string) => (await bench.run(`${program} ${words}`)).stderr;

  test("describe limitrange shows every bound", async () => {
    expect(await shown("describe limitrange bounds -n bounded")).toBe(
      lines("Name: bounds", "Namespace: bounded", ...boundRows),
    );
  });

  test("describe namespace shows the bounds of its LimitRanges", async () => {
    const text = await shown("describe namespace bounded");
    expect(text).toContain(lines("", "Resource Limits", ...boundRows.map((row) => ` ${row}`)));
  });

  test("a pod out of bounds is refused with all that is wrong", async () => {
    expect(await complaint("create -n bounded -f greedy.yaml")).toBe(
      'Error from server (Forbidden): error when creating "greedy.yaml": pods "greedy" is ' +
        "forbidden: [maximum cpu usage per Container is 3, but limit is 5, maximum cpu usage per " +
        "Pod is 4, but limit is 5, cpu max limit to request ratio per Pod is 2, but provided " +
        "ratio is 5.000000]\n",
    );
  });

  test("get runtimeclasses shows the HANDLER", async () => {
    expect(await shown("get runtimeclasses")).toBe(
      lines("NAME HANDLER AGE", "gvisor runsc <age>", "kata-fc kata-fc <age>"),
    );
  });

  test("a template that would be refused is warned of", async () => {
    const warning = await complaint(
      "set image deployment/nginx nginx=nginx:1.26 -n my-baseline-namespace --dry-run=server",
    );
    expect(warning).toBe(
      'Warning: would violate PodSecurity "restricted:latest": allowPrivilegeEscalation != false ' +
        '(container "nginx" must set securityContext.allowPrivilegeEscalation=false), ' +
        'unrestricted capabilities (container "nginx" must set ' +
        'securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container ' +
        '"nginx" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container ' +
        '"nginx" must set securityContext.seccompProfile.type to "RuntimeDefault" or ' +
        '"Localhost")\n',
    );
  });

  test("a label that pods of the namespace violate is warned of", async () => {
    const warnings = await complaint(labelling("restricted"));
    expect(warnings.replace(/nginx-\w+-\w+/, "<pod>")).toBe(
      lines(
        'Warning: existing pods in namespace "my-baseline-namespace" violate the new PodSecurity ' +
          'enforce level "restricted:latest"',
        "Warning: <pod>: allowPrivilegeEscalation != false, unrestricted capabilities, " +
          "runAsNonRoot != true, seccompProfile",
      ),
    );
  });

  test("a level that there is not is refused", async () => {
    expect(await complaint(labelling("strict"))).toBe(
      'The Namespace "my-baseline-namespace" is invalid: ' +
        "metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: " +
        '"strict": must be one of privileged, baseline, restricted\n',
    );
  });
});

const labelling = (level: string) =>
  "label ns my-baseline-namespace --overwrite --dry-run=server " +
  `pod-security.kubernetes.io/enforce=${level}`;

test.each([
  "get limits -A",
  "get limits -n bounded -o yaml",
  "describe ns bounded",
  "describe limits -n bounded",
  "get runtimeclass -o wide",
  "describe runtimeclass",
  "describe pod test-pod -n running",
])("kubesim %s prints what kubectl does", (words) => expectParity(bench, `kubectl ${words}`));
