/** Pods for tests: what matters is given, the rest is what decoding fills in. */
import type { Container } from "./container.ts";
import type { ContainerStatus } from "./container-status.ts";
import type { Pod } from "./pod.ts";
import type { PodSpec } from "./spec.ts";

/** The parts of a pod that a test is about. */
export interface PodParts {
  readonly metadata?: Partial<Pod["metadata"]>;
  readonly spec?: Partial<PodSpec>;
  readonly status?: Pod["status"];
}

export function testPod({ metadata, spec, status }: PodParts = {}): Pod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "default", ...metadata },
    spec: testPodSpec(spec),
    status: status ?? {},
  };
}

export function testPodSpec(spec: Partial<PodSpec> = {}): PodSpec {
  return {
    containers: [testContainer()],
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 30,
    dnsPolicy: "ClusterFirst",
    securityContext: {},
    schedulerName: "default-scheduler",
    ...spec,
  };
}

export function testContainer(container: Partial<Container> = {}): Container {
  return {
    name: "app",
    image: "app:1",
    resources: {},
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
    ...container,
  };
}

/** A container that is not ready and has no state. */
export function testContainerStatus(status: Partial<ContainerStatus> = {}): ContainerStatus {
  return {
    name: "app",
    state: {},
    lastState: {},
    ready: false,
    restartCount: 0,
    image: "app:1",
    imageID: "",
    ...status,
  };
}
