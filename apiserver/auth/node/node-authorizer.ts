/** What kubelets may do. Source: plugin/pkg/auth/authorizer/node/node_authorizer.go 1.36. */
import type { UserInfo } from "../../../api/authentication/user-info.ts";
import type { ResourceAttributes } from "../../../api/authorization/attributes.ts";
import type { Attributes, Decision } from "../../../api/authorization/authorizer.ts";
import { nodePolicyRules } from "../../../api/rbac/bootstrap/index.ts";
import type { Storage } from "../../storage/storage.ts";
import { allows } from "../rbac/allows.ts";
import { isRelated } from "./relations.ts";

const prefix = "system:node:";

/** The node that a user is; nothing of who is none. */
export function nodeIdentity({ username = "", groups = [] }: UserInfo): string | undefined {
  const isNode = username.startsWith(prefix) && groups.includes("system:nodes");
  return isNode ? username.slice(prefix.length) : undefined;
}

const allowed: Decision = { verdict: "Allow" };
const no = (reason?: string): Decision => ({
  verdict: "NoOpinion",
  ...(reason !== undefined && { reason }),
});

/** A request of a node for something of a resource. */
interface Question {
  readonly storage: Storage;
  readonly node: string;
  readonly asked: ResourceAttributes;
}

/** What is decided of a user who is a node. */
export function authorizeNode(storage: Storage, node: string, attributes: Attributes): Decision {
  if (node === "") return no(`unknown node for user ${JSON.stringify(attributes.user.username)}`);
  if ("resource" in attributes) {
    const { group = "", resource = "" } = attributes.resource;
    const decide = ofResources[group === "" ? resource : `${resource}.${group}`];
    if (decide !== undefined) return decide({ storage, node, asked: attributes.resource });
  }
  return nodePolicyRules().some((rule) => allows(rule, attributes)) ? allowed : no();
}

const ofResources: Readonly<Record<string, (question: Question) => Decision>> = {
  secrets: readInNamespace,
  configmaps: readInNamespace,
  persistentvolumeclaims: (question) =>
    question.asked.subresource === "status" ? updateStatus(question) : getOne(question),
  persistentvolumes: getOne,
  "resourceclaims.resource.k8s.io": getOne,
  "volumeattachments.storage.k8s.io": getOne,
  serviceaccounts: (question) =>
    question.asked.verb === "get" ? getOne(question) : createToken(question),
  "leases.coordination.k8s.io": lease,
  "csinodes.storage.k8s.io": csiNode,
  "resourceslices.resource.k8s.io": resourceSlice,
  nodes: ownNode,
  pods: pod,
};

function related({ storage, node, asked }: Question): Decision {
  const { resource = "", namespace = "", name = "" } = asked;
  if (name === "") return no("No Object name found");
  return isRelated(storage, node, { resource, namespace, name })
    ? allowed
    : no(`no relationship found between node '${node}' and this object`);
}

const isOf = ({ verb = "" }: ResourceAttributes, verbs: string) => verbs.split(" ").includes(verb);
const isPart = ({ subresource = "" }: ResourceAttributes) => subresource !== "";

function readInNamespace(question: Question): Decision {
  const { asked } = question;
  if (!isOf(asked, "get list watch")) return no("can only read resources of this type");
  if (isPart(asked)) return no("cannot read subresource");
  if ((asked.namespace ?? "") === "") return no("can only read namespaced object of this type");
  return related(question);
}

function getOne(question: Question): Decision {
  const { asked } = question;
  if (!isOf(asked, "get")) return no("can only get individual resources of this type");
  return isPart(asked) ? no("cannot get subresource") : related(question);
}

const updateStatus = (question: Question): Decision =>
  isOf(question.asked, "update patch")
    ? related(question)
    : no("can only get/update/patch this type");

function createToken(question: Question): Decision {
  const { asked } = question;
  if (!isOf(asked, "create") || (asked.name ?? "") === "") {
    return no("can only create tokens for individual service accounts");
  }
  return asked.subresource === "token"
    ? related(question)
    : no("can only create token subresource of serviceaccount");
}

const writes = "get create update patch delete";

function lease({ node, asked }: Question): Decision {
  if (!isOf(asked, writes))
    return no("can only get, create, update, patch, or delete a node lease");
  if (asked.namespace !== "kube-node-lease") {
    return no('can only access leases in the "kube-node-lease" system namespace');
  }
  return isOf(asked, "create") || asked.name === node
    ? allowed
    : no("can only access node lease with the same name as the requesting node");
}

function csiNode({ node, asked }: Question): Decision {
  if (!isOf(asked, writes)) return no("can only get, create, update, patch, or delete a CSINode");
  if (isPart(asked)) return no("cannot authorize CSINode subresources");
  return isOf(asked, "create") || asked.name === node
    ? allowed
    : no("can only access CSINode with the same name as the requesting node");
}

function resourceSlice(question: Question): Decision {
  const { node, asked } = question;
  if (isPart(asked)) return no("cannot authorize ResourceSlice subresources");
  if (isOf(asked, "create")) return allowed;
  if (isOf(asked, "get update patch delete")) return related(question);
  if (!isOf(asked, "watch list deletecollection")) {
    const verbs = "get, watch, list, create, update, patch, delete, deletecollection";
    return no(`only the following verbs are allowed for a ResourceSlice: ${verbs}`);
  }
  return selects(asked, "spec.nodeName", node)
    ? allowed
    : no("can only list/watch/deletecollection resourceslices with nodeName field selector");
}

function ownNode({ node, asked }: Question): Decision {
  const { subresource = "", name = "" } = asked;
  if (subresource === "status") return isOf(asked, "update patch") ? allowed : no();
  if (subresource !== "") return no();
  if (isOf(asked, "create update patch")) return allowed;
  if (!isOf(asked, "get list watch")) return no();
  if (name === node) return allowed;
  return no(
    name === ""
      ? `node '${node}' cannot read all nodes, only its own Node object`
      : `node '${node}' cannot read '${name}', only its own Node object`,
  );
}

function pod(question: Question): Decision {
  const { node, asked } = question;
  switch (asked.subresource ?? "") {
    case "":
      if (isOf(asked, "get")) return getOne(question);
      if (isOf(asked, "create delete")) return allowed;
      if (!isOf(asked, "list watch")) return no();
      if (selects(asked, "spec.nodeName", node)) return allowed;
      return (asked.name ?? "") === ""
        ? no("can only list/watch pods with spec.nodeName field selector")
        : related(question);
    case "status":
      return isOf(asked, "update patch") ? allowed : no();
    case "eviction":
      return isOf(asked, "create") ? allowed : no();
    default:
      return no();
  }
}

/** Whether nothing is asked for but what has a value in a field. */
function selects({ fieldSelector }: ResourceAttributes, field: string, value: string): boolean {
  const { rawSelector = "", requirements = [] } = fieldSelector ?? {};
  return (
    rawSelector
      .split(",")
      .some((each) => [`${field}=${value}`, `${field}==${value}`].includes(each)) ||
    requirements.some(
      ({ key, operator, values = [] }) =>
        key === field && operator === "In" && values.length === 1 && values[0] === value,
    )
  );
}
