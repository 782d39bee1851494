/** What the comments of manifests of rarer kinds promise. */
import { expect } from "vitest";
import { Event } from "../../api/core/event.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { PodTemplate } from "../../api/core/pod-template.ts";
import { Service } from "../../api/core/service/service.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { IPAddress } from "../../api/networking/ip-address.ts";
import { isReady, ServiceCIDR } from "../../api/networking/service-cidr.ts";
import { DeviceClass } from "../../api/resource/device-class.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { CSIStorageCapacity } from "../../api/storage/csi-storage-capacity.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import type { Cluster } from "../../simulator/cluster.ts";

type Apply = (folder: string, file: string) => void;

export const promisesOfKinds: Readonly<Record<string, (cluster: Cluster, apply: Apply) => void>> = {
  devices(cluster, apply) {
    for (const file of ["class", "claim", "template", "slice"]) apply("devices", `${file}.yaml`);
    cluster.advance("1m");
    const [claim] = cluster.list(ResourceClaim);
    expect([claim?.metadata.name, claim?.status]).toEqual(["large-gpu", {}]);
    apply("devices", "workloads.yaml");
    cluster.advance("1m");
    const devices = () =>
      cluster
        .list(ResourceClaim)
        .map(({ status }) => status.allocation?.devices.results ?? [])
        .map((results) => results.map(({ device }) => device).join("+"))
        .sort();
    expect(devices()).toEqual(["", "gpu-0", "gpu-1+gpu-2"]);
    cluster.delete(Pod, "train");
    cluster.advance("2m");
    const [left] = cluster
      .list(ResourceClaim)
      .filter(({ metadata }) => metadata.name === "large-gpu");
    expect([devices(), left?.status]).toEqual([["", "gpu-0", "gpu-1+gpu-2"], {}]);
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

  "storage-capacity"(cluster, apply) {
    const nodeOf = (name: string) => cluster.get(Pod, name)?.spec.nodeName;
    apply("storage-capacity", "driver.yaml");
    apply("storage-capacity", "pods.yaml");
    cluster.until(() => cluster.get(Pod, "small")?.status.phase === "Running", { within: "1m" });
    expect([nodeOf("small"), nodeOf("large")]).toEqual(["node-1", undefined]);
    expect(cluster.get(Pod, "large")?.status.conditions?.[0]?.message).toMatch(
      /node\(s\) did not have enough free storage/,
    );
    expect(cluster.list(VolumeAttachment)).toEqual([]);
    cluster.patch(CSIStorageCapacity, "local-node-0", { capacity: "500Gi" }, "default");
    cluster.until(() => nodeOf("large") === "node-0", { within: "1m" });
  },

  "volume-attributes"(cluster, apply) {
    const claim = () => cluster.get(PersistentVolumeClaim, "database");
    const attributes = () => [
      claim()?.status.currentVolumeAttributesClassName,
      ...cluster.list(PersistentVolume).map(({ spec }) => spec.volumeAttributesClassName),
    ];
    const told = () =>
      cluster.list(Event, "default").filter((each) => each.involvedObject.name === "database");
    apply("volume-attributes", "database.yaml");
    cluster.advance("20s");
    expect(told().map(({ message }) => message)).toContain(
      'failed to provision volume with StorageClass "standard": ' +
        'volumeattributesclass.storage.k8s.io "silver" not found',
    );
    apply("volume-attributes", "classes.yaml");
    cluster.until(() => cluster.get(Pod, "database")?.status.phase === "Running", { within: "1m" });
    expect(attributes()).toEqual(["silver", "silver"]);
    const spec = { volumeAttributesClassName: "gold" };
    cluster.patch(PersistentVolumeClaim, "database", { spec });
    cluster.until(() => attributes()[0] === "gold", { within: "5s" });
    cluster.advance("1s");
    expect([attributes(), claim()?.status.modifyVolumeStatus]).toEqual([
      ["gold", "gold"],
      undefined,
    ]);
    expect(told().map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(["VolumeModify", "VolumeModifySuccessful"]),
    );
    for (const name of ["gold", "silver"]) cluster.delete(VolumeAttributesClass, name);
    cluster.advance("1m");
    const kept = () => cluster.list(VolumeAttributesClass).map(({ metadata }) => metadata.name);
    expect(kept()).toEqual(["gold"]);
    cluster.delete(Pod, "database");
    cluster.delete(PersistentVolumeClaim, "database");
    cluster.until(() => kept().length === 0, { within: "2m" });
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
