/**
 * The roles that users meet in every cluster, and who has them; those of Kubernetes' own components
 * stand in bootstrap/. Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy 1.36.
 */
import type { PolicyRule } from "./policy-rule.ts";
import { rbacGroup } from "./subject.ts";

const read = ["get", "list", "watch"];
const write = ["create", "delete", "deletecollection", "patch", "update"];
const everything = [...read, ...write].sort();

const rule = (verbs: readonly string[], group: string, resources: string): PolicyRule => ({
  verbs,
  apiGroups: [group],
  resources: resources.split(" "),
});
const urls = (paths: string, verb = "get"): PolicyRule => ({
  verbs: [verb],
  nonResourceURLs: paths.split(" "),
});

const into = "rbac.authorization.k8s.io/aggregate-to-";
const madeUpOf = (name: string) => ({
  clusterRoleSelectors: [{ matchLabels: { [into + name]: "true" } }],
});

/** One role: its rules, or what it is made up of, and the role that it is a part of. */
interface BootstrapRole {
  readonly name: string;
  readonly partOf?: string;
  readonly rules?: readonly PolicyRule[];
  readonly aggregationRule?: ReturnType<typeof madeUpOf>;
}

const roles: readonly BootstrapRole[] = [
  { name: "cluster-admin", rules: [rule(["*"], "*", "*"), urls("*", "*")] },
  {
    name: "system:discovery",
    rules: [
      urls(
        "/api /api/* /apis /apis/* /healthz /livez /openapi /openapi/* /readyz /version /version/",
      ),
    ],
  },
  {
    name: "system:basic-user",
    rules: [
      rule(["create"], "authorization.k8s.io", "selfsubjectaccessreviews selfsubjectrulesreviews"),
      rule(["create"], "authentication.k8s.io", "selfsubjectreviews"),
    ],
  },
  {
    name: "system:public-info-viewer",
    rules: [urls("/healthz /livez /readyz /version /version/")],
  },
  { name: "admin", aggregationRule: madeUpOf("admin") },
  { name: "edit", partOf: "admin", aggregationRule: madeUpOf("edit") },
  { name: "view", partOf: "edit", aggregationRule: madeUpOf("view") },
  {
    name: "system:aggregate-to-admin",
    partOf: "admin",
    rules: [
      rule(["create"], "authorization.k8s.io", "localsubjectaccessreviews"),
      rule(everything, rbacGroup, "rolebindings roles"),
    ],
  },
  {
    name: "system:aggregate-to-edit",
    partOf: "edit",
    rules: [
      rule(read, "", "pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy"),
      rule(["impersonate"], "", "serviceaccounts"),
      rule(write, "", "pods pods/attach pods/exec pods/portforward pods/proxy"),
      rule(["create"], "", "pods/eviction"),
      rule(
        write,
        "",
        "configmaps events persistentvolumeclaims replicationcontrollers " +
          "replicationcontrollers/scale secrets serviceaccounts services services/proxy",
      ),
      rule(["create"], "", "serviceaccounts/token"),
      rule(
        write,
        "apps",
        "daemonsets deployments deployments/rollback deployments/scale replicasets " +
          "replicasets/scale statefulsets statefulsets/scale",
      ),
      rule(write, "autoscaling", "horizontalpodautoscalers"),
      rule(write, "batch", "cronjobs jobs"),
      rule(
        write,
        "extensions",
        "daemonsets deployments deployments/rollback deployments/scale ingresses networkpolicies " +
          "replicasets replicasets/scale replicationcontrollers/scale",
      ),
      rule(write, "policy", "poddisruptionbudgets"),
      rule(write, "networking.k8s.io", "ingresses networkpolicies"),
      rule(everything, "coordination.k8s.io", "leases"),
      rule(write, "resource.k8s.io", "resourceclaims resourceclaimtemplates"),
    ],
  },
  {
    name: "system:aggregate-to-view",
    partOf: "view",
    rules: [
      rule(
        read,
        "",
        "configmaps endpoints persistentvolumeclaims persistentvolumeclaims/status pods " +
          "replicationcontrollers replicationcontrollers/scale serviceaccounts services " +
          "services/status",
      ),
      rule(
        read,
        "",
        "bindings events limitranges namespaces/status pods/log pods/status " +
          "replicationcontrollers/status resourcequotas resourcequotas/status",
      ),
      rule(read, "", "namespaces"),
      rule(read, "discovery.k8s.io", "endpointslices"),
      rule(
        read,
        "apps",
        "controllerrevisions daemonsets daemonsets/status deployments deployments/scale " +
          "deployments/status replicasets replicasets/scale replicasets/status statefulsets " +
          "statefulsets/scale statefulsets/status",
      ),
      rule(read, "autoscaling", "horizontalpodautoscalers horizontalpodautoscalers/status"),
      rule(read, "batch", "cronjobs cronjobs/status jobs jobs/status"),
      rule(
        read,
        "extensions",
        "daemonsets daemonsets/status deployments deployments/scale deployments/status ingresses " +
          "ingresses/status networkpolicies replicasets replicasets/scale replicasets/status " +
          "replicationcontrollers/scale",
      ),
      rule(read, "policy", "poddisruptionbudgets poddisruptionbudgets/status"),
      rule(read, "networking.k8s.io", "ingresses ingresses/status networkpolicies"),
      rule(read, "resource.k8s.io", "resourceclaims resourceclaims/status resourceclaimtemplates"),
    ],
  },
];

/** What all roles and bindings of the system have, by which a server keeps them up to date. */
export const defaultAnnotations = { "rbac.authorization.kubernetes.io/autoupdate": "true" };
export const defaultLabels = { "kubernetes.io/bootstrapping": "rbac-defaults" };

/** Bodies of ClusterRoles. */
export const bootstrapRoles = roles.map(({ name, partOf, ...rest }) => ({
  metadata: {
    name,
    annotations: defaultAnnotations,
    labels: partOf === undefined ? defaultLabels : { ...defaultLabels, [into + partOf]: "true" },
  },
  ...rest,
}));

const holders = {
  "cluster-admin": ["system:masters"],
  "system:basic-user": ["system:authenticated"],
  "system:discovery": ["system:authenticated"],
  "system:public-info-viewer": ["system:authenticated", "system:unauthenticated"],
};

interface Holding {
  /** As the role that is given, unless it says otherwise. */
  readonly name?: string;
  readonly role: string;
  readonly groups: readonly string[];
  readonly metadata?: object;
}

const bindingOf = ({ role, name = role, groups, metadata }: Holding) => ({
  metadata: { name, ...metadata },
  roleRef: { apiGroup: rbacGroup, kind: "ClusterRole", name: role },
  subjects: groups.map((group) => ({ apiGroup: rbacGroup, kind: "Group", name: group })),
});

/** Bodies of ClusterRoleBindings. */
export const bootstrapBindings = Object.entries(holders).map(([role, groups]) =>
  bindingOf({ role, groups, metadata: { annotations: defaultAnnotations, labels: defaultLabels } }),
);

/** What kubeadm adds: whoever has its `admin.conf` may do everything. Source: kubeadm 1.36. */
export const administratorsBinding = bindingOf({
  name: "kubeadm:cluster-admins",
  role: "cluster-admin",
  groups: ["kubeadm:cluster-admins"],
});
