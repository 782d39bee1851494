/** Faults of machines and of what runs on them, of registries and of the network. */
import type { FaultTypeRule, TargetField } from "./fault-type-rule.ts";

const nodes = ["nodes", "nodeSelector", "zones"] as const;
const pods = ["namespace", "pods", "podSelector"] as const;
const struckNodes: readonly TargetField[] = [...nodes, "count"];
const containers: readonly TargetField[] = [...nodes, ...pods, "container", "count"];
const pulls: readonly TargetField[] = [...nodes, ...pods, "registries"];
const ends: readonly TargetField[] = [...nodes, ...pods, "count", "to"];
const clients: readonly TargetField[] = [...nodes, ...pods, "count"];

const losses = ["percent", "skip", "times", "seed"] as const;

export const machineFaultTypes = {
  NodeCrash: {
    doc: "Machines lose power, and have it again when it ends.",
    takes: struckNodes,
    parameters: ["seed"],
  },
  NodeReboot: {
    doc: "Machines go off as if they had crashed, and start again after the delay, or 30 seconds.",
    takes: struckNodes,
    parameters: ["seed", "delay"],
    times: 1,
  },
  NodeFreeze: {
    doc: "Nothing happens on machines and nobody reaches them; then they go on where they were.",
    takes: struckNodes,
    parameters: ["seed"],
  },
  NodePartition: {
    doc: "Kubelets and the API server do not reach each other. Containers run on and answer.",
    takes: struckNodes,
    parameters: ["seed"],
  },
  NodeSlow: {
    doc: "On machines all takes so many times as long: pulls, starts, answers.",
    takes: struckNodes,
    parameters: ["seed", "factor"],
  },
  ZoneOutage: {
    doc: "All machines of zones lose power, and have it again when it ends.",
    takes: ["zones"],
    parameters: [],
    needs: ["target.zones"],
  },
  KubeletRestart: {
    doc: "Kubelets are killed and start again after the delay, or 10 seconds. Containers run on.",
    takes: struckNodes,
    parameters: ["seed", "delay"],
    times: 1,
  },
  ContainerCrash: {
    doc: "Containers end with code 137; for its duration also those that start, after a second.",
    takes: containers,
    parameters: ["seed"],
    once: true,
  },
  ContainerHang: {
    doc: "Containers stop answering and heed no signal. Those started afterwards are well.",
    takes: containers,
    parameters: ["seed"],
  },
  ContainerOOM: {
    doc: "Containers are killed for want of memory; for its duration also those that start.",
    takes: containers,
    parameters: ["seed"],
    once: true,
  },
  ContainerSlowStart: {
    doc: "Servers that start meanwhile listen later, by the delay.",
    takes: containers,
    parameters: ["seed", "delay", "jitter"],
    needs: ["delay"],
  },
  RegistryDown: {
    doc: "Images cannot be pulled: nobody answers, or the error.",
    takes: pulls,
    parameters: ["percent", "seed", "error"],
  },
  RegistrySlow: {
    doc: "Pulls of images take so many times as long.",
    takes: pulls,
    parameters: ["factor"],
  },
  NetworkLoss: {
    doc: "Packets to and from pods and nodes are lost. TCP sends them again after a while.",
    takes: ends,
    parameters: losses,
  },
  NetworkDelay: {
    doc: "Packets to and from pods and nodes take longer, each way by the delay.",
    takes: ends,
    parameters: [...losses, "delay", "jitter"],
    needs: ["delay"],
  },
  DNSFailure: {
    doc: "Name servers answer pods and nodes that they have failed.",
    takes: clients,
    parameters: losses,
  },
} as const satisfies Readonly<Record<string, FaultTypeRule>>;

/** How many times as long something takes where it is not said. */
export const factorUsual = 10;
/** How long a machine takes to boot. */
export const rebootUsual = "30s";
/** Source: kubeadm 1.36, RestartSec in the unit of the kubelet. */
export const kubeletRestartUsual = "10s";
