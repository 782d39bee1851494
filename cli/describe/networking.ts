/** Ingresses, their classes and NetworkPolicies. Source: kubectl 1.36, pkg/describe. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../targets/targets.ts";
import type { Describer, Subject } from "./describer.ts";
import {
  annotationLines,
  goTimeText,
  indent,
  type Lines,
  labelLines,
  labelSelectorText,
  metadataLines,
  nameLines,
  optionalLine,
} from "./lines.ts";
import { endpointsText } from "./service.ts";

export const describeIngress: Describer = async (subject) => {
  const { object, eventLines } = subject;
  const spec = part(object, "spec");
  const metadata = metadataOf(object);
  const points = parts(part(object, "status", "loadBalancer"), "ingress");
  const addresses = points.map(({ ip, hostname }) => String(ip ?? hostname ?? "")).sort();
  const backend = isObject(spec.defaultBackend)
    ? await backendText(subject, spec.defaultBackend)
    : "<default>";
  return [
    ...nameLines(object, false),
    ...labelLines("Labels", part(metadata, "labels")),
    `Namespace:\t${textAt(metadata, "namespace")}`,
    `Address:\t${[...new Set(addresses)].join(",")}`,
    `Ingress Class:\t${textAt(spec, "ingressClassName") || "<none>"}`,
    `Default backend:\t${backend}`,
    ...tlsLines(parts(spec, "tls")),
    "Rules:",
    "  Host\tPath\tBackends",
    "  ----\t----\t--------",
    ...(await ruleLines(subject, backend)),
    ...annotationLines("Annotations", part(metadata, "annotations")),
    ...(await eventLines()),
  ];
};

async function ruleLines(subject: Subject, backend: string): Promise<Lines> {
  const rules = parts(part(subject.object, "spec"), "rules").filter(({ http }) => isObject(http));
  if (rules.length === 0) return [`  *\t*\t${backend}`];
  const lines: string[] = [];
  for (const rule of rules) {
    lines.push(`  ${textAt(rule, "host") || "*"}\t`);
    for (const path of parts(part(rule, "http"), "paths")) {
      const text = await backendText(subject, part(path, "backend"));
      lines.push(`    \t${textAt(path, "path")} \t${text}`);
    }
  }
  return lines;
}

/** `web:80 (10.0.0.1:8080)`: a Service and where it leads, or the name of another object. */
async function backendText({ list }: Subject, backend: JsonObject): Promise<string> {
  const { resource } = backend;
  if (isObject(resource)) {
    const { apiGroup = "<none>", kind, name } = resource;
    return `APIGroup: ${apiGroup}, Kind: ${kind}, Name: ${name}`;
  }
  const given = part(backend, "service");
  const port = part(given, "port");
  const name = textAt(given, "name");
  const number = numberAt(port, "number");
  const shown = `${name}:${number === 0 ? textAt(port, "name") : number}`;
  const services = (await list("services")) ?? [];
  const service = services.find((each) => textAt(metadataOf(each), "name") === name);
  if (service === undefined) return `${shown} (<error: services "${name}" not found>)`;
  const labelSelector = `kubernetes.io/service-name=${name}`;
  const slices = (await list("endpointslices.discovery.k8s.io", { labelSelector })) ?? [];
  const found = parts(part(service, "spec"), "ports").filter((each) =>
    number === 0 ? textAt(each, "name") === textAt(port, "name") : each.port === number,
  );
  return `${shown} (${endpointsText(slices, textAt(found.at(-1) ?? {}, "name"))})`;
}

function tlsLines(entries: readonly JsonObject[]): Lines {
  if (entries.length === 0) return [];
  return [
    "TLS:",
    ...entries.map(({ secretName, hosts }) => {
      const list = Array.isArray(hosts) ? hosts.join(",") : "";
      return secretName ? `  ${secretName} terminates ${list}` : `  SNI routes ${list}`;
    }),
  ];
}

export const describeIngressClass: Describer = async ({ object, eventLines }) => {
  const spec = part(object, "spec");
  const { parameters } = spec;
  return [
    ...nameLines(object, false),
    ...metadataLines(object),
    `Controller:\t${textAt(spec, "controller")}`,
    ...(isObject(parameters)
      ? [
          "Parameters:",
          ...indent([
            ...optionalLine("APIGroup", parameters.apiGroup),
            `Kind:\t${parameters.kind}`,
            `Name:\t${parameters.name}`,
          ]),
        ]
      : []),
    ...(await eventLines()),
  ];
};

export const describeNetworkPolicy: Describer = async ({ object }) => {
  const spec = part(object, "spec");
  const types = Array.isArray(spec.policyTypes) ? spec.policyTypes.map(String) : [];
  const selector = labelSelectorText(part(spec, "podSelector"));
  const all = "<none> (Allowing the specific traffic to all pods in this namespace)";
  return [
    ...nameLines(object),
    `Created on:\t${goTimeText(metadataOf(object).creationTimestamp)}`,
    ...metadataLines(object),
    "Spec:",
    `  PodSelector:     ${selector === "<none>" ? all : selector}`,
    ...directionLines(types.includes("Ingress"), "ingress", parts(spec, "ingress"), "from"),
    ...directionLines(types.includes("Egress"), "egress", parts(spec, "egress"), "to"),
    `  Policy Types: ${types.join(", ")}`,
  ];
};

function directionLines(
  isLimited: boolean,
  direction: string,
  rules: readonly JsonObject[],
  side: "from" | "to",
): Lines {
  if (!isLimited) return [`  Not affecting ${direction} traffic`];
  return [
    `  Allowing ${direction} traffic:`,
    ...(rules.length === 0
      ? [`    <none> (Selected pods are isolated for ${direction} connectivity)`]
      : rules.flatMap((rule, index) => [
          ...(index === 0 ? [] : ["    ----------"]),
          ...indent([...portLines(rule), ...peerLines(rule, side)], 2),
        ])),
  ];
}

function portLines(rule: JsonObject): Lines {
  const ports = parts(rule, "ports");
  if (ports.length === 0) return ["To Port: <any> (traffic allowed to all ports)"];
  return ports.map(({ port, endPort, protocol }) => {
    return endPort === undefined
      ? `To Port: ${port ?? "<nil>"}/${protocol}`
      : `To Port Range: ${port}-${endPort}/${protocol}`;
  });
}

function peerLines(rule: JsonObject, side: "from" | "to"): Lines {
  const peers = parts(rule, side);
  const title = side === "from" ? "From" : "To";
  const bound = side === "from" ? "source" : "destination";
  if (peers.length === 0) return [`${title}: <any> (traffic not restricted by ${bound})`];
  return peers.flatMap((peer) => [`${title}:`, ...indent(onePeerLines(peer))]);
}

function onePeerLines({ ipBlock, podSelector, namespaceSelector }: JsonObject): Lines {
  if (isObject(ipBlock)) {
    const gaps = Array.isArray(ipBlock.except) ? ipBlock.except.join(", ") : "";
    return ["IPBlock:", `  CIDR: ${ipBlock.cidr}`, `  Except: ${gaps}`];
  }
  return [
    ...(isObject(namespaceSelector)
      ? [`NamespaceSelector: ${labelSelectorText(namespaceSelector)}`]
      : []),
    ...(isObject(podSelector) ? [`PodSelector: ${labelSelectorText(podSelector)}`] : []),
  ];
}
