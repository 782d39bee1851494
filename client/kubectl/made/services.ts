/** `create service`, of each of the four types. Source: kubectl 1.36. */
import { portNameProblems } from "../../../api/core/pod/validation/port.ts";
import type { JsonObject } from "../../../api/json.ts";
import { rangeText } from "../../../api/validation/format.ts";
import { subdomainProblems } from "../../../api/validation/names.ts";
import { Failure } from "../failure.ts";
import { defineMaker, plainly, type Request } from "./maker.ts";

const portFlag = {
  tcp: { kind: "list", value: "PORT[:TARGET]", doc: "a port, and where it leads (repeatable)" },
} as const;

const usage = "NAME --tcp=PORT[:TARGET] [flags]";
const isNamespaced = true;

const clusterIpFlags = {
  ...portFlag,
  clusterip: { kind: "text", value: "ADDRESS", doc: "its address, or None for a headless one" },
} as const;

export const clusterIpService = defineMaker({
  name: "create service clusterip",
  usage,
  summary: "Make a service inside the cluster",
  examples: ["kubesim create service clusterip web --tcp=80:8080"],
  flags: clusterIpFlags,
  isNamespaced,
  refusal: "failed to create ClusterIP service: ",
  make: plainly(({ name, given }: Request<typeof clusterIpFlags>) => {
    const { clusterip = "", tcp = [] } = given;
    if (clusterip !== "None") checkPorts(tcp);
    return service(name, "ClusterIP", {
      ...(clusterip !== "" && { clusterIP: clusterip }),
      ...portsOf(tcp),
    });
  }),
});

const nodePortFlags = {
  ...portFlag,
  "node-port": { kind: "int", value: "PORT", doc: "the port on every node" },
} as const;

export const nodePortService = defineMaker({
  name: "create service nodeport",
  usage,
  summary: "Make a service on a port of every node",
  flags: nodePortFlags,
  isNamespaced,
  refusal: "failed to create NodePort service: ",
  make: plainly(({ name, given }: Request<typeof nodePortFlags>) => {
    const { tcp = [], "node-port": nodePort = 0 } = given;
    checkPorts(tcp);
    return service(name, "NodePort", portsOf(tcp, nodePort === 0 ? {} : { nodePort }));
  }),
});

export const loadBalancerService = defineMaker({
  name: "create service loadbalancer",
  usage,
  summary: "Make a service that is reached from outside",
  flags: portFlag,
  isNamespaced,
  refusal: "failed to create LoadBalancer service: ",
  make: plainly(({ name, given: { tcp = [] } }: Request<typeof portFlag>) => {
    checkPorts(tcp);
    return service(name, "LoadBalancer", portsOf(tcp));
  }),
});

const externalNameFlags = {
  ...portFlag,
  "external-name": { kind: "text", value: "NAME", doc: "the name that it stands for" },
} as const;

export const externalNameService = defineMaker({
  name: "create service externalname",
  usage: "NAME --external-name=NAME [flags]",
  summary: "Make a service that is another name",
  flags: externalNameFlags,
  required: ["external-name"],
  isNamespaced,
  refusal: "failed to create ExternalName service: ",
  make: plainly(({ name, given }: Request<typeof externalNameFlags>) => {
    const { tcp = [], "external-name": externalName = "" } = given;
    if (subdomainProblems(externalName).length > 0) {
      throw new Failure(`invalid service external name ${externalName}`);
    }
    return service(name, "ExternalName", {
      ...(externalName !== "" && { externalName }),
      ...portsOf(tcp),
    });
  }),
});

const service = (name: string, type: string, spec: JsonObject): JsonObject => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { labels: { app: name }, name },
  spec: { ...spec, selector: { app: name }, type },
  status: { loadBalancer: {} },
});

function checkPorts(tcp: readonly string[]): void {
  if (tcp.length === 0) throw new Failure("at least one tcp port specifier must be provided");
}

const portsOf = (tcp: readonly string[], more: JsonObject = {}): JsonObject =>
  tcp.length === 0 ? {} : { ports: tcp.map((text) => ({ ...portOf(text), ...more })) };

/** `80`, `80:8080`, `80:http` */
function portOf(text: string): JsonObject {
  const [own = "", target = own] = text.split(":");
  const port = portNumber(own);
  return {
    name: text.replaceAll(":", "-"),
    port,
    protocol: "TCP",
    targetPort: text.includes(":") ? targetOf(target) : port,
  };
}

function portNumber(text: string): number {
  const wrong = (fact: string) => new Failure(`strconv.ParseUint: parsing "${text}": ${fact}`);
  if (!/^\d+$/.test(text)) throw wrong("invalid syntax");
  if (Number(text) > 65_535) throw wrong("value out of range");
  return Number(text);
}

function targetOf(text: string): number | string {
  const isNumber = /^[-+]?\d+$/.test(text);
  const isPort = Number(text) >= 1 && Number(text) <= 65_535;
  const problems = isNumber ? (isPort ? [] : [rangeText(1, 65_535)]) : portNameProblems(text);
  if (problems.length > 0) throw new Failure(problems.join(","));
  return isNumber ? Number(text) : text;
}
