/** Does what a remedy says, as somebody would who reads it. */
import { milliValue, quantityToNumber } from "../../../api/quantity.ts";
import type { Drawn, DrawnNode, DrawnPod } from "./random-clusters.ts";

type Change = (match: readonly string[], node: string, drawn: Drawn) => Drawn;

const changes: readonly (readonly [RegExp, Change])[] = [
  [
    /^-(\S+) cpu$/,
    ([amount = ""], _, drawn) =>
      probe(drawn, ({ cpuMillicores }) => ({ cpuMillicores: cpuMillicores - milliValue(amount) })),
  ],
  [
    /^-(\S+) memory$/,
    ([amount = ""], _, drawn) =>
      probe(drawn, ({ memory }) => ({ memory: memory - quantityToNumber(amount) })),
  ],
  [
    /^(\d+) pods? fewer on the node$/,
    ([count = ""], name, drawn) =>
      nodeOf(name, drawn, ({ pods }) => ({ pods: pods + Number(count) })),
  ],
  [
    /^tolerate ([^=:]+)(?:=([^:]*))?:(\S+)$/,
    ([key = "", value, effect = ""], _, drawn) =>
      probe(drawn, ({ tolerations }) => ({
        tolerations: [...tolerations, { key, value: value ?? "", effect, operator: "Equal" }],
      })),
  ],
  [
    /^uncordon the node$/,
    (_, name, drawn) =>
      nodeOf(name, drawn, ({ taints }) => ({
        isCordoned: false,
        taints: taints.filter(({ key }) => key !== "node.kubernetes.io/unschedulable"),
      })),
  ],
  [
    /^another host port than TCP\/(\d+)$/,
    ([port = ""], _, drawn) =>
      probe(drawn, ({ ports }) => ({
        ports: ports.map((each) => (each === Number(port) ? each + 1000 : each)),
      })),
  ],
  [
    /^maxSkew over (\S+): (\d+)$/,
    ([key = "", skew = ""], _, drawn) =>
      probe(drawn, ({ maxSkews }) => ({ maxSkews: { ...maxSkews, [key]: Number(skew) } })),
  ],
  [/^no required spreading$/, (_match, _, drawn) => probe(drawn, () => ({ maxSkews: {} }))],
  [
    /^no (anti-)?affinity to pods app=(\S+) over (\S+)$/,
    ([anti, app, key], _, drawn) => {
      const kind = anti === undefined ? "podAffinity" : "podAntiAffinity";
      return probe(drawn, ({ terms }) => ({
        terms: terms.filter(
          (term) => term.kind !== kind || term.app !== app || term.topologyKey !== key,
        ),
      }));
    },
  ],
  [
    /^no node selector ([^=]+)=(\S+)$/,
    ([key = ""], _, drawn) =>
      probe(drawn, ({ nodeSelector: { [key]: _dropped, ...nodeSelector } }) => ({ nodeSelector })),
  ],
  [
    /^no node affinity to (\S+) in \[.*\]$/,
    (_match, _, drawn) => probe(drawn, () => ({ zones: [] })),
  ],
  [
    /^no pods that avoid this one over (\S+)$/,
    ([key = ""], name, drawn) => {
      const placeOf = (node = "") => (key.endsWith("hostname") ? node : labelsOf(node, drawn)[key]);
      const isInTheWay = ({ terms, node }: DrawnPod) =>
        placeOf(node) === placeOf(name) && terms.some((term) => term.topologyKey === key);
      return { ...drawn, placed: drawn.placed.filter((pod) => !isInTheWay(pod)) };
    },
  ],
];

/** The cluster after that change. Throws where nobody would know what it means. */
export function applied(text: string, node: string, drawn: Drawn): Drawn {
  for (const [pattern, change] of changes) {
    const match = pattern.exec(text);
    if (match !== null) return change(match.slice(1), node, drawn);
  }
  throw new Error(`nobody knows how to do "${text}"`);
}

const probe = (drawn: Drawn, change: (pod: DrawnPod) => Partial<DrawnPod>): Drawn => ({
  ...drawn,
  probe: { ...drawn.probe, ...change(drawn.probe) },
});

const nodeOf = (
  name: string,
  drawn: Drawn,
  change: (node: DrawnNode) => Partial<DrawnNode>,
): Drawn => ({
  ...drawn,
  nodes: drawn.nodes.map((node) => (node.name === name ? { ...node, ...change(node) } : node)),
});

const labelsOf = (name: string, { nodes }: Drawn) =>
  nodes.find((node) => node.name === name)?.labels ?? {};
