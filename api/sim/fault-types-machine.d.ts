export declare const machineFaultTypes: {
    readonly NodeCrash: {
        readonly doc: "Machines lose power, and have it again when it ends.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
    };
    readonly NodeReboot: {
        readonly doc: "Machines go off as if they had crashed, and start again after the delay, or 30 seconds.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed", "delay"];
        readonly times: 1;
    };
    readonly NodeFreeze: {
        readonly doc: "Nothing happens on machines and nobody reaches them; then they go on where they were.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
    };
    readonly NodePartition: {
        readonly doc: "Kubelets and the API server do not reach each other. Containers run on and answer.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
    };
    readonly NodeSlow: {
        readonly doc: "On machines all takes so many times as long: pulls, starts, answers.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed", "factor"];
    };
    readonly ZoneOutage: {
        readonly doc: "All machines of zones lose power, and have it again when it ends.";
        readonly takes: readonly ["zones"];
        readonly parameters: readonly [];
        readonly needs: readonly ["target.zones"];
    };
    readonly KubeletRestart: {
        readonly doc: "Kubelets are killed and start again after the delay, or 10 seconds. Containers run on.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed", "delay"];
        readonly times: 1;
    };
    readonly ContainerCrash: {
        readonly doc: "Containers end with code 137; for its duration also those that start, after a second.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
        readonly once: true;
    };
    readonly ContainerHang: {
        readonly doc: "Containers stop answering and heed no signal. Those started afterwards are well.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
    };
    readonly ContainerOOM: {
        readonly doc: "Containers are killed for want of memory; for its duration also those that start.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
        readonly once: true;
    };
    readonly ContainerSlowStart: {
        readonly doc: "Servers that start meanwhile listen later, by the delay.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed", "delay", "jitter"];
        readonly needs: readonly ["delay"];
    };
    readonly RegistryDown: {
        readonly doc: "Images cannot be pulled: nobody answers, or the error.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["percent", "seed", "error"];
    };
    readonly RegistrySlow: {
        readonly doc: "Pulls of images take so many times as long.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["factor"];
    };
    readonly NetworkLoss: {
        readonly doc: "Packets to and from pods and nodes are lost. TCP sends them again after a while.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
    };
    readonly NetworkDelay: {
        readonly doc: "Packets to and from pods and nodes take longer, each way by the delay.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "delay", "jitter"];
        readonly needs: readonly ["delay"];
    };
    readonly DNSFailure: {
        readonly doc: "Name servers answer pods and nodes that they have failed.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
    };
};
/** How many times as long something takes where it is not said. */
export declare const factorUsual = 10;
/** How long a machine takes to boot. */
export declare const rebootUsual = "30s";
/** Source: kubeadm 1.36, RestartSec in the unit of the kubelet. */
export declare const kubeletRestartUsual = "10s";
