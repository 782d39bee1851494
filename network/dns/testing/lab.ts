/** The cluster, and the client, that real resolvers and tools were recorded with. */
import { readFileSync } from "node:fs";
import { testPort } from "../../../api/core/service/test-services.ts";
import type { Ask } from "../asking.ts";
import type { ClusterDns } from "../cluster-dns.ts";
import type { ResolverConfig } from "../resolver-config.ts";
import { dnsOf, headless, namespaceOf, serviceOf, sliceOf } from "./objects.ts";

const external = { type: "ExternalName", clusterIPs: [], ports: undefined } as const;
const named = (name: string, port = 80) => ({ ports: [testPort({ name, port })] });

const labDns = (): ClusterDns =>
  dnsOf(
    [
      namespaceOf("default"),
      namespaceOf("kube-system"),
      serviceOf("kubernetes", { clusterIPs: ["10.96.0.1"], ...named("https", 443) }),
      serviceOf("kube-system/kube-dns", { clusterIPs: ["10.96.0.10"] }),
      serviceOf("web", named("http")),
      serviceOf("dual", { clusterIPs: ["10.96.0.2", "fd00:10:96::2"] }),
      serviceOf("six", { clusterIPs: ["fd00:10:96::3"] }),
      serviceOf("db", headless),
      sliceOf("db", [
        { ip: "10.244.1.5", hostname: "db-0" },
        { ip: "10.244.2.6", hostname: "db-1" },
      ]),
      serviceOf("inside", { ...external, externalName: "web.default.svc.cluster.local" }),
      serviceOf("outside", { ...external, externalName: "my.database.example.com" }),
    ],
    {
      upstream: ({ name, type }) =>
        name !== "known.example.com" || type !== "A"
          ? undefined
          : {
              code: "NOERROR",
              answers: [{ name, type, ttlSeconds: 300, data: "192.0.2.7" }],
              authoritative: false,
              recursionAvailable: true,
            },
    },
  );

/** The server at 10.96.0.10; it says nothing of names that begin with `silent`. */
export function labServer(): Ask {
  const dns = labDns();
  return (server, question) =>
    server !== "10.96.0.10" || question.name.startsWith("silent")
      ? undefined
      : dns.query(question, 0);
}

export const labConfig: ResolverConfig = {
  nameservers: ["10.96.0.10"],
  searches: ["default.svc.cluster.local", "svc.cluster.local", "cluster.local"],
  options: ["ndots:5"],
  hosts: new Map([
    ["localhost", ["127.0.0.1", "::1"]],
    ["web-0.web.default.svc.cluster.local", ["10.244.1.9"]],
    ["web-0", ["10.244.1.9"]],
  ]),
};

/** A command that was run, and what came of it. */
export interface Recorded {
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** `web.default.svc.cluster.local A NOERROR`, in the order in which the server saw them. */
  readonly queries: readonly string[];
}

export function recorded(file: "lookups" | "tools"): readonly Recorded[] {
  const path = new URL(`../../../test/recordings/dns/${file}.txt`, import.meta.url);
  return readFileSync(path, "utf8")
    .split(/\n(?=\$ )/)
    .map((block) => {
      const lines = block.split("\n");
      const marked = (mark: string) =>
        lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
      const text = (mark: string) =>
        marked(mark)
          .map((line) => `${line}\n`)
          .join("");
      return {
        command: marked("$ ")[0] ?? "",
        stdout: text("|"),
        stderr: text("!"),
        exitCode: Number(marked("exit ")[0]),
        queries: marked("? "),
      };
    });
}
