/** What pods find in the files about names and addresses, as Kubernetes' documentation has it. */
import { describe, expect, test } from "vitest";
import { boundPod, TestKubelet } from "../test-kubelet.ts";
import type { PodSpec } from "../types.ts";
import { hostNameOf } from "./host-name.ts";
import { hostsFile } from "./hosts-file.ts";
import { resolverFile } from "./resolver.ts";

const podWith = (spec: Partial<PodSpec>, name = "web-0") =>
  boundPod({
    metadata: { name, namespace: "shop" },
    spec,
    status: { podIP: "10.244.0.5", podIPs: [{ ip: "10.244.0.5" }], hostIP: "172.18.0.2" },
  });

describe("a host name", () => {
  test.each([
    { behaviour: "is the name of the pod", spec: {}, kernel: "web-0", domain: "" },
    {
      behaviour: "is what the pod says",
      spec: { hostname: "busybox-1", subdomain: "busybox" },
      kernel: "busybox-1",
      domain: "busybox.shop.svc.cluster.local",
    },
    {
      behaviour: "is the whole one where the pod wants that",
      spec: { hostname: "a", subdomain: "b", setHostnameAsFQDN: true },
      kernel: "a.b.shop.svc.cluster.local",
      domain: "b.shop.svc.cluster.local",
    },
    {
      behaviour: "needs a subdomain to be whole",
      spec: { hostname: "a", setHostnameAsFQDN: true },
      kernel: "a",
      domain: "",
    },
    {
      behaviour: "is overridden, and then in no domain",
      spec: { hostname: "a", subdomain: "b", hostnameOverride: "db.example.com" },
      kernel: "db.example.com",
      domain: "",
    },
    {
      behaviour: "is that of the node on its network",
      spec: { hostNetwork: true, nodeName: "node-0" },
      kernel: "node-0",
      domain: "",
    },
  ])("$behaviour", ({ spec, kernel, domain }) => {
    const { kernel: name, domain: of } = hostNameOf(podWith(spec));
    expect([name, of]).toEqual([kernel, domain]);
  });

  test("is cut to 63 characters, and does not end with a dash", () => {
    const name = `${"a".repeat(62)}-web`;
    expect(hostNameOf(podWith({}, name)).kernel).toBe("a".repeat(62));
  });
});

describe("/etc/hosts", () => {
  test("has the pod and, under a comment of their own, its aliases", () => {
    const hostAliases = [
      { ip: "127.0.0.1", hostnames: ["foo.local", "bar.local"] },
      { ip: "10.1.2.3", hostnames: ["foo.remote"] },
    ];
    expect(hostsFile(podWith({ hostAliases }))).toBe(
      "# Kubernetes-managed hosts file.\n" +
        "127.0.0.1\tlocalhost\n" +
        "::1\tlocalhost ip6-localhost ip6-loopback\n" +
        "fe00::0\tip6-localnet\n" +
        "fe00::0\tip6-mcastprefix\n" +
        "fe00::1\tip6-allnodes\n" +
        "fe00::2\tip6-allrouters\n" +
        "10.244.0.5\tweb-0\n" +
        "\n# Entries added by HostAliases.\n" +
        "127.0.0.1\tfoo.local\tbar.local\n" +
        "10.1.2.3\tfoo.remote\n",
    );
  });

  test("has the whole name first where the pod is in a subdomain", () => {
    const lines = hostsFile(podWith({ subdomain: "web" })).split("\n");
    expect(lines.at(-2)).toBe("10.244.0.5\tweb-0.web.shop.svc.cluster.local\tweb-0");
  });

  test("is the node's on the network of the node", () => {
    const lines = hostsFile(podWith({ hostNetwork: true, nodeName: "node-0" })).split("\n");
    expect([lines[0], lines.at(-2)]).toEqual([
      "# Kubernetes-managed hosts file (host network).",
      "172.18.0.2\tnode-0",
    ]);
  });
});

const ofCluster =
  "search shop.svc.cluster.local svc.cluster.local cluster.local\n" +
  "nameserver 10.96.0.10\noptions ndots:5\n";

describe("/etc/resolv.conf", () => {
  test.each<{ behaviour: string; spec: Partial<PodSpec>; file: string }>([
    { behaviour: "leads to the DNS of the cluster", spec: {}, file: ofCluster },
    {
      behaviour: "is the node's by the policy Default",
      spec: { dnsPolicy: "Default" },
      file: "nameserver 172.18.0.1\n",
    },
    {
      behaviour: "is the node's on the network of the node",
      spec: { dnsPolicy: "ClusterFirst", hostNetwork: true },
      file: "nameserver 172.18.0.1\n",
    },
    {
      behaviour: "leads to the cluster's there, too, where the policy says so",
      spec: { dnsPolicy: "ClusterFirstWithHostNet", hostNetwork: true },
      file: ofCluster,
    },
    {
      behaviour: "is what the pod says by the policy None",
      spec: {
        dnsPolicy: "None",
        dnsConfig: {
          nameservers: ["192.0.2.1"],
          searches: ["ns1.svc.cluster-domain.example", "my.dns.search.suffix"],
          options: [{ name: "ndots", value: "2" }, { name: "edns0" }],
        },
      },
      file:
        "search ns1.svc.cluster-domain.example my.dns.search.suffix\n" +
        "nameserver 192.0.2.1\noptions ndots:2 edns0\n",
    },
    {
      behaviour: "has what the pod adds, whose options win",
      spec: {
        dnsConfig: {
          nameservers: ["1.1.1.1", "10.96.0.10"],
          searches: ["corp.example", "cluster.local"],
          options: [{ name: "ndots", value: "1" }],
        },
      },
      file:
        "search shop.svc.cluster.local svc.cluster.local cluster.local corp.example\n" +
        "nameserver 10.96.0.10\nnameserver 1.1.1.1\noptions ndots:1\n",
    },
  ])("$behaviour", ({ spec, file }) => {
    expect(resolverFile(podWith(spec))).toBe(file);
  });

  test("has no more than three nameservers, of which the pod is told once", () => {
    const dnsConfig = { nameservers: ["1.1.1.1", "8.8.8.8", "9.9.9.9"] };
    const { trace } = new TestKubelet(boundPod({ spec: { dnsConfig } })).run(60);
    expect(trace.filter((line) => line.includes("DNSConfigForming"))).toEqual([
      expect.stringContaining(
        "Warning DNSConfigForming: Nameserver limits were exceeded, some nameservers have been " +
          "omitted, the applied nameserver line is: 10.96.0.10 1.1.1.1 8.8.8.8",
      ),
    ]);
  });

  test("has no more search domains than a resolver reads", () => {
    const searches = Array.from({ length: 32 }, (_, index) => `s${index}.example`);
    const [search = ""] = resolverFile(podWith({ dnsConfig: { searches } })).split("\n");
    expect(search.split(" ").slice(1)).toHaveLength(32);
  });
});
