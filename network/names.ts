/** Names as clients of the cluster look them up. */
import type { Pod } from "../api/core/pod/pod.ts";
import { type Client, peerOf } from "./client.ts";
import { offlineReply, type Question, type Reply, resolve } from "./dns/index.ts";
import type { Machines } from "./machines.ts";
import { type NetworkFaults, roundTripDelayMs } from "./packet-faults.ts";
import type { Names, Policies } from "./parts.ts";

export interface NameServers {
  /** The cluster's, at its address; `undefined` is no answer. */
  readonly cluster: (question: Question, nowMs: number) => Reply | undefined;
  readonly clusterAddress: string;
  /** That of the machines. */
  readonly machines: (question: Question, nowMs: number) => Reply;
  readonly machinesAddress: string;
}

/** The pod that policies take the cluster's DNS for: it has the labels that they select it by. */
const dnsPod = {
  metadata: {
    namespace: "kube-system",
    name: "coredns",
    labels: { "k8s-app": "kube-dns" },
  },
  spec: { containers: [] },
};

/** What clients of name servers have to do with. */
interface NamesWay {
  readonly machines: Machines;
  readonly policies: Policies;
  /** Absent: nothing ever goes wrong. */
  readonly faults?: NetworkFaults | undefined;
}

/** A client sends a question again after so long, so what comes later has come in vain. */
const patience = { retryMs: Number.POSITIVE_INFINITY, limitMs: 5_000 };

/** The same as an end of connections. Nobody looks at more of it than there is. */
const dnsEnd = { pod: dnsPod as unknown as Pod };
const beyond = {};

interface Asked {
  readonly server: string;
  readonly question: Question;
  readonly client: Client;
  readonly nowMs: number;
}

/** Lookups by the name servers and hosts of each client. */
export function clientNames(servers: NameServers, { machines, policies, faults }: NamesWay): Names {
  const ask = (server: string, question: Question, client: Client, nowMs: number) =>
    faults === undefined || faults.isQuiet
      ? reply(server, question, client, nowMs)
      : replyThrough(faults, { server, question, client, nowMs });
  const reply = (server: string, question: Question, client: Client, nowMs: number) => {
    if (server === servers.machinesAddress) return servers.machines(question, nowMs);
    if (server !== servers.clusterAddress) return undefined;
    return mayAsk(client) ? servers.cluster(question, nowMs) : undefined;
  };
  return {
    resolve: (name, client, nowMs) =>
      resolve(name, machines.resolver(client.pod), (server, question, afterMs) =>
        ask(server, question, client, nowMs + afterMs),
      ),
    query: (question, server, client, nowMs) => ask(server, question, client, nowMs),
  };

  /** Where something goes wrong on the way, or at the server. */
  function replyThrough(
    ways: NetworkFaults,
    { server, question, client, nowMs }: Asked,
  ): Reply | undefined {
    const to = server === servers.clusterAddress ? dnsEnd : beyond;
    const lateMs = roundTripDelayMs(ways, { from: client, to, atMs: nowMs }, patience);
    if (lateMs === Number.POSITIVE_INFINITY) return undefined;
    const code = ways.lookup({ client, atMs: nowMs });
    if (code !== undefined) return { code, answers: [], authoritative: false };
    const answer = reply(server, question, client, nowMs);
    return answer === undefined || lateMs === 0 ? answer : { ...answer, lateMs };
  }

  /** A policy that lets a pod reach nobody keeps it from DNS as well. */
  function mayAsk(client: Client): boolean {
    if (client.pod === undefined) return true;
    const { allowed } = policies.verdict({
      from: peerOf(client),
      // Policies look at nothing but where a pod is, its labels and its network.
      to: { address: servers.clusterAddress, ...dnsEnd },
      port: 53,
      protocol: "UDP",
    });
    return allowed;
  }
}

/** The name server of the machines: it knows them by their names, and nobody else. */
export function machineNames(machines: Machines): NameServers["machines"] {
  return (question) => {
    const node = machines.node(question.name.replace(/\.$/, "").toLowerCase());
    if (node === undefined) return offlineReply(question);
    const answers = (node.status.addresses ?? [])
      .filter(({ type }) => type === "InternalIP")
      .filter(({ address }) => (address.includes(":") ? "AAAA" : "A") === question.type)
      .map(({ address }) => {
        const { name, type } = question;
        return { name, type, ttlSeconds: 600, data: address };
      });
    return { code: "NOERROR", answers, authoritative: true };
  };
}
