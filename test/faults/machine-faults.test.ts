/**
 * What each type of Faults does to machines and containers: what is seen of the server on node-1,
 * when, what a client sees of it, and that it recovers.
 */
import { describe, expect, test } from "vitest";
import { ask, begin, type Trial } from "./machine-trial.ts";
import { faultStatus } from "./rollout.ts";

interface Row extends Trial {
  readonly behaviour: string;
  readonly forSeconds: number;
  readonly seen: readonly string[];
  /** What a client is answered at some times, in seconds since the beginning. */
  readonly asked?: Readonly<Record<number, string>>;
}

const target = { nodes: ["node-1"] };
const container = { ...target, podSelector: { matchLabels: { app: "web" } } };

const rows: readonly Row[] = [
  {
    behaviour: "kills what runs on a machine, which begins anew when it has power again",
    spec: { type: "NodeCrash", target, duration: "2m" },
    forSeconds: 150,
    seen: [
      "0.0 node-1: Ready=True off",
      "50.0 node-1: Ready=Unknown off",
      "50.0 node-1: Ready=Unknown unreachable:NoSchedule off",
      "50.0 web-1: running",
      "50.0 endpoints: web-0 web-2",
      "55.0 node-1: Ready=Unknown unreachable:NoSchedule unreachable:NoExecute off",
      "120.0 node-1: Ready=Unknown unreachable:NoSchedule unreachable:NoExecute",
      "120.0 node-1: Ready=True unreachable:NoSchedule unreachable:NoExecute",
      "120.0 web-1: Unknown(255)",
      "120.0 node-1: Ready=True",
      "121.2 web-1: running ×1",
      "122.2 web-1: running ×1 ready",
      "122.2 endpoints: web-0 web-1 web-2",
    ],
    asked: { 30: "ConnectTimeout", 100: "ConnectTimeout", 140: "200" },
  },
  {
    behaviour: "is over before the control plane has noticed",
    spec: { type: "NodeReboot", target },
    forSeconds: 60,
    seen: [
      "0.0 node-1: Ready=True off",
      "30.0 node-1: Ready=True",
      "30.0 web-1: Unknown(255)",
      "30.0 endpoints: web-0 web-2",
      "31.2 web-1: running ×1",
      "32.2 web-1: running ×1 ready",
      "32.2 endpoints: web-0 web-1 web-2",
    ],
    asked: { 10: "ConnectTimeout", 29: "ConnectTimeout", 40: "200" },
  },
  {
    behaviour: "stops a machine, on which everything goes on afterwards",
    spec: { type: "NodeFreeze", target, duration: "2m" },
    forSeconds: 150,
    seen: [
      "50.0 node-1: Ready=Unknown",
      "50.0 node-1: Ready=Unknown unreachable:NoSchedule",
      "50.0 web-1: running",
      "50.0 endpoints: web-0 web-2",
      "55.0 node-1: Ready=Unknown unreachable:NoSchedule unreachable:NoExecute",
      "120.0 web-1: running ready",
      "120.0 node-1: Ready=True unreachable:NoSchedule unreachable:NoExecute",
      "120.0 endpoints: web-0 web-1 web-2",
      "120.0 node-1: Ready=True",
    ],
    asked: { 30: "ConnectTimeout", 100: "ConnectTimeout", 140: "200" },
  },
  {
    behaviour: "holds up a start that is under way",
    spec: { type: "NodeFreeze", target, after: "2s", duration: "10s" },
    isEarly: true,
    forSeconds: 30,
    seen: [
      "0.0 endpoints: ",
      "0.0 web-1: Pending",
      "0.0 web-1: ContainerCreating",
      "4.7 endpoints: web-0",
      "4.9 endpoints: web-0 web-2",
      "13.4 web-1: running",
      "13.4 node-1: Ready=True",
      "14.4 web-1: running ready",
      "14.4 endpoints: web-0 web-1 web-2",
    ],
  },
  {
    behaviour: "leaves containers alone, which answer all the time",
    spec: { type: "NodePartition", target, duration: "2m" },
    forSeconds: 150,
    seen: [
      "50.0 node-1: Ready=Unknown",
      "50.0 node-1: Ready=Unknown unreachable:NoSchedule",
      "50.0 web-1: running",
      "50.0 endpoints: web-0 web-2",
      "55.0 node-1: Ready=Unknown unreachable:NoSchedule unreachable:NoExecute",
      "120.0 web-1: running ready",
      "120.0 node-1: Ready=True unreachable:NoSchedule unreachable:NoExecute",
      "120.0 endpoints: web-0 web-1 web-2",
      "120.0 node-1: Ready=True",
    ],
    asked: { 30: "200", 100: "200", 140: "200" },
  },
  {
    behaviour:
      "that is long has pods replaced, whose containers stop when their kubelet hears of it",
    spec: { type: "NodePartition", target, duration: "7m" },
    forSeconds: 450,
    seen: [
      "50.0 node-1: Ready=Unknown",
      "50.0 node-1: Ready=Unknown unreachable:NoSchedule",
      "50.0 web-1: running",
      "50.0 endpoints: web-0 web-2",
      "55.0 node-1: Ready=Unknown unreachable:NoSchedule unreachable:NoExecute",
      "355.0 web-1: running terminating",
      "355.0 web-0b: Pending",
      "355.0 web-0b: ContainerCreating",
      "356.5 web-0b: running",
      "357.5 web-0b: running ready",
      "357.5 endpoints: web-0 web-0b web-2",
      "420.0 node-1: Ready=True unreachable:NoSchedule unreachable:NoExecute",
      "420.0 web-1: running ready terminating",
      "420.0 node-1: Ready=True",
      "420.1 web-1: Completed(0) terminating",
      "420.1 web-1: gone",
    ],
    asked: { 360: "200", 410: "200" },
  },
  {
    behaviour: "stretches pulls and starts",
    spec: { type: "NodeSlow", target, factor: 5, duration: "2m" },
    isEarly: true,
    forSeconds: 150,
    seen: [
      "0.0 endpoints: ",
      "0.0 web-1: Pending",
      "0.0 web-1: ContainerCreating",
      "4.4 endpoints: web-2",
      "4.8 endpoints: web-0 web-2",
      "12.8 web-1: running",
      "12.8 node-1: Ready=True",
      "18.8 web-1: running ready",
      "18.8 endpoints: web-0 web-1 web-2",
    ],
  },
  {
    behaviour: "switches off all machines of a zone",
    spec: { type: "ZoneOutage", target: { zones: ["b"] }, duration: "1m" },
    forSeconds: 120,
    seen: [
      "0.0 node-1: Ready=True off",
      "50.0 node-1: Ready=Unknown off",
      "50.0 node-1: Ready=Unknown unreachable:NoSchedule off",
      "50.0 web-1: running",
      "50.0 endpoints: web-0",
      "55.0 node-1: Ready=Unknown unreachable:NoSchedule unreachable:NoExecute off",
      "60.0 node-1: Ready=Unknown unreachable:NoSchedule unreachable:NoExecute",
      "60.0 node-1: Ready=True unreachable:NoSchedule unreachable:NoExecute",
      "60.0 web-1: Unknown(255)",
      "60.0 node-1: Ready=True",
      "61.2 web-1: running ×1",
      "62.2 endpoints: web-0 web-2",
      "62.2 web-1: running ×1 ready",
      "62.2 endpoints: web-0 web-1 web-2",
    ],
    asked: { 30: "ConnectTimeout", 59: "ConnectTimeout", 100: "200" },
  },
  {
    behaviour: "that is short changes nothing",
    spec: { type: "KubeletRestart", target },
    forSeconds: 40,
    seen: [],
    asked: { 5: "200", 20: "200" },
  },
  {
    behaviour: "that takes long looks like a machine that is gone, though its containers answer",
    spec: { type: "KubeletRestart", target, delay: "1m" },
    forSeconds: 90,
    seen: [
      "50.0 node-1: Ready=Unknown",
      "50.0 node-1: Ready=Unknown unreachable:NoSchedule",
      "50.0 web-1: running",
      "50.0 endpoints: web-0 web-2",
      "55.0 node-1: Ready=Unknown unreachable:NoSchedule unreachable:NoExecute",
      "60.0 web-1: running ready",
      "60.0 node-1: Ready=True unreachable:NoSchedule unreachable:NoExecute",
      "60.0 endpoints: web-0 web-1 web-2",
      "60.0 node-1: Ready=True",
    ],
    asked: { 30: "200", 59: "200", 80: "200" },
  },
  {
    behaviour: "ends a container once, which is started again",
    spec: { type: "ContainerCrash", target: container },
    forSeconds: 30,
    seen: [
      "0.0 web-1: Error(137)",
      "0.0 endpoints: web-0 web-2",
      "1.2 web-1: running ×1",
      "2.2 web-1: running ×1 ready",
      "2.2 endpoints: web-0 web-1 web-2",
    ],
    asked: { 1: "ConnectionRefused", 20: "200" },
  },
  {
    behaviour: "with a duration ends each one that starts",
    spec: { type: "ContainerCrash", target: container, duration: "30s" },
    forSeconds: 60,
    seen: [
      "0.0 web-1: Error(137)",
      "0.0 endpoints: web-0 web-2",
      "1.2 web-1: running ×1",
      "2.2 web-1: Error(137) ×1",
      "3.0 web-1: CrashLoopBackOff ×1",
      "13.2 web-1: running ×2",
      "14.2 web-1: Error(137) ×2",
      "15.0 web-1: CrashLoopBackOff ×2",
      "35.2 web-1: running ×3",
      "36.2 web-1: running ×3 ready",
      "36.2 endpoints: web-0 web-1 web-2",
    ],
    asked: { 14: "200", 50: "200" },
  },
  {
    behaviour: "makes a container fail its probes, which a restart mends",
    spec: { type: "ContainerHang", target: container, duration: "2m" },
    forSeconds: 130,
    seen: [
      "15.8 web-1: running",
      "15.8 endpoints: web-0 web-2",
      "56.0 web-1: running ×1",
      "57.0 web-1: running ×1 ready",
      "57.0 endpoints: web-0 web-1 web-2",
    ],
    asked: { 5: "Timeout", 50: "Timeout", 80: "200" },
  },
  {
    behaviour: "that is short goes by",
    spec: { type: "ContainerHang", target: container, duration: "20s" },
    forSeconds: 60,
    seen: [
      "15.8 web-1: running",
      "15.8 endpoints: web-0 web-2",
      "24.8 web-1: running ready",
      "24.8 endpoints: web-0 web-1 web-2",
    ],
    asked: { 5: "Timeout", 19: "Timeout", 20: "200" },
  },
  {
    behaviour: "kills a container for want of memory",
    spec: { type: "ContainerOOM", target: container },
    forSeconds: 30,
    seen: [
      "0.0 web-1: OOMKilled(137)",
      "0.0 endpoints: web-0 web-2",
      "1.2 web-1: running ×1",
      "2.2 web-1: running ×1 ready",
      "2.2 endpoints: web-0 web-1 web-2",
    ],
    asked: { 1: "ConnectionRefused", 20: "200" },
  },
  {
    behaviour: "has servers listen later that start meanwhile",
    spec: { type: "ContainerSlowStart", target: container, delay: "15s", duration: "1m" },
    isEarly: true,
    forSeconds: 60,
    seen: [
      "0.0 endpoints: ",
      "0.0 web-1: Pending",
      "0.0 web-1: ContainerCreating",
      "3.7 web-1: running",
      "3.7 node-1: Ready=True",
      "4.4 endpoints: web-2",
      "4.8 endpoints: web-0 web-2",
      "19.7 web-1: running ready",
      "19.7 endpoints: web-0 web-1 web-2",
    ],
    asked: { 10: "ConnectionRefused", 30: "200" },
  },
  {
    behaviour: "makes pulls fail, and the next one after its end succeeds",
    spec: { type: "RegistryDown", target: container, duration: "1m" },
    isEarly: true,
    forSeconds: 110,
    seen: [
      "0.0 endpoints: ",
      "0.0 web-1: Pending",
      "0.0 web-1: ContainerCreating",
      "4.4 endpoints: web-2",
      "4.8 endpoints: web-0 web-2",
      "31.4 web-1: ErrImagePull",
      "33.4 web-1: ImagePullBackOff",
      "71.4 web-1: ErrImagePull",
      "73.4 web-1: ImagePullBackOff",
      "93.7 web-1: running",
      "93.7 node-1: Ready=True",
      "94.7 web-1: running ready",
      "94.7 endpoints: web-0 web-1 web-2",
    ],
  },
  {
    behaviour: "stretches pulls",
    spec: { type: "RegistrySlow", target: container, factor: 20, duration: "1m" },
    isEarly: true,
    forSeconds: 60,
    seen: [
      "0.0 endpoints: ",
      "0.0 web-1: Pending",
      "0.0 web-1: ContainerCreating",
      "4.4 endpoints: web-2",
      "4.8 endpoints: web-0 web-2",
      "43.6 web-1: running",
      "43.6 node-1: Ready=True",
      "44.6 web-1: running ready",
      "44.6 endpoints: web-0 web-1 web-2",
    ],
  },
  {
    behaviour: "of all packets makes network probes fail",
    spec: { type: "NetworkLoss", target: container, duration: "20s" },
    forSeconds: 60,
    seen: [
      "15.8 web-1: running",
      "15.8 endpoints: web-0 web-2",
      "24.8 web-1: running ready",
      "24.8 endpoints: web-0 web-1 web-2",
    ],
    asked: { 5: "ConnectTimeout", 19: "Timeout", 25: "200" },
  },
  {
    behaviour: "of nodes leaves their own probes alone",
    spec: { type: "NetworkLoss", target, duration: "20s" },
    forSeconds: 60,
    seen: [],
    asked: { 5: "ConnectTimeout", 19: "Timeout", 25: "200" },
  },
  {
    behaviour: "that is longer than probes wait makes them fail",
    spec: { type: "NetworkDelay", target: container, delay: "600ms", duration: "20s" },
    forSeconds: 60,
    seen: [
      "15.8 web-1: running",
      "15.8 endpoints: web-0 web-2",
      "24.8 web-1: running ready",
      "24.8 endpoints: web-0 web-1 web-2",
    ],
    asked: { 5: "ConnectTimeout", 19: "ConnectTimeout", 25: "200" },
  },
];

/** Plays a row; what is killed is started again at once. */
function play({ forSeconds, asked = {}, ...trial }: Row, kills: (second: number) => Kills = none) {
  const { cluster, seen } = begin(trial);
  const answers: Record<number, string> = {};
  for (let second = 0; second < forSeconds; second += 1) {
    if (second in asked) answers[second] = ask(cluster);
    for (const process of kills(second)) cluster.restart(process);
    cluster.advance("1s");
  }
  return { cluster, seen, answers };
}

type Kills = readonly ("kubelet" | "fault-injector")[];
const none = (): Kills => [];

describe("a fault of type", () => {
  test.each(rows)("$spec.type $behaviour", (row) => {
    const { cluster, seen, answers } = play(row);
    expect({ seen, answers }).toEqual({ seen: row.seen, answers: row.asked ?? {} });
    expect(faultStatus(cluster)?.phase).toBe("Ended");
    expect(play(row).cluster.digest()).toBe(cluster.digest());
  });

  test.each(rows)("$spec.type $behaviour, whoever is killed meanwhile", (row) => {
    const { seen, answers } = play(row, (second) => [
      ...(second % 7 === 3 ? (["kubelet"] as const) : []),
      ...(second % 11 === 5 ? (["fault-injector"] as const) : []),
    ]);
    // In what order things come about in one instant is nobody's affair.
    const wanted = { seen: [...row.seen].sort(), answers: row.asked ?? {} };
    expect({ seen: [...seen].sort(), answers }).toEqual(wanted);
  });
});
