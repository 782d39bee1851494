import { expect, test } from "vitest";
import { serviceColumns } from "./columns.ts";
import type { Service } from "./service.ts";
import { testPort, testService, unallocated } from "./test-services.ts";
import { serviceWarnings } from "./warnings.ts";

const ingress = [{ ip: "9.9.9.9" }, { hostname: "lb.example" }, { ip: "1.2.3.4" }];

test.each<{ behaviour: string; service: Service; cells: string[] }>([
  {
    behaviour: "a ClusterIP",
    service: testService({ selector: { b: "2", a: "1" } }),
    cells: ["ClusterIP", "10.96.0.9", "<none>", "80/TCP", "a=1,b=2"],
  },
  {
    behaviour: "a NodePort with its node ports and external IPs",
    service: testService({
      type: "NodePort",
      externalIPs: ["1.1.1.1", "2.2.2.2"],
      ports: [testPort({ nodePort: 30_080 }), testPort({ port: 53, protocol: "UDP" })],
    }),
    cells: ["NodePort", "10.96.0.9", "1.1.1.1,2.2.2.2", "80:30080/TCP,53/UDP", "app=web"],
  },
  {
    behaviour: "a LoadBalancer that waits",
    service: testService({ type: "LoadBalancer" }),
    cells: ["LoadBalancer", "10.96.0.9", "<pending>", "80/TCP", "app=web"],
  },
  {
    behaviour: "a LoadBalancer with its points of entry in order",
    service: testService(
      { type: "LoadBalancer", externalIPs: ["0.1.1.1"] },
      { loadBalancer: { ingress } },
    ),
    cells: ["LoadBalancer", "10.96.0.9", "1.2.3.4,9.9.9.9,lb.example,0.1.1.1", "80/TCP", "app=web"],
  },
  {
    behaviour: "an ExternalName",
    service: testService({
      ...unallocated,
      type: "ExternalName",
      externalName: "a.example",
      ports: [],
      selector: undefined,
    }),
    cells: ["ExternalName", "<none>", "a.example", "<none>", "<none>"],
  },
])("columns show $behaviour", ({ service, cells }) => {
  const shown = serviceColumns
    .filter(({ name }) => name !== "Name" && name !== "Age")
    .map(({ value }) => value(service, 0));
  expect(shown).toEqual(cells);
});

test.each([
  { behaviour: "nothing of the plain", spec: {}, warnings: [] },
  {
    behaviour: "what headless Services ignore",
    spec: { clusterIP: "None", clusterIPs: ["None"], sessionAffinity: "ClientIP" },
    warnings: ["spec.SessionAffinity is ignored for headless services"],
  },
  {
    behaviour: "what is deprecated",
    spec: { externalIPs: ["1.2.3.4"], trafficDistribution: "PreferClose" },
    warnings: [
      "spec.externalIPs is deprecated",
      'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"',
    ],
  },
  {
    behaviour: "names that lead nowhere",
    spec: { externalName: "a.example" },
    warnings: ['spec.externalName is ignored when spec.type is not "ExternalName"'],
  },
])("warnings tell $behaviour", ({ spec, warnings }) => {
  expect(serviceWarnings(testService(spec))).toEqual(warnings);
});
