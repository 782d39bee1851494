import { expect, test } from "vitest";
import { frontendsOf, portKey } from "./service-ports.ts";
import { serviceOf } from "./testing/objects.ts";

type Parts = Parameters<typeof serviceOf>[0];

/** `address key: via port name` of every frontend, and those of node ports without an address. */
function places(parts: Parts): readonly string[] | undefined {
  const frontends = frontendsOf(serviceOf(parts));
  if (frontends === undefined) return undefined;
  const shown: string[] = [];
  for (const [address, ports] of frontends.addresses) {
    for (const [key, { via, rules }] of ports) {
      shown.push(`${address} ${key} ${via} ${rules.family} ${rules.service.portName}`.trim());
    }
  }
  for (const [key, { rules }] of frontends.nodePorts) shown.push(`${key} ${rules.family}`);
  return shown;
}

const http = portKey(80, "TCP");

test.each<{ behaviour: string; parts: Parts; shown: readonly string[] | undefined }>([
  {
    behaviour: "at its cluster IP",
    parts: {},
    shown: [`10.96.0.7 ${http} clusterIP IPv4`],
  },
  {
    behaviour: "for each port and protocol",
    parts: {
      spec: {
        ports: [
          { name: "dns", port: 53, protocol: "UDP" },
          { name: "dns-tcp", port: 53, protocol: "TCP" },
        ],
      },
    },
    shown: [
      `10.96.0.7 ${portKey(53, "UDP")} clusterIP IPv4 dns`,
      `10.96.0.7 ${portKey(53, "TCP")} clusterIP IPv4 dns-tcp`,
    ],
  },
  {
    behaviour: "in both families, with the outer addresses of each",
    parts: {
      spec: {
        clusterIPs: ["10.96.0.7", "fd00::7"],
        externalIPs: ["2001:DB8::0001", "198.51.100.1"],
        ports: [{ port: 80, protocol: "TCP", nodePort: 30080 }],
      },
    },
    shown: [
      `10.96.0.7 ${http} clusterIP IPv4`,
      `198.51.100.1 ${http} externalIP IPv4`,
      `fd00::7 ${http} clusterIP IPv6`,
      `2001:db8::1 ${http} externalIP IPv6`,
      `${portKey(30080, "TCP", "IPv4")} IPv4`,
      `${portKey(30080, "TCP", "IPv6")} IPv6`,
    ],
  },
  {
    behaviour: "at the address of its load balancer, unless that is a proxy itself",
    parts: {
      spec: { type: "LoadBalancer" },
      ingress: [
        { ip: "203.0.113.1", ipMode: "VIP" },
        { ip: "203.0.113.2", ipMode: "Proxy" },
        { hostname: "lb.example" },
      ],
    },
    shown: [`10.96.0.7 ${http} clusterIP IPv4`, `203.0.113.1 ${http} loadBalancer IPv4`],
  },
  {
    behaviour: "nowhere, being headless",
    parts: { spec: { clusterIP: "None", clusterIPs: ["None"] } },
    shown: undefined,
  },
  {
    behaviour: "nowhere, being a name only",
    parts: { spec: { type: "ExternalName", externalName: "db.example" } },
    shown: undefined,
  },
  {
    behaviour: "nowhere, being left to another proxy",
    parts: { metadata: { labels: { "service.kubernetes.io/service-proxy-name": "other" } } },
    shown: undefined,
  },
])("proxies take connections for a Service $behaviour", ({ parts, shown }) => {
  expect(places(parts)).toEqual(shown);
});
