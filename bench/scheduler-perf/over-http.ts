/** The same load on `kubesim up`, by 32 connections and one watch. */
import { createConnection } from "node:net";
import { Connection, requestText } from "../connection.ts";
import { up } from "../processes.ts";
import {
  churnEvery,
  nodeBody,
  nodeCount,
  type Part,
  type PodShape,
  podBody,
  preemptor,
  priorityClasses,
  serviceBody,
  tooLarge,
  type Workload,
} from "./workloads.ts";

const connections = 32;
const pods = "/api/v1/namespaces/default/pods";
/** No node runs anything; the addresses are enough for all. */
const upFlags = ["--nodes", "0", "--cluster-cidr", "10.0.0.0/11", "--scheduling", "kubernetes"];
const services = "/api/v1/namespaces/default/services";
const classes = "/apis/scheduling.k8s.io/v1/priorityclasses";

/** Pods a second, from the first request to create one until a watch has shown the last bound. */
export async function podsPerSecond(workload: Workload): Promise<number> {
  const { before, isFullBefore, measured } = workload;
  const running = await up(...upFlags);
  try {
    const { url } = running;
    await sendAll(url, priorityClasses.length, (index) => [post(classes, priorityClasses[index])]);
    await sendAll(url, nodeCount, addNode);
    const isPlaced = await watchBound(url, "before");
    await sendAll(url, before.count, () => [post(pods, podBody(before.shape, "before"))]);
    await isPlaced(isFullBefore === true ? 0 : before.count);
    const isDone = await watchBound(url, "measured");
    const startMs = performance.now();
    await sendAll(url, measured.count, (index) => requestsOf(workload, index));
    await isDone(measured.count);
    return (measured.count * 1000) / (performance.now() - startMs);
  } finally {
    await running.stop();
  }
}

/** A pod, and what comes and goes with every hundredth. */
function requestsOf({ measured, churn }: Workload, index: number): readonly string[] {
  const pod = addPod(measured.shape, "measured");
  if (churn === undefined || index % churnEvery > 0) return [pod];
  switch (churn) {
    case "preemptors":
      return [pod, addPod(preemptor, "churn")];
    case "unschedulable":
      return [pod, addPod(tooLarge, "churn")];
    case "all": {
      // Others may be under way at the same time.
      const metadata = { name: `churn-${index}` };
      return [
        pod,
        ...addNode(nodeCount + index),
        post(pods, { ...podBody(tooLarge, "churn"), metadata }),
        post(services, { ...serviceBody, metadata }),
        requestText("DELETE", `/api/v1/nodes/${nodeBody(nodeCount + index).metadata.name}`),
        requestText("DELETE", `${pods}/${metadata.name}?gracePeriodSeconds=0`),
        requestText("DELETE", `${services}/${metadata.name}`),
      ];
    }
  }
}

const post = (path: string, body: object | undefined) =>
  requestText("POST", path, body === undefined ? {} : { body });
const addPod = (shape: PodShape, part: Part) => post(pods, podBody(shape, part));

function addNode(index: number): readonly string[] {
  const body = nodeBody(index);
  const path = "/api/v1/nodes";
  const status = requestText("PUT", `${path}/${body.metadata.name}/status`, { body });
  return [post(path, body), status];
}

/** Sends so many times what is asked for, over all connections at once. */
async function sendAll(
  url: string,
  count: number,
  requests: (index: number) => readonly string[],
): Promise<void> {
  let next = 0;
  const work = async () => {
    const connection = await Connection.open(url);
    while (next < count) {
      const index = next;
      next += 1;
      for (const request of requests(index)) {
        const code = await connection.send(request);
        if (code >= 400) throw new Error(`${request.split("\r\n")[0]}: answered ${code}`);
      }
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: Math.min(connections, count) }, work));
}

const eventEnd = Buffer.from("}\n");

/** Counts the pods of a part that have nodes: a watch shows each as it comes to have one. */
async function watchBound(url: string, part: Part): Promise<(count: number) => Promise<void>> {
  const { hostname, port } = new URL(url);
  let seen = 0;
  let heard = () => {};
  const socket = createConnection({ host: hostname, port: Number(port) });
  socket.on("data", (bytes: Buffer) => {
    for (let at = bytes.indexOf(eventEnd); at >= 0; at = bytes.indexOf(eventEnd, at + 1)) seen += 1;
    heard();
  });
  const selected = `labelSelector=load%3D${part}&fieldSelector=spec.nodeName!%3D`;
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.once("data", () => resolve());
    socket.write(requestText("GET", `${pods}?watch=1&${selected}&resourceVersion=0`));
  });
  return (count) =>
    new Promise<void>((resolve) => {
      heard = () => {
        if (seen < count) return;
        socket.destroy();
        resolve();
      };
      heard();
    });
}
