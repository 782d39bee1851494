/** kubesim's own command line reconciles roles and bindings as kubectl does. */
import { beforeAll, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap } from "./manifests.ts";
import { normal } from "./normal.ts";
import { expectParityInTurn, requireBundle } from "./parity.ts";

let bench: Workbench;

const first = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: fresh, labels: {a: b}}
rules:
- {apiGroups: [""], resources: [pods], verbs: [get, list]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: rb, namespace: fresh}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects:
- {apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: cr}
rules:
- {apiGroups: [""], resources: [nodes], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: crb}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cr}
subjects:
- {kind: ServiceAccount, name: default, namespace: default}
`;

const second = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: fresh, labels: {c: d}, annotations: {x: ex}}
rules:
- {apiGroups: [""], resources: [pods, services], verbs: [get]}
- {apiGroups: [apps], resources: [deployments], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: rb, namespace: fresh}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects:
- {apiGroup: rbac.authorization.k8s.io, kind: User, name: ann}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: cr}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {x: ex}}]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: crb}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: other}
subjects:
- {kind: ServiceAccount, name: default, namespace: default}
`;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0 });
  bench.write({ "first.yaml": first, "second.yaml": second, "other.yaml": configMap("other") });
  return () => bench.close();
});

/** Nothing is there, but the namespace after the first time. */
const gone = `kubectl delete clusterrole/cr clusterrolebinding/crb --ignore-not-found >out
  kubectl delete -n fresh --ignore-not-found role/r rolebinding/rb >out`;

const shown = `kubectl get clusterrole/cr clusterrolebinding/crb -o yaml --show-managed-fields
  kubectl get -n fresh role,rolebinding -o yaml --show-managed-fields`;

const there = "kubectl auth reconcile -f first.yaml >out";

test.each([
  "-f first.yaml",
  "-f first.yaml --dry-run=client",
  "-f first.yaml --dry-run=server",
  "-f first.yaml -o wide",
  "-f none",
  "-f other.yaml",
  "x -f first.yaml",
  "",
  "-f other.yaml -f first.yaml -o name",
  "-f first.yaml -n other",
])("kubectl auth reconcile %s", (words) => same(`${gone}; kubectl auth reconcile ${words}`));

test.each([
  "-f first.yaml",
  "-f second.yaml",
  "-f second.yaml --dry-run=client",
  "-f second.yaml --remove-extra-permissions",
  "-f second.yaml --remove-extra-subjects",
  "-f second.yaml -o yaml",
  "-f second.yaml -o json",
  "-f second.yaml && kubectl auth reconcile -f first.yaml --remove-extra-permissions",
])("once the first is there, kubectl auth reconcile %s", (words) =>
  same(`${gone}; ${there}; kubectl auth reconcile ${words}`),
);

const same = (command: string) =>
  expectParityInTurn(bench, `${command}; echo "exit code $?"; ${shown}`, {
    undo: () => {},
    normal: (text) => normal(text).replace(/"?resourceVersion"?: "\d+"/g, "<version>"),
  });
