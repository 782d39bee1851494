/** The processes of a cluster, all of which can be struck. */
export declare const faultProcesses: readonly ["cni", "coredns", "ingress-controller", "kube-controller-manager", "kube-proxy", "kube-scheduler", "kubelet", "traffic"];
export declare const processFaultTypes: {
    readonly APIError: {
        readonly doc: "Requests are refused with an error, and nothing comes of them.";
        readonly takes: readonly ["process", "controller", "resources", "namespace", "verbs"];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "error"];
    };
    readonly APILatency: {
        readonly doc: "Requests take longer: half of the delay to get there, half of it for the answer.";
        readonly takes: readonly ["process", "controller", "resources", "namespace", "verbs"];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "delay", "jitter"];
        readonly needs: readonly ["delay"];
    };
    readonly APIUnavailable: {
        readonly doc: "The API server cannot be reached: every request fails, and all watches end.";
        readonly takes: readonly ["process"];
        readonly parameters: readonly [];
    };
    readonly ConflictStorm: {
        readonly doc: "Updates and patches are refused as if somebody else had just changed the object.";
        readonly takes: readonly ["process", "controller", "resources", "namespace"];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
    };
    readonly TimeoutAfterCommit: {
        readonly doc: "Writes are carried out, and answered as if their time had run out before.";
        readonly takes: readonly ["process", "controller", "resources", "namespace", "verbs"];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
    };
    readonly WatchDrop: {
        readonly doc: "Watches end when it begins and, for its duration, in place of an event.";
        readonly takes: readonly ["process", "resources"];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
        readonly once: true;
    };
    readonly WatchCompacted: {
        readonly doc: "The same with the answer that what they follow is gone: all has to be listed anew.";
        readonly takes: readonly ["process", "resources"];
        readonly parameters: readonly ["percent", "skip", "times", "seed"];
        readonly once: true;
    };
    readonly WatchDelay: {
        readonly doc: "Events of watches come later. They stay in order.";
        readonly takes: readonly ["process", "resources"];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "delay", "jitter"];
        readonly needs: readonly ["delay"];
    };
    readonly StaleCache: {
        readonly doc: "A process sees everything so late, what it lists anew included, until this ends.";
        readonly takes: readonly ["process", "resources"];
        readonly parameters: readonly ["delay"];
        readonly needs: readonly ["delay"];
    };
    readonly ProcessCrash: {
        readonly doc: "A process is killed, at once or after a write, and starts anew after the delay.";
        readonly takes: readonly ["process", "controller", "resources", "namespace", "verbs"];
        readonly parameters: readonly ["percent", "skip", "times", "seed", "delay"];
        readonly needs: readonly ["target.process"];
        readonly processes: readonly ["cni", "coredns", "ingress-controller", "kube-controller-manager", "kube-proxy", "kube-scheduler", "kubelet", "traffic"];
        readonly times: 1;
    };
    readonly ProcessPause: {
        readonly doc: "A process stands still, and then goes on as if nothing had been.";
        readonly takes: readonly ["process"];
        readonly parameters: readonly [];
        readonly needs: readonly ["target.process"];
        readonly processes: readonly ["cni", "coredns", "ingress-controller", "kube-controller-manager", "kube-proxy", "kube-scheduler", "kubelet", "traffic"];
    };
    readonly SecondLeader: {
        readonly doc: "A second one of a process works beside the first: both believe that they lead.";
        readonly takes: readonly ["process"];
        readonly parameters: readonly [];
        readonly needs: readonly ["target.process"];
        readonly processes: readonly ["kube-controller-manager", "kube-scheduler"];
    };
    readonly ClockJump: {
        readonly doc: "The time of day jumps by the delay, and back when it ends. Timers go on as they were.";
        readonly takes: readonly ["process"];
        readonly parameters: readonly ["delay"];
        readonly needs: readonly ["delay"];
        readonly processes: readonly ["kube-controller-manager", "kube-scheduler"];
        readonly isSigned: true;
    };
};
