/** `create ingress`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import { splitAt } from "../flags.ts";
import { defineMaker, plainly, type Request } from "./maker.ts";

const flags = {
  class: { kind: "text", value: "NAME", doc: "the class of the ingress" },
  rule: {
    kind: "each",
    value: "HOST/PATH=SERVICE:PORT[,tls[=SECRET]]",
    doc: "what leads where; a path that ends in * is a prefix (repeatable)",
  },
  "default-backend": { kind: "text", value: "SERVICE:PORT", doc: "where all the rest leads" },
  annotation: { kind: "each", value: "KEY=VALUE", doc: "an annotation (repeatable)" },
} as const;

export const ingress = defineMaker({
  name: "create ingress",
  usage: "NAME --rule=HOST/PATH=SERVICE:PORT[,tls[=SECRET]] [flags]",
  summary: "Make an ingress",
  examples: [`kubesim create ingress web --rule="web.example/*=web:80"`],
  flags,
  isNamespaced: true,
  refusal: "failed to create ingress: ",
  make: plainly(made),
});

function made({ name, given }: Request<typeof flags>): JsonObject {
  const { rule: rules = [], "default-backend": backend = "", class: ingressClassName = "" } = given;
  const { annotation: annotations = [] } = given;
  check(rules, backend, annotations);
  const tls = tlsOf(rules);
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: {
      ...(annotations.length > 0 && {
        annotations: Object.fromEntries(annotations.map((each) => splitAt(each, "="))),
      }),
      name,
    },
    spec: {
      ...(backend !== "" && { defaultBackend: backendOf(backend) }),
      ...(ingressClassName !== "" && { ingressClassName }),
      ...(rules.length > 0 && { rules: rulesOf(rules) }),
      ...(tls.length > 0 && { tls: [...tls] }),
    },
    status: { loadBalancer: {} },
  };
}

const ruleForm = /^[\w*.-]*\/.*=[\w-]+:[\w-]+/;

function check(rules: readonly string[], backend: string, annotations: readonly string[]): void {
  if (rules.length === 0 && backend === "") {
    throw new Failure(
      "not enough information provided: every ingress has to either specify a default-backend " +
        "(which catches all traffic) or a list of rules (which catch specific paths)",
    );
  }
  const wrong = rules.find((rule) => !ruleForm.test(rule));
  if (wrong !== undefined) {
    throw new Failure(
      `rule ${wrong} is invalid and should be in format ` +
        "host/path=svcname:svcport[,tls[=secret]]",
    );
  }
  const bare = annotations.find((annotation) => !annotation.includes("="));
  if (bare !== undefined) {
    throw new Failure(`annotation ${bare} is invalid and should be in format key=[value]`);
  }
  if (backend !== "" && backend.split(":").length !== 2) {
    throw new Failure("default-backend should be in format servicename:serviceport");
  }
}

/** One rule for each host, in the order in which they are named. */
function rulesOf(texts: readonly string[]): readonly JsonObject[] {
  const byHost = new Map<string, JsonObject[]>();
  for (const text of texts) {
    const [place, target = ""] = splitAt(text, "=");
    const [host, path = ""] = splitAt(place, "/");
    const paths = byHost.get(host) ?? [];
    const [service = ""] = target.split(",");
    paths.push({
      backend: backendOf(service),
      path: `/${path.replace(/\*$/, "")}`,
      pathType: path.endsWith("*") ? "Prefix" : "Exact",
    });
    byHost.set(host, paths);
  }
  return [...byHost].map(([host, paths]) => ({ ...(host !== "" && { host }), http: { paths } }));
}

function backendOf(text: string): JsonObject {
  // What follows a second colon counts for nothing.
  const [name = "", port = ""] = text.split(":");
  return {
    service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } },
  };
}

/** The hosts of each certificate; a host is taken but once. */
function tlsOf(rules: readonly string[]): readonly JsonObject[] {
  const hostsOf = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const rule of rules) {
    const [, tls, ...more] = rule.split(",");
    const [host] = splitAt(rule, "/");
    if (tls === undefined || more.length > 0 || seen.has(host)) continue;
    const [, secret = ""] = tls.split("=");
    const hosts = hostsOf.get(secret);
    if (hosts !== undefined) hosts.push(host);
    else if (host !== "" || secret !== "") hostsOf.set(secret, host === "" ? [] : [host]);
    seen.add(host);
  }
  return [...hostsOf].map(([secretName, hosts]) => ({
    ...(hosts.length > 0 && { hosts }),
    ...(secretName !== "" && { secretName }),
  }));
}
