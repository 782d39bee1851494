/** Roles and their bindings that `kubectl create` makes of flags. Source: kubectl 1.36. */
import type { JsonObject } from "../../../../api/json.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { splitAt } from "../../../../client/kubectl/flags.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "./session.ts";

const group = "rbac.authorization.k8s.io";

/** One rule for the resources of each API group. */
export function* role(kind: string, name: string, session: Session): Waiting<JsonObject> {
  const { verb: verbs = [], resource: types = [], "resource-name": names = [] } = session.options;
  if (verbs.length === 0) throw new Failure("at least one verb must be specified");
  if (types.length === 0) throw new Failure("one or more resources must be specified");
  const groups = new Map<string, string[]>();
  for (const type of types) {
    const [plain, subresource] = splitAt(type, "/");
    const [found] = plain === "*" ? [] : yield* session.resources(plain);
    const plural = found?.plural ?? plain;
    const members = groups.get(found?.group ?? "") ?? [];
    members.push(subresource === undefined ? plural : `${plural}/${subresource}`);
    groups.set(found?.group ?? "", members);
  }
  const rules = [...groups].map(([apiGroup, resources]) => ({
    apiGroups: [apiGroup],
    ...(names.length > 0 && { resourceNames: [...names] }),
    resources,
    verbs: [...verbs],
  }));
  return { apiVersion: `${group}/v1`, kind, metadata: { name }, rules };
}

export function roleBinding(kind: string, name: string, { options }: Session): JsonObject {
  const { clusterrole, role: ofNamespace, user = [], group: groups = [] } = options;
  if ((clusterrole === undefined) === (ofNamespace === undefined)) {
    throw new Failure("exactly one of clusterrole or role must be specified");
  }
  const accounts = (options.serviceaccount ?? []).map((text) => {
    const [namespace, account] = splitAt(text, ":");
    if (account === undefined) {
      throw new Failure("serviceaccount must be <namespace>:<name>");
    }
    return { kind: "ServiceAccount", name: account, namespace };
  });
  return {
    apiVersion: `${group}/v1`,
    kind,
    metadata: { name },
    roleRef: {
      apiGroup: group,
      kind: clusterrole === undefined ? "Role" : "ClusterRole",
      name: clusterrole ?? ofNamespace ?? "",
    },
    subjects: [
      ...user.map((each) => ({ apiGroup: group, kind: "User", name: each })),
      ...groups.map((each) => ({ apiGroup: group, kind: "Group", name: each })),
      ...accounts,
    ],
  };
}
