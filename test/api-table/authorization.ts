/** Who may do what: by the roles that users, groups and service accounts are given. */
import { type Asked, get, post, put, type Row, refused, remove } from "./row.ts";

const rbac = "/apis/rbac.authorization.k8s.io/v1";
const space = "/api/v1/namespaces/default";
const configMap = `${space}/configmaps/one`;

/** The request as one makes it who wants to be taken for a user. */
const as = (user: string, asked: Asked, ...groups: readonly string[]): Asked => ({
  ...asked,
  headers: {
    ...asked.headers,
    "impersonate-user": user,
    ...(groups.length === 0 ? {} : { "impersonate-group": groups.join(", ") }),
  },
});
const bearing = (token: string, asked: Asked): Asked => ({
  ...asked,
  headers: { ...asked.headers, authorization: `Bearer ${token}` },
});

const role = (...rules: readonly object[]) =>
  post(`${rbac}/namespaces/default/roles`, { metadata: { name: "some" }, rules });
const clusterRole = (...rules: readonly object[]) =>
  post(`${rbac}/clusterroles`, { metadata: { name: "some" }, rules });
const subject = (kind: string, name: string, more: object = {}) => ({ kind, name, ...more });
const giving = (kind: string, to: object, name = "some") => ({
  metadata: { name: "given" },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind, name },
  subjects: [to],
});
const ann = subject("User", "ann");
const bind = (body: object) => post(`${rbac}/namespaces/default/rolebindings`, body);
const bindEverywhere = (body: object) => post(`${rbac}/clusterrolebindings`, body);
const reading = { apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list"] };
const annReads = [role(reading), bind(giving("Role", ann))];

const denied = (object: string, fact: string, details: object) =>
  refused("Forbidden", `${object} is forbidden: ${fact}`, details);
const cannot = (user: string, verb: string, resource: string, group = "") =>
  `User "${user}" cannot ${verb} resource "${resource}" in API group "${group}"`;
const here = 'in the namespace "default"';
const ofOne = { name: "one", kind: "configmaps" };

const roles: readonly Row[] = [
  {
    behaviour: "who is given nothing may do nothing",
    asked: as("ann", get(configMap)),
    code: 403,
    body: denied('configmaps "one"', `${cannot("ann", "get", "configmaps")} ${here}`, ofOne),
  },
  {
    behaviour: "a RoleBinding gives what its Role names",
    given: annReads,
    asked: as("ann", get(configMap)),
    code: 200,
  },
  {
    behaviour: "a Role gives no more than it names",
    given: annReads,
    asked: as("ann", remove(configMap)),
    code: 403,
    body: denied('configmaps "one"', `${cannot("ann", "delete", "configmaps")} ${here}`, ofOne),
  },
  {
    behaviour: "a RoleBinding gives nothing in another namespace",
    given: annReads,
    asked: as("ann", get("/api/v1/namespaces/other/configmaps")),
    code: 403,
    body: denied("configmaps", `${cannot("ann", "list", "configmaps")} in the namespace "other"`, {
      kind: "configmaps",
    }),
  },
  {
    behaviour: "a RoleBinding gives nothing across namespaces",
    given: annReads,
    asked: as("ann", get("/api/v1/configmaps")),
    code: 403,
    body: denied("configmaps", `${cannot("ann", "list", "configmaps")} at the cluster scope`, {}),
  },
  {
    behaviour: "a RoleBinding gives what a ClusterRole names, in its namespace",
    given: [clusterRole(reading), bind(giving("ClusterRole", ann))],
    asked: as("ann", get(`${space}/configmaps`)),
    code: 200,
  },
  {
    behaviour: "a ClusterRoleBinding gives it everywhere",
    given: [clusterRole(reading), bindEverywhere(giving("ClusterRole", ann))],
    asked: as("ann", get("/api/v1/configmaps")),
    code: 200,
  },
  {
    behaviour: "a group is given what it needs",
    given: [role(reading), bind(giving("Role", subject("Group", "dev")))],
    asked: as("bob", get(configMap), "ops", "dev"),
    code: 200,
  },
  {
    behaviour: "a service account is given what it needs",
    given: [role(reading), bind(giving("Role", subject("ServiceAccount", "one")))],
    asked: as("system:serviceaccount:default:one", get(configMap)),
    code: 200,
  },
  {
    behaviour: "a role may be for an object of one name",
    given: [role({ ...reading, resourceNames: ["one"] }), bind(giving("Role", ann))],
    asked: as("ann", get(configMap)),
    code: 200,
  },
  {
    behaviour: "a role for an object of one name is not for the list",
    given: [role({ ...reading, resourceNames: ["one"] }), bind(giving("Role", ann))],
    asked: as("ann", get(`${space}/configmaps`)),
    code: 403,
    body: { reason: "Forbidden" },
  },
  {
    behaviour: "a role for an object of one name is for the list of that name",
    given: [role({ ...reading, resourceNames: ["one"] }), bind(giving("Role", ann))],
    asked: as("ann", get(`${space}/configmaps?fieldSelector=metadata.name%3Done`)),
    code: 200,
  },
  {
    behaviour: "a resource is not its subresources",
    given: [
      role({ apiGroups: [""], resources: ["pods"], verbs: ["*"] }),
      bind(giving("Role", ann)),
    ],
    asked: as("ann", get(`${space}/pods/one/log`)),
    code: 403,
    body: denied('pods "one"', `${cannot("ann", "get", "pods/log")} ${here}`, { kind: "pods" }),
  },
  {
    behaviour: "watching is a verb of its own",
    given: annReads,
    asked: as("ann", get(`${space}/configmaps?watch=true`)),
    code: 403,
    body: denied("configmaps", `${cannot("ann", "watch", "configmaps")} ${here}`, {}),
  },
  {
    behaviour: "so is deleting a collection",
    given: annReads,
    asked: as("ann", remove(`${space}/configmaps`)),
    code: 403,
    body: denied("configmaps", `${cannot("ann", "deletecollection", "configmaps")} ${here}`, {}),
  },
  {
    behaviour: "a namespace is in itself",
    asked: as("ann", get("/api/v1/namespaces/default")),
    code: 403,
    body: denied('namespaces "default"', `${cannot("ann", "get", "namespaces")} ${here}`, {}),
  },
  {
    behaviour: "what there is not is nobody's business either",
    asked: as("ann", get("/apis/apps/v1/namespaces/default/none")),
    code: 403,
    body: denied("none.apps", `${cannot("ann", "list", "none", "apps")} ${here}`, {
      group: "apps",
      kind: "none",
    }),
  },
  {
    behaviour: "a role that there is not gives nothing, and that is told",
    given: [bindEverywhere(giving("ClusterRole", ann, "none"))],
    asked: as("ann", get(configMap)),
    code: 403,
    body: denied(
      'configmaps "one"',
      `${cannot("ann", "get", "configmaps")} ${here}: RBAC: ` +
        'clusterrole.rbac.authorization.k8s.io "none" not found',
      ofOne,
    ),
  },
  {
    behaviour: "the group system:masters needs no role",
    given: [remove(`${rbac}/clusterrolebindings/cluster-admin`)],
    asked: as("root", put(configMap, { metadata: { name: "one" } }), "system:masters"),
    code: 200,
  },
  {
    behaviour: "the roles of Kubernetes give what they do there: view does not show secrets",
    given: [bind(giving("ClusterRole", ann, "system:aggregate-to-view"))],
    asked: as("ann", get(`${space}/secrets`)),
    code: 403,
    body: denied("secrets", `${cannot("ann", "list", "secrets")} ${here}`, { kind: "secrets" }),
  },
];

const paths: readonly Row[] = [
  { behaviour: "everybody may see discovery", asked: as("ann", get("/apis")), code: 200 },
  {
    behaviour: "everybody may see whether the server is well",
    asked: as("system:anonymous", get("/livez")),
    code: 200,
  },
  {
    behaviour: "not everybody may see the metrics",
    asked: as("ann", get("/metrics")),
    code: 403,
    body: refused("Forbidden", 'forbidden: User "ann" cannot get path "/metrics"', {}),
  },
  {
    behaviour: "a ClusterRole may name paths",
    given: [
      clusterRole({ nonResourceURLs: ["/met*"], verbs: ["get"] }),
      bindEverywhere(giving("ClusterRole", ann)),
    ],
    asked: as("ann", get("/metrics")),
    code: 200,
  },
];

const identities: readonly Row[] = [
  {
    behaviour: "who shows nothing may do everything",
    asked: get(`${space}/secrets`),
    code: 200,
  },
  {
    behaviour: "a token that is none is nobody's",
    asked: bearing("wrong", get(configMap)),
    code: 401,
    body: refused("Unauthorized", "Unauthorized"),
  },
];

export const authorization: readonly Row[] = [
  ...roles.map((row) => ({ ...row, behaviour: `roles: ${row.behaviour}` })),
  ...paths.map((row) => ({ ...row, behaviour: `paths: ${row.behaviour}` })),
  ...identities.map((row) => ({ ...row, behaviour: `identities: ${row.behaviour}` })),
];
