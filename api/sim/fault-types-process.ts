/** Faults between processes and the API server, and of the processes themselves. */
import { chances, type FaultTypeRule } from "./fault-type-rule.ts";

/** The processes that every cluster has, all of which can be struck, as a user's own can be. */
export const faultProcesses = [
  "cni",
  "coredns",
  "ingress-controller",
  "kube-controller-manager",
  "kube-proxy",
  "kube-scheduler",
  "kubelet",
  "traffic",
] as const;

/** Those of which a second one could work beside the first, and that heed the time of day. */
const elected = ["kube-controller-manager", "kube-scheduler"] as const;

const writes = ["process", "controller", "resources", "namespace"] as const;
const requests = [...writes, "verbs"] as const;
const watches = ["process", "resources"] as const;

export const processFaultTypes = {
  APIError: {
    doc: "Requests are refused with an error, and nothing comes of them.",
    takes: requests,
    parameters: [...chances, "error"],
  },
  APILatency: {
    doc: "Requests take longer: half of the delay to get there, half of it for the answer.",
    takes: requests,
    parameters: [...chances, "delay", "jitter"],
    needs: ["delay"],
  },
  APIUnavailable: {
    doc: "The API server cannot be reached: every request fails, and all watches end.",
    takes: ["process"],
    parameters: [],
  },
  ConflictStorm: {
    doc: "Updates and patches are refused as if somebody else had just changed the object.",
    takes: writes,
    parameters: chances,
  },
  TimeoutAfterCommit: {
    doc: "Writes are carried out, and answered as if their time had run out before.",
    takes: requests,
    parameters: chances,
  },
  WatchDrop: {
    doc: "Watches end when it begins and, for its duration, in place of an event.",
    takes: watches,
    parameters: chances,
    once: true,
  },
  WatchCompacted: {
    doc: "The same with the answer that what they follow is gone: all has to be listed anew.",
    takes: watches,
    parameters: chances,
    once: true,
  },
  WatchDelay: {
    doc: "Events of watches come later. They stay in order.",
    takes: [...watches, "controller"],
    parameters: [...chances, "delay", "jitter"],
    needs: ["delay"],
  },
  StaleCache: {
    doc: "A process sees everything so late, what it lists anew included, until this ends.",
    takes: [...watches, "controller"],
    parameters: ["delay"],
    needs: ["delay"],
  },
  ProcessCrash: {
    doc: "A process is killed, at once or after a write, and starts anew after the delay.",
    takes: requests,
    parameters: [...chances, "delay"],
    needs: ["target.process"],
    times: 1,
  },
  ProcessPause: {
    doc: "A process stands still, and then goes on as if nothing had been.",
    takes: ["process"],
    parameters: [],
    needs: ["target.process"],
  },
  SecondLeader: {
    doc: "A second one of a process works beside the first: both believe that they lead.",
    takes: ["process"],
    parameters: [],
    needs: ["target.process"],
    processes: elected,
  },
  ClockJump: {
    doc: "The time of day jumps by the delay, and back when it ends. Timers go on as they were.",
    takes: ["process"],
    parameters: ["delay"],
    needs: ["delay"],
    processes: elected,
    strikesOwn: true,
    isSigned: true,
  },
} as const satisfies Readonly<Record<string, FaultTypeRule>>;
