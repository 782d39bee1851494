/** The types of Faults: what each may be told. What they do stands in `simulator/faults/`. */
import type { FaultTypeRule } from "./fault-type-rule.ts";
/** Every type by its name. */
export declare const faultTypes: {
    NodeCrash: {
        readonly doc: "Machines lose power, and have it again when it ends.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
    };
    NodeReboot: {
        readonly doc: "Machines go off as if they had crashed, and start again after the delay, or 30 seconds.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed", "delay"];
        readonly times: 1;
    };
    NodeFreeze: {
        readonly doc: "Nothing happens on machines and nobody reaches them; then they go on where they were.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
    };
    NodePartition: {
        readonly doc: "Kubelets and the API server do not reach each other. Containers run on and answer.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
    };
    NodeSlow: {
        readonly doc: "On machines all takes so many times as long: pulls, starts, answers.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed", "factor"];
    };
    ZoneOutage: {
        readonly doc: "All machines of zones lose power, and have it again when it ends.";
        readonly takes: readonly ["zones"];
        readonly parameters: readonly [];
        readonly needs: readonly ["target.zones"];
    };
    KubeletRestart: {
        readonly doc: "Kubelets are killed and start again after the delay, or 10 seconds. Containers run on.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed", "delay"];
        readonly times: 1;
    };
    ContainerCrash: {
        readonly doc: "Containers end with code 137; for its duration also those that start, after a second.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
        readonly once: true;
    };
    ContainerHang: {
        readonly doc: "Containers stop answering and heed no signal. Those started afterwards are well.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
    };
    ContainerOOM: {
        readonly doc: "Containers are killed for want of memory; for its duration also those that start.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed"];
        readonly once: true;
    };
    ContainerSlowStart: {
        readonly doc: "Servers that start meanwhile listen later, by the delay.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["seed", "delay", "jitter"];
        readonly needs: readonly ["delay"];
    };
    RegistryDown: {
        readonly doc: "Images cannot be pulled: nobody answers, or the error.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["percent", "seed", "error"];
    };
    RegistrySlow: {
        readonly doc: "Pulls of images take so many times as long.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["factor"];
    };
    NetworkLoss: {
        readonly doc: "Packets to and from pods and nodes are lost. TCP sends them again after a while.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
    };
    NetworkDelay: {
        readonly doc: "Packets to and from pods and nodes take longer, each way by the delay.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "delay", "jitter"];
        readonly needs: readonly ["delay"];
    };
    DNSFailure: {
        readonly doc: "Name servers answer pods and nodes that they have failed.";
        readonly takes: readonly ("container" | "controller" | "count" | "namespace" | "nodeSelector" | "nodes" | "podSelector" | "pods" | "process" | "registries" | "resources" | "to" | "verbs" | "zones")[];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
    };
    APIError: {
        readonly doc: "Requests are refused with an error, and nothing comes of them.";
        readonly takes: readonly ["process", "controller", "resources", "namespace", "verbs"];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "error"];
    };
    APILatency: {
        readonly doc: "Requests take longer: half of the delay to get there, half of it for the answer.";
        readonly takes: readonly ["process", "controller", "resources", "namespace", "verbs"];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "delay", "jitter"];
        readonly needs: readonly ["delay"];
    };
    APIUnavailable: {
        readonly doc: "The API server cannot be reached: every request fails, and all watches end.";
        readonly takes: readonly ["process"];
        readonly parameters: readonly [];
    };
    ConflictStorm: {
        readonly doc: "Updates and patches are refused as if somebody else had just changed the object.";
        readonly takes: readonly ["process", "controller", "resources", "namespace"];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
    };
    TimeoutAfterCommit: {
        readonly doc: "Writes are carried out, and answered as if their time had run out before.";
        readonly takes: readonly ["process", "controller", "resources", "namespace", "verbs"];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
    };
    WatchDrop: {
        readonly doc: "Watches end when it begins and, for its duration, in place of an event.";
        readonly takes: readonly ["process", "resources"];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
        readonly once: true;
    };
    WatchCompacted: {
        readonly doc: "The same with the answer that what they follow is gone: all has to be listed anew.";
        readonly takes: readonly ["process", "resources"];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
        readonly once: true;
    };
    WatchDelay: {
        readonly doc: "Events of watches come later. They stay in order.";
        readonly takes: readonly ["process", "resources"];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "delay", "jitter"];
        readonly needs: readonly ["delay"];
    };
    StaleCache: {
        readonly doc: "A process sees everything so late, what it lists anew included, until this ends.";
        readonly takes: readonly ["process", "resources"];
        readonly parameters: readonly ["delay"];
        readonly needs: readonly ["delay"];
    };
    ProcessCrash: {
        readonly doc: "A process is killed, at once or after a write, and starts anew after the delay.";
        readonly takes: readonly ["process", "controller", "resources", "namespace", "verbs"];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "delay"];
        readonly needs: readonly ["target.process"];
        readonly processes: readonly ["cni", "coredns", "ingress-controller", "kube-controller-manager", "kube-proxy", "kube-scheduler", "kubelet", "traffic"];
        readonly times: 1;
    };
    ProcessPause: {
        readonly doc: "A process stands still, and then goes on as if nothing had been.";
        readonly takes: readonly ["process"];
        readonly parameters: readonly [];
        readonly needs: readonly ["target.process"];
        readonly processes: readonly ["cni", "coredns", "ingress-controller", "kube-controller-manager", "kube-proxy", "kube-scheduler", "kubelet", "traffic"];
    };
    SecondLeader: {
        readonly doc: "A second one of a process works beside the first: both believe that they lead.";
        readonly takes: readonly ["process"];
        readonly parameters: readonly [];
        readonly needs: readonly ["target.process"];
        readonly processes: readonly ["kube-controller-manager", "kube-scheduler"];
    };
    ClockJump: {
        readonly doc: "The time of day jumps by the delay, and back when it ends. Timers go on as they were.";
        readonly takes: readonly ["process"];
        readonly parameters: readonly ["delay"];
        readonly needs: readonly ["delay"];
        readonly processes: readonly ["kube-controller-manager", "kube-scheduler"];
        readonly isSigned: true;
    };
};
export type FaultType = keyof typeof faultTypes;
export declare const isFaultType: (type: string) => type is FaultType;
/** The rule of a type, or nothing where there is none of that name. */
export declare const faultTypeRule: (type: string) => FaultTypeRule | undefined;
