/** What kubesim's own command line sets and exposes, against kubectl by the same words. */
import { beforeAll, describe, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { service } from "./manifests.ts";
import { normal } from "./normal.ts";
import { expectParity, expectParityIn, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

const twins = ["twin-a", "twin-b"] as const;
let bench: Workbench;

/** Two containers after another, one of which has variables of every kind. */
const two = `apiVersion: apps/v1
kind: Deployment
metadata: {name: two, labels: {app: two}}
spec:
  replicas: 0
  selector: {matchLabels: {app: two}}
  template:
    metadata: {labels: {app: two}}
    spec:
      initContainers: [{name: init, image: busybox}]
      containers:
      - name: nginx
        image: nginx
        resources: {limits: {cpu: 100m}}
        ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53}, {containerPort: 80}]
        env:
        - {name: A, value: "1"}
        - {name: S, valueFrom: {secretKeyRef: {name: s, key: k}}}
        - {name: C, valueFrom: {configMapKeyRef: {name: s, key: k}}}
        - {name: F, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: R, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
      - {name: side, image: busybox, command: [sleep, "1"]}
`;

/** What is there and what is not, of every kind that a variable may refer to. */
const referring = `apiVersion: apps/v1
kind: Deployment
metadata: {name: refers, labels: {a: b}, annotations: {c: d}}
spec:
  replicas: 0
  selector: {matchLabels: {app: refers}}
  template:
    metadata: {labels: {app: refers}}
    spec:
      containers:
      - name: c
        image: nginx
        resources: {limits: {cpu: 1500m, memory: 64Mi}, requests: {cpu: 100m}}
        env:
        - {name: PLAIN, value: x}
        - {name: MAP, valueFrom: {configMapKeyRef: {name: values, key: only.one}}}
        - {name: NO_KEY, valueFrom: {configMapKeyRef: {name: values, key: two}}}
        - {name: NO_MAP_B, valueFrom: {configMapKeyRef: {name: none, key: a}}}
        - {name: NO_MAP_A, valueFrom: {configMapKeyRef: {name: none, key: a, optional: true}}}
        - {name: SECRET, valueFrom: {secretKeyRef: {name: keys, key: k}}}
        - {name: NO_SECRET_KEY, valueFrom: {secretKeyRef: {name: keys, key: z}}}
        - {name: NO_SECRET, valueFrom: {secretKeyRef: {name: none, key: z}}}
        - {name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
        - {name: LABEL, valueFrom: {fieldRef: {fieldPath: "metadata.labels['a']"}}}
        - {name: NO_LABEL, valueFrom: {fieldRef: {fieldPath: "metadata.labels['z']"}}}
        - {name: ANNOTATION, valueFrom: {fieldRef: {fieldPath: "metadata.annotations['c']"}}}
        - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
        - {name: CPU, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
        - {name: MEMORY, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: 1Mi}}}
        - {name: REQUEST, valueFrom: {resourceFieldRef: {resource: requests.cpu, divisor: 1m}}}
        - {name: NO_LIMIT, valueFrom: {resourceFieldRef: {resource: requests.memory}}}
        - {name: SIDE, valueFrom: {resourceFieldRef: {containerName: side, resource: limits.cpu}}}
      - name: side
        image: nginx
        resources: {limits: {cpu: "3"}}
        env: [{name: Z, valueFrom: {configMapKeyRef: {name: none, key: z}}}]
`;

const others = `apiVersion: v1
kind: Secret
metadata: {name: keys}
stringData: {k: v, some.key-x: w}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: values}
data: {only.one: "1"}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ann}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ann}]
---
apiVersion: v1
kind: Pod
metadata: {name: bare}
spec: {containers: [{name: c, image: nginx}]}
`;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useContextNamespace("twin-a");
  bench.write({
    "two.yaml": two,
    "refers.yaml": referring,
    "same.yaml": service("web"),
    "app.env": "P=1\n# no\n",
  });
  for (const namespace of twins) {
    bench.cluster.apply(two, namespace);
    bench.cluster.apply(referring, namespace);
    bench.cluster.apply(others, namespace);
  }
  return () => bench.close();
});

/** Each line is tried by the client alone, and shown. */
const sameTries = (lines: readonly string[]) =>
  test.each(lines)("kubectl %s", (line) =>
    expectParity(bench, `kubectl ${line} --dry-run=client -o yaml`),
  );

/** Each line is run in its order; what it leaves is what the next one finds. */
const sameSteps = (steps: readonly string[]) =>
  test.each(steps)("kubectl %s", (step) =>
    expectParityIn(bench, twins, `kubectl ${step}`, { normal }),
  );

describe("expose makes a service", () => {
  sameTries([
    "expose deployment two",
    "expose deploy/two --port=80 --target-port=8080 --name=svc --type=NodePort",
    "expose deploy two --port=80,443 --target-port=http --protocol=UDP --selector=a=b,c=d",
    "expose deploy two --port=80 --type=LoadBalancer --load-balancer-ip=1.2.3.4 --labels=x=y",
    "expose deploy two --cluster-ip=None --port=80 --external-ip=1.1.1.1 -n twin-b",
    "expose deploy two --port=80 --session-affinity=ClientIP",
    "expose deploy two --port=80 --session-affinity=Bad",
    "expose deploy two --port=x",
    "expose deploy two web --port=80",
    "expose svc web --name=again",
    "expose -f same.yaml --port=1 --name=again",
    `expose deploy two --port=80 --overrides='{"spec":{"clusterIP":"1.2.3.4"}}'`,
    `expose deploy two --port=80 --overrides='{"spec":{"ports":[{"port":1}]}}'`,
    "expose pod bare --port=80",
    "expose ds/agent --port=80",
    "expose deploy nope --port=80",
    "expose deployment",
    "expose",
  ]);
});

describe("set shows what it would change", () => {
  sameTries([
    "set env deploy/two A=2 S=x B=3 C- --env=Z=9",
    "set env deploy/two -c 'n*' X=1",
    "set env deploy/two -c nope X=1",
    "set env deploy/two --from=cm/values --prefix=DB_",
    "set env deploy/two --from=secret/keys --keys=k",
    "set env deploy/two --from=deploy/two",
    "set env cj/yearly X=1 -n batch",
    "set env deploy/two A=2 --overwrite=false",
    "set env deploy/two A=1 svc",
    "set env deploy/two 1BAD=1",
    "set env deploy/two A=1 A-",
    "set env deploy/two --keys=a",
    "set env deploy/two --list",
    "set env svc/web cm/values deploy/two A=2",
    "set env",
    "set image deploy/two nginx=nginx:2 side=busybox:2 init=busybox:3",
    "set image deploy/two '*=nginx:2'",
    "set image --local deploy/two nginx=nginx:2",
    "set env --local deploy/two A=b",
    "set sa --local deploy/two default",
    "set sa deploy/two default",
    "set sa deploy/two default",
    "set image deploy/two '*=nginx:2' side=busybox:2",
    "set image deploy/two nope=x nginx=nginx:2",
    "set image cj/yearly '*=nginx:2' -n batch",
    "set image svc/web nginx=nginx:2",
    "set image svc/web cm/values deploy/two nope=x nginx=nginx:2",
    "set image deploy/two nginx=nginx:2 svc",
    "set image deploy/two",
    "set image deploy/nope nginx=x",
    "set image",
    "set resources deploy two --limits=cpu=200m --requests=memory=1Gi -c side",
    "set resources deploy/two --limits=cpu=0.1 -c nginx",
    "set resources deploy/two -c nope --limits=cpu=1",
    "set resources deploy/two --limits=cpu=x",
    "set resources deploy/two",
    "set resources deploy/nope",
    "set resources",
    "set selector svc web x=y,z=w",
    "set selector svc web 'x in (b,a),c'",
    "set selector deploy web x=y",
    "set selector svc",
    "set selector",
    "set sa deploy web two robot",
    "set serviceaccount svc/web robot",
    "set serviceaccount",
    "set subject rolebinding/ann --group=g --serviceaccount=a:b --user=a,b --user=ann",
    "set subject rolebinding ann --serviceaccount=b",
    "set subject deploy web --user=x",
    "set subject rolebinding ann",
    "set subject rolebinding nope",
    "set subject",
  ]);
});

describe("set changes objects, and tells so", () => {
  sameSteps([
    "set env deploy/two A=2 B=3 S-",
    "set env deploy/two A=2",
    "set env deploy/two --list",
    "set env deploy/refers --list --resolve",
    "set env deploy/refers --list --resolve -c side Q=1",
    "set env deploy/refers deploy/two --list --resolve -c nope",
    "set env -f refers.yaml --list --resolve --local",
    "set env deploy/refers --resolve Q=1 --dry-run=client",
    "set env deploy/two - < app.env",
    "set env deploy --all Q=1 --dry-run=server",
    "set env deploy/nope A=1",
    "set env pod/bare A=1",
    "set env -f two.yaml L=1 --local",
    "set env -f two.yaml L=1 --local --dry-run=server",
    "set image deploy/two nginx=nginx:2 side=busybox:2",
    "set image deploy/two nginx=nginx:2",
    "set image deploy/two nope=x init=busybox:3",
    "set image deploy two '*=a' --dry-run=server",
    "set image deploy/two svc/web deploy/web nope=x 'nginx=a b'",
    "set image deploy/two deploy/web 'nginx= a'",
    "set image deploy --all nginx=nginx:3 --selector=a=b",
    "set image -f two.yaml nginx=nginx:2 --local -o jsonpath={..containers[*].image}",
    "set image pod/bare c=nginx:2",
    "set env deploy/two deploy/web A=1 -c nope",
    "set resources deploy/two deploy/web --limits=cpu=1 --requests=cpu=2",
    "set resources deploy/two --limits=cpu=1,memory=1Gi",
    "set resources pod/bare --limits=cpu=1",
    "set selector svc/web x=y",
    "set selector svc/web x=y",
    "set selector svc/web x=z --resource-version=1",
    "set serviceaccount deploy/two robot",
    "set serviceaccount pod/bare robot",
    "set subject rolebinding ann --user=bob",
    "set subject rolebinding ann --user=ann",
    "set nope x",
    "get deploy two -o jsonpath={.spec.template.spec}",
    "get svc,rolebinding -o jsonpath={.items[*].spec.selector}{.items[*].subjects}",
    "get deploy two -o jsonpath={.metadata.managedFields[*].manager}",
  ]);
});

describe("--record keeps the command in what it changes", () => {
  const shown = "get deploy two -o jsonpath='{.metadata.annotations}'";
  sameSteps([
    "set image deploy/two nginx=nginx:2 --record",
    shown,
    "scale deploy/two --replicas=0 --record=true",
    shown,
    `patch deploy two --type=json -p '[{"op":"remove","path":"/metadata/labels/app"}]' --record`,
    shown,
    "label deploy two x=y --record",
    shown,
    "annotate deploy two x=y --record=false",
    shown,
    "set env deploy/two A=b --record",
    "autoscale deploy two --max=3 --record",
    "get hpa two -o jsonpath='{.metadata.annotations}'",
  ]);
});
