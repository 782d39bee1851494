import { createConnection, type Socket } from "node:net";
import { Connection, requestText } from "./connection.ts";
import { type Benchmark, type Measurement, percentile } from "./harness.ts";
import { up } from "./processes.ts";

const writes = 50;
const path = "/api/v1/namespaces/default/configmaps";

/** From the start of a write until each of many watchers has the event. */
export const fanOut: Benchmark = {
  name: "fan-out",
  async run() {
    const { url, stop } = await up("--nodes", "0");
    try {
      const results: Measurement[] = [];
      for (const watchers of [1, 100, 1_000]) results.push(...(await measure(url, watchers)));
      return results;
    } finally {
      await stop();
    }
  },
};

async function measure(url: string, watchers: number): Promise<readonly Measurement[]> {
  const receipts: number[] = [];
  let startMs = 0;
  let pending = 0;
  let all = () => {};
  const heard = () => {
    receipts.push(performance.now() - startMs);
    pending -= 1;
    if (pending === 0) all();
  };
  const revision = await revisionOf(url);
  const open = () => watcher(url, revision, heard);
  const sockets = await Promise.all(Array.from({ length: watchers }, open));
  const writer = await Connection.open(url);
  for (let index = 0; index < writes; index += 1) {
    const body = { metadata: { name: `of-${watchers}-${index}` }, data: { color: "blue" } };
    pending = watchers;
    const received = new Promise<void>((resolve) => {
      all = resolve;
    });
    startMs = performance.now();
    await Promise.all([writer.send(requestText("POST", path, { body })), received]);
  }
  writer.close();
  for (const socket of sockets) socket.destroy();
  const of = (part: string) => `write until receipt, ${watchers} watchers, ${part}`;
  const name = "fan-out";
  return [
    { name, what: of("p50"), value: percentile(receipts, 0.5), unit: "ms" },
    { name, what: of("p99"), value: percentile(receipts, 0.99), unit: "ms" },
  ];
}

/** The present revision, for watches that begin with what is to come. */
async function revisionOf(url: string): Promise<string> {
  const list: unknown = await (await fetch(`${url}${path}?limit=1`)).json();
  return String(Object(Object(list).metadata).resourceVersion);
}

/** Opens a watch, and calls `heard` for each event once its head has come. */
function watcher(url: string, revision: string, heard: () => void): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: hostname, port: Number(port) });
    socket.once("error", reject);
    let isOpen = false;
    socket.on("data", (bytes: Buffer) => {
      if (isOpen) {
        // Each event is a line of JSON; the lines of the chunks around it end otherwise.
        for (let at = bytes.indexOf(eventEnd); at >= 0; at = bytes.indexOf(eventEnd, at + 1))
          heard();
        return;
      }
      isOpen = bytes.includes("\r\n\r\n");
      if (isOpen) resolve(socket);
    });
    const selected = "fieldSelector=metadata.name!%3Dkube-root-ca.crt";
    socket.write(requestText("GET", `${path}?watch=1&${selected}&resourceVersion=${revision}`));
  });
}

const eventEnd = Buffer.from("}\n");
