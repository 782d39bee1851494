/** `create role` and `create clusterrole`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { Failure, Told } from "../failure.ts";
import { type Given, splitAt } from "../flags.ts";
import { rbacGroup } from "./bindings.ts";
import { defineMaker, type Host, type Request } from "./maker.ts";

const roleFlags = {
  verb: { kind: "list", value: "VERB", doc: "what may be done (repeatable)" },
  resource: { kind: "list", value: "RESOURCE", doc: "with what (repeatable)" },
  "resource-name": { kind: "each", value: "NAME", doc: "with which of them (repeatable)" },
} as const;

export const role = defineMaker({
  name: "create role",
  usage: "NAME --verb=VERB --resource=RESOURCE[.GROUP][/SUBRESOURCE] [flags]",
  summary: "Make a role of one rule",
  examples: ["kubesim create role reader --verb=get,list --resource=pods"],
  flags: roleFlags,
  isNamespaced: true,
  make: madeRole,
});

function* madeRole<Step, Answer>(
  { name, given }: Request<typeof roleFlags>,
  host: Host<Step, Answer>,
): Generator<Step, JsonObject, Answer> {
  const verbs = verbsOf(given);
  if (verbs.length === 0) throw new Failure("at least one verb must be specified");
  yield* warnOfVerbs(verbs, host);
  if ((given.resource ?? []).length === 0) {
    throw new Failure("at least one resource must be specified");
  }
  return roleOf("Role", name, { rules: yield* resourceRules(given, verbs, host) });
}

const clusterRoleFlags = {
  ...roleFlags,
  "non-resource-url": { kind: "list", value: "PATH", doc: "with which paths (repeatable)" },
  "aggregation-rule": {
    kind: "pairs",
    value: "LABEL=VALUE",
    doc: "be the sum of the cluster roles with these labels",
  },
} as const;

export const clusterRole = defineMaker({
  name: "create clusterrole",
  usage: "NAME --verb=VERB (--resource=RESOURCE | --non-resource-url=PATH) [flags]",
  summary: "Make a cluster role",
  flags: clusterRoleFlags,
  isNamespaced: false,
  make: madeClusterRole,
});

function* madeClusterRole<Step, Answer>(
  { name, given }: Request<typeof clusterRoleFlags>,
  host: Host<Step, Answer>,
): Generator<Step, JsonObject, Answer> {
  const { resource = [], "non-resource-url": urls = [], "aggregation-rule": labels = [] } = given;
  const verbs = verbsOf(given);
  if (labels.length > 0) {
    if (verbs.length + resource.length + urls.length + (given["resource-name"] ?? []).length > 0) {
      throw new Failure(
        "aggregation rule must be specified without nonResourceURLs, verbs, resources or " +
          "resourceNames",
      );
    }
    const matchLabels = Object.fromEntries(labels.map((pair) => splitAt(pair, "=")));
    const aggregationRule = { clusterRoleSelectors: [{ matchLabels }] };
    return roleOf("ClusterRole", name, { aggregationRule, rules: null });
  }
  if (verbs.length === 0) throw new Failure("at least one verb must be specified");
  if (resource.length + urls.length === 0) {
    throw new Failure("one of resource or nonResourceURL must be specified");
  }
  if (resource.length > 0) yield* warnOfVerbs(verbs, host);
  const rules = yield* resourceRules(given, verbs, host);
  checkUrls(urls, verbs);
  const ofUrls = urls.length === 0 ? [] : [{ nonResourceURLs: [...urls], verbs: [...verbs] }];
  return roleOf("ClusterRole", name, { rules: [...rules, ...ofUrls] });
}

const roleOf = (kind: string, name: string, rest: JsonObject): JsonObject => ({
  ...rest,
  apiVersion: `${rbacGroup}/v1`,
  kind,
  metadata: { name },
});

/** Each once; one that stands for all is enough. */
function verbsOf({ verb = [] }: Given<typeof roleFlags>): readonly string[] {
  return verb.includes("*") ? ["*"] : [...new Set(verb)];
}

const verbsOfUrls = new Set(["*", "get", "post", "put", "delete", "patch", "head", "options"]);

function checkUrls(urls: readonly string[], verbs: readonly string[]): void {
  if (urls.length === 0) return;
  const wrong = verbs.find((verb) => !verbsOfUrls.has(verb));
  if (wrong !== undefined) throw new Failure(`invalid verb: '${wrong}' for nonResourceURL`);
  for (const url of urls) {
    if (url === "*") continue;
    if (!url.startsWith("/")) throw new Failure("nonResourceURL should start with /");
    if (url.slice(0, -1).includes("*")) {
      throw new Failure("nonResourceURL only supports wildcard matches when '*' is at the end");
    }
  }
}

const usualVerbs = new Set(
  "* get delete list create update patch watch proxy deletecollection use bind approve sign \
escalate impersonate".split(" "),
);

function* warnOfVerbs<Step, Answer>(
  verbs: readonly string[],
  host: Host<Step, Answer>,
): Generator<Step, void, Answer> {
  for (const verb of verbs) {
    if (!usualVerbs.has(verb)) {
      yield* host.warn(`Warning: '${verb}' is not a standard resource verb`);
    }
  }
}

const roles = ["roles", "clusterroles"].map((resource) => `${resource}.${rbacGroup}`);
const signers = ["signers.certificates.k8s.io"];

/** Verbs that mean something but of these. */
const verbsOfFew: Readonly<Record<string, readonly string[]>> = {
  use: ["podsecuritypolicies.policy", "podsecuritypolicies.extensions"],
  bind: roles,
  escalate: roles,
  impersonate: ["users.", "serviceaccounts.", "groups.", "userextras.authentication.k8s.io"],
  sign: signers,
  approve: signers,
};

/** One rule for the resources of each API group, by the names of the groups. */
function* resourceRules<Step, Answer>(
  { resource = [], "resource-name": names = [] }: Given<typeof roleFlags>,
  verbs: readonly string[],
  host: Host<Step, Answer>,
): Generator<Step, readonly JsonObject[], Answer> {
  const groups = new Map<string, Set<string>>();
  for (const text of resource.includes("*") ? ["*"] : resource) {
    const [named, subresource = ""] = splitAt(text, "/");
    const found = yield* resolved(named, verbs, host);
    const members = groups.get(found.group) ?? new Set();
    members.add(subresource === "" ? found.plural : `${found.plural}/${subresource}`);
    groups.set(found.group, members);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([apiGroup, resources]) => ({
    apiGroups: [apiGroup],
    ...(names.length > 0 && { resourceNames: [...new Set(names)] }),
    resources: [...resources],
    verbs: [...verbs],
  }));
}

/** What a name of a resource means. Throws where nothing is called so, or a verb does not fit. */
function* resolved<Step, Answer>(
  named: string,
  verbs: readonly string[],
  host: Host<Step, Answer>,
): Generator<Step, { readonly plural: string; readonly group: string }, Answer> {
  const [plain, group] = splitAt(named, ".");
  if (plain === "") {
    throw new Failure("resource must be specified if apiGroup/subresource specified");
  }
  if (plain === "*") return { plural: plain, group: group ?? "" };
  const served = yield* host.resource(named);
  const isFound = served !== undefined && (group === undefined || served.group === group);
  const found = isFound ? served : { plural: plain, group: group ?? "" };
  const few = verbs.flatMap((verb) => {
    const fitting = verbsOfFew[verb];
    return fitting === undefined ? [] : [{ verb, fits: fitting.includes(fullName(found)) }];
  });
  const wrong = few.find(({ fits }) => !fits);
  if (wrong !== undefined) {
    throw new Failure(
      `can not perform '${wrong.verb}' on '${found.plural}' in group '${found.group}'`,
    );
  }
  if (isFound || few.length > 0) return found;
  const place = group === undefined ? "" : ` in group "${group}"`;
  throw new Told(`the server doesn't have a resource type "${plain}"${place}`);
}

const fullName = (found: { readonly plural: string; readonly group: string }) =>
  `${found.plural}.${found.group}`;
