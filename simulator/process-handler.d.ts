import type { ApiHandler } from "../api/request.ts";
/** The processes of a cluster beside the API server. All kubelets are one process here. */
export type ComponentName = "kube-controller-manager" | "kube-scheduler" | "kubelet" | "kube-proxy" | "coredns" | "cni" | "traffic" | "ingress-controller" | "fault-injector";
/**
 * The API as one process of a cluster sees it. A controller acts in its own name, but the fields
 * that it sets belong to the process that it runs in, whose name a client library sends.
 */
export declare function processHandler(handler: ApiHandler, fieldManager: ComponentName): ApiHandler;
