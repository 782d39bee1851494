import { Service, type ServiceSpec } from "../../../api/core/service/service.ts";
import { type IpFamily } from "../../../api/validation/ip.ts";
/** The families of a cluster, the main one first. */
export type ClusterFamilies = readonly [IpFamily, ...IpFamily[]];
/**
 * The Service with the address families that it gets in this cluster, and their policy. Throws a
 * StatusError where it asks for what does not go together, or for what the cluster has not.
 * Source: pkg/registry/core/service/storage, initIPFamilyFields 1.36.
 */
export declare function withFamilies(service: Service, before: Service | undefined, cluster: ClusterFamilies): Service;
/**
 * A Service that prefers two families gets or loses the second not just because the cluster has two
 * or one by now. Source: isMatchingPreferDualStackClusterIPFields.
 */
export declare function keepsPreferred(service: Service, before: Service | undefined): boolean;
export declare const withSpec: (service: Service, changes: Partial<ServiceSpec>) => Service;
