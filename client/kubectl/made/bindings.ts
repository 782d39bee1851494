/** `create rolebinding` and `create clusterrolebinding`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import type { Given } from "../flags.ts";
import { defineMaker, plainly, type Request } from "./maker.ts";

/** The API group of roles and of who has them. */
export const rbacGroup = "rbac.authorization.k8s.io";

export const subjectFlags = {
  user: { kind: "each", value: "NAME", doc: "a user that has it (repeatable)" },
  group: { kind: "each", value: "NAME", doc: "a group that has it (repeatable)" },
  serviceaccount: {
    kind: "each",
    value: "NAMESPACE:NAME",
    doc: "a service account that has it (repeatable)",
  },
} as const;

const bindingFlags = {
  ...subjectFlags,
  clusterrole: { kind: "text", value: "NAME", doc: "the cluster role" },
  role: { kind: "text", value: "NAME", doc: "the role" },
} as const;

export const roleBinding = defineMaker({
  name: "create rolebinding",
  usage: "NAME (--role=NAME | --clusterrole=NAME) [--user=NAME] [flags]",
  summary: "Give a role in a namespace",
  examples: ["kubesim create rolebinding ann --clusterrole=edit --user=ann"],
  flags: bindingFlags,
  isNamespaced: true,
  refusal: "failed to create rolebinding: ",
  make: plainly(({ name, given }: Request<typeof bindingFlags>) => {
    const { role = "", clusterrole = "" } = given;
    if ((role === "") === (clusterrole === "")) {
      throw new Failure("exactly one of clusterrole or role must be specified");
    }
    const ofCluster = clusterrole !== "";
    const kind = ofCluster ? "ClusterRole" : "Role";
    const roleRef = { kind, name: ofCluster ? clusterrole : role };
    return binding("RoleBinding", name, { roleRef, subjects: subjectsOf(given) });
  }),
});

const clusterBindingFlags = {
  ...subjectFlags,
  clusterrole: { kind: "text", value: "NAME", doc: "the cluster role" },
} as const;

export const clusterRoleBinding = defineMaker({
  name: "create clusterrolebinding",
  usage: "NAME --clusterrole=NAME [--user=NAME] [flags]",
  summary: "Give a cluster role everywhere",
  flags: clusterBindingFlags,
  required: ["clusterrole"],
  isNamespaced: false,
  refusal: "failed to create clusterrolebinding: ",
  make: plainly(({ name, given }: Request<typeof clusterBindingFlags>) =>
    binding("ClusterRoleBinding", name, {
      roleRef: { kind: "ClusterRole", name: given.clusterrole ?? "" },
      subjects: subjectsOf(given),
    }),
  ),
});

interface Parts {
  readonly roleRef: JsonObject;
  readonly subjects: readonly JsonObject[];
}

const binding = (kind: string, name: string, { roleRef, subjects }: Parts): JsonObject => ({
  apiVersion: `${rbacGroup}/v1`,
  kind,
  metadata: { name },
  roleRef: { apiGroup: rbacGroup, ...roleRef },
  ...(subjects.length > 0 && { subjects: [...subjects] }),
});

/** Users first, then groups and service accounts. */
export function subjectsOf(given: Given<typeof subjectFlags>): readonly JsonObject[] {
  const { user = [], group = [], serviceaccount = [] } = given;
  return [
    ...user.map((name) => ({ apiGroup: rbacGroup, kind: "User", name })),
    ...group.map((name) => ({ apiGroup: rbacGroup, kind: "Group", name })),
    ...serviceaccount.map((text) => {
      const [namespace, name, ...more] = text.split(":");
      if (!namespace || !name || more.length > 0) {
        throw new Failure("serviceaccount must be <namespace>:<name>");
      }
      return { kind: "ServiceAccount", name, namespace };
    }),
  ];
}
