/** What the comments of manifests of rarer kinds promise. */
import { expect } from "vitest";
import { PodTemplate } from "../../api/core/pod-template.ts";
import { Service } from "../../api/core/service/service.ts";
import { IPAddress } from "../../api/networking/ip-address.ts";
import { isReady, ServiceCIDR } from "../../api/networking/service-cidr.ts";
import { DeviceClass } from "../../api/resource/device-class.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { Cluster } from "../../simulator/cluster.ts";

type Apply = (folder: string, file: string) => void;

export const promisesOfKinds: Readonly<Record<string, (cluster: Cluster, apply: Apply) => void>> = {
  devices(cluster, apply) {
    for (const file of ["class", "claim", "template", "slice"]) apply("devices", `${file}.yaml`);
    cluster.advance("1m");
    const [claim] = cluster.list(ResourceClaim);
    expect([claim?.metadata.name, claim?.status]).toEqual(["large-gpu", {}]);
    const unreadable = { selectors: [{ cel: { expression: "device.driver ==" } }] };
    expect(() => cluster.patch(DeviceClass, "gpu.example.com", { spec: unreadable })).toThrow(
      /spec\.selectors\[0\]\.cel\.expression: .*compilation failed/,
    );
  },

  "pod-template"(cluster, apply) {
    apply("pod-template", "pod-template.yaml");
    cluster.advance("10s");
    expect(cluster.get(PodTemplate, "worker")?.template.spec).toMatchObject({
      restartPolicy: "OnFailure",
      schedulerName: "default-scheduler",
    });
  },

  "service-cidr"(cluster, apply) {
    const range = () => cluster.get(ServiceCIDR, "more");
    const createService = () =>
      cluster.apply({
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "lucky" },
        spec: { clusterIP: "10.97.0.10", selector: { app: "lucky" }, ports: [{ port: 80 }] },
      });
    expect(createService).toThrow(/10\.97\.0\.10: the provided network does not match the current/);
    apply("service-cidr", "range.yaml");
    cluster.until(() => range()?.status.conditions?.[0]?.status === "True", { within: "5s" });
    createService();
    expect(cluster.get(IPAddress, "10.97.0.10")?.spec.parentRef).toEqual({
      resource: "services",
      namespace: "default",
      name: "lucky",
    });
    cluster.delete(ServiceCIDR, "more");
    cluster.advance("1m");
    expect(range()?.status.conditions).toMatchObject([{ status: "False", reason: "Terminating" }]);
    cluster.delete(Service, "lucky");
    cluster.until(() => range() === undefined, { within: "5s" });
    expect(cluster.list(ServiceCIDR).map((each) => [each.metadata.name, isReady(each)])).toEqual([
      ["kubernetes", true],
    ]);
    apply("service-cidr", "range.yaml");
    cluster.settle();
    cluster.delete(ServiceCIDR, "more");
    const waitedMs = cluster.until(() => range() === undefined, { within: "20s" });
    expect(waitedMs).toBeGreaterThan(9_000);
  },
};
