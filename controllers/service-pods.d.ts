/**
 * Which pods stand behind a Service, and how they are reached.
 * Source: k8s.io/endpointslice/util, pkg/api/v1/pod 1.36.
 */
import type { Endpoints } from "../api/core/endpoints.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import { Service, type ServicePort } from "../api/core/service/service.ts";
import { type View } from "../client/controller.ts";
export declare const selectorIndices: {
    servicesBySelector({ metadata, spec }: Service): readonly string[];
};
/** The keys of the Services whose selector picks the pod. */
export declare function serviceKeysOf({ metadata: { namespace, labels } }: Pod, view: View): string[];
/** Whether the endpoints of the Service are kept by controllers, not by hand. */
export declare function selectsPods({ spec: { type, selector } }: Service): boolean;
export declare function isHeadless({ spec: { clusterIP } }: Service): boolean;
/** Whether a change of a pod can change the endpoints of a Service. */
export declare function changesEndpoints(next: Pod | undefined, previous: Pod | undefined): boolean;
/** Whether the pod is an endpoint at all, ready or not. */
export declare function isEndpoint(pod: Pod, includeTerminating: boolean): boolean;
export type IpFamily = "IPv4" | "IPv6";
/** The address families of a Service, the main one first. */
export declare function familiesOf({ spec: { ipFamilies } }: Service): readonly IpFamily[];
/** The address of the pod in one family, if it has one there. */
export declare function addressOf({ status }: Pod, family: IpFamily): string | undefined;
/** The name that DNS gives the pod below the Service; only a governing Service gives one. */
export declare function hostnameOf({ metadata, spec }: Pod, service: Service): string | undefined;
/** The number of the pod's port that a port of a Service leads to, if the pod has it. */
export declare function findPort({ spec }: Pod, servicePort: ServicePort): number | undefined;
/** Whether pods may have different numbers for the same port of the Service. */
export declare const hasNamedPorts: ({ spec: { ports } }: Service) => boolean;
/** What endpoints of a pod refer to. */
export declare function podReference({ metadata: { namespace, name, uid } }: Pod): {
    kind: string;
    namespace: string | undefined;
    name: string | undefined;
    uid: string | undefined;
};
/** Says when what led to a write happened, for measuring how long it took to spread. */
export declare const triggerTimeAnnotation = "endpoints.kubernetes.io/last-change-trigger-time";
export declare const headlessLabel = "service.kubernetes.io/headless";
/**
 * The earliest of the changes that a write tells of: the creation of the Service, where nothing was
 * written for it before, and the readiness of each pod that changed. Kubernetes remembers what it
 * saw last; here what was written last stands for that.
 */
export declare function triggerTime(service: Service | undefined, changed: readonly Pod[]): string | undefined;
/** `annotations` with the trigger time, or without where there is none. */
export declare function withTriggerTime(annotations: Readonly<Record<string, string>> | undefined, time: string | undefined): Readonly<Record<string, string>>;
/** Leader elections of old kept their locks in Endpoints that no Service stands behind. */
export declare const isLock: ({ metadata: { annotations } }: Endpoints) => boolean;
